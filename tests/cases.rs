//! The stories of `tests/cases`: each is read, and is told for a change that there is.
//!
//! What they do on real databases is shown by `tests/databases.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use relata::migrate::migration;
use support::story;

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
