//! Everything that a design becomes as text, asked for by a page that does not have this code.
//!
//! The engine (migrations, SQL, Python, merging) is a program of its own, which runs in a worker of the browser;
//! nothing but texts goes in and out. A request is JSON that says what it wants: `{"want": "script", "dialect":
//! "sqlite"}`. It is about the design that was handed over last, a saved file, which is read once however much is
//! asked about it. An answer is what was wanted, in JSON, or `{"error": "a sentence"}`.
//!
//! | want | more in the request | answer |
//! |---|---|---|
//! | `script` | `dialect` | `text`, `html`, `is_empty`, `problems` |
//! | `problems` | `dialect` | `problems` |
//! | `mermaid` | | `text`, `html`, `problems` |
//! | `changes` | | see [`changes`] |
//! | `files` | `revision`, `part`: `up`, `down`, `both` | `files`, `marks`, `differs` |
//! | `folder` | | the same |
//! | `between` | `from` or null, `to` | `name`, `text`, `html` |
//! | `check` | `files`: pairs of name and text | `folders`, `said` |
//! | `merge` | `other`, `choices`: pairs of key and side | see [`merge`] |
//! | `dbml`, `typed` | `text` | see `text::read::typed` |
//! | `languages`, `read` | `text`, `design`: `true` for the one that is held | see `text::read` |
//! | what [`flask`](super::flask) answers | `design`: `true` for the one that is held | its answer, with `html` |
//!
//! Deliberately not here: the screen, and who asks.

mod changes;
mod files;
mod merge;
mod page;

use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{flask, write_mermaid};
use crate::dialect::Dialect;
use crate::document::{Document, read_file};
use crate::migrate::create_script;
use crate::schema::gather::sort_by;
use crate::schema::{Place, Problem, Severity};

/// Answers requests about one design.
#[derive(Debug, Default)]
pub struct Service {
    text: String,
    read: Option<Arc<Document>>,
    /// A design that is typed as a text, which may not be the one that is held now.
    #[cfg(feature = "readers")]
    pane: Option<(String, super::read::typed::Pane)>,
}

impl Service {
    /// Takes a design over, as a saved file: what is asked from now on is about it.
    pub fn hold(&mut self, design: String) {
        (self.text, self.read) = (design, None);
    }

    /// Answers a request. Never panics, whatever the text says.
    #[must_use]
    pub fn answer(&mut self, request: &str) -> String {
        match self.answered(request) {
            Ok(answer) => answer,
            Err(error) => json!({ "error": error }).to_string(),
        }
    }

    fn answered(&mut self, request: &str) -> Result<String, String> {
        let Head { want, design } = read(request)?;
        let answer = match want.as_str() {
            "script" => script(&*self.held()?, dialect(request)?),
            "problems" => json!({ "problems": problems(&*self.held()?, dialect(request)?) }),
            "mermaid" => mermaid(&*self.held()?),
            "changes" => changes::answer(&*self.held()?),
            "files" => files::of_revision(&*self.held()?, &read(request)?)?,
            "folder" => files::folder(&*self.held()?),
            "between" => files::between(&*self.held()?, &read(request)?)?,
            "check" => files::check(&read(request)?),
            #[cfg(feature = "readers")]
            "dbml" => super::read::typed::written(&*self.held()?),
            #[cfg(feature = "readers")]
            "typed" => self.typed(request)?,
            #[cfg(feature = "readers")]
            "languages" => super::read::languages(request)?,
            #[cfg(feature = "readers")]
            "read" => super::read::answer(request, self.design_of(design.as_ref()))?,
            "merge" => merge::answer(&*self.held()?, &read(request)?)?,
            _ => python(read(&flask::answer(&self.with_design(request, design)?))?),
        };
        Ok(answer.to_string())
    }

    /// The design that is held.
    ///
    /// # Errors
    /// Where what was handed over is no design.
    pub fn held(&mut self) -> Result<Arc<Document>, String> {
        if let Some(design) = &self.read {
            return Ok(Arc::clone(design));
        }
        let (design, _) = read_file(&self.text).map_err(|error| error.to_string())?;
        let design = Arc::new(design);
        self.read = Some(Arc::clone(&design));
        Ok(design)
    }

    /// What a text makes of the design that is held, which was written as the text before it was typed in.
    #[cfg(feature = "readers")]
    fn typed(&mut self, request: &str) -> Result<Value, String> {
        let design = self.held()?;
        if self.pane.as_ref().is_none_or(|(text, _)| *text != self.text) {
            self.pane = Some((self.text.clone(), super::read::typed::open(request, &design)?));
        }
        let (_, pane) = self.pane.as_mut().ok_or("There is no design.")?;
        super::read::typed::answer(request, pane, &design)
    }

    /// The design that a request speaks of: `true` stands for the one that is held.
    #[cfg(feature = "readers")]
    fn design_of<'a>(&'a self, design: Option<&'a Value>) -> Option<&'a str> {
        match design {
            Some(Value::Bool(true)) => Some(&self.text),
            other => other.and_then(Value::as_str),
        }
    }

    /// A request about Flask carries its design with it: `true` stands for the one that is held.
    fn with_design(&self, request: &str, design: Option<Value>) -> Result<String, String> {
        if design != Some(Value::Bool(true)) {
            return Ok(request.to_owned());
        }
        let mut whole: Value = read(request)?;
        whole["design"] = Value::String(self.text.clone());
        Ok(whole.to_string())
    }
}

/// An answer about Flask, with its texts in colours as well.
fn python(mut answer: Value) -> Value {
    for file in answer.get_mut("files").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(text) = file["text"].as_str() {
            file["html"] = json!(page::python(text));
        }
    }
    if let Some(code) = answer["code"].as_str() {
        let usage: Vec<&str> = answer["usage"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        answer["html"] = json!(page::python(&format!("{code}\n\n# How to use it:\n{}\n", usage.join("\n"))));
    }
    answer
}

/// What every request has; the rest is read by what answers it.
#[derive(Deserialize)]
struct Head {
    want: String,
    design: Option<Value>,
}

fn read<T: DeserializeOwned>(request: &str) -> Result<T, String> {
    serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))
}

fn dialect(request: &str) -> Result<Dialect, String> {
    #[derive(Deserialize)]
    struct Wanted {
        dialect: String,
    }
    let Wanted { dialect } = read(request)?;
    Dialect::ALL.into_iter().find(|known| known.slug() == dialect).ok_or_else(|| format!("“{dialect}” is no database that Relata knows."))
}

/// The id that a text is.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("“{text}” is no id."))
}

fn script(design: &Document, dialect: Dialect) -> Value {
    let script = create_script(&design.schema, dialect);
    let text = script.text(&format!("{} for {}", design.name, dialect.label()));
    json!({ "html": page::sql(&text), "text": text, "is_empty": script.is_empty(), "problems": said(script.problems) })
}

/// What the database cannot do, each once.
fn problems(design: &Document, dialect: Dialect) -> Vec<Value> {
    let mut problems = create_script(&design.schema, dialect).problems;
    sort_by(&mut problems, Problem::cmp);
    problems.dedup();
    said(problems)
}

fn mermaid(design: &Document) -> Value {
    let (text, problems) = write_mermaid(&design.schema);
    json!({ "html": page::mermaid(&text), "text": text, "problems": said(problems) })
}

/// Problems, with the table that each is about.
fn said(problems: Vec<Problem>) -> Vec<Value> {
    let one = |problem: Problem| {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let table = match problem.at {
            Place::Table(table) | Place::Column(table, _) => Some(table.to_string()),
            _ => None,
        };
        json!({ "code": problem.code, "severity": severity, "say": problem.say, "table": table })
    };
    problems.into_iter().map(one).collect()
}
