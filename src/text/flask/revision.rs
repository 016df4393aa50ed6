//! One revision as an Alembic file: named and headed as Flask-Migrate does.

use super::operations::{Writer, helpers};
use super::python::quoted;
use crate::document::{Document, Revision, RevisionId};
use crate::migrate::portable_plan;
use crate::schema::{Problem, Schema};
use crate::text::slug;

/// The file of a revision: its name and its text, and what had to differ from the design. `base` is the revision
/// of the user's own project that our first one comes after.
pub(super) fn file(document: &Document, id: RevisionId, base: Option<&str>) -> Option<(String, String, Vec<Problem>)> {
    let revision = document.revisions.iter().find(|revision| revision.id == id)?;
    let nothing = Schema::default();
    let parent = document.revisions.iter().find(|other| parents(revision).first() == Some(&other.id));
    let plan = portable_plan(parent.map_or(&nothing, |parent| &parent.schema), &revision.schema, &revision.answers);
    let answers = &revision.answers;
    let up = Writer { start: &plan.from, goal: &plan.to, answers, back: false, operations: &plan.up }.body();
    let down = Writer { start: &plan.to, goal: &plan.from, answers, back: true, operations: &plan.down }.body();
    let bodies = format!("def upgrade():\n{up}\n\ndef downgrade():\n{down}");
    let helpers = helpers(&bodies);
    let text = format!("{}{helpers}\n\n{bodies}", head(revision, base, &format!("{helpers}{bodies}")));
    Some((format!("{}_{}.py", revision.id, slug(&revision.message)), text, plan.problems))
}

fn parents(revision: &Revision) -> Vec<RevisionId> {
    revision.parents.clone()
}

fn head(revision: &Revision, base: Option<&str>, code: &str) -> String {
    let mut parents: Vec<String> = parents(revision).iter().map(ToString::to_string).collect();
    if parents.is_empty() {
        parents.extend(base.map(str::to_owned));
    }
    let revises = if parents.is_empty() { String::new() } else { format!(" {}", parents.join(", ")) };
    let down = match parents.as_slice() {
        [] => "None".to_owned(),
        [one] => quoted(one),
        more => format!("({})", more.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", ")),
    };
    let mut imports = Vec::from(["from alembic import op"]);
    if code.contains("sa.") {
        imports.push("import sqlalchemy as sa");
    }
    if code.contains("postgresql.") {
        imports.push("from sqlalchemy.dialects import postgresql");
    }
    let id = revision.id;
    format!(
        "\"\"\"{}\n\nRevision ID: {id}\nRevises:{revises}\nCreate Date: {}\n\n\"\"\"\n\n{}\n\n\n\
         # revision identifiers, used by Alembic.\nrevision = {}\ndown_revision = {down}\nbranch_labels = None\ndepends_on = None\n",
        docstring(&revision.message),
        date(&revision.date),
        imports.join("\n"),
        quoted(&id.to_string()),
    )
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
