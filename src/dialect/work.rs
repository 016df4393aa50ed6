//! What a change costs on a table with rows, beyond the change itself: whether the table is written anew, and
//! whom it keeps waiting meanwhile; and how the change is made on a live database.
//!
//! A dialect says it in [`Sql::work`](super::Sql::work) and [`Sql::live`](super::Sql::live). New tables cost nothing.

use super::sql::ColumnChange;
use crate::schema::{Column, Constraint, DataType, DefaultValue, Schema, Table};

/// A change of a table that is there already.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// A column comes; the table has it already.
    AddColumn(&'a Table, &'a Column),
    /// A column goes.
    DropColumn(&'a Table, &'a Column),
    /// A column changes in place.
    AlterColumn(ColumnChange<'a>),
    /// A column gets another name.
    RenameColumn,
    /// A constraint or an index comes; the table before, and the table with it.
    AddConstraint(&'a Table, &'a Table, &'a Constraint),
    /// A constraint or an index goes.
    DropConstraint(&'a Table, &'a Constraint),
    /// A column of a mirror is filled, and then closed; the table as it is after.
    FillMirror(&'a Table, &'a Column),
    /// Columns stand in another order.
    OrderColumns,
    /// Anything else, which is done in a moment.
    Other,
}

/// Who waits while a statement works through the rows. All statements make others wait for a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// Nobody.
    #[default]
    Nobody,
    /// Those who write.
    Writers,
    /// Those who read or write.
    Everybody,
}

/// What a change costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Whether every row of the table is written anew.
    pub rewrites: bool,
    /// Who waits as long as it takes to go through all rows.
    pub waits: Waits,
    /// Whether the careful way spares others that wait.
    pub avoidable: bool,
    /// What is added to a statement so that the database refuses rather than makes others wait.
    pub clause: &'static str,
    /// The version before which every row was written anew, where that is another one.
    pub rewrites_before: Option<&'static str>,
}

impl Work {
    /// Every row is written anew while others wait.
    pub(super) const fn rewrite(waits: Waits) -> Self {
        Self { rewrites: true, waits, avoidable: false, clause: "", rewrites_before: None }
    }

    /// Every row is looked at while others wait.
    pub(super) const fn scan(waits: Waits) -> Self {
        Self { rewrites: false, waits, avoidable: true, clause: "", rewrites_before: None }
    }

    /// Every row is written anew while others go on, by this clause.
    pub(super) const fn anew(clause: &'static str) -> Self {
        Self { rewrites: true, waits: Waits::Nobody, avoidable: false, clause, rewrites_before: None }
    }

    /// Nobody waits, by this clause.
    pub(super) const fn by(clause: &'static str) -> Self {
        Self { rewrites: false, waits: Waits::Nobody, avoidable: false, clause, rewrites_before: None }
    }
}

/// A statement of a change on a live database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveStatement {
    /// Its SQL, without the semicolon.
    pub sql: String,
    /// Whether it runs by itself, outside of any transaction.
    pub outside: bool,
}

impl LiveStatement {
    /// A statement that runs in a transaction.
    #[must_use]
    pub fn inside(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), outside: false }
    }

    /// A statement that runs by itself.
    #[must_use]
    pub fn outside(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), outside: true }
    }
}

/// Whether an expression is worked out once for all rows: the moment of the statement is; whatever else is
/// not known may differ from row to row.
#[must_use]
pub fn is_steady(default: &DefaultValue) -> bool {
    let DefaultValue::Expression(text) = default else { return true };
    let word = text.trim().trim_start_matches('(').trim_end_matches(')').trim_end_matches('(').to_ascii_lowercase();
    matches!(
        word.as_str(),
        "now" | "current_timestamp" | "current_date" | "current_time" | "localtimestamp" | "localtime" | "true" | "false"
    ) || (!word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a text of the one type always fits the other as it is stored.
#[must_use]
pub fn grows(before: &DataType, after: &DataType) -> bool {
    match (before, after) {
        (DataType::Varchar(a), DataType::Varchar(b)) => a <= b,
        (DataType::Varchar(_), DataType::Text) => true,
        (DataType::Numeric(Some((a, scale))), DataType::Numeric(Some((b, same)))) => a <= b && scale == same,
        (DataType::Numeric(Some(_)), DataType::Numeric(None)) => true,
        _ => false,
    }
}

/// What [`Sql::live`](super::Sql::live) gets beside the statements: the schema after the change.
#[derive(Clone, Copy, Debug)]
pub struct LiveChange<'a> {
    /// The schema after the change.
    pub schema: &'a Schema,
    /// The change.
    pub deed: Deed<'a>,
}
