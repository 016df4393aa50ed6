//! A table and the questions that everyone asks of one.

use super::{Check, Column, ColumnId, Deferrable, ForeignKey, ForeignKeyId, Index, Key, Mirror, TableId};

/// A table of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is, whatever it is called.
    pub id: TableId,
    /// Its name.
    pub name: String,
    /// The schema of the database that it stands in, where there are several; empty is the usual one.
    pub namespace: String,
    /// A remark for people; empty is none.
    pub comment: String,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// What tells its rows apart.
    pub primary_key: Option<Key>,
    /// Other sets of columns in which no two rows may be equal.
    pub uniques: Vec<Key>,
    /// Conditions that each row keeps.
    pub checks: Vec<Check>,
    /// Links to other tables.
    pub foreign_keys: Vec<ForeignKey>,
    /// Its indexes, apart from those that keys bring.
    pub indexes: Vec<Index>,
    /// Columns that are being changed in two steps: in a database, never in a design.
    pub mirrors: Vec<Mirror>,
}

impl Table {
    /// A table with a name and nothing in it.
    #[must_use]
    pub fn new(id: TableId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            namespace: String::new(),
            comment: String::new(),
            columns: Vec::new(),
            primary_key: None,
            uniques: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            indexes: Vec::new(),
            mirrors: Vec::new(),
        }
    }

    /// The column with this id.
    #[must_use]
    pub fn column(&self, id: ColumnId) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// The same, to be changed.
    pub fn column_mut(&mut self, id: ColumnId) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.id == id)
    }

    /// Where in the order a column stands.
    #[must_use]
    pub fn position(&self, id: ColumnId) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The foreign key with this id.
    #[must_use]
    pub fn foreign_key(&self, id: ForeignKeyId) -> Option<&ForeignKey> {
        self.foreign_keys.iter().find(|key| key.id == id)
    }

    /// The columns of the primary key; none where there is no key.
    #[must_use]
    pub fn primary_columns(&self) -> &[ColumnId] {
        self.primary_key.as_ref().map_or(&[], |key| &key.columns)
    }

    /// Whether a column is part of the primary key.
    #[must_use]
    pub fn is_primary(&self, id: ColumnId) -> bool {
        self.primary_columns().contains(&id)
    }

    /// Whether a row may have no value in a column: never in the primary key.
    #[must_use]
    pub fn is_nullable(&self, column: &Column) -> bool {
        column.nullable && !self.is_primary(column.id)
    }

    /// Whether a column is part of a foreign key.
    #[must_use]
    pub fn is_foreign(&self, id: ColumnId) -> bool {
        self.foreign_keys.iter().any(|key| key.columns.contains(&id))
    }

    /// Whether a foreign key of it is checked at the end of a transaction.
    #[must_use]
    pub fn has_deferred(&self) -> bool {
        self.foreign_keys.iter().any(|key| key.deferrable == Deferrable::Deferred)
    }

    /// Whether no two rows can be equal in exactly these columns, by a key or a unique index, in any order.
    #[must_use]
    pub fn is_unique(&self, columns: &[ColumnId]) -> bool {
        let same = |of: &[ColumnId]| !columns.is_empty() && of.len() == columns.len() && of.iter().all(|c| columns.contains(c));
        let in_index = |index: &Index| index.unique && same(&index.plain_columns());
        same(self.primary_columns()) || self.uniques.iter().any(|key| same(&key.columns)) || self.indexes.iter().any(in_index)
    }

    /// The names of everything of this table that shares one space of names in a database: keys, checks,
    /// foreign keys and indexes.
    pub fn constraint_names(&self) -> impl Iterator<Item = &str> {
        let keys = self.primary_key.iter().chain(&self.uniques).map(|key| key.name.as_str());
        let checks = self.checks.iter().map(|check| check.name.as_str());
        let foreign_keys = self.foreign_keys.iter().map(|key| key.name.as_str());
        let indexes = self.indexes.iter().map(|index| index.name.as_str());
        keys.chain(checks).chain(foreign_keys).chain(indexes)
    }
}
