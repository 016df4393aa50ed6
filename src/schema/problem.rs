//! What is wrong with a design, a file or a wish: said with a code, a place and a sentence.
//!
//! The user's text is never an error of the program: what cannot be read, printed or carried out
//! becomes a problem on the screen, and never silence.

use super::{ColumnId, EnumId, TableId};

/// One thing that the user should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where to look.
    pub at: Place,
    /// How bad it is.
    pub severity: Severity,
    /// A stable code with an area prefix, such as `name-empty`.
    pub code: &'static str,
    /// What is wrong and what to do, in words for a beginner.
    pub say: String,
}

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It will not work.
    Error,
    /// It works, and may not be what is wanted.
    Warning,
    /// Worth knowing.
    Note,
}

/// Where a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The design as a whole.
    Design,
    /// A table.
    Table(TableId),
    /// A column of a table.
    Column(TableId, ColumnId),
    /// An enum.
    Enum(EnumId),
    /// A line of a text, counted from 1.
    Line(usize),
}
