//! Two branches of a design that are made one again, on real databases.
//!
//! From one revision two people go on, each in a way drawn from a seed, and a merge brings the two together. A
//! database that went with the one and a database that went with the other must hold the same after it: both ways are
//! gone on one database each, there and back, and the catalogue is read at each revision; then each way to the merge is
//! tried with rows. `RELATA_BRANCHES` is the number of pairs of branches, `RELATA_SEED` tries one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeMap;

use relata::dialect::Dialect;
use relata::document::{Document, Edit, Fact, RevisionId, Side, merge};
use relata::migrate::{Migration, kept_in};
use relata::schema::{Ids, Schema, Severity};
use relata::text::migration_between;
use support::edits::random_edit;
use support::facts::Facts;
use support::random::Drawer;
use support::repair::repair;
use support::server::{Refused, Server};
use support::trial::{self, Files, Outcome, Trial};
use support::{catalogue, expect, spell};

#[test]
fn postgres() {
    prove(Dialect::Postgres);
}

#[test]
fn mariadb() {
    prove(Dialect::MariaDb);
}

#[test]
fn mysql() {
    prove(Dialect::MySql);
}

#[test]
fn sqlite() {
    prove(Dialect::Sqlite);
}

const BASE: u64 = 1;
const OURS: u64 = 2;
const THEIRS: u64 = 3;
const MERGED: u64 = 4;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is not a number: {text}")))
}

fn revision(number: u64) -> RevisionId {
    RevisionId::from_bits(number)
}

fn prove(dialect: Dialect) {
    let server = Server::start(dialect);
    let (first, wanted) = number("RELATA_SEED").map_or((1, number("RELATA_BRANCHES").unwrap_or(12)), |seed| (seed, 1));
    let (mut proved, mut kept, mut conflicts, mut failures) = (0, 0, 0, Vec::new());
    let mut unsuited: BTreeMap<String, u32> = BTreeMap::new();
    for seed in first..first + wanted * 2 {
        if proved + failures.len() as u64 == wanted {
            break;
        }
        let (document, asked) = branches(seed, dialect);
        match try_branches(&server, &document, seed) {
            Ok(None) => {
                proved += 1;
                kept += kept_in(&document.database_at(Some(revision(MERGED)), dialect)).len();
                conflicts += asked;
            }
            Ok(Some(code)) => *unsuited.entry(code).or_default() += 1,
            Err(why) => failures.push(format!("RELATA_SEED={seed} on {dialect:?}: {why}")),
        }
    }
    println!(
        "{dialect:?}: {proved} merges proved, {conflicts} conflicts solved and {kept} things kept aside in them; not for this dialect: {unsuited:?}"
    );
    drop(server);
    assert!(failures.is_empty(), "{} failed:\n\n{}", failures.len(), failures.join("\n\n"));
    assert!(proved > 0, "nothing was tried: {unsuited:?}");
}

/// A design with a base, two branches and their merge; and how many conflicts there were.
fn branches(seed: u64, dialect: Dialect) -> (Document, usize) {
    let mut drawer = Drawer::new(seed, dialect);
    let mut ids = Ids::new(seed ^ 0xb4a9c4);
    let mut document = Document { dialect, ..Document::default() };
    let base = drawer.schema(1 + (seed % 6) as usize);
    document.schema = base.clone();
    create(&mut document, &mut ids, BASE);
    let mut theirs = document.clone();
    for (copy, number) in [(&mut document, OURS), (&mut theirs, THEIRS)] {
        loop {
            grow(copy, &mut drawer, &mut ids, dialect);
            if copy.schema != base {
                break;
            }
        }
        copy.answers.keeps_all = (seed + number).is_multiple_of(3);
        copy.answers.fills = fills(&base, &copy.schema);
        create(copy, &mut ids, number);
    }
    document.edit(Edit::TakeOver { revisions: theirs.revisions.clone(), published: Vec::new() }, &mut ids).unwrap();
    let (schema, asked) = merged(&base, &document.schema, &theirs.schema, &mut drawer, dialect);
    let (id, other) = (revision(MERGED), revision(THEIRS));
    document.edit(Edit::Merge { id, other, schema, message: "merge".into(), date: String::new() }, &mut ids).unwrap();
    (document, asked)
}

fn create(document: &mut Document, ids: &mut Ids, number: u64) {
    document.edit(Edit::CreateRevision { id: revision(number), message: format!("revision {number}"), date: String::new() }, ids).unwrap();
}

fn grow(document: &mut Document, drawer: &mut Drawer, ids: &mut Ids, dialect: Dialect) {
    let mut other = Document { schema: document.schema.clone(), ..Document::default() };
    for _ in 0..drawer.rng.usize(1..8) {
        let edit = random_edit(&mut drawer.rng, &other, ids);
        let _ = other.edit(edit, ids);
    }
    repair(&mut other.schema, dialect);
    document.schema = other.schema;
}

fn fills(from: &Schema, to: &Schema) -> BTreeMap<relata::schema::ColumnId, relata::schema::DefaultValue> {
    relata::migrate::questions(from, to).into_iter().map(|question| (question.column, question.proposed)).collect()
}

/// The two made one, with every conflict decided one way or the other.
fn merged(base: &Schema, ours: &Schema, theirs: &Schema, drawer: &mut Drawer, dialect: Dialect) -> (Schema, usize) {
    let mut choices: Vec<(Fact, Side)> = Vec::new();
    loop {
        let merged = merge(base, ours, theirs, &choices);
        let Some(open) = merged.conflicts.iter().find(|conflict| conflict.choice.is_none()) else {
            let mut schema = merged.schema;
            repair(&mut schema, dialect);
            return (schema, choices.len());
        };
        let sides = if open.both { 3 } else { 2 };
        choices.push((open.fact, [Side::Ours, Side::Theirs, Side::Both][drawer.rng.usize(..sides)]));
    }
}

/// The code of what the dialect cannot have, or why it failed.
fn try_branches(server: &Server, document: &Document, seed: u64) -> Result<Option<String>, String> {
    for branch in [OURS, THEIRS] {
        let way = [None, Some(revision(BASE)), Some(revision(branch)), Some(revision(MERGED))];
        if let Some(code) = chain(server, document, &way)? {
            return Ok(Some(code));
        }
    }
    for branch in [OURS, THEIRS] {
        with_rows(server, document, revision(branch), seed)?;
    }
    Ok(None)
}

/// One database goes from revision to revision and back, and is at each what the design says.
fn chain(server: &Server, document: &Document, way: &[Option<RevisionId>]) -> Result<Option<String>, String> {
    let dialect = server.dialect;
    let database = server.database();
    let steps: Vec<(Option<RevisionId>, Option<RevisionId>, Migration)> =
        way.windows(2).map(|ends| (ends[0], ends[1], migration_between(document, ends[0], ends[1].unwrap(), dialect).unwrap())).collect();
    let scripts = steps.iter().flat_map(|(.., migration)| [&migration.up, &migration.down]);
    if let Some(problem) = scripts.flat_map(|script| &script.problems).find(|problem| problem.severity == Severity::Error) {
        return Ok(Some(problem.code.to_owned()));
    }
    let step = |text: &str, name: &str, at: Option<RevisionId>| -> Result<(), String> {
        database.run(text).map_err(|Refused(why)| format!("{name}: the database refused:\n{why}\n{text}"))?;
        let design = spell::named(&document.database_at(at, dialect), dialect);
        let found = catalogue::read(&database);
        let expected = expect::facts(&design, dialect, &found);
        let apart = Facts::difference(&expected, &found, matches!(dialect, Dialect::MariaDb | Dialect::MySql));
        apart.map_or(Ok(()), |difference| Err(format!("{name}: the database is not the design:\n{difference}\n{text}")))
    };
    for (from, to, migration) in &steps {
        step(&migration.up.text(""), &format!("from {from:?} up to {to:?}"), *to)?;
    }
    for (from, to, migration) in steps.iter().rev() {
        step(&migration.down.text(""), &format!("from {to:?} down to {from:?}"), *from)?;
    }
    Ok(None)
}

/// The way from a branch to the merge, with rows in the tables.
fn with_rows(server: &Server, document: &Document, from: RevisionId, seed: u64) -> Result<(), String> {
    let at = |id| document.database_at(Some(id), server.dialect).into_owned();
    let (start, end) = (at(from), at(revision(MERGED)));
    let create = relata::migrate::migration(&Schema::default(), &start, &relata::migrate::Answers::default(), server.dialect);
    let change = migration_between(document, Some(from), revision(MERGED), server.dialect).unwrap();
    let text = |script: &relata::migrate::Script| script.text("A merge");
    let files = Files { create: text(&create.up), up: text(&change.up), down: text(&change.down), drop: text(&create.down) };
    let answers = document.revision(revision(MERGED)).unwrap().answers.clone();
    let trial =
        Trial { name: format!("merge of seed {seed} from {from}"), from: start, to: end, answers, files: Some(files), asks: Vec::new() };
    match trial::run(server, &trial) {
        Outcome::Proved { .. } | Outcome::Unsuited(_) => Ok(()),
        Outcome::Failed(why) => Err(why),
    }
}
