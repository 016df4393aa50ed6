//! Columns that come, change and get other names, and enums that change.

use super::super::python::{Py, call, named, raw, string};
use super::super::types;
use super::create::{column_of, default_of, type_of};
use super::data::Sql;
use super::{Statement, Writer, escaped, only};
use crate::dialect::{ColumnChange, EnumChange, Family, mapping};
use crate::migrate::Carry;
use crate::schema::{Column, DataType, EnumType, Expression, Schema, Table, unique_name};

impl Writer<'_> {
    /// Adds a column; where rows are there that need a value, in three moves: empty, filled, closed.
    pub(super) fn add_column(
        &self,
        now: &Schema,
        after: &Schema,
        before: &Table,
        table: &Table,
        column: &Column,
        rows: Option<&Carry>,
    ) -> Vec<Statement> {
        let goal = self.goal_table(table);
        let required = !goal.is_nullable(column);
        let fills_itself = column.default.is_some() || column.identity || column.generated.is_some();
        let answered = self.answers.fills.contains_key(&column.id) && column.generated.is_none() && !column.identity;
        let wants_fill = required && (!fills_itself || answered);
        let fill = if wants_fill { self.answers.fill(self.back, self.goal, goal, column) } else { None };
        let at_once = rows.is_none() && fill.is_none() && (!required || fills_itself);
        let nullable = if at_once { !required } else { true };
        let add = call("batch_op.add_column", [column_of(after, table, column, nullable)]);
        let mut statements = vec![self.batch(now, before, [add])];
        if at_once {
            return statements;
        }
        statements.extend(rows.into_iter().flat_map(|rows| self.carry_out(rows, column, after, table)));
        statements.extend(fill.into_iter().flat_map(|fill| self.fill(after, table, column, &fill)));
        if required {
            let mut open = table.clone();
            open.column_mut(column.id).into_iter().for_each(|column| column.nullable = true);
            statements.push(self.batch(after, &open, [self.set_nullable(after, &open, column, false)]));
        }
        statements
    }

    /// What every change of a column says of what stays: MySQL states the whole column anew.
    fn existing(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool, default: bool) -> Vec<Py> {
        let mut arguments = vec![named("existing_type", type_of(schema, table, column))];
        if nullable {
            arguments.push(named("existing_nullable", raw(if table.is_nullable(column) { "True" } else { "False" })));
        }
        if default {
            arguments.extend(default_of(column).map(|default| named("existing_server_default", default)));
        }
        if column.identity {
            arguments.push(named("existing_autoincrement", raw("is_mysql() or None")));
        }
        arguments
    }

    fn existing_comment(column: &Column) -> Option<Py> {
        (!column.comment.is_empty()).then(|| named("existing_comment", string(&column.comment)))
    }

    pub(super) fn set_nullable(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> Py {
        let mut arguments = vec![string(&column.name)];
        arguments.extend(self.existing(schema, table, column, false, true));
        arguments.extend(Self::existing_comment(column));
        arguments.push(named("nullable", raw(if nullable { "True" } else { "False" })));
        call("batch_op.alter_column", arguments)
    }

    pub(super) fn rename_column(&self, now: &Schema, table: &Table, column: &Column, before: &str, after: &str) -> Py {
        if column.generated.is_some() {
            let sql = Sql::default().text("ALTER TABLE ").name(&table.name).text(" RENAME COLUMN ").name(before);
            return call("op.execute", [sql.text(" TO ").name(after).py()]);
        }
        let mut arguments = vec![string(&table.name), string(before), named("new_column_name", string(after))];
        arguments.extend(self.existing(now, table, column, true, true));
        arguments.extend(Self::existing_comment(column));
        call("op.alter_column", arguments)
    }

    /// Changes a column in everything but its name and place.
    pub(super) fn alter_column(
        &self,
        now: &Schema,
        after: &Schema,
        (table, table_after): (&Table, &Table),
        old: &Column,
        new: &Column,
    ) -> Vec<Statement> {
        let goal = self.goal_table(table_after);
        let closes = table.is_nullable(old) && !table_after.is_nullable(new) && old.generated.is_none();
        let fill = if closes { self.answers.fill(self.back, self.goal, goal, new) } else { None };
        let Some(fill) = fill else { return self.change(now, (table, table_after), old, new) };
        let open = Column { nullable: true, identity: old.identity, ..new.clone() };
        let mut table_open = table_after.clone();
        table_open.column_mut(open.id).into_iter().for_each(|column| *column = open.clone());
        let mut statements = if open == *old { Vec::new() } else { self.change(now, (table, &table_open), old, &open) };
        let mut halfway = after.clone();
        halfway.put_table(table_open.clone());
        statements.extend(self.fill(&halfway, &table_open, new, &fill));
        statements.extend(self.change(&halfway, (&table_open, table_after), &open, new));
        statements
    }

    fn change(&self, now: &Schema, (table, table_after): (&Table, &Table), old: &Column, new: &Column) -> Vec<Statement> {
        let change = ColumnChange { schema: now, table, table_after, before: old, after: new, using: None };
        let own = self.answers.conversion(self.back, table, old, new);
        match own {
            Some(_) if old.identity != new.identity => return self.change_numbering(&change),
            _ if old.generated.is_some() || old.identity != new.identity => return self.change_apart(&change),
            _ => {}
        }
        let retyped = old.data_type != new.data_type;
        let converts = own.is_none() && retyped && kind(&old.data_type) != kind(&new.data_type);
        let redefaulted = old.default != new.default;
        let mut calls = Vec::new();
        let mut bare = old.clone();
        // A default of the old type need not be one of the new.
        if retyped && old.default.is_some() {
            calls.push(self.set_default(now, table, &bare, None));
            bare.default = None;
        }
        let mut arguments = vec![string(&new.name)];
        let (nullable, nullable_after) = change.nullable();
        arguments.extend(self.existing(now, table, &bare, nullable == nullable_after, !redefaulted || retyped));
        let quiet = arguments.len();
        if retyped {
            arguments.push(named("type_", type_of(now, table_after, new)));
            arguments.push(named("postgresql_using", string(using(&change, own))));
        }
        if nullable != nullable_after {
            arguments.push(named("nullable", raw(if nullable_after { "True" } else { "False" })));
        }
        if redefaulted && !retyped {
            arguments.push(named("server_default", default_of(new).unwrap_or_else(|| raw("None"))));
        }
        if old.comment != new.comment {
            arguments.push(named("comment", if new.comment.is_empty() { raw("None") } else { string(&new.comment) }));
        }
        let changes = arguments.len() > quiet;
        arguments.splice(quiet..quiet, Self::existing_comment(old));
        if changes {
            calls.push(call("batch_op.alter_column", arguments));
        }
        if retyped && new.default.is_some() {
            let open = Column { default: None, ..new.clone() };
            calls.push(self.set_default(now, table_after, &open, default_of(new)));
        }
        // Alembic would cast as SQLite does, which makes a year of a date: the rows are copied as they are.
        let mut seen = table.clone();
        if converts {
            seen.column_mut(old.id).into_iter().for_each(|column| column.data_type = new.data_type.clone());
        }
        let Statement::Batch { before, schema, told, calls, .. } = self.batch(now, &seen, calls) else { return Vec::new() };
        let batch = Statement::Batch { before, schema, told: told || converts, apart: converts, calls };
        if let Some(own) = own {
            return vec![Statement::Branch { of: Family::Typed.into(), then: vec![batch], otherwise: self.anew(&change, own) }];
        }
        // Values of one enum that look like numbers would be taken for places in the other.
        let into_enum = retyped && matches!((&old.data_type, &new.data_type), (DataType::Enum(_), DataType::Enum(_)));
        if calls_none(&batch) { Vec::new() } else { self.converted(&change, batch, converts || into_enum) }
    }

    /// A new column with the values that the user's expression makes of the old ones, in the place of the old one.
    fn anew(&self, change: &ColumnChange<'_>, own: &Expression) -> Vec<Statement> {
        let (now, table, new) = (change.schema, change.table, change.after);
        let taken = |name: &str| table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
        let short: String = new.name.chars().take(16).collect();
        let name = unique_name(&format!("{short}_new"), taken);
        let mut both = table.clone();
        both.columns.push(Column { name: name.clone(), default: None, nullable: true, ..new.clone() });
        let Some(added) = both.columns.last() else { return Vec::new() };
        let value = Sql::expression(table, own);
        let update = Sql::default().text("UPDATE ").name(&table.name).text(" SET ").name(&name).text(" = ").and(value);
        let mut rename = vec![string(&table.name), string(&name), named("new_column_name", string(&new.name))];
        rename.extend(self.existing(now, &both, added, true, false));
        rename.extend(Self::existing_comment(added));
        let mut statements = vec![
            self.batch(now, table, [call("batch_op.add_column", [column_of(now, table, added, true)])]),
            update.statement(),
            self.batch(now, &both, [call("batch_op.drop_column", [string(&change.before.name)])]),
            Statement::Line(call("op.alter_column", rename)),
        ];
        let mut open = table.clone();
        open.column_mut(new.id).into_iter().for_each(|column| *column = Column { default: None, nullable: true, ..new.clone() });
        let mut last = vec![string(&new.name), named("existing_type", type_of(now, &open, new))];
        last.extend(Self::existing_comment(new));
        let named_already = last.len();
        if !change.nullable().1 {
            last.push(named("nullable", raw("False")));
        }
        last.extend(default_of(new).map(|default| named("server_default", default)));
        if last.len() > named_already {
            statements.push(self.batch(now, &open, [call("batch_op.alter_column", last)]));
        }
        statements
    }

    /// A column that begins or ends to number rows, and whose values change their type as the user says.
    fn change_numbering(&self, change: &ColumnChange<'_>) -> Vec<Statement> {
        let (old, new) = (change.before, change.after);
        let between = Column { identity: false, ..if new.identity { new } else { old }.clone() };
        let mut table = change.table_after.clone();
        table.column_mut(new.id).into_iter().for_each(|column| *column = between.clone());
        let mut halfway = change.schema.clone();
        halfway.put_table(table.clone());
        let mut statements = self.change(change.schema, (change.table, &table), old, &between);
        statements.extend(self.change(&halfway, (&table, change.table_after), &between, new));
        statements
    }

    fn set_default(&self, schema: &Schema, table: &Table, column: &Column, default: Option<Py>) -> Py {
        let mut arguments = vec![string(&column.name)];
        arguments.extend(self.existing(schema, table, column, true, true));
        arguments.extend(Self::existing_comment(column));
        arguments.push(named("server_default", default.unwrap_or_else(|| raw("None"))));
        call("batch_op.alter_column", arguments)
    }

    /// The change with what MySQL and SQLite need around it to make values of one type those of another.
    fn converted(&self, change: &ColumnChange<'_>, batch: Statement, converts: bool) -> Vec<Statement> {
        if !converts {
            return vec![batch];
        }
        let (before, after) = (&change.before.data_type, &change.after.data_type);
        let sqlite = Family::Rebuilt.sql();
        let (table, name) = (sqlite.name(&change.table.name), sqlite.name(&change.after.name));
        let value = sqlite.convert(change.schema, before, after, &name);
        let mut statements = vec![batch];
        let changed = Family::Restated.sql().alter_column(change);
        let is_modify = |sql: &String| sql.starts_with("ALTER TABLE");
        // The last one is what the batch does; those before it go by way of a text.
        let at = changed.iter().rposition(is_modify).unwrap_or(changed.len());
        let lines = |sql: &[String]| -> Vec<Statement> {
            sql.iter().map(|sql| Statement::Line(call("op.execute", [string(escaped(sql))]))).collect()
        };
        let (first, last) = (lines(&changed[..at]), lines(changed.get(at + 1..).unwrap_or_default()));
        if !first.is_empty() {
            statements.insert(0, only(Family::Restated, first));
        }
        if !last.is_empty() {
            statements.push(only(Family::Restated, last));
        }
        if value != name {
            let sql = format!("UPDATE {table} SET {name} = {value}");
            statements.push(only(Family::Rebuilt, vec![Statement::Line(call("op.execute", [string(escaped(&sql))]))]));
        }
        statements
    }

    /// A column that begins or ends to number rows, or that is computed no longer: each database for itself.
    fn change_apart(&self, change: &ColumnChange<'_>) -> Vec<Statement> {
        let (old, new) = (change.before, change.after);
        let execute = |sql: String| Statement::Line(call("op.execute", [string(escaped(&sql))]));
        let postgres = Family::Typed.sql();
        let (table, name) = (postgres.name(&change.table.name), postgres.name(&new.name));
        let mut then: Vec<Statement> = Vec::new();
        let plain = Column { identity: false, ..old.clone() };
        let literal = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let sequence = format!("pg_get_serial_sequence({}, {})", literal(&table), literal(&new.name));
        if old.identity && !new.identity {
            then.push(execute(format!("DO $$ BEGIN EXECUTE 'DROP SEQUENCE ' || {sequence} || ' CASCADE'; END $$")));
        }
        let still = Column { identity: false, ..new.clone() };
        then.extend(postgres.alter_column(&ColumnChange { before: &plain, after: &still, ..*change }).into_iter().map(execute));
        if new.identity && !old.identity {
            // Another sequence can have the name of the table, if that was renamed; it stands where the table does.
            let of = format!("{}_{}_{}_seq", cut(&change.table.name), cut(&new.name), new.id);
            let of = postgres.name_in(&self.goal_table(change.table).namespace, &of);
            then.push(execute(format!("CREATE SEQUENCE {of} OWNED BY {table}.{name}")));
            then.push(execute(format!("ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT nextval({})", literal(&of))));
            then.push(execute(format!("SELECT setval({sequence}, (SELECT coalesce(max({name}), 0) + 1 FROM {table}), false)")));
        }
        let mut arguments = vec![string(&new.name), named("existing_type", type_of(change.schema, change.table, old))];
        arguments.push(named("type_", type_of(change.schema, change.table_after, new)));
        arguments.push(named("nullable", raw(if change.nullable().1 { "True" } else { "False" })));
        if old.default != new.default {
            arguments.push(named("server_default", default_of(new).unwrap_or_else(|| raw("None"))));
        } else {
            arguments.extend(default_of(new).map(|default| named("existing_server_default", default)));
        }
        if old.comment != new.comment {
            arguments.push(named("comment", if new.comment.is_empty() { raw("None") } else { string(&new.comment) }));
        } else {
            arguments.extend(Self::existing_comment(new));
        }
        if old.identity || new.identity {
            arguments.push(named("autoincrement", raw(if new.identity { "True" } else { "False" })));
        }
        let mut seen = change.table.clone();
        seen.column_mut(new.id).into_iter().for_each(|column| {
            let nullable = column.nullable;
            *column = Column { nullable, ..new.clone() };
        });
        if new.generated.is_some() {
            // Nothing but its comment changes, which MySQL wants with the whole of it.
            let modify = Family::Restated.sql().alter_column(change).into_iter().map(execute).collect();
            return vec![only(Family::Typed, then), only(Family::Restated, modify)];
        }
        let Statement::Batch { before, schema, calls, .. } = self.batch(change.schema, &seen, [call("batch_op.alter_column", arguments)])
        else {
            return Vec::new();
        };
        let otherwise = vec![Statement::Batch { before, schema, told: true, apart: true, calls }];
        vec![Statement::Branch { of: Family::Typed.into(), then, otherwise }]
    }

    /// Changes the values of an enum, and the rows that have them.
    pub(super) fn change_enum(&self, now: &Schema, after: &Schema, old: &EnumType, new: &EnumType) -> Vec<Statement> {
        let used_at_once = false;
        let change = EnumChange { schema: now, before: old, after: new, values: &self.answers.values, used_at_once, harmless: self.back };
        let then = Family::Typed.sql().change_enum(&change).into_iter().map(|sql| {
            // A new value can be used only once it is committed.
            let execute = |sql: &str| Statement::Line(call("op.execute", [string(escaped(sql))]));
            match sql.split_once(" ADD VALUE ") {
                Some((before, value)) if sql.starts_with("ALTER TYPE ") => {
                    let value = escaped(&format!("{before} ADD VALUE IF NOT EXISTS {value}"));
                    Statement::Line(call("add_enum_value", [string(value)]))
                }
                _ => execute(&sql),
            }
        });
        let then: Vec<_> = then.collect();
        let mut otherwise = Vec::new();
        for (table, column) in now.users_of(old.id).filter(|(_, column)| column.generated.is_none()) {
            otherwise.extend(self.change_values(now, after, table, column, &change));
        }
        vec![Statement::Branch { of: Family::Typed.into(), then, otherwise }]
    }

    fn change_values(&self, now: &Schema, after: &Schema, table: &Table, column: &Column, change: &EnumChange<'_>) -> Vec<Statement> {
        let first = change.after.values.first().map(|v| v.name.as_str()).filter(|_| self.back && !table.is_nullable(column));
        let mapped = mapping(change.before, change.after, change.values);
        let changed: Vec<_> = mapped.into_iter().filter(|(a, b)| Some(*a) != *b).map(|(a, b)| (a, b.or(first))).collect();
        let (old_type, new_type) = (type_of(now, table, column), type_of(after, table, column));
        let mut statements = Vec::new();
        let alter = |before: &Py, to: &Py, bare: bool, default: Option<Py>| {
            let mut arguments = vec![string(&column.name), named("existing_type", before.clone()), named("type_", to.clone())];
            arguments.push(named("existing_nullable", raw(if table.is_nullable(column) { "True" } else { "False" })));
            arguments.extend(Self::existing_comment(column));
            if bare {
                arguments.push(named("server_default", default.unwrap_or_else(|| raw("None"))));
            } else {
                arguments.extend(default_of(column).map(|default| named("existing_server_default", default)));
            }
            call("batch_op.alter_column", arguments)
        };
        let default_after = column.default.as_ref().and_then(|default| change.default_after(default));
        let moved = default_after != column.default;
        let new_default = default_of(&Column { default: default_after, ..column.clone() });
        if changed.is_empty() {
            return vec![self.batch(now, table, [alter(&old_type, &new_type, moved, new_default)])];
        }
        let (name, mut names) = types::values(now, &column.data_type).unwrap_or_default();
        let new: Vec<_> = change.after.values.iter().map(|v| v.name.clone()).filter(|v| !names.contains(v)).collect();
        names.extend(new);
        let wide = call("enum_type", [name].into_iter().chain(names).map(string));
        if wide != old_type {
            statements.push(self.batch(now, table, [alter(&old_type, &wide, false, None)]));
        }
        statements.push(self.map_values(table, column, &changed));
        if wide != new_type || moved {
            statements.push(self.batch(now, table, [alter(&wide, &new_type, moved, new_default)]));
        }
        statements
    }
}

fn calls_none(statement: &Statement) -> bool {
    matches!(statement, Statement::Batch { calls, .. } if calls.is_empty())
}

/// What PostgreSQL makes of the old values: the user's expression, or its own way from type to type.
fn using(change: &ColumnChange<'_>, own: Option<&Expression>) -> String {
    let sql = Family::Typed.sql();
    match own {
        // Alembic hands this text to the driver as it is, which reads a percent sign as the beginning of a parameter.
        Some(own) => {
            let is_text = matches!(change.after.data_type, DataType::Text | DataType::Varchar(_) | DataType::Char(_));
            // A cast to a text of some length would cut it.
            let data_type = if is_text { "text".into() } else { sql.data_type(change.schema, &change.after.data_type) };
            format!("{}::{data_type}", sql.expression(change.table, own)).replace('%', "%%")
        }
        None => sql.convert(change.schema, &change.before.data_type, &change.after.data_type, &sql.name(&change.before.name)),
    }
}

/// The beginning of a name, so that two fit in one.
fn cut(name: &str) -> String {
    name.chars().take(12).collect()
}

/// Types between which a plain copy does.
pub(super) fn kind(data_type: &DataType) -> u8 {
    match data_type {
        DataType::SmallInt | DataType::Integer | DataType::BigInt => 0,
        DataType::Varchar(_) | DataType::Text | DataType::Char(_) => 1,
        DataType::Timestamp | DataType::TimestampTz => 2,
        DataType::Numeric(_) => 3,
        DataType::Real | DataType::Double => 4,
        DataType::Boolean => 5,
        DataType::Date => 6,
        DataType::Time => 7,
        DataType::Uuid => 8,
        DataType::Json => 9,
        DataType::Binary => 10,
        DataType::Enum(_) => 11,
        DataType::Other(_) => 12,
    }
}
