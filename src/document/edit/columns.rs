//! Wishes about columns. Types follow foreign keys: a column that points at another has its type.

use std::collections::BTreeSet;

use super::super::Refusal;
use super::super::draft::Draft;
use super::names::{clean_comment, free_column, typed_column};
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, DataType, DefaultValue, Expression, Generated, Schema, Table, TableId};

/// A column wherever it is.
type Place = (TableId, ColumnId);

pub(super) fn add(draft: &mut Draft, id: TableId, mut column: Column, position: Option<usize>) -> Result<(), Refusal> {
    let table = draft.table(id)?;
    if draft.schema().tables.values().any(|table| table.column(column.id).is_some()) {
        return Err(Refusal::IdTaken);
    }
    column.name = match column.name.trim() {
        "" => free_column(table, "column"),
        name => typed_column(table, name, None)?,
    };
    if let DataType::Enum(enum_type) = column.data_type {
        draft.enum_type(enum_type)?;
    }
    let used = column.generated.iter().flat_map(|generated| generated.expression.columns());
    if let Some(unknown) = used.into_iter().find(|used| table.column(*used).is_none()) {
        return Err(Refusal::NoColumn(unknown));
    }
    if column.identity {
        may_number(table, &column)?;
    }
    column.comment = clean_comment(&column.comment);
    let at = position.unwrap_or(usize::MAX).min(table.columns.len());
    draft.table_mut(id)?.columns.insert(at, column);
    Ok(())
}

pub(super) fn rename(draft: &mut Draft, table: TableId, id: ColumnId, name: &str) -> Result<(), Refusal> {
    let name = typed_column(draft.table(table)?, name, Some(id))?;
    draft.column_mut(table, id)?.name = name;
    Ok(())
}

pub(super) fn retype(draft: &mut Draft, table: TableId, id: ColumnId, text: &str) -> Result<(), Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::EmptyType);
    }
    if text.chars().any(char::is_control) {
        return Err(Refusal::ControlCharacter { name: text.replace(char::is_control, " ") });
    }
    let data_type = draft.schema().read_type(text);
    set_type(draft, table, id, &data_type)
}

/// Gives a column a type, and with it all columns that point at it, however far. Refused where one of
/// them points at yet another column, which decides.
pub(super) fn set_type(draft: &mut Draft, table: TableId, id: ColumnId, to: &DataType) -> Result<(), Refusal> {
    if draft.column(table, id)?.data_type == *to {
        return Ok(());
    }
    let mut waiting = vec![(table, id)];
    let mut done = BTreeSet::new();
    while let Some(place) = waiting.pop() {
        if !done.insert(place) {
            continue;
        }
        let column = draft.column_mut(place.0, place.1)?;
        column.data_type = to.clone();
        column.identity &= to.is_integer();
        waiting.extend(followers(draft.schema(), place));
    }
    for (table, id) in done {
        if let Some((parent, decides)) = decider(draft.schema(), (table, id), to) {
            let (column, decides) = (draft.spoken(table, id), draft.spoken(parent, decides));
            return Err(Refusal::TypeFollows { table, id, column, decides });
        }
    }
    Ok(())
}

/// The columns that point at a column.
fn followers(schema: &Schema, (table, id): Place) -> Vec<Place> {
    let pairs = schema
        .references_to(table)
        .flat_map(|(child, key)| key.columns.iter().zip(&key.target_columns).map(move |(column, target)| (child.id, *column, *target)));
    pairs.filter(|(_, _, target)| *target == id).map(|(child, column, _)| (child, column)).collect()
}

/// The column at the end of the foreign keys that lead from a column to one of another type; none where
/// all that it points at are of the wanted type.
fn decider(schema: &Schema, start: Place, wanted: &DataType) -> Option<Place> {
    let differs =
        |place: &Place| schema.table(place.0).and_then(|table| table.column(place.1)).is_some_and(|column| column.data_type != *wanted);
    let mut at = targets(schema, start).find(differs)?;
    let mut seen = BTreeSet::from([start]);
    while seen.insert(at)
        && let Some(next) = targets(schema, at).find(differs)
    {
        at = next;
    }
    Some(at)
}

/// The columns that a column points at.
fn targets(schema: &Schema, (table, id): Place) -> impl Iterator<Item = Place> + '_ {
    let keys = schema.table(table).into_iter().flat_map(|table| &table.foreign_keys);
    keys.flat_map(move |key| {
        let pairs = key.columns.iter().zip(&key.target_columns);
        pairs.filter(move |(column, _)| **column == id).map(|(_, target)| (key.target, *target))
    })
}

pub(super) fn set_nullable(draft: &mut Draft, table: TableId, id: ColumnId, nullable: bool) -> Result<(), Refusal> {
    if nullable && draft.table(table)?.is_primary(id) {
        return Err(Refusal::NullablePrimary { id, column: draft.spoken(table, id) });
    }
    draft.column_mut(table, id)?.nullable = nullable;
    Ok(())
}

pub(super) fn set_default(draft: &mut Draft, table: TableId, id: ColumnId, default: Option<DefaultValue>) -> Result<(), Refusal> {
    let column = draft.column(table, id)?;
    if default.is_some() && column.generated.is_some() {
        return Err(Refusal::DefaultOfGenerated { id, column: draft.spoken(table, id) });
    }
    if default.is_some() && column.identity {
        return Err(Refusal::DefaultOfIdentity { id, column: draft.spoken(table, id) });
    }
    // An expression without a letter in it is no default.
    let blank = matches!(&default, Some(DefaultValue::Expression(text)) if text.trim().is_empty());
    draft.column_mut(table, id)?.default = default.filter(|_| !blank);
    Ok(())
}

fn may_number(table: &Table, column: &Column) -> Result<(), Refusal> {
    let id = column.id;
    if !column.data_type.is_integer() {
        return Err(Refusal::IdentityType { id, column: format!("{}.{}", table.name, column.name) });
    }
    match table.columns.iter().find(|other| other.identity && other.id != id) {
        Some(other) => Err(Refusal::SecondIdentity { id, other: format!("{}.{}", table.name, other.name) }),
        None => Ok(()),
    }
}

pub(super) fn set_identity(draft: &mut Draft, table: TableId, id: ColumnId, identity: bool) -> Result<(), Refusal> {
    if identity {
        may_number(draft.table(table)?, draft.column(table, id)?)?;
    }
    let column = draft.column_mut(table, id)?;
    column.identity = identity;
    if identity {
        column.default = None;
        column.generated = None;
    }
    Ok(())
}

pub(super) fn set_generated(draft: &mut Draft, table: TableId, id: ColumnId, expression: &str, stored: bool) -> Result<(), Refusal> {
    let expression = Expression::read(expression, &draft.table(table)?.columns);
    if expression.columns().any(|used| used == id) {
        return Err(Refusal::GeneratedFromItself { id, column: draft.spoken(table, id) });
    }
    let column = draft.column_mut(table, id)?;
    if expression.is_empty() {
        column.generated = None;
    } else {
        column.generated = Some(Generated { expression, stored });
        column.default = None;
        column.identity = false;
    }
    Ok(())
}

pub(super) fn comment(draft: &mut Draft, table: TableId, id: ColumnId, comment: &str) -> Result<(), Refusal> {
    draft.column_mut(table, id)?.comment = clean_comment(comment);
    Ok(())
}

pub(super) fn move_to(draft: &mut Draft, table: TableId, id: ColumnId, position: usize) -> Result<(), Refusal> {
    let from = draft.table(table)?.position(id).ok_or(Refusal::NoColumn(id))?;
    let columns = &mut draft.table_mut(table)?.columns;
    let column = columns.remove(from);
    columns.insert(position.min(columns.len()), column);
    Ok(())
}

/// Deletes columns and everything that needs them, in this table and in those that point at them.
pub(super) fn delete(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    let gone = with_generated(draft.table(id)?, columns)?;
    let touches = |columns: &[ColumnId]| columns.iter().any(|column| gone.contains(column));
    let pointing: BTreeSet<TableId> =
        draft.schema().references_to(id).filter(|(_, key)| touches(&key.target_columns)).map(|(child, _)| child.id).gathered();
    for child in pointing {
        draft.table_mut(child)?.foreign_keys.retain(|key| key.target != id || !touches(&key.target_columns));
    }
    let table = draft.table_mut(id)?;
    table.columns.retain(|column| !gone.contains(&column.id));
    table.primary_key.take_if(|key| touches(&key.columns));
    table.uniques.retain(|key| !touches(&key.columns));
    table.checks.retain(|check| !check.expression.columns().any(|column| gone.contains(&column)));
    table.foreign_keys.retain(|key| !touches(&key.columns));
    for index in &mut table.indexes {
        index.include.retain(|column| !gone.contains(column));
    }
    table.indexes.retain(|index| !touches(&index.columns()));
    Ok(())
}

/// Moves a column into another table. What is computed from it, and every key, check and index that needs it, goes.
pub(super) fn move_to_table(
    draft: &mut Draft,
    from: TableId,
    column: ColumnId,
    to: TableId,
    position: Option<usize>,
) -> Result<(), Refusal> {
    let mut moved = draft.column(from, column)?.clone();
    let target = draft.table(to)?;
    if from == to {
        return Err(Refusal::SameTable { id: from, column: moved.name, table: target.name.clone() });
    }
    moved.name = free_column(target, &moved.name);
    // What it was computed from stays behind.
    moved.generated = None;
    moved.identity = false;
    delete(draft, from, &[column])?;
    let target = draft.table_mut(to)?;
    let position = position.unwrap_or(target.columns.len()).min(target.columns.len());
    target.columns.insert(position, moved);
    Ok(())
}

/// These columns, and the ones that are computed from them.
fn with_generated(table: &Table, columns: &[ColumnId]) -> Result<BTreeSet<ColumnId>, Refusal> {
    if let Some(unknown) = columns.iter().find(|id| table.column(**id).is_none()) {
        return Err(Refusal::NoColumn(*unknown));
    }
    let mut gone: BTreeSet<ColumnId> = columns.iter().copied().gathered();
    loop {
        let needs = |column: &&Column| {
            let mut used = column.generated.iter().flat_map(|generated| generated.expression.columns());
            !gone.contains(&column.id) && used.any(|used| gone.contains(&used))
        };
        match table.columns.iter().find(needs).map(|column| column.id) {
            Some(more) => gone.insert(more),
            None => return Ok(gone),
        };
    }
}
