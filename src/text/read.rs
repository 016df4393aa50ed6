//! Reading the texts that people have: SQL, mermaid, DBML and the head of a spreadsheet, as a design.
//!
//! Laws: no text is an error, and none makes this panic; what could not be read is a [`Problem`] with its line, and
//! the rest is read. Names are names, whatever is in them.
//! Deliberately not here: how Python is read (`flask`), and the page, which has none of this: a worker answers.
//!
//! | want | more in the request | answer |
//! |---|---|---|
//! | `language` | `text` | `language`: what it is taken for |
//! | `read` | `text`, `seed`, `language`, `design`, `name` | `design`: a saved file; `tables`, `language`, `done`: a sentence, `problems` with their `line` |
//!
//! Where nothing is said about the language, the text tells. With a `design` the tables are read into that one, and what
//! has the same name keeps its identity.

mod build;
mod dbml;
mod mermaid;
mod rows;
mod sketch;
mod sql;

use serde::Deserialize;
use serde_json::{Value, json};

use super::flask;
use crate::document::{Document, read_file, write_compact};
use crate::schema::{Ids, Place, Problem, Schema, Severity, TableId};

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `models.py`.
    Python,
    /// `CREATE TABLE …`, of any of the databases.
    Sql,
    /// A mermaid `erDiagram`.
    Mermaid,
    /// The language of dbdiagram.io.
    Dbml,
    /// The head of a spreadsheet, with rows or without.
    Rows,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Python, Self::Sql, Self::Mermaid, Self::Dbml, Self::Rows];

    /// Its word in requests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Sql => "sql",
            Self::Mermaid => "mermaid",
            Self::Dbml => "dbml",
            Self::Rows => "rows",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Python => "Python models",
            Self::Sql => "SQL",
            Self::Mermaid => "mermaid",
            Self::Dbml => "DBML",
            Self::Rows => "rows with a head",
        }
    }

    /// What a text is most likely written in.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let start = text.get(..text.len().min(200_000)).unwrap_or(text);
        let lower = start.to_lowercase();
        let line_starts = |words: &[&str]| lower.lines().any(|line| words.iter().any(|word| line.trim_start().starts_with(word)));
        let blocks = ["table ", "enum ", "ref:", "ref ", "project ", "tablegroup "];
        let is_block = |line: &str| blocks.iter().any(|word| line.starts_with(word)) && (line.ends_with('{') || line.starts_with("ref"));
        if line_starts(&["erdiagram"]) {
            Self::Mermaid
        } else if lower.lines().any(|line| is_block(line.trim())) {
            Self::Dbml
        } else if line_starts(&["create ", "alter table", "insert into", "pragma ", "comment on", "/*!4"]) {
            Self::Sql
        } else if line_starts(&["class ", "import ", "from ", "@", "db ="])
            || ["db.model", "column(", "mapped["].iter().any(|sign| lower.contains(sign))
        {
            Self::Python
        } else {
            Self::Rows
        }
    }
}

/// What a text says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The tables and enums.
    pub schema: Schema,
    /// What could not be read, or is worth knowing, in the order of the lines.
    pub problems: Vec<Problem>,
    /// Named boxes around tables.
    pub groups: Vec<(String, Vec<TableId>)>,
}

/// Reads a text. New ids come from `ids`.
#[must_use]
pub fn read_text(text: &str, language: Language, ids: &mut Ids) -> Reading {
    let sketch = match language {
        Language::Python => {
            let flask::Reading { schema, problems } = flask::read_models(text, ids);
            return Reading { schema, problems, groups: Vec::new() };
        }
        Language::Sql => sql::read(text),
        Language::Mermaid => mermaid::read(text),
        Language::Dbml => dbml::read(text),
        Language::Rows => rows::read(text),
    };
    let build::Built { schema, mut problems, groups } = build::build(sketch, ids);
    if schema.tables.is_empty() {
        let say = "There are no tables in this text.".into();
        problems.push(Problem { at: Place::Design, severity: Severity::Error, code: "read-empty", say });
    }
    problems.sort_by_key(|problem| line(problem).unwrap_or(0));
    problems.dedup();
    Reading { schema, problems, groups }
}

fn line(problem: &Problem) -> Option<usize> {
    match problem.at {
        Place::Line(line) => Some(line),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Request {
    text: String,
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    language: String,
    name: Option<String>,
}

/// Answers what a text is taken for.
///
/// # Errors
/// A sentence, where the request cannot be read.
pub fn language(request: &str) -> Result<Value, String> {
    let request: Request = serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))?;
    Ok(json!({ "language": Language::of(&request.text).word() }))
}

/// Reads the text of a request: into a design, or as one of its own.
///
/// # Errors
/// A sentence, where the request or the design cannot be read.
pub fn answer(request: &str, into: Option<&str>) -> Result<Value, String> {
    let request: Request = serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))?;
    let language = Language::ALL.into_iter().find(|known| known.word() == request.language);
    let language = language.unwrap_or_else(|| Language::of(&request.text));
    // Different texts give different ids, even where the one who asks has no dice (FNV-1a).
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut ids = Ids::new(request.seed ^ request.text.bytes().fold(0xcbf2_9ce4_8422_2325, hash));
    let Reading { schema, mut problems, .. } = read_text(&request.text, language, &mut ids);
    let tables = schema.tables.len();
    let document = match into {
        Some(design) => {
            let (mut document, _) = read_file(design).map_err(|error| error.to_string())?;
            let (schema, more) = flask::into_design(&document.schema, schema);
            document.schema = schema;
            // A models.py is the whole of a design; any other text may be a part of one.
            problems.extend(more.into_iter().filter(|problem| problem.code != "python-kept" || language == Language::Python));
            document
        }
        None => Document { name: request.name.unwrap_or_else(|| "Imported".into()), schema, ..Document::default() },
    };
    let problems: Vec<Value> = problems.iter().map(said).collect();
    let be = if tables > 1 { "tables are" } else { "table is" };
    let done = match language {
        Language::Python => format!("{tables} {be} read."),
        other => format!("{tables} {be} read as {}.", other.label()),
    };
    Ok(json!({ "done": done, "design": write_compact(&document), "tables": tables, "language": language.word(), "problems": problems }))
}

fn said(problem: &Problem) -> Value {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    json!({ "code": problem.code, "severity": severity, "say": problem.say, "line": line(problem) })
}
