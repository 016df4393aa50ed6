//! What the databases' own programs dump is read as the design it was made from.
//!
//! A design is made in a database and filled; `pg_dump`, `mysqldump`, `mariadb-dump` or `sqlite3 .dump` prints it; the
//! text is read, and what was read is made in a database of the same kind. Both must hold the same: names, types, keys,
//! relations, checks, defaults, indexes and comments, by the catalogue of the database itself.
//! RELATA_DESIGNS says how many random designs, RELATA_SEED which one alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeSet;

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::migrate::create_script;
use relata::schema::{Ids, Schema, Severity};
use relata::text::read::{Language, read_text};
use support::catalogue;
use support::facts::Facts;
use support::random::Drawer;
use support::rows;
use support::server::{Database, Refused, Server};
use support::spell;

const NAMES: [&str; 4] = ["School", "Library", "Shop", "Blog"];

fn make(database: &Database<'_>, schema: &Schema) -> Result<(), String> {
    let script = create_script(schema, database.dialect()).text("a design");
    database.run(&script).map(drop).map_err(|Refused(why)| format!("{why}\n{script}"))
}

/// What a database holds, without the indexes that it made for foreign keys: they have the names of those, and which it
/// takes where one serves two of them hangs on the order in which they came.
fn held(database: &Database<'_>) -> Facts {
    let mut facts = catalogue::read(database);
    if database.dialect().features().foreign_key_indexes {
        for table in facts.tables.values_mut() {
            let keys: Vec<String> = table.foreign_keys.iter().map(|key| key.name.clone()).collect();
            table.indexes.retain(|index| index.unique || !keys.contains(&index.name));
        }
    }
    facts
}

/// Made, filled, dumped, read and made again: what differs.
fn wrong(server: &Server, schema: &Schema) -> Option<String> {
    let dialect = server.dialect;
    let (dump, expected) = {
        let first = server.database();
        if let Err(why) = make(&first, schema) {
            return Some(format!("the design could not be made: {why}"));
        }
        let filling = rows::insert(&spell::named(schema, dialect), dialect, &BTreeSet::new());
        // Rows that a check refuses are not the point here.
        let _ = first.run(&filling);
        (first.dump(), held(&first))
    };
    let language = Language::of(&dump);
    if language != Language::Sql(dialect) {
        return Some(format!("the dump is taken for {}", language.label()));
    }
    let reading = read_text(&dump, language, &mut Ids::new(7));
    let mut said: Vec<String> = Vec::new();
    for problem in reading.problems.iter().filter(|problem| problem.severity != Severity::Note) {
        said.push(format!("{:?} {}", problem.at, problem.say));
    }
    let second = server.database();
    if let Err(why) = make(&second, &reading.schema) {
        return Some(format!("{}\nwhat was read could not be made: {why}\n{dump}", said.join("\n")));
    }
    said.extend(Facts::difference(&expected, &held(&second), true));
    (!said.is_empty()).then(|| format!("{}\n{dump}", said.join("\n")))
}

/// Templates, and random designs that the database can have.
fn designs(dialect: Dialect) -> Vec<(String, Schema)> {
    let of = |name: &str| TEMPLATES.iter().find(|template| template.name == name).unwrap();
    let mut designs: Vec<(String, Schema)> = NAMES.map(|name| (name.to_owned(), (of(name).make)(&mut Ids::new(3)).schema)).into();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let wanted = number("RELATA_DESIGNS").unwrap_or(10);
    let (seeds, wanted) = number("RELATA_SEED").map_or((0..3 * wanted, wanted), |seed| (seed..seed + 1, 1));
    let drawn = seeds.map(|seed| (format!("seed {seed}"), Drawer::new(seed, dialect).schema(6)));
    let can_be = |schema: &Schema| create_script(schema, dialect).problems.iter().all(|problem| problem.severity != Severity::Error);
    designs.extend(drawn.filter(|(_, schema)| can_be(schema)).take(usize::try_from(wanted).unwrap()));
    let random = designs.len() - NAMES.len();
    assert!(random as u64 == wanted, "only {random} of {wanted} random designs can be made in {dialect:?}");
    designs
}

fn come_back(dialect: Dialect) {
    let server = Server::start(dialect);
    let mut all = Vec::new();
    for (name, schema) in designs(dialect) {
        all.extend(wrong(&server, &schema).map(|wrong| format!("--- {name}\n{wrong}")));
    }
    assert!(all.is_empty(), "{} designs:\n{}", all.len(), all.join("\n").chars().take(20_000).collect::<String>());
}

#[test]
fn dumps_of_postgres() {
    come_back(Dialect::Postgres);
}

#[test]
fn dumps_of_mysql() {
    come_back(Dialect::MySql);
}

#[test]
fn dumps_of_mariadb() {
    come_back(Dialect::MariaDb);
}

#[test]
fn dumps_of_sqlite() {
    come_back(Dialect::Sqlite);
}
