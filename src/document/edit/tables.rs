//! Wishes about whole tables: add, rename with what is named after them, delete, move, colour.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::{Colour, Refusal, Spot};
use super::annotations::carry_bends;
use super::names::{clean, clean_comment, free, free_column, replace_word, typed_table};
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, DataType, ForeignKey, Key, Schema, Table, TableId, foreign_key_column_name, junction};

/// What is renamed together with a table, since it is named after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// The table that has it.
    pub table: TableId,
    /// The foreign key column; `None` is a constraint or an index.
    pub column: Option<ColumnId>,
    /// Its name now.
    pub before: String,
    /// Its name once the table is renamed.
    pub after: String,
}

pub(super) fn add(draft: &mut Draft, id: TableId, name: &str, x: f64, y: f64) -> Result<(), Refusal> {
    if draft.table(id).is_ok() {
        return Err(Refusal::IdTaken);
    }
    let schema = draft.schema();
    let name = if name.trim().is_empty() { free(schema, "table") } else { typed_table(schema, name, None, "")? };
    let mut table = Table::new(id, name);
    let key = free(schema, &format!("pk_{}", table.name));
    let column = Column { identity: true, ..Column::new(draft.ids.mint(), "id", DataType::Integer) };
    table.primary_key = Some(Key { id: draft.ids.mint(), name: key, columns: vec![column.id] });
    table.columns.push(column);
    draft.put_table(table.into());
    place(draft, id, x, y)
}

/// Puts a table at a place.
pub(super) fn place(draft: &mut Draft, id: TableId, x: f64, y: f64) -> Result<(), Refusal> {
    if !x.is_finite() || !y.is_finite() {
        return Err(Refusal::NotAPlace(id));
    }
    let spot = Spot { x, y, ..draft.spot(id) };
    draft.set_spot(id, Some(spot));
    Ok(())
}

pub(super) fn rename(draft: &mut Draft, id: TableId, name: &str, follow: bool) -> Result<(), Refusal> {
    let table = draft.table(id)?;
    let before = table.name.clone();
    let name = typed_table(draft.schema(), name, Some(table), &table.namespace)?;
    if name == before {
        return Ok(());
    }
    let followers = if follow { followers(draft.schema(), id, &name) } else { Vec::new() };
    draft.table_mut(id)?.name = name;
    for follower in followers {
        let table = draft.table_mut(follower.table)?;
        match follower.column.and_then(|column| table.column_mut(column)) {
            Some(column) => column.name = follower.after,
            None => rename_constraint(table, &follower.before, &follower.after),
        }
    }
    Ok(())
}

fn rename_constraint(table: &mut Table, before: &str, after: &str) {
    let keys = table.primary_key.iter_mut().chain(&mut table.uniques).map(|key| &mut key.name);
    let checks = table.checks.iter_mut().map(|check| &mut check.name);
    let foreign = table.foreign_keys.iter_mut().map(|key| &mut key.name);
    let indexes = table.indexes.iter_mut().map(|index| &mut index.name);
    for name in keys.chain(checks).chain(foreign).chain(indexes).filter(|name| *name == before) {
        after.clone_into(name);
    }
}

/// What would be renamed with a table: foreign key columns named after it (`author_id`), and the
/// constraints and indexes whose names carry its name or theirs.
#[must_use]
pub fn followers(schema: &Schema, id: TableId, new_name: &str) -> Vec<Follower> {
    let Some(renamed) = schema.table(id) else { return Vec::new() };
    let children: BTreeSet<TableId> = schema.references_to(id).map(|(table, _)| table.id).chain([id]).gathered();
    let mut found = Vec::new();
    for child in children.iter().filter_map(|child| schema.table(*child)) {
        let columns = column_followers(child, renamed, new_name);
        let new_constraint_name = |name: &str, key: Option<&ForeignKey>| {
            let own = if child.id == id { replace_word(name, &renamed.name, new_name) } else { name.to_owned() };
            let with_columns = columns.iter().fold(own, |name, follower| replace_word(&name, &follower.before, &follower.after));
            let target = key.filter(|key| key.target == id);
            let stem = target.and_then(|_| with_columns.strip_suffix(&format!("_{}", renamed.name)));
            stem.map_or_else(|| with_columns.clone(), |stem| format!("{stem}_{new_name}"))
        };
        found.extend(columns.iter().cloned());
        for name in child.constraint_names() {
            let key = child.foreign_keys.iter().find(|key| key.name == name);
            let after = new_constraint_name(name, key);
            if after != name {
                found.push(Follower { table: child.id, column: None, before: name.to_owned(), after: free(schema, &after) });
            }
        }
    }
    found
}

fn column_followers(child: &Table, parent: &Table, new_name: &str) -> Vec<Follower> {
    let mut found: Vec<Follower> = Vec::new();
    for key in child.foreign_keys.iter().filter(|key| key.target == parent.id) {
        for (column, target) in key.columns.iter().zip(&key.target_columns) {
            let (Some(column), Some(target)) = (child.column(*column), parent.column(*target)) else { continue };
            let known = found.iter().any(|follower| follower.column == Some(column.id));
            if known || column.name != foreign_key_column_name(&parent.name, &target.name) {
                continue;
            }
            let wanted = foreign_key_column_name(new_name, &target.name);
            if wanted != column.name {
                let after = free_column(child, &wanted);
                let before = column.name.clone();
                found.push(Follower { table: child.id, column: Some(column.id), before, after });
            }
        }
    }
    found
}

/// Puts tables in a schema of the database.
pub(super) fn set_namespace(draft: &mut Draft, tables: &[TableId], namespace: &str) -> Result<(), Refusal> {
    let namespace = if namespace.trim().is_empty() { String::new() } else { clean(namespace)? };
    for id in tables {
        let table = draft.table(*id)?;
        if table.namespace != namespace {
            typed_table(draft.schema(), &table.name, Some(table), &namespace)?;
            draft.table_mut(*id)?.namespace.clone_from(&namespace);
        }
    }
    Ok(())
}

pub(super) fn comment(draft: &mut Draft, id: TableId, comment: &str) -> Result<(), Refusal> {
    draft.table_mut(id)?.comment = clean_comment(comment);
    Ok(())
}

/// Deletes tables, and the foreign keys of others that point at them. Columns and indexes of others stay.
pub(super) fn delete(draft: &mut Draft, ids: &[TableId]) -> Result<(), Refusal> {
    let ids: BTreeSet<TableId> = ids.iter().copied().gathered();
    for id in &ids {
        draft.remove_table(*id)?;
        draft.set_spot(*id, None);
    }
    let points_there = |table: &&std::sync::Arc<Table>| table.foreign_keys.iter().any(|key| ids.contains(&key.target));
    let others: Vec<TableId> = draft.schema().tables.values().filter(points_there).map(|table| table.id).collect();
    for other in others {
        draft.table_mut(other)?.foreign_keys.retain(|key| !ids.contains(&key.target));
    }
    Ok(())
}

pub(super) fn move_to(draft: &mut Draft, places: &[(TableId, f64, f64)]) -> Result<(), Refusal> {
    let mut moved = Vec::with_capacity(places.len());
    for (id, x, y) in places {
        draft.table(*id)?;
        moved.push((*id, draft.spot(*id)));
        place(draft, *id, *x, *y)?;
    }
    carry_bends(draft, &moved);
    Ok(())
}

pub(super) fn colour(draft: &mut Draft, tables: &[TableId], colour: Colour) -> Result<(), Refusal> {
    for id in tables {
        draft.table(*id)?;
        let spot = Spot { colour, ..draft.spot(*id) };
        draft.set_spot(*id, Some(spot));
    }
    Ok(())
}

pub(super) fn fold(draft: &mut Draft, id: TableId, folded: bool) -> Result<(), Refusal> {
    let table = draft.table(id)?;
    if folded && junction(table).is_none() {
        return Err(Refusal::NotAJunction { table: id, name: table.name.clone() });
    }
    // The line goes between other tables now.
    if draft.document().layout.bends.iter().any(|bend| bend.table == id) {
        draft.bends_mut().retain(|bend| bend.table != id);
    }
    let spot = Spot { folded, ..draft.spot(id) };
    draft.set_spot(id, Some(spot));
    Ok(())
}
