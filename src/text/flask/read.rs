//! Reading `models.py`: the classes and tables of Flask-SQLAlchemy or SQLAlchemy, classic or typed, as a design.
//!
//! Laws: no text is an error, and none makes this panic; what cannot be known without running it is a
//! [`Problem`] with its line. What a class leaves unsaid follows SQLAlchemy's rules.
//! Deliberately not here: running Python, other files of the project, where tables stand on the canvas.

mod build;
mod classes;
mod columns;
mod guard;
mod merge;
mod module;
mod python;
mod raw;
mod relations;
mod types;

pub use merge::into_design;

use serde::{Deserialize, Serialize};

use super::{Said, read, written};
use crate::document::{Document, read_file, write_compact};
use crate::schema::{Ids, Place, Problem, Schema, Severity};

/// What a text says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The tables and enums; the names of relations are on the foreign keys.
    pub schema: Schema,
    /// What could not be read, or is worth knowing, in the order of the lines.
    pub problems: Vec<Problem>,
}

/// Reads a `models.py`. New ids come from `ids`.
#[must_use]
pub fn read_models(text: &str, ids: &mut Ids) -> Reading {
    let parsed = python::parse(text);
    let mut module = module::Module::of(&parsed.body, &parsed.lines);
    let schema = build::build(&mut module, ids);
    let mut problems = parsed.problems;
    problems.append(&mut module.problems);
    if schema.tables.is_empty() {
        let say = "There are no models in this text. Paste a models.py with classes such as class Book(db.Model).".into();
        problems.push(Problem { at: Place::Design, severity: Severity::Error, code: "python-empty", say });
    }
    problems.sort_by_key(|problem| match problem.at {
        Place::Line(line) => line,
        _ => 0,
    });
    problems.dedup();
    Reading { schema, problems }
}

/// `{"want": "read", "text": "…", "seed": 7}`; with `"design"`, the tables are read into that design.
#[derive(Deserialize)]
struct Request {
    text: String,
    #[serde(default)]
    seed: u64,
    design: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    /// The whole design as a saved file.
    design: String,
    tables: usize,
    problems: Vec<Said>,
}

pub(super) fn answer(request: &str) -> Result<String, String> {
    let request: Request = read(request)?;
    let mut ids = Ids::new(request.seed ^ seed_of(&request.text));
    let reading = read_models(&request.text, &mut ids);
    let (tables, mut problems) = (reading.schema.tables.len(), reading.problems);
    let document = match &request.design {
        Some(design) => {
            let (mut document, _) = read_file(design).map_err(|error| error.to_string())?;
            let (schema, more) = into_design(&document.schema, reading.schema);
            document.schema = schema;
            problems.extend(more);
            document
        }
        None => {
            let name = request.name.unwrap_or_else(|| "Models".into());
            Document { name, schema: reading.schema, ..Document::default() }
        }
    };
    Ok(written(&Answer { design: write_compact(&document), tables, problems: problems.into_iter().map(Said::of).collect() }))
}

/// Different texts give different ids, even where the one who asks has no dice (FNV-1a).
fn seed_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
