//! Prints what an edit costs from the key to the shapes of the next frame, at each size:
//! `cargo run --profile native --no-default-features --example bench_edits`.

#[path = "support/grid.rs"]
#[allow(dead_code, reason = "another bench changes the design as a whole")]
mod grid;

use std::hint::black_box;
use std::time::Instant;

use relata::canvas::Size;
use relata::document::Edit;
use relata::editor::{Action, Editor, ViewCommand};
use relata::schema::{Column, DataType, Ids};

const RUNS: usize = 31;

/// What is done to the design, made anew for each run.
type Work = Box<dyn FnMut() -> Action>;

fn main() {
    println!("{:>7} tables  {:<28} {:>9} {:>9}", "", "ms", "median", "worst");
    for tables in [10, 100, 1_000, 10_000] {
        measure(tables);
    }
}

fn measure(tables: usize) {
    let mut ids = Ids::new(1);
    let document = grid::grid(tables, &mut ids);
    let Some(table) = document.schema.tables.keys().next().copied() else { return };
    let begin = Instant::now();
    let mut editor = Editor::new(document, 7);
    editor.dispatch(Action::Resize(Size::new(1440.0, 900.0)));
    editor.dispatch(Action::View(ViewCommand::Show(table)));
    editor.scene();
    print(tables, "open", vec![begin.elapsed().as_secs_f64()]);
    let mut at = 0.0;
    let mut edits: [(&str, Work); 3] = [
        (
            "move a table",
            Box::new(move || {
                at += 8.0;
                Action::Edit(Edit::MoveTables { places: vec![(table, at, at)] })
            }),
        ),
        (
            "add a column",
            Box::new(move || {
                let column = Column::new(ids.mint(), "", DataType::read("text"));
                Action::Edit(Edit::AddColumn { table, column, position: None })
            }),
        ),
        ("undo", Box::new(|| Action::Undo)),
    ];
    for (what, action) in &mut edits {
        let run = |_| {
            let action = action();
            let begin = Instant::now();
            black_box(editor.dispatch(action));
            black_box(editor.scene());
            begin.elapsed().as_secs_f64()
        };
        print(tables, what, (0..RUNS).map(run).collect());
    }
}

fn print(tables: usize, what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let ms = |at: usize| times.get(at).copied().unwrap_or_default() * 1000.0;
    println!("{tables:>7} tables  {what:<28} {:>9.3} {:>9.3}", ms(times.len() / 2), ms(times.len() - 1));
}
