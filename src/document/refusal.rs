//! Why a wish could not be carried out, in a sentence that says what to do.

use super::RevisionId;
use crate::schema::{AnnotationId, ColumnId, EnumId, EnumValueId, TableId};

/// The reason for which an edit was refused. A refused edit has changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each says what it is")]
pub enum Refusal {
    #[error("This table is not there any more.")]
    NoTable(TableId),
    #[error("This column is not there any more.")]
    NoColumn(ColumnId),
    #[error("This constraint or index is not there any more.")]
    NoConstraint(TableId),
    #[error("This relation is not there any more.")]
    NoRelation(TableId),
    #[error("This enum is not there any more.")]
    NoEnum(EnumId),
    #[error("This area or note is not there any more.")]
    NoAnnotation(AnnotationId),
    #[error("This value of the enum is not there any more.")]
    NoEnumValue(EnumValueId),
    #[error("This revision is not in the history.")]
    NoRevision(RevisionId),
    #[error("Something with this id is there already. Try again.")]
    IdTaken,

    #[error("A name is needed. Type at least one letter.")]
    EmptyName,
    #[error("The end of a relation is named with letters, digits and _, and does not begin with a digit. “{name}” is not.")]
    NotAWord { name: String },
    #[error("A name is one line of text, without line breaks or tabs. Take them out of “{name}”.")]
    ControlCharacter { name: String },
    #[error("The name “{name}” is taken by {by}. Choose another name.")]
    NameTaken { name: String, by: String },
    #[error("A type is needed, such as integer, text or date.")]
    EmptyType,
    #[error("The type of {column} follows {decides}, which it points at. Change the type of {decides} instead.")]
    TypeFollows { table: TableId, id: ColumnId, column: String, decides: String },

    #[error("Choose at least one column.")]
    NoColumns(TableId),
    #[error("The column {column} is chosen twice. Choose it once.")]
    ColumnTwice { id: ColumnId, column: String },
    #[error("The database can number the rows only in a column of whole numbers. Make {column} an integer first.")]
    IdentityType { id: ColumnId, column: String },
    #[error("The rows are numbered in {other} already, and one such column is all that a table can have.")]
    SecondIdentity { id: ColumnId, other: String },
    #[error("{column} is computed by the database, so it cannot have a default. Clear its expression first.")]
    DefaultOfGenerated { id: ColumnId, column: String },
    #[error("{column} is numbered by the database, so it cannot have a default. Turn the numbering off first.")]
    DefaultOfIdentity { id: ColumnId, column: String },
    #[error("{column} cannot be computed from itself. Use other columns of the table.")]
    GeneratedFromItself { id: ColumnId, column: String },
    #[error("{column} is part of the primary key, so it always has a value. Take it out of the primary key first.")]
    NullablePrimary { id: ColumnId, column: String },
    #[error("Type the condition that each row must keep, such as price >= 0.")]
    EmptyExpression(TableId),
    #[error("Type what the index is made of, such as lower(name).")]
    EmptyIndexExpression(TableId),
    #[error("“{name}” is no kind of index. Type one word, such as btree, hash, gin, gist, brin or fulltext.")]
    NotAMethod { name: String },
    #[error("{column} is in {table} already. Choose another table.")]
    SameTable { id: TableId, column: String, table: String },

    #[error("The table {name} has no primary key to point at. Mark one of its columns as primary key first.")]
    NoPrimaryKey { table: TableId, name: String },
    #[error("The key has {wanted} column(s), but {given} are chosen to hold it. Choose one column for each.")]
    ColumnCount { wanted: usize, given: usize },
    #[error("A column cannot point at itself. Choose another column.")]
    PointsAtItself(ColumnId),
    #[error("{table} points at {target} by the same column(s) already.")]
    SameRelation { id: TableId, table: String, target: String },
    #[error("{column} is used by {by}. Take it out there first.")]
    ColumnInUse { id: ColumnId, column: String, by: String },
    #[error("{table} is more than a link between two tables: it has {what}. Take that away first, or keep many-to-many.")]
    NotOnlyALink { id: TableId, table: String, what: String },
    #[error("Many-to-many is always optional on both sides. Make it one-to-many first.")]
    AlwaysOptional(TableId),
    #[error("{name} is not a junction table: its primary key must be made of two foreign keys.")]
    NotAJunction { table: TableId, name: String },

    #[error("This enum has the value “{name}” already. Choose another.")]
    ValueTaken { id: EnumId, name: String },
    #[error("A value cannot take the place of itself. Choose another value, or none.")]
    BecomesItself(EnumValueId),
    #[error("That is not a place on the canvas.")]
    NotAPlace(TableId),
    #[error("Nothing has changed since the last revision, so there is nothing to migrate.")]
    NothingChanged,
    #[error("The design has changes that are in no migration yet. Create a migration of them first, then merge.")]
    ChangesPending,
    #[error("One of the two follows the other already, so there is nothing to merge.")]
    NothingToMerge,
    #[error("There is nothing new in the other copy: all its migrations are here.")]
    NothingNew,
    #[error("The migration {message} is here with another content than in the other copy. One of the two was changed; keep one of them.")]
    OtherContent { id: RevisionId, message: String },
    #[error("The migration {message} follows one that is not in the other copy. Save that copy again, then open it here.")]
    LostParent { id: RevisionId, message: String },
    #[error("Choose two migrations of one line, the older one first.")]
    NotInLine { id: RevisionId },
    #[error("{message} is a merge, or has another branch. Only migrations that follow each other can become one.")]
    Branches { id: RevisionId, message: String },
    #[error("This is not kept aside any more.")]
    NotKept,
    #[error("This statement is not there any more.")]
    NoOwn,
    #[error("Type the statement first.")]
    EmptySql,
    #[error("The design is empty. Draw a table first.")]
    NothingDrawn,
    #[error("Say in a few words what this migration does, such as “add email to user”.")]
    NoMessage,
}
