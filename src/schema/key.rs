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
    /// Its columns and expressions in order.
    pub parts: Vec<IndexPart>,
    /// Whether two rows may not be equal in it.
    pub unique: bool,
    /// How it is kept, as typed: `btree`, `hash`, `gin`, `gist`, `brin`, `fulltext`, `spatial`; `None` is the
    /// database's own choice, a tree.
    pub method: Option<String>,
    /// Which rows it holds; `None` is all of them.
    pub predicate: Option<Expression>,
    /// Columns kept beside the key, so that reading them needs no look at the table.
    pub include: Vec<ColumnId>,
}

/// A column or an expression of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPart {
    /// What is sorted by.
    pub key: IndexKey,
    /// Whether the largest value comes first.
    pub descending: bool,
}

/// What a part of an index is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexKey {
    /// A column.
    Column(ColumnId),
    /// A value worked out from the columns of a row.
    Expression(Expression),
}

impl IndexPart {
    /// A column with the smallest value first.
    #[must_use]
    pub fn column(column: ColumnId) -> Self {
        Self { key: IndexKey::Column(column), descending: false }
    }

    /// An expression with the smallest value first.
    #[must_use]
    pub fn expression(expression: Expression) -> Self {
        Self { key: IndexKey::Expression(expression), descending: false }
    }

    /// The column, where it is nothing but one.
    #[must_use]
    pub fn as_column(&self) -> Option<ColumnId> {
        match &self.key {
            IndexKey::Column(column) => Some(*column),
            IndexKey::Expression(_) => None,
        }
    }

    /// The columns that it is made of.
    #[must_use]
    pub fn columns(&self) -> Vec<ColumnId> {
        match &self.key {
            IndexKey::Column(column) => vec![*column],
            IndexKey::Expression(expression) => expression.columns().collect(),
        }
    }
}

impl Index {
    /// A plain index over all rows.
    #[must_use]
    pub fn new(id: IndexId, name: impl Into<String>, parts: Vec<IndexPart>, unique: bool) -> Self {
        Self { id, name: name.into(), parts, unique, method: None, predicate: None, include: Vec::new() }
    }

    /// Whether it is kept as a tree, which any database has.
    #[must_use]
    pub fn is_tree(&self) -> bool {
        self.method.as_ref().is_none_or(|method| method.trim().is_empty() || method.trim().eq_ignore_ascii_case("btree"))
    }

    /// Its columns in order where it is a tree of nothing but columns over all rows; else none. Only such an
    /// index can stand for a key, or serve a foreign key.
    #[must_use]
    pub fn plain_columns(&self) -> Vec<ColumnId> {
        let columns: Option<Vec<_>> = self.parts.iter().map(IndexPart::as_column).collect();
        columns.filter(|_| self.predicate.is_none() && self.is_tree()).unwrap_or_default()
    }

    /// Whether [`plain_columns`](Self::plain_columns) begin with these.
    #[must_use]
    pub fn begins_with(&self, columns: &[ColumnId]) -> bool {
        let plain = || self.predicate.is_none() && self.is_tree() && self.parts.iter().all(|part| part.as_column().is_some());
        let same = || self.parts.iter().zip(columns).all(|(part, column)| part.as_column() == Some(*column));
        columns.is_empty() || (columns.len() <= self.parts.len() && same() && plain())
    }

    /// Whether no part of it begins with the largest value.
    #[must_use]
    pub fn rises(&self) -> bool {
        self.parts.iter().all(|part| !part.descending)
    }

    /// The columns that its expressions and its condition are made of.
    pub fn computed_from(&self) -> impl Iterator<Item = ColumnId> + '_ {
        let expressions = self.parts.iter().filter_map(|part| match &part.key {
            IndexKey::Expression(expression) => Some(expression),
            IndexKey::Column(_) => None,
        });
        expressions.chain(&self.predicate).flat_map(Expression::columns)
    }

    /// Every column that it speaks of: those of its parts first, in order.
    #[must_use]
    pub fn columns(&self) -> Vec<ColumnId> {
        let parts = self.parts.iter().flat_map(IndexPart::columns);
        parts.chain(self.predicate.iter().flat_map(Expression::columns)).chain(self.include.iter().copied()).collect()
    }
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
    /// Whether it may be checked at the end of the transaction.
    pub deferrable: Deferrable,
}

impl ForeignKey {
    /// A foreign key that refuses, at once.
    #[must_use]
    pub fn new(id: ForeignKeyId, name: impl Into<String>, columns: Vec<ColumnId>, target: TableId, target_columns: Vec<ColumnId>) -> Self {
        let (on_delete, on_update) = (ReferentialAction::NoAction, ReferentialAction::NoAction);
        Self {
            id,
            name: name.into(),
            columns,
            target,
            target_columns,
            on_delete,
            on_update,
            deferrable: Deferrable::Not,
            ends: EndNames::default(),
        }
    }
}

/// When a foreign key is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deferrable {
    /// At the end of each statement. The default of SQL.
    #[default]
    Not,
    /// At the end of each statement, unless a transaction asks to wait for its end.
    Immediate,
    /// At the end of the transaction.
    Deferred,
}

impl Deferrable {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Not, Self::Immediate, Self::Deferred];

    /// Its words in standard SQL.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Self::Not => "NOT DEFERRABLE",
            Self::Immediate => "DEFERRABLE INITIALLY IMMEDIATE",
            Self::Deferred => "DEFERRABLE INITIALLY DEFERRED",
        }
    }

    /// Its word in files and lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Not => "no",
            Self::Immediate => "immediate",
            Self::Deferred => "deferred",
        }
    }
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
