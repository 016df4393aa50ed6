//! Migrations on real databases: PostgreSQL, MySQL, MariaDB and SQLite, started by this test in a temporary folder.
//!
//! Each test tells all stories of `tests/cases` on its database, then tries random pairs of schemas.
//! `RELATA_PAIRS` is the number of pairs (100 where it is not set), `RELATA_SEED` tries the one pair of that
//! seed, `RELATA_FIRST` only pairs, from that seed on, `RELATA_CASE` only the stories whose names contain it, and no pairs.
//! The SQL of a story must be what was proved before; `RELATA_BLESS=1` writes down what passes now.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeMap;
use std::time::Instant;

use relata::dialect::Dialect;
use relata::document::Document;
use relata::migrate::{Answers, Aside, Conversion, conversion_questions, move_questions, questions};
use relata::schema::{DataType, DefaultValue, EnumValueId, Expression, Ids, Part, Schema};
use support::random::Drawer;
use support::repair::repair;
use support::server::Server;
use support::story;
use support::trial::{self, Outcome, Trial};
use support::{edits, expected};

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

fn prove(dialect: Dialect) {
    let server = Server::start(dialect);
    let mut failures = Vec::new();
    let seed = number("RELATA_SEED");
    if seed.is_none() && number("RELATA_FIRST").is_none() {
        tell_stories(&server, &mut failures);
    }
    if std::env::var("RELATA_CASE").is_err() {
        try_pairs(&server, seed, &mut failures);
    }
    drop(server);
    let count = failures.len();
    assert!(failures.is_empty(), "{count} failed on {dialect:?}:\n\n{}", failures.join("\n\n"));
}

fn tell_stories(server: &Server, failures: &mut Vec<String>) {
    let (start, only) = (Instant::now(), std::env::var("RELATA_CASE").unwrap_or_default());
    let stories = story::all();
    let stories = stories.iter().filter(|story| story.dialects.contains(&server.dialect) && story.trial.name.contains(&only));
    let mut told = 0;
    for story in stories {
        told += 1;
        match trial::run(server, &story.trial) {
            Outcome::Proved { emptied } => {
                if !emptied.is_empty() {
                    println!("{}: worked once {emptied:?} had no rows", story.trial.name);
                }
                failures.extend(expected::settle(story, server.dialect));
            }
            Outcome::Unsuited(why) => failures.push(format!("{}: the dialect says it cannot: {why}", story.trial.name)),
            Outcome::Failed(why) => failures.push(why),
        }
    }
    println!("{:?}: {told} stories in {:.1?}, {} failed", server.dialect, start.elapsed(), failures.len());
}

fn try_pairs(server: &Server, only: Option<u64>, failures: &mut Vec<String>) {
    let start = Instant::now();
    let wanted = if only.is_some() { 1 } else { number("RELATA_PAIRS").unwrap_or(100) };
    let (mut proved, mut emptied, mut failed, mut second_steps) = (0, 0, 0, 0);
    let mut unsuited: BTreeMap<String, u64> = BTreeMap::new();
    let first = only.or(number("RELATA_FIRST")).unwrap_or(1);
    // Designs that the dialect says it cannot have are drawn again, and counted.
    for seed in first..first + wanted * 2 {
        if proved + failed == wanted {
            break;
        }
        let first = random_trial(seed, server.dialect);
        let mut outcome = trial::run(server, &first);
        // What was left to a second step is done as well, on rows that the first one could take along.
        if let (Outcome::Proved { emptied }, Some(second)) = (&outcome, first.second_step(server.dialect))
            && emptied.is_empty()
        {
            outcome = trial::run(server, &second);
            second_steps += 1;
        }
        match outcome {
            Outcome::Proved { emptied: tables } => {
                proved += 1;
                emptied += u64::from(!tables.is_empty());
            }
            Outcome::Unsuited(why) => *unsuited.entry(why.split(':').next().unwrap_or_default().to_owned()).or_default() += 1,
            Outcome::Failed(why) => {
                failed += 1;
                failures.push(format!("RELATA_SEED={seed} {why}"));
            }
        }
    }
    let elapsed = start.elapsed();
    println!(
        "{:?}: {proved} random pairs proved in {elapsed:.1?}, {emptied} of them with tables emptied as a finding said; \
         {second_steps} in two steps; {failed} failed; not for this dialect: {unsuited:?}",
        server.dialect
    );
    let tried = proved + failed;
    assert!(only.is_some() || tried == wanted, "only {tried} of {wanted} pairs could be tried: {unsuited:?}");
}

fn random_trial(seed: u64, dialect: Dialect) -> Trial {
    let mut drawer = Drawer::new(seed, dialect);
    // Of the first hundred most are small, so that many can be tried; the others are as large as what people have.
    let (tables, most) = match seed % 20 {
        7 => (30, 40),
        _ if seed > 100 => (30, 40),
        13 => (15, 25),
        _ => (1 + (seed % 8) as usize, 15),
    };
    let from = drawer.schema(tables);
    let changes = drawer.rng.usize(1..=most);
    // Every other design is changed as a user does, through edits of a document.
    let to = if seed.is_multiple_of(2) { drawer.changed(&from, changes) } else { edited(&from, changes, seed, dialect) };
    // Some keep aside what they would drop, some are made as a live database wants it, some both.
    let mut answers = Answers { keeps_all: seed.is_multiple_of(3), careful: seed % 5 < 2, ..answers(&from, &to) };
    decide(&mut answers, &from, &to, seed);
    Trial { name: format!("seed {seed}"), answers, from, to, ..Trial::default() }
}

/// The schema after wishes of a user, without what no database could have (a default that is no value of its type).
fn edited(from: &Schema, changes: usize, seed: u64, dialect: Dialect) -> Schema {
    let (mut rng, mut ids) = (fastrand::Rng::with_seed(seed), Ids::new(seed ^ 0xed17));
    let mut document = Document { schema: from.clone(), ..Document::default() };
    for _ in 0..changes {
        let edit = edits::random_edit(&mut rng, &document, &mut ids);
        let _ = document.edit(edit, &mut ids);
    }
    repair(&mut document.schema, dialect);
    document.schema
}

/// An answer to every question, and for every value taken out of an enum another one.
fn answers(from: &Schema, to: &Schema) -> Answers {
    let column = |schema: &Schema, id| schema.tables.values().find_map(|table| table.column(id)).cloned();
    let fills = questions(from, to).into_iter().filter_map(|question| {
        let schema = if question.down { from } else { to };
        let column = column(schema, question.column);
        // An enum without a value has none to give.
        if let Some(DataType::Enum(id)) = column.as_ref().map(|column| &column.data_type)
            && schema.enum_type(*id).is_none_or(|e| e.values.is_empty())
        {
            return None;
        }
        let own = column.and_then(|column| match column.data_type {
            DataType::Varchar(8..) | DataType::Text => Some(DefaultValue::Literal("fill's".into())),
            DataType::Integer | DataType::BigInt => Some(DefaultValue::Literal("77".into())),
            _ => None,
        });
        Some((question.column, own.unwrap_or(question.proposed)))
    });
    let fills = fills.collect();
    Answers { fills, values: removed(from, to).chain(removed(to, from)).collect(), ..Answers::default() }
}

/// Decides by which key columns move, and how types change, as a user may or may not.
fn decide(answers: &mut Answers, from: &Schema, to: &Schema, seed: u64) {
    let mut rng = fastrand::Rng::with_seed(seed ^ 0xdec1de);
    for question in move_questions(from, to).iter().filter(|question| !question.choices.is_empty()) {
        if rng.u8(..4) > 0 {
            answers.moves.insert(question.column, question.choices[rng.usize(..question.choices.len())].0);
        }
    }
    // In a careful migration, some columns change in two steps, as far as they can.
    for column in from.tables.values().flat_map(|table| &table.columns) {
        if answers.careful && rng.bool() {
            answers.keeps.insert(Aside::Old(column.id));
        }
    }
    for question in conversion_questions(from, to) {
        if rng.bool() {
            let schema = if question.down { to } else { from };
            let columns = schema.table(question.table).map_or(&[][..], |table| &table.columns);
            let conversion = answers.conversions.entry(question.column).or_default();
            *(if question.down { &mut conversion.down } else { &mut conversion.up }) = Some(Expression::read(&question.proposed, columns));
        }
    }
    // What would change by itself is now and then said as well: as nothing, or as what the column has.
    for table in from.tables.values() {
        for old in &table.columns {
            let new = to.table(table.id).and_then(|table| table.column(old.id));
            let grows = |a: &DataType, b: &DataType| a.is_integer() && b.is_integer();
            if new.is_some_and(|new| grows(&old.data_type, &new.data_type) && old.data_type != new.data_type) && rng.u8(..3) == 0 {
                let itself = |text: &str| Some(Expression::from_parts([Part::Column(old.id), Part::Text(text.into())]));
                answers.conversions.insert(old.id, Conversion { up: itself(" + 0"), down: itself(" + 0") });
            }
        }
    }
}

fn removed<'a>(from: &'a Schema, to: &'a Schema) -> impl Iterator<Item = (EnumValueId, EnumValueId)> + 'a {
    from.enums.values().filter_map(|e| Some((e, to.enum_type(e.id)?))).flat_map(|(old, new)| {
        let gone = old.values.iter().filter(|value| !new.values.iter().any(|kept| kept.id == value.id));
        gone.filter_map(|value| Some((value.id, new.values.first()?.id)))
    })
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is not a number: {text}")))
}
