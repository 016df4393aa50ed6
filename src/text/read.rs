//! Reading the texts that people have: SQL, mermaid, DBML and the head of a spreadsheet, as a design.
//!
//! Laws: no text is an error, and none makes this panic; what could not be read is a [`Problem`] with its line, and
//! the rest is read. Names are names, whatever is in them.
//! Deliberately not here: how Python is read (`flask`), and the page, which has none of this: a worker answers.
//!
//! | want | more in the request | answer |
//! |---|---|---|
//! | `languages` | `text`: its beginning | `html`: a choice of languages; `say`: what the text is taken for |
//! | `read` | `text`, `seed`, `language`, `design`, `name`: of its file | `design`: a saved file; `tables`, `language`, `done`: a sentence, `problems` with their `line` |
//!
//! Where nothing is said about the language, the text tells. With a `design` the tables are read into that one, and what
//! has the same name keeps its identity.

mod build;
mod dbml;
mod language;
mod mermaid;
mod rows;
mod sketch;
mod sql;
pub mod typed;

pub use language::Language;

use serde::Deserialize;
use serde_json::{Value, json};

use super::flask;
use crate::dialect::Dialect;
use crate::document::{Document, read_file, write_compact};
use crate::schema::{Ids, Place, Problem, Schema, Severity, TableId, unique_name};

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
    read_named(text, language, TABLE, ids)
}

/// What a table is called that has no name in the text.
const TABLE: &str = "table";

fn read_named(text: &str, language: Language, name: &str, ids: &mut Ids) -> Reading {
    let text = &*language::fenced(text);
    let sketch = match language {
        Language::Python => {
            let flask::Reading { schema, problems } = flask::read_models(text, ids);
            return Reading { schema, problems, groups: Vec::new() };
        }
        Language::Sql(dialect) => sql::read(text, dialect),
        Language::Mermaid => mermaid::read(text),
        Language::Dbml => dbml::read(text),
        Language::Rows => rows::read(text, name),
    };
    let build::Built { schema, mut problems, groups, .. } = build::build(sketch, ids);
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

/// What may be chosen, and what a text is taken for.
///
/// # Errors
/// A sentence, where the request cannot be read.
pub fn languages(request: &str) -> Result<Value, String> {
    let request: Request = serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))?;
    let mut html = String::from("<option value=\"\">Automatic</option>");
    for language in Language::all() {
        html += &format!("<option value=\"{}\">{}</option>", language.word(), language.label());
    }
    let say = match request.text.trim() {
        "" => "Type, paste or drop a text. Rows of a spreadsheet become a table.".into(),
        text => format!("Looks like {}.", Language::of(text).label()),
    };
    Ok(json!({ "html": html, "say": say }))
}

/// Reads the text of a request: into a design, or as one of its own.
///
/// # Errors
/// A sentence, where the request or the design cannot be read.
pub fn answer(request: &str, into: Option<&str>) -> Result<Value, String> {
    let request: Request = serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))?;
    let language = Language::all().into_iter().find(|known| known.word() == request.language);
    let language = language.unwrap_or_else(|| Language::of(&request.text));
    // Different texts give different ids, even where the one who asks has no dice (FNV-1a).
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut ids = Ids::new(request.seed ^ request.text.bytes().fold(0xcbf2_9ce4_8422_2325, hash));
    let design = into.map(read_file).transpose().map_err(|error| error.to_string())?.map(|(document, _)| document);
    let name = request.name.as_deref().map(|name| name.rsplit_once('.').map_or(name, |(name, _)| name)).filter(|name| !name.is_empty());
    // Rows without a name are a table of their own each time.
    let is_taken = |name: &str| design.iter().any(|design| design.schema.tables.values().any(|table| table.name == name));
    let table = name.map_or_else(|| unique_name(TABLE, is_taken), str::to_owned);
    let Reading { schema, mut problems, .. } = read_named(&request.text, language, &table, &mut ids);
    let tables = schema.tables.len();
    let document = match design {
        Some(mut document) => {
            let (schema, more) = flask::into_design(&document.schema, schema);
            document.schema = schema;
            // A models.py is the whole of a design; any other text may be a part of one.
            problems.extend(more.into_iter().filter(|problem| problem.code != "python-kept" || language == Language::Python));
            document
        }
        None => {
            let dialect = if let Language::Sql(dialect) = language { dialect } else { Dialect::default() };
            Document { name: name.unwrap_or("Imported").to_owned(), schema, dialect, ..Document::default() }
        }
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
