//! Columns that change in two steps, so that programs can follow a new name or type one after the other.
//!
//! The first migration leads to a schema with both columns, the new one beside the old one and kept alike by
//! the database ([`Mirror`]). The next one, whatever else it does, leads from there to the design: it drops the
//! old column and gives the new one its rules. Both are differences of two schemas like any other. In the
//! schema between the two the design's id is that of the column as it was; [`oriented`] gives it to the one that
//! the other schema means. Deliberately not here: columns of a primary key, columns that others point at or are
//! computed from, numbered and computed ones, and types that a trigger cannot turn into each other. They change at once.

use std::borrow::Cow;
use std::sync::Arc;

use super::kept::{Aside, is_reserved};
use super::risk::is_unknown;
use super::{Answers, Operation};
use crate::dialect::Dialect;
use crate::schema::{Column, ColumnId, Constraint, DataType, Mirror, Schema, Table, TableId, unique_name};

impl Answers {
    /// The same decisions, with nothing left to a second step.
    #[must_use]
    pub fn at_once(&self) -> Self {
        let mut answers = self.clone();
        answers.keeps.retain(|aside| !matches!(aside, Aside::Old(_)));
        answers
    }
}

/// Puts new columns beside old ones in `after`, the schema that a migration leads to, where the user wants two steps.
pub(super) fn put(after: &mut Cow<'_, Schema>, from: &Schema, answers: &Answers, dialect: Dialect) {
    if !answers.careful || dialect.features().rebuilds {
        return;
    }
    for aside in &answers.keeps {
        let &Aside::Old(id) = aside else { continue };
        let home = from.tables.values().find(|table| table.column(id).is_some());
        let found = home.and_then(|table| Some((table.id, with_both(from, after, answers, table.id, id)?)));
        if let Some((at, table)) = found {
            after.to_mut().tables.insert(at, Arc::new(table));
        }
    }
}

/// Whether a column can change in two steps between two schemas.
pub(super) fn is_possible(from: &Schema, to: &Schema, answers: &Answers, table: TableId, id: ColumnId) -> bool {
    with_both(from, to, answers, table, id).is_some()
}

fn with_both(from: &Schema, to: &Schema, answers: &Answers, at: TableId, id: ColumnId) -> Option<Table> {
    let (before, after) = (from.table(at)?, to.table(at)?);
    let (old, new) = (before.column(id)?, after.column(id)?);
    let is_bound = [(from, before, old), (to, after, new)].into_iter().any(|(schema, table, column)| is_bound(schema, table, column));
    let retyped = old.data_type != new.data_type;
    let same_enum = |id| from.enum_type(id) == to.enum_type(id);
    let holds = match (&old.data_type, &new.data_type) {
        _ if retyped && (answers.conversions.contains_key(&id) || before.is_foreign(id) || after.is_foreign(id)) => false,
        (a, b) if retyped => is_plain(a) && is_plain(b) && !is_unknown(a, b),
        (DataType::Enum(id), _) => same_enum(*id),
        (DataType::Other(_), _) => false,
        _ => true,
    };
    let closes = before.is_nullable(old) && !after.is_nullable(new);
    if is_bound || !holds || closes || (!retyped && old.name == new.name) || before.mirror(id).is_some() {
        return None;
    }
    let is_free = |table: &Table, name: &str| table.columns.iter().all(|column| column.id == id || !column.name.eq_ignore_ascii_case(name));
    let name = if old.name.eq_ignore_ascii_case(&new.name) {
        unique_name(&format!("{}_new", new.name), |name| !is_free(before, name) || !is_free(after, name))
    } else if is_free(before, &new.name) && is_free(after, &old.name) && !is_reserved(&new.name) {
        new.name.clone()
    } else {
        return None;
    };
    let mirror = Mirror::of(id);
    let beside = Column { id: mirror.new, name, nullable: true, default: None, ..new.clone() };
    let mut table = Table::clone(after);
    let place = table.position(id)?;
    table.columns[place] = old.clone();
    table.columns.insert(place + 1, beside);
    table.put_mirror(mirror);
    for constraint in after.constraints().filter(|constraint| constraint.columns().contains(&id)) {
        let place = table.constraint_position(constraint.id()).unwrap_or_default();
        table.remove_constraint(constraint.id());
        if let Some(old) = before.constraint(constraint.id()).filter(|old| stands(to, &table, old)) {
            table.insert_constraint(place, old);
        }
    }
    Some(table)
}

/// Whether a column is one that others lean on, or that fills itself.
fn is_bound(schema: &Schema, table: &Table, column: &Column) -> bool {
    let computes =
        |other: &Column| other.generated.as_ref().is_some_and(|generated| generated.expression.columns().any(|c| c == column.id));
    let keys = || schema.tables.values().flat_map(|other| &other.foreign_keys);
    column.identity
        || column.generated.is_some()
        || is_reserved(&column.name)
        || table.is_primary(column.id)
        || table.columns.iter().any(computes)
        || keys().any(|key| key.target == table.id && key.target_columns.contains(&column.id))
}

/// Whether a constraint as it was can stand in a table on the way.
fn stands(to: &Schema, table: &Table, constraint: &Constraint) -> bool {
    let target_is_there = |constraint: &Constraint| match constraint {
        Constraint::ForeignKey(key) => {
            let target = if key.target == table.id { Some(table) } else { to.table(key.target).map(|table| &**table) };
            target.is_some_and(|target| key.target_columns.iter().all(|column| target.column(*column).is_some()))
        }
        _ => true,
    };
    constraint.columns().iter().all(|column| table.column(*column).is_some()) && target_is_there(constraint)
}

/// Whether a value of the type is one of another such type wherever it is assigned to it.
fn is_plain(data_type: &DataType) -> bool {
    use DataType as T;
    matches!(
        data_type,
        T::SmallInt
            | T::Integer
            | T::BigInt
            | T::Numeric(_)
            | T::Real
            | T::Double
            | T::Text
            | T::Varchar(_)
            | T::Char(_)
            | T::Date
            | T::Timestamp
            | T::TimestampTz
    )
}

/// A schema in which the id of each column that has another one beside it is that of the one which `other` means:
/// the new one, unless `other` has the column as it was.
pub(super) fn oriented<'a>(schema: Cow<'a, Schema>, other: &Schema) -> Cow<'a, Schema> {
    let mut turned = Vec::new();
    for table in schema.tables.values().filter(|table| !table.mirrors.is_empty()) {
        let meant = |id| other.table(table.id).and_then(|table| table.column(id));
        for mirror in &table.mirrors {
            let (Some(now), Some(meant)) = (table.column(mirror.known()), meant(mirror.known())) else { continue };
            if now.name != meant.name || now.data_type != meant.data_type {
                turned.push((table.id, *mirror));
            }
        }
    }
    let mut schema = schema;
    for (id, mirror) in turned {
        if let Some(table) = schema.to_mut().tables.get_mut(&id) {
            Arc::make_mut(table).exchange(mirror);
        }
    }
    schema
}

/// A table without its mirrors, and what brings them in.
pub(super) fn apart(table: &Arc<Table>) -> (Arc<Table>, impl Iterator<Item = Operation> + '_) {
    let plain = if table.mirrors.is_empty() { Arc::clone(table) } else { Arc::new(Table { mirrors: Vec::new(), ..Table::clone(table) }) };
    (plain, table.mirrors.iter().map(|mirror| Operation::AddMirror { table: table.id, mirror: *mirror }))
}

/// A constraint as it will be over the columns that come in the place of others of the same type.
pub(super) fn over_new(table: &Table, constraint: Constraint) -> Constraint {
    let mut bare = Table { columns: Vec::new(), mirrors: Vec::new(), ..Table::new(table.id, "") };
    let id = constraint.id();
    bare.insert_constraint(0, constraint.clone());
    for mirror in &table.mirrors {
        if table.mirrored(*mirror).is_some_and(|(old, new)| old.data_type == new.data_type) {
            bare.exchange(*mirror);
        }
    }
    bare.constraint(id).unwrap_or(constraint)
}
