//! Wishes about the design as a whole: its name, decisions about rows.

use super::super::draft::Draft;
use super::super::{Document, Refusal};
use super::names::clean;
use crate::schema::{ColumnId, DefaultValue, EnumValueId, Expression, ForeignKeyId, Schema};

pub(super) fn rename(draft: &mut Draft, name: &str) -> Result<(), Refusal> {
    let name = clean(name)?;
    draft.set_name(name);
    Ok(())
}

/// The schemas that a decision can be about: the design, and the one that the next migration starts from.
fn schemas(document: &Document) -> impl Iterator<Item = &Schema> {
    std::iter::once(&document.schema).chain(document.head().map(|revision| &revision.schema))
}

pub(super) fn answer(draft: &mut Draft, column: ColumnId, fill: Option<DefaultValue>) -> Result<(), Refusal> {
    let has = |schema: &Schema| schema.tables.values().any(|table| table.column(column).is_some());
    if fill.is_some() && !schemas(draft.document()).any(has) {
        return Err(Refusal::NoColumn(column));
    }
    match fill {
        Some(fill) => draft.answers_mut().fills.insert(column, fill),
        None => draft.answers_mut().fills.remove(&column),
    };
    Ok(())
}

pub(super) fn answer_value(draft: &mut Draft, value: EnumValueId, becomes: Option<EnumValueId>) -> Result<(), Refusal> {
    let Some(becomes) = becomes else {
        draft.answers_mut().values.remove(&value);
        return Ok(());
    };
    if becomes == value {
        return Err(Refusal::BecomesItself(value));
    }
    for id in [value, becomes] {
        let has = |schema: &Schema| schema.enums.values().flat_map(|e| &e.values).any(|other| other.id == id);
        if !schemas(draft.document()).any(has) {
            return Err(Refusal::NoEnumValue(id));
        }
    }
    draft.answers_mut().values.insert(value, becomes);
    Ok(())
}

pub(super) fn answer_conversion(draft: &mut Draft, column: ColumnId, down: bool, text: &str) -> Result<(), Refusal> {
    // Up starts from the table of the last revision, down from the one of the design.
    let document = draft.document();
    let first = document.head().map(|revision| &revision.schema).filter(|_| !down);
    let table_in = |schema: &Schema| schema.tables.values().find(|table| table.column(column).is_some()).cloned();
    let table = first.and_then(table_in).or_else(|| table_in(&document.schema)).ok_or(Refusal::NoColumn(column))?;
    let expression = Some(Expression::read(text, &table.columns)).filter(|expression| !expression.is_empty());
    let conversions = &mut draft.answers_mut().conversions;
    let conversion = conversions.entry(column).or_default();
    *(if down { &mut conversion.down } else { &mut conversion.up }) = expression;
    if conversion.up.is_none() && conversion.down.is_none() {
        conversions.remove(&column);
    }
    Ok(())
}

pub(super) fn answer_move(draft: &mut Draft, column: ColumnId, key: Option<ForeignKeyId>) -> Result<(), Refusal> {
    let Some(key) = key else {
        draft.answers_mut().moves.remove(&column);
        return Ok(());
    };
    let has = |schema: &Schema| schema.tables.values().any(|table| table.column(column).is_some());
    if !schemas(draft.document()).any(has) {
        return Err(Refusal::NoColumn(column));
    }
    let owner = |schema: &Schema| schema.tables.values().find(|table| table.foreign_key(key).is_some()).map(|table| table.id);
    if schemas(draft.document()).find_map(owner).is_none() {
        let table = draft.schema().tables.keys().next().copied();
        return table.map_or(Ok(()), |table| Err(Refusal::NoRelation(table)));
    }
    draft.answers_mut().moves.insert(column, key);
    Ok(())
}
