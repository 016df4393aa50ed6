//! The laws of the operations between two schemas, on random pairs.
//!
//! `RELATA_PAIRS` says how many pairs; a failure prints the seed of its pair.

#![allow(clippy::expect_used, reason = "a test may panic")]

use relata::dialect::Dialect;
use relata::migrate::{Answers, Operation, diff, fitted, migration, plan, reversed};
use relata::schema::{self, Schema};

#[path = "operations/random.rs"]
mod random;

fn pairs() -> impl Iterator<Item = (u64, Schema, Schema)> {
    let many = std::env::var("RELATA_PAIRS").ok().and_then(|text| text.parse().ok()).unwrap_or(300);
    (1..=many).map(|seed| {
        let mut random = random::Random::new(seed);
        let from = random.schema();
        let mut to = from.clone();
        for _ in 0..random.rng.usize(0..15) {
            random.change(&mut to);
        }
        (seed, from, to)
    })
}

fn applied(operations: &[Operation], schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    operations.iter().for_each(|operation| operation.apply(&mut schema));
    schema
}

#[test]
fn the_operations_lead_there_and_their_reverse_leads_back() {
    for (seed, from, to) in pairs() {
        let operations = diff(&from, &to);
        assert_eq!(applied(&operations, &from), to, "seed {seed}");
        assert_eq!(applied(&reversed(operations), &to), from, "back, seed {seed}");
    }
}

#[test]
fn every_database_gets_there_and_back_in_its_own_order() {
    for (seed, from, to) in pairs() {
        for dialect in Dialect::ALL {
            let (start, end) = (fitted(&from, dialect), fitted(&to, dialect));
            let (up, down) = plan(&from, &to, &Answers::default(), dialect);
            assert_eq!(applied(&up, &start), end, "{dialect:?} up, seed {seed}");
            assert_eq!(applied(&down, &end), start, "{dialect:?} down, seed {seed}");
            assert_eq!(applied(&reversed(up), &end), start, "{dialect:?} up reversed, seed {seed}");
        }
    }
}

#[test]
fn what_did_not_change_makes_no_script() {
    for (seed, from, _) in pairs() {
        for dialect in Dialect::ALL {
            let migration = migration(&from, &from, &Answers::default(), dialect);
            assert!(migration.up.is_empty() && migration.down.is_empty(), "{dialect:?}, seed {seed}");
        }
    }
}

#[test]
fn names_that_had_to_change_stay_the_same_each_time_and_stay_different() {
    for (seed, from, _) in pairs() {
        for dialect in Dialect::ALL {
            let once = fitted(&from, dialect);
            assert_eq!(fitted(&from, dialect), once, "seed {seed}");
            let mut names: Vec<_> = once.tables.values().map(|table| table.name.to_lowercase()).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), once.tables.len(), "{dialect:?}, seed {seed}");
        }
    }
}
