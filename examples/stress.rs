//! Prints a large design as a file to open: `cargo run --example stress -- 1000 > large.relata.json`. A second number is
//! how many of its tables changed since its one revision.

#[path = "support/grid.rs"]
mod grid;

use relata::document::{Edit, RevisionId, write_file};
use relata::schema::Ids;

fn main() {
    let number = |at| std::env::args().nth(at).and_then(|text| text.parse::<usize>().ok());
    let mut ids = Ids::new(1);
    let mut design = grid::grid(number(1).unwrap_or(1000), &mut ids);
    if let Some(changed) = number(2) {
        let id = RevisionId::from_bits(1);
        let made = design.edit(Edit::CreateRevision { id, message: "before".into(), date: "2026-01-01T00:00:00Z".into() }, &mut ids);
        if let Err(refusal) = made {
            eprintln!("{refusal}");
        }
        design = grid::change(&design, changed, &mut ids);
    }
    print!("{}", write_file(&design));
}
