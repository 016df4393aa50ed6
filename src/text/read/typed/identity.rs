//! Which thing of a text is which thing of the text before it.
//!
//! Law: what has the same name is the same; what has another name at the same place, between the same neighbours, and is
//! alike, was renamed; what comes back under the name that it had when the design was written is itself again.
//! Where a text still says a name that a thing had before, that thing is meant.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use super::super::sketch::{RawColumn, RawEnum, RawIndex, RawKind, RawTable, RawType, Sketch};
use crate::schema::{Column, DataType, EnumValueId, Expression, Ids};

/// Gives everything in `text` its id: from the good text before it, from the text that was written first, or a new one.
pub(super) fn identify(text: &mut Sketch, last: &Sketch, first: &Sketch, ids: &mut Ids) {
    enums(text, last, first, ids);
    let pairs = aligned(&last.tables, &text.tables, |table| &table.name, alike_tables);
    let held: BTreeSet<_> = last.tables.iter().filter_map(|table| table.known).collect();
    for (table, pair) in text.tables.iter_mut().zip(pairs) {
        let old = pair.and_then(|at| last.tables.get(at));
        let gone = || first.tables.iter().find(|other| other.name == table.name && other.known.is_some_and(|id| !held.contains(&id)));
        let old = old.or_else(gone);
        table.known = old.and_then(|old| old.known).or_else(|| Some(ids.mint()));
        if let Some(old) = old {
            table.former = former(&old.former, &old.name, &table.name);
        }
        let origin = first.tables.iter().find(|other| other.known == table.known);
        columns(table, old, origin, ids);
        mend(table);
    }
}

fn columns(table: &mut RawTable, old: Option<&RawTable>, origin: Option<&RawTable>, ids: &mut Ids) {
    let before = old.map_or(&[][..], |old| &old.columns);
    let pairs = aligned(before, &table.columns, |column| &column.name, alike_columns);
    for (column, pair) in table.columns.iter_mut().zip(pairs) {
        let old = pair.and_then(|at| before.get(at));
        let is_held = |id| before.iter().any(|other| other.known == id);
        let gone = || origin.and_then(|from| from.columns.iter().find(|other| other.name == column.name && !is_held(other.known)));
        let old = old.or_else(gone);
        column.known = old.and_then(|old| old.known).or_else(|| Some(ids.mint()));
        if let Some(old) = old {
            column.former = former(&old.former, &old.name, &column.name);
        }
    }
}

fn enums(text: &mut Sketch, last: &Sketch, first: &Sketch, ids: &mut Ids) {
    let shared = |a: &RawEnum, b: &RawEnum| a.values.iter().filter(|value| b.values.contains(value)).count() * 2;
    let alike = |a: &RawEnum, b: &RawEnum| shared(a, b) >= a.values.len().max(b.values.len());
    let pairs = aligned(&last.enums, &text.enums, |e| &e.name, alike);
    for (e, pair) in text.enums.iter_mut().zip(pairs) {
        let origin = |id| first.enums.iter().find(move |other| other.known == id);
        let gone = || first.enums.iter().find(|other| other.name == e.name && !last.enums.iter().any(|held| held.known == other.known));
        let old = pair.and_then(|at| last.enums.get(at)).or_else(gone);
        e.known = old.and_then(|old| old.known).or_else(|| Some(ids.mint()));
        if let Some(old) = old {
            e.former = former(&old.former, &old.name, &e.name);
        }
        let before = old.map_or(&[][..], |old| &old.values);
        let of = |e: Option<&RawEnum>, value: &str| -> Option<EnumValueId> {
            let e = e?;
            e.value_ids.get(e.values.iter().position(|other| other == value)?).copied()
        };
        let pairs = aligned(before, &e.values, |value| value, |_, _| true);
        e.value_ids = Vec::new();
        for (value, pair) in e.values.iter().zip(pairs) {
            let known = pair.and_then(|at| old?.value_ids.get(at).copied());
            let known = known.or_else(|| of(origin(e.known), value).filter(|id| !old.is_some_and(|old| old.value_ids.contains(id))));
            e.value_ids.push(known.unwrap_or_else(|| ids.mint()));
        }
    }
    let renamed: Vec<(String, String)> = text.enums.iter().flat_map(|e| e.former.iter().map(|old| (old.clone(), e.name.clone()))).collect();
    for column in text.tables.iter_mut().flat_map(|table| &mut table.columns) {
        if let Some(RawType::Named(name, _)) = &mut column.data_type
            && !text.enums.iter().any(|e| e.name == *name)
            && let Some((_, new)) = renamed.iter().find(|(old, _)| old == name)
        {
            name.clone_from(new);
        }
    }
}

/// The names that a thing had, without the one that it has.
fn former<N: Clone + PartialEq>(former: &[N], last: &N, now: &N) -> Vec<N> {
    let mut all: Vec<N> = former.iter().filter(|name| *name != now && *name != last).cloned().collect();
    if last != now {
        all.push(last.clone());
    }
    all
}

/// For each of `new` the place in `old` of what it was.
fn aligned<T, K: Ord + ?Sized>(old: &[T], new: &[T], key: impl Fn(&T) -> &K, is_alike: impl Fn(&T, &T) -> bool) -> Vec<Option<usize>> {
    let mut places: BTreeMap<&K, usize> = BTreeMap::new();
    for (at, thing) in old.iter().enumerate().rev() {
        places.insert(key(thing), at);
    }
    let mut found: Vec<Option<usize>> = new.iter().map(|thing| places.remove(key(thing))).collect();
    let mut is_free = vec![true; old.len()];
    found.iter().flatten().for_each(|at| is_free[*at] = false);
    let mut start = 0;
    while start < new.len() {
        if found[start].is_some() {
            start += 1;
            continue;
        }
        let end = (start..new.len()).find(|at| found[*at].is_some()).unwrap_or(new.len());
        let from = start.checked_sub(1).and_then(|at| found[at]).map_or(0, |at| at + 1);
        let to = found.get(end).copied().flatten().unwrap_or(old.len());
        let free: Vec<usize> = (from..to).filter(|at| is_free[*at]).collect();
        for at in start..end {
            let same_place = free.get(at - start).copied().filter(|_| free.len() == end - start);
            let is_fit = |place: &usize| is_free[*place] && is_alike(&old[*place], &new[at]);
            let place = same_place.filter(is_fit).or_else(|| free.iter().copied().find(|place| is_fit(place) && free.len() != end - start));
            if let Some(place) = place {
                is_free[place] = false;
                found[at] = Some(place);
            }
        }
        start = end;
    }
    found
}

/// Whether a table may be another one under a new name: at least half of the columns are the same.
fn alike_tables(old: &RawTable, new: &RawTable) -> bool {
    let shared = new.columns.iter().filter(|column| old.columns.iter().any(|other| other.name == column.name)).count();
    shared * 2 >= old.columns.len().max(new.columns.len())
}

/// Whether a column may be another one under a new name: it holds the like, or the names are close.
fn alike_columns(old: &RawColumn, new: &RawColumn) -> bool {
    let (a, b) = (old.name.to_lowercase(), new.name.to_lowercase());
    let holds_alike = match (&old.data_type, &new.data_type) {
        (Some(RawType::Named(_, a)), Some(RawType::Named(_, b))) if !matches!(a, DataType::Other(_)) => discriminant(a) == discriminant(b),
        (a, b) => a == b,
    };
    holds_alike || a.starts_with(&b) || b.starts_with(&a)
}

/// Puts the names that columns have now where the table still says those that they had.
fn mend(table: &mut RawTable) {
    if table.columns.iter().all(|column| column.former.is_empty()) {
        return;
    }
    let known = table.clone();
    let mend = |name: &mut String| {
        if let Some(now) = known.now(name) {
            *name = now;
        }
    };
    let (all, now) = spelled(table);
    let in_sql = |sql: &mut String| *sql = Expression::read(sql, &all).display(&now);
    for constraint in &mut table.constraints {
        match &mut constraint.kind {
            RawKind::Primary(names) | RawKind::Unique(names) => names.iter_mut().for_each(mend),
            RawKind::Check(sql) => in_sql(sql),
            RawKind::ForeignKey(reference) => reference.columns.iter_mut().for_each(mend),
            RawKind::Index(RawIndex { parts, .. }) => {
                for (part, _) in parts {
                    if known.now(part).is_some() {
                        mend(part)
                    } else if !known.columns.iter().any(|column| column.name == *part) {
                        in_sql(part)
                    }
                }
            }
        }
    }
}

/// The columns of a table under all names that they ever had, and under those of now.
fn spelled(table: &RawTable) -> (Vec<Column>, Vec<Column>) {
    let column = |name: &str, known: &RawColumn| known.known.map(|id| Column::new(id, name, DataType::Text));
    let now: Vec<Column> = table.columns.iter().filter_map(|known| column(&known.name, known)).collect();
    let before = table.columns.iter().flat_map(|known| known.former.iter().filter_map(move |name| column(name, known)));
    (now.iter().cloned().chain(before).collect(), now)
}
