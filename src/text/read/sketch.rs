//! What a text says, before names are looked up: tables by name, columns by name, each with its line.

use crate::schema::{
    ColumnId, DataType, DefaultValue, Deferrable, EnumId, EnumValueId, Place, Problem, ReferentialAction, Severity, TableId,
};

/// Everything that a text says.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    /// What stands in the text beside the schema, as far as it is told apart: groups and notes.
    pub(super) drawn: Vec<String>,
    /// Whether there are remarks between what is read, which nothing keeps.
    pub(super) has_remarks: bool,
    pub(super) tables: Vec<RawTable>,
    pub(super) enums: Vec<RawEnum>,
    /// Named boxes around tables.
    pub(super) groups: Vec<(String, Vec<Name>)>,
    pub(super) problems: Vec<Problem>,
    pub(super) habit: Habit,
}

/// What a constraint is called that has no name in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Habit {
    /// As Relata calls it: `fk_book_author_id_author`.
    #[default]
    Own,
    /// As PostgreSQL calls it: `book_author_id_fkey`.
    Postgres,
}

/// A name, with the schema of the database that it stands in; empty is the usual one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) namespace: String,
    pub(super) name: String,
}

/// A table as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawTable {
    pub(super) line: usize,
    /// The line that it ends in, where it takes several.
    pub(super) end: usize,
    /// What it is, where that is known.
    pub(super) known: Option<TableId>,
    /// The names that it had, which the text may still say.
    pub(super) former: Vec<Name>,
    /// Its colour as it is written.
    pub(super) colour: String,
    pub(super) name: Name,
    /// Another name that the text has for it.
    pub(super) alias: String,
    pub(super) comment: String,
    pub(super) columns: Vec<RawColumn>,
    pub(super) constraints: Vec<RawConstraint>,
}

impl RawTable {
    pub(super) fn new(line: usize, name: Name) -> Self {
        Self { line, name, ..Self::default() }
    }

    /// The column with this name, in any case where none has it exactly.
    pub(super) fn column(&mut self, name: &str) -> Option<&mut RawColumn> {
        let exact = self.columns.iter().position(|column| column.name == name);
        let at = exact.or_else(|| self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name)))?;
        self.columns.get_mut(at)
    }

    /// The name that a column has now which had this one before.
    pub(super) fn now(&self, name: &str) -> Option<String> {
        let is_here = self.columns.iter().any(|column| column.name == name);
        let renamed = self.columns.iter().find(|column| column.former.iter().any(|former| former == name));
        renamed.filter(|_| !is_here).map(|column| column.name.clone())
    }

    pub(super) fn constrain(&mut self, line: usize, name: Option<String>, kind: RawKind) {
        self.constraints.push(RawConstraint { line, name, kind });
    }
}

/// A column as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawColumn {
    pub(super) line: usize,
    /// What it is, where that is known.
    pub(super) known: Option<ColumnId>,
    /// The names that it had, which the text may still say.
    pub(super) former: Vec<String>,
    pub(super) name: String,
    /// `None` is that of the column it points at, or else text.
    pub(super) data_type: Option<RawType>,
    pub(super) not_null: bool,
    pub(super) default: Option<DefaultValue>,
    pub(super) identity: bool,
    /// The expression, and whether the result is stored.
    pub(super) generated: Option<(String, bool)>,
    pub(super) comment: String,
}

/// A type as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RawType {
    Known(DataType),
    /// The enum of this name where there is one, else this type.
    Named(String, DataType),
    /// An enum that is written out where it is used.
    Values(Vec<String>),
}

/// An enum as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawEnum {
    pub(super) line: usize,
    /// What it is, where that is known.
    pub(super) known: Option<EnumId>,
    /// What its values are, in their order, where that is known.
    pub(super) value_ids: Vec<EnumValueId>,
    /// The names that it had, which the text may still say.
    pub(super) former: Vec<String>,
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

/// A constraint or an index.
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

/// What a foreign key says.
#[derive(Clone, Debug, Default)]
pub(super) struct RawReference {
    pub(super) columns: Vec<String>,
    pub(super) target: Name,
    /// Empty is the primary key of the target.
    pub(super) target_columns: Vec<String>,
    pub(super) on_delete: ReferentialAction,
    pub(super) on_update: ReferentialAction,
    pub(super) deferrable: Deferrable,
}

/// An index as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawIndex {
    /// Names of columns or expressions, and whether the largest value comes first.
    pub(super) parts: Vec<(String, bool)>,
    pub(super) unique: bool,
    pub(super) method: Option<String>,
    pub(super) predicate: Option<String>,
    pub(super) include: Vec<String>,
}

impl Sketch {
    pub(super) fn say(&mut self, line: usize, severity: Severity, code: &'static str, say: impl Into<String>) {
        self.problems.push(Problem { at: Place::Line(line), severity, code, say: say.into() });
    }

    /// Says something unless it was said before, wherever that was.
    pub(super) fn say_once(&mut self, line: usize, severity: Severity, code: &'static str, say: &str) {
        if !self.problems.iter().any(|problem| problem.code == code && problem.say == say) {
            self.say(line, severity, code, say);
        }
    }

    /// Where a table is: by its name, or by another name that the text has for it.
    pub(super) fn find(&self, name: &Name) -> Option<usize> {
        let by = |same: &dyn Fn(&RawTable) -> bool| self.tables.iter().position(same);
        by(&|table| table.name == *name)
            .or_else(|| by(&|table| name.namespace.is_empty() && !table.alias.is_empty() && table.alias == name.name))
            .or_else(|| by(&|table| table.name.name == name.name && (name.namespace.is_empty() || table.name.namespace.is_empty())))
            .or_else(|| by(&|table| table.name.name.eq_ignore_ascii_case(&name.name) && table.name.namespace == name.namespace))
            .or_else(|| by(&|table| table.former.contains(name)))
    }

    pub(super) fn table(&mut self, name: &Name) -> Option<&mut RawTable> {
        let at = self.find(name)?;
        self.tables.get_mut(at)
    }
}

/// A text as it is, cut where it is long: for a sentence about it.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
