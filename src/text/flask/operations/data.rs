//! What a migration does to rows: SQL that every database reads, with names quoted when it runs.

use super::super::python::{Py, call, string};
use super::super::types;
use super::alter::kind;
use super::{Statement, Writer, carried, escaped, only};
use crate::dialect::{Family, is_number};
use crate::migrate::{Answers, Carry, Fill, Partners};
use crate::schema::{Column, DataType, DefaultValue, Expression, Part, Schema, Table};

/// SQL in pieces: text, and names that each database quotes in its own way.
#[derive(Default)]
pub(super) struct Sql(Vec<Piece>);

enum Piece {
    Text(String),
    Name(String),
    Value(String),
}

impl Sql {
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Piece::Text(text.into()));
        self
    }

    pub fn name(mut self, name: &str) -> Self {
        self.0.push(Piece::Name(name.to_owned()));
        self
    }

    fn value(mut self, value: &str) -> Self {
        self.0.push(Piece::Value(value.to_owned()));
        self
    }

    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// An expression over the columns of a table.
    pub fn expression(table: &Table, expression: &Expression) -> Self {
        Self(expression.parts().iter().fold(Vec::new(), |mut pieces, part| {
            pieces.push(match part {
                Part::Text(text) => Piece::Text(text.clone()),
                Part::Column(id) => Piece::Name(table.column(*id).map_or("?", |c| c.name.as_str()).to_owned()),
            });
            pieces
        }))
    }

    /// The SQL as a value of Python: a string, or a call that quotes the names that are no plain words.
    pub fn py(&self) -> Py {
        let is_plain = |name: &str| Family::STANDARD.sql().name(name) == name;
        let plain = self.0.iter().all(|piece| !matches!(piece, Piece::Name(name) if !is_plain(name)));
        let mut text = String::new();
        let mut names = Vec::new();
        for (at, piece) in self.0.iter().enumerate() {
            match piece {
                Piece::Text(piece) if plain => text.push_str(&escaped(piece)),
                Piece::Text(piece) => text.push_str(&escaped(piece).replace('{', "{{").replace('}', "}}")),
                Piece::Name(name) if plain => text.push_str(name),
                Piece::Name(name) => {
                    text.push_str("{}");
                    names.push(string(name));
                }
                Piece::Value(_) if self.binds() => text.push_str(&format!(":v{at}")),
                Piece::Value(value) => {
                    let value = escaped(&format!("'{}'", value.replace('\'', "''")));
                    text.push_str(&if plain { value } else { value.replace('{', "{{").replace('}', "}}") });
                }
            }
        }
        if plain { string(text) } else { call("sql", [string(text)].into_iter().chain(names)) }
    }

    /// Whether its values had better not stand in the text: MySQL reads a backslash in another way than the others.
    fn binds(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Value(value) if value.contains('\\')))
    }

    /// The statement that runs it.
    pub fn statement(&self) -> Statement {
        if !self.binds() {
            return Statement::Line(call("op.execute", [self.py()]));
        }
        let values = self.0.iter().enumerate().filter_map(|(at, piece)| match piece {
            Piece::Value(value) => Some((format!("v{at}"), string(value))),
            _ => None,
        });
        let values = Py::Dict(values.collect());
        Statement::Line(call("op.get_bind().execute", [call("sa.text", [self.py()]), values]))
    }
}

/// Whether a value has to be made another one on its way from column to column.
fn differs(old: &Column, new: &Column) -> bool {
    kind(&old.data_type) != kind(&new.data_type)
}

/// A statement for all databases, or one for each family where it converts values.
fn each(converts: bool, statement: impl Fn(Option<Family>) -> Statement) -> Vec<Statement> {
    match converts {
        true => Family::ALL.map(|family| only(family, vec![statement(Some(family))])).into(),
        false => vec![statement(None)],
    }
}

/// A value of one column, under its name, as one of another column, in the words of a family.
fn between(family: Option<Family>, schema: &Schema, (names, old): (&[&str], &Column), new: &Column) -> Sql {
    let Some(sql) = family.map(Family::sql).filter(|_| old.data_type != new.data_type) else {
        let dotted = |sql: Sql, name: &&str| if sql.0.is_empty() { sql } else { sql.text(".") }.name(name);
        return names.iter().fold(Sql::default(), dotted);
    };
    let quoted: Vec<_> = names.iter().map(|name| sql.name(name)).collect();
    Sql::default().text(sql.convert(schema, &old.data_type, &new.data_type, &quoted.join(".")))
}

/// A value in SQL that every database reads alike.
fn value_of(data_type: &DataType, value: &DefaultValue) -> Sql {
    let sql = Sql::default();
    match value {
        DefaultValue::Expression(text) => match text.trim().to_ascii_lowercase().as_str() {
            "now()" | "current_timestamp()" => sql.text("CURRENT_TIMESTAMP"),
            _ => sql.text(format!("({text})")),
        },
        DefaultValue::Literal(text) => match data_type {
            DataType::Boolean => {
                let truth = ["true", "t", "yes", "1"].contains(&text.to_lowercase().as_str());
                sql.text(if truth { "TRUE" } else { "FALSE" })
            }
            DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) | DataType::Real | DataType::Double
                if is_number(text) =>
            {
                sql.text(text)
            }
            _ => sql.value(&types::literal(data_type, text)),
        },
    }
}

impl Writer<'_> {
    /// Fills a column where it is empty.
    pub(super) fn fill(&self, schema: &Schema, table: &Table, column: &Column, fill: &Fill) -> Vec<Statement> {
        let value = match fill {
            Fill::Number => return numbers(schema, table, column),
            Fill::Value(value) => value_of(&column.data_type, value),
            Fill::Parent(end) => {
                let found = schema.table(end.target).and_then(|target| Some((target, target.column(end.column)?)));
                match found {
                    // MySQL does not read a table in an UPDATE of it, but a table derived from it.
                    Some((target, found)) => Sql::default()
                        .text("(SELECT ")
                        .name(&found.name)
                        .text(" FROM (SELECT ")
                        .name(&found.name)
                        .text(" FROM ")
                        .name(&target.name)
                        .text(" ORDER BY ")
                        .name(&found.name)
                        .text(" LIMIT 1) AS one_row)"),
                    None => value_of(&column.data_type, &Answers::harmless(schema, column)),
                }
            }
        };
        let update = Sql::default().text("UPDATE ").name(&table.name).text(" SET ").name(&column.name).text(" = ").and(value);
        vec![update.text(" WHERE ").name(&column.name).text(" IS NULL").statement()]
    }

    /// The rows of a junction table from the columns that it takes over.
    pub(super) fn carry_in(&self, rows: &Carry, now: &Schema, after: &Schema) -> Vec<Statement> {
        let Some((table, junction)) = carried(rows, now, after) else { return vec![Sql::default().statement()] };
        let retyped =
            rows.columns.iter().any(|id| matches!((table.column(*id), junction.column(*id)), (Some(a), Some(b)) if differs(a, b)));
        each(retyped, |family| self.carry_in_by(family, rows, now, after, (table, junction)))
    }

    fn carry_in_by(
        &self,
        family: Option<Family>,
        rows: &Carry,
        now: &Schema,
        after: &Schema,
        (table, junction): (&Table, &Table),
    ) -> Statement {
        let (mut into, mut select, mut open) = (Sql::default(), Sql::default(), Sql::default());
        let comma = |sql: Sql| if sql.0.is_empty() { sql } else { sql.text(", ") };
        let pairs = rows.columns.iter().map(|id| (*id, *id)).chain(rows.key.iter().copied());
        for (ours, theirs) in pairs {
            if let (Some(ours), Some(old)) = (junction.column(ours), table.column(theirs)) {
                into = comma(into).name(&ours.name);
                select = comma(select).and(between(family, now, (&[&old.name], old), ours));
                if rows.columns.contains(&theirs) {
                    open = if open.0.is_empty() { open } else { open.text(" AND ") }.name(&old.name).text(" IS NOT NULL");
                }
            }
        }
        let named = |id| rows.columns.contains(&id) || rows.key.iter().any(|(ours, _)| *ours == id);
        for column in junction.columns.iter().filter(|c| !named(c.id)) {
            let fills_itself = column.default.is_some() || column.identity || column.generated.is_some();
            if !fills_itself && !junction.is_nullable(column) {
                let answer = self.answers.fills.get(&column.id).cloned();
                into = comma(into).name(&column.name);
                select = comma(select).and(value_of(&column.data_type, &answer.unwrap_or_else(|| Answers::harmless(after, column))));
            }
        }
        let insert = Sql::default().text("INSERT INTO ").name(&junction.name).text(" (").and(into).text(") SELECT ").and(select);
        insert.text(" FROM ").name(&table.name).text(" WHERE ").and(open).statement()
    }

    /// A column's values from the junction table that had them: of several, the first.
    pub(super) fn carry_out(&self, rows: &Carry, column: &Column, after: &Schema, table: &Table) -> Vec<Statement> {
        let Some((junction, old)) = after.table(rows.junction).and_then(|j| Some((&**j, j.column(column.id)?))) else { return Vec::new() };
        each(differs(old, column), |family| self.carry_out_by(family, rows, (junction, old), after, (table, column)))
    }

    fn carry_out_by(
        &self,
        family: Option<Family>,
        rows: &Carry,
        (junction, old): (&Table, &Column),
        after: &Schema,
        (table, column): (&Table, &Column),
    ) -> Statement {
        let name_in = |table: &Table, id| table.column(id).map_or_else(|| "?".into(), |c| c.name.clone());
        let mut sql = Sql::default().text("UPDATE ").name(&table.name).text(" SET ").name(&column.name);
        let required = !self.goal_table(table).is_nullable(column);
        sql = sql.text(if required && column.default.is_some() { " = coalesce((SELECT " } else { " = (SELECT " });
        sql = sql.and(between(family, after, (&[&junction.name, &old.name], old), column));
        sql = sql.text(" FROM ").name(&junction.name).text(" WHERE ");
        for (at, (ours, theirs)) in rows.key.iter().enumerate() {
            sql = if at > 0 { sql.text(" AND ") } else { sql };
            sql = sql.name(&junction.name).text(".").name(&name_in(junction, *ours)).text(" = ");
            sql = sql.name(&table.name).text(".").name(&name_in(table, *theirs));
        }
        sql = sql.text(" ORDER BY ");
        let first = match rows.partners {
            Partners::Many if !junction.primary_columns().is_empty() => junction.primary_columns(),
            _ => &rows.columns,
        };
        for (at, id) in first.iter().enumerate() {
            sql = if at > 0 { sql.text(", ") } else { sql };
            sql = sql.name(&junction.name).text(".").name(&name_in(junction, *id));
        }
        let sql = sql.text(" LIMIT 1)");
        // A row without a partner gets the default, where it must have a value.
        match column.default.as_ref().filter(|_| required) {
            Some(default) => sql.text(", ").and(value_of(&column.data_type, default)).text(")").statement(),
            None => sql.statement(),
        }
    }

    /// Gives rows the names that the values of an enum have after a change.
    pub(super) fn map_values(&self, table: &Table, column: &Column, changed: &[(&str, Option<&str>)]) -> Statement {
        let mut sql = Sql::default().text("UPDATE ").name(&table.name).text(" SET ").name(&column.name).text(" = CASE ");
        sql = sql.name(&column.name);
        for (before, after) in changed {
            sql = sql.text(" WHEN ").value(before).text(" THEN ");
            sql = match after {
                Some(after) => sql.value(after),
                None => sql.text("NULL"),
            };
        }
        sql = sql.text(" ELSE ").name(&column.name).text(" END WHERE ").name(&column.name).text(" IN (");
        for (at, (before, _)) in changed.iter().enumerate() {
            sql = if at > 0 { sql.text(", ") } else { sql }.value(before);
        }
        sql.text(")").statement()
    }
}

/// A number of its own for each row.
fn numbers(schema: &Schema, table: &Table, column: &Column) -> Vec<Statement> {
    let of = |which: Family| {
        let sql = which.sql().number_rows(schema, table, column);
        let lines = sql.into_iter().map(|sql| Statement::Line(call("op.execute", [string(escaped(&sql))])));
        only(which, lines.collect())
    };
    Family::ALL.into_iter().map(of).collect()
}
