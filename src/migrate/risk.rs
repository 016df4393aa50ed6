//! What an operation may cost on rows that are there.

use super::operation::Operation;
use super::write::Writer;
use super::{Finding, Risk};
use crate::schema::Schema;

/// The findings of an operation that leads from `now` to `after`.
pub(super) fn findings(operation: &Operation, now: &Schema, after: &Schema, writer: &Writer<'_>) -> Vec<Finding> {
    let _ = (now, after, writer.fills.harmless);
    match operation {
        Operation::DropTable { table, rows: None } => vec![Finding {
            code: "data-drop-table",
            risk: Risk::LosesData,
            say: format!("All rows of {} are lost.", table.name),
            table: table.id,
            column: None,
        }],
        _ => Vec::new(),
    }
}
