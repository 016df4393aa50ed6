//! What the classes and tables of a module say, before names are looked up: tables by name, columns by name.

use crate::schema::{DataType, DefaultValue, Deferrable, ReferentialAction};

/// A table as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawTable {
    pub(super) line: usize,
    pub(super) name: String,
    /// The class or the variable that it is known by in the module.
    pub(super) symbol: String,
    pub(super) namespace: String,
    pub(super) comment: String,
    pub(super) columns: Vec<RawColumn>,
    pub(super) constraints: Vec<RawConstraint>,
    pub(super) relationships: Vec<RawRelationship>,
}

/// A column as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawColumn {
    pub(super) line: usize,
    /// What the class calls it.
    pub(super) attribute: String,
    /// What the database calls it.
    pub(super) name: String,
    pub(super) data_type: Option<RawType>,
    pub(super) nullable: Option<bool>,
    pub(super) primary: bool,
    pub(super) unique: bool,
    pub(super) index: bool,
    pub(super) default: Option<DefaultValue>,
    /// Whether the database numbers the rows; `None` leaves it to SQLAlchemy's rule.
    pub(super) autoincrement: Option<bool>,
    pub(super) generated: Option<(String, bool)>,
    pub(super) comment: String,
    pub(super) references: Vec<RawReference>,
    pub(super) checks: Vec<(Option<String>, String)>,
    pub(super) order: i64,
}

/// A type as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RawType {
    Known(DataType),
    Enum(RawEnum),
}

/// An enum: its name where it is given, and its values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RawEnum {
    pub(super) name: Option<String>,
    pub(super) values: Vec<String>,
}

/// A column pointed at: of a table (`book.id`), or of a class or variable.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    Text(String),
    Attribute(String, String),
}

/// What a foreign key says.
#[derive(Clone, Debug)]
pub(super) struct RawReference {
    pub(super) line: usize,
    pub(super) name: Option<String>,
    /// The columns that hold the key; empty for the one that it stands in.
    pub(super) columns: Vec<String>,
    pub(super) targets: Vec<Target>,
    pub(super) on_delete: ReferentialAction,
    pub(super) on_update: ReferentialAction,
    pub(super) deferrable: Deferrable,
}

/// A constraint or an index of a table.
#[derive(Clone, Debug)]
pub(super) struct RawConstraint {
    pub(super) line: usize,
    pub(super) name: Option<String>,
    pub(super) kind: RawKind,
}

/// What kind of constraint.
#[derive(Clone, Debug)]
pub(super) enum RawKind {
    Primary(Vec<String>),
    Unique(Vec<String>),
    Check(String),
    ForeignKey(RawReference),
    Index(RawIndex),
}

/// An index as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawIndex {
    pub(super) parts: Vec<RawPart>,
    pub(super) unique: bool,
    pub(super) method: Option<String>,
    pub(super) predicate: Option<String>,
    pub(super) include: Vec<String>,
}

/// A column of an index, or SQL over columns.
#[derive(Clone, Debug)]
pub(super) struct RawPart {
    pub(super) text: String,
    pub(super) descending: bool,
}

/// A `relationship(…)`.
#[derive(Clone, Debug, Default)]
pub(super) struct RawRelationship {
    pub(super) line: usize,
    pub(super) name: String,
    /// The class at the other end.
    pub(super) target: String,
    /// The table or variable between the two.
    pub(super) secondary: Option<String>,
    pub(super) backref: Option<String>,
    pub(super) backref_one: bool,
    /// `Some(false)` where it is one; `Some(true)` where it is a list.
    pub(super) many: Option<bool>,
    /// Owner (empty where it is the class itself) and attribute.
    pub(super) foreign_keys: Vec<(String, String)>,
    pub(super) remote_side: Vec<(String, String)>,
    pub(super) primary_join: Vec<(String, String)>,
    pub(super) view_only: bool,
}
