//! A column: its type, its keys, what fills it.

use super::super::python::{Py, call, named, raw, string};
use super::super::types::{literal, type_of, values};
use super::{Style, Writer, annotated, joined};
use crate::dialect::{Family, is_number};
use crate::schema::{Column, DataType, DefaultValue, Deferrable, Expression, ForeignKey, Place, ReferentialAction, Severity, Table};

impl Writer<'_> {
    /// The line of a class for a column.
    pub(super) fn column_line(&mut self, table: &Table, column: &Column) -> String {
        let attribute = self.names.column(column.id).to_owned();
        let mut arguments = Vec::new();
        if attribute != column.name {
            arguments.push(string(&column.name));
        }
        let nullable = table.is_nullable(column);
        if self.style == Style::Classic {
            arguments.extend(self.column_arguments(table, column, true));
            return call("db.Column", arguments).write(4, &format!("{attribute} = "), "");
        }
        let kind = self.annotation(&column.data_type);
        let implied = matches!(
            column.data_type,
            DataType::Integer | DataType::Boolean | DataType::Date | DataType::Time | DataType::Timestamp | DataType::Uuid
        );
        arguments.extend(self.column_arguments(table, column, !implied));
        let optional = if nullable { " | None" } else { "" };
        // A name with a type alone is no name in the body of the class.
        let pointed_at = table.foreign_keys.iter().any(|key| key.target == table.id && key.target_columns.contains(&column.id));
        if arguments.is_empty() && !table.is_foreign(column.id) && !pointed_at {
            return format!("    {attribute}: Mapped[{kind}{optional}]");
        }
        self.modules.insert("mapped_column");
        annotated(&attribute, &format!("{kind}{optional}"), &call("mapped_column", arguments))
    }

    /// The type that a column's value has in Python.
    fn annotation(&mut self, data_type: &DataType) -> String {
        let (module, name) = match data_type {
            DataType::SmallInt | DataType::Integer | DataType::BigInt => ("", "int"),
            DataType::Numeric(_) => ("decimal", "decimal.Decimal"),
            DataType::Real | DataType::Double => ("", "float"),
            DataType::Text | DataType::Varchar(_) | DataType::Char(_) | DataType::Other(_) => ("", "str"),
            DataType::Boolean => ("", "bool"),
            DataType::Date => ("datetime", "datetime.date"),
            DataType::Time => ("datetime", "datetime.time"),
            DataType::Timestamp | DataType::TimestampTz => ("datetime", "datetime.datetime"),
            DataType::Uuid => ("uuid", "uuid.UUID"),
            DataType::Json => ("", "dict"),
            DataType::Binary => ("", "bytes"),
            DataType::Enum(id) => return self.names.enums.get(id).cloned().unwrap_or_else(|| "str".into()),
        };
        if !module.is_empty() {
            self.modules.insert(module);
        }
        name.to_owned()
    }

    /// What stands in the call after the name; the type where it is asked for.
    pub(super) fn column_arguments(&mut self, table: &Table, column: &Column, typed: bool) -> Vec<Py> {
        let mut arguments = Vec::new();
        if typed {
            arguments.push(self.type_call(table, column));
        }
        let own_keys = table.foreign_keys.iter().filter(|key| key.columns == [column.id]);
        for key in own_keys {
            arguments.push(self.foreign_key(table, key));
        }
        if let Some(generated) = &column.generated {
            let text = self.expression(table, &generated.expression);
            let mut computed = vec![string(text)];
            if generated.stored {
                computed.push(named("persisted", raw("True")));
            }
            arguments.push(call(self.sa("Computed"), computed));
        }
        let alone = table.primary_columns() == [column.id];
        if column.identity && column.generated.is_none() && !alone {
            arguments.push(call(self.sa("Identity"), []));
            let say = format!(
                "Only PostgreSQL numbers {}.{} by itself: SQLAlchemy can say it for a primary key of one column.",
                table.name, column.name
            );
            self.tell(Place::Column(table.id, column.id), Severity::Warning, "python-identity", say);
        }
        if table.is_primary(column.id) {
            arguments.push(named("primary_key", raw("True")));
        }
        if alone && !column.identity && column.data_type.is_integer() && !table.is_foreign(column.id) {
            arguments.push(named("autoincrement", raw("False")));
        }
        if (self.style == Style::Classic || !self.has_class(table)) && !table.is_nullable(column) && !table.is_primary(column.id) {
            arguments.push(named("nullable", raw("False")));
        }
        if short_unique(table, column).is_some() {
            arguments.push(named("unique", raw("True")));
        }
        if short_index(table, column).is_some() {
            arguments.push(named("index", raw("True")));
        }
        if let Some(default) = column.default.as_ref().filter(|_| column.generated.is_none() && !column.identity) {
            let default = self.server_default(table, column, default);
            arguments.extend(default);
        }
        if !column.comment.is_empty() {
            self.tell_of_emoji(Place::Column(table.id, column.id), &column.name, &column.comment);
            arguments.push(named("comment", string(&column.comment)));
        }
        arguments
    }

    /// The type, as a call or a name.
    fn type_call(&mut self, table: &Table, column: &Column) -> Py {
        if let (DataType::Enum(id), Some((name, _))) = (&column.data_type, values(self.schema, &column.data_type)) {
            self.modules.insert("values_of");
            let class = self.names.enums.get(id).map_or("?", String::as_str).to_owned();
            let mut arguments = vec![raw(class), named("name", string(name)), named("values_callable", raw("values_of"))];
            if !table.namespace.is_empty() {
                arguments.push(named("inherit_schema", raw("False")));
            }
            return call(self.sa("Enum"), arguments);
        }
        match type_of(table, column, self.prefix()) {
            Some(text) => {
                let spoken_of = ["mysql", "postgresql"].into_iter().filter(|module| text.contains(&format!("{module}.")));
                self.modules.extend(spoken_of);
                // `db.Text()` is `db.Text`.
                raw(text.strip_suffix("()").filter(|t| !t.contains('(')).unwrap_or(&text))
            }
            None => {
                let spelled = self.schema.write_type(&column.data_type);
                let at = Place::Column(table.id, column.id);
                let say = format!("{}.{} has the type {spelled}, which only some databases know.", table.name, column.name);
                self.tell(at, Severity::Warning, "python-type", say);
                self.modules.insert("OtherType");
                call("OtherType", [string(spelled)])
            }
        }
    }

    fn foreign_key(&self, table: &Table, key: &ForeignKey) -> Py {
        let mut arguments: Vec<Py> = self.targets(key).into_iter().take(1).map(string).collect();
        arguments.extend(self.key_options(table, key));
        call(self.sa("ForeignKey"), arguments)
    }

    /// `author.id`, for each column pointed at.
    pub(super) fn targets(&self, key: &ForeignKey) -> Vec<String> {
        let Some(target) = self.schema.table(key.target) else { return Vec::new() };
        let name = |id| target.column(id).map_or("?", |column| column.name.as_str());
        let schema = if target.namespace.is_empty() { String::new() } else { format!("{}.", target.namespace) };
        key.target_columns.iter().map(|id| format!("{schema}{}.{}", target.name, name(*id))).collect()
    }

    /// The name of a foreign key where it is not the usual one, and its actions.
    pub(super) fn key_options(&self, table: &Table, key: &ForeignKey) -> Vec<Py> {
        let target = self.schema.table(key.target).map_or("?", |target| target.name.as_str());
        let mut options = Vec::new();
        let columns = key.columns.iter().filter_map(|id| table.column(*id)).map(|c| c.name.as_str());
        let usual = joined(["fk", table.name.as_str()].into_iter().chain(columns).chain([target]));
        if usual != key.name {
            options.push(named("name", string(&key.name)));
        }
        for (word, action) in [("ondelete", key.on_delete), ("onupdate", key.on_update)] {
            if action != ReferentialAction::NoAction {
                options.push(named(word, string(action.sql())));
            }
        }
        if key.deferrable != Deferrable::Not {
            options.push(named("deferrable", raw("True")));
            let initially = if key.deferrable == Deferrable::Deferred { "DEFERRED" } else { "IMMEDIATE" };
            options.push(named("initially", string(initially)));
        }
        options
    }

    fn server_default(&mut self, table: &Table, column: &Column, default: &DefaultValue) -> Option<Py> {
        let at = Place::Column(table.id, column.id);
        let value = match default {
            DefaultValue::Literal(text) => match column.data_type {
                DataType::Boolean => match text.trim().to_ascii_lowercase().as_str() {
                    "true" | "t" | "yes" | "y" | "on" | "1" => call(self.sa("true"), []),
                    _ => call(self.sa("false"), []),
                },
                DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) | DataType::Real | DataType::Double
                    if is_number(text) =>
                {
                    call(self.sa("text"), [string(text)])
                }
                _ => string(literal(&column.data_type, text)),
            },
            DefaultValue::Expression(text) => {
                let plain = text.trim().to_ascii_lowercase();
                let moment = matches!(column.data_type, DataType::Timestamp | DataType::TimestampTz);
                match plain.as_str() {
                    "now()" | "current_timestamp" | "current_timestamp()" if moment => call(self.sa("func.now"), []),
                    "gen_random_uuid()" | "uuid()" | "uuid_generate_v4()" => {
                        self.modules.insert("uuid");
                        let say = format!(
                            "{}.{} gets its value from Python, not from the database: each database has another word for a random UUID.",
                            table.name, column.name
                        );
                        self.tell(at, Severity::Note, "python-default", say);
                        return Some(named("default", raw("uuid.uuid4")));
                    }
                    _ => call(self.sa("text"), [string(bound(&format!("({text})")))]),
                }
            }
        };
        Some(named("server_default", value))
    }

    /// An expression with names spelled as standard SQL spells them.
    pub(super) fn expression(&mut self, table: &Table, expression: &Expression) -> String {
        let sql = Family::STANDARD.sql();
        let name = |id| sql.name(table.column(id).map_or("?", |column| column.name.as_str()));
        if let Some(odd) = expression.columns().find(|id| name(*id).starts_with('"')) {
            let column = table.column(odd).map_or("?", |column| column.name.as_str());
            let say = format!(
                "MySQL and MariaDB do not read \"{column}\" in an expression of {} as a column. A name of small letters works everywhere.",
                table.name
            );
            self.tell(Place::Table(table.id), Severity::Warning, "python-expression", say);
        }
        bound(&expression.write(name))
    }
}

/// A colon before a word would be a parameter to SQLAlchemy.
fn bound(text: &str) -> String {
    let mut written = String::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        if *c == ':' && word(letters.get(at + 1)) && !word(before) && before != Some(&':') {
            written.push('\\');
        }
        written.push(*c);
    }
    written
}

/// The unique constraint of this column alone that goes without a name of its own.
pub(super) fn short_unique(table: &Table, column: &Column) -> Option<usize> {
    let usual = joined(["uq", table.name.as_str(), column.name.as_str()]);
    let fits = usual.len() <= 63 && short_index(table, column).is_none();
    table.uniques.iter().position(|key| fits && key.columns == [column.id] && key.name == usual)
}

/// The index of this column alone that goes without a name of its own.
pub(super) fn short_index(table: &Table, column: &Column) -> Option<usize> {
    let usual = joined(["ix", table.name.as_str(), column.name.as_str()]);
    let plain = |index: &crate::schema::Index| {
        let whole = index.include.is_empty() && index.plain_columns() == [column.id];
        whole && !index.unique && index.name == usual && !index.parts.iter().any(|part| part.descending)
    };
    let long = matches!(column.data_type, DataType::Text | DataType::Binary | DataType::Json | DataType::Varchar(769..));
    table.indexes.iter().position(|index| usual.len() <= 63 && !long && plain(index))
}
