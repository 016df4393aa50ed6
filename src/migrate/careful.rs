//! Steps as a live database wants them: what takes long runs by itself and keeps nobody waiting.
//!
//! Which statements those are is the dialect's business ([`Sql::live`]); here they become steps of their own,
//! in the order of the operations.

use super::Step;
use super::operation::Operation;
use super::write::Writer;
use crate::dialect::{ColumnChange, Deed, LiveChange, LiveStatement};
use crate::schema::Schema;

/// What an operation does to a table with rows; `None` where the table is new, or a whole table comes or goes.
pub(super) fn deed<'a>(operation: &'a Operation, now: &'a Schema, after: &'a Schema, start: &Schema) -> Option<Deed<'a>> {
    let id = operation.table().filter(|id| start.table(*id).is_some())?;
    let (table, table_after) = (now.table(id)?, after.table(id)?);
    Some(match operation {
        Operation::AddColumn { column, .. } => Deed::AddColumn(table_after, column),
        Operation::DropColumn { column, .. } => Deed::DropColumn(table, column),
        Operation::AlterColumn { before, after: column, .. } => {
            Deed::AlterColumn(ColumnChange { schema: now, table, table_after, before, after: column, using: None })
        }
        Operation::RenameColumn { .. } => Deed::RenameColumn,
        Operation::AddConstraint { constraint, .. } => Deed::AddConstraint(table, table_after, constraint),
        Operation::DropConstraint { constraint, .. } => Deed::DropConstraint(table, constraint),
        Operation::AddMirror { mirror, .. } => {
            let comes = [mirror.old, mirror.new].into_iter().find(|column| start.table(id).is_some_and(|t| t.column(*column).is_none()));
            comes.and_then(|column| table_after.column(column)).map_or(Deed::Other, |column| Deed::FillMirror(table_after, column))
        }
        Operation::OrderColumns { .. } => Deed::OrderColumns,
        _ => Deed::Other,
    })
}

impl Writer<'_> {
    /// The step as one or several, of which those that run outside of a transaction have one statement each.
    pub(super) fn carefully(&self, step: Step, operation: &Operation, now: &Schema, after: &Schema) -> Vec<Step> {
        let Some(deed) = deed(operation, now, after, self.start).filter(|_| self.careful()) else { return vec![step] };
        let statements = self.sql.live(&LiveChange { schema: after, deed }, step.sql);
        let mut steps: Vec<Step> = Vec::new();
        let (words, anchors, mut findings) = (step.words, step.anchors, Some(step.findings));
        for LiveStatement { sql, outside } in statements {
            match steps.last_mut().filter(|last| !outside && !last.outside) {
                Some(last) => last.sql.push(sql),
                None => {
                    let words = if steps.is_empty() { words.clone() } else { format!("{words} (part {})", steps.len() + 1) };
                    let (findings, anchors) = (findings.take().unwrap_or_default(), anchors.clone());
                    steps.push(Step { words, sql: vec![sql], findings, outside, anchors, own: None });
                }
            }
        }
        if let Some(findings) = findings.filter(|_| steps.is_empty()) {
            steps.push(Step { words, findings, anchors, ..Step::default() });
        }
        steps
    }

    /// Whether the user wants it careful, and the database has a careful way.
    pub(super) fn careful(&self) -> bool {
        self.fills.answers.careful && self.sql.patience().is_some()
    }
}
