//! A migration in Alembic's words: one text that serves SQLite, PostgreSQL, MySQL and MariaDB.
//!
//! Walks the schema forward, as the printer of SQL does, so that each call uses the names that are in force.
//! Changes of a table stand in `batch_alter_table`, where SQLite makes a new table in place of the old one.
//! Alembic reads that table back from the database; what it would not read whole (a check, a descending index,
//! a name that is no plain word) is told to it with `copy_from`.
//! Where databases have nothing in common (the enums of PostgreSQL), each has a branch of its own.
//! Tables are called by their names alone, which are different in all schemas of a design: PostgreSQL is told where
//! to look for them, and the other databases have them in one place.

mod alter;
mod create;
mod data;
mod helpers;
mod own;

pub(super) use helpers::helpers;
pub(super) use own::Places;

use std::fmt::Write;
use std::sync::Arc;

use super::python::{Py, call, named, raw, string, strings};
use crate::dialect::Family;
use crate::migrate::{Answers, Carry, Operation};
use crate::schema::{Column, Constraint, ForeignKey, Schema, Table};

/// One way of a migration.
pub(super) struct Writer<'a> {
    pub start: &'a Schema,
    pub goal: &'a Schema,
    pub answers: &'a Answers,
    /// Whether it is the way back.
    pub back: bool,
    pub operations: &'a [Operation],
}

/// Lines of a migration's function.
#[derive(Clone, Debug)]
enum Statement {
    Line(Py),
    /// Changes of one table; `before` is the table as it is then, as the rebuilding of it should see it.
    Batch {
        before: Box<Table>,
        schema: Box<Schema>,
        /// Whether Alembic is told what the table is.
        told: bool,
        /// Whether it is told something else than what is there, so that values are copied as they are.
        apart: bool,
        calls: Vec<Py>,
    },
    /// What only some databases need, and what the others do instead.
    Branch {
        of: Databases,
        then: Vec<Statement>,
        otherwise: Vec<Statement>,
    },
}

/// The databases that a branch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Databases {
    Family(Family),
    /// One of the two that SQLAlchemy calls `mysql` alike.
    MariaDb(bool),
    /// All that have indexes over expressions, which MariaDB alone has not.
    NotMariaDb,
}

impl From<Family> for Databases {
    fn from(family: Family) -> Self {
        Self::Family(family)
    }
}

/// Whether it is one of these databases, in Python.
fn condition(of: Databases) -> String {
    let name = "op.get_context().dialect.name";
    let family = match of {
        Databases::Family(family) => family,
        Databases::MariaDb(true) => return "is_mariadb()".into(),
        Databases::NotMariaDb => return "not is_mariadb()".into(),
        Databases::MariaDb(false) => return "is_mysql() and not is_mariadb()".into(),
    };
    match family.in_sqlalchemy() {
        [one] => format!("{name} == {}", string(*one).inline()),
        more => format!("{name} in {}", Py::Tuple(more.iter().map(|name| string(*name)).collect()).inline()),
    }
}

fn only(of: Family, then: Vec<Statement>) -> Statement {
    Statement::Branch { of: of.into(), then, otherwise: Vec::new() }
}

impl Writer<'_> {
    /// The body of the function, at an indent of four; `pass` where there is nothing to do.
    pub fn body(&self) -> String {
        let statements = merged(self.statements());
        let mut text = String::new();
        // Dropping a table that rows point at would delete those as well, where foreign keys are enforced.
        let guarded = statements.iter().any(replaces_table);
        let schemas = self.namespaces();
        let apart = !schemas.is_empty() && !statements.is_empty();
        if apart {
            text.push_str(&call("search_schemas", schemas.into_iter().map(string)).write(4, "", "\n"));
        }
        if guarded {
            text.push_str("    foreign_keys = suspend_foreign_keys()\n");
        }
        let mut changes = String::new();
        write_all(&statements, 4, &mut changes);
        // PostgreSQL alters no table whose rows wait for the check of a foreign key.
        let wait = |schema: &Schema| schema.tables.values().any(|table| table.has_deferred());
        let writes = changes.contains("UPDATE ") || changes.contains("INSERT INTO ");
        if let Some(settles) = Family::Typed.sql().settles().filter(|_| writes && (wait(self.start) || wait(self.goal))) {
            write_all(&self.sql_of(Family::Typed, vec![settles.to_owned()]), 4, &mut text);
        }
        text.push_str(&changes);
        if guarded {
            text.push_str("    restore_foreign_keys(foreign_keys)\n");
        }
        if apart {
            text.push_str("    search_schemas()\n");
        }
        if text.is_empty() { "    pass\n".into() } else { text }
    }

    fn statements(&self) -> Vec<Statement> {
        let mut now = self.start.clone();
        now.tables.values_mut().for_each(leave_namespace);
        let mut after = now.clone();
        let own = Places::of(self.answers, self.back, self.operations);
        let mut statements = own.start();
        for (at, operation) in self.operations.iter().enumerate() {
            placeless(operation, &mut after);
            statements.extend(own.before(at));
            statements.extend(self.of(operation, &now, &after));
            statements.extend(own.after(at));
            placeless(operation, &mut now);
        }
        statements.extend(own.end());
        statements
    }

    /// The schemas of the database that tables stand in before or after, each once.
    fn namespaces(&self) -> Vec<&str> {
        let tables = self.start.tables.values().chain(self.goal.tables.values());
        let mut names: Vec<&str> = tables.map(|table| table.namespace.as_str()).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn of(&self, operation: &Operation, now: &Schema, after: &Schema) -> Vec<Statement> {
        let table_now = operation.table().and_then(|id| now.table(id));
        let table_after = operation.table().and_then(|id| after.table(id));
        let line = |py| vec![Statement::Line(py)];
        match (operation, table_now, table_after) {
            (Operation::CreateTable { table: new, rows }, _, Some(table)) => {
                let mut statements = create::table(after, table, &new.namespace);
                statements.extend(rows.iter().flat_map(|rows| self.carry_in(rows, now, after)));
                statements
            }
            (Operation::DropTable { .. }, Some(table), _) => line(call("op.drop_table", [string(&table.name)])),
            (Operation::RenameTable { before, after, .. }, ..) => line(call("op.rename_table", [string(before), string(after)])),
            (Operation::MoveTable { after, .. }, Some(table), _) => {
                self.sql_of(Family::Typed, Family::Typed.sql().move_table(table, after))
            }
            (Operation::CreateNamespace { name }, ..) => self.sql_of(Family::Typed, Family::Typed.sql().create_namespace(name)),
            (Operation::DropNamespace { name }, ..) => self.sql_of(Family::Typed, Family::Typed.sql().drop_namespace(name)),
            (Operation::CommentTable { before, after, .. }, Some(table), _) => {
                vec![self.batch(now, table, [comment_call(before, after)])]
            }
            (Operation::AddColumn { column, rows, .. }, Some(before), Some(table)) => {
                self.add_column(now, after, before, table, column, rows.as_ref())
            }
            // A rebuilt table cannot leave out what it computes.
            (Operation::DropColumn { column, .. }, Some(table), _) if column.generated.is_some() => {
                line(call("op.drop_column", [string(&table.name), string(&column.name)]))
            }
            (Operation::DropColumn { column, .. }, Some(table), _) => {
                vec![self.batch(now, table, [call("batch_op.drop_column", [string(&column.name)])])]
            }
            (Operation::RenameColumn { column, before, after: name, .. }, Some(table), _) => {
                table.column(*column).map_or_else(Vec::new, |column| line(self.rename_column(now, table, column, before, name)))
            }
            (Operation::AlterColumn { before, after: column, .. }, Some(table), Some(table_after)) => {
                self.alter_column(now, after, (table, table_after), before, column)
            }
            (Operation::AddConstraint { constraint, .. }, Some(before), Some(table)) => {
                self.add_constraint(now, after, before, table, constraint)
            }
            (Operation::DropConstraint { constraint, .. }, Some(before), Some(table)) => {
                self.drop_constraint(now, after, before, table, constraint)
            }
            (Operation::RenameConstraint { constraint, after: name, .. }, Some(table), _) => {
                let renamed = table.constraint(*constraint);
                let sql = renamed.map_or_else(Vec::new, |c| Family::Typed.sql().rename_constraint(table, &c, name));
                self.sql_of(Family::Typed, sql)
            }
            (Operation::CreateEnum { enum_type }, ..) => self.sql_of(Family::Typed, Family::Typed.sql().create_enum(enum_type)),
            (Operation::DropEnum { enum_type }, ..) => self.sql_of(Family::Typed, Family::Typed.sql().drop_enum(enum_type)),
            (Operation::RenameEnum { before, after, .. }, ..) => self.sql_of(Family::Typed, Family::Typed.sql().rename_enum(before, after)),
            (Operation::ChangeEnum { after: wanted, .. }, ..) => match (now.enum_type(wanted.id), after.enum_type(wanted.id)) {
                (Some(before), Some(enum_after)) => self.change_enum(now, after, before, enum_after),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Changes of a table as it is now.
    fn batch(&self, now: &Schema, table: &Table, calls: impl IntoIterator<Item = Py>) -> Statement {
        let calls = calls.into_iter().collect();
        Statement::Batch {
            before: Box::new(table.clone()),
            schema: Box::new(now.clone()),
            told: !reads_back(now, table),
            apart: false,
            calls,
        }
    }

    /// Statements of one database, as they are.
    fn sql_of(&self, of: Family, sql: Vec<String>) -> Vec<Statement> {
        let lines: Vec<_> = sql.into_iter().map(|sql| Statement::Line(call("op.execute", [string(escaped(&sql))]))).collect();
        if lines.is_empty() { lines } else { vec![only(of, lines)] }
    }

    fn goal_table<'b>(&'b self, now: &'b Table) -> &'b Table {
        self.goal.table(now.id).map_or(now, |table| table)
    }

    fn add_constraint(&self, now: &Schema, after: &Schema, before: &Table, table: &Table, constraint: &Constraint) -> Vec<Statement> {
        if let Constraint::Index(index) = constraint {
            return vec![create::about_index(index, create::index_call(table, index))];
        }
        let mut statements = Vec::new();
        let mut calls = Vec::new();
        if let Constraint::Primary(key) = constraint {
            for column in key.columns.iter().filter_map(|id| before.column(*id)).filter(|column| before.is_nullable(column)) {
                let fill = self.answers.fill(self.back, self.goal, self.goal_table(before), column);
                statements.extend(fill.into_iter().flat_map(|fill| self.fill(after, before, column, &fill)));
                calls.push(self.set_nullable(now, before, column, false));
            }
        }
        calls.extend(create::constraint_call(after, table, constraint));
        statements.push(self.batch(now, before, calls));
        statements
    }

    fn drop_constraint(&self, now: &Schema, after: &Schema, before: &Table, table: &Table, constraint: &Constraint) -> Vec<Statement> {
        let name = string(constraint.name());
        let kind = match constraint {
            Constraint::Index(index) => {
                return vec![create::about_index(index, call("op.drop_index", [name, named("table_name", string(&before.name))]))];
            }
            Constraint::Primary(_) => "primary",
            Constraint::Unique(_) => "unique",
            Constraint::Check(_) => "check",
            Constraint::ForeignKey(_) => "foreignkey",
        };
        let drop = call("batch_op.drop_constraint", [name, named("type_", string(kind))]);
        let mut statements = vec![self.batch(now, before, [drop])];
        // The name of a primary key is PostgreSQL's alone: SQLite may know it under an earlier one.
        if let (Constraint::Primary(_), Some(Statement::Batch { told, .. })) = (constraint, statements.first_mut()) {
            *told = true;
        }
        match constraint {
            Constraint::ForeignKey(key) if self.leaves_index(before, key) => {
                let other = before.foreign_keys.iter().find(|other| other.id != key.id && other.columns == key.columns);
                let arguments = [&before.name, &key.name].into_iter().chain(other.map(|other| &other.name)).map(string);
                statements.push(Statement::Line(call("drop_index_of_foreign_key", arguments)));
            }
            Constraint::Primary(key) => {
                let goal = self.goal_table(table);
                let open = key.columns.iter().filter_map(|id| table.column(*id));
                let open = open.filter(|c| c.nullable && before.is_primary(c.id) && goal.column(c.id).is_some());
                let calls: Vec<_> = open.map(|column| self.set_nullable(after, table, column, true)).collect();
                if !calls.is_empty() {
                    statements.push(self.batch(after, table, calls));
                }
            }
            _ => {}
        }
        statements
    }

    /// Whether MySQL and MariaDB keep an index that they made for a foreign key when that goes, and nobody needs it.
    fn leaves_index(&self, table: &Table, key: &ForeignKey) -> bool {
        let comes_back = self.operations.iter().any(|operation| match operation {
            Operation::AddConstraint { constraint: Constraint::ForeignKey(other), .. } => {
                other.id == key.id && other.name == key.name && other.columns == key.columns
            }
            _ => false,
        });
        let starts = |columns: &[crate::schema::ColumnId]| columns.starts_with(&key.columns);
        // MySQL looks up no foreign key in an index that runs downwards, and makes one of its own beside it.
        let covered = table.constraints().any(|c| match &c {
            Constraint::Primary(_) | Constraint::Unique(_) => starts(&c.columns()),
            Constraint::Index(index) => index.rises() && index.begins_with(&key.columns),
            Constraint::ForeignKey(_) | Constraint::Check(_) => false,
        });
        !comes_back && !covered
    }
}

/// Applies an operation, after which each table is called by its name alone.
fn placeless(operation: &Operation, schema: &mut Schema) {
    operation.apply(schema);
    operation.table().and_then(|id| schema.tables.get_mut(&id)).into_iter().for_each(leave_namespace);
}

fn leave_namespace(table: &mut Arc<Table>) {
    if !table.namespace.is_empty() {
        Arc::make_mut(table).namespace.clear();
    }
}

/// The call that sets or takes away the comment of a table.
fn comment_call(before: &str, after: &str) -> Py {
    let existing = (!before.is_empty()).then(|| named("existing_comment", string(before)));
    if after.is_empty() {
        return call("batch_op.drop_table_comment", existing);
    }
    call("batch_op.create_table_comment", [string(after)].into_iter().chain(existing))
}

/// Whether Alembic reads a table back from SQLite as it is.
fn reads_back(schema: &Schema, table: &Table) -> bool {
    let plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let column = |column: &Column| {
        let default = matches!(column.default, Some(crate::schema::DefaultValue::Expression(_)));
        let strange = matches!(column.data_type, crate::schema::DataType::Other(_));
        plain(&column.name) && column.generated.is_none() && !default && !strange
    };
    let simple =
        |index: &crate::schema::Index| index.predicate.is_none() && index.parts.iter().all(|p| p.as_column().is_some() && !p.descending);
    plain(&table.name)
        && table.indexes.iter().all(simple)
        && table.foreign_keys.iter().all(|key| key.deferrable == crate::schema::Deferrable::Not)
        && table.columns.iter().all(column)
        && table.constraint_names().all(plain)
        && table.checks.is_empty()
        && table.foreign_keys.iter().filter_map(|key| schema.table(key.target)).all(|t| plain(&t.name) && t.columns.iter().all(|c| plain(&c.name)))
        // One of two constraints over the same columns would be lost.
        && table.uniques.iter().all(|key| table.constraints().filter(|c| c.columns() == key.columns).count() == 1)
}

/// A text for `op.execute`: a colon would begin a parameter.
fn escaped(sql: &str) -> String {
    let mut text = String::new();
    let mut before = ' ';
    let mut letters = sql.chars().peekable();
    while let Some(c) = letters.next() {
        let begins = c == ':' && before != ':' && letters.peek().is_some_and(|next| next.is_alphanumeric() || *next == '_');
        if begins {
            text.push('\\');
        }
        text.push(c);
        before = c;
    }
    text
}

/// Changes of one table that follow each other become one block.
fn merged(statements: Vec<Statement>) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    for statement in statements {
        match (all.last_mut(), statement) {
            (
                Some(Statement::Batch { before, calls, told, .. }),
                Statement::Batch { before: next, calls: more, apart: false, told: also, .. },
            ) if before.id == next.id && before.name == next.name && !is_added(calls, &more) => {
                calls.extend(more);
                *told |= also;
            }
            (Some(Statement::Branch { of, then, otherwise }), Statement::Branch { of: next, then: more, otherwise: others })
                if *of == next && (otherwise.is_empty() || others.is_empty()) && otherwise.is_empty() && others.is_empty() =>
            {
                then.extend(more);
            }
            (_, Statement::Branch { of, then, otherwise }) => {
                all.push(Statement::Branch { of, then: merged(then), otherwise: merged(otherwise) });
            }
            (_, statement) => all.push(statement),
        }
    }
    all
}

/// Whether calls speak of a column that earlier ones of the same block add: a rebuilt table cannot change it at once.
fn is_added(calls: &[Py], more: &[Py]) -> bool {
    let adds = |py: &Py| matches!(py, Py::Call(of, _) if of == "batch_op.add_column");
    let changes = |py: &Py| matches!(py, Py::Call(of, _) if of == "batch_op.alter_column" || of == "batch_op.drop_column");
    (calls.iter().any(adds) && more.iter().any(changes)) || (calls.iter().any(changes) && more.iter().any(adds))
}

fn replaces_table(statement: &Statement) -> bool {
    match statement {
        Statement::Line(_) => false,
        Statement::Batch { before, schema, calls, .. } => {
            let text: Vec<String> = calls.iter().map(Py::inline).collect();
            // SQLite adds a plain column in place.
            let in_place = |call: &String| call.starts_with("batch_op.add_column(") && !call.contains("server_default=");
            let tied = || !before.foreign_keys.is_empty() || schema.references_to(before.id).next().is_some();
            let ties = || text.iter().any(|call| call.starts_with("batch_op.create_foreign_key("));
            !text.iter().all(in_place) && (tied() || ties())
        }
        Statement::Branch { then, otherwise, .. } => then.iter().chain(otherwise).any(replaces_table),
    }
}

fn write_all(statements: &[Statement], indent: usize, text: &mut String) {
    let margin = " ".repeat(indent);
    for (at, statement) in statements.iter().enumerate() {
        match statement {
            Statement::Line(py) => {
                text.push_str(&py.write(indent, "", ""));
                text.push('\n');
            }
            Statement::Batch { before, schema, told, calls, .. } => {
                let mut arguments = vec![string(&before.name)];
                if *told {
                    arguments.push(named("copy_from", create::copy(schema, before)));
                    // Alembic would copy the values of these as well.
                    let computed = before.columns.iter().filter(|column| column.generated.is_some());
                    let computed: Vec<_> = computed.map(|column| create::column_of(schema, before, column, true)).collect();
                    if !computed.is_empty() {
                        let keys = create::keys_over_computed(before, calls);
                        arguments.push(named("table_args", Py::List(computed.into_iter().chain(keys).collect())));
                    }
                } else {
                    arguments.push(named("schema", raw("None")));
                }
                text.push_str(&call("op.batch_alter_table", arguments).write(indent, "with ", " as batch_op:"));
                text.push('\n');
                for py in calls {
                    text.push_str(&py.write(indent + 4, "", ""));
                    text.push('\n');
                }
                if at + 1 < statements.len() {
                    text.push('\n');
                }
            }
            Statement::Branch { of, then, otherwise } => {
                let _ = writeln!(text, "{margin}if {}:", condition(*of));
                write_all(then, indent + 4, text);
                if !otherwise.is_empty() {
                    let _ = writeln!(text, "{margin}else:");
                    write_all(otherwise, indent + 4, text);
                }
            }
        }
    }
}

/// The table that rows are carried between, and its junction table, where both are there.
fn carried<'a>(rows: &Carry, of: &'a Schema, junction: &'a Schema) -> Option<(&'a Table, &'a Table)> {
    Some((of.table(rows.table)?, junction.table(rows.junction)?))
}

/// The names of columns of a table.
fn names(table: &Table, ids: &[crate::schema::ColumnId]) -> Py {
    strings(ids.iter().map(|id| table.column(*id).map_or("?", |c| c.name.as_str())))
}
