//! The design as DBML, and what becomes of a design whose text is changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[allow(dead_code, reason = "not all of it is asked here")]
#[path = "support/sound.rs"]
mod sound;
#[path = "support/support.rs"]
mod support;

use expect_test::expect;
use relata::dialect::Dialect;
use relata::document::template::{TEMPLATES, library};
use relata::document::{Document, read_file, write_file};
use relata::migrate::{Answers, migration};
use relata::schema::{Ids, Schema, Table};
use relata::text::read::typed::{Pane, Typed};
use relata::text::read::{Language, read_text};
use relata::text::{Mark, Service, write_dbml};
use serde_json::json;
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
    "#]]
    .assert_eq(&dbml.text);
    assert_eq!(dbml.text.lines().count(), dbml.lines.len());
}

// ---- a text that is changed

/// A design, its text, and what becomes of it.
struct Typing {
    design: Document,
    text: String,
    pane: Pane,
}

impl Typing {
    fn of(design: Document) -> Self {
        Self { text: write_dbml(&design).text, pane: Pane::new(&design, 7), design }
    }

    fn library() -> Self {
        Self::of(library(&mut Ids::new(1)))
    }

    /// Puts another text in place of one.
    fn put(&mut self, old: &str, new: &str) -> Typed {
        assert!(self.text.contains(old), "{old} is not in\n{}", self.text);
        self.text = self.text.replacen(old, new, 1);
        let typed = self.pane.typed(&self.text, None);
        assert_eq!(typed.lines.len(), self.text.lines().count());
        typed
    }

    fn good(&mut self, old: &str, new: &str) -> Schema {
        let typed = self.put(old, new);
        typed.schema.unwrap_or_else(|| panic!("{:#?}\n{}", typed.problems, self.text))
    }

    /// What is said of a text that changes nothing.
    fn bad(&mut self, old: &str, new: &str) -> Vec<String> {
        let typed = self.put(old, new);
        assert!(typed.schema.is_none(), "{}", self.text);
        typed.problems.iter().map(|problem| format!("{:?}: {}", problem.at, problem.say)).collect()
    }

    /// The statements of the change.
    fn change(&self, schema: &Schema) -> String {
        let made = migration(&self.design.schema, schema, &Answers::default(), Dialect::Postgres);
        made.up.steps.iter().flat_map(|step| step.sql.clone()).collect::<Vec<_>>().join("\n")
    }
}

fn unedited(name: &str, design: &Document) -> Option<String> {
    let dbml = write_dbml(design);
    let mut pane = Pane::new(design, 7);
    // With more white space it says the same.
    for text in [dbml.text.clone(), dbml.text.replace("\n", "  \n\n"), dbml.text.clone()] {
        let typed = pane.typed(&text, None);
        let Some(schema) = typed.schema else { return Some(format!("{name}: {:?}", typed.problems)) };
        let shared =
            schema.tables.iter().all(|(id, table)| design.schema.tables.get(id).is_some_and(|own| std::sync::Arc::ptr_eq(own, table)));
        if schema != design.schema || !shared || !typed.problems.is_empty() {
            return Some(format!("{name}: {:?}\n{}", typed.problems, Typing::of(design.clone()).change(&schema)));
        }
        if text == dbml.text {
            let strip = |lines: &[Mark]| lines.iter().map(|mark| mark.table()).collect::<Vec<_>>();
            let ours: Vec<_> = strip(&dbml.lines);
            let theirs = strip(&typed.lines);
            let groups = dbml.text.lines().position(|line| line.starts_with("TableGroup")).unwrap_or(ours.len());
            if ours[..groups] != theirs[..groups] {
                return Some(format!("{name}: the lines are others"));
            }
        }
    }
    None
}

#[test]
fn a_text_as_it_was_written_changes_nothing() {
    let templates = TEMPLATES.iter().map(|template| (template.name.to_owned(), (template.make)(&mut Ids::new(3))));
    let dialects = [Dialect::Postgres, Dialect::MySql, Dialect::Sqlite];
    let random = (0..300).map(|seed| (format!("seed {seed}"), design(&Drawer::new(seed, dialects[seed as usize % 3]).schema(6))));
    let wrong: Vec<String> = templates.chain(random).filter_map(|(name, design)| unedited(&name, &design)).collect();
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

#[test]
fn a_table_under_another_name_is_the_same_one() {
    let mut typing = Typing::library();
    let schema = typing.good("Table author ", "Table writer ");
    expect!["ALTER TABLE author RENAME TO writer"].assert_eq(&typing.change(&schema));
    // Letter by letter, over a name that is no name, and with refs that say an older one.
    typing.bad("Table writer ", "Table  ");
    let schema = typing.good("Table  ", "Table p ");
    assert!(typing.change(&schema).contains("RENAME TO"));
    let schema = typing.good("author.id", "p.id");
    expect!["ALTER TABLE author RENAME TO p"].assert_eq(&typing.change(&schema));
    let schema = typing.good("Table p ", "Table author ");
    assert_eq!(schema, typing.design.schema);
}

#[test]
fn a_column_under_another_name_is_the_same_one() {
    let mut typing = Typing::library();
    // The check, the index and the ref still say the old names.
    typing.good("  price numeric(8,2)", "  cost numeric(8,2)");
    typing.good("  author_id integer [not null]", "  written_by integer [not null]");
    let schema = typing.good("  title varchar(200) [not null]", "  name varchar(300) [not null]");
    expect![[r#"
        ALTER TABLE book RENAME COLUMN price TO cost
        ALTER TABLE book RENAME COLUMN author_id TO written_by
        ALTER TABLE book RENAME COLUMN title TO name
        ALTER TABLE book ALTER COLUMN name TYPE varchar(300)"#]]
    .assert_eq(&typing.change(&schema));
    let schema =
        typing.good("Table author [headercolor: #7C5CE0] {\n  id integer", "Table author [headercolor: #7C5CE0] {\n  number integer");
    expect![[r#"
        ALTER TABLE book RENAME COLUMN price TO cost
        ALTER TABLE book RENAME COLUMN author_id TO written_by
        ALTER TABLE book RENAME COLUMN title TO name
        ALTER TABLE author RENAME COLUMN id TO number
        ALTER TABLE book ALTER COLUMN name TYPE varchar(300)"#]]
    .assert_eq(&typing.change(&schema));
}

#[test]
fn names_that_are_swapped_at_once_are_kept() {
    let mut typing = Typing::library();
    let (name, born) = ("  name varchar(100) [not null]\n  born date\n  country", "  born varchar(100) [not null]\n  name date\n  country");
    let schema = typing.good(name, born);
    assert!(!typing.change(&schema).contains("RENAME"));
    let id = |schema: &Schema, column: &str| {
        let author = schema.tables.values().find(|table| table.name == "author").unwrap().clone();
        author.columns.iter().find(|other| other.name == column).unwrap().id
    };
    assert_eq!(id(&schema, "name"), id(&typing.design.schema, "name"));
}

#[test]
fn a_line_that_is_cut_and_put_elsewhere_is_itself_again() {
    let mut typing = Typing::library();
    let schema = typing.good("  born date\n  country varchar(60)\n", "  country varchar(60)\n");
    assert!(typing.change(&schema).contains("DROP COLUMN"));
    let schema = typing.good("  country varchar(60)\n", "  country varchar(60)\n  born date\n");
    assert_eq!(typing.change(&schema), "");
    let note = typing.text.find("Table passport").unwrap();
    let table = typing.text[note..].split("\n}\n").next().unwrap().to_owned() + "\n}\n";
    let refs: String = typing.text.lines().filter(|line| line.contains("passport.")).map(|line| format!("{line}\n")).collect();
    typing.good(&refs, "");
    let schema = typing.good(&table, "");
    assert_eq!(schema.tables.len() + 1, typing.design.schema.tables.len());
    typing.text += &table;
    let schema = typing.good("Enum", &format!("{refs}Enum"));
    assert_eq!(typing.change(&schema), "");
}

#[test]
fn things_come_and_go() {
    let mut typing = Typing::library();
    typing.good("  country varchar(60)\n", "  country varchar(60)\n  email varchar(200) [not null, unique, note: 'where to write']\n");
    typing.good("  science\n", "  science\n  history\n");
    typing.good("  poetry\n", "  poems\n");
    typing.good("author_id integer [not null]", "author_id integer");
    typing.good("book.author_id > author.id", "book.author_id > author.id [delete: set null]");
    typing.good("    author_id [name: 'ix_book_author_id']", "    (author_id, title) [unique, name: 'ix_book_author_id']");
    typing.good(
        "Table club ",
        "Table shelf {\n  id integer [pk, increment]\n  room varchar(20) [not null, default: 'hall']\n}\n\nTable club ",
    );
    let schema = typing.good("Ref ", "Ref: book.price > shelf.id\nRef ");
    expect![[r#"
        ALTER TABLE book DROP CONSTRAINT fk_book_author_id_author
        DROP INDEX ix_book_author_id
        ALTER TYPE genre RENAME VALUE 'poetry' TO 'poems'
        ALTER TYPE genre ADD VALUE 'history' BEFORE 'children'
        CREATE TABLE shelf (
            id integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
            room varchar(20) DEFAULT 'hall' NOT NULL,
            CONSTRAINT pk_shelf PRIMARY KEY (id)
        )
        ALTER TABLE author ADD COLUMN email varchar(200) NOT NULL
        COMMENT ON COLUMN author.email IS 'where to write'
        ALTER TABLE book ALTER COLUMN author_id DROP NOT NULL
        ALTER TABLE author ADD CONSTRAINT uq_author_email UNIQUE (email)
        CREATE UNIQUE INDEX ix_book_author_id ON book (author_id, title)
        ALTER TABLE book ADD CONSTRAINT fk_book_author_id_author FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE SET NULL
        ALTER TABLE book ADD CONSTRAINT fk_book_price_shelf FOREIGN KEY (price) REFERENCES shelf (id)"#]]
    .assert_eq(&typing.change(&schema));
    // What came with an id keeps it while typing goes on.
    let shelf = |schema: &Schema| schema.tables.values().find(|table| table.name.starts_with("shelf")).unwrap().clone();
    let again = typing.good("Table shelf ", "Table shelf_in_room ");
    assert_eq!(shelf(&schema).id, shelf(&again).id);
    assert_eq!(shelf(&schema).columns, shelf(&again).columns);
}

#[test]
fn types_are_followed_by_what_points_there() {
    let mut typing = Typing::library();
    let schema = typing.good("Table author [headercolor: #7C5CE0] {\n  id integer", "Table author [headercolor: #7C5CE0] {\n  id bigint");
    expect![[r#"
        ALTER TABLE book DROP CONSTRAINT fk_book_author_id_author
        ALTER TABLE book ALTER COLUMN author_id TYPE bigint USING author_id::bigint
        ALTER TABLE author ALTER COLUMN id TYPE bigint USING id::bigint
        ALTER TABLE book ADD CONSTRAINT fk_book_author_id_author FOREIGN KEY (author_id) REFERENCES author (id)"#]]
    .assert_eq(&typing.change(&schema));
}

#[test]
fn what_dbml_cannot_say_is_kept() {
    for seed in 0..150 {
        let design = design(&Drawer::new(seed, Dialect::Postgres).with_special().schema(5));
        let mut typing = Typing::of(design);
        // A remark of one more table; nothing else changes.
        let Some((id, table)) = typing.design.schema.tables.iter().find(|(_, table)| table.comment.is_empty()) else { continue };
        let (id, mut expected) = (*id, Table::clone(table));
        let line = write_dbml(&typing.design).lines.iter().position(|mark| *mark == Mark::Table(id)).unwrap();
        let head = typing.text.lines().nth(line).unwrap().to_owned();
        let schema = typing.good(&head, &format!("{head}\n  Note: 'another one'"));
        expected.comment = "another one".into();
        assert_eq!(*schema.tables[&id], expected, "seed {seed}");
        let others =
            |schema: &Schema| schema.tables.iter().filter(|(other, _)| **other != id).map(|(_, table)| table.clone()).collect::<Vec<_>>();
        assert_eq!(others(&schema), others(&typing.design.schema), "seed {seed}");
    }
}

#[test]
fn a_renamed_column_of_any_design_is_renamed_and_nothing_else() {
    let mut tried = 0;
    for seed in 0..200 {
        let mut typing = Typing::of(design(&Drawer::new(seed, Dialect::Postgres).schema(5)));
        let lines = write_dbml(&typing.design).lines;
        let columns: Vec<_> = lines
            .iter()
            .enumerate()
            .filter_map(|(at, mark)| if let Mark::Column(t, c) = mark { Some((at, *t, *c)) } else { None })
            .collect();
        let Some((at, table, column)) = columns.get(seed as usize % columns.len().max(1)).copied() else { continue };
        let head = typing.text.lines().nth(at).unwrap().to_owned();
        let quoted = head.strip_prefix("  \"").map(|rest| rest.find("\" ").unwrap() + 4);
        let length = quoted.unwrap_or_else(|| 2 + head[2..].find(' ').unwrap());
        let typed: Vec<String> = typing
            .text
            .lines()
            .enumerate()
            .map(|(n, line)| if n == at { format!("  brand_new{}", &line[length..]) } else { line.to_owned() })
            .collect();
        typing.text = typed.join("\n");
        let answer = typing.pane.typed(&typing.text, None);
        let schema = answer.schema.unwrap_or_else(|| panic!("seed {seed}: {:?}\n{}", answer.problems, typing.text));
        let mut expected = typing.design.schema.clone();
        let mut changed = Table::clone(&expected.tables[&table]);
        changed.column_mut(column).unwrap().name = "brand_new".into();
        expected.put_table(changed);
        assert_eq!(typing.change(&schema), typing.change(&expected), "seed {seed}\n{}", typing.text);
        assert_eq!(schema, expected, "seed {seed}");
        tried += 1;
    }
    assert!(tried > 150, "{tried}");
}

#[test]
fn a_bad_text_changes_nothing_and_says_its_line() {
    let cases = [
        ("  born date\n", "  born\n"),
        ("  born date\n", "  name date\n"),
        ("Table author [headercolor: #7C5CE0] {", "Table author [headercolor: #7C5CE0]"),
        ("  born date\n", "  born date oops\n"),
        ("author.id", "nobody.id"),
        ("Enum genre {\n  novel\n  poetry\n  science\n  children\n}\n", ""),
        ("  born date\n", "  born date [default 5]\n"),
    ];
    let mut said = String::new();
    for (old, new) in cases {
        said += &format!("{:?}: {}\n", new, Typing::library().bad(old, new).join("; "));
    }
    expect![[r#"
        "  born\n": Line(11): The column born has no type, so it is text.
        "  name date\n": Line(11): The column name of author is there twice; this one is left out.
        "Table author [headercolor: #7C5CE0]": Line(8): “id integer[ pk, increment]” is not understood, so it is left out.; Line(10): “name varchar( 100)[ not null]” is not understood, so it is left out.; Line(11): “born date” is not understood, so it is left out.; Line(12): “country varchar( 60)” is not understood, so it is left out.; Line(14): “Note: People who write books” is not understood, so it is left out.; Line(79): book points at the table author, which is not in this text, so this foreign key is left out.
        "  born date oops\n": Line(11): “oops” is not understood, so it is left out.
        "nobody.id": Line(79): book points at the table nobody, which is not in this text, so this foreign key is left out.
        "": Column(TableId:6m9macz2zy, ColumnId:pgv9bjqaqh): There is no enum genre any more; book.genre needs it.
        "  born date [default 5]\n": Line(11): “default 5” of a column is no part of a design, so it is left out.
    "#]].assert_eq(&said);
    // One that only is called otherwise is the same.
    let schema = Typing::library().good("Enum genre", "Enum sort_of_book");
    assert_eq!(Typing::library().change(&schema), "ALTER TYPE genre RENAME TO sort_of_book");
    let mut typing = Typing::library();
    assert!(typing.pane.typed("", None).schema.is_none());
    assert!(typing.pane.typed("x", None).schema.is_none());
}

#[test]
fn what_is_drawn_meanwhile_is_kept() {
    let mut typing = Typing::library();
    typing.good("Table club ", "Table circle ");
    typing.bad("  born date\n", "  born\n");
    // While the text waits, a table is renamed and another one goes.
    let mut now = typing.design.schema.clone();
    let [student, passport, club] = ["student", "passport", "club"]
        .map(|name| now.tables.values().find(|table| table.name == name).map(|table| Table::clone(table)).unwrap());
    now.put_table(Table { name: "reader".into(), ..student.clone() });
    now.tables.remove(&passport.id);
    now.put_table(Table { name: "circle".into(), ..club.clone() });
    let text = typing.text.replace("  born\n", "  born timestamp\n");
    let schema = typing.pane.typed(&text, Some(&now)).schema.unwrap();
    assert_eq!((schema.tables[&student.id].name.as_str(), schema.tables[&club.id].name.as_str()), ("reader", "circle"));
    assert!(!schema.tables.contains_key(&passport.id));
    let author = schema.tables.values().find(|table| table.name == "author").unwrap();
    assert_eq!(author.columns[2].data_type, relata::schema::DataType::Timestamp);
}

#[test]
fn no_text_makes_it_panic() {
    let library = library(&mut Ids::new(1));
    let text = write_dbml(&library).text;
    let mut rng = fastrand::Rng::with_seed(3);
    let mut pane = Pane::new(&library, 7);
    let mut now: Vec<char> = text.chars().collect();
    for round in 0..400 {
        if round % 20 == 0 {
            now = text.chars().collect();
        }
        let (at, length) = (rng.usize(0..now.len()), rng.usize(0..12));
        let end = (at + length).min(now.len());
        let from = rng.usize(0..text.len() - 40);
        let piece: Vec<char> = text.chars().skip(from).take(rng.usize(0..12)).collect();
        now.splice(at..end, piece);
        let typed = pane.typed(&now.iter().collect::<String>(), None);
        if let Some(schema) = typed.schema {
            let faults = sound::faults(&design(&schema));
            assert!(faults.is_empty(), "{faults:?}");
        }
    }
}

#[test]
fn the_service_writes_the_text_and_takes_another_one() {
    let library = library(&mut Ids::new(1));
    let mut service = Service::default();
    service.hold(write_file(&library));
    let mut ask =
        |request: serde_json::Value| -> serde_json::Value { serde_json::from_str(&service.answer(&request.to_string())).unwrap() };
    let written = ask(json!({ "want": "dbml" }));
    let text = written["text"].as_str().unwrap().to_owned();
    let author = library.schema.tables.values().find(|table| table.name == "author").unwrap();
    assert_eq!(written["lines"][7], author.id.to_string());
    assert_eq!(written["lines"][8], format!("{} {}", author.id, author.columns[0].id));
    let typed = ask(json!({ "want": "typed", "seed": 5, "text": text.replace("Table author", "Table writer") }));
    assert!(typed["say"].is_null() && typed["line"].is_null(), "{typed}");
    let (document, _) = read_file(typed["design"].as_str().unwrap()).unwrap();
    assert_eq!(document.schema.tables[&author.id].name, "writer");
    assert_eq!(document.layout, library.layout);
    let bad = ask(json!({ "want": "typed", "text": text.replace("  born date", "  born") }));
    assert_eq!((&bad["say"], &bad["line"]), (&json!("Line 11: The column born has no type."), &json!(11)));
    assert!(bad["design"].is_null());
    let coloured = ask(json!({ "want": "typed", "text": text.replace("#7C5CE0", "#000000") }));
    assert!(coloured["note"].as_str().unwrap().starts_with("Colours"), "{coloured}");
    let remarked = ask(json!({ "want": "typed", "text": text.replace("  born date", "  // who knows\n  born date") }));
    assert!(remarked["note"].as_str().unwrap().starts_with("Remarks"), "{remarked}");
    let noted = ask(json!({ "want": "typed", "text": text.replace("People who write books", "https://example.org/*") }));
    assert_eq!(noted["note"], "", "what stands in quotes is no remark");
}
