//! Wishes about the design as a whole: its name, decisions about rows.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::{Document, Refusal};
use super::names::clean;
use crate::migrate::{Aside, Own};
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

/// Puts a thing in a set or takes it out.
#[allow(clippy::unnecessary_wraps, reason = "it carries out a wish, as its neighbours do")]
pub(super) fn put<T: Ord>(set: &mut BTreeSet<T>, thing: T, there: bool) -> Result<(), Refusal> {
    if there {
        set.insert(thing);
    } else {
        set.remove(&thing);
    }
    Ok(())
}

pub(super) fn drop_kept(draft: &mut Draft, aside: Aside, drop: bool) -> Result<(), Refusal> {
    let document = draft.document();
    if drop && !is_kept(document, aside) {
        return Err(Refusal::NotKept);
    }
    put(&mut draft.answers_mut().drops, aside, drop)
}

/// Whether a migration on the way to the newest revision kept a thing aside, and none dropped it since. What exactly
/// a database has is for the engine to work out, which the page does not have.
fn is_kept(document: &Document, aside: Aside) -> bool {
    let is_in = |schema: &Schema| match aside {
        Aside::Table(id) => schema.table(id).is_some(),
        Aside::Column(id) | Aside::Old(id) => schema.tables.values().any(|table| table.column(id).is_some()),
    };
    let way = document.head().map(|head| document.ancestors(head.id)).unwrap_or_default();
    let (mut was_there, mut kept) = (false, false);
    for revision in way.into_iter().filter_map(|id| document.revision(id)) {
        let (answers, is_there) = (&revision.answers, is_in(&revision.schema));
        let leaves = was_there && (answers.keeps_all || answers.keeps.contains(&aside));
        kept = !is_there && !answers.drops.contains(&aside) && (kept || leaves);
        was_there = is_there;
    }
    kept
}

pub(super) fn put_own(draft: &mut Draft, at: Option<usize>, own: Option<Own>) -> Result<(), Refusal> {
    let count = draft.document().answers.own.len();
    if at.is_some_and(|at| at >= count) {
        return Err(Refusal::NoOwn);
    }
    if own.as_ref().is_some_and(|own| own.sql.trim().is_empty()) {
        return Err(Refusal::EmptySql);
    }
    let all = &mut draft.answers_mut().own;
    match (at, own) {
        (Some(at), Some(own)) => all[at] = own,
        (Some(at), None) => drop(all.remove(at)),
        (None, Some(own)) => all.push(own),
        (None, None) => {}
    }
    Ok(())
}
