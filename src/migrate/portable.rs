//! The way from one schema to another for all databases at once: what a migration of Alembic is made of.
//!
//! Law: the operations lead from `from` to `to`, which are the schemas with names that every database can have.
//! Nothing is lowered: who writes them says how a database that cannot alter a table goes about it.

use std::borrow::Cow;
use std::sync::Arc;

use super::operation::{Operation, reversed};
use super::question::{Fill, Fills, proposed, suited};
use super::{Answers, diff, fit, moves, near, order};
use crate::dialect::{Features, PORTABLE};
use crate::schema::{Column, DefaultValue, Expression, Place, Problem, Schema, Severity, Table};

/// Operations for every database, up and down.
#[derive(Clone, Debug)]
pub struct Portable {
    /// The schema before.
    pub from: Schema,
    /// The schema after.
    pub to: Schema,
    /// From before to after.
    pub up: Vec<Operation>,
    /// From after to before.
    pub down: Vec<Operation>,
    /// What had to differ from the design.
    pub problems: Vec<Problem>,
}

/// A schema under names that every database and SQLAlchemy can have, and without what some could not say.
#[must_use]
pub fn portable(schema: &Schema) -> Schema {
    fitted(schema).0
}

/// The way from `from` to `to`, and back.
#[must_use]
pub fn portable_plan(from: &Schema, to: &Schema, answers: &Answers) -> Portable {
    let ((from, _), (to, mut problems)) = (fitted(from), fitted(to));
    let (start, goal) = near::near(&from, &to);
    let mut operations = diff(&start, &goal);
    moves::carry(&mut operations, &start, &goal, answers);
    let back = reversed(operations.clone());
    let (fills, fills_back) = (Fills { answers, harmless: false }, Fills { answers, harmless: true });
    problems.extend(fills.lost_conversions(&start, &goal).into_iter().chain(fills_back.lost_conversions(&goal, &start)));
    let up = order::order(operations, &start, &goal, fills, &PORTABLE);
    let down = order::order(back, &goal, &start, fills_back, &PORTABLE);
    Portable { from, to, up, down, problems }
}

impl Answers {
    /// What rows get in a column that must have a value, as it will be in `goal`; going back, a harmless value
    /// where nothing was decided.
    #[must_use]
    pub fn fill(&self, back: bool, goal: &Schema, table: &Table, column: &Column) -> Option<Fill> {
        Fills { answers: self, harmless: back }.of(goal, table, column)
    }

    /// The answers for one way, without what was said for the other only.
    #[must_use]
    pub fn suited(&self, from: &Schema, to: &Schema) -> Cow<'_, Self> {
        suited(self, from, to)
    }

    /// How the user wants the values of a column of `table` to change their type, if so.
    #[must_use]
    pub fn conversion(&self, back: bool, table: &Table, before: &Column, after: &Column) -> Option<&Expression> {
        Fills { answers: self, harmless: back }.conversion(table, before, after)
    }

    /// A harmless value of a column's type.
    #[must_use]
    pub fn harmless(schema: &Schema, column: &Column) -> DefaultValue {
        proposed(schema, column)
    }
}

fn fitted(schema: &Schema) -> (Schema, Vec<Problem>) {
    let (apart, mut problems) = told_apart(schema);
    // Indexes that MySQL and MariaDB make for foreign keys are theirs, not the design's.
    let features = Features { foreign_key_indexes: false, ..PORTABLE.clone() };
    let (mut fitted, more) = fit::fit(apart.as_ref().unwrap_or(schema), &features);
    problems.extend(more);
    for table in fitted.tables.values_mut() {
        // MariaDB's computed columns cannot be NOT NULL, PostgreSQL's are stored.
        let differs = |column: &Column| column.generated.as_ref().is_some_and(|generated| !column.nullable || !generated.stored);
        if table.columns.iter().any(differs) {
            for column in &mut Arc::make_mut(table).columns {
                if let Some(generated) = &mut column.generated {
                    generated.stored = true;
                    column.nullable = true;
                }
            }
        }
    }
    for (table, key) in fitted.tables.values().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key))) {
        let Some(target) = fitted.table(key.target).filter(|target| target.is_unique(&key.target_columns)) else { continue };
        if !fit::is_covered(target, &key.target_columns) {
            let say = format!(
                "MySQL and MariaDB may refuse the foreign key {} of {}: what it points at in {} has only an index that runs downwards. \
                 Add a unique key over these columns, in their order.",
                key.name, table.name, target.name
            );
            problems.push(Problem { at: Place::Table(table.id), severity: Severity::Warning, code: "python-descending-target", say });
        }
    }
    (fitted, problems)
}

/// The schema with different names for tables that stand in schemas of the database under the same one: most
/// databases have one place for all. `None` where that is so already.
fn told_apart(schema: &Schema) -> (Option<Schema>, Vec<Problem>) {
    let (mut apart, mut problems) = (None::<Schema>, Vec::new());
    for table in schema.tables.values() {
        if let Some(name) = fit::name_apart(schema, table) {
            let say = format!(
                "Only PostgreSQL has schemas, and two tables are called {}: that of {} is called {name}.",
                table.name, table.namespace
            );
            problems.push(Problem { at: Place::Table(table.id), severity: Severity::Warning, code: "namespace-in-name", say });
            apart.get_or_insert_with(|| schema.clone()).put_table(Table { name, ..Table::clone(table) });
        }
    }
    (apart, problems)
}
