//! Two branches and the revision that brings them together, run by Alembic on PostgreSQL, MariaDB and SQLite: both
//! heads at once, one after the other in either order, and back, with rows in the tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::document::{Document, Layout, Revision, RevisionId};
use relata::migrate::Answers;
use relata::schema::{Column, DataType, DefaultValue, Ids, Schema, Table, TableId};
use serde_json::json;
use support::flask::{Flask, STYLES, compare, in_database, write_project};
use support::rows;
use support::server::{Database, Server};

#[test]
fn postgres() {
    prove(Dialect::Postgres);
}

#[test]
fn mariadb() {
    prove(Dialect::MariaDb);
}

#[test]
fn sqlite() {
    prove(Dialect::Sqlite);
}

const BASE: u64 = 1;
const OURS: u64 = 2;
const THEIRS: u64 = 3;
const TOGETHER: u64 = 4;

/// The Library. Ours renames a table and adds a column that must have a value; theirs renames another and adds a
/// column to it.
fn branches() -> Document {
    let ids = &mut Ids::new(1);
    let mut document = (TEMPLATES[1].make)(ids);
    let base = document.schema.clone();
    let id = |name: &str| base.tables.values().find(|table| table.name == name).unwrap().id;
    let (book, club) = (id("book"), id("club"));
    let pages = Column { nullable: false, ..Column::new(ids.mint(), "pages", DataType::Integer) };
    let motto = Column { nullable: true, ..Column::new(ids.mint(), "motto", DataType::Varchar(80)) };
    let mut fills = Answers::default();
    fills.fills.insert(pages.id, DefaultValue::Literal("7".into()));
    let ours = changed(&base, book, |table| {
        table.name = "volume".into();
        table.columns.push(pages.clone());
    });
    let changed_club = |table: &mut Table| {
        table.name = "society".into();
        table.columns.push(motto.clone());
    };
    let theirs = changed(&base, club, changed_club);
    let together = changed(&ours, club, changed_club);
    let revisions = [
        (BASE, vec![], &base, Answers::default()),
        (OURS, vec![BASE], &ours, fills),
        (THEIRS, vec![BASE], &theirs, Answers::default()),
        (TOGETHER, vec![OURS, THEIRS], &together, Answers::default()),
    ];
    document.revisions = revisions.map(|(bits, parents, schema, answers)| revision(bits, &parents, schema, answers)).into();
    document.schema = together;
    document
}

fn changed(schema: &Schema, id: TableId, change: impl FnOnce(&mut Table)) -> Schema {
    let mut schema = schema.clone();
    change(Arc::make_mut(schema.tables.get_mut(&id).unwrap()));
    schema
}

fn revision(bits: u64, parents: &[u64], schema: &Schema, answers: Answers) -> Revision {
    Revision {
        id: RevisionId::from_bits(bits),
        parents: parents.iter().map(|bits| RevisionId::from_bits(*bits)).collect(),
        message: format!("change {bits}"),
        date: "2026-03-01T12:00:00Z".into(),
        schema: schema.clone(),
        answers,
        places: Layout::default(),
    }
}

fn prove(dialect: Dialect) {
    let (server, document) = (Server::start(dialect), branches());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("flask").join(format!("{dialect:?}-branches"));
    write_project(&folder, &document);
    for way in [&["heads", "4"][..], &["2", "4"], &["3", "4"], &["heads"]] {
        let database = server.database();
        let address = server.address(&database.name);
        Trial { flask: Flask::start(), folder: &folder, document: &document, database, address }.go(way);
    }
}

struct Trial<'a> {
    flask: Flask,
    folder: &'a PathBuf,
    document: &'a Document,
    database: Database<'a>,
    address: String,
}

impl Trial<'_> {
    fn go(&mut self, way: &[&str]) {
        let dialect = self.database.dialect();
        self.run("upgrade", &id(BASE));
        self.is_at(BASE);
        let base = in_database(self.document, RevisionId::from_bits(BASE), dialect);
        self.database.tell(&rows::insert(&base, dialect, &BTreeSet::new())).map_err(|why| why.0).unwrap();
        let before = self.counts(&base);
        assert!(before.iter().all(|count| *count > 0), "{before:?}");
        // Two heads, as long as the revision that brings them together is not there.
        let file = self.folder.join("migrations/versions").join(format!("{}_change_4.py", id(TOGETHER)));
        let aside = self.folder.join("together.txt");
        if way == ["heads", "4"] {
            fs::rename(&file, &aside).unwrap();
            let heads = self.run("heads", "");
            assert!(heads.contains(&id(OURS)) && heads.contains(&id(THEIRS)), "{heads}");
            self.run("upgrade", "heads");
            let current = self.run("current", "");
            assert!(current.contains(&id(OURS)) && current.contains(&id(THEIRS)), "{current}");
            self.is_at(TOGETHER);
            fs::rename(&aside, &file).unwrap();
        }
        for to in way {
            let to = to.parse().map_or((*to).to_owned(), id);
            self.run("upgrade", &to);
        }
        self.is_at(TOGETHER);
        assert!(self.run("current", "").contains(&format!("{} (head)", id(TOGETHER))));
        let history = self.run("history", "");
        assert!(history.contains("(mergepoint)") && history.contains("(branchpoint)"), "{history}");
        for style in STYLES {
            self.ask("check", "", Some(style));
        }
        let after = in_database(self.document, RevisionId::from_bits(TOGETHER), dialect);
        assert_eq!(self.counts(&after), before, "rows are where they were");
        let filled = self.database.run("SELECT count(*) FROM volume WHERE pages = 7;\n").map_err(|why| why.0).unwrap();
        assert_ne!(filled.trim(), "0");
        self.run("downgrade", &id(BASE));
        self.is_at(BASE);
        assert_eq!(self.counts(&base), before, "rows are where they were");
        self.run("upgrade", "head");
        self.is_at(TOGETHER);
        assert_eq!(self.counts(&after), before);
        self.run("downgrade", "base");
        compare(&self.database, "base", &Schema::default()).unwrap();
    }

    fn counts(&self, schema: &Schema) -> Vec<usize> {
        rows::dump(schema, &self.database).values().map(|rows| rows.len()).collect()
    }

    fn is_at(&self, bits: u64) {
        let schema = in_database(self.document, RevisionId::from_bits(bits), self.database.dialect());
        compare(&self.database, &format!("at revision {bits}"), &schema).unwrap();
    }

    fn run(&mut self, what: &str, revision: &str) -> String {
        self.ask(what, revision, None)
    }

    fn ask(&mut self, what: &str, revision: &str, style: Option<&str>) -> String {
        let models = style.map(|style| format!("models_{style}.py"));
        let request = json!({ "do": what, "folder": self.folder, "address": self.address, "revision": revision, "models": models });
        self.flask.ask(&request).unwrap_or_else(|why| panic!("flask db {what} {revision}: {why}"))
    }
}

fn id(bits: u64) -> String {
    RevisionId::from_bits(bits).to_string()
}
