//! The SQL of each story as it was proved on the real database, kept in `tests/cases/<database>/<story>.sql`.
//!
//! Law: only `tests/databases.rs` writes these files, with `RELATA_BLESS=1`, and only of a story that has just passed
//! all its phases there. Everyone else compares.

use std::fs;
use std::path::{Path, PathBuf};

use relata::dialect::Dialect;
use relata::migrate::migration;

use super::story::Story;

fn folder(dialect: Dialect) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(dialect.slug())
}

fn path(story: &Story, dialect: Dialect) -> PathBuf {
    folder(dialect).join(format!("{}.sql", story.trial.name))
}

/// The scripts of a story as they are now: up, then down.
pub fn text(story: &Story, dialect: Dialect) -> String {
    let trial = &story.trial;
    let made = migration(&trial.from, &trial.to, &trial.answers, dialect);
    let way = |name: &str, script: &relata::migrate::Script| {
        let files = script.files("");
        files.iter().map(|file| format!("---- {name}\n{file}")).collect::<Vec<_>>().join("\n")
    };
    format!("{}\n{}", way("up", &made.up), way("down", &made.down))
}

/// What is different from what was proved; `None` where nothing is.
pub fn difference(story: &Story, dialect: Dialect) -> Option<String> {
    let (name, made) = (&story.trial.name, text(story, dialect));
    let Ok(proved) = fs::read_to_string(path(story, dialect)) else {
        return Some(format!("{name} was never proved on {dialect:?}: run tests/databases.rs with RELATA_BLESS=1"));
    };
    if proved == made {
        return None;
    }
    let (old, new): (Vec<_>, Vec<_>) = (proved.lines().collect(), made.lines().collect());
    let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let line = |lines: &[&str]| lines.get(at).copied().unwrap_or("nothing").to_owned();
    Some(format!(
        "{name} on {dialect:?} is not what was proved: line {} is now\n  {}\nand was\n  {}\nIf it should be, run tests/databases.rs with RELATA_BLESS=1",
        at + 1,
        line(&new),
        line(&old)
    ))
}

/// Compares what has just been proved with what was proved before; with `RELATA_BLESS=1` it is written down.
pub fn settle(story: &Story, dialect: Dialect) -> Option<String> {
    if std::env::var("RELATA_BLESS").is_ok_and(|word| word == "1") {
        fs::create_dir_all(folder(dialect)).unwrap();
        fs::write(path(story, dialect), text(story, dialect)).unwrap();
    }
    difference(story, dialect)
}

/// Files of stories that there are not, or not for this database.
pub fn strays(stories: &[Story], dialect: Dialect) -> Vec<String> {
    let files = fs::read_dir(folder(dialect)).into_iter().flatten().map(|entry| entry.unwrap().path());
    let is_told = |file: &PathBuf| stories.iter().any(|story| story.dialects.contains(&dialect) && path(story, dialect) == *file);
    files.filter(|file| !is_told(file)).map(|file| file.display().to_string()).collect()
}
