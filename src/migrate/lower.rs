//! What a database cannot do becomes what it can.
//!
//! Law: the lowered operations lead to the same schema. SQLite alters little: all changes of a table
//! that need it become one rebuild, by the steps of its documentation.
//! Deliberately not here: the statements of a rebuild ([`rebuild`](super::write)).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::operation::Operation;
use super::question::Fills;
use crate::dialect::Features;
use crate::schema::{Constraint, DefaultValue, Schema, Table, TableId};

/// The operations as this database can carry them out.
pub(super) fn lower(operations: Vec<Operation>, from: &Schema, to: &Schema, fills: Fills<'_>, features: &Features) -> Vec<Operation> {
    if !features.rebuilds {
        return operations;
    }
    let rebuilt = rebuilt_tables(&operations, from, to, fills);
    let places = places(&operations, &rebuilt, from);
    let mut now = from.clone();
    let mut lowered = Vec::new();
    let mut changes: BTreeMap<TableId, Vec<Operation>> = BTreeMap::new();
    for (index, operation) in operations.into_iter().enumerate() {
        let at_table = operation.table().filter(|id| rebuilt.contains(id) && is_change(&operation));
        match at_table {
            Some(table) => changes.entry(table).or_default().push(operation),
            None => {
                operation.apply(&mut now);
                lowered.push(operation);
            }
        }
        for table in places.iter().filter(|(_, place)| **place == index).map(|(table, _)| table) {
            if let (Some(before), Some(after)) = (now.table(*table), to.table(*table)) {
                let (before, after) = (Arc::clone(before), Arc::clone(after));
                let rebuild = Operation::RebuildTable { before, after, changes: Vec::new() };
                rebuild.apply(&mut now);
                lowered.push(rebuild);
            }
        }
    }
    for operation in &mut lowered {
        if let Operation::RebuildTable { after, changes: all, .. } = operation {
            *all = changes.remove(&after.id).unwrap_or_default();
        }
    }
    lowered
}

/// Whether an operation is swallowed by a rebuild of its table: all but names, which ALTER TABLE changes
/// in other tables as well, the making and dropping of the whole table, and indexes that go: their names must
/// be free for others before that.
fn is_change(operation: &Operation) -> bool {
    let changes = matches!(
        operation,
        Operation::AddColumn { .. }
            | Operation::DropColumn { .. }
            | Operation::AlterColumn { .. }
            | Operation::OrderColumns { .. }
            | Operation::AddConstraint { .. }
            | Operation::DropConstraint { .. }
            | Operation::OrderConstraints { .. }
    );
    changes && !is_index_drop(operation)
}

fn is_index_drop(operation: &Operation) -> bool {
    matches!(operation, Operation::DropConstraint { constraint: Constraint::Index(_), .. })
}

/// The tables that cannot be altered in place.
fn rebuilt_tables(operations: &[Operation], from: &Schema, to: &Schema, fills: Fills<'_>) -> BTreeSet<TableId> {
    let mut widths: BTreeMap<TableId, usize> = BTreeMap::new();
    let mut rebuilt = BTreeSet::new();
    for operation in operations {
        let kept = operation.table().and_then(|id| Some((from.table(id)?, to.table(id)?)));
        if let Some((before, goal)) = kept {
            let width = widths.entry(goal.id).or_insert(before.columns.len());
            if !is_simple(operation, *width, goal, fills) {
                rebuilt.insert(goal.id);
            }
            match operation {
                Operation::AddColumn { .. } => *width += 1,
                Operation::DropColumn { .. } => *width -= 1,
                _ => {}
            }
        }
        if let Operation::ChangeEnum { after, .. } = operation {
            let users = to.users_of(after.id).map(|(table, _)| table.id);
            rebuilt.extend(users.filter(|id| from.table(*id).is_some()));
        }
    }
    rebuilt
}

/// Whether ALTER TABLE can do it to a table of so many columns, or an index comes or goes.
fn is_simple(operation: &Operation, width: usize, goal: &Table, fills: Fills<'_>) -> bool {
    match operation {
        Operation::AddColumn { column, position, rows, .. } => {
            let nullable = goal.is_nullable(column);
            let constant = match &column.default {
                None => nullable,
                Some(DefaultValue::Literal(_)) => true,
                Some(DefaultValue::Expression(_)) => false,
            };
            let filled = !nullable && fills.answers.fills.contains_key(&column.id);
            let computed = column.identity || column.generated.is_some();
            *position == width && constant && !filled && !computed && rows.is_none() && !goal.is_primary(column.id)
        }
        Operation::DropColumn { column, .. } => column.generated.is_none() && width > 1,
        Operation::AlterColumn { before, after, .. } => {
            crate::schema::Column { comment: after.comment.clone(), ..before.clone() } == *after
        }
        Operation::OrderColumns { .. } => false,
        Operation::AddConstraint { constraint, .. } | Operation::DropConstraint { constraint, .. } => {
            matches!(constraint, Constraint::Index(_))
        }
        _ => true,
    }
}

/// After which operation each table is rebuilt: after its last change, or where rows move between tables,
/// while both are there.
fn places(operations: &[Operation], rebuilt: &BTreeSet<TableId>, from: &Schema) -> BTreeMap<TableId, usize> {
    let mut places = BTreeMap::new();
    let mut carried = BTreeSet::new();
    for (index, operation) in operations.iter().enumerate() {
        match operation {
            Operation::ChangeEnum { after, .. } => {
                for (table, _) in from.users_of(after.id).filter(|(t, _)| rebuilt.contains(&t.id)) {
                    places.entry(table.id).or_insert(index);
                }
            }
            Operation::AddColumn { table, rows: Some(_), .. } | Operation::DropColumn { table, rows: Some(_), .. }
                if rebuilt.contains(table) =>
            {
                carried.insert(*table);
                places.insert(*table, index);
            }
            _ => {
                // An index goes before the rebuild, which would take it along.
                let counts = is_change(operation) || is_index_drop(operation);
                let table = operation.table().filter(|id| counts && rebuilt.contains(id));
                if let Some(table) = table.filter(|id| !carried.contains(id)) {
                    places.insert(table, index);
                }
            }
        }
    }
    // Names first: a rebuild writes those that are in force at the end.
    let is_rename = |o: &Operation| matches!(o, Operation::RenameTable { .. } | Operation::RenameColumn { .. });
    let named = operations.iter().rposition(is_rename).unwrap_or_default();
    places.values_mut().for_each(|place| *place = named.max(*place));
    places
}
