//! A new table in place of one: set aside, create, copy, count, drop, index.
//!
//! SQLite's documentation ("Making Other Kinds Of Table Schema Changes") creates the new table under another
//! name and drops the old one. A program that goes on after an error, as `sqlite3` does when it reads a file,
//! would then drop rows that were never copied. So the old table is set aside first, in the way in which
//! references to it stay as they are (`PRAGMA legacy_alter_table`), and a failed copy takes that back: what is
//! then to be dropped is not there. Law: rows are dropped only once as many stand in the new table.

use std::sync::Arc;

use super::super::near::around;
use super::super::operation::{Carry, Operation};
use super::super::question::Fill;
use super::Writer;
use crate::dialect::arms;
use crate::schema::{Column, Constraint, DataType, EnumId, Schema, Table, unique_name};

impl Writer<'_> {
    /// The statements that put `after`, as it is in the goal, in place of `before` with its rows.
    pub(super) fn rebuild(&self, now: &Schema, before: &Table, after: &Table, changes: &[Operation]) -> Vec<String> {
        // A table that is dropped only later may have such a name as well, to make room for another.
        let is_there = |name: &str| now.tables.values().any(|table| table.name.eq_ignore_ascii_case(name));
        let aside = unique_name(&format!("{}_old", after.name), |name| self.is_taken(name) || is_there(name));
        let mut statements = vec!["SAVEPOINT relata_rebuild".to_owned(), "PRAGMA legacy_alter_table = ON".to_owned()];
        statements.extend(self.sql.rename_table(before, &aside));
        statements.push("PRAGMA legacy_alter_table = OFF".to_owned());
        statements.push(self.sql.create_table_as(self.goal, after, &after.name));
        // From here on what is read of the old table is read under its name aside.
        let is_number = |table: &Table| table.columns.iter().any(|c| c.identity && table.primary_columns() == [c.id]);
        let numbered = is_number(before) && is_number(after);
        let mut now = around(now, [before, after], changes);
        let before = Arc::new(Table { name: aside, ..before.clone() });
        now.tables.insert(before.id, Arc::clone(&before));
        let (now, before) = (&now, &*before);
        let mut copied: Vec<_> = after.columns.iter().filter_map(|c| Some((c, self.copied(now, before, after, c, changes)?))).collect();
        if let Some(column) = after.columns.iter().find(|c| c.generated.is_none()).filter(|_| copied.is_empty()) {
            let default = column.default.as_ref().map(|default| self.sql.value(&column.data_type, default));
            copied.push((column, default.unwrap_or_else(|| "NULL".into())));
        }
        if numbered {
            let (old, new) = (self.sql.string(&before.name), self.sql.string(&after.name));
            statements.push(format!("INSERT INTO sqlite_sequence (name, seq) SELECT {new}, seq FROM sqlite_sequence WHERE name = {old}"));
        }
        let (source, target) = (self.sql.name(&before.name), self.sql.name(&after.name));
        let names: Vec<_> = copied.iter().map(|(column, _)| self.sql.name(&column.name)).collect();
        let values: Vec<_> = copied.iter().map(|(_, value)| value.as_str()).collect();
        statements.push(format!("INSERT OR ROLLBACK INTO {target} ({}) SELECT {} FROM {source}", names.join(", "), values.join(", ")));
        statements.push(guard(&self.sql.string(&format!("not every row of {} was copied", after.name)), &source, &target));
        statements.push(format!("DROP TABLE {source}"));
        let indexes = after.indexes.iter().cloned().map(Constraint::Index);
        statements.extend(indexes.flat_map(|index| self.sql.add_constraint(self.goal, after, &index)));
        statements.push("RELEASE relata_rebuild".to_owned());
        statements
    }

    /// The expression over the old table that gives a column its values; `None` where the new table's own
    /// default, number or computation does.
    fn copied(&self, now: &Schema, before: &Table, after: &Table, column: &Column, changes: &[Operation]) -> Option<String> {
        if column.generated.is_some() {
            return None;
        }
        let required = !after.is_nullable(column);
        let Some(old) = before.column(column.id) else { return self.new_value(now, before, after, column, changes) };
        let value = self.kept_value(now, before, old, column, !required);
        if required && before.is_nullable(old) {
            let fill = self.fills.of(self.goal, after, column).map(|fill| self.fill_value(now, column, &fill));
            return Some(fill.map_or(value.clone(), |fill| format!("coalesce({value}, {fill})")));
        }
        Some(value)
    }

    /// The value of a column that both tables have, as the new one needs it.
    fn kept_value(&self, now: &Schema, before: &Table, old: &Column, column: &Column, nullable: bool) -> String {
        if let Some(own) = self.fills.conversion(before, old, column) {
            return self.sql.expression(before, own);
        }
        let name = self.sql.name(&old.name);
        match (&old.data_type, &column.data_type) {
            (DataType::Enum(a), DataType::Enum(b)) if a == b => self.mapped_value(*a, &name, nullable),
            (a, b) if a == b => name,
            (a, b) => self.sql.convert(now, a, b, &name),
        }
    }

    pub(super) fn mapped_value(&self, id: EnumId, name: &str, nullable: bool) -> String {
        let change = self.operations.iter().find_map(|operation| match operation {
            Operation::ChangeEnum { before, after } if after.id == id => Some((before, after)),
            _ => None,
        });
        let Some((before, after)) = change else { return name.to_owned() };
        let mapping = crate::dialect::mapping(before, after, &self.fills.answers.values);
        match arms(self.sql, after, mapping, self.fills.harmless && !nullable) {
            Some((arms, _)) => format!("CASE {name} {arms} ELSE {name} END"),
            None => name.to_owned(),
        }
    }

    /// What rows get in a column that the old table does not have.
    fn new_value(&self, now: &Schema, before: &Table, after: &Table, column: &Column, changes: &[Operation]) -> Option<String> {
        let required = !after.is_nullable(column);
        let answered = self.fills.answers.fills.contains_key(&column.id);
        let fills_itself = column.default.is_some() || column.identity;
        let wants = required && !column.identity && (!fills_itself || answered);
        let fill = wants.then(|| self.fills.of(self.goal, after, column)).flatten();
        let fill = fill.map(|fill| self.fill_value(now, column, &fill));
        let carried = changes.iter().find_map(|change| match change {
            Operation::AddColumn { column: added, rows: Some(rows), .. } if added.id == column.id => Some(rows),
            _ => None,
        });
        match carried {
            Some(rows) => Some(self.carried(rows, column, now, before, fill)),
            None if fill.is_some() => fill,
            None if fills_itself => None,
            // A column that must have a value and gets none fails on the first row, and only then.
            None => required.then(|| "NULL".into()),
        }
    }

    fn carried(&self, rows: &Carry, column: &Column, now: &Schema, before: &Table, fill: Option<String>) -> String {
        let now = &self.with_loan(now, column.id);
        let value = self.or_default(self.carried_value(rows, column, now, before), column, before);
        fill.map_or(value.clone(), |fill| format!("coalesce({value}, {fill})"))
    }

    fn fill_value(&self, now: &Schema, column: &Column, fill: &Fill) -> String {
        match fill {
            Fill::Number => self.sql.convert(now, &DataType::BigInt, &column.data_type, "row_number() OVER ()"),
            other => self.expression_of(now, column, other),
        }
    }
}

/// Stops, and takes everything back, where the two tables do not have as many rows.
/// The table `relata_guard` is made at the head of the file.
fn guard(problem: &str, source: &str, target: &str) -> String {
    format!(
        "INSERT OR ROLLBACK INTO relata_guard SELECT {problem} WHERE (SELECT count(*) FROM {source}) <> (SELECT count(*) FROM {target})"
    )
}
