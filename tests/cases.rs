//! The stories of `tests/cases`: each is read, and is told for a change that there is.
//!
//! What they do on real databases is shown by `tests/databases.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::sync::Arc;

use relata::dialect::Dialect;
use relata::migrate::migration;
use relata::schema::Schema;
use support::random::Drawer;
use support::trial::Trial;
use support::{expected, story};

#[test]
fn every_story_is_read_and_changes_something() {
    let stories = story::all();
    for story in &stories {
        assert!(!story.title.is_empty(), "{} has no title", story.trial.name);
        assert_ne!(story.trial.from, story.trial.to, "{} changes nothing", story.trial.name);
        assert!(!story.dialects.is_empty(), "{} is for no database", story.trial.name);
    }
    assert!(!stories.is_empty(), "there are no stories");
}

/// A migration is a function: the same schemas give the same text, also when made again.
#[test]
fn a_story_is_told_the_same_way_each_time() {
    for story in story::all() {
        for dialect in &story.dialects {
            let make = || migration(&story.trial.from, &story.trial.to, &story.trial.answers, *dialect);
            assert_eq!(make(), make(), "{}", story.trial.name);
        }
    }
}

/// The SQL is, word for word, what its database proved the last time it was asked.
#[test]
fn the_sql_of_each_story_was_proved() {
    let stories = story::all();
    let told = stories.iter().flat_map(|story| story.dialects.iter().map(move |dialect| (story, *dialect)));
    let mut failures: Vec<_> = told.filter_map(|(story, dialect)| expected::difference(story, dialect)).collect();
    for dialect in Dialect::ALL {
        failures.extend(expected::strays(&stories, dialect).iter().map(|file| format!("{file} belongs to no story")));
    }
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
}

/// What stays as it is beside a change does not alter its statements, and is not looked at for them.
#[test]
fn other_tables_change_nothing() {
    for (seed, story) in story::all().into_iter().enumerate() {
        for dialect in &story.dialects {
            let mut others = Drawer::new(seed as u64 + 70_000, *dialect).schema(6);
            apart(&mut others);
            let with = |schema: &Schema| {
                let mut both = schema.clone();
                both.tables.extend(others.tables.clone());
                both.enums.extend(others.enums.clone());
                both
            };
            let Trial { from, to, answers, .. } = &story.trial;
            let (alone, beside) = (migration(from, to, answers, *dialect), migration(&with(from), &with(to), answers, *dialect));
            assert_eq!(alone.up.steps, beside.up.steps, "{} on {dialect:?}", story.trial.name);
            assert_eq!(alone.down.steps, beside.down.steps, "{} on {dialect:?}", story.trial.name);
        }
    }
}

/// Gives everything a name that no story has.
fn apart(schema: &mut Schema) {
    for table in schema.tables.values_mut() {
        let table = Arc::make_mut(table);
        table.name = format!("apart {}", table.name);
        table.namespace = if table.namespace.is_empty() { String::new() } else { format!("apart {}", table.namespace) };
        for mut constraint in table.constraints().collect::<Vec<_>>() {
            let (id, name) = (constraint.id(), format!("apart {}", constraint.name()));
            *constraint.name_mut() = name;
            let position = table.constraint_position(id).unwrap();
            table.remove_constraint(id);
            table.insert_constraint(position, constraint);
        }
    }
    for enum_type in schema.enums.values_mut() {
        Arc::make_mut(enum_type).name.insert_str(0, "apart ");
    }
}
