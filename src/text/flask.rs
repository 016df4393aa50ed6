//! Python for Flask-SQLAlchemy and Flask-Migrate: one function that takes a request and gives an answer, both JSON.
//!
//! The first page does not have this code: a worker with a wasm of its own answers there, so nothing but texts
//! goes in and out. A request says what it wants, and carries the design as a saved file:
//! `{"want": "models", "design": "{…}", "style": "typed"}`. An answer is what was wanted, or
//! `{"error": "a sentence"}`. What Python cannot say of a design is among the `problems` of the answer.
//! Deliberately not here: zip files, the screen, and SQL of our own.

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
        "revision" | "migrations" => project::answer(request),
        "project" => project::whole(request),
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
    problems: Vec<Said>,
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
