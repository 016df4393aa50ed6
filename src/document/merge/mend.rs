//! What the facts cannot see one by one: names that are there twice, keys and types that must fit each other.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::facts::Thing;
use super::{Conflict, Desk, Fact, Side, Sides};
use crate::document::file::make_sound;
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, Constraint, Key, KeyId, Schema, Table, TableId, unique_name};

/// Asks about tables, columns and primary keys that came from two sides under one name.
pub(super) fn names(desk: &mut Desk, schema: &mut Schema, primaries: &[Vec<Constraint>]) {
    let tables: Vec<TableId> = schema.tables.keys().copied().collect();
    for second in &tables {
        let Some(first) = namesake(schema, *second) else { continue };
        table_twice(desk, schema, first, *second);
    }
    for keys in primaries {
        primary_twice(desk, schema, keys);
    }
    for id in &tables {
        columns_twice(desk, schema, *id);
    }
}

/// A table before this one that has its name, in the same schema of the database.
fn namesake(schema: &Schema, id: TableId) -> Option<TableId> {
    let second = schema.table(id)?;
    let is_same = |first: &Table| first.name == second.name && first.namespace == second.namespace;
    schema.tables.values().find(|first| first.id < id && is_same(first)).map(|first| first.id)
}

/// Which of two things came from our side and which from theirs: the one that ours has under this name.
fn by_side<T: Copy>(a: T, b: T, is_ours: impl Fn(T) -> bool) -> (T, T) {
    if is_ours(b) && !is_ours(a) { (b, a) } else { (a, b) }
}

fn table_twice(desk: &mut Desk, schema: &mut Schema, a: TableId, b: TableId) {
    let sides = desk.sides;
    let name = schema.table(a).map(|table| table.name.clone()).unwrap_or_default();
    let (mine, other) = by_side(a, b, |id| sides.ours.table(id).is_some_and(|table| table.name == name));
    let is_new = |id| sides.base.table(id).is_none();
    let both_new = is_new(mine) && is_new(other);
    let say = |schema: &Schema, id| schema.table(id).map_or_else(String::new, |table| list_of(table));
    let (ours, theirs) = if both_new {
        (format!("a new table: {}", say(schema, mine)), format!("another new table: {}", say(schema, other)))
    } else {
        (format!("the name is kept for: {}", say(schema, mine)), format!("the name is for: {}", say(schema, other)))
    };
    let fact = Fact { thing: Thing::Table(other), field: "same name" };
    let about = format!("two tables named {name}");
    let side = desk.ask(Conflict { fact, about, base: None, ours, theirs, both: both_new, choice: None });
    match side {
        Side::Ours if both_new && is_chosen(desk) => drop(schema.tables.remove(&other)),
        Side::Theirs if both_new => drop(schema.tables.remove(&mine)),
        Side::Theirs => rename_table(schema, mine),
        Side::Ours | Side::Both => rename_table(schema, other),
    }
}

/// Whether the last conflict is closed. While it is open nothing is taken away: the second is renamed.
fn is_chosen(desk: &Desk) -> bool {
    desk.conflicts.last().is_some_and(|conflict| conflict.choice.is_some())
}

fn list_of(table: &Table) -> String {
    table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn rename_table(schema: &mut Schema, id: TableId) {
    let taken: BTreeSet<String> = schema.tables.values().map(|table| table.name.clone()).gathered();
    if let Some(table) = schema.tables.get_mut(&id) {
        let name = unique_name(&table.name, |name| taken.contains(name));
        Arc::make_mut(table).name = name;
    }
}

fn columns_twice(desk: &mut Desk, schema: &mut Schema, id: TableId) {
    let Some(table) = schema.table(id).map(Arc::clone) else { return };
    for (at, second) in table.columns.iter().enumerate() {
        let Some(first) = table.columns[..at].iter().find(|column| column.name == second.name) else { continue };
        column_twice(desk, schema, id, (first, second));
    }
}

fn column_twice(desk: &mut Desk, schema: &mut Schema, table: TableId, (a, b): (&Column, &Column)) {
    let sides = desk.sides;
    let of = |schema: &Schema, id: ColumnId| schema.tables.values().find_map(|table| table.column(id).cloned());
    let (mine, other) = by_side(a.id, b.id, |id| of(sides.ours, id).is_some_and(|column| column.name == a.name));
    let both_new = [mine, other].iter().all(|id| of(sides.base, *id).is_none());
    let say = |id: ColumnId| {
        let column = if id == a.id { a } else { b };
        format!("{} {}", schema.write_type(&column.data_type), super::words::nullable(column.nullable))
    };
    let fact = Fact { thing: Thing::Column(other), field: "same name" };
    let about = format!("two columns named {}.{}", sides.table_name(table), a.name);
    let side = desk.ask(Conflict { fact, about, base: None, ours: say(mine), theirs: say(other), both: both_new, choice: None });
    let Some(table) = schema.tables.get_mut(&table) else { return };
    let table = Arc::make_mut(table);
    let moved = if side == Side::Theirs { mine } else { other };
    if both_new && side != Side::Both && is_chosen(desk) {
        table.columns.retain(|column| column.id != moved);
        return;
    }
    let taken: BTreeSet<String> = table.columns.iter().map(|column| column.name.clone()).gathered();
    if let Some(column) = table.column_mut(moved) {
        column.name = unique_name(&column.name, |name| taken.contains(name));
    }
}

/// A table has one primary key: where both gave it a new one, one is chosen.
fn primary_twice(desk: &mut Desk, schema: &mut Schema, keys: &[Constraint]) {
    let [Constraint::Primary(a), Constraint::Primary(b)] = keys else { return };
    let sides = desk.sides;
    let Some(id) = schema.tables.values().find(|table| table.primary_key.as_ref().is_some_and(|key| key.id == a.id || key.id == b.id))
    else {
        return;
    };
    let (table, id) = (id.name.clone(), id.id);
    let in_ours = |key: KeyId| sides.ours.table(id).is_some_and(|table| table.primary_key.as_ref().is_some_and(|own| own.id == key));
    let (mine, other) = if in_ours(b.id) && !in_ours(a.id) { (b, a) } else { (a, b) };
    let say = |schema: &Schema, key: &Key| super::words::content(schema, &Constraint::Primary(key.clone()));
    let fact = Fact { thing: Thing::Table(id), field: "primary key" };
    let about = format!("primary key of the table {table}");
    let (ours, theirs) = (say(sides.ours, mine), say(sides.theirs, other));
    let side = desk.ask(Conflict { fact, about, base: None, ours, theirs, both: false, choice: None });
    let chosen = if side == Side::Theirs { other } else { mine };
    if let Some(table) = schema.tables.get_mut(&id) {
        Arc::make_mut(table).primary_key = Some(chosen.clone());
    }
}

/// Makes the schema sound: nothing points at what is gone, no name is there twice, types follow their keys.
pub(super) fn mend(sides: Sides, schema: &mut Schema) {
    make_sound(schema);
    drop_doubles(sides, schema);
    for _ in 0..schema.tables.len() {
        if !follow_types(schema) {
            break;
        }
    }
    let tables: Vec<TableId> = schema.tables.keys().copied().collect();
    for id in tables {
        let Some(table) = schema.table(id).filter(|table| table.columns.iter().any(is_wrongly_numbered)) else { continue };
        let mut table = Table::clone(table);
        for column in table.columns.iter_mut().filter(|column| is_wrongly_numbered(column)) {
            if column.data_type.is_integer() { column.default = None } else { column.identity = false }
        }
        schema.put_table(table);
    }
}

fn is_wrongly_numbered(column: &Column) -> bool {
    column.identity && (!column.data_type.is_integer() || column.default.is_some())
}

/// Two constraints that say the same, one from each side, become one: the one with the smaller id.
fn drop_doubles(sides: Sides, schema: &mut Schema) {
    let tables: Vec<TableId> = schema.tables.keys().copied().collect();
    for id in tables {
        let Some(table) = schema.table(id) else { continue };
        let all: Vec<Constraint> = table.constraints().collect();
        let has_both = |schema: &Schema, a, b| schema.table(id).is_some_and(|t| t.constraint(a).is_some() && t.constraint(b).is_some());
        let is_double = |one: &&Constraint| {
            all.iter().any(|other| {
                let (a, b) = (other.id(), one.id());
                a < b && says_the_same(one, other) && !has_both(sides.ours, a, b) && !has_both(sides.theirs, a, b)
            })
        };
        let doubles: Vec<_> = all.iter().filter(is_double).collect();
        if doubles.is_empty() {
            continue;
        }
        let mut table = Table::clone(table);
        doubles.iter().for_each(|double| table.remove_constraint(double.id()));
        schema.put_table(table);
    }
}

fn says_the_same(a: &Constraint, b: &Constraint) -> bool {
    match (a, b) {
        (Constraint::Unique(a), Constraint::Unique(b)) => a.columns == b.columns,
        (Constraint::Check(a), Constraint::Check(b)) => a.expression == b.expression,
        (Constraint::ForeignKey(a), Constraint::ForeignKey(b)) => {
            (&a.columns, a.target, &a.target_columns) == (&b.columns, b.target, &b.target_columns)
        }
        (Constraint::Index(a), Constraint::Index(b)) => {
            let mut b = b.clone();
            (b.id, b.name) = (a.id, a.name.clone());
            *a == b
        }
        _ => false,
    }
}

/// The type of a foreign key's column is that of the column it points at; whether anything changed.
fn follow_types(schema: &mut Schema) -> bool {
    let mut changed = false;
    let tables: Vec<Arc<Table>> = schema.tables.values().cloned().collect();
    for table in tables {
        for key in &table.foreign_keys {
            for (column, to) in key.columns.iter().zip(&key.target_columns) {
                let wanted = schema.table(key.target).and_then(|target| target.column(*to)).map(|column| column.data_type.clone());
                let Some(table) = schema.tables.get_mut(&table.id) else { continue };
                let is_other = table.column(*column).is_some_and(|column| Some(&column.data_type) != wanted.as_ref());
                if let (true, Some(wanted)) = (is_other, wanted)
                    && let Some(column) = Arc::make_mut(table).column_mut(*column)
                {
                    column.data_type = wanted;
                    changed = true;
                }
            }
        }
    }
    changed
}
