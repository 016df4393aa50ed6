//! Prints how long it takes to compare two designs and to write the SQL between them, and what an edit and
//! a saved file cost: `cargo run --profile native --no-default-features --example bench_migrate`; a number after `--`
//! is the one size that is wanted.

#[path = "support/grid.rs"]
mod grid;

use std::hint::black_box;
use std::time::{Duration, Instant};

use relata::dialect::Dialect;
use relata::document::{Document, Edit, read_file, write_compact, write_file};
use relata::migrate::{Answers, diff, migration};
use relata::schema::{Column, DataType, Ids, TableId};

/// Of each work, so many runs, or as many as fit in the time.
const RUNS: usize = 9;
const TIME: Duration = Duration::from_secs(4);

fn main() {
    let only: Option<usize> = std::env::args().nth(1).and_then(|text| text.parse().ok());
    for tables in [10, 100, 1_000, 10_000].into_iter().filter(|tables| only.is_none_or(|only| only == *tables)) {
        compare(tables, 100.min(tables));
    }
}

/// The median of several runs.
fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < RUNS && (times.is_empty() || begin.elapsed() < TIME) {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn print(tables: usize, what: &str, time: Duration) {
    println!("{tables:>6} tables  {what:<40} {:>10.3} ms", time.as_secs_f64() * 1000.0);
}

fn compare(tables: usize, changed: usize) {
    let mut ids = Ids::new(1);
    let before = grid::grid(tables, &mut ids);
    let after = change(&before, changed, &mut ids);
    let print = |what: &str, time| print(tables, what, time);
    print(&format!("compare, {changed} tables changed"), median(|| diff(&before.schema, &after.schema)));
    let mut edited = before.clone();
    let id = before.schema.tables.keys().next().copied();
    if let Some(table) = id {
        let rename = |name: &str| Edit::RenameTable { table, name: name.into(), follow: true };
        let work = || (edited.edit(rename("one"), &mut ids).is_ok(), edited.edit(rename("two"), &mut ids).is_ok());
        print("rename a table with its followers, twice", median(work));
    }
    print("write a file", median(|| write_file(&before)));
    let text = write_compact(&before);
    print("write for storage", median(|| write_compact(&before)));
    print("read a file", median(|| read_file(&text)));
    for dialect in Dialect::ALL {
        let work = || migration(&before.schema, &after.schema, &Answers::default(), dialect);
        print(&format!("compare and write {}", dialect.label()), median(work));
    }
}

/// Every kind of change that people make, in turns.
fn change(before: &Document, count: usize, ids: &mut Ids) -> Document {
    let mut after = before.clone();
    let tables: Vec<TableId> = before.schema.tables.keys().copied().take(count).collect();
    for (at, table) in tables.into_iter().enumerate() {
        let Some(column) = before.schema.table(table).and_then(|t| t.columns.last()).map(|c| c.id) else { continue };
        let edit = match at % 5 {
            0 => {
                let column = Column { nullable: true, ..Column::new(ids.mint(), "added", DataType::Text) };
                Edit::AddColumn { table, column, position: None }
            }
            1 => Edit::RenameColumn { table, column, name: "renamed".into() },
            2 => Edit::RetypeColumn { table, column, data_type: "text".into() },
            3 => Edit::DeleteColumns { table, columns: vec![column] },
            _ => Edit::RenameTable { table, name: format!("renamed_{at}"), follow: true },
        };
        if let Err(refusal) = after.edit(edit, ids) {
            eprintln!("{refusal}");
        }
    }
    after
}
