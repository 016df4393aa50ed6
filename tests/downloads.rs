//! What a person downloaded from the page, run on real databases as they would run it.
//!
//! The journey in `tests/e2e` draws a design with two revisions and downloads, for each database, the folder
//! of migrations; another makes ten changes in one migration. `./dev test` then runs this with `RELATA_DOWNLOADS`
//! naming where they are: the saved design `design.relata.json`, and a folder for each database. Up, rows, up, down, down; after each step the
//! catalogue is compared with the design of that revision, and the rows with what they were. The downloaded project
//! for Flask is run by `flask db`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use relata::dialect::Dialect;
use relata::document::read_file;
use relata::migrate::{Answers, migration};
use relata::schema::Schema;
use support::python::{self, program};
use support::server::Server;
use support::trial::{self, Files, Outcome, Trial};

#[test]
#[ignore = "wants what the journey downloaded; ./dev test runs it after the journeys"]
fn postgres() {
    prove(Dialect::Postgres, "postgres");
}

#[test]
#[ignore = "wants what the journey downloaded; ./dev test runs it after the journeys"]
fn mariadb() {
    prove(Dialect::MariaDb, "mariadb");
}

#[test]
#[ignore = "wants what the journey downloaded; ./dev test runs it after the journeys"]
fn sqlite() {
    prove(Dialect::Sqlite, "sqlite");
}

fn downloads() -> PathBuf {
    PathBuf::from(std::env::var("RELATA_DOWNLOADS").expect("RELATA_DOWNLOADS names the folder of the downloads"))
}

fn prove(dialect: Dialect, folder: &str) {
    let downloads = downloads();
    let server = Server::start(dialect);
    prove_in(&server, &downloads, folder);
    prove_in(&server, &downloads.join("ten"), folder);
}

fn prove_in(server: &Server, downloads: &Path, folder: &str) {
    let dialect = server.database().dialect();
    let (document, problems) = read_file(&text(&downloads.join("design.relata.json"))).expect("the saved design opens");
    assert_eq!(problems, [], "the saved design has problems");
    let [first, second] = document.revisions.as_slice() else {
        panic!("the journey makes two revisions, not {}", document.revisions.len());
    };
    let files = migrations(&downloads.join(folder));
    let [(create, drop), (up, down)] = files.as_slice() else { panic!("there are {} migrations in {folder}", files.len()) };
    let trial = Trial {
        name: format!("downloads for {folder}"),
        from: first.schema.clone(),
        to: second.schema.clone(),
        answers: second.answers.clone(),
        files: Some(Files { create: create.clone(), up: up.clone(), down: down.clone(), drop: drop.clone() }),
        ..Trial::default()
    };
    run(server, &trial);

    // The SQL of the whole design makes the same database at once.
    let whole = migration(&Schema::default(), &document.schema, &Answers::default(), dialect);
    let files = Files { create: text(&downloads.join(folder).join("design.sql")), drop: whole.down.text(""), ..Files::default() };
    let (from, to) = (document.schema.clone(), document.schema.clone());
    run(server, &Trial { name: format!("the design for {folder}"), from, to, files: Some(files), ..Trial::default() });
}

fn run(server: &Server, trial: &Trial) {
    match trial::run(server, trial) {
        Outcome::Proved { emptied } => assert!(emptied.is_empty(), "{}: worked only once {emptied:?} had no rows", trial.name),
        Outcome::Unsuited(why) | Outcome::Failed(why) => panic!("{why}"),
    }
}

/// The migrations of a folder in order: up and down.
fn migrations(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut ups: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.to_string_lossy().ends_with(".up.sql")).collect();
    ups.sort();
    ups.iter().map(|up| (text(up), text(Path::new(&up.to_string_lossy().replace(".up.sql", ".down.sql"))))).collect()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
#[ignore = "wants what the journey downloaded; ./dev test runs it after the journeys"]
fn flask() {
    let project = downloads().join("flask");
    let _ = fs::remove_dir_all(project.join("instance"));
    let flask = |arguments: &[&str]| {
        let mut command = Command::new(program("flask"));
        python::run(command.arg("db").args(arguments).current_dir(&project).env("PYTHONDONTWRITEBYTECODE", "1"))
            .unwrap_or_else(|said| panic!("flask db {arguments:?}: {said}"))
    };
    flask(&["upgrade"]);
    assert!(flask(&["current"]).contains("(head)"), "the database is at the newest revision");
    flask(&["check"]);
    let history = flask(&["history"]);
    for message in ["initial", "shop window"] {
        assert!(history.contains(message), "{history}");
    }
    flask(&["downgrade"]);
    flask(&["downgrade"]);
    flask(&["upgrade"]);
}
