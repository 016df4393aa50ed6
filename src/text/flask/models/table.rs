//! A table: a class, or where it is nothing but a link, a plain table.

use super::super::python::{Py, call, named, raw, string, strings};
use super::column::{short_index, short_unique};
use super::head::is_over_expression;
use super::{Style, Writer, joined, table_args};
use crate::schema::{Column, ColumnId, DataType, Index, IndexKey, IndexPart, Place, Severity, Table};

impl Writer<'_> {
    /// The class of a table.
    pub(super) fn class(&mut self, table: &Table) -> String {
        let base = if self.style == Style::Plain { "Base" } else { "db.Model" };
        let mut lines = vec![format!("class {}({base}):", self.names.table(table.id))];
        lines.push(Py::Str(table.name.clone()).write(4, "__tablename__ = ", ""));
        let constraints = self.constraints(table);
        lines.extend(table_args(&constraints, &self.table_options(table)));
        if table.primary_key.is_none() {
            lines.extend(self.row_identity(table));
        }
        lines.push(String::new());
        for column in &table.columns {
            lines.push(self.column_line(table, column));
        }
        let relations = self.relation_lines(table);
        if !relations.is_empty() {
            lines.push(String::new());
            lines.extend(relations);
        }
        lines.join("\n")
    }

    /// The schema of the database that a table stands in, and its comment.
    fn table_options(&mut self, table: &Table) -> Vec<(&'static str, Py)> {
        let mut options = Vec::new();
        if !table.namespace.is_empty() {
            options.push(("schema", string(&table.namespace)));
            let say =
                format!("{} stands in the schema {} of PostgreSQL; the other databases have no schemas.", table.name, table.namespace);
            self.tell(Place::Table(table.id), Severity::Note, "python-schema", say);
            let say = "PostgreSQL has tables in schemas. With an env.py of your own, set include_schemas there for `flask db check`.";
            self.tell(Place::Design, Severity::Note, "python-schema", say.into());
        }
        if !table.comment.is_empty() {
            self.tell_of_emoji(Place::Table(table.id), &table.name, &table.comment);
            options.push(("comment", string(&table.comment)));
        }
        options
    }

    /// Says where a comment will not be kept to the letter.
    pub(super) fn tell_of_emoji(&mut self, at: Place, name: &str, comment: &str) {
        if comment.chars().any(|c| c > '\u{ffff}') {
            let say =
                format!("MariaDB keeps a question mark for each emoji in the comment of {name}: `flask db check` sees another text there.");
            self.tell(at, Severity::Note, "python-comment", say);
        }
    }

    /// SQLAlchemy tells rows apart by a key. Where the table has none, by what is unique, or else by everything.
    fn row_identity(&mut self, table: &Table) -> Option<String> {
        let required = |ids: &[ColumnId]| ids.iter().all(|id| table.column(*id).is_some_and(|c| !table.is_nullable(c)));
        let unique = table.uniques.iter().find(|key| required(&key.columns));
        let columns: Vec<ColumnId> = unique.map_or_else(|| table.columns.iter().map(|c| c.id).collect(), |key| key.columns.clone());
        let say = format!(
            "{} has no primary key, and SQLAlchemy needs one: it tells rows apart by other columns. Add a primary key.",
            table.name
        );
        self.tell(Place::Table(table.id), Severity::Warning, "python-no-key", say);
        self.modules.insert("ClassVar");
        let attributes = columns.iter().map(|id| string(self.names.column(*id)));
        Some(Py::Dict(vec![("primary_key".into(), Py::List(attributes.collect()))]).write(4, "__mapper_args__: ClassVar = ", ""))
    }

    /// A plain table.
    pub(super) fn association(&mut self, table: &Table) -> String {
        let mut arguments = vec![string(&table.name)];
        if self.style == Style::Plain {
            arguments.push(raw("Base.metadata"));
        }
        for column in &table.columns {
            let mut own = vec![string(&column.name)];
            own.extend(self.column_arguments(table, column, true));
            arguments.push(call(self.sa("Column"), own));
        }
        arguments.extend(self.constraints(table));
        arguments.extend(self.table_options(table).into_iter().map(|(name, value)| named(name, value)));
        call(self.sa("Table"), arguments).write(0, &format!("{} = ", self.names.table(table.id)), "")
    }

    /// The constraints and indexes that no column says.
    fn constraints(&mut self, table: &Table) -> Vec<Py> {
        let mut written = Vec::new();
        let names = |ids: &[ColumnId]| -> Vec<&str> { ids.iter().filter_map(|id| table.column(*id)).map(|c| c.name.as_str()).collect() };
        if let Some(key) = &table.primary_key {
            let drawn: Vec<_> = table.columns.iter().map(|c| c.id).filter(|id| table.is_primary(*id)).collect();
            let usual = joined(["pk", table.name.as_str()]) == key.name && table.name.len() <= 60;
            if drawn != key.columns || !usual {
                let mut arguments: Vec<Py> = names(&key.columns).into_iter().map(string).collect();
                arguments.push(named("name", string(&key.name)));
                written.push(call(self.sa("PrimaryKeyConstraint"), arguments));
            }
        }
        let short_uniques: Vec<usize> = table.columns.iter().filter_map(|column| short_unique(table, column)).collect();
        for (_, key) in table.uniques.iter().enumerate().filter(|(at, _)| !short_uniques.contains(at)) {
            let mut arguments: Vec<Py> = names(&key.columns).into_iter().map(string).collect();
            arguments.push(named("name", string(&key.name)));
            written.push(call(self.sa("UniqueConstraint"), arguments));
        }
        for key in table.foreign_keys.iter().filter(|key| key.columns.len() != 1) {
            let mut arguments = vec![strings(names(&key.columns)), strings(self.targets(key))];
            arguments.extend(self.key_options(table, key));
            written.push(call(self.sa("ForeignKeyConstraint"), arguments));
        }
        for check in &table.checks {
            let text = self.expression(table, &check.expression);
            written.push(call(self.sa("CheckConstraint"), [string(text), named("name", string(&check.name))]));
        }
        let short_indexes: Vec<usize> = table.columns.iter().filter_map(|column| short_index(table, column)).collect();
        for (_, index) in table.indexes.iter().enumerate().filter(|(at, _)| !short_indexes.contains(at)) {
            written.push(self.index(table, index));
        }
        written
    }

    fn index(&mut self, table: &Table, index: &Index) -> Py {
        let mut arguments = vec![string(&index.name)];
        for part in &index.parts {
            arguments.push(self.index_part(table, part));
        }
        if index.unique {
            arguments.push(named("unique", raw("True")));
        }
        let is_long =
            |column: &&Column| matches!(column.data_type, DataType::Text | DataType::Binary | DataType::Json | DataType::Varchar(769..));
        let columns = index.parts.iter().filter_map(|part| table.column(part.as_column()?));
        let long: Vec<(String, Py)> = columns.filter(is_long).map(|column| (column.name.clone(), raw("255"))).collect();
        if !long.is_empty() {
            arguments.push(named("mysql_length", Py::Dict(long.clone())));
            arguments.push(named("mariadb_length", Py::Dict(long)));
        }
        if let Some(predicate) = &index.predicate {
            let condition = call(self.sa("text"), [string(self.expression(table, predicate))]);
            arguments.push(named("postgresql_where", condition.clone()));
            arguments.push(named("sqlite_where", condition));
            let say = format!("MySQL and MariaDB have no index over some rows: from these models {} holds all of them there.", index.name);
            self.tell(Place::Table(table.id), Severity::Warning, "python-index", say);
        }
        if is_over_expression(index) {
            let say = format!("MariaDB has no index over an expression: {} is left out there.", index.name);
            arguments.push(named("info", Py::Dict(vec![("expression".into(), raw("True"))])));
            self.tell(Place::Table(table.id), Severity::Warning, "python-index", say);
        }
        if !index.include.is_empty() {
            let names = index.include.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str());
            arguments.push(named("postgresql_include", strings(names)));
        }
        if let Some(method) = index.method.as_ref().filter(|_| !index.is_tree()) {
            let method = method.trim().to_lowercase();
            // These two are kinds of index to MySQL and MariaDB, and nothing to the others.
            if ["fulltext", "spatial"].contains(&method.as_str()) {
                arguments.push(named("mysql_prefix", string(method.to_uppercase())));
                arguments.push(named("mariadb_prefix", string(method.to_uppercase())));
            } else {
                arguments.push(named("postgresql_using", string(method)));
            }
        }
        call(self.sa("Index"), arguments)
    }

    fn index_part(&mut self, table: &Table, part: &IndexPart) -> Py {
        match &part.key {
            IndexKey::Column(id) => {
                let name = string(table.column(*id).map_or("?", |column| column.name.as_str()));
                if part.descending { raw(format!("{}.desc()", call(self.sa("column"), [name]).inline())) } else { name }
            }
            IndexKey::Expression(expression) => {
                let order = if part.descending { " DESC" } else { "" };
                let text = format!("({}){order}", self.expression(table, expression));
                call(self.sa("text"), [string(text)])
            }
        }
    }
}
