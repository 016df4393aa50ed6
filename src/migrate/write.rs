//! From operations to steps with SQL.
//!
//! Walks the schema forward, so that each statement uses the names that are in force when it runs. The
//! way down is the same walk over the reversed operations, from the other end.

mod lend;
mod rebuild;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::near::is_like_temporary;
use super::operation::{Carry, Operation, Partners};
use super::own::anchors;
use super::question::{Fill, Fills};
use super::words::words;
use super::{Step, Way, risk};
use crate::dialect::{ColumnChange, EnumChange, Sql};
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, Constraint, DataType, DefaultValue, Mirror, Schema, Table};

/// What the printer knows beside the operation at hand.
pub(super) struct Writer<'a> {
    pub sql: &'static dyn Sql,
    /// The schema at the start of the way.
    pub start: &'a Schema,
    /// The schema at the end of the way.
    pub goal: &'a Schema,
    /// What rows get in columns that must have a value.
    pub fills: Fills<'a>,
    /// All operations of the way.
    pub operations: &'a [Operation],
    /// The names of tables and indexes at both ends that are like those of temporary tables, in lower case: none of these has one of them.
    names: OnceCell<BTreeSet<String>>,
    /// How the values of columns come along to other tables.
    moved: OnceCell<BTreeMap<ColumnId, Carry>>,
    /// The values that wait for a table that is written anew.
    loans: OnceCell<BTreeMap<ColumnId, lend::Loan>>,
}

impl<'a> Writer<'a> {
    /// A printer of the operations of a way.
    pub fn new(way: &Way<'a>, operations: &'a [Operation]) -> Self {
        let &Way { from: start, to: goal, fills, dialect } = way;
        Self { sql: dialect.sql(), start, goal, fills, operations, names: OnceCell::new(), moved: OnceCell::new(), loans: OnceCell::new() }
    }

    /// How the values of a column come along to another table.
    pub fn moved_by(&self, column: ColumnId) -> Option<&Carry> {
        let moved = self.moved.get_or_init(|| {
            let mut moved = BTreeMap::new();
            risk::moves(self.operations, &mut moved);
            moved
        });
        moved.get(&column)
    }

    fn loans(&self) -> &BTreeMap<ColumnId, lend::Loan> {
        self.loans.get_or_init(|| self.find_loans())
    }

    fn is_taken(&self, name: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let tables = [self.start, self.goal].into_iter().flat_map(|schema| schema.tables.values());
            let names = tables.flat_map(|table| table.indexes.iter().map(|index| &index.name).chain([&table.name]));
            names.filter(|name| is_like_temporary(name)).map(|name| name.to_ascii_lowercase()).gathered()
        });
        names.contains(&name.to_ascii_lowercase())
    }

    /// The steps of the way.
    pub fn steps(&self) -> Vec<Step> {
        // Two walkers, one an operation ahead of the other: cheaper than a copy for each operation.
        let (mut now, mut after) = (self.start.clone(), self.start.clone());
        let mut steps = Vec::new();
        for (at, operation) in self.operations.iter().enumerate() {
            operation.apply(&mut after);
            if !matches!(operation, Operation::OrderConstraints { .. } | Operation::NameEnds { .. }) {
                let step = Step {
                    words: words(operation, &now),
                    sql: self.with_loans(at, self.statements(operation, &now, &after)),
                    findings: risk::findings(operation, &now, &after, self),
                    anchors: anchors(operation),
                    ..Step::default()
                };
                steps.extend(self.carefully(step, operation, &now, &after));
            }
            operation.apply(&mut now);
        }
        steps
    }

    /// A table as it will be at the end, or as it is.
    pub fn goal_table<'t>(&'t self, now: &'t Table) -> &'t Table {
        self.goal.table(now.id).map_or(now, |table| table)
    }

    fn statements(&self, operation: &Operation, now: &Schema, after: &Schema) -> Vec<String> {
        let sql = self.sql;
        let table_now = operation.table().and_then(|id| now.table(id));
        let table_after = operation.table().and_then(|id| after.table(id));
        match (operation, table_now, table_after) {
            (Operation::CreateTable { rows, .. }, _, Some(table)) => {
                let known = if sql.features().forward_references { self.goal } else { after };
                let mut statements = sql.create_table(known, table);
                statements.extend(rows.iter().map(|rows| self.carry_in(rows, now, after)));
                statements
            }
            (Operation::DropTable { .. }, Some(table), _) => sql.drop_table(table),
            (Operation::RenameTable { after, .. }, Some(table), _) => sql.rename_table(table, after),
            (Operation::MoveTable { after, .. }, Some(table), _) => sql.move_table(table, after),
            (Operation::CreateNamespace { name }, ..) => sql.create_namespace(name),
            (Operation::DropNamespace { name }, ..) => sql.drop_namespace(name),
            (Operation::DeferForeignKey { key, after, .. }, Some(table), _) => {
                table.foreign_key(*key).map_or_else(Vec::new, |key| sql.alter_deferrable(table, key, *after))
            }
            (Operation::CommentTable { .. }, _, Some(table)) => sql.comment_table(table),
            (Operation::AddColumn { column, rows, .. }, Some(before), Some(table)) => {
                self.add_column(after, before, table, column, rows.as_ref())
            }
            (Operation::DropColumn { column, .. }, Some(table), _) => sql.drop_column(table, column),
            (Operation::RenameColumn { before, after, .. }, Some(table), _) => sql.rename_column(table, before, after),
            (Operation::AlterColumn { before, after: column, .. }, Some(table), Some(table_after)) => {
                let own = self.fills.conversion(table, before, column).map(|own| sql.expression(table, own));
                let change = ColumnChange { schema: now, table, table_after, before, after: column, using: own.as_deref() };
                self.alter_column(&change, after)
            }
            (Operation::AddMirror { mirror, .. }, _, Some(table)) => self.begin_mirror(after, table, *mirror),
            (Operation::DropMirror { mirror, .. }, Some(table), _) => sql.end_mirror(table, *mirror),
            (Operation::OrderColumns { .. }, Some(before), Some(table)) => sql.order_columns(after, before, table),
            (Operation::AddConstraint { constraint, .. }, Some(before), Some(table)) => {
                let mut statements = self.fill_key(after, before, constraint);
                statements.extend(sql.add_constraint(after, table, constraint));
                statements
            }
            (Operation::DropConstraint { constraint, .. }, Some(before), Some(table)) => {
                let mut statements = sql.drop_constraint(before, constraint);
                statements.extend(self.loosen_key(after, before, table, constraint));
                statements
            }
            (Operation::RenameConstraint { constraint, after, .. }, Some(table), _) => {
                table.constraint(*constraint).map_or_else(Vec::new, |c| sql.rename_constraint(table, &c, after))
            }
            (Operation::RebuildTable { after: table, changes, .. }, Some(before), _) => self.rebuild(now, before, table, changes),
            (Operation::CreateEnum { enum_type }, ..) => sql.create_enum(enum_type),
            (Operation::DropEnum { enum_type }, ..) => sql.drop_enum(enum_type),
            (Operation::RenameEnum { before, after, .. }, ..) => sql.rename_enum(before, after),
            (Operation::ChangeEnum { after: wanted, .. }, ..) => match (now.enum_type(wanted.id), after.enum_type(wanted.id)) {
                (Some(before), Some(after)) => {
                    let values = &self.fills.answers.values;
                    let used_at_once = self.uses_new_value(before, after);
                    let harmless = self.fills.harmless;
                    sql.change_enum(&EnumChange { schema: now, before, after, values, used_at_once, harmless })
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Whether some other operation of the way speaks of a value that the enum only now gets.
    fn uses_new_value(&self, before: &crate::schema::EnumType, after: &crate::schema::EnumType) -> bool {
        let new: Vec<_> = after.values.iter().filter(|v| !before.values.iter().any(|b| b.id == v.id)).collect();
        let mentions = |text: &str| new.iter().any(|value| text.contains(value.name.as_str()));
        let in_column = |column: &Column| match &column.default {
            Some(DefaultValue::Literal(text) | DefaultValue::Expression(text)) => mentions(text),
            None => false,
        };
        let in_expression = |expression: &crate::schema::Expression| mentions(&expression.write(|_| String::new()));
        let in_column = |column: &Column| {
            in_column(column)
                || column.generated.as_ref().is_some_and(|g| in_expression(&g.expression))
                || self.fills.answers.conversions.get(&column.id).is_some_and(|of| of.up.iter().chain(&of.down).any(in_expression))
                || self.fills.answers.fills.get(&column.id).is_some_and(|fill| match fill {
                    DefaultValue::Literal(text) | DefaultValue::Expression(text) => mentions(text),
                })
        };
        self.operations.iter().any(|operation| match operation {
            Operation::CreateTable { table, .. } => {
                table.columns.iter().any(in_column) || table.checks.iter().any(|c| in_expression(&c.expression))
            }
            Operation::AddColumn { column, .. } | Operation::AlterColumn { after: column, .. } => in_column(column),
            Operation::AddConstraint { constraint: Constraint::Check(check), .. } => in_expression(&check.expression),
            _ => false,
        })
    }

    /// Adds a column; where rows are there that need a value, in three moves: empty, filled, closed.
    fn add_column(&self, after: &Schema, before: &Table, table: &Table, column: &Column, rows: Option<&Carry>) -> Vec<String> {
        let goal = self.goal_table(table);
        if goal.mirror(column.id).is_some() {
            // It is filled, and then closed, once what is written to the other one comes here too.
            return self.sql.add_column(after, table, &opened(column), true);
        }
        let required = !goal.is_nullable(column);
        let fills_itself = column.default.is_some() || column.identity || column.generated.is_some();
        let answered = self.fills.answers.fills.contains_key(&column.id) && column.generated.is_none() && !column.identity;
        let wants_fill = required && (!fills_itself || answered);
        let fill = if wants_fill { self.fills.of(self.goal, goal, column) } else { None };
        if before.columns.is_empty() || (fill.is_none() && rows.is_none()) {
            return self.sql.add_column(after, table, column, !required);
        }
        let mut statements = self.sql.add_column(after, table, column, true);
        statements.extend(rows.map(|rows| self.carry_out(rows, column, after, table)));
        statements.extend(fill.into_iter().flat_map(|fill| self.fill(after, table, column, &fill)));
        if required {
            statements.extend(self.sql.set_nullable(after, table, column, false));
        }
        statements
    }

    /// Two columns are alike from now on: first what is written, then what is there already.
    fn begin_mirror(&self, schema: &Schema, table: &Table, mirror: Mirror) -> Vec<String> {
        let sql = self.sql;
        let mut statements = sql.begin_mirror(schema, table, mirror);
        let (Some((old, new)), Some(before)) = (table.mirrored(mirror), self.start.table(table.id)) else { return statements };
        for (source, column) in [(old, new), (new, old)].into_iter().filter(|(_, column)| before.column(column.id).is_none()) {
            let (name, value) = (sql.name(&column.name), sql.name(&source.name));
            let value = sql.converted(schema, &source.data_type, &column.data_type, &value);
            let fill = format!("UPDATE {} SET {name} = {value} WHERE {name} IS NULL", sql.table(table));
            statements.extend(sql.fill_mirror(fill));
            let open = opened(column);
            if open != *column {
                let mut table_open = table.clone();
                table_open.columns.iter_mut().filter(|other| other.id == open.id).for_each(|other| other.clone_from(&open));
                let change = ColumnChange { schema, table: &table_open, table_after: table, before: &open, after: column, using: None };
                statements.extend(sql.alter_column(&change));
            }
        }
        statements
    }

    fn alter_column(&self, change: &ColumnChange<'_>, after: &Schema) -> Vec<String> {
        let closes = change.nullable() == (true, false) && change.before.generated.is_none();
        let goal = self.goal_table(change.table_after);
        let fill = if closes { self.fills.of(self.goal, goal, change.after) } else { None };
        let Some(fill) = fill else { return self.sql.alter_column(change) };
        let open = Column { nullable: true, identity: change.before.identity, ..change.after.clone() };
        let mut table_open = change.table_after.clone();
        if let Some(column) = table_open.column_mut(open.id) {
            *column = open.clone();
        }
        let mut statements = Vec::new();
        if open != *change.before {
            statements.extend(self.sql.alter_column(&ColumnChange { table_after: &table_open, after: &open, ..*change }));
        }
        statements.extend(self.fill(after, &table_open, change.after, &fill));
        statements.extend(self.sql.alter_column(&ColumnChange { table: &table_open, before: &open, ..*change }));
        statements
    }

    /// Gives rows a value where a new primary key finds columns that may be empty.
    fn fill_key(&self, after: &Schema, before: &Table, constraint: &Constraint) -> Vec<String> {
        let Constraint::Primary(key) = constraint else { return Vec::new() };
        let open = key.columns.iter().filter_map(|id| before.column(*id)).filter(|column| before.is_nullable(column));
        open.flat_map(|column| {
            let fill = self.fills.of(self.goal, self.goal_table(before), column);
            fill.into_iter().flat_map(|fill| self.fill(after, before, column, &fill)).collect::<Vec<_>>()
        })
        .collect()
    }

    /// A column that only the primary key kept from being empty may be empty again.
    fn loosen_key(&self, after: &Schema, before: &Table, table: &Table, constraint: &Constraint) -> Vec<String> {
        let Constraint::Primary(key) = constraint else { return Vec::new() };
        let goal = self.goal_table(table);
        let open = key.columns.iter().filter_map(|id| table.column(*id));
        open.filter(|c| c.nullable && before.is_primary(c.id) && goal.column(c.id).is_some())
            .flat_map(|column| self.sql.set_nullable(after, table, column, true))
            .collect()
    }

    /// Fills a column where it is empty.
    fn fill(&self, schema: &Schema, table: &Table, column: &Column, fill: &Fill) -> Vec<String> {
        let (table_name, name) = (self.sql.table(table), self.sql.name(&column.name));
        if *fill == Fill::Number {
            return self.sql.number_rows(schema, table, column);
        }
        let value = self.expression_of(schema, column, fill);
        vec![format!("UPDATE {table_name} SET {name} = {value} WHERE {name} IS NULL")]
    }

    /// The value that a fill stands for; a number is not one value.
    fn expression_of(&self, schema: &Schema, column: &Column, fill: &Fill) -> String {
        let plain = || self.sql.value(&column.data_type, &super::question::proposed(schema, column));
        let Fill::Parent(end) = fill else {
            return if let Fill::Value(value) = fill { self.sql.value(&column.data_type, value) } else { plain() };
        };
        let Some((target, found)) = schema.table(end.target).and_then(|t| Some((t, t.column(end.column)?))) else {
            return plain();
        };
        let order: Vec<_> = end.columns.iter().filter_map(|id| target.column(*id)).map(|c| self.sql.name(&c.name)).collect();
        self.sql.one_value(&self.sql.name(&found.name), &self.sql.table(target), &order.join(", "))
    }

    /// The rows of a junction table from the columns that it takes over.
    fn carry_in(&self, rows: &Carry, now: &Schema, after: &Schema) -> String {
        let (Some(table), Some(junction)) = (now.table(rows.table), after.table(rows.junction)) else {
            return String::new();
        };
        let mut names = Vec::new();
        let mut values = Vec::new();
        let mut conditions = Vec::new();
        let pairs = rows.columns.iter().map(|id| (*id, *id)).chain(rows.key.iter().copied());
        for (ours, theirs) in pairs {
            if let (Some(ours), Some(theirs)) = (junction.column(ours), table.column(theirs)) {
                let name = self.sql.name(&theirs.name);
                names.push(self.sql.name(&ours.name));
                values.push(match rows.columns.contains(&ours.id) {
                    true => self.carried_as(now, theirs, ours, name.clone(), junction.is_nullable(ours)),
                    false if ours.data_type == theirs.data_type => name.clone(),
                    false => self.sql.convert(now, &theirs.data_type, &ours.data_type, &name),
                });
                conditions.push(format!("{name} IS NOT NULL"));
            }
        }
        conditions.truncate(rows.columns.len());
        let named = |id| rows.columns.contains(&id) || rows.key.iter().any(|(ours, _)| *ours == id);
        for column in junction.columns.iter().filter(|c| !named(c.id)) {
            let fills_itself = column.default.is_some() || column.identity || column.generated.is_some();
            if !fills_itself && !junction.is_nullable(column) {
                let answer = self.fills.answers.fills.get(&column.id).cloned();
                let value = answer.unwrap_or_else(|| super::question::proposed(after, column));
                names.push(self.sql.name(&column.name));
                values.push(self.sql.value(&column.data_type, &value));
            }
        }
        format!(
            "INSERT INTO {} ({}) SELECT {} FROM {} WHERE {}",
            self.sql.table(junction),
            names.join(", "),
            values.join(", "),
            self.sql.table(table),
            conditions.join(" AND ")
        )
    }

    /// A column's values from the junction table that had them: of several, the first.
    fn carry_out(&self, rows: &Carry, column: &Column, after: &Schema, table: &Table) -> String {
        let value = self.carried_value(rows, column, after, table);
        let value = self.or_default(value, column, table);
        format!("UPDATE {} SET {} = {value}", self.sql.table(table), self.sql.name(&column.name))
    }

    /// A carried value, or the default where a row has no partner and must have a value.
    pub fn or_default(&self, value: String, column: &Column, table: &Table) -> String {
        match column.default.as_ref().filter(|_| !self.goal_table(table).is_nullable(column)) {
            Some(default) => format!("coalesce({value}, {})", self.sql.value(&column.data_type, default)),
            None => value,
        }
    }

    /// A value of a column that moves. Where tables are written anew, those of an enum are read as they were before it changed.
    fn carried_as(&self, schema: &Schema, old: &Column, column: &Column, value: String, nullable: bool) -> String {
        match (&old.data_type, &column.data_type) {
            (DataType::Enum(a), DataType::Enum(b)) if a == b && self.sql.features().rebuilds => self.mapped_value(*a, &value, nullable),
            (a, b) if a == b => value,
            (a, b) => self.sql.convert(schema, a, b, &value),
        }
    }

    /// The value in the junction table that belongs to a row of `table`.
    pub fn carried_value(&self, rows: &Carry, column: &Column, schema: &Schema, table: &Table) -> String {
        let Some((junction, old)) = schema.table(rows.junction).and_then(|j| Some((j, j.column(column.id)?))) else {
            return "NULL".into();
        };
        let outer = self.sql.table(table);
        let inner = self.sql.table(junction);
        let name_in = |table: &Table, id| table.column(id).map_or_else(|| "?".into(), |c| self.sql.name(&c.name));
        let same =
            rows.key.iter().map(|(ours, theirs)| format!("{inner}.{} = {outer}.{}", name_in(junction, *ours), name_in(table, *theirs)));
        let same: Vec<_> = same.collect();
        let first = match rows.partners {
            Partners::Many if !junction.primary_columns().is_empty() => junction.primary_columns(),
            _ => &rows.columns,
        };
        let order: Vec<_> = first.iter().map(|id| format!("{inner}.{}", name_in(junction, *id))).collect();
        let order = if rows.partners == Partners::One { String::new() } else { format!(" ORDER BY {} LIMIT 1", order.join(", ")) };
        let value = format!("{inner}.{}", self.sql.name(&old.name));
        let value = self.carried_as(schema, old, column, value, self.goal_table(table).is_nullable(column));
        format!("(SELECT {value} FROM {inner} WHERE {}{order})", same.join(" AND "))
    }
}

/// A column that takes any row.
fn opened(column: &Column) -> Column {
    Column { nullable: true, default: None, ..column.clone() }
}
