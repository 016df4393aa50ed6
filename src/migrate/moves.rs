//! Columns that move from one table to another, and by which foreign key their values come along.
//!
//! Law: only to a table that is there already, and by a key whose columns are there before the move, can values be
//! carried; each way is looked at by itself, so up may carry what down cannot. A column that moves into or out of a junction table is
//! [`diff`](super::diff)'s business.

use super::operation::{Carry, Operation, Partners};
use super::{Answers, MoveQuestion};
use crate::schema::{ColumnId, ForeignKey, ForeignKeyId, Schema, Table, TableId};

/// Says in the operations where the values of moved columns come from, and where they go.
pub(super) fn carry(operations: &mut [Operation], from: &Schema, to: &Schema, answers: &Answers) {
    if answers.moves.is_empty() {
        return;
    }
    let decided = |column: ColumnId| answers.moves.get(&column).copied();
    for operation in operations {
        match operation {
            // What is computed from then on gets its values there.
            Operation::AddColumn { column, .. } | Operation::DropColumn { column, .. } if column.generated.is_some() => {}
            Operation::AddColumn { table, column, rows: rows @ None, .. } => {
                *rows = decided(column.id).and_then(|key| carried(from, to, *table, column.id, key));
            }
            Operation::DropColumn { table, column, rows: rows @ None, .. } => {
                *rows = decided(column.id).and_then(|key| carried(to, from, *table, column.id, key));
            }
            _ => {}
        }
    }
}

/// How a column that is elsewhere in `before` gets its values in `target` on the way to `after`.
fn carried(before: &Schema, after: &Schema, target: TableId, column: ColumnId, key: ForeignKeyId) -> Option<Carry> {
    // A table that goes is read before it is dropped; one that only comes back has no rows yet.
    let source = home(before, column).filter(|source| source.id != target)?;
    let target = before.table(target)?;
    let found = [before, after].iter().find_map(|schema| schema.tables.values().find_map(|t| Some((t.id, t.foreign_key(key)?.clone()))));
    let (owner, key) = found?;
    if !fits(before, (owner, &key), source, target) {
        return None;
    }
    let pairs = key.columns.iter().copied().zip(key.target_columns.iter().copied());
    let (partners, key) = if owner == target.id {
        (Partners::One, pairs.map(|(own, theirs)| (theirs, own)).collect())
    } else {
        (Partners::Many, pairs.collect())
    };
    Some(Carry { table: target.id, junction: source.id, columns: vec![column], key, partners })
}

fn home(schema: &Schema, column: ColumnId) -> Option<&Table> {
    schema.tables.values().find(|table| table.column(column).is_some()).map(|table| &**table)
}

/// Whether a foreign key leads from one of the tables to the other, and its columns are there.
fn fits(schema: &Schema, (owner, key): (TableId, &ForeignKey), a: &Table, b: &Table) -> bool {
    let ends = (owner, key.target);
    let joins = a.id != b.id && (ends == (a.id, b.id) || ends == (b.id, a.id));
    let has = |table: TableId, columns: &[ColumnId]| {
        schema.table(table).is_some_and(|table| !columns.is_empty() && columns.iter().all(|id| table.column(*id).is_some()))
    };
    joins && has(owner, &key.columns) && has(key.target, &key.target_columns)
}

/// The foreign keys of either schema by which values can go from `source` to `target`, those that stay first.
fn keys_between(from: &Schema, to: &Schema, source: TableId, target: TableId) -> Vec<(ForeignKeyId, String)> {
    let mut found: Vec<(ForeignKeyId, String)> = Vec::new();
    let (Some(a), Some(b)) = (from.table(source), from.table(target)) else { return found };
    for schema in [to, from] {
        for owner in [source, target].iter().filter_map(|id| schema.table(*id)) {
            for key in owner.foreign_keys.iter().filter(|key| fits(from, (owner.id, key), a, b)) {
                if found.iter().all(|(id, _)| *id != key.id) {
                    found.push((key.id, key.name.clone()));
                }
            }
        }
    }
    found
}

/// The first foreign key by which values can go from `source` to `target`.
pub(super) fn key_between(from: &Schema, to: &Schema, source: TableId, target: TableId) -> Option<ForeignKeyId> {
    keys_between(from, to, source, target).first().map(|(id, _)| *id)
}

/// See [`move_questions`](super::move_questions).
pub(super) fn questions(from: &Schema, to: &Schema) -> Vec<MoveQuestion> {
    let mut asked = Vec::new();
    for target in to.tables.values().filter(|target| from.table(target.id).is_some()) {
        let came = target.columns.iter().filter(|column| from.table(target.id).is_some_and(|old| old.column(column.id).is_none()));
        for column in came.filter(|column| column.generated.is_none()) {
            let Some(source) = home(from, column.id) else { continue };
            // What was in a junction table comes along by itself.
            if super::diff::is_carried(from, to, target, column) {
                continue;
            }
            asked.push(MoveQuestion {
                column: column.id,
                table: source.id,
                target: target.id,
                say: format!("By which foreign key do the values of {} go from {} to {}?", column.name, source.name, target.name),
                choices: keys_between(from, to, source.id, target.id),
            });
        }
    }
    asked
}
