//! Wishes about areas, notes, and lines that are led by hand.

use super::super::draft::Draft;
use super::super::{Annotation, Bend, Refusal, Spot};
use crate::schema::{AnnotationId, ForeignKeyId, TableId};

pub(super) fn put(draft: &mut Draft, annotation: Annotation) -> Result<(), Refusal> {
    let annotation = annotation.tidy();
    let all = draft.annotations_mut();
    match all.iter_mut().find(|old| old.id == annotation.id) {
        Some(old) => *old = annotation,
        None => all.push(annotation),
    }
    Ok(())
}

fn there(draft: &Draft, id: AnnotationId) -> Result<(), Refusal> {
    draft.document().layout.annotation(id).map(|_| ()).ok_or(Refusal::NoAnnotation(id))
}

pub(super) fn move_to(draft: &mut Draft, places: &[(AnnotationId, f64, f64)]) -> Result<(), Refusal> {
    for (id, x, y) in places {
        there(draft, *id)?;
        for annotation in draft.annotations_mut().iter_mut().filter(|annotation| annotation.id == *id) {
            *annotation = Annotation { x: *x, y: *y, ..annotation.clone() }.tidy();
        }
    }
    Ok(())
}

pub(super) fn delete(draft: &mut Draft, ids: &[AnnotationId]) -> Result<(), Refusal> {
    ids.iter().try_for_each(|id| there(draft, *id))?;
    draft.annotations_mut().retain(|annotation| !ids.contains(&annotation.id));
    Ok(())
}

pub(super) fn bend(draft: &mut Draft, table: TableId, key: ForeignKeyId, at: Vec<f64>) -> Result<(), Refusal> {
    draft.table(table)?.foreign_key(key).ok_or(Refusal::NoRelation(table))?;
    let bends = draft.bends_mut();
    let place = bends.binary_search_by_key(&(table, key), |bend| (bend.table, bend.key));
    match (place, Bend { table, key, at }.tidy()) {
        (Ok(old), Some(bend)) => bends[old] = bend,
        (Err(place), Some(bend)) => bends.insert(place, bend),
        (Ok(old), None) => drop(bends.remove(old)),
        (Err(_), None) => {}
    }
    Ok(())
}

/// Lines whose two ends went the same way keep their shape. `moved` are the tables with their old places.
pub(super) fn carry_bends(draft: &mut Draft, moved: &[(TableId, Spot)]) {
    if draft.document().layout.bends.is_empty() {
        return;
    }
    let way = |draft: &Draft, id: TableId| {
        let (_, before) = moved.iter().find(|(table, _)| *table == id)?;
        let after = draft.spot(id);
        Some((after.x - before.x, after.y - before.y))
    };
    let mut bends = draft.document().layout.bends.clone();
    for bend in &mut bends {
        let key = draft.table(bend.table).ok().and_then(|table| table.foreign_key(bend.key));
        let Some(key) = key else { continue };
        let (from, to) = (way(draft, bend.table), way(draft, key.target));
        let Some(by) = from.filter(|by| Some(*by) == to) else { continue };
        for (piece, at) in bend.at.iter_mut().enumerate() {
            *at += if piece % 2 == 0 { by.0 } else { by.1 };
        }
    }
    *draft.bends_mut() = bends.into_iter().filter_map(Bend::tidy).collect();
}
