//! What changed between two schemas.
//!
//! Law: applying `diff(a, b)` to `a` gives `b`; applying its reverse to `b` gives `a`, to the last
//! position. Compares by id, so a rename is exact, and skips tables that are the same in memory.
//! Deliberately not here: an order that a database would accept ([`order`](super::order)), and dialects.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::beside::apart;
use super::operation::{Carry, Operation, Partners};
use crate::schema::{Column, ColumnId, Constraint, ConstraintId, Deferrable, EndNames, Schema, Table};

/// The operations from `from` to `to`.
#[must_use]
pub fn diff(from: &Schema, to: &Schema) -> Vec<Operation> {
    let mut operations = Vec::new();
    diff_enums(from, to, &mut operations);
    diff_namespaces(from, to, &mut operations);
    for table in from.tables.values().filter(|table| !to.tables.contains_key(&table.id)) {
        let (plain, mirrors) = apart(table);
        operations.extend(mirrors.map(Operation::reversed));
        operations.push(Operation::DropTable { table: plain, rows: carry(to, from, table) });
    }
    for after in to.tables.values() {
        match from.table(after.id) {
            None => {
                let (plain, mirrors) = apart(after);
                operations.push(Operation::CreateTable { table: plain, rows: carry(from, to, after) });
                operations.extend(mirrors);
            }
            Some(before) if Arc::ptr_eq(before, after) || before == after => {}
            Some(before) => diff_tables(from, to, before, after, &mut operations),
        }
    }
    settle(operations, from, to)
}

fn diff_enums(from: &Schema, to: &Schema, operations: &mut Vec<Operation>) {
    for before in from.enums.values().filter(|e| !to.enums.contains_key(&e.id)) {
        operations.push(Operation::DropEnum { enum_type: Arc::clone(before) });
    }
    for after in to.enums.values() {
        let Some(before) = from.enum_type(after.id) else {
            operations.push(Operation::CreateEnum { enum_type: Arc::clone(after) });
            continue;
        };
        if before.name != after.name {
            let (before, after_name) = (before.name.clone(), after.name.clone());
            operations.push(Operation::RenameEnum { id: after.id, before, after: after_name });
        }
        if before.values != after.values {
            operations.push(Operation::ChangeEnum { before: Arc::clone(before), after: Arc::clone(after) });
        }
    }
}

/// A schema of the database comes with its first table and goes with its last.
fn diff_namespaces(from: &Schema, to: &Schema, operations: &mut Vec<Operation>) {
    let has = |schema: &Schema, name: &str| schema.tables.values().any(|table| table.namespace == name);
    let mut seen = BTreeSet::new();
    let (old, new) = (from.tables.values(), to.tables.values());
    for name in old.chain(new).map(|table| table.namespace.as_str()).filter(|name| !name.is_empty()) {
        if seen.insert(name) {
            match (has(from, name), has(to, name)) {
                (false, true) => operations.push(Operation::CreateNamespace { name: name.into() }),
                (true, false) => operations.push(Operation::DropNamespace { name: name.into() }),
                _ => {}
            }
        }
    }
}

fn diff_tables(from: &Schema, to: &Schema, before: &Table, after: &Table, operations: &mut Vec<Operation>) {
    let table = after.id;
    if before.name != after.name {
        operations.push(Operation::RenameTable { table, before: before.name.clone(), after: after.name.clone() });
    }
    if before.namespace != after.namespace {
        operations.push(Operation::MoveTable { table, before: before.namespace.clone(), after: after.namespace.clone() });
    }
    if before.comment != after.comment {
        let (before, after) = (before.comment.clone(), after.comment.clone());
        operations.push(Operation::CommentTable { table, before, after });
    }
    let gone = before.mirrors.iter().filter(|mirror| !after.mirrors.contains(mirror));
    operations.extend(gone.map(|mirror| Operation::DropMirror { table, mirror: *mirror }));
    diff_constraints(before, after, operations);
    for column in before.columns.iter().filter(|c| after.column(c.id).is_none()) {
        let rows = moved(to, from, after, column);
        operations.push(Operation::DropColumn { table, column: column.clone(), position: 0, rows });
    }
    for (position, column) in after.columns.iter().enumerate() {
        match before.column(column.id) {
            None => {
                let rows = moved(from, to, before, column);
                operations.push(Operation::AddColumn { table, column: column.clone(), position, rows });
            }
            Some(old) => diff_columns(before, old, column, operations),
        }
    }
    let new = after.mirrors.iter().filter(|mirror| !before.mirrors.contains(mirror));
    operations.extend(new.map(|mirror| Operation::AddMirror { table, mirror: *mirror }));
}

fn diff_columns(table: &Table, before: &Column, after: &Column, operations: &mut Vec<Operation>) {
    if before.name != after.name {
        let (old, new) = (before.name.clone(), after.name.clone());
        operations.push(Operation::RenameColumn { table: table.id, column: after.id, before: old, after: new });
    }
    let before = Column { name: after.name.clone(), ..before.clone() };
    if before != *after {
        operations.push(Operation::AlterColumn { table: table.id, before, after: after.clone() });
    }
}

/// When a foreign key was checked, where only that may be different; it is then as in `new`.
fn take_deferrable(old: &mut Constraint, new: &Constraint) -> Option<Deferrable> {
    let (Constraint::ForeignKey(old), Constraint::ForeignKey(new)) = (old, new) else { return None };
    let before = std::mem::replace(&mut old.deferrable, new.deferrable);
    (before != new.deferrable).then_some(before)
}

fn diff_constraints(before: &Table, after: &Table, operations: &mut Vec<Operation>) {
    let table = after.id;
    let changed = before.named_constraints().filter(|(id, _)| !before.shares_constraint(after, *id));
    for mut old in changed.filter_map(|(id, _)| before.constraint(id)) {
        match after.constraint(old.id()) {
            Some(new) => {
                let old_name = std::mem::replace(old.name_mut(), new.name().to_owned());
                let old_ends = take_ends(&mut old, &new);
                let deferred = take_deferrable(&mut old, &new);
                let same = old == new;
                if let (Constraint::ForeignKey(key), Some(deferrable)) = (&mut old, deferred) {
                    key.deferrable = deferrable;
                    if let (true, Constraint::ForeignKey(new)) = (same, &new) {
                        let (before, after) = (deferrable, new.deferrable);
                        operations.push(Operation::DeferForeignKey { table, key: new.id, before, after });
                    }
                }
                if !same {
                    old.name_mut().clone_from(&old_name);
                    if let (Constraint::ForeignKey(key), Some(ends)) = (&mut old, old_ends) {
                        key.ends = ends;
                    }
                    operations.push(Operation::DropConstraint { table, constraint: old, position: 0 });
                    operations.push(Operation::AddConstraint { table, constraint: new, position: 0 });
                } else if old_name != new.name() {
                    let (constraint, after) = (new.id(), new.name().to_owned());
                    operations.push(Operation::RenameConstraint { table, constraint, before: old_name, after });
                }
            }
            None => operations.push(Operation::DropConstraint { table, constraint: old, position: 0 }),
        }
    }
    let added = after.named_constraints().filter(|(id, _)| before.constraint_name(*id).is_none());
    for new in added.filter_map(|(id, _)| after.constraint(id)) {
        operations.push(Operation::AddConstraint { table, constraint: new, position: 0 });
    }
}

/// Gives a foreign key the names of its ends that it will have, and returns those that it had where they differ.
fn take_ends(old: &mut Constraint, new: &Constraint) -> Option<EndNames> {
    match (old, new) {
        (Constraint::ForeignKey(old), Constraint::ForeignKey(new)) if old.ends != new.ends => {
            Some(std::mem::replace(&mut old.ends, new.ends.clone()))
        }
        _ => None,
    }
}

/// Where the rows of `junction`, a table of `with` that `without` does not have, come from: a table that
/// both have, whose columns in `without` are now columns of the junction table, beside a foreign key to it.
fn carry(without: &Schema, with: &Schema, junction: &Table) -> Option<Carry> {
    let home = |id: ColumnId| without.tables.values().find(|table| table.column(id).is_some());
    let table = junction.columns.iter().find_map(|column| home(column.id))?;
    let stays = with.table(table.id)?;
    let columns: Vec<_> = junction.columns.iter().map(|c| c.id).filter(|id| table.column(*id).is_some()).collect();
    let both_have = |id: &ColumnId| table.column(*id).is_some() && stays.column(*id).is_some();
    let key = junction.foreign_keys.iter().find(|key| {
        key.target == table.id && key.target_columns.iter().all(both_have) && key.columns.iter().all(|column| !columns.contains(column))
    })?;
    let key = key.columns.iter().copied().zip(key.target_columns.iter().copied()).collect();
    Some(Carry { table: table.id, junction: junction.id, columns, key, partners: Partners::Junction })
}

/// Where the values of a column come from that `table` did not have in `without`: a junction table that
/// is there only in `without`. What is computed in `table` gets its values there.
fn moved(without: &Schema, with: &Schema, table: &Table, column: &Column) -> Option<Carry> {
    let column = Some(column).filter(|column| column.generated.is_none())?.id;
    let junction = without.tables.values().find(|t| t.column(column).is_some() && !with.tables.contains_key(&t.id))?;
    carry(with, without, junction).filter(|carry| carry.table == table.id && carry.columns.contains(&column))
}

/// Whether the values of a column come to `table` from a junction table that goes.
pub(super) fn is_carried(from: &Schema, to: &Schema, table: &Table, column: &Column) -> bool {
    moved(from, to, table, column).is_some()
}

/// Walks `operations` from `from` and fills in what depends on the walk: positions, the state of dropped
/// tables, and at the end what is still in another order than in `to` and how the ends of relations are called.
pub(super) fn settle(operations: Vec<Operation>, from: &Schema, to: &Schema) -> Vec<Operation> {
    let mut schema = from.clone();
    let mut settled = Vec::with_capacity(operations.len());
    for mut operation in operations {
        settle_one(&mut operation, &schema, to);
        operation.apply(&mut schema);
        settled.push(operation);
    }
    for after in to.tables.values() {
        if let Some(now) = schema.table(after.id).filter(|now| !Arc::ptr_eq(now, after)) {
            settle_order(now, after, &mut settled);
        }
    }
    settled
}

fn settle_one(operation: &mut Operation, schema: &Schema, to: &Schema) {
    if let Operation::DropEnum { enum_type } = operation {
        *enum_type = schema.enum_type(enum_type.id).map_or_else(|| Arc::clone(enum_type), Arc::clone);
    }
    let Some(id) = operation.table() else { return };
    let (now, goal) = (schema.table(id), to.table(id));
    match operation {
        Operation::DropTable { table, .. } => {
            if let Some(now) = now {
                *table = Arc::clone(now);
            }
        }
        Operation::DropColumn { column, position, .. } => {
            if let Some((now, found)) = now.and_then(|now| now.column(column.id).map(|found| (now, found))) {
                *position = now.position(column.id).unwrap_or_default();
                *column = found.clone();
            }
        }
        Operation::AddColumn { column, position, .. } => {
            if let (Some(now), Some(goal)) = (now, goal) {
                *position = insertion(column.id, &ids(&now.columns), &ids(&goal.columns));
            }
        }
        Operation::AlterColumn { before, after, .. } => {
            if let Some(found) = now.and_then(|now| now.column(after.id)) {
                *before = found.clone();
                after.name.clone_from(&found.name);
            }
        }
        Operation::DropConstraint { constraint, position, .. } => {
            if let Some(now) = now {
                *position = now.constraint_position(constraint.id()).unwrap_or_default();
                *constraint = now.constraint(constraint.id()).unwrap_or_else(|| constraint.clone());
            }
        }
        Operation::AddConstraint { constraint, position, .. } => {
            if let (Some(now), Some(goal)) = (now, goal) {
                let new = constraint.id();
                let like = |table: &Table| -> Vec<_> {
                    let same = |id: &ConstraintId| std::mem::discriminant(id) == std::mem::discriminant(&new);
                    table.named_constraints().map(|(id, _)| id).filter(same).collect()
                };
                *position = insertion(new, &like(now), &like(goal));
            }
        }
        _ => {}
    }
}

fn ids(columns: &[Column]) -> Vec<ColumnId> {
    columns.iter().map(|column| column.id).collect()
}

/// Where to put `new` among `now`, so that it stands after all that stand before it in `goal`.
fn insertion<T: PartialEq>(new: T, now: &[T], goal: &[T]) -> usize {
    let before = goal.iter().position(|id| *id == new).map_or(goal, |place| &goal[..place]);
    now.iter().rposition(|id| before.contains(id)).map_or(0, |last| last + 1)
}

fn settle_order(now: &Table, after: &Table, settled: &mut Vec<Operation>) {
    let table = after.id;
    let (columns_now, columns_after) = (ids(&now.columns), ids(&after.columns));
    if columns_now != columns_after {
        settled.push(Operation::OrderColumns { table, before: columns_now, after: columns_after });
    }
    let names = |table: &Table| table.named_constraints().map(|(id, _)| id).collect::<Vec<_>>();
    let (constraints_now, constraints_after) = (names(now), names(after));
    if constraints_now != constraints_after {
        settled.push(Operation::OrderConstraints { table, before: constraints_now, after: constraints_after });
    }
    for key in &after.foreign_keys {
        if let Some(old) = now.foreign_key(key.id).filter(|old| old.ends != key.ends) {
            settled.push(Operation::NameEnds { table, key: key.id, before: old.ends.clone(), after: key.ends.clone() });
        }
    }
}
