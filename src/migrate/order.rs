//! The order in which a database accepts the operations.
//!
//! Law: the ordered operations lead to the same schema as those given. What stands in the way of a
//! change (a foreign key over a column that changes its type) is dropped before and added after;
//! names are swapped through temporary ones; foreign keys in a circle are added last.
//! The way back is not the way there read backwards: the reversed operations are ordered anew.

mod detach;
mod identity;
mod namespace;
mod rename;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::diff::settle;
use super::operation::Operation;
use super::question::Fills;
use crate::dialect::{Features, Identity, Rename};
use crate::schema::gather::{Gather, sort_by, sort_by_key};
use crate::schema::{Column, ColumnId, Constraint, ConstraintId, DataType, ForeignKey, Schema, Table, TableId};

/// When an operation runs; earlier ones first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    DropMirror,
    DropForeignKey,
    EndNumbering,
    DropIndex,
    DropCheck,
    DropKey,
    DropGenerated,
    FreeGenerated,
    DropTable,
    DropColumn,
    Rename,
    CreateEnum,
    LeaveEnum,
    ChangeEnum,
    CreateTable,
    AddColumn,
    AlterColumn,
    AddGenerated,
    AddMirror,
    CreateTableWithRows,
    DropColumnLate,
    AddColumnLate,
    DropTableLate,
    Comment,
    AddPrimary,
    AddKey,
    AddIndex,
    BeginNumbering,
    AddCheck,
    AddForeignKey,
    DropEnum,
    DropNamespace,
}

/// The operations in an order that the database accepts, with what that takes.
#[must_use]
pub fn order(operations: Vec<Operation>, from: &Schema, to: &Schema, fills: Fills<'_>, features: &Features) -> Vec<Operation> {
    let mut asked = Asked::of(&operations, from, to, fills);
    let operations: Vec<_> = operations.into_iter().filter(|o| !is_order(o)).collect();
    let operations = rename_again(operations, from, to, features);
    let operations = if features.rebuilds { operations } else { detach::detach(operations, from, to, &asked.converted, features) };
    let operations = if features.rebuilds { operations } else { free_generated(operations) };
    asked.dropped.extend(operations.iter().filter_map(dropped_column));
    let operations = split_foreign_keys(operations, features);
    let by_key = features.identity == Identity::FirstOfKey;
    let operations = if by_key { identity::apart(operations, from, to) } else { operations };
    let mut keyed: Vec<_> = operations.into_iter().map(|o| (phase(&o, from, to, &asked, features), o)).collect();
    sort_by_key(&mut keyed, |(phase, _)| *phase);
    let early = keyed.partition_point(|(phase, _)| *phase < Phase::Rename);
    let mut operations: Vec<_> = keyed.into_iter().map(|(_, operation)| operation).collect();
    let rest = operations.split_off(early);
    let mut now = from.clone();
    operations.iter().for_each(|operation| operation.apply(&mut now));
    let (made, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|o| matches!(o, Operation::CreateNamespace { .. }));
    operations.extend(made);
    let moves = namespace::moves(&mut now, to);
    operations.extend(moves);
    operations.extend(rename::renames(&now, to, features));
    operations.extend(rest.into_iter().filter(|o| !rename::is_rename(o) && !matches!(o, Operation::MoveTable { .. })));
    settle(operations, from, to)
}

/// What decisions of the user ask of the order.
struct Asked {
    /// The columns that change their type by an expression.
    converted: Vec<ColumnId>,
    /// The columns that are read for such an expression, or for values that come along to another table.
    read: Vec<ColumnId>,
    /// The tables that they are read from.
    tables: Vec<TableId>,
    /// The columns that are dropped, also where they are made again.
    dropped: BTreeSet<ColumnId>,
}

impl Asked {
    fn of(operations: &[Operation], from: &Schema, to: &Schema, fills: Fills<'_>) -> Self {
        let (converted, mut read) = fills.converted(from, to);
        for operation in operations {
            if let Operation::AddColumn { rows: Some(rows), .. } = operation {
                read.extend(rows.columns.iter().chain(rows.key.iter().flat_map(|(theirs, ours)| [theirs, ours])));
            }
        }
        Self { converted, read, tables: operations.iter().filter_map(read_table).collect(), dropped: BTreeSet::new() }
    }
}

/// What [`settle`] works out anew.
fn is_order(operation: &Operation) -> bool {
    matches!(operation, Operation::OrderColumns { .. } | Operation::OrderConstraints { .. } | Operation::NameEnds { .. })
}

fn phase(operation: &Operation, from: &Schema, to: &Schema, asked: &Asked, features: &Features) -> Phase {
    match operation {
        Operation::DropConstraint { constraint, .. } => match constraint {
            Constraint::ForeignKey(_) => Phase::DropForeignKey,
            Constraint::Index(_) => Phase::DropIndex,
            Constraint::Check(_) => Phase::DropCheck,
            Constraint::Primary(_) | Constraint::Unique(_) => Phase::DropKey,
        },
        Operation::AddConstraint { constraint, .. } => match constraint {
            Constraint::Primary(_) => Phase::AddPrimary,
            Constraint::Unique(_) => Phase::AddKey,
            Constraint::Index(_) => Phase::AddIndex,
            Constraint::Check(_) => Phase::AddCheck,
            Constraint::ForeignKey(_) => Phase::AddForeignKey,
        },
        // A rebuild drops columns, and stands after the renames.
        Operation::DropColumn { .. } if features.rebuilds => Phase::DropColumnLate,
        Operation::DropColumn { column, .. } if column.generated.is_some() => Phase::DropGenerated,
        Operation::DropColumn { table, column, rows, .. } => {
            // Of a table that loses all of its columns, those that are not made again wait until others are there.
            let nothing_stays = || match (from.table(*table), to.table(*table)) {
                (Some(before), Some(after)) => {
                    after.column(column.id).is_none() && before.columns.iter().all(|c| asked.dropped.contains(&c.id))
                }
                _ => false,
            };
            let is_read = asked.read.contains(&column.id);
            if rows.is_some() || is_read || nothing_stays() { Phase::DropColumnLate } else { Phase::DropColumn }
        }
        // What is made again, and read before that, comes back once it is gone.
        Operation::AddColumn { table, column, .. }
            if !features.rebuilds && asked.read.contains(&column.id) && had(from, *table, column) =>
        {
            Phase::AddColumnLate
        }
        Operation::AddColumn { column, .. } if column.generated.is_some() => Phase::AddGenerated,
        Operation::AddColumn { .. } => Phase::AddColumn,
        Operation::AlterColumn { before, after, .. } if !features.rebuilds && is_freed(before, after) => Phase::FreeGenerated,
        // An expression of the user's reads columns as they were before, but may give values that an enum gets only now.
        Operation::AlterColumn { before, after, .. } if asked.converted.contains(&after.id) && before.data_type != after.data_type => {
            let grows = |id| from.enum_type(id).is_some();
            if matches!(after.data_type, DataType::Enum(id) if grows(id)) { Phase::AlterColumn } else { Phase::LeaveEnum }
        }
        Operation::AlterColumn { before, after, .. } if features.identity == Identity::FirstOfKey => {
            match (identity::is_end(before, after), identity::is_beginning(before, after)) {
                _ if leaves_enum(&before.data_type, &after.data_type) => Phase::LeaveEnum,
                (true, _) => Phase::EndNumbering,
                (_, true) => Phase::BeginNumbering,
                _ => Phase::AlterColumn,
            }
        }
        // The text of a value is what it is called when the column leaves the enum.
        Operation::AlterColumn { before, after, .. } if leaves_enum(&before.data_type, &after.data_type) => Phase::LeaveEnum,
        Operation::AlterColumn { .. } => Phase::AlterColumn,
        Operation::DropTable { table, rows } => {
            if rows.is_some() || asked.tables.contains(&table.id) {
                Phase::DropTableLate
            } else {
                Phase::DropTable
            }
        }
        Operation::CreateTable { rows, .. } => {
            if rows.is_some() {
                Phase::CreateTableWithRows
            } else {
                Phase::CreateTable
            }
        }
        Operation::AddMirror { .. } => Phase::AddMirror,
        Operation::DropMirror { .. } => Phase::DropMirror,
        Operation::CreateNamespace { .. } => Phase::Rename,
        Operation::DropNamespace { .. } => Phase::DropNamespace,
        Operation::DeferForeignKey { .. } => Phase::AddForeignKey,
        Operation::RenameTable { .. }
        | Operation::MoveTable { .. }
        | Operation::RenameColumn { .. }
        | Operation::RenameConstraint { .. }
        | Operation::RenameEnum { .. } => Phase::Rename,
        Operation::CreateEnum { .. } => Phase::CreateEnum,
        Operation::ChangeEnum { .. } => Phase::ChangeEnum,
        Operation::DropEnum { .. } => Phase::DropEnum,
        Operation::RebuildTable { .. } => Phase::AlterColumn,
        Operation::CommentTable { .. }
        | Operation::OrderColumns { .. }
        | Operation::OrderConstraints { .. }
        | Operation::NameEnds { .. } => Phase::Comment,
    }
}

fn had(from: &Schema, table: TableId, column: &Column) -> bool {
    from.table(table).is_some_and(|table| table.column(column.id).is_some())
}

/// A column that is computed no longer keeps its values: that is a change of its own, before what it was
/// computed from goes or is renamed.
fn free_generated(operations: Vec<Operation>) -> Vec<Operation> {
    let mut apart = Vec::with_capacity(operations.len());
    for operation in operations {
        match operation {
            Operation::AlterColumn { table, before, after } if is_freed(&before, &after) => {
                let free = Column { generated: None, ..before.clone() };
                apart.push(Operation::AlterColumn { table, before, after: free.clone() });
                if free != after {
                    apart.push(Operation::AlterColumn { table, before: free, after });
                }
            }
            other => apart.push(other),
        }
    }
    apart
}

fn is_freed(before: &Column, after: &Column) -> bool {
    before.generated.is_some() && after.generated.is_none()
}

fn leaves_enum(before: &DataType, after: &DataType) -> bool {
    matches!(before, DataType::Enum(_)) && !matches!(after, DataType::Enum(_))
}

/// A rename that the database cannot do in place becomes a drop and an addition.
fn rename_again(operations: Vec<Operation>, from: &Schema, to: &Schema, features: &Features) -> Vec<Operation> {
    let is_again = |id: ConstraintId| features.renames.of(id) == Rename::Again;
    let sides = |table: TableId, id| Some((from.table(table)?.constraint(id)?, to.table(table)?.constraint(id)?));
    let renamed_again: Vec<ConstraintId> = operations
        .iter()
        .filter_map(|o| if let Operation::RenameConstraint { constraint, .. } = o { Some(*constraint) } else { None })
        .filter(|id| matches!(id, ConstraintId::ForeignKey(_)) && is_again(*id))
        .collect();
    let mut done = Vec::with_capacity(operations.len());
    for operation in operations {
        let again = match &operation {
            Operation::RenameConstraint { table, constraint, .. } if is_again(*constraint) => {
                sides(*table, *constraint).map(|s| (*table, s))
            }
            Operation::DeferForeignKey { table, key, .. } if !features.alters_deferrable => {
                let key = ConstraintId::ForeignKey(*key);
                if renamed_again.contains(&key) {
                    continue;
                }
                sides(*table, key).map(|sides| (*table, sides))
            }
            _ => None,
        };
        match again {
            Some((table, (before, after))) => done.extend(again_as(table, before, after)),
            None => done.push(operation),
        }
    }
    done
}

fn again_as(table: TableId, before: Constraint, after: Constraint) -> [Operation; 2] {
    [
        Operation::DropConstraint { table, constraint: before, position: 0 },
        Operation::AddConstraint { table, constraint: after, position: 0 },
    ]
}

/// Creates tables after those that they point at, and drops them before; a foreign key that cannot be
/// had so becomes an operation of its own.
fn split_foreign_keys(operations: Vec<Operation>, features: &Features) -> Vec<Operation> {
    let changed: BTreeSet<TableId> = operations.iter().filter(|o| changes_keys(o)).filter_map(Operation::table).gathered();
    let (mut creates, mut drops, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for operation in operations {
        match operation {
            Operation::CreateTable { table, rows } => creates.push((table, rows)),
            Operation::DropTable { table, rows } => drops.push((table, rows)),
            other => others.push(other),
        }
    }
    let late: BTreeSet<TableId> = creates.iter().filter(|(_, rows)| rows.is_some()).map(|(t, _)| t.id).gathered();
    let mut missing: BTreeSet<TableId> = creates.iter().map(|(table, _)| table.id).gathered();
    for (table, rows) in parents_first(creates) {
        missing.remove(&table.id);
        let can_wait = |key: &ForeignKey| {
            !features.forward_references
                && (missing.contains(&key.target)
                    || changed.contains(&key.target)
                    || (late.contains(&key.target) && key.target != table.id)
                    || rows.is_some())
        };
        let (table, keys) = without(&table, can_wait);
        let add = |key| Operation::AddConstraint { table: table.id, constraint: Constraint::ForeignKey(key), position: 0 };
        others.extend(keys.into_iter().map(add));
        others.push(Operation::CreateTable { table, rows });
    }
    let mut ordered = parents_first(drops);
    ordered.reverse();
    let mut gone = BTreeSet::new();
    let read: Vec<TableId> = others.iter().filter_map(read_table).collect();
    let all_late = ordered.iter().any(|(table, rows)| rows.is_some() || read.contains(&table.id));
    for (table, rows) in ordered {
        let in_the_way =
            |key: &ForeignKey| !features.forward_references && (gone.contains(&key.target) || all_late || changed.contains(&key.target));
        let (table, keys) = without(&table, in_the_way);
        gone.insert(table.id);
        let drop = |key| Operation::DropConstraint { table: table.id, constraint: Constraint::ForeignKey(key), position: 0 };
        others.extend(keys.into_iter().map(drop));
        others.push(Operation::DropTable { table, rows });
    }
    others
}

fn dropped_column(operation: &Operation) -> Option<ColumnId> {
    match operation {
        Operation::DropColumn { column, .. } => Some(column.id),
        _ => None,
    }
}

/// The table that the values of a new column come from.
fn read_table(operation: &Operation) -> Option<TableId> {
    match operation {
        Operation::AddColumn { rows: Some(rows), .. } => Some(rows.junction),
        _ => None,
    }
}

/// Whether a new table's foreign key to the table had better wait for this operation.
fn changes_keys(operation: &Operation) -> bool {
    match operation {
        Operation::AddConstraint { constraint, .. } | Operation::DropConstraint { constraint, .. } => {
            matches!(constraint, Constraint::Primary(_) | Constraint::Unique(_) | Constraint::Index(_))
        }
        Operation::AddColumn { .. } | Operation::AlterColumn { .. } | Operation::DropColumn { .. } => true,
        _ => false,
    }
}

/// The table without the foreign keys that `apart` picks, and those.
fn without(table: &Arc<Table>, apart: impl Fn(&ForeignKey) -> bool) -> (Arc<Table>, Vec<ForeignKey>) {
    let (keys, kept): (Vec<_>, Vec<_>) = table.foreign_keys.iter().cloned().partition(|key| apart(key));
    if keys.is_empty() {
        return (Arc::clone(table), keys);
    }
    (Arc::new(Table { foreign_keys: kept, ..(**table).clone() }), keys)
}

/// Tables after those that they point at, by name where nothing else decides; circles are cut anywhere.
fn parents_first<T>(tables: Vec<(Arc<Table>, T)>) -> Vec<(Arc<Table>, T)> {
    let mut waiting = tables;
    sort_by(&mut waiting, |(a, _), (b, _)| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let mut ordered = Vec::with_capacity(waiting.len());
    let mut missing: BTreeSet<TableId> = waiting.iter().map(|(table, _)| table.id).gathered();
    while !waiting.is_empty() {
        let is_free = |table: &Table| table.foreign_keys.iter().all(|k| k.target == table.id || !missing.contains(&k.target));
        let mut ready = Vec::new();
        let mut rest = Vec::new();
        for entry in waiting {
            if is_free(&entry.0) { ready.push(entry) } else { rest.push(entry) }
        }
        if ready.is_empty() && !rest.is_empty() {
            ready.push(rest.remove(0));
        }
        ready.iter().for_each(|(table, _)| {
            missing.remove(&table.id);
        });
        ordered.extend(ready);
        waiting = rest;
    }
    ordered
}
