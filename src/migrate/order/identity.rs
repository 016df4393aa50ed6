//! Where a column can number the rows only under a key (AUTO_INCREMENT): numbering ends before its key
//! goes, and begins after its key has come.

use std::collections::BTreeSet;

use super::super::operation::Operation;
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, Constraint, ConstraintId, Schema, Table, TableId};

/// The operations with numbering as operations of its own.
pub(super) fn apart(operations: Vec<Operation>, from: &Schema, to: &Schema) -> Vec<Operation> {
    let mut apart = Vec::with_capacity(operations.len());
    let mut bare = Vec::new();
    let drops = operations.iter().filter_map(|operation| match operation {
        Operation::DropConstraint { constraint, .. } => Some(constraint.id()),
        _ => None,
    });
    let dropped: BTreeSet<ConstraintId> = drops.gathered();
    for (table, column) in from.tables.values().flat_map(|table| table.columns.iter().map(move |column| (table, column))) {
        if column.identity && loses_its_key(&dropped, table, to, column.id) {
            bare.push(column.id);
            apart.push(ends(table.id, column));
            if let Some(after) = to.table(table.id).and_then(|t| t.column(column.id)).filter(|after| after.identity) {
                apart.push(begins(table.id, after));
            }
        }
    }
    for operation in operations {
        match operation {
            Operation::AddColumn { table, column, position, rows } if column.identity => {
                apart.push(begins(table, &column));
                apart.push(Operation::AddColumn { table, column: without(&column), position, rows });
            }
            Operation::AlterColumn { table, before, after } => {
                if before.identity && !after.identity && !bare.contains(&after.id) {
                    apart.push(ends(table, &before));
                }
                if !before.identity && after.identity {
                    apart.push(begins(table, &after));
                }
                let changes_hands = before.identity != after.identity || bare.contains(&after.id);
                let (before, after) = if changes_hands { (without(&before), without(&after)) } else { (before, after) };
                if before != after {
                    apart.push(Operation::AlterColumn { table, before, after });
                }
            }
            other => apart.push(other),
        }
    }
    apart
}

/// Whether an operation is nothing but the end of numbering.
pub(super) fn is_end(before: &Column, after: &Column) -> bool {
    before.identity && !after.identity && without(before) == *after
}

/// Whether an operation is nothing but the beginning of numbering.
pub(super) fn is_beginning(before: &Column, after: &Column) -> bool {
    is_end(after, before)
}

fn without(column: &Column) -> Column {
    Column { identity: false, ..column.clone() }
}

fn ends(table: TableId, column: &Column) -> Operation {
    Operation::AlterColumn { table, before: column.clone(), after: without(column) }
}

fn begins(table: TableId, column: &Column) -> Operation {
    Operation::AlterColumn { table, before: without(column), after: column.clone() }
}

/// Whether every key and index that a column is the first of goes away, if only to come back.
fn loses_its_key(dropped: &BTreeSet<ConstraintId>, table: &Table, to: &Schema, column: ColumnId) -> bool {
    if to.table(table.id).is_none() {
        return false;
    }
    let is_key = |c: &Constraint| !matches!(c, Constraint::Check(_) | Constraint::ForeignKey(_));
    let leads = |key: &Constraint| is_key(key) && key.key_columns().first() == Some(&column);
    table.constraints().filter(leads).all(|key| dropped.contains(&key.id()))
}
