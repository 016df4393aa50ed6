//! Wishes about keys, unique constraints, checks and indexes.

use super::super::Refusal;
use super::super::draft::Draft;
use super::Constraint;
use super::names::{constraint as proposed, typed};
use crate::schema::{Check, CheckId, ColumnId, Expression, Index, IndexId, IndexKey, IndexPart, Key, KeyId, Schema, Table, TableId};

/// These columns are there, at least one, none twice.
fn choice(draft: &Draft, table: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    if columns.is_empty() {
        return Err(Refusal::NoColumns(table));
    }
    for (at, id) in columns.iter().enumerate() {
        draft.column(table, *id)?;
        if columns[..at].contains(id) {
            return Err(Refusal::ColumnTwice { id: *id, column: draft.spoken(table, *id) });
        }
    }
    Ok(())
}

/// These parts are there, at least one, no column twice, no expression empty.
fn parts_choice(draft: &Draft, table: TableId, parts: &[IndexPart]) -> Result<(), Refusal> {
    let columns: Vec<_> = parts.iter().filter_map(IndexPart::as_column).collect();
    if !columns.is_empty() || parts.is_empty() {
        choice(draft, table, &columns)?;
    }
    for part in parts {
        if matches!(&part.key, IndexKey::Expression(expression) if expression.is_empty()) {
            return Err(Refusal::EmptyIndexExpression(table));
        }
        part.columns().into_iter().try_for_each(|id| draft.column(table, id).map(|_| ()))?;
    }
    Ok(())
}

// ---- primary key

pub(super) fn set_primary(draft: &mut Draft, id: TableId, column: ColumnId, primary: bool) -> Result<(), Refusal> {
    draft.column(id, column)?;
    let mut columns = draft.table(id)?.primary_columns().to_vec();
    columns.retain(|other| *other != column);
    if primary {
        if draft.table(id)?.is_primary(column) {
            return Ok(());
        }
        columns.push(column);
    }
    set_primary_key(draft, id, &columns)
}

pub(super) fn set_primary_key(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    if columns.is_empty() {
        if draft.table(id)?.primary_key.is_some() {
            draft.table_mut(id)?.primary_key = None;
        }
        return Ok(());
    }
    choice(draft, id, columns)?;
    let name = draft.constraint_name("pk", id, &[])?;
    let key = draft.ids.mint();
    let table = draft.table_mut(id)?;
    table.primary_key.get_or_insert(Key { id: key, name, columns: Vec::new() }).columns = columns.to_vec();
    for column in table.columns.iter_mut().filter(|column| columns.contains(&column.id)) {
        column.nullable = false;
    }
    Ok(())
}

// ---- unique constraints

pub(super) fn set_unique(draft: &mut Draft, id: TableId, column: ColumnId, unique: bool) -> Result<(), Refusal> {
    draft.column(id, column)?;
    if !unique {
        drop_unique(draft, id, &[column])?;
        return index_foreign_keys(draft, id, &[column]);
    }
    if draft.table(id)?.is_unique(&[column]) { Ok(()) } else { add_unique(draft, id, vec![column]) }
}

pub(super) fn add_unique(draft: &mut Draft, id: TableId, columns: Vec<ColumnId>) -> Result<(), Refusal> {
    choice(draft, id, &columns)?;
    let name = draft.constraint_name("uq", id, &columns)?;
    let key = Key { id: draft.ids.mint(), name, columns };
    draft.table_mut(id)?.uniques.push(key);
    Ok(())
}

pub(super) fn change_unique(draft: &mut Draft, id: TableId, key: KeyId, columns: Vec<ColumnId>) -> Result<(), Refusal> {
    choice(draft, id, &columns)?;
    let at = draft.table(id)?.uniques.iter().position(|other| other.id == key).ok_or(Refusal::NoConstraint(id))?;
    draft.table_mut(id)?.uniques[at].columns = columns;
    Ok(())
}

fn same_columns(a: &[ColumnId], b: &[ColumnId]) -> bool {
    a.len() == b.len() && a.iter().all(|id| b.contains(id))
}

/// Drops what makes exactly these columns unique, apart from the primary key.
pub(super) fn drop_unique(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    let table = draft.table_mut(id)?;
    table.uniques.retain(|key| !same_columns(&key.columns, columns));
    table.indexes.retain(|index| !index.unique || !same_columns(&index.plain_columns(), columns));
    Ok(())
}

// ---- indexes

/// Gives exactly these columns an index where a foreign key is made of them and none serves it.
fn index_foreign_keys(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    let is_key = draft.table(id)?.foreign_keys.iter().any(|key| key.columns == columns);
    if is_key { ensure_index(draft, id, columns) } else { Ok(()) }
}

/// Adds an index on these columns, unless a key or an index begins with them.
pub(super) fn ensure_index(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    let table = draft.table(id)?;
    let keys = table.primary_key.iter().chain(&table.uniques).map(|key| key.columns.clone());
    let mut all = keys.chain(table.indexes.iter().map(Index::plain_columns));
    if all.any(|served| served.starts_with(columns)) {
        return Ok(());
    }
    let parts = columns.iter().map(|column| IndexPart::column(*column)).collect();
    add_index(draft, id, parts, false)
}

/// Drops the plain indexes on exactly these columns: what is unique needs none.
pub(super) fn drop_plain_indexes(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    draft.table_mut(id)?.indexes.retain(|index| index.unique || index.plain_columns() != columns);
    Ok(())
}

pub(super) fn add_index(draft: &mut Draft, id: TableId, parts: Vec<IndexPart>, unique: bool) -> Result<(), Refusal> {
    parts_choice(draft, id, &parts)?;
    let columns: Vec<_> = parts.iter().flat_map(IndexPart::columns).collect();
    let name = draft.constraint_name("ix", id, &columns)?;
    let index = Index::new(draft.ids.mint(), name, parts, unique);
    draft.table_mut(id)?.indexes.push(index);
    Ok(())
}

pub(super) fn change_index(draft: &mut Draft, id: TableId, index: IndexId, parts: Vec<IndexPart>, unique: bool) -> Result<(), Refusal> {
    parts_choice(draft, id, &parts)?;
    let at = draft.table(id)?.indexes.iter().position(|other| other.id == index).ok_or(Refusal::NoConstraint(id))?;
    let index = &mut draft.table_mut(id)?.indexes[at];
    index.parts = parts;
    index.unique = unique;
    Ok(())
}

// ---- checks

/// How an index is kept, which rows it holds, and what is kept beside its key.
pub(super) fn set_index_details(
    draft: &mut Draft,
    id: TableId,
    index: IndexId,
    method: &str,
    predicate: &str,
    include: Vec<ColumnId>,
) -> Result<(), Refusal> {
    if !include.is_empty() {
        choice(draft, id, &include)?;
    }
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let method = method.trim().to_ascii_lowercase();
    if !method.chars().all(word) {
        return Err(Refusal::NotAMethod { name: method.replace(char::is_control, " ") });
    }
    let predicate = Expression::read(predicate, &draft.table(id)?.columns);
    let at = draft.table(id)?.indexes.iter().position(|other| other.id == index).ok_or(Refusal::NoConstraint(id))?;
    let index = &mut draft.table_mut(id)?.indexes[at];
    index.method = Some(method).filter(|method| !method.is_empty());
    index.predicate = Some(predicate).filter(|predicate| !predicate.is_empty());
    index.include = include;
    Ok(())
}

fn read_condition(draft: &Draft, id: TableId, text: &str) -> Result<Expression, Refusal> {
    let expression = Expression::read(text, &draft.table(id)?.columns);
    if expression.is_empty() { Err(Refusal::EmptyExpression(id)) } else { Ok(expression) }
}

pub(super) fn add_check(draft: &mut Draft, id: TableId, name: &str, text: &str) -> Result<(), Refusal> {
    let expression = read_condition(draft, id, text)?;
    let name = if name.trim().is_empty() {
        proposed_check(draft.schema(), draft.table(id)?, &expression)
    } else {
        typed(draft.schema(), name, None)?
    };
    let check = Check { id: draft.ids.mint(), name, expression };
    draft.table_mut(id)?.checks.push(check);
    Ok(())
}

fn proposed_check(schema: &Schema, table: &Table, expression: &Expression) -> String {
    let columns: Vec<_> = expression.columns().take(1).collect();
    proposed(schema, "ck", table, &columns, None)
}

pub(super) fn change_check(draft: &mut Draft, id: TableId, check: CheckId, text: &str) -> Result<(), Refusal> {
    let expression = read_condition(draft, id, text)?;
    let at = draft.table(id)?.checks.iter().position(|other| other.id == check).ok_or(Refusal::NoConstraint(id))?;
    draft.table_mut(id)?.checks[at].expression = expression;
    Ok(())
}

// ---- any of them

fn name_mut(table: &mut Table, constraint: Constraint) -> Option<&mut String> {
    match constraint {
        Constraint::Key(id) => {
            let mut keys = table.primary_key.iter_mut().chain(&mut table.uniques);
            keys.find(|key| key.id == id).map(|key| &mut key.name)
        }
        Constraint::Check(id) => table.checks.iter_mut().find(|check| check.id == id).map(|check| &mut check.name),
        Constraint::ForeignKey(id) => table.foreign_keys.iter_mut().find(|key| key.id == id).map(|key| &mut key.name),
        Constraint::Index(id) => table.indexes.iter_mut().find(|index| index.id == id).map(|index| &mut index.name),
    }
}

pub(super) fn rename(draft: &mut Draft, id: TableId, constraint: Constraint, name: &str) -> Result<(), Refusal> {
    let none = Refusal::NoConstraint(id);
    let current = name_mut(draft.table_mut(id)?, constraint).ok_or_else(|| none.clone())?.clone();
    let name = typed(draft.schema(), name, Some(&current))?;
    *name_mut(draft.table_mut(id)?, constraint).ok_or(none)? = name;
    Ok(())
}

pub(super) fn drop(draft: &mut Draft, id: TableId, constraint: Constraint) -> Result<(), Refusal> {
    let table = draft.table_mut(id)?;
    if name_mut(table, constraint).is_none() {
        return Err(Refusal::NoConstraint(id));
    }
    match constraint {
        Constraint::Key(id) => {
            table.primary_key.take_if(|key| key.id == id);
            table.uniques.retain(|key| key.id != id);
        }
        Constraint::Check(id) => table.checks.retain(|check| check.id != id),
        Constraint::ForeignKey(id) => table.foreign_keys.retain(|key| key.id != id),
        Constraint::Index(id) => table.indexes.retain(|index| index.id != id),
    }
    Ok(())
}
