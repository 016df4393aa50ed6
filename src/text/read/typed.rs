//! The text beside the diagram: a design as DBML that is typed in, and the design that this makes.
//!
//! Laws: a text as it was written changes nothing. A table or column under another name is the same one, in its place
//! and with everything that no text says. A text that cannot be read as a whole changes nothing.
//! Deliberately not here: when a text is asked for and taken, which is the page's business.
//!
//! | want | more in the request | answer |
//! |---|---|---|
//! | `dbml` | | `text`, `lines`: what each is about, `problems` |
//! | `typed` | `text`, `seed`, `now`: the design, where it was changed otherwise since | `design`: a saved file, or `say` and `line`: what is wrong; `lines`, `note` |
//!
//! `lines` has for each line the id of a table, or of a table and a column with a space between, or nothing.

mod identity;
mod merge;

use serde::Deserialize;
use serde_json::{Value, json};

use super::build::{Built, build};
use super::dbml::read_known;
use super::sketch::Sketch;
use crate::document::{Document, read_file, write_compact};
use crate::schema::{Ids, Place, Problem, Schema, Severity};
use crate::text::{Mark, write_dbml};

/// A design whose text is being typed in.
#[derive(Debug)]
pub struct Pane {
    schema: Schema,
    /// The text as it was written, with ids.
    first: Sketch,
    before: Built,
    /// The last text that could be read.
    last: Sketch,
    /// The design that it made.
    agreed: Schema,
    ids: Ids,
    seed: u64,
}

/// What a text makes of a design.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The design; none where the text cannot be read as a whole.
    pub schema: Option<Schema>,
    /// What is wrong, or worth knowing, in the order of the lines.
    pub problems: Vec<Problem>,
    /// What each line is about.
    pub lines: Vec<Mark>,
}

impl Pane {
    /// For this design, as [`write_dbml`] writes it. New ids follow from `seed`.
    #[must_use]
    pub fn new(design: &Document, seed: u64) -> Self {
        let written = write_dbml(design);
        let mut first = Sketch::default();
        let sketch = read_known(&written.text, |sketch| {
            know(sketch, &written.lines, &design.schema);
            first = sketch.clone();
        });
        let before = build(sketch, &mut Ids::new(seed));
        let (schema, agreed, last) = (design.schema.clone(), design.schema.clone(), first.clone());
        Self { schema, first, before, last, agreed, ids: Ids::new(!seed), seed }
    }

    /// What a text makes of the design. Where that was changed otherwise since, `now` is what it is: of what the last good
    /// text said, and this one says otherwise, the text has its way, and of the rest the diagram.
    pub fn typed(&mut self, text: &str, now: Option<&Schema>) -> Typed {
        let mut told = Sketch::default();
        let mut ids = self.ids.clone();
        let sketch = read_known(text, |sketch| {
            identity::identify(sketch, &self.last, &self.first, &mut ids);
            told = sketch.clone();
        });
        let lines = lines(&sketch, text);
        let after = build(sketch, &mut Ids::new(self.seed));
        let is_new = |problem: &&Problem| !self.before.problems.iter().any(|old| (old.code, &old.say) == (problem.code, &problem.say));
        let mut problems: Vec<Problem> = after.problems.iter().filter(is_new).cloned().collect();
        if after.schema.tables.is_empty() && !self.schema.tables.is_empty() {
            let say = "There are no tables in this text.".into();
            problems.push(Problem { at: Place::Line(1), severity: Severity::Error, code: "read-empty", say });
        }
        let (schema, lost) = merge::merged(&self.schema, &self.before, &after);
        problems.extend(lost);
        problems.sort_by_key(|problem| super::line(problem).unwrap_or(usize::MAX));
        let is_good = !problems.iter().any(is_bad);
        if is_good {
            if self.draws_otherwise(&told) {
                let say = "Colours, groups and notes are changed in the diagram; the text only shows them.".into();
                problems.push(Problem { at: Place::Design, severity: Severity::Note, code: "typed-drawn", say });
            }
            if told.has_remarks {
                let say = "Remarks (//) are not kept when the text is written anew; the note of a table or a column is.".into();
                problems.push(Problem { at: Place::Design, severity: Severity::Note, code: "typed-remark", say });
            }
            (self.last, self.ids) = (told, ids);
            let agreed = std::mem::replace(&mut self.agreed, schema.clone());
            let schema = now.map_or(schema.clone(), |now| merge::onto(now, &agreed, &schema));
            return Typed { schema: Some(schema), problems, lines };
        }
        Typed { schema: None, problems, lines }
    }

    /// Whether the text says something else of what it only shows.
    fn draws_otherwise(&self, told: &Sketch) -> bool {
        let colour = |sketch: &Sketch, id| sketch.tables.iter().find(|table| table.known == id).map(|table| table.colour.clone());
        let recoloured = |table: &super::sketch::RawTable| colour(&self.first, table.known).unwrap_or_default() != table.colour;
        told.drawn.iter().any(|one| !self.first.drawn.contains(one)) || told.tables.iter().any(recoloured)
    }
}

/// Whether a text with this problem changes nothing. A column without a type, or a setting that nobody knows, is one that is
/// still being typed.
fn is_bad(problem: &Problem) -> bool {
    problem.severity != Severity::Note || matches!(problem.code, "dbml-type" | "dbml-setting")
}

/// Gives what was read from our own text the ids of what was written there.
fn know(sketch: &mut Sketch, lines: &[Mark], schema: &Schema) {
    let mark = |line: usize| lines.get(line.wrapping_sub(1)).copied().unwrap_or_default();
    for table in &mut sketch.tables {
        table.known = mark(table.line).table();
        for column in &mut table.columns {
            if let Mark::Column(_, id) = mark(column.line) {
                column.known = Some(id);
            }
        }
    }
    for e in &mut sketch.enums {
        if let Mark::Enum(id) = mark(e.line) {
            e.known = Some(id);
            e.value_ids = schema.enum_type(id).map(|e| e.values.iter().map(|value| value.id).collect()).unwrap_or_default();
        }
    }
}

/// What each line of a text is about.
fn lines(sketch: &Sketch, text: &str) -> Vec<Mark> {
    let mut marks = vec![Mark::None; text.lines().count()];
    for table in &sketch.tables {
        let Some(id) = table.known else { continue };
        let first = table.line.saturating_sub(1);
        marks.iter_mut().take(table.end).skip(first).for_each(|mark| *mark = Mark::Table(id));
        let others = table.constraints.iter().map(|constraint| (constraint.line, None));
        for (line, column) in others.chain(table.columns.iter().map(|column| (column.line, column.known))) {
            if let Some(mark) = marks.get_mut(line.wrapping_sub(1)) {
                *mark = column.map_or(Mark::Table(id), |column| Mark::Column(id, column));
            }
        }
    }
    marks
}

fn said(lines: &[Mark]) -> Vec<String> {
    let one = |mark: &Mark| match mark {
        Mark::Column(table, column) => format!("{table} {column}"),
        other => other.table().map_or_else(String::new, |table| table.to_string()),
    };
    lines.iter().map(one).collect()
}

/// The text of a design.
#[must_use]
pub fn written(design: &Document) -> Value {
    let dbml = write_dbml(design);
    let say: Vec<&str> = dbml.problems.iter().map(|problem| problem.say.as_str()).collect();
    json!({ "text": dbml.text, "lines": said(&dbml.lines), "note": say.join(" ") })
}

/// A problem without what comes of it elsewhere: here nothing is left out, the whole text waits.
fn whole(say: &str) -> String {
    let end = [", so ", "; this one"].iter().filter_map(|words| say.find(words)).min();
    end.map_or_else(|| say.to_owned(), |end| format!("{}.", &say[..end]))
}

#[derive(Deserialize)]
struct Request {
    text: String,
    #[serde(default)]
    seed: u64,
    now: Option<String>,
}

/// The pane of a design, with the seed of the request.
///
/// # Errors
/// A sentence, where the request cannot be read.
pub fn open(request: &str, design: &Document) -> Result<Pane, String> {
    let Request { text, seed, .. } = request_of(request)?;
    // Different texts give different ids, even where the one who asks has no dice (FNV-1a).
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    Ok(Pane::new(design, seed ^ text.bytes().fold(0xcbf2_9ce4_8422_2325, hash)))
}

fn request_of(request: &str) -> Result<Request, String> {
    serde_json::from_str(request).map_err(|error| format!("The request cannot be read: {error}."))
}

/// What a text that was typed makes of the design of this pane.
///
/// # Errors
/// A sentence, where the request cannot be read.
pub fn answer(request: &str, pane: &mut Pane, design: &Document) -> Result<Value, String> {
    let Request { text, now, .. } = request_of(request)?;
    let now = now.map(|now| read_file(&now)).transpose().map_err(|error| error.to_string())?.map(|(now, _)| now);
    let typed = pane.typed(&text, now.as_ref().map(|now| &now.schema));
    let wrong = typed.problems.iter().find(|problem| is_bad(problem));
    let notes: Vec<&str> = typed.problems.iter().filter(|problem| !is_bad(problem)).map(|problem| problem.say.as_str()).collect();
    let line = wrong.and_then(|problem| match problem.at {
        Place::Column(table, column) => typed.lines.iter().position(|mark| *mark == Mark::Column(table, column)).map(|at| at + 1),
        _ => super::line(problem),
    });
    let say = wrong.map(|problem| line.map_or_else(String::new, |line| format!("Line {line}: ")) + &whole(&problem.say));
    let schema = typed.schema.map(|schema| write_compact(&Document { schema, ..now.as_ref().unwrap_or(design).clone() }));
    Ok(json!({ "design": schema, "say": say, "line": line, "lines": said(&typed.lines), "note": notes.join(" ") }))
}
