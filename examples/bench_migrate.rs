//! Prints how long it takes to compare two designs and to write the SQL between them, and what an edit and
//! a saved file cost: `cargo run --profile native --no-default-features --example bench_migrate`; a number after `--`
//! is the one size that is wanted, a word after it is part of the name of the work that is wanted.

#[path = "support/grid.rs"]
mod grid;

use std::hint::black_box;
use std::time::{Duration, Instant};

use relata::dialect::Dialect;
use relata::document::{Edit, read_file, write_compact, write_file};
use relata::migrate::{Answers, diff, migration};
use relata::schema::Ids;

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

fn print<T>(tables: usize, what: &str, work: impl FnMut() -> T) {
    if std::env::args().nth(2).is_none_or(|only| what.contains(&only)) {
        println!("{tables:>6} tables  {what:<40} {:>10.3} ms", median(work).as_secs_f64() * 1000.0);
    }
}

fn compare(tables: usize, changed: usize) {
    let mut ids = Ids::new(1);
    let before = grid::grid(tables, &mut ids);
    let after = grid::change(&before, changed, &mut ids);
    print(tables, &format!("compare, {changed} tables changed"), || diff(&before.schema, &after.schema));
    let mut edited = before.clone();
    let id = before.schema.tables.keys().next().copied();
    if let Some(table) = id {
        let rename = |name: &str| Edit::RenameTable { table, name: name.into(), follow: true };
        let work = || (edited.edit(rename("one"), &mut ids).is_ok(), edited.edit(rename("two"), &mut ids).is_ok());
        print(tables, "rename a table with its followers, twice", work);
    }
    print(tables, "write a file", || write_file(&before));
    let text = write_compact(&before);
    print(tables, "write for storage", || write_compact(&before));
    print(tables, "read a file", || read_file(&text));
    for dialect in Dialect::ALL {
        let work = || migration(&before.schema, &after.schema, &Answers::default(), dialect);
        print(tables, &format!("compare and write {}", dialect.label()), work);
    }
}
