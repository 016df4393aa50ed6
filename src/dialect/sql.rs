//! How a database spells what a schema has. The defaults are standard SQL; a dialect says what differs.
//!
//! Every method gets the schema in force when its statement runs, and takes all names from there.
//! A statement is written without the semicolon at its end.

use std::collections::BTreeMap;

use super::work::{Deed, LiveChange, LiveStatement, Work};
use super::{Features, quote};
use crate::schema::{
    Column, ColumnId, Constraint, DataType, DefaultValue, Deferrable, EnumType, EnumValueId, Expression, ForeignKey, Generated, Index,
    IndexKey, Mirror, ReferentialAction, Schema, Table,
};

/// A column that changes in place, in the schema before and after.
#[derive(Clone, Copy, Debug)]
pub struct ColumnChange<'a> {
    /// The schema before.
    pub schema: &'a Schema,
    /// The table as it is before.
    pub table: &'a Table,
    /// The table as it is after.
    pub table_after: &'a Table,
    /// The column before.
    pub before: &'a Column,
    /// The column after; its name is the same.
    pub after: &'a Column,
    /// The expression that gives the values of the new type, where the user has one.
    pub using: Option<&'a str>,
}

impl ColumnChange<'_> {
    /// Whether rows may have no value, before and after.
    #[must_use]
    pub fn nullable(&self) -> (bool, bool) {
        (self.table.is_nullable(self.before), self.table_after.is_nullable(self.after))
    }

    /// The user's expression for the new type, where the type changes.
    #[must_use]
    pub fn conversion(&self) -> Option<&str> {
        self.using.filter(|_| self.before.data_type != self.after.data_type)
    }
}

/// An enum whose values change.
#[derive(Clone, Copy, Debug)]
pub struct EnumChange<'a> {
    /// The schema before; the enum has its name in force there.
    pub schema: &'a Schema,
    /// The enum before.
    pub before: &'a EnumType,
    /// The enum after; its name is the same.
    pub after: &'a EnumType,
    /// What rows get whose value goes away.
    pub values: &'a BTreeMap<EnumValueId, EnumValueId>,
    /// Whether a new value is used by a statement of the same script.
    pub used_at_once: bool,
    /// Whether rows that must have a value get the first one where nothing was decided.
    pub harmless: bool,
}

/// See [`EnumChange::mapping`].
#[must_use]
pub fn mapping<'a>(
    before: &'a EnumType,
    after: &'a EnumType,
    values: &BTreeMap<EnumValueId, EnumValueId>,
) -> Vec<(&'a str, Option<&'a str>)> {
    let name_after = |id| after.values.iter().find(|v| v.id == id).map(|v| v.name.as_str());
    let decided = |id| values.get(&id).copied().and_then(name_after);
    before.values.iter().map(|v| (v.name.as_str(), name_after(v.id).or_else(|| decided(v.id)))).collect()
}

/// The arms of a CASE for what changes in a mapping, and the texts that change; `None` where nothing does.
/// A value that goes away without a decision is NULL, or the first of those that stay.
#[must_use]
pub fn arms<S: Sql + ?Sized>(sql: &S, after: &EnumType, mapping: Vec<(&str, Option<&str>)>, first: bool) -> Option<(String, String)> {
    let first = after.values.first().filter(|_| first).map(|value| value.name.as_str());
    let changed: Vec<_> = mapping.into_iter().filter(|(before, after)| Some(*before) != *after).collect();
    let value = |after: Option<&str>| after.or(first).map_or_else(|| "NULL".into(), |name| sql.string(name));
    let arms: Vec<_> = changed.iter().map(|(before, after)| format!("WHEN {} THEN {}", sql.string(before), value(*after))).collect();
    let texts: Vec<_> = changed.iter().map(|(before, _)| sql.string(before)).collect();
    (!arms.is_empty()).then(|| (arms.join(" "), texts.join(", ")))
}

impl EnumChange<'_> {
    /// For each value before: its name, and the name of what rows with it get. `None` is a value that
    /// goes away without a decision.
    #[must_use]
    pub fn mapping(&self) -> Vec<(&str, Option<&str>)> {
        mapping(self.before, self.after, self.values)
    }

    /// The arms of a CASE for what changes of the values of a column, and the texts that change.
    #[must_use]
    pub fn arms<S: Sql + ?Sized>(&self, sql: &S, nullable: bool) -> Option<(String, String)> {
        arms(sql, self.after, self.mapping(), self.harmless && !nullable)
    }

    /// What a default becomes.
    #[must_use]
    pub fn default_after(&self, default: &DefaultValue) -> Option<DefaultValue> {
        let DefaultValue::Literal(text) = default else { return Some(default.clone()) };
        let (_, after) = self.mapping().into_iter().find(|(before, _)| before == text)?;
        after.map(|name| DefaultValue::Literal(name.to_owned()))
    }
}

/// How a database writes SQL.
pub trait Sql: Sync {
    /// What it can do.
    fn features(&self) -> &'static Features;

    /// A name, quoted where it must be.
    fn name(&self, name: &str) -> String {
        quote::name(name, '"')
    }

    /// The name of something in a schema of the database; none is the usual schema.
    fn name_in(&self, namespace: &str, name: &str) -> String {
        if namespace.is_empty() { self.name(name) } else { format!("{}.{}", self.name(namespace), self.name(name)) }
    }

    /// The name of a table where a statement speaks of it.
    fn table(&self, table: &Table) -> String {
        self.name_in(&table.namespace, &table.name)
    }

    /// A string.
    fn string(&self, text: &str) -> String {
        quote::string(text)
    }

    /// The words for a type.
    fn data_type(&self, schema: &Schema, data_type: &DataType) -> String;

    /// A value typed without quotes, as this type needs it.
    fn literal(&self, data_type: &DataType, text: &str) -> String {
        match data_type {
            DataType::Boolean => match quote::truth(text) {
                Some(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
                None => self.string(text),
            },
            DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) | DataType::Real | DataType::Double
                if quote::is_number(text) =>
            {
                text.to_owned()
            }
            _ => self.string(text),
        }
    }

    /// An expression that the user wrote for no database in particular, in this one's words.
    fn function(&self, expression: &str) -> String {
        expression.to_owned()
    }

    /// A value where an expression can stand.
    fn value(&self, data_type: &DataType, value: &DefaultValue) -> String {
        match value {
            DefaultValue::Literal(text) => self.literal(data_type, text),
            DefaultValue::Expression(text) => quote::parenthesised(&self.function(text)),
        }
    }

    /// A value after the word DEFAULT.
    fn default(&self, data_type: &DataType, value: &DefaultValue) -> String {
        self.value(data_type, value)
    }

    /// An expression over the columns of a table, between parentheses.
    fn expression(&self, table: &Table, expression: &Expression) -> String {
        quote::parenthesised(&expression.write(|id| self.name(table.column(id).map_or("?", |c| c.name.as_str()))))
    }

    /// What follows the type of a generated column.
    fn generated(&self, table: &Table, generated: &Generated) -> String {
        let kept = if generated.stored || !self.features().virtual_columns { "STORED" } else { "VIRTUAL" };
        format!("GENERATED ALWAYS AS {} {kept}", self.expression(table, &generated.expression))
    }

    /// What makes a column number its rows.
    fn identity(&self) -> &'static str {
        "GENERATED BY DEFAULT AS IDENTITY"
    }

    /// A column in CREATE TABLE and ADD COLUMN: its name, type and attributes.
    fn column(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> String {
        let mut words = vec![self.name(&column.name), self.data_type(schema, &column.data_type)];
        if let Some(generated) = &column.generated {
            words.push(self.generated(table, generated));
        } else if column.identity {
            words.push(self.identity().into());
        } else if let Some(default) = &column.default {
            words.push(format!("DEFAULT {}", self.default(&column.data_type, default)));
        }
        if !nullable {
            words.push("NOT NULL".into());
        }
        words.join(" ")
    }

    /// Names of columns between parentheses.
    fn columns(&self, table: &Table, ids: &[ColumnId]) -> String {
        let names: Vec<_> = ids.iter().map(|id| self.name(table.column(*id).map_or("?", |c| c.name.as_str()))).collect();
        format!("({})", names.join(", "))
    }

    /// A constraint inside CREATE TABLE or after ADD; `None` for an index, which has a statement of its own.
    fn constraint(&self, schema: &Schema, table: &Table, constraint: &Constraint) -> Option<String> {
        let body = match constraint {
            Constraint::Primary(key) => format!("PRIMARY KEY {}", self.columns(table, &key.columns)),
            Constraint::Unique(key) => format!("UNIQUE {}", self.columns(table, &key.columns)),
            Constraint::Check(check) => format!("CHECK {}", self.expression(table, &check.expression)),
            Constraint::ForeignKey(key) => self.foreign_key(schema, table, key),
            Constraint::Index(_) => return None,
        };
        Some(format!("CONSTRAINT {} {body}", self.name(constraint.name())))
    }

    /// A foreign key without its name.
    fn foreign_key(&self, schema: &Schema, table: &Table, key: &ForeignKey) -> String {
        let (target, columns) = match schema.table(key.target) {
            Some(target) => (self.table(target), self.columns(target, &key.target_columns)),
            None => ("?".into(), "(?)".into()),
        };
        let mut text = format!("FOREIGN KEY {} REFERENCES {target} {columns}", self.columns(table, &key.columns));
        for (event, action) in [("DELETE", key.on_delete), ("UPDATE", key.on_update)] {
            if action != ReferentialAction::NoAction {
                text.push_str(&format!(" ON {event} {}", action.sql()));
            }
        }
        if key.deferrable != Deferrable::Not {
            text.push(' ');
            text.push_str(key.deferrable.sql());
        }
        text
    }

    /// Further constraints that a table needs here because of the types of its columns.
    fn implied_constraints(&self, schema: &Schema, table: &Table) -> Vec<String> {
        let _ = (schema, table);
        Vec::new()
    }

    /// What follows the closing parenthesis of CREATE TABLE.
    fn table_options(&self, table: &Table) -> String {
        let _ = table;
        String::new()
    }

    /// CREATE TABLE under another name than its own, without indexes and comments.
    fn create_table_as(&self, schema: &Schema, table: &Table, name: &str) -> String {
        let columns = table.columns.iter().map(|c| self.column(schema, table, c, table.is_nullable(c)));
        let constraints = table.constraints().filter_map(|c| self.constraint(schema, table, &c));
        let lines: Vec<_> = columns.chain(constraints).chain(self.implied_constraints(schema, table)).collect();
        let body = if lines.is_empty() { String::new() } else { format!("\n    {}\n", lines.join(",\n    ")) };
        format!("CREATE TABLE {} ({body}){}", self.name_in(&table.namespace, name), self.table_options(table))
    }

    /// A table with its keys, checks, foreign keys, indexes and comments.
    fn create_table(&self, schema: &Schema, table: &Table) -> Vec<String> {
        standard_table(self, schema, table)
    }

    /// The statements that give a new table and its columns their comments, where those stand apart.
    fn comments(&self, table: &Table) -> Vec<String> {
        let mut statements = Vec::new();
        if !table.comment.is_empty() {
            statements.extend(self.comment_table(table));
        }
        for column in table.columns.iter().filter(|c| !c.comment.is_empty()) {
            statements.extend(self.comment_column(table, column));
        }
        statements
    }

    /// Drops a table.
    fn drop_table(&self, table: &Table) -> Vec<String> {
        vec![format!("DROP TABLE {}", self.table(table))]
    }

    /// Gives a table another name.
    fn rename_table(&self, table: &Table, after: &str) -> Vec<String> {
        vec![format!("ALTER TABLE {} RENAME TO {}", self.table(table), self.name(after))]
    }

    /// Puts a table in another schema of the database.
    fn move_table(&self, table: &Table, after: &str) -> Vec<String> {
        let after = if after.is_empty() { "public" } else { after };
        vec![format!("ALTER TABLE {} SET SCHEMA {}", self.table(table), self.name(after))]
    }

    /// Makes a schema of the database, which may be there for other things.
    fn create_namespace(&self, name: &str) -> Vec<String> {
        vec![format!("CREATE SCHEMA IF NOT EXISTS {}", self.name(name))]
    }

    /// Drops a schema of the database; refused by it where other things are left in it.
    fn drop_namespace(&self, name: &str) -> Vec<String> {
        vec![format!("DROP SCHEMA {}", self.name(name))]
    }

    /// Changes when a foreign key is checked, where [`Features::alters_deferrable`].
    fn alter_deferrable(&self, table: &Table, key: &ForeignKey, after: Deferrable) -> Vec<String> {
        vec![format!("ALTER TABLE {} ALTER CONSTRAINT {} {}", self.table(table), self.name(&key.name), after.sql())]
    }

    /// Sets the comment of a table; none is NULL.
    fn comment_table(&self, table: &Table) -> Vec<String> {
        vec![format!("COMMENT ON TABLE {} IS {}", self.table(table), self.comment(&table.comment))]
    }

    /// Sets the comment of a column, where that is a statement of its own.
    fn comment_column(&self, table: &Table, column: &Column) -> Vec<String> {
        let (table, name) = (self.table(table), self.name(&column.name));
        vec![format!("COMMENT ON COLUMN {table}.{name} IS {}", self.comment(&column.comment))]
    }

    /// A comment as a value.
    fn comment(&self, text: &str) -> String {
        if text.is_empty() { "NULL".into() } else { self.string(text) }
    }

    /// Adds a column; `table` has it already, in its place. `nullable` may differ from what it will be.
    fn add_column(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> Vec<String> {
        let definition = self.column(schema, table, column, nullable);
        let mut statements = vec![format!("ALTER TABLE {} ADD COLUMN {definition}", self.table(table))];
        if !column.comment.is_empty() {
            statements.extend(self.comment_column(table, column));
        }
        statements
    }

    /// Drops a column.
    fn drop_column(&self, table: &Table, column: &Column) -> Vec<String> {
        vec![format!("ALTER TABLE {} DROP COLUMN {}", self.table(table), self.name(&column.name))]
    }

    /// Gives a column another name.
    fn rename_column(&self, table: &Table, before: &str, after: &str) -> Vec<String> {
        let (table, before, after) = (self.table(table), self.name(before), self.name(after));
        vec![format!("ALTER TABLE {table} RENAME COLUMN {before} TO {after}")]
    }

    /// Changes a column's type, default, nullability, identity and comment.
    fn alter_column(&self, change: &ColumnChange<'_>) -> Vec<String>;

    /// Lets a column be empty or not, and changes nothing else.
    fn set_nullable(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> Vec<String> {
        let _ = schema;
        let word = if nullable { "DROP" } else { "SET" };
        vec![format!("ALTER TABLE {} ALTER COLUMN {} {word} NOT NULL", self.table(table), self.name(&column.name))]
    }

    /// Puts the columns of a table in the order that they have in `after`.
    fn order_columns(&self, schema: &Schema, before: &Table, after: &Table) -> Vec<String> {
        let _ = (schema, before, after);
        Vec::new()
    }

    /// The parts of an index, between parentheses.
    fn index_parts(&self, table: &Table, index: &Index) -> String {
        let mut parts = Vec::new();
        for part in &index.parts {
            let spelled = match &part.key {
                IndexKey::Column(column) => self.index_column(table, *column),
                IndexKey::Expression(expression) => self.expression(table, expression),
            };
            parts.push(if part.descending { format!("{spelled} DESC") } else { spelled });
        }
        format!("({})", parts.join(", "))
    }

    /// A column as part of an index.
    fn index_column(&self, table: &Table, column: ColumnId) -> String {
        self.name(table.column(column).map_or("?", |c| c.name.as_str()))
    }

    /// CREATE INDEX.
    fn create_index(&self, table: &Table, index: &Index) -> String {
        let unique = if index.unique { "UNIQUE " } else { "" };
        let method = index.method.as_ref().filter(|_| !index.is_tree()).map_or_else(String::new, |method| format!("USING {method} "));
        let mut text =
            format!("CREATE {unique}INDEX {} ON {} {method}{}", self.name(&index.name), self.table(table), self.index_parts(table, index));
        if !index.include.is_empty() {
            text.push_str(" INCLUDE ");
            text.push_str(&self.columns(table, &index.include));
        }
        if let Some(predicate) = &index.predicate {
            text.push_str(" WHERE ");
            text.push_str(&self.expression(table, predicate));
        }
        text
    }

    /// Adds a constraint or an index.
    fn add_constraint(&self, schema: &Schema, table: &Table, constraint: &Constraint) -> Vec<String> {
        if let Constraint::Index(index) = constraint {
            return vec![self.create_index(table, index)];
        }
        let add = |text: String| format!("ALTER TABLE {} ADD {text}", self.table(table));
        self.constraint(schema, table, constraint).map(add).into_iter().collect()
    }

    /// Drops a constraint or an index.
    fn drop_constraint(&self, table: &Table, constraint: &Constraint) -> Vec<String> {
        let name = self.name(constraint.name());
        vec![match constraint {
            Constraint::Index(index) => format!("DROP INDEX {}", self.name_in(&table.namespace, &index.name)),
            _ => format!("ALTER TABLE {} DROP CONSTRAINT {name}", self.table(table)),
        }]
    }

    /// Gives a constraint or an index another name, where [`Features::renames`] says that it can.
    fn rename_constraint(&self, table: &Table, constraint: &Constraint, after: &str) -> Vec<String> {
        let (before, after) = (self.name(constraint.name()), self.name(after));
        vec![match constraint {
            Constraint::Index(index) => format!("ALTER INDEX {} RENAME TO {after}", self.name_in(&table.namespace, &index.name)),
            _ => format!("ALTER TABLE {} RENAME CONSTRAINT {before} TO {after}", self.table(table)),
        }]
    }

    /// Gives each row where a column is empty a number of its own in it.
    fn number_rows(&self, schema: &Schema, table: &Table, column: &Column) -> Vec<String>;

    /// The value of `column` in the first row of `table`, as an expression.
    fn one_value(&self, column: &str, table: &str, order: &str) -> String {
        format!("(SELECT {column} FROM {table} ORDER BY {order} LIMIT 1)")
    }

    /// Makes an enum, where it is a type of its own.
    fn create_enum(&self, enum_type: &EnumType) -> Vec<String> {
        let _ = enum_type;
        Vec::new()
    }

    /// Drops an enum, where it is a type of its own.
    fn drop_enum(&self, enum_type: &EnumType) -> Vec<String> {
        let _ = enum_type;
        Vec::new()
    }

    /// Gives an enum another name, where it has one.
    fn rename_enum(&self, before: &str, after: &str) -> Vec<String> {
        let _ = (before, after);
        Vec::new()
    }

    /// Changes the values of an enum, and the rows that have them.
    fn change_enum(&self, change: &EnumChange<'_>) -> Vec<String> {
        let _ = change;
        Vec::new()
    }

    /// Lets what is written to either column of a mirror be carried to the other, from now on. The new one wins.
    fn begin_mirror(&self, schema: &Schema, table: &Table, mirror: Mirror) -> Vec<String> {
        let _ = (schema, table, mirror);
        Vec::new()
    }

    /// Ends that.
    fn end_mirror(&self, table: &Table, mirror: Mirror) -> Vec<String> {
        let _ = (table, mirror);
        Vec::new()
    }

    /// The statement that fills a column of a mirror, so that nothing is carried back meanwhile.
    fn fill_mirror(&self, fill: String) -> Vec<String> {
        vec![fill]
    }

    /// A value of one type where one of another is wanted.
    fn converted(&self, schema: &Schema, before: &DataType, after: &DataType, value: &str) -> String {
        if before == after { value.to_owned() } else { self.convert(schema, before, after, value) }
    }

    /// What a change costs on a table with rows.
    fn work(&self, deed: &Deed<'_>) -> Work {
        let _ = deed;
        Work::default()
    }

    /// The statements of a change in the order and form in which they keep nobody waiting for long.
    fn live(&self, change: &LiveChange<'_>, plain: Vec<String>) -> Vec<LiveStatement> {
        let _ = change;
        plain.into_iter().map(LiveStatement::inside).collect()
    }

    /// What is said at the head of a transaction on a live database: how long to wait for others. None where
    /// there is no such thing, and so no careful way.
    fn patience(&self) -> Option<&'static str> {
        None
    }

    /// What lets a transaction alter a table whose rows it wrote: foreign keys that wait for its end are checked with each
    /// statement. None where that stands in nobody's way.
    fn settles(&self) -> Option<&'static str> {
        None
    }

    /// What makes a value of one type one of another, where a plain cast is not enough or not allowed.
    fn convert(&self, schema: &Schema, before: &DataType, after: &DataType, value: &str) -> String {
        let _ = before;
        format!("CAST({value} AS {})", self.data_type(schema, after))
    }
}

/// A table in standard SQL: its indexes and comments are statements of their own.
pub(super) fn standard_table<S: Sql + ?Sized>(sql: &S, schema: &Schema, table: &Table) -> Vec<String> {
    let mut statements = vec![sql.create_table_as(schema, table, &table.name)];
    let indexes = table.constraints().filter(|c| matches!(c, Constraint::Index(_)));
    statements.extend(indexes.flat_map(|index| sql.add_constraint(schema, table, &index)));
    statements.extend(sql.comments(table));
    statements
}
