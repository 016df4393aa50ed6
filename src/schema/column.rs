//! Columns, and what fills them.

use super::{ColumnId, DataType, Expression};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is, whatever it is called.
    pub id: ColumnId,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub data_type: DataType,
    /// Whether a row may have no value here. A column of the primary key never may, whatever this says.
    pub nullable: bool,
    /// What a row gets that does not say; `None` is NULL.
    pub default: Option<DefaultValue>,
    /// Whether the database numbers the rows here (identity, AUTO_INCREMENT).
    pub identity: bool,
    /// The expression that computes it, where it is computed.
    pub generated: Option<Generated>,
    /// A remark for people; empty is none.
    pub comment: String,
}

impl Column {
    /// A plain column that must have a value.
    #[must_use]
    pub fn new(id: ColumnId, name: impl Into<String>, data_type: DataType) -> Self {
        Self { id, name: name.into(), data_type, nullable: false, default: None, identity: false, generated: None, comment: String::new() }
    }
}

/// What a row gets in a column that it does not name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefaultValue {
    /// A value, as text without quotes: `5`, `true`, `draft`, or nothing at all (the empty string).
    /// How it is written in SQL follows the column's type.
    Literal(String),
    /// SQL that the database works out: `now()`, `gen_random_uuid()`.
    Expression(String),
}

/// A column that the database computes from others of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// How it is computed.
    pub expression: Expression,
    /// Whether the result is stored in the row, or computed at each reading.
    pub stored: bool,
}
