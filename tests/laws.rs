//! What holds for every document and every edit, tried on random ones.
//!
//! Each failure prints its seed. `RELATA_LAWS=5000` tries more, `RELATA_SEED=17` starts elsewhere.

#[path = "support/edits.rs"]
mod edits;
#[path = "support/sound.rs"]
mod sound;

use edits::{random_document, random_edit};
use fastrand::Rng;
use relata::dialect::Dialect;
use relata::document::{Document, History, read_file, write_compact, write_file};
use relata::migrate::{diff, migration, reversed};
use relata::schema::Ids;
use serde_json::Value;

const STEPS: usize = 60;

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Runs `law` for many seeds; the seed is in the message of a failure.
fn for_seeds(law: impl Fn(&mut Rng, &mut Ids)) {
    let first = number("RELATA_SEED", 1);
    for seed in first..first + number("RELATA_LAWS", 150) {
        let run = std::panic::AssertUnwindSafe(|| law(&mut Rng::with_seed(seed), &mut Ids::new(seed)));
        if let Err(failure) = std::panic::catch_unwind(run) {
            eprintln!("seed {seed}: run again with RELATA_SEED={seed} RELATA_LAWS=1");
            std::panic::resume_unwind(failure);
        }
    }
}

#[test]
fn a_patch_and_its_reverse_are_exact() {
    for_seeds(|rng, ids| {
        let mut document = Document::default();
        for _ in 0..STEPS {
            let before = document.clone();
            let edit = random_edit(rng, &document, ids);
            let Ok(patch) = document.edit(edit.clone(), ids) else {
                assert!(document == before, "refused, and still changed: {edit:?}");
                continue;
            };
            assert_eq!(patch.is_empty(), document == before, "{edit:?}");
            let mut again = before.clone();
            again.apply(&patch);
            assert!(again == document, "the patch does not say all: {edit:?}");
            again.apply(&patch.reversed());
            assert!(again == before, "the patch does not lead back: {edit:?}");
        }
    });
}

#[test]
fn undo_and_redo_lead_through_the_same_documents() {
    for_seeds(|rng, ids| {
        let mut document = Document::default();
        let mut history = History::default();
        let mut states = vec![document.clone()];
        for _ in 0..STEPS {
            let edit = random_edit(rng, &document, ids);
            if let Ok(patch) = document.edit(edit, ids)
                && !patch.is_empty()
            {
                history.push(patch);
                states.push(document.clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            assert!(history.undo(&mut document).is_some());
            assert!(document == *state);
        }
        assert!(!history.can_undo());
        for state in states.iter().skip(1) {
            assert!(history.redo(&mut document).is_some());
            assert!(document == *state);
        }
        assert!(!history.can_redo());
    });
}

#[test]
fn every_document_is_sound() {
    for_seeds(|rng, ids| {
        let mut document = Document::default();
        for _ in 0..STEPS {
            let edit = random_edit(rng, &document, ids);
            if document.edit(edit.clone(), ids).is_ok() {
                sound::check(&document, &edit);
            }
        }
    });
}

#[test]
fn what_is_saved_reads_back() {
    for_seeds(|rng, ids| {
        let document = random_document(rng, STEPS * 2, ids);
        for text in [write_file(&document), write_compact(&document)] {
            let (read, problems) = read_file(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            assert!(problems.is_empty(), "{problems:#?}\n{text}");
            assert!(read == document, "not the same: {text}");
        }
    });
}

#[test]
fn any_file_reads_as_a_sound_document_or_is_refused() {
    for_seeds(|rng, ids| {
        let document = random_document(rng, STEPS, ids);
        let mut file: Value = serde_json::from_str(&write_compact(&document)).unwrap_or_default();
        for _ in 0..rng.usize(1..6) {
            spoil(rng, &mut file);
        }
        if let Ok((read, _)) = read_file(&file.to_string()) {
            let faults = sound::faults(&read);
            assert!(faults.is_empty(), "{faults:#?}\n{file:#}");
            let again = read_file(&write_file(&read));
            assert_eq!(again, Ok((read, Vec::new())), "not the same once more: {file:#}");
        }
    });
}

#[test]
fn a_migration_leads_to_its_target_and_back() {
    for_seeds(|rng, ids| {
        let mut document = random_document(rng, STEPS, ids);
        let from = document.schema.clone();
        for _ in 0..rng.usize(1..15) {
            let edit = random_edit(rng, &document, ids);
            let _ = document.edit(edit, ids);
        }
        let to = document.schema;
        let operations = diff(&from, &to);
        assert_eq!(operations.is_empty(), from == to);
        let mut schema = from.clone();
        operations.iter().for_each(|operation| operation.apply(&mut schema));
        assert_eq!(schema, to, "the operations do not lead to the target: {operations:#?}");
        reversed(operations).iter().for_each(|operation| operation.apply(&mut schema));
        assert_eq!(schema, from, "the reversed operations do not lead back");
    });
}

#[test]
fn every_database_has_something_to_say_about_every_change() {
    for_seeds(|rng, ids| {
        let before = random_document(rng, STEPS, ids);
        let mut after = before.clone();
        let edit = random_edit(rng, &after, ids);
        let changes = after.edit(edit.clone(), ids).is_ok_and(|patch| patch.changes_schema());
        for dialect in Dialect::ALL {
            let migration = migration(&before.schema, &after.schema, &after.answers, dialect);
            if !changes {
                assert!(migration.up.is_empty() && migration.down.is_empty(), "{dialect:?}: {edit:?}");
            } else if migration.up.is_empty() && migration.up.problems.is_empty() {
                assert!(!migration.up.steps.is_empty(), "{dialect:?} is silent about {edit:?}");
            }
        }
    });
}

/// Does to a file what hands and merges do: a piece is lost, is there twice, or says something else.
fn spoil(rng: &mut Rng, value: &mut Value) {
    let inside = rng.u8(..10) > 0;
    match value {
        Value::Array(items) if !items.is_empty() => {
            let at = rng.usize(..items.len());
            match rng.u8(..12) {
                _ if inside => spoil(rng, &mut items[at]),
                0..6 => drop(items.remove(at)),
                _ => items.push(items[at].clone()),
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields.keys().nth(rng.usize(..fields.len())).cloned().unwrap_or_default();
            match fields.get_mut(&name) {
                Some(field) if inside => spoil(rng, field),
                _ => drop(fields.remove(&name)),
            }
        }
        Value::String(text) => *text = ["", "id", "0000000001", "x", "integer"][rng.usize(..5)].into(),
        Value::Bool(yes) => *yes = !*yes,
        other => *other = Value::from(rng.u8(..3)),
    }
}

/// The generator is no use when it reaches little: each kind of edit is carried out now and then.
#[test]
fn random_edits_are_of_every_kind() {
    let (mut rng, mut ids) = (Rng::with_seed(1), Ids::new(1));
    let mut done = std::collections::BTreeMap::<String, u32>::new();
    let mut document = Document::default();
    for step in 0..40_000 {
        if step % 200 == 0 {
            document = Document::default();
        }
        let edit = random_edit(&mut rng, &document, &mut ids);
        let words = format!("{edit:?}");
        let kind = words.split([' ', '{']).next().unwrap_or_default().to_owned();
        if document.edit(edit, &mut ids).is_ok_and(|patch| !patch.is_empty()) {
            *done.entry(kind).or_default() += 1;
        }
    }
    assert_eq!(done.len(), 73, "{done:#?}");
}
