//! The design as DBML, and what becomes of a design whose text is changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use expect_test::expect;
use relata::dialect::Dialect;
use relata::document::Document;
use relata::document::template::{TEMPLATES, library};
use relata::schema::{Ids, Schema, Table};
use relata::text::read::{Language, read_text};
use relata::text::write_dbml;
use support::random::Drawer;

fn design(schema: &Schema) -> Document {
    Document { schema: schema.clone(), ..Document::default() }
}

/// What is not the same after it was written, read and written again.
fn wrong(name: &str, schema: &Schema) -> Vec<String> {
    let text = write_dbml(&design(schema)).text;
    let reading = read_text(&text, Language::Dbml, &mut Ids::new(5));
    let again = write_dbml(&design(&reading.schema)).text;
    let lost = text.lines().filter(|line| !again.lines().any(|other| other == *line)).map(|line| format!("{name}: - {line}"));
    let new = again.lines().filter(|line| !text.lines().any(|other| other == *line)).map(|line| format!("{name}: + {line}"));
    let said = reading.problems.iter().map(|problem| format!("{name}: {:?} {}", problem.at, problem.say));
    let moved = (text != again).then(|| format!("{name}: the order is another"));
    lost.chain(new).chain(said).chain(moved).collect()
}

#[test]
fn templates_come_back_from_dbml() {
    let all: Vec<String> = TEMPLATES.iter().flat_map(|template| wrong(template.name, &(template.make)(&mut Ids::new(3)).schema)).collect();
    assert!(all.is_empty(), "{} lines:\n{}", all.len(), all[..all.len().min(60)].join("\n"));
}

#[test]
fn random_designs_come_back_from_dbml() {
    let dialects = [Dialect::Postgres, Dialect::MySql, Dialect::Sqlite];
    let drawn = (0..300).map(|seed| (seed, Drawer::new(seed, dialects[seed as usize % 3]).schema(6)));
    let all: Vec<String> = drawn.flat_map(|(seed, schema)| wrong(&format!("seed {seed}"), &schema)).collect();
    assert!(all.is_empty(), "{} lines:\n{}", all.len(), all[..all.len().min(60)].join("\n"));
}

/// For a look with the parser of others: `RELATA_OUT=folder cargo test --test dbml`.
#[test]
fn texts_for_other_readers() {
    let Ok(folder) = std::env::var("RELATA_OUT") else { return };
    for template in TEMPLATES {
        std::fs::write(format!("{folder}/{}.dbml", template.name), write_dbml(&(template.make)(&mut Ids::new(3))).text).unwrap();
    }
    for seed in 0..200 {
        std::fs::write(format!("{folder}/{seed}.dbml"), write_dbml(&design(&Drawer::new(seed, Dialect::Postgres).schema(6))).text).unwrap();
    }
}

#[test]
fn the_library() {
    let mut library = library(&mut Ids::new(1));
    library.schema.tables.retain(|_, table| ["book", "author", "student_clubs", "club"].contains(&table.name.as_str()));
    library.schema.tables.values_mut().for_each(|table| {
        let mut kept = Table::clone(table);
        kept.foreign_keys.retain(|key| key.name.contains("author") || key.name.ends_with("club"));
        *table = kept.into();
    });
    let dbml = write_dbml(&library);
    expect![[r#"
        Enum genre {
          novel
          poetry
          science
          children
        }

        Table author [headercolor: #7C5CE0] {
          id integer [pk, increment]
          name varchar(100) [not null]
          born date
          country varchar(60)

          Note: 'People who write books'
        }

        Table book [headercolor: #7C5CE0] {
          id integer [pk, increment]
          title varchar(200) [not null]
          isbn char(13) [not null, unique, note: 'The number under the bar code']
          genre genre [not null, default: 'novel']
          price numeric(8,2)
          author_id integer [not null]

          checks {
            `price >= 0` [name: 'ck_book_price']
          }

          indexes {
            author_id [name: 'ix_book_author_id']
          }

          Note: 'Books on the shelves'
        }

        Table club [headercolor: #128C80] {
          id integer [pk, increment]
          name varchar(80) [not null, unique]
          meets_on varchar(20)

          Note: 'Reading clubs'
        }

        Table student_clubs [headercolor: #128C80] {
          student_id integer
          club_id integer

          indexes {
            (student_id, club_id) [pk]
            club_id [name: 'ix_student_clubs_club_id']
          }
        }

        Ref fk_book_author_id_author: book.author_id > author.id
        Ref fk_student_clubs_club_id_club: student_clubs.club_id > club.id [delete: cascade]
    "#]].assert_eq(&dbml.text);
    assert_eq!(dbml.text.lines().count(), dbml.lines.len());
}
