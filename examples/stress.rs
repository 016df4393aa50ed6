//! Prints a large design as a file to open: `cargo run --example stress -- 1000 > large.relata.json`.

#[path = "support/grid.rs"]
mod grid;

use relata::document::write_file;
use relata::schema::Ids;

fn main() {
    let tables = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1000);
    print!("{}", write_file(&grid::grid(tables, &mut Ids::new(1))));
}
