//! Files that are broken, foreign, newer or edited by hand: a clear word for each, and nothing lost.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop where it stands, also in its helpers")]

use relata::document::template::library;
use relata::document::{read_file, write_compact, write_file};
use relata::schema::Ids;

/// The library as a file, with one piece of the text replaced.
fn spoiled(piece: &str, with: &str) -> String {
    let text = write_file(&library(&mut Ids::new(1)));
    assert!(text.contains(piece), "{piece} is not in the file");
    text.replacen(piece, with, 1)
}

fn error(text: &str) -> String {
    read_file(text).map_or_else(|error| error.to_string(), |_| "it was read".into())
}

fn says(text: &str) -> Vec<String> {
    let (document, problems) = read_file(text).unwrap_or_else(|error| panic!("{error}"));
    let again = read_file(&write_file(&document));
    assert_eq!(again, Ok((document, vec![])), "what was repaired stays so");
    problems.into_iter().map(|problem| problem.say).collect()
}

#[test]
fn broken_files_say_where() {
    let text = write_file(&library(&mut Ids::new(1)));
    let half = error(&text[..text.len() / 2]);
    assert!(half.contains("it ends too early"), "{half}");
    let comma = error(&spoiled("\"format\": 1,", "\"format\": 1"));
    assert!(comma.starts_with("The file cannot be read: at line 3, column 3, expected `,` or `}`."), "{comma}");
    let shape = error(&spoiled("\"tables\": [", "\"tables\": 5, \"x\": ["));
    assert!(shape.contains("invalid type: integer `5`"), "{shape}");
    assert!(error("").contains("it ends too early"));
    let column = error(&spoiled("\"name\": \"title\",", "\"name\": \"title\", \"nullable\": \"no\","));
    let at = "at tables[book].columns[title].nullable, invalid type: text `no`, expected true or false.";
    assert!(column.contains(at), "{column}");
    // Which of the two is meant, only the user knows.
    let twice = error(&spoiled("\"tables\": [", "\"tables\": [], \"tables\": ["));
    assert!(twice.contains("at tables, it is there twice."), "{twice}");
}

#[test]
fn foreign_and_newer_files_are_told_apart() {
    assert!(error("{\"tables\": []}").starts_with("This is not a design of Relata"));
    let newer = error(&spoiled("\"format\": 1,", "\"format\": 2, \"new\": [],"));
    assert!(newer.starts_with("This design was saved by a newer version of Relata (format 2; this version reads up to 1)."));
}

#[test]
fn what_is_not_known_is_skipped() {
    let text = spoiled("\"format\": 1,", "\"format\": 1, \"mood\": {\"deep\": [1, 2]},");
    assert_eq!(read_file(&text), read_file(&write_file(&library(&mut Ids::new(1)))));
    assert!(read_file(&format!("\u{feff}{text}")).is_ok());
}

#[test]
fn what_points_at_nothing_is_left_out_and_said() {
    let document = library(&mut Ids::new(1));
    let book = document.schema.tables.values().find(|table| table.name == "book").expect("the library has books");
    let key = &book.foreign_keys[0];
    let said = says(&spoiled(&format!("\"target\": \"{}\"", key.target), "\"target\": \"nothing\""));
    assert_eq!(said, ["The foreign key fk_book_author_id_author of book pointed at something that is not in the file. It was left out."]);
    let said = says(&spoiled("\"name\": \"club\"", "\"name\": \"book\""));
    assert_eq!(said, ["The name “book” is empty or in the file twice. It was changed to “book_2”."]);
    let said = says(&spoiled("\"dialect\": \"postgres\"", "\"dialect\": \"oracle\""));
    assert_eq!(said, ["“oracle” is not a database that Relata knows. SQL is shown for PostgreSQL."]);
}

#[test]
fn ids_of_a_hand_are_read_alike_everywhere() {
    let text = write_file(&library(&mut Ids::new(1)));
    let document = library(&mut Ids::new(1));
    let id = document.schema.tables.keys().next().expect("the library has tables").to_string();
    let (read, problems) = read_file(&text.replace(&id, "my own id")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(problems, []);
    assert_eq!(read.schema.tables.len(), document.schema.tables.len());
    let keys = |schema: &relata::schema::Schema| schema.tables.values().map(|table| table.foreign_keys.len()).sum::<usize>();
    assert_eq!(keys(&read.schema), keys(&document.schema));
}

#[test]
fn a_column_more_is_a_few_lines_more() {
    use relata::document::Edit;
    use relata::schema::{Column, DataType};
    let mut ids = Ids::new(1);
    let mut document = library(&mut ids);
    let before = write_file(&document);
    let table = document.schema.tables.values().find(|table| table.name == "book").expect("the library has books").id;
    let column = Column::new(ids.mint(), "pages", DataType::Integer);
    let added = document.edit(Edit::AddColumn { table, column, position: Some(1) }, &mut ids);
    assert!(added.is_ok());
    let after = write_file(&document);
    let new: Vec<&str> = after.lines().filter(|line| !before.contains(line)).map(str::trim).collect();
    assert!(new.len() == 2 && new[1] == "\"name\": \"pages\",", "{new:?}");
    assert_eq!(after.lines().count(), before.lines().count() + 5);
}

#[test]
fn any_place_on_the_canvas_is_kept() {
    use relata::document::Edit;
    let mut ids = Ids::new(1);
    let mut document = library(&mut ids);
    let tables: Vec<_> = document.schema.tables.keys().copied().collect();
    let places = [0.1 + 0.2, 1e300, -1e-9, f64::NAN, f64::INFINITY, 1_234.567_89, -7741.375, 1e9 / 3.0];
    for (place, table) in places.into_iter().zip(tables.into_iter().cycle()) {
        let moved = document.edit(Edit::MoveTables { places: vec![(table, place, -place)] }, &mut ids);
        assert_eq!(moved.is_ok(), place.is_finite());
        for text in [write_file(&document), write_compact(&document)] {
            assert_eq!(read_file(&text), Ok((document.clone(), vec![])), "{place}");
        }
    }
}
