//! Wishes about the design as a whole: its name, decisions about rows, revisions.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::layout::Extent;
use super::super::{Document, Refusal, Revision, RevisionId, Spot};
use super::names::clean;
use crate::schema::gather::Gather;
use crate::schema::{ColumnId, DefaultValue, EnumValueId, Expression, ForeignKeyId, Schema, TableId};

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

pub(super) fn create_revision(draft: &mut Draft, id: RevisionId, message: &str, date: &str) -> Result<(), Refusal> {
    let document = draft.document();
    match document.head() {
        Some(head) if head.schema == document.schema => return Err(Refusal::NothingChanged),
        None if document.schema == Schema::default() => return Err(Refusal::NothingDrawn),
        _ => {}
    }
    if document.revisions.iter().any(|revision| revision.id == id) {
        return Err(Refusal::IdTaken);
    }
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    if message.is_empty() {
        return Err(Refusal::NoMessage);
    }
    let parent = document.head().map(|head| head.id);
    let schema = document.schema.clone();
    let answers = std::mem::take(draft.answers_mut());
    draft.push_revision(Revision { id, parent, message: clean(&message)?, date: date.trim().into(), schema, answers });
    Ok(())
}

/// Makes the design what it was at a revision. Tables that are there keep their places.
pub(super) fn go_to(draft: &mut Draft, id: RevisionId) -> Result<(), Refusal> {
    let found = draft.document().revisions.iter().find(|revision| revision.id == id);
    let then = found.ok_or(Refusal::NoRevision(id))?.schema.clone();
    become_schema(draft, &then)
}

/// Makes the design this schema, whose ids are those of the design where they are the same things.
pub(super) fn become_schema(draft: &mut Draft, then: &Schema) -> Result<(), Refusal> {
    let now = draft.schema().clone();
    let gone: Vec<TableId> = now.tables.keys().filter(|id| !then.tables.contains_key(id)).copied().collect();
    for id in gone {
        draft.remove_table(id)?;
        draft.set_spot(id, None);
    }
    for id in now.enums.keys().filter(|id| !then.enums.contains_key(id)) {
        draft.remove_enum(*id)?;
    }
    let come: BTreeSet<TableId> = then.tables.keys().filter(|id| !now.tables.contains_key(id)).copied().gathered();
    for (id, table) in &then.tables {
        if now.tables.get(id) != Some(table) {
            draft.put_table(table.clone());
        }
    }
    for (id, enum_type) in &then.enums {
        if now.enums.get(id) != Some(enum_type) {
            draft.put_enum(enum_type.clone());
        }
    }
    stand_in_rows(draft, &come);
    Ok(())
}

/// Gives tables that have no place one to the right of everything, below each other.
fn stand_in_rows(draft: &mut Draft, tables: &BTreeSet<TableId>) {
    let others = draft.schema().tables.values().filter(|table| !tables.contains(&table.id));
    let all = Extent::of_all(others.map(|table| Extent::of(table, draft.spot(table.id))));
    let (x, mut y) = all.map_or((0.0, 0.0), |all| (all.right + Extent::GAP, all.top));
    for id in tables {
        let Ok(table) = draft.table(*id) else { continue };
        let spot = Spot { x, y, ..draft.spot(*id) };
        y = Extent::of(table, spot).bottom + Extent::GAP;
        draft.set_spot(*id, Some(spot));
    }
}
