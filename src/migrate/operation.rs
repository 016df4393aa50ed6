//! One change of a database, in SQL's words.
//!
//! Law: `operation.apply(s)` then `operation.reversed().apply(s)` leaves `s` as it was.
//! Each carries what it takes to go back. A thing is known by its id; names are those in force in the
//! schema that the operation is applied to.

use std::sync::Arc;

use crate::schema::gather::sort_by_key;
use crate::schema::{
    Column, ColumnId, Constraint, ConstraintId, Deferrable, EndNames, EnumId, EnumType, ForeignKeyId, Mirror, Schema, Table, TableId,
};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the sentence above each says")]
pub enum Operation {
    /// A new table; `rows` says from where it gets rows.
    CreateTable {
        table: Arc<Table>,
        rows: Option<Carry>,
    },
    /// A table goes away; `rows` says where its rows went.
    DropTable {
        table: Arc<Table>,
        rows: Option<Carry>,
    },
    RenameTable {
        table: TableId,
        before: String,
        after: String,
    },
    /// A table goes to another schema of the database; empty is the usual one.
    MoveTable {
        table: TableId,
        before: String,
        after: String,
    },
    CommentTable {
        table: TableId,
        before: String,
        after: String,
    },
    /// A new column at a position; `rows` says from where it gets values.
    AddColumn {
        table: TableId,
        column: Column,
        position: usize,
        rows: Option<Carry>,
    },
    /// A column goes away; `rows` says where its values went.
    DropColumn {
        table: TableId,
        column: Column,
        position: usize,
        rows: Option<Carry>,
    },
    RenameColumn {
        table: TableId,
        column: ColumnId,
        before: String,
        after: String,
    },
    /// A column changes in everything but its name and place.
    AlterColumn {
        table: TableId,
        before: Column,
        after: Column,
    },
    /// The same columns in another order.
    OrderColumns {
        table: TableId,
        before: Vec<ColumnId>,
        after: Vec<ColumnId>,
    },
    /// A new constraint or index, at a position among those of its kind.
    AddConstraint {
        table: TableId,
        constraint: Constraint,
        position: usize,
    },
    DropConstraint {
        table: TableId,
        constraint: Constraint,
        position: usize,
    },
    RenameConstraint {
        table: TableId,
        constraint: ConstraintId,
        before: String,
        after: String,
    },
    /// The same constraints and indexes in another order: nothing to a database.
    OrderConstraints {
        table: TableId,
        before: Vec<ConstraintId>,
        after: Vec<ConstraintId>,
    },
    /// Other names for the ends of a relation: nothing to a database.
    NameEnds {
        table: TableId,
        key: ForeignKeyId,
        before: EndNames,
        after: EndNames,
    },
    /// A foreign key is checked at another time.
    DeferForeignKey {
        table: TableId,
        key: ForeignKeyId,
        before: Deferrable,
        after: Deferrable,
    },
    /// From now on two columns are kept alike, and the one that is new gets its values.
    AddMirror {
        table: TableId,
        mirror: Mirror,
    },
    DropMirror {
        table: TableId,
        mirror: Mirror,
    },
    /// A schema of the database. The design has no list of them: one is there where a table is in it.
    CreateNamespace {
        name: String,
    },
    DropNamespace {
        name: String,
    },
    CreateEnum {
        enum_type: Arc<EnumType>,
    },
    DropEnum {
        enum_type: Arc<EnumType>,
    },
    RenameEnum {
        id: EnumId,
        before: String,
        after: String,
    },
    /// An enum's values change, its name does not.
    ChangeEnum {
        before: Arc<EnumType>,
        after: Arc<EnumType>,
    },
    /// A new table in place of one, with its rows copied: what a database that cannot alter does instead
    /// of the changes.
    RebuildTable {
        before: Arc<Table>,
        after: Arc<Table>,
        changes: Vec<Operation>,
    },
}

/// Values that go from a column into a junction table, or back: what a one-to-many relation keeps in
/// `columns` of `table` is kept in the same columns of `junction`, beside a key of `table`. Or values that come
/// to `table` from another one, that is `junction` here, and go back there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carry {
    /// The table on the many side.
    pub table: TableId,
    /// The junction table.
    pub junction: TableId,
    /// The columns that move.
    pub columns: Vec<ColumnId>,
    /// The columns of the junction table that hold the key of a row of `table`, each with the column there.
    pub key: Vec<(ColumnId, ColumnId)>,
    /// How the rows of the two belong together.
    pub partners: Partners,
}

/// How the rows of a table belong to those of the table that its values come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Partners {
    /// The other one is a junction table.
    #[default]
    Junction,
    /// Each row points at one of the other table, and takes its value.
    One,
    /// Rows of the other table point at each row, which takes the value of the first.
    Many,
}

impl Operation {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::CreateTable { table, rows } => Self::DropTable { table, rows },
            Self::DropTable { table, rows } => Self::CreateTable { table, rows },
            Self::RenameTable { table, before, after } => Self::RenameTable { table, before: after, after: before },
            Self::MoveTable { table, before, after } => Self::MoveTable { table, before: after, after: before },
            Self::DeferForeignKey { table, key, before, after } => Self::DeferForeignKey { table, key, before: after, after: before },
            Self::AddMirror { table, mirror } => Self::DropMirror { table, mirror },
            Self::DropMirror { table, mirror } => Self::AddMirror { table, mirror },
            Self::CreateNamespace { name } => Self::DropNamespace { name },
            Self::DropNamespace { name } => Self::CreateNamespace { name },
            Self::CommentTable { table, before, after } => Self::CommentTable { table, before: after, after: before },
            Self::AddColumn { table, column, position, rows } => Self::DropColumn { table, column, position, rows },
            Self::DropColumn { table, column, position, rows } => Self::AddColumn { table, column, position, rows },
            Self::RenameColumn { table, column, before, after } => Self::RenameColumn { table, column, before: after, after: before },
            Self::AlterColumn { table, before, after } => Self::AlterColumn { table, before: after, after: before },
            Self::OrderColumns { table, before, after } => Self::OrderColumns { table, before: after, after: before },
            Self::AddConstraint { table, constraint, position } => Self::DropConstraint { table, constraint, position },
            Self::DropConstraint { table, constraint, position } => Self::AddConstraint { table, constraint, position },
            Self::RenameConstraint { table, constraint, before, after } => {
                Self::RenameConstraint { table, constraint, before: after, after: before }
            }
            Self::OrderConstraints { table, before, after } => Self::OrderConstraints { table, before: after, after: before },
            Self::NameEnds { table, key, before, after } => Self::NameEnds { table, key, before: after, after: before },
            Self::CreateEnum { enum_type } => Self::DropEnum { enum_type },
            Self::DropEnum { enum_type } => Self::CreateEnum { enum_type },
            Self::RenameEnum { id, before, after } => Self::RenameEnum { id, before: after, after: before },
            Self::ChangeEnum { before, after } => Self::ChangeEnum { before: after, after: before },
            Self::RebuildTable { before, after, changes } => {
                Self::RebuildTable { before: after, after: before, changes: reversed(changes) }
            }
        }
    }

    /// Makes the change in a schema. What is not there is left alone.
    pub fn apply(&self, schema: &mut Schema) {
        match self {
            Self::CreateTable { table, .. } | Self::RebuildTable { after: table, .. } => {
                schema.tables.insert(table.id, Arc::clone(table));
            }
            Self::DropTable { table, .. } => {
                schema.tables.remove(&table.id);
            }
            Self::CreateEnum { enum_type } => {
                schema.enums.insert(enum_type.id, Arc::clone(enum_type));
            }
            Self::DropEnum { enum_type } => {
                schema.enums.remove(&enum_type.id);
            }
            Self::RenameEnum { id, after, .. } => {
                if let Some(enum_type) = schema.enums.get_mut(id) {
                    Arc::make_mut(enum_type).name.clone_from(after);
                }
            }
            Self::ChangeEnum { after, .. } => {
                if let Some(enum_type) = schema.enums.get_mut(&after.id) {
                    Arc::make_mut(enum_type).values.clone_from(&after.values);
                }
            }
            _ => {
                if let Some(table) = self.table().and_then(|id| schema.tables.get_mut(&id)) {
                    self.apply_to(Arc::make_mut(table));
                }
            }
        }
    }

    fn apply_to(&self, table: &mut Table) {
        match self {
            Self::RenameTable { after, .. } => table.name.clone_from(after),
            Self::MoveTable { after, .. } => table.namespace.clone_from(after),
            Self::CommentTable { after, .. } => table.comment.clone_from(after),
            Self::AddColumn { column, position, .. } => {
                table.columns.insert((*position).min(table.columns.len()), column.clone());
            }
            Self::DropColumn { column, .. } => table.columns.retain(|c| c.id != column.id),
            Self::RenameColumn { column, after, .. } => {
                if let Some(column) = table.column_mut(*column) {
                    column.name.clone_from(after);
                }
            }
            Self::AlterColumn { after, .. } => {
                if let Some(column) = table.column_mut(after.id) {
                    let name = std::mem::take(&mut column.name);
                    *column = Column { name, ..after.clone() };
                }
            }
            Self::OrderColumns { after, .. } => {
                sort_by_key(&mut table.columns, |column| after.iter().position(|id| *id == column.id));
            }
            Self::AddConstraint { constraint, position, .. } => table.insert_constraint(*position, constraint.clone()),
            Self::DropConstraint { constraint, .. } => table.remove_constraint(constraint.id()),
            Self::RenameConstraint { constraint, after, .. } => {
                if let Some(name) = table.constraint_name_mut(*constraint) {
                    name.clone_from(after);
                }
            }
            Self::NameEnds { key, after, .. } => {
                if let Some(key) = table.foreign_keys.iter_mut().find(|other| other.id == *key) {
                    key.ends.clone_from(after);
                }
            }
            Self::DeferForeignKey { key, after, .. } => {
                if let Some(key) = table.foreign_keys.iter_mut().find(|other| other.id == *key) {
                    key.deferrable = *after;
                }
            }
            Self::AddMirror { mirror, .. } => table.put_mirror(*mirror),
            Self::DropMirror { mirror, .. } => table.mirrors.retain(|other| other != mirror),
            Self::OrderConstraints { after, .. } => {
                let place = |id: ConstraintId| after.iter().position(|other| *other == id);
                sort_by_key(&mut table.uniques, |key| place(ConstraintId::Unique(key.id)));
                sort_by_key(&mut table.checks, |check| place(ConstraintId::Check(check.id)));
                sort_by_key(&mut table.foreign_keys, |key| place(ConstraintId::ForeignKey(key.id)));
                sort_by_key(&mut table.indexes, |index| place(ConstraintId::Index(index.id)));
            }
            _ => {}
        }
    }

    /// The table that it changes; none for an enum.
    #[must_use]
    pub fn table(&self) -> Option<TableId> {
        match self {
            Self::CreateTable { table, .. } | Self::DropTable { table, .. } => Some(table.id),
            Self::RebuildTable { after, .. } => Some(after.id),
            Self::RenameTable { table, .. }
            | Self::MoveTable { table, .. }
            | Self::DeferForeignKey { table, .. }
            | Self::CommentTable { table, .. }
            | Self::AddColumn { table, .. }
            | Self::DropColumn { table, .. }
            | Self::RenameColumn { table, .. }
            | Self::AlterColumn { table, .. }
            | Self::OrderColumns { table, .. }
            | Self::AddConstraint { table, .. }
            | Self::DropConstraint { table, .. }
            | Self::RenameConstraint { table, .. }
            | Self::OrderConstraints { table, .. }
            | Self::AddMirror { table, .. }
            | Self::DropMirror { table, .. }
            | Self::NameEnds { table, .. } => Some(*table),
            Self::CreateNamespace { .. }
            | Self::DropNamespace { .. }
            | Self::CreateEnum { .. }
            | Self::DropEnum { .. }
            | Self::RenameEnum { .. }
            | Self::ChangeEnum { .. } => None,
        }
    }
}

/// The operations that take all of these back.
#[must_use]
pub fn reversed(operations: Vec<Operation>) -> Vec<Operation> {
    operations.into_iter().rev().map(Operation::reversed).collect()
}
