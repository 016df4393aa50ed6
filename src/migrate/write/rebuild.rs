//! A new table in place of one: create, copy, drop, rename, index. The order of steps is that of
//! SQLite's documentation, "Making Other Kinds Of Table Schema Changes".

use super::super::operation::{Carry, Operation};
use super::super::question::Fill;
use super::Writer;
use crate::dialect::arms;
use crate::schema::{Column, Constraint, DataType, EnumId, Schema, Table, unique_name};

impl Writer<'_> {
    /// The statements that put `after`, as it is in the goal, in place of `before` with its rows.
    pub(super) fn rebuild(&self, now: &Schema, before: &Table, after: &Table, changes: &[Operation]) -> Vec<String> {
        let taken = |name: &str| {
            let same = |other: &str| other.eq_ignore_ascii_case(name);
            [now, self.goal]
                .iter()
                .any(|schema| schema.tables.values().any(|table| same(&table.name) || table.indexes.iter().any(|index| same(&index.name))))
        };
        let temporary = unique_name(&format!("{}_new", after.name), taken);
        let mut statements = vec![self.sql.create_table_as(self.goal, after, &temporary)];
        let mut copied: Vec<_> = after.columns.iter().filter_map(|c| Some((c, self.copied(now, before, after, c, changes)?))).collect();
        if let Some(column) = after.columns.iter().find(|c| c.generated.is_none()).filter(|_| copied.is_empty()) {
            let default = column.default.as_ref().map(|default| self.sql.value(&column.data_type, default));
            copied.push((column, default.unwrap_or_else(|| "NULL".into())));
        }
        let is_number = |table: &Table| table.columns.iter().any(|c| c.identity && table.primary_columns() == [c.id]);
        if is_number(before) && is_number(after) {
            let (old, new) = (self.sql.string(&before.name), self.sql.string(&temporary));
            statements.push(format!("INSERT INTO sqlite_sequence (name, seq) SELECT {new}, seq FROM sqlite_sequence WHERE name = {old}"));
        }
        let source = self.sql.name(&before.name);
        let names: Vec<_> = copied.iter().map(|(column, _)| self.sql.name(&column.name)).collect();
        let values: Vec<_> = copied.iter().map(|(_, value)| value.as_str()).collect();
        let target = self.sql.name(&temporary);
        statements.push(format!("INSERT INTO {target} ({}) SELECT {} FROM {source}", names.join(", "), values.join(", ")));
        statements.push(format!("DROP TABLE {source}"));
        statements.extend(self.sql.rename_table(&temporary, &after.name));
        let indexes = after.constraints().filter(|c| matches!(c, Constraint::Index(_)));
        statements.extend(indexes.flat_map(|index| self.sql.add_constraint(self.goal, after, &index)));
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
        let value = self.kept_value(now, old, column, !required);
        if required && before.is_nullable(old) && old.generated.is_none() {
            let fill = self.fills.of(self.goal, after, column).map(|fill| self.fill_value(now, column, &fill));
            return Some(fill.map_or(value.clone(), |fill| format!("coalesce({value}, {fill})")));
        }
        Some(value)
    }

    /// The value of a column that both tables have, as the new one needs it.
    fn kept_value(&self, now: &Schema, old: &Column, column: &Column, nullable: bool) -> String {
        let name = self.sql.name(&old.name);
        match (&old.data_type, &column.data_type) {
            (DataType::Enum(a), DataType::Enum(b)) if a == b => self.mapped_value(*a, &name, nullable),
            (a, b) if a == b => name,
            (a, b) => self.sql.convert(now, a, b, &name),
        }
    }

    fn mapped_value(&self, id: EnumId, name: &str, nullable: bool) -> String {
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
        let value = self.carried_value(rows, column, now, before);
        fill.map_or(value.clone(), |fill| format!("coalesce({value}, {fill})"))
    }

    fn fill_value(&self, now: &Schema, column: &Column, fill: &Fill) -> String {
        match fill {
            Fill::Number => self.sql.convert(now, &DataType::BigInt, &column.data_type, "row_number() OVER ()"),
            other => self.expression_of(now, column, other),
        }
    }
}
