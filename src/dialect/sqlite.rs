//! SQLite 3.35 and later.
//!
//! Types are affinities: <https://www.sqlite.org/datatype3.html>. What ALTER TABLE can do, and how a table
//! is rebuilt for the rest: <https://www.sqlite.org/lang_altertable.html>. Rows are numbered only in
//! an `INTEGER PRIMARY KEY`: <https://www.sqlite.org/autoinc.html>.

use super::sql::{ColumnChange, Sql};
use super::work::{Deed, Waits, Work};
use super::{ColumnOrder, Features, Identity, IndexMethods, NameLimit, NameSpaces, Rename, Renames, Transaction};
use crate::schema::{Column, Constraint, DataType, DefaultValue, Schema, Table};

pub(super) struct Sqlite;

pub(super) static FEATURES: Features = Features {
    label: "SQLite",
    slug: "sqlite",
    name_limit: NameLimit::Any,
    folds_case: true,
    names: NameSpaces::TablesAndIndexes,
    transaction: Transaction::WholeWithCheck,
    rebuilds: true,
    column_order: ColumnOrder::Rebuilt,
    enum_types: false,
    comments: false,
    virtual_columns: true,
    empty_tables: false,
    renames: Renames {
        primary: Rename::Again,
        unique: Rename::Again,
        check: Rename::Again,
        foreign_key: Rename::Again,
        index: Rename::Again,
    },
    converts_in_place: true,
    rename_breaks_expressions: false,
    forward_references: true,
    identity: Identity::WholePrimaryKey,
    foreign_key_indexes: false,
    ordered_targets: false,
    unique_targets: false,
    long_keys: true,
    set_default: true,
    generated_not_null: true,
    supplementary_names: true,
    barred: &[],
    reserved_columns: &[],
    reserved_constraints: &[],
    reserved_types: &[],
    guarded_checks: false,
    json_checks: false,
    cascades_null: true,
    computed_after_computed: false,
    namespaces: false,
    partial_indexes: true,
    expression_indexes: true,
    index_include: false,
    index_methods: IndexMethods::Only(&[]),
    deferrable: true,
    alters_deferrable: false,
};

impl Sql for Sqlite {
    fn features(&self) -> &'static Features {
        &FEATURES
    }

    fn data_type(&self, _schema: &Schema, data_type: &DataType) -> String {
        match data_type {
            DataType::SmallInt => "SMALLINT".into(),
            DataType::Integer => "INTEGER".into(),
            DataType::BigInt => "BIGINT".into(),
            DataType::Numeric(None) => "NUMERIC".into(),
            DataType::Numeric(Some((precision, scale))) => format!("NUMERIC({precision}, {scale})"),
            DataType::Real => "REAL".into(),
            DataType::Double => "DOUBLE".into(),
            DataType::Text | DataType::Enum(_) => "TEXT".into(),
            DataType::Varchar(length) => format!("VARCHAR({length})"),
            DataType::Char(length) => format!("CHAR({length})"),
            DataType::Boolean => "BOOLEAN".into(),
            DataType::Date => "DATE".into(),
            DataType::Time => "TIME".into(),
            DataType::Timestamp | DataType::TimestampTz => "DATETIME".into(),
            DataType::Uuid => "CHAR(36)".into(),
            DataType::Json => "JSON".into(),
            DataType::Binary => "BLOB".into(),
            DataType::Other(text) => text.clone(),
        }
    }

    fn function(&self, expression: &str) -> String {
        let known = match expression.trim().to_ascii_lowercase().as_str() {
            "now()" | "current_timestamp()" => "CURRENT_TIMESTAMP",
            "gen_random_uuid()" | "uuid()" | "uuid_generate_v4()" => RANDOM_UUID,
            _ => return expression.to_owned(),
        };
        known.to_owned()
    }

    fn default(&self, data_type: &DataType, value: &DefaultValue) -> String {
        match value {
            DefaultValue::Expression(text) if is_current(&self.function(text)) => self.function(text).trim().to_uppercase(),
            _ => self.value(data_type, value),
        }
    }

    fn column(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> String {
        let name = self.name(&column.name);
        if is_row_id(table, column) {
            return format!("{name} INTEGER PRIMARY KEY AUTOINCREMENT");
        }
        let mut words = vec![name, self.data_type(schema, &column.data_type)];
        if let Some(generated) = &column.generated {
            words.push(self.generated(table, generated));
        } else if let Some(default) = &column.default {
            words.push(format!("DEFAULT {}", self.default(&column.data_type, default)));
        }
        if !nullable {
            words.push("NOT NULL".into());
        }
        if let DataType::Enum(id) = column.data_type {
            let values = schema.enum_type(id).map_or_else(Vec::new, |e| e.values.iter().map(|v| self.string(&v.name)).collect());
            words.push(format!("CHECK ({} IN ({}))", self.name(&column.name), values.join(", ")));
        }
        words.join(" ")
    }

    fn constraint(&self, schema: &Schema, table: &Table, constraint: &Constraint) -> Option<String> {
        let body = match constraint {
            Constraint::Primary(_) if table.columns.iter().any(|column| is_row_id(table, column)) => return None,
            Constraint::Primary(key) => format!("PRIMARY KEY {}", self.columns(table, &key.columns)),
            Constraint::Unique(key) => format!("UNIQUE {}", self.columns(table, &key.columns)),
            Constraint::Check(check) => format!("CHECK {}", self.expression(table, &check.expression)),
            Constraint::ForeignKey(key) => self.foreign_key(schema, table, key),
            Constraint::Index(_) => return None,
        };
        Some(format!("CONSTRAINT {} {body}", self.name(constraint.name())))
    }

    fn comment_table(&self, _table: &Table) -> Vec<String> {
        Vec::new()
    }

    fn comment_column(&self, _table: &Table, _column: &Column) -> Vec<String> {
        Vec::new()
    }

    /// Columns change with a rebuild of the table; what is left to come here is a comment.
    fn alter_column(&self, _change: &ColumnChange<'_>) -> Vec<String> {
        Vec::new()
    }

    fn rename_constraint(&self, _table: &Table, _constraint: &Constraint, _after: &str) -> Vec<String> {
        Vec::new()
    }

    fn number_rows(&self, _schema: &Schema, table: &Table, column: &Column) -> Vec<String> {
        let (table, name) = (self.name(&table.name), self.name(&column.name));
        vec![format!("UPDATE {table} SET {name} = rowid WHERE {name} IS NULL")]
    }

    /// What is rebuilt is said of the whole table. <https://www.sqlite.org/lang_altertable.html>: dropping a column writes
    /// its table anew; <https://www.sqlite.org/lang_transaction.html>: whoever writes keeps all others from it.
    fn work(&self, deed: &Deed<'_>) -> Work {
        match deed {
            Deed::DropColumn(..) => Work::rewrite(Waits::Writers),
            Deed::AddConstraint(_, _, Constraint::Index(_)) => Work { avoidable: false, ..Work::scan(Waits::Writers) },
            _ => Work::default(),
        }
    }

    fn convert(&self, _schema: &Schema, before: &DataType, after: &DataType, value: &str) -> String {
        convert(before, after, value)
    }
}

/// Sixteen random bytes as the text of a version 4 UUID.
const RANDOM_UUID: &str = "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

/// Words that stand after DEFAULT without parentheses.
fn is_current(text: &str) -> bool {
    ["current_timestamp", "current_date", "current_time"].contains(&text.trim().to_ascii_lowercase().as_str())
}

/// Whether a column is the whole primary key and numbers the rows.
fn is_row_id(table: &Table, column: &Column) -> bool {
    column.identity && column.data_type.is_integer() && table.primary_columns() == [column.id]
}

/// What makes a value of one kind one of another where the storage differs. Elsewhere the column's affinity
/// does it as the value is stored, and keeps what it cannot read: a CAST would make 0 of it.
fn convert(before: &DataType, after: &DataType, value: &str) -> String {
    use DataType as T;
    let is_number = |t: &T| t.is_integer() || matches!(t, T::Numeric(_) | T::Real | T::Double);
    let is_moment = |t: &T| matches!(t, T::Timestamp | T::TimestampTz);
    let is_day = |t: &T| is_moment(t) || matches!(t, T::Date);
    let is_text = |t: &T| matches!(t, T::Text | T::Varchar(_) | T::Char(_) | T::Enum(_) | T::Json);
    match (before, after) {
        (T::Binary, after) if is_text(after) => format!("CAST({value} AS TEXT)"),
        (_, T::Binary) => format!("CAST({value} AS BLOB)"),
        (T::Boolean, after) if is_text(after) => {
            format!("CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE {value} END")
        }
        (before, T::Boolean) if is_text(before) => format!(
            "CASE lower({value}) WHEN 'true' THEN 1 WHEN 't' THEN 1 WHEN 'yes' THEN 1 WHEN '1' THEN 1 \
             WHEN 'false' THEN 0 WHEN 'f' THEN 0 WHEN 'no' THEN 0 WHEN '0' THEN 0 ELSE {value} END"
        ),
        (before, T::Boolean) if is_number(before) => format!("{value} <> 0"),
        (before, T::Date) if is_moment(before) => format!("date({value})"),
        (before, T::Time) if is_moment(before) => format!("time({value})"),
        (T::Date, after) if is_moment(after) => format!("{value} || ' 00:00:00'"),
        (T::Time, after) if is_moment(after) => format!("'1970-01-01 ' || {value}"),
        (before, after) if is_day(before) && is_number(after) => format!("CAST(strftime('%s', {value}) AS INTEGER)"),
        (T::Time, after) if is_number(after) => format!("CAST(strftime('%s', '1970-01-01 ' || {value}) AS INTEGER)"),
        (before, T::Date) if is_number(before) => format!("date({value}, 'unixepoch')"),
        (before, T::Time) if is_number(before) => format!("time({value}, 'unixepoch')"),
        (before, after) if is_number(before) && is_moment(after) => format!("datetime({value}, 'unixepoch')"),
        (T::Numeric(_) | T::Real | T::Double, after) if after.is_integer() => {
            format!("CASE typeof({value}) WHEN 'real' THEN CAST(round({value}) AS INTEGER) ELSE {value} END")
        }
        _ => value.to_owned(),
    }
}
