//! Constraints and indexes. Each has an id and a name of its own, so that each can be dropped by name.

use super::{CheckId, ColumnId, Expression, ForeignKeyId, IndexId, KeyId, TableId};

/// A primary key or a unique constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// What it is, whatever it is called.
    pub id: KeyId,
    /// Its name in the database.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<ColumnId>,
}

/// A condition that each row keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it is, whatever it is called.
    pub id: CheckId,
    /// Its name in the database.
    pub name: String,
    /// The condition.
    pub expression: Expression,
}

/// An index that makes reading faster; a unique one also forbids equal rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// What it is, whatever it is called.
    pub id: IndexId,
    /// Its name in the database.
    pub name: String,
    /// Its columns in order.
    pub parts: Vec<IndexPart>,
    /// Whether two rows may not be equal in it.
    pub unique: bool,
}

/// A column of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPart {
    /// The column.
    pub column: ColumnId,
    /// Whether the largest value comes first.
    pub descending: bool,
}

/// The columns of one table that hold the key of a row in another, or in the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// What it is, whatever it is called.
    pub id: ForeignKeyId,
    /// Its name in the database.
    pub name: String,
    /// The columns that hold the key, in the order of `target_columns`.
    pub columns: Vec<ColumnId>,
    /// The table pointed at.
    pub target: TableId,
    /// The columns pointed at: a primary key or a unique constraint of `target`.
    pub target_columns: Vec<ColumnId>,
    /// What happens to the row when the row pointed at is deleted.
    pub on_delete: ReferentialAction,
    /// What happens to the row when the key pointed at changes.
    pub on_update: ReferentialAction,
    /// What classes made from the tables call each other. No database knows of it.
    pub ends: EndNames,
}

/// The names that an object-relational mapper gives to the two ends of a relation: `book.author`, `author.books`.
/// A name that is empty is proposed by the one who writes the classes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct EndNames {
    /// What a row with the foreign key calls the row that it points at: `author`.
    pub parent: String,
    /// What the row pointed at calls the rows with the foreign key: `books`. In a junction table it is what the
    /// row pointed at calls the rows on the other side: `clubs` on the key of the student, `members` on the
    /// key of the club.
    pub children: String,
    /// Whether one end is written and the other one follows from it (`backref`, in the classic style only);
    /// else both are written (`back_populates`).
    pub backref: bool,
}

/// What a foreign key does when its target goes away or changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferentialAction {
    /// Refuse, at the end of the statement or of the transaction. The default of SQL.
    #[default]
    NoAction,
    /// Refuse at once.
    Restrict,
    /// Delete or change this row as well.
    Cascade,
    /// Put NULL here.
    SetNull,
    /// Put the default here.
    SetDefault,
}

impl ReferentialAction {
    /// All of them, the default first.
    pub const ALL: [Self; 5] = [Self::NoAction, Self::Restrict, Self::Cascade, Self::SetNull, Self::SetDefault];

    /// Its words in standard SQL.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }
}
