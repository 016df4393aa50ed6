//! What must change between two schemas, and its text for a database.
//!
//! Law: applying the operations from `a` to `b` to `a` gives `b`; their reverse takes `b` back to `a`.
//! The down script is the same printer on the reversed operations, walked from the other end.
//! Deliberately not here: documents and layout. Moving a table cannot make a migration.

mod beside;
mod careful;
mod diff;
mod finding;
mod fit;
mod kept;
mod limits;
mod lower;
mod moves;
mod near;
mod operation;
mod order;
mod own;
mod portable;
mod question;
mod risk;
mod text;
mod words;
mod write;

pub use diff::diff;
pub use finding::{Finding, Fix, Level, RULES, Risk, Rule, Why};
pub use fit::fitted;
pub use kept::{Aside, aside, keep_also, kept_in};
pub use operation::{Carry, Operation, Partners, reversed};
pub use own::{END, Own, START};
pub use portable::{Portable, portable, portable_plan};
pub use question::{Fill, ForeignKeyEnd};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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
    /// What is kept aside rather than dropped, so that the way back restores it, and which columns stay beside
    /// those that they become until the next migration.
    pub keeps: BTreeSet<Aside>,
    /// Whether everything that would be dropped is kept aside.
    pub keeps_all: bool,
    /// What earlier migrations kept aside, and this one drops for good.
    pub drops: BTreeSet<Aside>,
    /// Whether the database is live: nobody is kept waiting where there is a way around it.
    pub careful: bool,
    /// Statements of the user's own, in the order in which they were written.
    pub own: Vec<Own>,
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
    /// The decisions for the other way round: what was said of up is said of down.
    #[must_use]
    pub fn reversed(mut self) -> Self {
        self.own.iter_mut().for_each(|own| own.down = !own.down);
        for conversion in self.conversions.values_mut() {
            std::mem::swap(&mut conversion.up, &mut conversion.down);
        }
        self
    }

    /// Takes decisions over from `later`, which wins where both have one.
    pub fn unite(&mut self, later: &Self) {
        let Self { fills, values, conversions, moves, keeps, keeps_all, drops, careful, own } = later;
        // What the one left to a second step, the other has done.
        self.keeps.retain(|aside| !matches!(aside, Aside::Old(_)));
        self.keeps.extend(keeps);
        self.keeps_all |= keeps_all;
        self.drops.extend(drops);
        self.careful |= careful;
        self.own.extend(own.iter().cloned());
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
    /// What each transaction begins with on a live database: how long it waits for others.
    pub patience: Option<&'static str>,
    /// What each transaction that writes rows begins with, where foreign keys would wait for its end.
    pub settles: Option<&'static str>,
}

/// One change, in words and in SQL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What it does, in a short sentence: "Rename column title of book to name".
    pub words: String,
    /// Its statements, without the semicolon at their end. None where this database has nothing to do.
    pub sql: Vec<String>,
    /// What it may cost.
    pub findings: Vec<Finding>,
    /// Whether its one statement runs by itself, outside of any transaction.
    pub outside: bool,
    /// What it does, as texts that stay the same when the migration is made again: statements of the user's
    /// own are tied to them.
    pub anchors: Vec<String>,
    /// Which of the user's own statements it is.
    pub own: Option<usize>,
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

/// A decision about rows whose enum value goes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueQuestion {
    /// The value that goes.
    pub value: EnumValueId,
    /// Whether it goes on the way down.
    pub down: bool,
    /// The question in one sentence: "What do rows with the value waiting of state get?"
    pub say: String,
    /// The values that stay.
    pub choices: Vec<(EnumValueId, String)>,
    /// Whether such rows may have no value at all.
    pub nullable: bool,
}

/// A decision about a change of type for which nothing is known that makes the old values new ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionQuestion {
    /// The table.
    pub table: TableId,
    /// The column that changes its type.
    pub column: ColumnId,
    /// Whether it is asked for the way down.
    pub down: bool,
    /// The question in one sentence: "How does a value of seen in book, which is boolean, become date?"
    pub say: String,
    /// An expression that serves any value: no value, or a harmless one.
    pub proposed: String,
}

/// A decision about a column that moves to another table: whether its values come along, and by which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveQuestion {
    /// The column.
    pub column: ColumnId,
    /// The table that it leaves.
    pub table: TableId,
    /// The table that it goes to.
    pub target: TableId,
    /// The question in one sentence: "By which foreign key do the values of isbn go from book to edition?"
    pub say: String,
    /// The foreign keys by which rows of the two belong together, with their names. None: nothing can be carried.
    pub choices: Vec<(ForeignKeyId, String)>,
}

/// The statements that make a whole schema in an empty database: the way up from nothing.
#[must_use]
pub fn create_script(schema: &Schema, dialect: Dialect) -> Script {
    migration(&Schema::default(), schema, &Answers::default(), dialect).up
}

/// The way from `from` to `to` and back, for one database.
#[must_use]
pub fn migration(from: &Schema, to: &Schema, answers: &Answers, dialect: Dialect) -> Migration {
    let (from, to) = ends(from, to, answers, dialect);
    let [(from, problems_down), (to, problems_up)] = fit::fit_both([&from, &to], dialect.features());
    let (from, to) = near::near(&from, &to);
    let mut operations = diff(&from, &to);
    moves::carry(&mut operations, &from, &to, answers);
    let back = reversed(operations.clone());
    let (forth, back_again) = (question::suited(answers, &from, &to), question::suited(answers, &to, &from));
    let up = Way { from: &from, to: &to, fills: question::Fills { answers: &forth, harmless: false }, dialect };
    let down = Way { from: &to, to: &from, fills: question::Fills { answers: &back_again, harmless: true }, dialect };
    Migration { up: up.script(operations, problems_up), down: down.script(back, problems_down) }
}

/// What the database has at both ends, each column under the id by which the other end knows it.
fn ends<'a>(from: &'a Schema, to: &'a Schema, answers: &Answers, dialect: Dialect) -> (Cow<'a, Schema>, Cow<'a, Schema>) {
    let after = beside::oriented(kept::aside(from, to, answers, dialect), from);
    (beside::oriented(Cow::Borrowed(from), &after), after)
}

/// The operations of a migration up and down, each list as this database carries it out: in its order, with
/// its renames through temporary names, and with tables rebuilt where it cannot alter them. They lead from
/// one [`fitted`] schema to the other.
#[must_use]
pub fn plan(from: &Schema, to: &Schema, answers: &Answers, dialect: Dialect) -> (Vec<Operation>, Vec<Operation>) {
    let (from, to) = ends(from, to, answers, dialect);
    let [(from, _), (to, _)] = fit::fit_both([&from, &to], dialect.features());
    let (from, to) = near::near(&from, &to);
    let mut operations = diff(&from, &to);
    moves::carry(&mut operations, &from, &to, answers);
    let back = reversed(operations.clone());
    let (forth, back_again) = (question::suited(answers, &from, &to), question::suited(answers, &to, &from));
    let up = Way { from: &from, to: &to, fills: question::Fills { answers: &forth, harmless: false }, dialect };
    let down = Way { from: &to, to: &from, fills: question::Fills { answers: &back_again, harmless: true }, dialect };
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
        let operations = order::order(operations, self.from, self.to, self.fills, features);
        lower::lower(operations, self.from, self.to, self.fills, features)
    }

    fn script(&self, operations: Vec<Operation>, mut problems: Vec<Problem>) -> Script {
        let features = self.dialect.features();
        let operations = self.operations(operations);
        let writer = write::Writer::new(self, &operations);
        let drops = |o: &Operation| matches!(o, Operation::DropTable { .. } | Operation::RebuildTable { .. });
        let suspends_foreign_keys = features.transaction == Transaction::WholeWithCheck && operations.iter().any(drops);
        let patience = self.dialect.sql().patience().filter(|_| writer.careful());
        let wait = |schema: &Schema| schema.tables.values().any(|table| table.has_deferred());
        let settles = self.dialect.sql().settles().filter(|_| wait(self.from) || wait(self.to));
        let mut steps = writer.steps();
        problems.extend(self.fills.lost_conversions(self.from, self.to));
        problems.extend(own::insert(&mut steps, self.fills.answers, self.fills.harmless, self.dialect));
        Script { dialect: self.dialect, steps, problems, suspends_foreign_keys, patience, settles }
    }
}

/// What the user must decide before the way from `from` to `to` (and back) can be carried out on rows.
#[must_use]
pub fn questions(from: &Schema, to: &Schema) -> Vec<Question> {
    question::questions(from, to)
}

/// What the user may decide about rows whose enum value goes away between `from` and `to`, or on the way back.
#[must_use]
pub fn value_questions(from: &Schema, to: &Schema) -> Vec<ValueQuestion> {
    question::value_questions(from, to)
}

/// What the user must say before values can change their type between `from` and `to`, or on the way back, where
/// nothing is known that makes the one the other.
#[must_use]
pub fn conversion_questions(from: &Schema, to: &Schema) -> Vec<ConversionQuestion> {
    question::conversion_questions(from, to)
}

/// What the user may decide about columns that move from one table to another.
#[must_use]
pub fn move_questions(from: &Schema, to: &Schema) -> Vec<MoveQuestion> {
    moves::questions(from, to)
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

    /// The same as files that run one after the other: what must run by itself, outside of any transaction, has
    /// a file of its own. One file where there is no such thing.
    #[must_use]
    pub fn files(&self, head: &str) -> Vec<String> {
        text::files(self, head)
    }

    /// The script without the findings of some codes: those that the user does not want to hear.
    #[must_use]
    pub fn without(mut self, silenced: &BTreeSet<String>) -> Self {
        for step in &mut self.steps {
            step.findings.retain(|finding| !silenced.contains(finding.code));
        }
        self
    }
}
