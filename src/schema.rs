//! What a database has: tables, columns, keys, indexes, checks, foreign keys and enums.
//!
//! Tables are shared and copied when written to, so a copy of a schema costs little, and two schemas
//! are compared by skipping the tables that are the same in memory. Order is always by id or as given:
//! nothing here depends on the order of a hash.
//! Deliberately not here: positions and colours (`document`), SQL (`dialect`), files (`document`).

mod column;
mod constraint;
mod expression;
pub mod gather;
mod id;
mod key;
mod mirror;
mod naming;
mod problem;
mod relation;
mod table;
mod types;

pub use column::{Column, DefaultValue, Generated};
pub use constraint::{Constraint, ConstraintId};
pub use expression::{Expression, Part};
pub use id::{AnnotationId, CheckId, ColumnId, EnumId, EnumValueId, ForeignKeyId, Id, Ids, IndexId, KeyId, NotAnId, TableId};
pub use key::{Check, Deferrable, EndNames, ForeignKey, Index, IndexKey, IndexPart, Key, ReferentialAction};
pub use mirror::Mirror;
pub use naming::{foreign_key_column_name, junction_name, plural, singular, unique_name};
pub use problem::{Place, Problem, Severity};
pub use relation::{Cardinality, Link, Relation, RelationId, explain, junction, links, relations};
pub use table::Table;
pub use types::{DataType, VARCHAR_LENGTH};

use gather::sort_by;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole design of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// The tables by id.
    pub tables: BTreeMap<TableId, Arc<Table>>,
    /// The enums by id.
    pub enums: BTreeMap<EnumId, Arc<EnumType>>,
}

/// A type with a fixed list of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumType {
    /// What it is, whatever it is called.
    pub id: EnumId,
    /// Its name.
    pub name: String,
    /// Its values in order.
    pub values: Vec<EnumValue>,
}

/// A value of an enum. It has an id, so that renaming a value is not removing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// What it is, whatever it is called.
    pub id: EnumValueId,
    /// The text that is stored in a row.
    pub name: String,
}

impl Schema {
    /// The table with this id.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&Arc<Table>> {
        self.tables.get(&id)
    }

    /// The enum with this id.
    #[must_use]
    pub fn enum_type(&self, id: EnumId) -> Option<&Arc<EnumType>> {
        self.enums.get(&id)
    }

    /// The tables in the order of their names: the order of lists and of generated text.
    #[must_use]
    pub fn tables_by_name(&self) -> Vec<&Arc<Table>> {
        let mut tables: Vec<_> = self.tables.values().collect();
        sort_by(&mut tables, |a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        tables
    }

    /// The enums in the order of their names.
    #[must_use]
    pub fn enums_by_name(&self) -> Vec<&Arc<EnumType>> {
        let mut enums: Vec<_> = self.enums.values().collect();
        sort_by(&mut enums, |a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        enums
    }

    /// The foreign keys that point at a table, each with the table that has it (the table itself among them).
    pub fn references_to(&self, target: TableId) -> impl Iterator<Item = (&Arc<Table>, &ForeignKey)> {
        self.tables
            .values()
            .flat_map(move |table| table.foreign_keys.iter().filter(move |key| key.target == target).map(move |key| (table, key)))
    }

    /// The columns whose type is this enum, each with its table.
    pub fn users_of(&self, id: EnumId) -> impl Iterator<Item = (&Arc<Table>, &Column)> {
        self.tables.values().flat_map(move |table| {
            table.columns.iter().filter(move |column| column.data_type == DataType::Enum(id)).map(move |column| (table, column))
        })
    }

    /// Reads a type as typed by the user; the name of an enum of this schema is that enum.
    #[must_use]
    pub fn read_type(&self, text: &str) -> DataType {
        let named = |name: &str| self.enums.values().find(|e| e.name == name).map(|e| DataType::Enum(e.id));
        named(text.trim()).unwrap_or_else(|| DataType::read(text))
    }

    /// The words for a type, with the name of the enum where it is one.
    #[must_use]
    pub fn write_type(&self, data_type: &DataType) -> String {
        data_type.write(|id| self.enum_type(id).map_or_else(|| "?".into(), |e| e.name.clone()))
    }

    /// Puts a table in, or in place of the one with its id.
    pub fn put_table(&mut self, table: Table) {
        self.tables.insert(table.id, Arc::new(table));
    }

    /// Puts an enum in, or in place of the one with its id.
    pub fn put_enum(&mut self, enum_type: EnumType) {
        self.enums.insert(enum_type.id, Arc::new(enum_type));
    }
}
