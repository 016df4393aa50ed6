//! Wishes about the history: revisions made, gone back to, taken over from another copy, merged, squashed.
//!
//! Law: a revision is never changed once it is made; only [`squash`] makes one of several.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::draft::Draft;
use super::super::layout::Extent;
use super::super::{Layout, Published, Refusal, Revision, RevisionId, Spot};
use super::names::clean;
use crate::schema::{Schema, TableId};

/// A message as typed, on one line.
fn message(text: &str) -> Result<String, Refusal> {
    let message = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if message.is_empty() { Err(Refusal::NoMessage) } else { clean(&message) }
}

fn found<'a>(draft: &'a Draft, id: RevisionId) -> Result<&'a Revision, Refusal> {
    draft.document().revision(id).ok_or(Refusal::NoRevision(id))
}

fn push(draft: &mut Draft, revision: Revision) -> Result<(), Refusal> {
    let id = revision.id;
    if draft.document().revision(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    draft.revisions_mut().push(revision);
    draft.set_head(id);
    Ok(())
}

pub(super) fn create(draft: &mut Draft, id: RevisionId, words: &str, date: &str) -> Result<(), Refusal> {
    let document = draft.document();
    match document.head() {
        Some(head) if head.schema == document.schema && document.answers.drops.is_empty() && !document.is_half_way(document.dialect) => {
            return Err(Refusal::NothingChanged);
        }
        None if document.schema == Schema::default() => return Err(Refusal::NothingDrawn),
        _ => {}
    }
    let parents = document.head().map(|head| head.id).into_iter().collect();
    let (message, schema) = (message(words)?, document.schema.clone());
    let answers = std::mem::take(draft.answers_mut());
    push(draft, Revision { id, parents, message, date: date.trim().into(), schema, answers, places: Layout::default() })
}

pub(super) fn go_to(draft: &mut Draft, id: RevisionId) -> Result<(), Refusal> {
    let then = found(draft, id)?.schema.clone();
    become_schema(draft, &then)?;
    draft.set_head(id);
    Ok(())
}

pub(super) fn go_on_from(draft: &mut Draft, id: RevisionId) -> Result<(), Refusal> {
    found(draft, id)?;
    draft.set_head(id);
    Ok(())
}

/// Adds the revisions that are not here. Those that are must be the same.
pub(super) fn take_over(draft: &mut Draft, revisions: Vec<Revision>, published: &[Published]) -> Result<(), Refusal> {
    let head = draft.document().head().map(|head| head.id);
    let before = draft.document().revisions.len();
    for revision in revisions {
        let (id, message) = (revision.id, revision.message.clone());
        if let Some(here) = draft.document().revision(id) {
            if here.schema != revision.schema || here.parents != revision.parents {
                return Err(Refusal::OtherContent { id, message });
            }
            continue;
        }
        if revision.parents.iter().any(|id| draft.document().revision(*id).is_none()) {
            return Err(Refusal::LostParent { id, message });
        }
        draft.revisions_mut().push(revision);
    }
    if draft.document().revisions.len() == before {
        return Err(Refusal::NothingNew);
    }
    if let Some(head) = head {
        draft.set_head(head);
    }
    publish(draft, published.to_vec());
    Ok(())
}

pub(super) fn merge(draft: &mut Draft, id: RevisionId, other: RevisionId, schema: &Schema, words: (&str, &str)) -> Result<(), Refusal> {
    let document = draft.document();
    let head = document.head().ok_or(Refusal::NothingToMerge)?;
    found(draft, other)?;
    if head.schema != document.schema {
        return Err(Refusal::ChangesPending);
    }
    if document.ancestors(head.id).contains(&other) || document.ancestors(other).contains(&head.id) {
        return Err(Refusal::NothingToMerge);
    }
    let parents = vec![head.id, other];
    // What goes one way only stays with its revision, from which each way to the merge takes what it needs.
    let mut answers = document.answers_between(Some(head.id), Some(other));
    answers.own.clear();
    answers.conversions.clear();
    let (message, date) = (message(words.0)?, words.1.trim().to_owned());
    become_schema(draft, schema)?;
    let schema = draft.schema().clone();
    push(draft, Revision { id, parents, message, date, schema, answers, places: Layout::default() })
}

/// Makes one revision of a line of them. It keeps the id of the last, which databases and copies may know.
pub(super) fn squash(draft: &mut Draft, first: RevisionId, last: RevisionId, words: &str) -> Result<(), Refusal> {
    let message = message(words)?;
    let document = draft.document();
    let chain = document.chain(last);
    let Some(start) = chain.iter().position(|id| *id == first).filter(|_| first != last) else {
        found(draft, first)?;
        return Err(Refusal::NotInLine { id: first });
    };
    let line = &chain[start..];
    for id in line {
        let revision = found(draft, *id)?;
        let branches = *id != last && document.children(*id).count() > 1;
        if branches || revision.merged().is_some() {
            return Err(Refusal::Branches { id: *id, message: revision.message.clone() });
        }
    }
    let answers = document.answers_between(found(draft, first)?.parent(), Some(last));
    let parents = found(draft, first)?.parents.clone();
    let head = document.head().map(|head| head.id).filter(|id| !line[..line.len() - 1].contains(id));
    let line = line.to_vec();
    let revisions = draft.revisions_mut();
    revisions.retain(|revision| revision.id == last || !line.contains(&revision.id));
    for revision in revisions.iter_mut().filter(|revision| revision.id == last) {
        (revision.message, revision.answers, revision.parents) = (message.clone(), answers.clone(), parents.clone());
    }
    draft.published_mut().retain(|mark| !line.contains(&mark.revision));
    draft.set_head(head.unwrap_or(last));
    Ok(())
}

/// A mark for a revision and a database that is there is replaced.
pub(super) fn publish(draft: &mut Draft, marks: Vec<Published>) {
    for mark in marks {
        let published = draft.published_mut();
        match published.iter_mut().find(|old| (old.revision, old.dialect) == (mark.revision, mark.dialect)) {
            Some(old) => *old = mark,
            None => published.push(mark),
        }
    }
}

/// Makes the design this schema. Tables that are there keep their places; others get the place that they had
/// in the copy that they came from, or stand in rows.
pub(super) fn become_schema(draft: &mut Draft, then: &Schema) -> Result<(), Refusal> {
    let now = draft.schema().clone();
    for id in now.tables.keys().filter(|id| !then.tables.contains_key(id)) {
        draft.remove_table(*id)?;
        draft.set_spot(*id, None);
    }
    for id in now.enums.keys().filter(|id| !then.enums.contains_key(id)) {
        draft.remove_enum(*id)?;
    }
    let mut come = BTreeSet::new();
    for (id, table) in &then.tables {
        if now.tables.get(id) != Some(table) {
            draft.put_table(Arc::clone(table));
        }
        if !now.tables.contains_key(id) {
            come.insert(*id);
        }
    }
    for (id, enum_type) in &then.enums {
        if now.enums.get(id) != Some(enum_type) {
            draft.put_enum(Arc::clone(enum_type));
        }
    }
    let known = |id: &TableId| draft.document().revisions.iter().rev().find_map(|revision| revision.places.spots.get(id).copied());
    let places: Vec<(TableId, Spot)> = come.iter().filter_map(|id| known(id).map(|spot| (*id, spot))).collect();
    for (id, spot) in places {
        come.remove(&id);
        draft.set_spot(id, Some(spot));
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
