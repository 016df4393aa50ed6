//! Python for Flask-SQLAlchemy and Flask-Migrate: one function that takes a request and gives an answer, both JSON.
//!
//! The first page does not have this code: a worker with a wasm of its own answers there, so nothing but texts
//! goes in and out. Deliberately not here: the screen, and SQL of our own.
//!
//! # What can be asked
//!
//! A request is an object with `want`. Where it carries a `design`, that is the text of a saved file. An answer is
//! what was wanted, or `{"error": "a sentence for the user"}`. Members that have nothing to say are left out.
//!
//! | `want` | what else is in the request | the answer |
//! |---|---|---|
//! | `ping` | | `{"ok": "pong"}` |
//! | `models` | `design`, `style` | [files](#files): `models.py` |
//! | `relation` | `design`, `id`, `style` | [a relation](#a-relation) |
//! | `revision` | `design`, `revision`, `base` | files: one, such as `1975ea83b712_add_email.py` |
//! | `migrations` | `design`, `base`, `zip` | files: `migrations/env.py` …, `migrations/versions/…` |
//! | `project` | `design`, `style`, `base`, `zip` | files: `app.py`, `models.py`, `requirements.txt`, `README.md`, `migrations/…` |
//! | `commands` | `message`, `revision` | [commands](#commands) |
//! | `read` | `text`, `seed`, `design`, `name` | [a design](#a-design) |
//!
//! - `style` is `typed` (Flask-SQLAlchemy 3 with `Mapped`; also where nothing is said), `plain` (SQLAlchemy 2
//!   without Flask) or `classic` (`db.Column` and `db.relationship`, as in the tutorials).
//! - `revision` is the id of a revision of the design.
//! - `base` is the newest revision of the user's own project, as `flask db current` prints it: our first one comes
//!   after it. Empty or left out where the project begins with ours. What is no id is an error.
//! - `zip: true` asks for all files in one zip as well.
//!
//! ## Files
//!
//! `{"files": [{"name": "models.py", "text": "…"}], "problems": […], "zip": {"name": "library.zip", "text": "UEsD…"}}`
//!
//! The text of the zip is base64: `data:application/zip;base64,` before it makes an address to download.
//! A problem is what Python or Alembic cannot say of the design:
//! `{"code": "python-type", "severity": "error" | "warning" | "note", "say": "…", "table": id, "column": id, "enum": id, "line": 7}`.
//! The ids are those of the design; `line` is of a text that was read.
//!
//! ## A relation
//!
//! `id` is that of a foreign key, or of a junction table. The answer:
//!
//! - `code`: the lines of the models that the relation stands for.
//! - `usage`: lines that use it, such as `club.members.append(student)`.
//! - `ends`: `[{"key": id, "class": "Club", "name": "members"}]`: the names of its ends, where each is written, and the
//!   foreign key that the name belongs to. For a key the first is its `children`, the second its `parent`; for a
//!   junction table without a class each is the `children` of its key. They are set with `Edit::NameEnds`.
//! - `choices`: `[{"name": "back_populates", "backref": false, "say": "…"}]`: the ways to write the ends that the style
//!   has, one or two; `backref` is what [`EndNames::backref`](crate::schema::EndNames) is then, of the first of a
//!   junction table's keys.
//! - `advice`: both in one sentence.
//!
//! ## Commands
//!
//! `{"commands": [{"name": "migrate", "line": "flask db migrate -m \"add email\"", "say": "…"}]}`, in the order in which they
//! are learned: `install`, `init`, `migrate`, `upgrade`, `upgrade-to`, `downgrade`, `downgrade-to`, `downgrade-base`,
//! `current`, `history`, `check`, `stamp`. Those that go to a revision (`-to`, `stamp`) are there where one is given.
//!
//! ## A design
//!
//! `read` takes the text of a `models.py`. The answer is `{"design": "…", "tables": 5, "problems": […]}`: a saved file. With
//! a `design` in the request the tables are read into that one, and what has the same name keeps its identity; else
//! the new design is called `name`. `seed` is a random number, from which new ids come.

mod commands;
mod models;
mod names;
mod operations;
mod project;
mod python;
#[cfg(feature = "flask")]
mod read;
mod revision;
mod templates;
mod types;

#[cfg(feature = "flask")]
pub use read::{Reading, into_design, read_models};

use serde::{Deserialize, Serialize};

use crate::document::{Document, read_file};
use crate::schema::{Place, Problem, Severity};

/// Answers a request. Never panics, whatever the text says.
#[must_use]
pub fn answer(request: &str) -> String {
    match answered(request) {
        Ok(answer) => answer,
        Err(error) => written(&serde_json::json!({ "error": error })),
    }
}

/// What every request has; the rest is read by the room that answers it.
#[derive(Deserialize)]
struct Head {
    want: String,
}

fn answered(request: &str) -> Result<String, String> {
    let head: Head = read(request)?;
    match head.want.as_str() {
        "ping" => Ok(written(&serde_json::json!({ "ok": "pong" }))),
        "models" => models::answer(request),
        "relation" => models::relation(request),
        "revision" => project::one(request),
        "migrations" => project::folder(request),
        "project" => project::whole(request),
        "commands" => commands::answer(request),
        #[cfg(feature = "flask")]
        "read" => read::answer(request),
        other => Err(format!("“{other}” is not something that can be asked for.")),
    }
}

// ---- what the rooms share

/// A request as a room wants it.
fn read<'a, T: Deserialize<'a>>(request: &'a str) -> Result<T, String> {
    serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))
}

fn written<T: Serialize>(answer: &T) -> String {
    serde_json::to_string(answer).unwrap_or_else(|error| format!("{{\"error\":\"The answer cannot be written: {error}\"}}"))
}

/// The design in a request, with what had to be repaired in it.
fn design(text: &str) -> Result<(Document, Vec<Problem>), String> {
    read_file(text).map_err(|error| error.to_string())
}

/// Files and what is to be said of them: the answer to most requests.
#[derive(Default, Serialize)]
struct Files {
    files: Vec<File>,
    /// All of them in one, its text base64, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    zip: Option<File>,
    problems: Vec<Said>,
}

impl Files {
    /// Says problems, each once.
    fn say(&mut self, problems: Vec<Problem>) {
        for said in problems.into_iter().map(Said::of) {
            if !self.problems.iter().any(|other| other.say == said.say) {
                self.problems.push(said);
            }
        }
    }
}

/// A file to download.
#[derive(Serialize)]
struct File {
    name: String,
    text: String,
}

/// A problem, with ids as text.
#[derive(Serialize)]
struct Said {
    code: &'static str,
    severity: &'static str,
    say: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    enum_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl Said {
    fn of(problem: Problem) -> Self {
        let (mut table, mut column, mut enum_type, mut line) = (None, None, None, None);
        match problem.at {
            Place::Design => {}
            Place::Table(id) => table = Some(id.to_string()),
            Place::Column(of, id) => (table, column) = (Some(of.to_string()), Some(id.to_string())),
            Place::Enum(id) => enum_type = Some(id.to_string()),
            Place::Line(at) => line = Some(at),
        }
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        Self { code: problem.code, severity, say: problem.say, table, column, enum_type, line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ping_is_answered() {
        assert_eq!(answer(r#"{"want": "ping"}"#), r#"{"ok":"pong"}"#);
    }

    #[test]
    fn what_cannot_be_answered_is_said() {
        for (request, sentence) in [("", "The request cannot be read"), (r#"{"want": "cake"}"#, "“cake” is not")] {
            let said: serde_json::Value = serde_json::from_str(&answer(request)).unwrap();
            assert!(said["error"].as_str().unwrap().starts_with(sentence), "{said}");
        }
    }
}
