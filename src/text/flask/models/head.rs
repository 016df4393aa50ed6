//! The head of the module: imports, the base of the classes, and what SQLAlchemy has to be told of each database.
//!
//! Law: one module serves every database. What only some of them have is in the models, and is left out when a
//! connection to one of the others begins.

use super::super::python::{Py, raw};
use super::{Style, Writer};
use crate::schema::{Deferrable, Index, Schema, Table};

impl Writer<'_> {
    /// What stands before the classes.
    pub(super) fn head(&mut self) -> String {
        let typed = self.style != Style::Classic;
        let links = self.schema.tables.values().any(|table| !table.foreign_keys.is_empty());
        let classes = self.schema.tables.values().any(|table| self.has_class(table));
        let relations = typed && self.modules.contains("relationship");
        let columns = typed && self.modules.contains("mapped_column");
        let mut standard: Vec<&str> = ["datetime", "decimal", "enum", "uuid"].into_iter().filter(|m| self.modules.contains(m)).collect();
        if links {
            standard.push("sqlite3");
            standard.sort_unstable();
        }
        let class_var = self.modules.contains("ClassVar");
        let mut lines = Vec::new();
        if typed {
            lines.push("from __future__ import annotations\n".to_owned());
        }
        if !standard.is_empty() || class_var {
            let mut imports: String = standard.iter().map(|module| format!("import {module}\n")).collect();
            imports.push_str(if class_var { "from typing import ClassVar\n" } else { "" });
            lines.push(imports);
        }
        let mut others = String::new();
        if self.style != Style::Plain {
            others.push_str("from flask_sqlalchemy import SQLAlchemy\n");
        } else if self.modules.contains("sa") {
            others.push_str("import sqlalchemy as sa\n");
        }
        let backslashes = self.modules.contains("backslashes");
        let suited = self.suited();
        let from_sa = if links || backslashes || !suited.is_empty() { "MetaData, event" } else { "MetaData" };
        others.push_str(&format!("from sqlalchemy import {from_sa}\n"));
        let dialects: Vec<&str> = ["mysql", "postgresql"].into_iter().filter(|module| self.modules.contains(module)).collect();
        if !dialects.is_empty() {
            others.push_str(&format!("from sqlalchemy.dialects import {}\n", dialects.join(", ")));
        }
        if links || !suited.is_empty() {
            others.push_str("from sqlalchemy.engine import Engine\n");
        }
        let other_types = self.modules.contains("OtherType");
        if typed {
            let mut orm = vec!["DeclarativeBase"];
            orm.extend(classes.then_some("Mapped"));
            orm.extend(columns.then_some("mapped_column"));
            orm.extend(relations.then_some("relationship"));
            others.push_str(&format!("from sqlalchemy.orm import {}\n", orm.join(", ")));
        }
        if other_types {
            others.push_str("from sqlalchemy.types import UserDefinedType\n");
        }
        lines.push(others);
        let mut head = lines.join("\n");
        head.push_str(CONVENTION);
        match self.style {
            Style::Typed => head.push_str("\n\nclass Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=convention)\n\n\ndb = SQLAlchemy(model_class=Base)"),
            Style::Plain => head.push_str("\n\nclass Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=convention)"),
            Style::Classic => head.push_str("\ndb = SQLAlchemy(metadata=MetaData(naming_convention=convention))"),
        }
        if links {
            head.push_str(LISTENER);
        }
        if backslashes {
            head.push_str(BACKSLASHES);
        }
        head.push_str(&suited);
        if other_types {
            head.push_str(OTHER_TYPE);
        }
        if self.modules.contains("values_of") {
            head.push_str("\n\n\ndef values_of(kind):\n    \"\"\"An enum is stored as its values, not as the names of its members.\"\"\"\n    return [member.value for member in kind]");
        }
        head
    }

    /// What leaves out, for a database, what it does not have.
    fn suited(&self) -> String {
        let has = |is: &dyn Fn(&Table) -> bool| self.schema.tables.values().any(|table| is(table));
        let mut hooks = String::new();
        if has(&|table| table.foreign_keys.iter().any(|key| key.deferrable != Deferrable::Not)) {
            hooks.push_str(DEFERRABLE);
        }
        if has(&|table| table.indexes.iter().any(is_over_expression)) {
            hooks.push_str(EXPRESSIONS);
        }
        let metadata = if self.style == Style::Classic { "db.metadata" } else { "Base.metadata" };
        let mut hooks = hooks.replace("{metadata}", metadata);
        let schemas = namespaces(self.schema);
        if !schemas.is_empty() {
            let places = Py::Dict(schemas.into_iter().map(|name| (name.to_owned(), raw("None"))).collect());
            hooks.push_str(SCHEMAS);
            hooks.push_str(&places.write(8, "places = ", ""));
            hooks.push_str("\n        connection.execution_options(schema_translate_map=places)");
        }
        hooks
    }
}

/// Whether an index is over more than columns.
pub(super) fn is_over_expression(index: &Index) -> bool {
    index.parts.iter().any(|part| part.as_column().is_none())
}

/// The schemas of the database that tables stand in, each once.
pub(in crate::text::flask) fn namespaces(schema: &Schema) -> Vec<&str> {
    let mut names: Vec<&str> = schema.tables.values().map(|table| table.namespace.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Names for constraints that have none of their own, so that a later migration can drop each by name.
const CONVENTION: &str = r#"
convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"#;

const LISTENER: &str = r#"


@event.listens_for(Engine, "connect")
def enforce_foreign_keys(connection, _record):
    """SQLite looks at foreign keys only where it is told to."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA foreign_keys = ON")"#;

const BACKSLASHES: &str = r#"


@event.listens_for(MetaData, "column_reflect")
def read_backslashes(_inspector, _table, column):
    """SQLAlchemy reads a backslash in an enum of MySQL and MariaDB as two."""
    if isinstance(column["type"], mysql.ENUM):
        values = [value.replace("\\\\", "\\") for value in column["type"].enums]
        column["type"] = mysql.ENUM(*values)"#;

const DEFERRABLE: &str = r#"


@event.listens_for(Engine, "engine_connect")
def check_at_once(connection):
    """MySQL and MariaDB check foreign keys at once: they have no DEFERRABLE."""
    at_once = connection.dialect.name in ("mysql", "mariadb")
    for table in {metadata}.tables.values():
        for key in table.foreign_key_constraints:
            written = key.elements[0]
            key.deferrable = None if at_once else written.deferrable
            key.initially = None if at_once else written.initially"#;

const EXPRESSIONS: &str = r#"


@event.listens_for(Engine, "engine_connect")
def leave_out_indexes(connection):
    """MariaDB has no index over an expression."""
    is_mariadb = getattr(connection.dialect, "is_mariadb", False)
    for table in {metadata}.tables.values():
        written = {index for index in table.indexes if index.info.get("expression")}
        indexes = table.info.setdefault("indexes_over_expressions", written)
        if is_mariadb:
            table.indexes -= indexes
        else:
            table.indexes |= indexes"#;

const SCHEMAS: &str = r#"


@event.listens_for(Engine, "engine_connect")
def leave_out_schemas(connection):
    """Only PostgreSQL has schemas inside a database."""
    if connection.dialect.name != "postgresql":
"#;

const OTHER_TYPE: &str = r#"


class OtherType(UserDefinedType):
    """A type of one database, by its name there."""

    cache_ok = True

    def __init__(self, name):
        self.name = name

    def get_col_spec(self, **options):
        return self.name"#;
