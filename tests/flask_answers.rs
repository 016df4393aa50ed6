//! What `text::flask` answers to each request of the page: the members that its documentation promises.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use std::collections::BTreeSet;

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::document::{Document, Edit, Layout, Revision, RevisionId, write_compact};
use relata::migrate::{Answers, Aside, create_script, fitted, portable};
use relata::schema::{Column, DataType, EndNames, EnumType, EnumValue, Ids, Key, Schema, Table};
use relata::text::{flask, unzip};
use serde_json::{Value, json};

fn asked(request: &Value) -> Value {
    serde_json::from_str(&flask::answer(&request.to_string())).unwrap()
}

fn library() -> Document {
    (TEMPLATES[1].make)(&mut Ids::new(1))
}

fn table<'a>(document: &'a Document, name: &str) -> &'a Table {
    document.schema.tables.values().find(|table| table.name == name).unwrap()
}

fn revision(bits: u64, parents: &[u64], message: &str, schema: &Schema) -> Revision {
    Revision {
        id: RevisionId::from_bits(bits),
        parents: parents.iter().map(|bits| RevisionId::from_bits(*bits)).collect(),
        message: message.into(),
        date: "2026-03-01T12:00:00Z".into(),
        schema: schema.clone(),
        answers: Answers::default(),
        places: Layout::default(),
    }
}

fn edited(schema: &Schema, edit: impl FnOnce(&mut Schema)) -> Schema {
    let mut schema = schema.clone();
    edit(&mut schema);
    schema
}

/// The Library with a first revision.
fn with_revision() -> Document {
    let mut document = library();
    document.revisions.push(revision(1, &[], "Create it all", &document.schema));
    document
}

fn names(answer: &Value) -> Vec<&str> {
    answer["files"].as_array().unwrap_or_else(|| panic!("{answer}")).iter().map(|file| file["name"].as_str().unwrap()).collect()
}

fn text<'a>(answer: &'a Value, name: &str) -> &'a str {
    let files = answer["files"].as_array().unwrap_or_else(|| panic!("{answer}"));
    files.iter().find(|file| file["name"] == name).and_then(|file| file["text"].as_str()).unwrap_or_else(|| panic!("no {name} in {answer}"))
}

#[test]
fn models_in_three_styles() {
    let design = write_compact(&library());
    for (style, part) in
        [("typed", "author: Mapped[Author] = relationship("), ("plain", "class Author(Base):"), ("classic", "author = db.relationship(")]
    {
        let answer = asked(&json!({ "want": "models", "design": design, "style": style }));
        assert_eq!(names(&answer), ["models.py"]);
        assert!(text(&answer, "models.py").contains(part), "{part} is not in\n{}", text(&answer, "models.py"));
        assert!(answer["problems"].is_array() && answer.get("zip").is_none());
    }
    let unsaid = asked(&json!({ "want": "models", "design": design }));
    assert_eq!(unsaid, asked(&json!({ "want": "models", "design": design, "style": "typed" })));
}

#[test]
fn a_relation_with_its_two_ways_to_be_written() {
    let mut document = library();
    let (book, key) = (table(&document, "book").id, table(&document, "book").foreign_keys[0].id);
    let ask = |document: &Document, style: &str| {
        asked(&json!({ "want": "relation", "design": write_compact(document), "id": key.to_string(), "style": style }))
    };
    let answer = ask(&document, "classic");
    assert_eq!(answer["usage"], json!(["author.books.append(book)", "book.author  # the author"]));
    assert_eq!(answer["ends"][0], json!({ "key": key.to_string(), "class": "Author", "name": "books" }));
    assert_eq!(answer["ends"][1], json!({ "key": key.to_string(), "class": "Book", "name": "author" }));
    let choices = |answer: &Value| answer["choices"].as_array().unwrap().iter().map(|c| c["name"].clone()).collect::<Vec<_>>();
    assert_eq!(choices(&answer), ["back_populates", "backref"]);
    assert_eq!(choices(&ask(&document, "typed")), ["back_populates"]);
    assert!(answer["choices"][1]["backref"] == true && answer["choices"][1]["say"].as_str().unwrap().ends_with('.'));
    assert!(answer["code"].as_str().unwrap().contains("back_populates=\"author\""), "{answer}");
    let ends = EndNames { parent: "writer".into(), children: "works".into(), backref: true };
    document.edit(Edit::NameEnds { table: book, key, ends }, &mut Ids::new(2)).unwrap();
    let answer = ask(&document, "classic");
    assert_eq!(answer["usage"], json!(["author.works.append(book)", "book.writer  # the author"]));
    assert!(answer["code"].as_str().unwrap().contains("backref"), "{answer}");
    assert!(!answer["code"].as_str().unwrap().contains("back_populates"), "{answer}");
}

#[test]
fn one_revision_after_one_of_the_users_own() {
    let document = with_revision();
    let id = document.revisions[0].id.to_string();
    for (base, parent) in [(None, "None"), (Some(" 1975ea83b712 (head)\n"), "\"1975ea83b712\""), (Some(""), "None")] {
        let answer = asked(&json!({ "want": "revision", "design": write_compact(&document), "revision": id, "base": base }));
        let name = format!("{id}_create_it_all.py");
        assert_eq!(names(&answer), [name.as_str()]);
        assert!(text(&answer, &name).contains(&format!("\ndown_revision = {parent}\n")), "{answer}");
        assert!(text(&answer, &name).contains(&format!("\nrevision = \"{id}\"\n")), "{answer}");
    }
    for (revision, base) in [("0badc0de0bad", ""), ("cake", ""), (id.as_str(), "'; DROP TABLE"), ("", "")] {
        let answer = asked(&json!({ "want": "revision", "design": write_compact(&document), "revision": revision, "base": base }));
        assert!(answer["error"].as_str().is_some_and(|say| say.ends_with('.')), "{answer}");
    }
}

#[test]
fn a_folder_and_a_project_and_their_zips() {
    let document = with_revision();
    let inside = ["migrations/README", "migrations/alembic.ini", "migrations/env.py", "migrations/script.py.mako", "migrations/versions/"];
    let answer = asked(&json!({ "want": "migrations", "design": write_compact(&document), "zip": true, "base": "abc" }));
    assert!(names(&answer).iter().zip(inside).all(|(name, expected)| name.starts_with(expected)), "{:?}", names(&answer));
    assert_eq!(answer["zip"]["name"], "migrations.zip");
    assert_eq!(unpacked(&answer), in_files(&answer));
    for style in ["typed", "plain", "classic"] {
        let answer = asked(&json!({ "want": "project", "design": write_compact(&document), "style": style, "zip": true }));
        let first = ["app.py", "requirements.txt", "README.md", "models.py"];
        assert_eq!(names(&answer)[..4], first);
        assert_eq!(answer["zip"]["name"], "library.zip");
        assert_eq!(unpacked(&answer), in_files(&answer));
        // SQLite is told to look at foreign keys in one place.
        let told = first.iter().filter(|name| text(&answer, name).contains("PRAGMA")).collect::<Vec<_>>();
        assert_eq!(told, [&"models.py"]);
    }
}

fn in_files(answer: &Value) -> Vec<(String, String)> {
    names(answer).into_iter().map(|name| (name.to_owned(), text(answer, name).to_owned())).collect()
}

fn unpacked(answer: &Value) -> Vec<(String, String)> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text = answer["zip"]["text"].as_str().unwrap();
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let known: Vec<usize> = four.iter().filter_map(|c| letters.iter().position(|letter| letter == c)).collect();
        let bits = known.iter().fold(0, |bits, six| bits << 6 | six) << (6 * (4 - known.len()));
        bytes.extend([bits >> 16, bits >> 8, bits].map(|byte| u8::try_from(byte & 255).unwrap()).iter().take(known.len() - 1));
    }
    unzip(&bytes).unwrap()
}

#[test]
fn commands_with_a_sentence_each() {
    let answer = asked(&json!({ "want": "commands", "message": "say \"$(hello)\"" }));
    let commands = answer["commands"].as_array().unwrap();
    let line = |name: &str| commands.iter().find(|command| command["name"] == name).map(|command| command["line"].as_str().unwrap());
    assert_eq!(line("migrate"), Some("flask db migrate -m \"say '-(hello)'\""));
    assert_eq!(line("upgrade"), Some("flask db upgrade"));
    assert_eq!(line("stamp"), None, "nobody said at which revision");
    assert!(commands.iter().all(|command| command["say"].as_str().unwrap().ends_with('.')));
    let answer = asked(&json!({ "want": "commands", "revision": "000000000001" }));
    let lines: Vec<&str> = answer["commands"].as_array().unwrap().iter().map(|command| command["line"].as_str().unwrap()).collect();
    assert!(["flask db stamp 000000000001", "flask db downgrade 000000000001"].iter().all(|line| lines.contains(line)), "{lines:?}");
}

#[test]
fn a_text_becomes_a_design() {
    let text = "class Book(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n    title = db.Column(shout())\n";
    let answer = asked(&json!({ "want": "read", "text": text, "seed": 7, "name": "Books" }));
    assert_eq!(answer["tables"], 1);
    let (document, _) = relata::document::read_file(answer["design"].as_str().unwrap()).unwrap();
    assert_eq!((document.name.as_str(), table(&document, "book").columns.len()), ("Books", 2));
    assert_eq!(answer["problems"][0]["line"], 3);
    let again = asked(&json!({ "want": "read", "text": text, "seed": 8, "design": answer["design"] }));
    let (again, _) = relata::document::read_file(again["design"].as_str().unwrap()).unwrap();
    assert_eq!(table(&again, "book").id, table(&document, "book").id);
}

// ---- branches, and what is kept aside

/// Two branches, one of which renames what the other does not touch, and the revision that brings them together.
#[test]
fn two_branches_are_brought_together() {
    let mut document = with_revision();
    let base = document.schema.clone();
    let (book, club) = (table(&document, "book").clone(), table(&document, "club").clone());
    let renamed = |schema: &mut Schema, table: &Table, name: &str| schema.put_table(Table { name: name.into(), ..table.clone() });
    let ours = edited(&base, |schema| renamed(schema, &book, "volume"));
    let theirs = edited(&base, |schema| renamed(schema, &club, "society"));
    let merged = edited(&ours, |schema| renamed(schema, &club, "society"));
    document.revisions.push(revision(2, &[1], "ours", &ours));
    document.revisions.push(revision(3, &[1], "theirs", &theirs));
    document.revisions.push(revision(4, &[2, 3], "together", &merged));
    document.schema = merged;
    let ask = |document: &Document| {
        asked(&json!({ "want": "revision", "design": write_compact(document), "revision": RevisionId::from_bits(4).to_string() }))
    };
    let answer = ask(&document);
    let file = text(&answer, "000000000004_together.py");
    assert!(file.contains("down_revision = (\"000000000002\", \"000000000003\")"), "{file}");
    assert!(file.contains("def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n"), "both branches have run by then:\n{file}");
    // A file that speaks of a table by its name fits only before the other branch renames it.
    let mut longer = document.clone();
    let column = relata::schema::Column::new(Ids::new(9).mint(), "pages", relata::schema::DataType::Integer);
    let longer_book = Table { columns: book.columns.iter().cloned().chain([column]).collect(), ..book.clone() };
    longer.revisions[2].schema = edited(&base, |schema| schema.put_table(longer_book.clone()));
    longer.revisions[3].schema = edited(&base, |schema| schema.put_table(Table { name: "volume".into(), ..longer_book.clone() }));
    let answer = ask(&longer);
    let say = answer["problems"][0]["say"].as_str().unwrap_or_default();
    assert!(say.contains("Run `flask db upgrade 000000000003` before"), "{answer}");
    // Where both rename the same table, Alembic cannot run one after the other.
    document.revisions[2].schema = edited(&base, |schema| renamed(schema, &book, "tome"));
    let answer = ask(&document);
    assert!(answer["error"].as_str().is_some_and(|say| say.contains("change the same things")), "{answer}");
}

#[test]
fn what_is_kept_aside_is_renamed_and_not_dropped() {
    let mut document = with_revision();
    let book = table(&document, "book").clone();
    let title = book.columns.iter().find(|column| column.name == "title").unwrap().id;
    let mut without = book.clone();
    without.columns.retain(|column| column.id != title);
    let schema = edited(&document.schema, |schema| schema.put_table(without));
    let mut second = revision(2, &[1], "no title", &schema);
    second.answers.keeps.insert(Aside::Column(title));
    document.revisions.push(second);
    document.schema = schema;
    let answer = asked(&json!({ "want": "migrations", "design": write_compact(&document) }));
    let file = text(&answer, "migrations/versions/000000000002_no_title.py");
    assert!(file.contains("relata_kept_title") && !file.contains("drop_column"), "{file}");
    assert!(text(&answer, "migrations/env.py").contains("relata_kept_"), "`flask db migrate` would drop it");
    document.revisions.pop();
    let answer = asked(&json!({ "want": "migrations", "design": write_compact(&document) }));
    assert!(!text(&answer, "migrations/env.py").contains("kept"));
}

#[test]
fn values_of_enums_that_look_like_numbers_are_looked_at_first() {
    let mut ids = Ids::new(7);
    let mut an_enum = |name: &str, values: &[&str]| EnumType {
        id: ids.mint(),
        name: name.into(),
        values: values.iter().map(|name| EnumValue { id: ids.mint(), name: (*name).into() }).collect(),
    };
    let (level, grade) = (an_enum("level", &["2", "3"]), an_enum("grade", &["3", "1", "2"]));
    let mut document = library();
    let mut book = table(&document, "book").clone();
    book.columns.push(Column::new(ids.mint(), "level", DataType::Enum(level.id)));
    let with = |schema: &Schema, e: &EnumType| {
        edited(schema, |schema| {
            let last = book.columns.len() - 1;
            let mut book = book.clone();
            book.columns[last].data_type = DataType::Enum(e.id);
            schema.put_table(book);
            schema.put_enum(e.clone());
        })
    };
    let (before, after) = (with(&document.schema, &level), with(&document.schema, &grade));
    document.revisions = vec![revision(1, &[], "Create it all", &before), revision(2, &[1], "Grades", &after)];
    document.schema = after;
    let answer = asked(&json!({ "want": "project", "design": write_compact(&document) }));
    let file = names(&answer).into_iter().find(|name| name.contains("grades")).unwrap_or_else(|| panic!("{:?}", names(&answer)));
    let text = text(&answer, file);
    assert_eq!(text.matches("relata_guard SELECT").count(), 2, "up and down are not guarded in\n{text}");
}

#[test]
fn tables_of_one_name_in_two_schemas_are_called_alike_everywhere() {
    let mut ids = Ids::new(3);
    let mut schema = Schema::default();
    for (namespace, name) in [("", "item"), ("shop", "item"), ("shop", "price"), ("depot", "Item")] {
        let mut table = Table { namespace: namespace.into(), ..Table::new(ids.mint(), name) };
        let column = Column { identity: true, ..Column::new(ids.mint(), "id", DataType::Integer) };
        table.primary_key = Some(Key { id: ids.mint(), name: format!("{namespace}{name}_pkey"), columns: vec![column.id] });
        table.columns.push(column);
        schema.put_table(table);
    }
    let names = |schema: &Schema| schema.tables.values().map(|table| table.name.clone()).collect::<BTreeSet<_>>();
    let wanted: BTreeSet<String> = ["item", "shop_item", "price", "depot_Item"].map(str::to_owned).into();
    assert_eq!(names(&portable(&schema)), wanted);
    for dialect in [Dialect::Sqlite, Dialect::MySql, Dialect::MariaDb] {
        assert_eq!(names(&fitted(&schema, dialect)), wanted, "{dialect:?}");
        let problems = create_script(&schema, dialect).problems;
        let codes: Vec<_> = problems.iter().map(|problem| problem.code).filter(|code| code.starts_with("namespace")).collect();
        assert_eq!(codes.iter().filter(|code| **code == "namespace-in-name").count(), 2, "{codes:?}");
        assert_eq!(codes.iter().filter(|code| **code == "namespace-left-out").count(), 1, "{codes:?}");
    }
    assert_eq!(names(&fitted(&schema, Dialect::Postgres)), ["item", "price", "Item"].map(str::to_owned).into());
    let mut document = Document { schema, ..Document::default() };
    for style in ["typed", "plain", "classic"] {
        let answer = asked(&json!({ "want": "models", "design": write_compact(&document), "style": style }));
        let text = answer["files"][0]["text"].as_str().unwrap();
        for (class, table) in [("Item", "item"), ("ShopItem", "shop_item"), ("DepotItem", "depot_Item"), ("Price", "price")] {
            assert!(text.contains(&format!("class {class}(")) && text.contains(&format!("__tablename__ = \"{table}\"")), "{text}");
        }
        let said = answer["problems"].as_array().unwrap();
        assert_eq!(said.iter().filter(|problem| problem["code"] == "namespace-in-name").count(), 2, "{said:?}");
    }
    document.revisions.push(revision(1, &[], "Create it all", &document.schema));
    let answer = asked(&json!({ "want": "revision", "design": write_compact(&document), "revision": "000000000001" }));
    let text = answer["files"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
    for table in &wanted {
        assert_eq!(text.matches(&format!("\"{table}\"")).count(), 2, "{table} is made, and dropped again:\n{text}");
    }
}
