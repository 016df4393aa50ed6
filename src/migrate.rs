//! What must change between two schemas, and its text for a database.
//!
//! Law: applying the operations from `a` to `b` to `a` gives `b`; their reverse takes `b` back to `a`.
//! The down script is the same printer on the reversed operations, walked from the other end.
//! Deliberately not here: documents and layout. Moving a table cannot make a migration.

mod diff;
mod fit;
mod limits;
mod lower;
mod operation;
mod order;
mod portable;
mod question;
mod risk;
mod text;
mod words;
mod write;

pub use diff::diff;
pub use fit::fitted;
pub use operation::{Carry, Operation, reversed};
pub use portable::{Portable, portable, portable_plan};
pub use question::{Fill, ForeignKeyEnd};

use std::collections::BTreeMap;

use crate::dialect::{Dialect, Transaction};
use crate::schema::{ColumnId, DefaultValue, EnumValueId, Expression, ForeignKeyId, Problem, Schema, TableId};

/// What the user decided about rows that exist already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// What existing rows get in a column that must have a value and has none: a new column, or one that
    /// could be empty until now. Serves up and down alike: the column's id says which is meant.
    pub fills: BTreeMap<ColumnId, DefaultValue>,
    /// For a value taken out of an enum, the value that its rows get.
    pub values: BTreeMap<EnumValueId, EnumValueId>,
    /// How the values of a column become values of its other type, where the database's own way is not wanted.
    pub conversions: BTreeMap<ColumnId, Conversion>,
    /// For a column that moves to another table, the foreign key between the two tables by which its values
    /// come along. A key of either schema will do.
    pub moves: BTreeMap<ColumnId, ForeignKeyId>,
}

/// How the values of a column change their type: SQL over the columns of its table as they are before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversion {
    /// From the old type to the new one.
    pub up: Option<Expression>,
    /// From the new type back to the old one.
    pub down: Option<Expression>,
}

impl Answers {
    /// Takes decisions over from `later`, which wins where both have one.
    pub fn unite(&mut self, later: &Self) {
        let Self { fills, values, conversions, moves } = later;
        self.fills.extend(fills.iter().map(|(column, fill)| (*column, fill.clone())));
        self.values.extend(values);
        self.conversions.extend(conversions.iter().map(|(column, conversion)| (*column, conversion.clone())));
        self.moves.extend(moves);
    }
}

/// The way from one schema to another, and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// From the old schema to the new one.
    pub up: Script,
    /// From the new schema back to the old one.
    pub down: Script,
}

/// Statements for one database, in the order in which they run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The database it is for.
    pub dialect: Dialect,
    /// What it does, step by step.
    pub steps: Vec<Step>,
    /// What this database cannot do, or not as it was drawn.
    pub problems: Vec<Problem>,
    /// Whether it runs with foreign keys switched off, and checks them at its end.
    pub suspends_foreign_keys: bool,
}

/// One change, in words and in SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it does, in a short sentence: "Rename column title of book to name".
    pub words: String,
    /// Its statements, without the semicolon at their end. None where this database has nothing to do.
    pub sql: Vec<String>,
    /// What it may cost.
    pub findings: Vec<Finding>,
}

/// What a step may cost: rows, values, or a statement that fails on the rows that are there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// A stable code with an area prefix: `data-drop-table`.
    pub code: &'static str,
    /// How bad it is.
    pub risk: Risk,
    /// What can happen and what to do about it, in words for a beginner.
    pub say: String,
    /// The table that it is about.
    pub table: TableId,
    /// The column, where it is about one.
    pub column: Option<ColumnId>,
}

/// What can go wrong with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Values or rows are lost.
    LosesData,
    /// The statement fails when the rows that are there do not fit.
    MayFail,
    /// Worth knowing; nothing is lost and nothing fails.
    Note,
}

/// A decision that only the user can make: what existing rows get in a column that must have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The table.
    pub table: TableId,
    /// The column that needs a value.
    pub column: ColumnId,
    /// Whether it is asked for the way up or for the way down.
    pub down: bool,
    /// The question in one sentence: "What do existing rows of book get in isbn?"
    pub say: String,
    /// A harmless value to start from: 0, the empty string, false.
    pub proposed: DefaultValue,
}

/// The statements that make a whole schema in an empty database: the way up from nothing.
#[must_use]
pub fn create_script(schema: &Schema, dialect: Dialect) -> Script {
    migration(&Schema::default(), schema, &Answers::default(), dialect).up
}

/// The way from `from` to `to` and back, for one database.
#[must_use]
pub fn migration(from: &Schema, to: &Schema, answers: &Answers, dialect: Dialect) -> Migration {
    let ((from, problems_down), (to, problems_up)) = (fit::fit(from, dialect.features()), fit::fit(to, dialect.features()));
    let operations = diff(&from, &to);
    let back = reversed(operations.clone());
    let up = Way { from: &from, to: &to, fills: question::Fills { answers, harmless: false }, dialect };
    let down = Way { from: &to, to: &from, fills: question::Fills { answers, harmless: true }, dialect };
    Migration { up: up.script(operations, problems_up), down: down.script(back, problems_down) }
}

/// The operations of a migration up and down, each list as this database carries it out: in its order, with
/// its renames through temporary names, and with tables rebuilt where it cannot alter them. They lead from
/// one [`fitted`] schema to the other.
#[must_use]
pub fn plan(from: &Schema, to: &Schema, answers: &Answers, dialect: Dialect) -> (Vec<Operation>, Vec<Operation>) {
    let (from, to) = (fitted(from, dialect), fitted(to, dialect));
    let operations = diff(&from, &to);
    let back = reversed(operations.clone());
    let up = Way { from: &from, to: &to, fills: question::Fills { answers, harmless: false }, dialect };
    let down = Way { from: &to, to: &from, fills: question::Fills { answers, harmless: true }, dialect };
    (up.operations(operations), down.operations(back))
}

/// One of the two ways of a migration.
struct Way<'a> {
    from: &'a Schema,
    to: &'a Schema,
    fills: question::Fills<'a>,
    dialect: Dialect,
}

impl Way<'_> {
    fn operations(&self, operations: Vec<Operation>) -> Vec<Operation> {
        let features = self.dialect.features();
        let operations = order::order(operations, self.from, self.to, features);
        lower::lower(operations, self.from, self.to, self.fills, features)
    }

    fn script(&self, operations: Vec<Operation>, problems: Vec<Problem>) -> Script {
        let features = self.dialect.features();
        let operations = self.operations(operations);
        let writer = write::Writer { sql: self.dialect.sql(), start: self.from, goal: self.to, fills: self.fills, operations: &operations };
        let drops = |o: &Operation| matches!(o, Operation::DropTable { .. } | Operation::RebuildTable { .. });
        let suspends_foreign_keys = features.transaction == Transaction::WholeWithCheck && operations.iter().any(drops);
        Script { dialect: self.dialect, steps: writer.steps(), problems, suspends_foreign_keys }
    }
}

/// What the user must decide before the way from `from` to `to` (and back) can be carried out on rows.
#[must_use]
pub fn questions(from: &Schema, to: &Schema) -> Vec<Question> {
    question::questions(from, to)
}

impl Script {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| step.sql.is_empty())
    }

    /// The file: a comment of `head` (lines without marks), then the statements, each step under its words,
    /// inside one transaction where the database has those for such statements.
    #[must_use]
    pub fn text(&self, head: &str) -> String {
        text::text(self, head)
    }
}
