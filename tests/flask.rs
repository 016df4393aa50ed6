//! What Python makes of the models that Relata writes: read, formatted, created, compared and used.
//!
//! One process of Python takes all designs. `RELATA_SEED` tries the one random design of that seed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::document::{Document, Edit, write_compact};
use relata::migrate::{Answers, migration, portable};
use relata::schema::{Deferrable, EndNames, Expression, Ids, Index, IndexPart, ReferentialAction, Schema, Severity, Table};
use relata::text::flask;
use serde_json::{Value, json};
use support::python::{program, run, script};
use support::random::Drawer;
use support::server::Server;

const STYLES: [&str; 3] = ["typed", "plain", "classic"];
const DESIGNS: u64 = 50;

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("relata-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

fn asked(request: &Value) -> Value {
    let answer: Value = serde_json::from_str(&flask::answer(&request.to_string())).unwrap();
    assert!(answer.get("error").is_none(), "{answer}");
    answer
}

/// Writes the models of a design; the path of the file.
fn written(folder: &Path, name: &str, document: &Document, style: &str) -> PathBuf {
    let answer = asked(&json!({ "want": "models", "design": write_compact(document), "style": style }));
    let folder = folder.join(format!("{name}-{style}"));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("models.py");
    fs::write(&path, answer["files"][0]["text"].as_str().unwrap()).unwrap();
    path
}

fn templates() -> Vec<(String, Document)> {
    TEMPLATES.iter().map(|t| (t.name.to_lowercase(), (t.make)(&mut Ids::new(1)))).collect()
}

fn random_designs() -> Vec<(String, Document)> {
    let only = std::env::var("RELATA_SEED").ok().map(|seed| seed.parse().unwrap());
    let seeds = only.map_or(1..=DESIGNS, |seed| seed..=seed);
    seeds
        .map(|seed| {
            let schema = Drawer::new(seed, Dialect::MariaDb).schema(1 + (seed % 8) as usize);
            (format!("random{seed}"), Document { name: format!("Random {seed}"), schema, ..Document::default() })
        })
        .collect()
}

/// Our own SQL for a design, under the names that every database can have; `None` where the database cannot have it.
fn statements(schema: &Schema, dialect: Dialect) -> Option<Vec<String>> {
    let up = migration(&Schema::default(), &portable(schema), &Answers::default(), dialect).up;
    let fine = up.problems.iter().all(|problem| problem.severity != Severity::Error);
    fine.then(|| up.steps.into_iter().flat_map(|step| step.sql).collect())
}

#[test]
fn models_are_read_formatted_created_and_compared() {
    let folder = Folder::new("models");
    let servers: Vec<Server> = [Dialect::Postgres, Dialect::MariaDb].into_iter().map(Server::start).collect();
    let addresses: serde_json::Map<String, Value> =
        servers.iter().map(|s| (s.dialect.slug().to_owned(), json!(s.address(s.main_database())))).collect();
    let mut designs = Vec::new();
    let mut compared = 0;
    for (at, (name, document)) in templates().into_iter().chain(random_designs()).enumerate() {
        let is_random = name.starts_with("random");
        for (number, style) in STYLES.into_iter().enumerate() {
            let path = written(&folder.0, &name, &document, style);
            let mut databases = serde_json::Map::new();
            // Each random design meets the databases in one style, the templates in all.
            if !is_random || number == at % STYLES.len() {
                for dialect in [Dialect::Sqlite, Dialect::Postgres, Dialect::MariaDb] {
                    let found = statements(&document.schema, dialect).map(|s| databases.insert(dialect.slug().into(), json!(s)));
                    compared += usize::from(found.is_some());
                }
            }
            designs.push(json!({ "name": format!("{name}_{style}"), "path": path, "databases": databases }));
        }
    }
    let job = folder.0.join("job.json");
    fs::write(&job, json!({ "designs": designs, "addresses": addresses }).to_string()).unwrap();
    let said = run(Command::new(program("python")).arg(script("check.py")).arg(&job)).unwrap_or_else(|why| panic!("{why}"));
    println!("{} models, {compared} comparisons with our SQL", designs.len());
    assert!(said.is_empty(), "{} things are wrong in {}:\n{said}", said.lines().count(), folder.0.display());
    assert!(compared > 100 || std::env::var("RELATA_SEED").is_ok(), "only {compared} comparisons");
    for arguments in [["check", "--isolated"], ["format", "--isolated"]] {
        let mut ruff = Command::new(program("ruff"));
        ruff.args(arguments).args(if arguments[0] == "format" { &["--diff"][..] } else { &[][..] }).arg(&folder.0);
        run(&mut ruff).unwrap_or_else(|why| panic!("ruff {} finds in {}:\n{why}", arguments[0], folder.0.display()));
    }
}

/// The School with the names of the tutorial.
fn school() -> Document {
    let mut document = (TEMPLATES[0].make)(&mut Ids::new(1));
    let names =
        [("student_clubs", "club", "", "members"), ("student_clubs", "student", "", "clubs"), ("passport", "person", "owner", "passport")];
    for (table, target, parent, children) in names {
        let named = |name: &str| document.schema.tables.values().find(|t| t.name == name).unwrap().clone();
        let (table, target) = (named(table), named(target));
        let key = table.foreign_keys.iter().find(|key| key.target == target.id).unwrap().id;
        let ends = EndNames { parent: parent.into(), children: children.into(), backref: false };
        document.edit(Edit::NameEnds { table: table.id, key, ends }, &mut Ids::new(2)).unwrap();
    }
    document
}

/// The Library, where a book outlives its author.
fn library() -> Document {
    let mut document = (TEMPLATES[1].make)(&mut Ids::new(1));
    let book = document.schema.tables.values().find(|t| t.name == "book").unwrap().clone();
    let key = &book.foreign_keys[0];
    let ids = &mut Ids::new(2);
    document.edit(Edit::SetNullable { table: book.id, column: key.columns[0], nullable: true }, ids).unwrap();
    let (on_delete, on_update) = (ReferentialAction::SetNull, ReferentialAction::NoAction);
    document.edit(Edit::SetActions { table: book.id, key: key.id, on_delete, on_update }, ids).unwrap();
    document
}

/// The same in two schemas of PostgreSQL, with a foreign key that waits.
fn in_schemas(mut document: Document) -> Document {
    for (name, namespace) in [("book", "shelf"), ("author", "people")] {
        let table = document.schema.tables.values().find(|t| t.name == name).unwrap();
        let mut table = Table { namespace: namespace.into(), ..Table::clone(table) };
        table.foreign_keys.iter_mut().for_each(|key| key.deferrable = Deferrable::Deferred);
        document.schema.put_table(table);
    }
    document
}

/// The same with one end written, and the other following from it.
fn with_backrefs(mut document: Document) -> Document {
    let keys: Vec<_> = document.schema.tables.values().flat_map(|t| t.foreign_keys.iter().map(|k| (t.id, k.id, k.ends.clone()))).collect();
    for (table, key, ends) in keys {
        let ends = EndNames { backref: true, ..ends };
        document.edit(Edit::NameEnds { table, key, ends }, &mut Ids::new(3)).unwrap();
    }
    document
}

#[test]
fn models_are_used_as_the_tutorials_do() {
    let folder = Folder::new("usage");
    let blog = (TEMPLATES[2].make)(&mut Ids::new(1));
    let mut paths = Vec::new();
    for (name, document) in [("school", school()), ("blog", blog), ("library", library())] {
        for style in STYLES {
            paths.push(written(&folder.0, name, &document, style));
        }
        let backrefs = folder.0.join("backref");
        fs::create_dir_all(&backrefs).unwrap();
        paths.push(written(&backrefs, name, &with_backrefs(document), "classic"));
    }
    // What SQLite does not have is left out there.
    let schemas = folder.0.join("schemas");
    for style in STYLES {
        paths.push(written(&schemas, "library", &in_schemas(library()), style));
    }
    run(Command::new(program("python")).arg(script("usage.py")).args(&paths)).unwrap_or_else(|why| panic!("{why}"));
}

/// What only some databases have is written for them, and said.
#[test]
fn indexes_and_keys_keep_what_is_special() {
    let mut document = library();
    let book = document.schema.tables.values().find(|t| t.name == "book").unwrap().clone();
    let mut table = Table::clone(&book);
    let title = table.columns.iter().find(|c| c.name == "title").unwrap().id;
    let ids = &mut Ids::new(9);
    let lower = IndexPart::expression(Expression::read("lower(title)", &table.columns));
    let mut index = Index::new(ids.mint(), "ix_special", vec![lower, IndexPart::column(table.columns[0].id)], true);
    index.predicate = Some(Expression::read("title <> 'a:b'", &table.columns));
    let mut plain = Index::new(ids.mint(), "ix_plain", vec![IndexPart::column(title)], false);
    (plain.method, plain.include) = (Some("gist".into()), vec![table.columns[0].id]);
    table.indexes.extend([index, plain]);
    table.foreign_keys[0].deferrable = Deferrable::Deferred;
    table.namespace = "shelf".into();
    document.schema.put_table(table);
    let answer = asked(&json!({ "want": "models", "design": write_compact(&document) }));
    let text = answer["files"][0]["text"].as_str().unwrap();
    for part in [
        "db.text(\"(lower(title))\")",
        "postgresql_where=db.text(\"title <> 'a:b'\")",
        "sqlite_where=",
        "postgresql_using=\"gist\"",
        "postgresql_include=[\"id\"]",
        "__tablename__ = \"book\"",
        "\"schema\": \"shelf\"",
        "initially=\"DEFERRED\"",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part) || text.contains(part) || flat.replace(", )", ")").contains(part), "{part} is not in\n{text}");
    }
    let codes: Vec<&str> = answer["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert!(["python-index", "python-schema"].iter().all(|code| codes.contains(code)), "{codes:?}");
    let folder = Folder::new("special");
    let mut python = Command::new(program("python"));
    let code = "import sys; sys.path.insert(0, sys.argv[2]); from check import read; read(sys.argv[1], 'special')";
    python.args(["-c", code]).arg(written(&folder.0, "special", &document, "plain")).arg(script(""));
    run(&mut python).unwrap_or_else(|why| panic!("{why}"));
    let mut ruff = Command::new(program("ruff"));
    run(ruff.args(["format", "--isolated", "--diff"]).arg(&folder.0)).unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn a_relation_is_shown_in_a_few_lines() {
    let document = school();
    let junction = document.schema.tables.values().find(|t| t.name == "student_clubs").unwrap();
    let answer =
        asked(&json!({ "want": "relation", "design": write_compact(&document), "id": junction.id.to_string(), "style": "classic" }));
    assert_eq!(answer["usage"], json!(["club.members.append(student)", "student.clubs  # now with the club"]));
    let student = document.schema.tables.values().find(|t| t.name == "student").unwrap();
    let key = student.foreign_keys[0].id.to_string();
    let answer = asked(&json!({ "want": "relation", "design": write_compact(&document), "id": key }));
    assert_eq!(answer["usage"], json!(["teacher.students.append(student)", "student.teacher  # the teacher"]));
    assert!(answer["code"].as_str().unwrap().contains("students: Mapped[list[Student]]"), "{answer}");
}
