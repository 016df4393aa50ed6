//! What the user wants, in the user's words, and how it is carried out.
//!
//! Law: a wish is carried out as a whole or refused as a whole with a [`Refusal`](super::Refusal).
//! A name that the user typed is taken as it is or refused; where a new thing comes without a name, one is
//! proposed that is free. After each edit all ids in the schema point at something that is there.

mod annotations;
mod cardinality;
mod carry_out;
mod columns;
mod constraints;
mod copies;
mod design;
mod enums;
mod history;
mod names;
mod relations;
mod tables;

pub use tables::{Follower, followers};

use super::{Annotation, Colour, Published, Revision, RevisionId};
use crate::dialect::Dialect;
use crate::migrate::{Aside, Fix, Own};
use crate::schema::{
    AnnotationId, Cardinality, CheckId, Column, ColumnId, DefaultValue, Deferrable, EndNames, EnumId, EnumValueId, ForeignKeyId, IndexId,
    IndexPart, KeyId, ReferentialAction, RelationId, Schema, TableId,
};

/// One wish of the user. Each becomes one step of undo.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are what the sentence above each says")]
pub enum Edit {
    // ---- tables
    /// A new table at a place (world pixels), with an `id` column as its primary key. An empty name is
    /// proposed: `table`, `table_2`.
    AddTable {
        id: TableId,
        name: String,
        x: f64,
        y: f64,
    },
    /// Renames a table; `follow` renames what was named after it as well: foreign key columns
    /// (`author_id`) and constraints and indexes whose names carry the old name.
    RenameTable {
        table: TableId,
        name: String,
        follow: bool,
    },
    /// Puts tables in a schema of the database; empty is the usual one. A new name makes a new schema.
    SetNamespace {
        tables: Vec<TableId>,
        namespace: String,
    },
    /// Sets the comment of a table.
    CommentTable {
        table: TableId,
        comment: String,
    },
    /// Deletes tables, and the foreign keys (not the columns) of other tables that point at them.
    DeleteTables {
        tables: Vec<TableId>,
    },
    /// Copies tables next to themselves with their columns and keys, and the foreign keys among them.
    DuplicateTables {
        tables: Vec<TableId>,
    },

    // ---- columns
    /// A new column, at a position or at the end. An empty name is proposed: `column`, `column_2`.
    AddColumn {
        table: TableId,
        column: Column,
        position: Option<usize>,
    },
    RenameColumn {
        table: TableId,
        column: ColumnId,
        name: String,
    },
    /// Sets the type from what the user typed; the columns that point at this one follow, however far.
    /// Refused for a column that points at another one, which decides.
    RetypeColumn {
        table: TableId,
        column: ColumnId,
        data_type: String,
    },
    SetNullable {
        table: TableId,
        column: ColumnId,
        nullable: bool,
    },
    SetDefault {
        table: TableId,
        column: ColumnId,
        default: Option<DefaultValue>,
    },
    /// Has the database number the rows here; the column loses its default then.
    SetIdentity {
        table: TableId,
        column: ColumnId,
        identity: bool,
    },
    /// Sets the expression that computes a column, as typed; empty makes it an ordinary column.
    SetGenerated {
        table: TableId,
        column: ColumnId,
        expression: String,
        stored: bool,
    },
    CommentColumn {
        table: TableId,
        column: ColumnId,
        comment: String,
    },
    MoveColumn {
        table: TableId,
        column: ColumnId,
        position: usize,
    },
    /// Moves a column into another table, at a position or at the end. It stays the same column, so its values
    /// can come along; the keys, checks and indexes that need it stay behind and go.
    MoveColumnToTable {
        table: TableId,
        column: ColumnId,
        target: TableId,
        position: Option<usize>,
    },
    /// Deletes columns with every key, check, index and generated column that needs them.
    DeleteColumns {
        table: TableId,
        columns: Vec<ColumnId>,
    },

    // ---- keys, checks, indexes
    /// Puts a column in the primary key or takes it out.
    SetPrimary {
        table: TableId,
        column: ColumnId,
        primary: bool,
    },
    /// Makes the primary key exactly these columns; none drops it.
    SetPrimaryKey {
        table: TableId,
        columns: Vec<ColumnId>,
    },
    /// Makes one column unique by itself, or no longer so.
    SetUnique {
        table: TableId,
        column: ColumnId,
        unique: bool,
    },
    AddUnique {
        table: TableId,
        columns: Vec<ColumnId>,
    },
    /// Changes the columns of a unique constraint.
    ChangeUnique {
        table: TableId,
        key: KeyId,
        columns: Vec<ColumnId>,
    },
    AddIndex {
        table: TableId,
        parts: Vec<IndexPart>,
        unique: bool,
    },
    ChangeIndex {
        table: TableId,
        index: IndexId,
        parts: Vec<IndexPart>,
        unique: bool,
    },
    /// How an index is kept (`gin`; empty is the usual way), which rows it holds as typed (empty is all), and
    /// which columns are kept beside its key.
    SetIndexDetails {
        table: TableId,
        index: IndexId,
        method: String,
        predicate: String,
        include: Vec<ColumnId>,
    },
    /// A check from its expression as typed; the name is proposed where it is empty.
    AddCheck {
        table: TableId,
        name: String,
        expression: String,
    },
    ChangeCheck {
        table: TableId,
        check: CheckId,
        expression: String,
    },
    /// Renames a primary key, unique constraint, check, foreign key or index.
    RenameConstraint {
        table: TableId,
        constraint: Constraint,
        name: String,
    },
    DropConstraint {
        table: TableId,
        constraint: Constraint,
    },

    // ---- relations
    /// Connects two tables. One-to-many and one-to-one: `child` gets a foreign key to `parent`, in `columns`
    /// where given (existing columns of the child, paired with the parent's primary key), else in new ones
    /// named from the parent; a relation of a table with itself is always optional. Many-to-many: a junction
    /// table between the two, standing at (x, y).
    Connect {
        parent: TableId,
        child: TableId,
        cardinality: Cardinality,
        columns: Vec<ColumnId>,
        optional: bool,
        x: f64,
        y: f64,
    },
    /// Makes a relation of another kind and keeps the columns and the rows that they stand for. To
    /// many-to-many, the foreign key's columns move with their ids into a new junction table; from it, the
    /// columns that point at the relation's source move into its target, and the junction table goes.
    ChangeCardinality {
        relation: RelationId,
        cardinality: Cardinality,
    },
    /// Whether the child may stand alone: sets its foreign key columns nullable or not.
    SetOptional {
        relation: RelationId,
        optional: bool,
    },
    SetActions {
        table: TableId,
        key: ForeignKeyId,
        on_delete: ReferentialAction,
        on_update: ReferentialAction,
    },
    /// Names the two ends of a relation for the classes made from the tables. Empty names are proposed.
    NameEnds {
        table: TableId,
        key: ForeignKeyId,
        ends: EndNames,
    },
    /// When a foreign key is checked.
    SetDeferrable {
        table: TableId,
        key: ForeignKeyId,
        deferrable: Deferrable,
    },
    /// Points a foreign key at other columns, of the same or another table.
    Retarget {
        table: TableId,
        key: ForeignKeyId,
        columns: Vec<ColumnId>,
        target: TableId,
        target_columns: Vec<ColumnId>,
    },
    /// Takes relations away: a foreign key with the columns and index made for it where nothing else uses
    /// them; a junction table with everything in it.
    Disconnect {
        relations: Vec<RelationId>,
    },

    // ---- enums
    AddEnum {
        id: EnumId,
        name: String,
        values: Vec<String>,
    },
    RenameEnum {
        id: EnumId,
        name: String,
    },
    AddEnumValue {
        id: EnumId,
        name: String,
        position: Option<usize>,
    },
    RenameEnumValue {
        id: EnumId,
        value: EnumValueId,
        name: String,
    },
    MoveEnumValue {
        id: EnumId,
        value: EnumValueId,
        position: usize,
    },
    DeleteEnumValue {
        id: EnumId,
        value: EnumValueId,
    },
    /// Deletes an enum; its columns become text.
    DeleteEnum {
        id: EnumId,
    },

    // ---- layout
    /// Moves tables to places in world pixels.
    MoveTables {
        places: Vec<(TableId, f64, f64)>,
    },
    Colour {
        tables: Vec<TableId>,
        colour: Colour,
    },
    /// Shows a junction table as one many-to-many line, or as a table again.
    Fold {
        junction: TableId,
        folded: bool,
    },
    /// Adds an area or a note, or makes the one with its id like this.
    PutAnnotation {
        annotation: Annotation,
    },
    /// Moves areas and notes to places in world pixels. What stands in an area is not moved by this.
    MoveAnnotations {
        places: Vec<(AnnotationId, f64, f64)>,
    },
    DeleteAnnotations {
        annotations: Vec<AnnotationId>,
    },
    /// Leads the line of a foreign key by hand, as [`Bend`](super::Bend) says; nothing lets it find its way itself.
    BendLine {
        table: TableId,
        key: ForeignKeyId,
        at: Vec<f64>,
    },

    // ---- the design
    RenameDesign {
        name: String,
    },
    SetDialect {
        dialect: Dialect,
    },
    /// Decides what existing rows get in a column; `None` takes the decision back.
    Answer {
        column: ColumnId,
        fill: Option<DefaultValue>,
    },
    /// Decides what rows get whose enum value goes away.
    AnswerValue {
        value: EnumValueId,
        becomes: Option<EnumValueId>,
    },
    /// Decides how the values of a column become values of its other type, as SQL over the columns of its table;
    /// empty takes the decision back.
    AnswerConversion {
        column: ColumnId,
        down: bool,
        expression: String,
    },
    /// Decides by which foreign key the values of a moved column come along to its new table.
    AnswerMove {
        column: ColumnId,
        key: Option<ForeignKeyId>,
    },
    /// Keeps a table or column aside in the next migration rather than dropping it, or no longer.
    Keep {
        aside: Aside,
        keep: bool,
    },
    /// Keeps everything aside that the next migration would drop, or no longer.
    KeepAll {
        keep: bool,
    },
    /// Drops for good in the next migration what an earlier one kept aside, or no longer.
    DropKept {
        aside: Aside,
        drop: bool,
    },
    /// Makes the next migration as a live database wants it, or in the usual way.
    SetCareful {
        careful: bool,
    },
    /// Writes a statement of the user's own: a new one (`at` is none), or another text or place for one;
    /// `own` is none to delete it.
    PutOwn {
        at: Option<usize>,
        own: Option<Own>,
    },
    /// Turns a code of findings off in this design, or on again.
    Silence {
        code: String,
        silent: bool,
    },
    /// Adds a revision with the design as it is now. Refused where nothing changed since the last.
    CreateRevision {
        id: RevisionId,
        message: String,
        date: String,
    },
    /// Makes the design what it was at a revision, and goes on from there: the history stays, and the next
    /// revision starts another branch where one follows already.
    GoTo {
        revision: RevisionId,
    },
    /// Goes on from a revision with the design as it is.
    GoOnFrom {
        revision: RevisionId,
    },
    /// Takes revisions of another copy of this design over, with the parents of each before it.
    TakeOver {
        revisions: Vec<Revision>,
        published: Vec<Published>,
    },
    /// Brings the revision that the design stands at and another one together: `schema` is the design then.
    /// Refused where the design has changes that are not in a revision.
    Merge {
        id: RevisionId,
        other: RevisionId,
        schema: Schema,
        message: String,
        date: String,
    },
    /// Makes one revision of those from `first` to `last`; it keeps the id of the last.
    Squash {
        first: RevisionId,
        last: RevisionId,
        message: String,
    },
    /// Says that somebody has the files of revisions now.
    Publish {
        published: Vec<Published>,
    },
    /// Makes the design this schema: what was read from a text into it. What is the same has the same id.
    Become {
        schema: Schema,
    },
    /// Puts everything of another schema in: with its top left corner at a place, or to the right of what is
    /// there. An enum that is here already as it is there is not copied.
    Insert {
        schema: Schema,
        layout: super::Layout,
        at: Option<(f64, f64)>,
    },

    // ---- several at once
    /// Several wishes as one step, with its name for the menu; refused as a whole where one is refused.
    Many {
        label: String,
        edits: Vec<Edit>,
    },
}

impl Edit {
    /// The wish that takes the safer way of a finding.
    #[must_use]
    pub fn fix(fix: Fix) -> Self {
        match fix {
            Fix::Keep(aside) => Self::Keep { aside, keep: true },
            Fix::Careful => Self::SetCareful { careful: true },
            Fix::Fill(column, fill) => Self::Answer { column, fill: Some(fill) },
            Fix::Open(table, column) => Self::SetNullable { table, column, nullable: true },
            Fix::Carry(column, key) => Self::AnswerMove { column, key: Some(key) },
            Fix::Convert { column, down, expression } => Self::AnswerConversion { column, down, expression },
        }
    }
}

/// One constraint or index of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "a constraint's kind says what it is")]
pub enum Constraint {
    Key(KeyId),
    Check(CheckId),
    ForeignKey(ForeignKeyId),
    Index(IndexId),
}
