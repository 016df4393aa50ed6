//! Statements of the user's own, before or after a generated step.
//!
//! Each is tied to what the step does (the kind of operation, and ids), so it stays in its place when the
//! migration is made again. Where that is no longer done, the statement is a problem, and never left out in silence.

use super::{Answers, Operation, Step};
use crate::dialect::Dialect;
use crate::schema::{ConstraintId, Place, Problem, Severity};

/// A statement of the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// What the step does that it stands at: one of [`Step::anchors`], `start` or `end`.
    pub anchor: String,
    /// What the step was called when the statement was written.
    pub words: String,
    /// Whether it runs after that step, or before it.
    pub after: bool,
    /// Whether it belongs to the way down.
    pub down: bool,
    /// The database that it is for; `None` is all.
    pub dialect: Option<Dialect>,
    /// The SQL, as typed.
    pub sql: String,
}

/// The anchor at the beginning of a script.
pub const START: &str = "start";
/// The anchor at the end of a script.
pub const END: &str = "end";

impl Operation {
    /// What it does, as texts that stay the same when the migration is made again.
    #[must_use]
    pub fn anchors(&self) -> Vec<String> {
        anchors(self)
    }
}

/// What an operation does, as a text that stays the same when the migration is made again.
pub(super) fn anchors(operation: &Operation) -> Vec<String> {
    let at = |kind: &str, parts: &[String]| vec![format!("{kind}:{}", parts.join(":"))];
    let table = operation.table().map(|id| id.to_string()).unwrap_or_default();
    match operation {
        Operation::CreateTable { .. } => at("create-table", &[table]),
        Operation::DropTable { .. } => at("drop-table", &[table]),
        Operation::RenameTable { .. } => at("rename-table", &[table]),
        Operation::CommentTable { .. } => at("comment-table", &[table]),
        Operation::AddColumn { column, .. } => at("add-column", &[table, column.id.to_string()]),
        Operation::DropColumn { column, .. } => at("drop-column", &[table, column.id.to_string()]),
        Operation::RenameColumn { column, .. } => at("rename-column", &[table, column.to_string()]),
        Operation::AlterColumn { after, .. } => at("alter-column", &[table, after.id.to_string()]),
        Operation::OrderColumns { .. } => at("order-columns", &[table]),
        Operation::AddConstraint { constraint, .. } => at("add", &[table, named(constraint.id())]),
        Operation::DropConstraint { constraint, .. } => at("drop", &[table, named(constraint.id())]),
        Operation::RenameConstraint { constraint, .. } => at("rename", &[table, named(*constraint)]),
        Operation::AddMirror { mirror, .. } => at("add-mirror", &[table, mirror.known().to_string()]),
        Operation::DropMirror { mirror, .. } => at("drop-mirror", &[table, mirror.known().to_string()]),
        Operation::CreateEnum { enum_type } => at("create-enum", &[enum_type.id.to_string()]),
        Operation::DropEnum { enum_type } => at("drop-enum", &[enum_type.id.to_string()]),
        Operation::RenameEnum { id, .. } => at("rename-enum", &[id.to_string()]),
        Operation::ChangeEnum { after, .. } => at("change-enum", &[after.id.to_string()]),
        Operation::RebuildTable { changes, .. } => changes.iter().flat_map(anchors).collect(),
        _ => Vec::new(),
    }
}

fn named(id: ConstraintId) -> String {
    match id {
        ConstraintId::Primary(id) | ConstraintId::Unique(id) => id.to_string(),
        ConstraintId::Check(id) => id.to_string(),
        ConstraintId::ForeignKey(id) => id.to_string(),
        ConstraintId::Index(id) => id.to_string(),
    }
}

/// Puts the statements of one way in their places; those that have lost theirs are problems.
pub(super) fn insert(steps: &mut Vec<Step>, answers: &Answers, down: bool, dialect: Dialect) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, own) in answers.own.iter().enumerate() {
        if own.down != down || own.dialect.is_some_and(|only| only != dialect) || own.sql.trim().is_empty() {
            continue;
        }
        let is_at = |step: &Step| step.anchors.contains(&own.anchor);
        let place = match (own.anchor.as_str(), own.after) {
            (START, _) => Some(steps.iter().take_while(|step| step.own.is_some() && step.anchors.is_empty()).count()),
            (END, _) => Some(steps.len()),
            (_, false) => steps.iter().position(is_at),
            // After those that the user put there before.
            (_, true) => steps.iter().rposition(is_at).map(|at| at + 1 + steps[at + 1..].iter().take_while(|s| s.own.is_some()).count()),
        };
        let Some(place) = place else {
            let side = if own.after { "after" } else { "before" };
            let say = format!(
                "Your statement stood {side} “{}”, which this migration does not do any more. Move it or delete it: {}",
                own.words,
                own.sql.trim()
            );
            problems.push(Problem { at: Place::Design, severity: Severity::Error, code: "own-statement-lost", say });
            continue;
        };
        let sql = own.sql.trim().trim_end_matches(';').trim_end().to_owned();
        let words = "A statement of your own".to_owned();
        steps.insert(place, Step { words, sql: vec![sql], own: Some(index), ..Step::default() });
    }
    problems
}
