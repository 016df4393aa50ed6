//! Tables, columns and constraints as values of SQLAlchemy.

use super::super::python::{Py, call, named, raw, string};
use super::super::types;
use super::data::Sql;
use super::{Databases, Statement, names};
use crate::dialect::is_number;
use crate::schema::{
    Column, ColumnId, Constraint, DataType, DefaultValue, Deferrable, Index, IndexKey, IndexPart, Key, ReferentialAction, Schema, Table,
};

/// A new table with its indexes, in a schema of the database where it has one.
pub(super) fn table(schema: &Schema, table: &Table, namespace: &str) -> Vec<Statement> {
    let mut arguments = vec![string(&table.name)];
    arguments.extend(parts(schema, table, table));
    if !table.comment.is_empty() {
        arguments.push(named("comment", string(&table.comment)));
    }
    if !namespace.is_empty() {
        arguments.push(named("schema", call("schema", [string(namespace)])));
    }
    let mut statements = vec![Statement::Line(call("op.create_table", arguments))];
    statements.extend(table.indexes.iter().map(|index| about_index(index, index_call(table, index))));
    statements
}

/// A table as it is, told to Alembic instead of being read back.
pub(super) fn copy(schema: &Schema, table: &Table) -> Py {
    let mut arguments = vec![string(&table.name), raw("sa.MetaData()")];
    let stored = Table { columns: table.columns.iter().filter(|column| column.generated.is_none()).cloned().collect(), ..table.clone() };
    arguments.extend(parts(schema, &stored, table));
    arguments.extend(table.indexes.iter().map(|index| {
        let parts = index_parts(table, index);
        let arguments = [string(&index.name)].into_iter().chain(parts).chain(index_options(table, index));
        call("sa.Index", arguments)
    }));
    call("sa.Table", arguments)
}

/// The unique keys over computed columns that a rebuilt table has once these calls are done: Alembic, which is not told of
/// the columns as such, would leave them out.
pub(super) fn keys_over_computed(table: &Table, calls: &[Py]) -> Vec<Py> {
    let is_computed = |id: &ColumnId| table.column(*id).is_some_and(|column| column.generated.is_some());
    let drops = |key: &Key| {
        calls.iter().any(
            |py| matches!(py, Py::Call(of, arguments) if of == "batch_op.drop_constraint" && arguments.first() == Some(&string(&key.name))),
        )
    };
    let stay = table.uniques.iter().filter(|key| key.columns.iter().any(is_computed) && !drops(key));
    let stay = stay.map(|key| {
        let names = key.columns.iter().filter_map(|id| table.column(*id)).map(|column| string(&column.name));
        call("sa.UniqueConstraint", names.chain([named("name", string(&key.name))]))
    });
    let computed: Vec<Py> = table.columns.iter().filter(|column| is_computed(&column.id)).map(|column| string(&column.name)).collect();
    let come = calls.iter().filter_map(|py| match py {
        Py::Call(of, arguments) if of == "batch_op.create_unique_constraint" => match arguments.as_slice() {
            [name, Py::List(columns), ..] if columns.iter().any(|column| computed.contains(column)) => {
                Some(call("sa.UniqueConstraint", columns.iter().cloned().chain([named("name", name.clone())])))
            }
            _ => None,
        },
        _ => None,
    });
    stay.chain(come).collect()
}

/// The columns and constraints of a table. Checks are texts, and may speak of columns of the `whole` that are told apart.
fn parts(schema: &Schema, table: &Table, whole: &Table) -> Vec<Py> {
    let columns = table.columns.iter().map(|column| column_of(schema, table, column, table.is_nullable(column)));
    let keys = table.constraints().filter_map(|constraint| match &constraint {
        Constraint::Check(_) => constraint_of(schema, whole, &constraint),
        // Its name can be dropped; the rest is told beside.
        Constraint::Unique(key) if key.columns.iter().any(|id| table.column(*id).is_none()) => {
            Some(call("sa.UniqueConstraint", [named("name", string(&key.name))]))
        }
        _ => constraint_of(schema, table, &constraint),
    });
    columns.chain(keys).collect()
}

/// The type of a column.
pub(super) fn type_of(schema: &Schema, table: &Table, column: &Column) -> Py {
    if let Some((name, values)) = types::values(schema, &column.data_type) {
        return call("enum_type", [name].into_iter().chain(values).map(string));
    }
    match &column.data_type {
        DataType::Other(text) => call("OtherType", [string(text)]),
        _ => raw(types::type_of(table, column, "sa.").unwrap_or_else(|| "sa.Text()".into())),
    }
}

/// What rows get that say nothing.
pub(super) fn default_of(column: &Column) -> Option<Py> {
    let default = column.default.as_ref().filter(|_| column.generated.is_none() && !column.identity)?;
    Some(match default {
        DefaultValue::Expression(text) => match text.trim().to_ascii_lowercase().as_str() {
            "now()" | "current_timestamp" | "current_timestamp()" => raw("sa.func.now()"),
            _ => call("sa.text", [string(super::escaped(&format!("({text})")))]),
        },
        DefaultValue::Literal(text) => match &column.data_type {
            DataType::Boolean if ["true", "t", "yes", "1"].contains(&text.to_lowercase().as_str()) => raw("sa.true()"),
            DataType::Boolean => raw("sa.false()"),
            DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) | DataType::Real | DataType::Double
                if is_number(text) =>
            {
                call("sa.text", [string(text)])
            }
            _ => string(types::literal(&column.data_type, text)),
        },
    })
}

/// A column.
pub(super) fn column_of(schema: &Schema, table: &Table, column: &Column, nullable: bool) -> Py {
    let mut arguments = vec![string(&column.name), type_of(schema, table, column)];
    if let Some(generated) = &column.generated {
        let sql = Sql::expression(table, &generated.expression).py();
        let stored = generated.stored.then(|| named("persisted", raw("True")));
        arguments.push(call("sa.Computed", [sql].into_iter().chain(stored)));
    }
    let numbers = table.primary_columns() == [column.id] && column.data_type.is_integer() && !table.is_foreign(column.id);
    if numbers && !column.identity {
        arguments.push(named("autoincrement", raw("False")));
    }
    if let Some(default) = default_of(column) {
        arguments.push(named("server_default", default));
    }
    arguments.push(named("nullable", raw(if nullable { "True" } else { "False" })));
    if !column.comment.is_empty() {
        arguments.push(named("comment", string(&column.comment)));
    }
    call("sa.Column", arguments)
}

fn constraint_of(schema: &Schema, table: &Table, constraint: &Constraint) -> Option<Py> {
    let name = named("name", string(constraint.name()));
    let columns = |ids: &[crate::schema::ColumnId]| {
        let names: Vec<_> = ids.iter().filter_map(|id| table.column(*id)).map(|c| string(&c.name)).collect();
        names
    };
    Some(match constraint {
        Constraint::Primary(key) if key.columns.is_empty() => return None,
        Constraint::Primary(key) => call("sa.PrimaryKeyConstraint", columns(&key.columns).into_iter().chain([name])),
        Constraint::Unique(key) => call("sa.UniqueConstraint", columns(&key.columns).into_iter().chain([name])),
        Constraint::Check(check) => call("sa.CheckConstraint", [Sql::expression(table, &check.expression).py(), name]),
        Constraint::ForeignKey(key) => {
            let target = schema.table(key.target);
            let there = key.target_columns.iter().map(|id| {
                let column = target.and_then(|t| t.column(*id)).map_or("?", |c| c.name.as_str());
                format!("{}.{column}", target.map_or("?", |t| t.name.as_str()))
            });
            let own = Py::List(columns(&key.columns));
            let there = super::strings(there);
            call("sa.ForeignKeyConstraint", [own, there, name].into_iter().chain(actions(key)))
        }
        Constraint::Index(_) => return None,
    })
}

fn actions(key: &crate::schema::ForeignKey) -> Vec<Py> {
    let said = |action: ReferentialAction| action != ReferentialAction::NoAction;
    let on = [("ondelete", key.on_delete), ("onupdate", key.on_update)];
    let on = on.into_iter().filter(|(_, action)| said(*action)).map(|(event, action)| named(event, string(action.sql())));
    let mut options: Vec<Py> = on.collect();
    match key.deferrable {
        Deferrable::Not => {}
        Deferrable::Immediate => options.push(raw("**deferrable(\"IMMEDIATE\")")),
        Deferrable::Deferred => options.push(raw("**deferrable(\"DEFERRED\")")),
    }
    options
}

/// The call inside a block that adds a constraint.
pub(super) fn constraint_call(schema: &Schema, table: &Table, constraint: &Constraint) -> Option<Py> {
    let name = string(constraint.name());
    Some(match constraint {
        Constraint::Primary(key) => call("batch_op.create_primary_key", [name, names(table, &key.columns)]),
        Constraint::Unique(key) => call("batch_op.create_unique_constraint", [name, names(table, &key.columns)]),
        Constraint::Check(check) => call("batch_op.create_check_constraint", [name, Sql::expression(table, &check.expression).py()]),
        Constraint::ForeignKey(key) => {
            let target = schema.table(key.target)?;
            let arguments = [name, string(&target.name), names(table, &key.columns), names(target, &key.target_columns)];
            call("batch_op.create_foreign_key", arguments.into_iter().chain(actions(key)))
        }
        Constraint::Index(_) => return None,
    })
}

/// What is done about an index; MariaDB, which has none over an expression, is left alone.
pub(super) fn about_index(index: &Index, call: Py) -> Statement {
    let line = Statement::Line(call);
    if index.parts.iter().all(|part| part.as_column().is_some()) {
        return line;
    }
    Statement::Branch { of: Databases::NotMariaDb, then: vec![line], otherwise: Vec::new() }
}

/// The call that makes an index.
pub(super) fn index_call(table: &Table, index: &Index) -> Py {
    let parts = Py::List(index_parts(table, index));
    let arguments = [string(&index.name), string(&table.name), parts].into_iter().chain(index_options(table, index));
    call("op.create_index", arguments)
}

fn index_parts(table: &Table, index: &Index) -> Vec<Py> {
    let part = |part: &IndexPart| {
        let name = match &part.key {
            IndexKey::Column(column) => string(table.column(*column).map_or("?", |c| c.name.as_str())),
            IndexKey::Expression(expression) => {
                let sql = Sql::default().text("(").and(Sql::expression(table, expression)).text(")").py();
                let text = call("sa.text", [sql]);
                return if part.descending { raw(format!("sa.desc({})", text.inline())) } else { text };
            }
        };
        if part.descending { raw(format!("sa.column({}).desc()", name.inline())) } else { name }
    };
    index.parts.iter().map(part).collect()
}

/// What some databases can do beside; MySQL and MariaDB index only the beginning of a long text.
fn index_options(table: &Table, index: &Index) -> Vec<Py> {
    let is_long = |column: &&Column| match column.data_type {
        DataType::Text | DataType::Binary | DataType::Json => true,
        DataType::Varchar(length) => length > 768,
        _ => false,
    };
    let long = index.parts.iter().filter_map(|part| table.column(part.as_column()?)).filter(is_long);
    let lengths: Vec<_> = long.map(|column| format!("{}: 255", string(&column.name).inline())).collect();
    let mut options = vec![named("unique", raw(if index.unique { "True" } else { "False" }))];
    if !lengths.is_empty() {
        options.push(named("mysql_length", raw(format!("{{{}}}", lengths.join(", ")))));
        options.push(named("mariadb_length", raw(format!("{{{}}}", lengths.join(", ")))));
    }
    if let Some(predicate) = &index.predicate {
        let text = call("sa.text", [Sql::expression(table, predicate).py()]);
        options.extend([named("postgresql_where", text.clone()), named("sqlite_where", text)]);
    }
    if !index.include.is_empty() {
        options.push(named("postgresql_include", names(table, &index.include)));
    }
    if let Some(method) = index.method.as_ref().filter(|_| !index.is_tree()) {
        options.push(named("postgresql_using", string(method)));
    }
    options
}
