//! One revision as an Alembic file: named and headed as Flask-Migrate does.

use super::operations::{Places, Writer, helpers};
use super::python::quoted;
use crate::dialect::Family;
use crate::document::{Document, Revision, RevisionId};
use crate::migrate::{Answers, Operation, Own, Portable, diff, portable, portable_plan, reversed};
use crate::schema::{Place, Problem, Schema, Severity};
use crate::text::slug;

/// A revision as a file.
pub(super) struct Written {
    /// Its name: the id and the message.
    pub name: String,
    pub text: String,
    /// What had to differ from the design.
    pub problems: Vec<Problem>,
}

/// The file of a revision. `base` is the revision of the user's own project that our first one comes after.
pub(super) fn file(document: &Document, id: RevisionId, base: Option<&str>) -> Result<Written, String> {
    let revision = document.revision(id).ok_or_else(|| format!("There is no revision {id} in this design."))?;
    let plan = plan(document, revision)?;
    let answers = &revision.answers;
    let bodies = bodies(&plan, answers);
    let helpers = helpers(&bodies);
    let text = format!("{}{helpers}\n\n{bodies}", head(revision, base, &format!("{helpers}{bodies}")));
    let mut problems = plan.problems;
    problems.extend(lost(answers, false, &plan.up));
    problems.extend(lost(answers, true, &plan.down));
    Ok(Written { name: format!("{}_{}.py", revision.id, slug(&revision.message)), text, problems })
}

fn bodies(plan: &Portable, answers: &Answers) -> String {
    let (forth, back) = (answers.suited(&plan.from, &plan.to), answers.suited(&plan.to, &plan.from));
    let up = Writer { start: &plan.from, goal: &plan.to, answers: &forth, back: false, operations: &plan.up }.body();
    let down = Writer { start: &plan.to, goal: &plan.from, answers: &back, back: true, operations: &plan.down }.body();
    format!("def upgrade():\n{up}\n\ndef downgrade():\n{down}")
}

/// The way that a revision goes: from what is in the database when Alembic runs it.
fn plan(document: &Document, revision: &Revision) -> Result<Portable, String> {
    let after = document.settled_at(Some(revision.id), Family::STANDARD.dialect());
    if let [ours, theirs, ..] = revision.parents[..] {
        let (from, first) = both(document, ours, theirs).ok_or_else(|| {
            format!(
                "Revision {} brings two branches together that change the same things, so that Alembic cannot run one after the other. \
                 Squash them into one revision.",
                revision.id
            )
        })?;
        let mut plan = portable_plan(&from, &after, &revision.answers);
        plan.problems.extend(first.map(|first| Problem {
            at: Place::Design,
            severity: Severity::Warning,
            code: "python-branches",
            say: format!(
                "Revision {} brings two branches together, and Alembic may run the wrong one first. \
                 Run `flask db upgrade {first}` before `flask db upgrade`, or squash the two.",
                revision.id
            ),
        }));
        return Ok(plan);
    }
    let before = document.settled_at(revision.parent(), Family::STANDARD.dialect());
    Ok(portable_plan(&before, &after, &revision.answers))
}

/// What is in a database after both branches, which Alembic runs one after the other in an order of its own, and which
/// must be run first where the order matters. `None` where they fit in neither.
fn both(document: &Document, ours: RevisionId, theirs: RevisionId) -> Option<(Schema, Option<RevisionId>)> {
    let at = |id| portable(&document.settled_at(id, Family::STANDARD.dialect()));
    let ancestor = document.common_ancestor(ours, theirs).map(|revision| revision.id);
    let (base, after_ours, after_theirs) = (at(ancestor), at(Some(ours)), at(Some(theirs)));
    let together = after(&after_ours, &base, &after_theirs).filter(|_| after(&after_theirs, &base, &after_ours).is_some())?;
    let ours_first = fits_after(document, ancestor, theirs, &diff(&base, &after_ours));
    let theirs_first = fits_after(document, ancestor, ours, &diff(&base, &after_theirs));
    match (ours_first, theirs_first) {
        (true, true) => Some((together, None)),
        (true, false) => Some((together, Some(ours))),
        (false, true) => Some((together, Some(theirs))),
        (false, false) => None,
    }
}

/// Whether the files of a branch would be the same if the changes of another one had been made before: their text
/// stands, whatever Alembic has run.
fn fits_after(document: &Document, base: Option<RevisionId>, head: RevisionId, others: &[Operation]) -> bool {
    let below = base.map(|base| document.ancestors(base)).unwrap_or_default();
    let branch = document.ancestors(head).into_iter().filter(|id| !below.contains(id)).filter_map(|id| document.revision(id));
    let beside = |schema: &Schema| {
        let mut schema = schema.clone();
        others.iter().for_each(|operation| operation.apply(&mut schema));
        schema
    };
    let mut branch = branch.map(|revision| plan(document, revision).map(|plan| (plan, &revision.answers)));
    branch.all(|found| {
        found.is_ok_and(|(plan, answers)| {
            bodies(&plan, answers) == bodies(&portable_plan(&beside(&plan.from), &beside(&plan.to), answers), answers)
        })
    })
}

/// A schema after the changes from `base` to `other`, where each finds what it changes as it was.
fn after(schema: &Schema, base: &Schema, other: &Schema) -> Option<Schema> {
    let operations = diff(base, other);
    let mut together = schema.clone();
    operations.iter().for_each(|operation| operation.apply(&mut together));
    let mut back = together.clone();
    reversed(operations).iter().for_each(|operation| operation.apply(&mut back));
    (back == *schema && portable(&together) == together).then_some(together)
}

/// The user's own statements that stand at nothing which the file does.
fn lost(answers: &Answers, back: bool, operations: &[Operation]) -> Vec<Problem> {
    let tell = |own: &Own| {
        let side = if own.after { "after" } else { "before" };
        let say = format!(
            "Your statement stands {side} “{}”, which the file for Alembic does not do. Add it there with op.execute(…): {}",
            own.words,
            own.sql.trim()
        );
        Problem { at: Place::Design, severity: Severity::Warning, code: "python-own", say }
    };
    Places::of(answers, back, operations).lost().map(tell).collect()
}

fn head(revision: &Revision, base: Option<&str>, code: &str) -> String {
    let mut parents: Vec<String> = revision.parents.iter().map(ToString::to_string).collect();
    if parents.is_empty() {
        parents.extend(base.map(str::to_owned));
    }
    let revises = if parents.is_empty() { String::new() } else { format!(" {}", parents.join(", ")) };
    let down = match parents.as_slice() {
        [] => "None".to_owned(),
        [one] => quoted(one),
        more => format!("({})", more.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", ")),
    };
    // In the order that `ruff` wants.
    let mut imports = Vec::new();
    let code = without_strings(code);
    if code.contains("sa.") {
        imports.push("import sqlalchemy as sa".to_owned());
    }
    if code.contains("op.") {
        imports.push("from alembic import op".to_owned());
    }
    let dialects: Vec<&str> = ["mysql", "postgresql"].into_iter().filter(|name| code.contains(&format!("{name}."))).collect();
    if !dialects.is_empty() {
        imports.push(format!("from sqlalchemy.dialects import {}", dialects.join(", ")));
    }
    let mut imports = imports.join("\n");
    if !imports.is_empty() {
        imports.push_str("\n\n");
    }
    let id = revision.id;
    format!(
        "\"\"\"{}\n\nRevision ID: {id}\nRevises:{revises}\nCreate Date: {}\n\n\"\"\"\n\n{imports}\
         # revision identifiers, used by Alembic.\nrevision = {}\ndown_revision = {down}\nbranch_labels = None\ndepends_on = None\n",
        docstring(&revision.message),
        date(&revision.date),
        quoted(&id.to_string()),
    )
}

/// Python with nothing in its strings, for what is looked for in the code alone.
pub(super) fn without_strings(code: &str) -> String {
    let mut rest = String::with_capacity(code.len());
    let mut letters = code.chars();
    let mut inside = None;
    while let Some(c) = letters.next() {
        match inside {
            Some(_) if c == '\\' => drop(letters.next()),
            Some(quote) if c == quote => inside = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => inside = Some(c),
            None => rest.push(c),
        }
    }
    rest
}

/// A message inside three double quotes.
fn docstring(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace('\\', "\\\\").replace('"', "'");
    if line.is_empty() { "empty message".into() } else { line }
}

/// `2026-03-01T12:00:00Z` as Alembic writes it: `2026-03-01 12:00:00`.
fn date(iso: &str) -> String {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | ' ');
    iso.replace('T', " ").chars().filter(|c| plain(*c)).collect()
}
