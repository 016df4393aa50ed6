//! PostgreSQL 12 and later.
//!
//! Types: <https://www.postgresql.org/docs/current/datatype.html>; what changes in place:
//! <https://www.postgresql.org/docs/current/sql-altertable.html>; enums:
//! <https://www.postgresql.org/docs/current/sql-altertype.html>. Generated columns are always stored:
//! virtual ones came with PostgreSQL 18.

mod convert;
mod live;
mod mirror;

use super::sql::{ColumnChange, EnumChange, Sql, standard_table};
use super::work::{Deed, LiveChange, LiveStatement, Work, grows};
use super::{ColumnOrder, Features, Identity, IndexMethods, NameLimit, NameSpaces, Rename, Renames, Transaction};
use crate::schema::{Column, Constraint, DataType, DefaultValue, EnumType, Key, Mirror, Schema, Table};

pub(super) struct Postgres;

pub(super) static FEATURES: Features = Features {
    label: "PostgreSQL",
    slug: "postgres",
    name_limit: NameLimit::Bytes(63),
    folds_case: false,
    names: NameSpaces::Shared,
    transaction: Transaction::Whole,
    rebuilds: false,
    column_order: ColumnOrder::Appended,
    enum_types: true,
    comments: true,
    virtual_columns: false,
    empty_tables: true,
    renames: Renames {
        primary: Rename::InPlace,
        unique: Rename::InPlace,
        check: Rename::InPlace,
        foreign_key: Rename::InPlace,
        index: Rename::InPlace,
    },
    converts_in_place: true,
    rename_breaks_expressions: false,
    forward_references: false,
    identity: Identity::Anywhere,
    foreign_key_indexes: false,
    ordered_targets: false,
    unique_targets: false,
    long_keys: true,
    set_default: true,
    generated_not_null: true,
    supplementary_names: true,
    reserved_columns: SYSTEM_COLUMNS,
    barred: &[],
    reserved_constraints: &[],
    reserved_types: TYPES,
    guarded_checks: false,
    json_checks: false,
    cascades_null: true,
    computed_after_computed: false,
    namespaces: true,
    partial_indexes: true,
    expression_indexes: true,
    index_include: true,
    index_methods: IndexMethods::AllBut(&["fulltext", "spatial"]),
    deferrable: true,
    alters_deferrable: true,
};

/// Columns that every table has.
pub(super) const SYSTEM_COLUMNS: &[&str] = &["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

/// Types that PostgreSQL has under a name of one word: it finds them before any of the same name.
pub(super) const TYPES: &[&str] = &[
    "aclitem",
    "bit",
    "bool",
    "box",
    "bpchar",
    "bytea",
    "char",
    "cid",
    "cidr",
    "circle",
    "date",
    "daterange",
    "float4",
    "float8",
    "gtsvector",
    "inet",
    "int2",
    "int2vector",
    "int4",
    "int4range",
    "int8",
    "int8range",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "numrange",
    "oid",
    "oidvector",
    "path",
    "point",
    "polygon",
    "record",
    "refcursor",
    "regclass",
    "regconfig",
    "regproc",
    "regrole",
    "regtype",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "tsquery",
    "tsrange",
    "tstzrange",
    "tsvector",
    "unknown",
    "uuid",
    "varbit",
    "varchar",
    "void",
    "xid",
    "xid8",
    "xml",
];

impl Sql for Postgres {
    fn features(&self) -> &'static Features {
        &FEATURES
    }

    /// With a backslash in it, a string means the same whatever `standard_conforming_strings` says.
    fn string(&self, text: &str) -> String {
        let plain = super::quote::string(text);
        if text.contains('\\') { format!("E{}", plain.replace('\\', "\\\\")) } else { plain }
    }

    fn data_type(&self, schema: &Schema, data_type: &DataType) -> String {
        match data_type {
            DataType::SmallInt => "smallint".into(),
            DataType::Integer => "integer".into(),
            DataType::BigInt => "bigint".into(),
            DataType::Numeric(None) => "numeric".into(),
            DataType::Numeric(Some((precision, scale))) => format!("numeric({precision}, {scale})"),
            DataType::Real => "real".into(),
            DataType::Double => "double precision".into(),
            DataType::Text => "text".into(),
            DataType::Varchar(length) => format!("varchar({length})"),
            DataType::Char(length) => format!("char({length})"),
            DataType::Boolean => "boolean".into(),
            DataType::Date => "date".into(),
            DataType::Time => "time".into(),
            DataType::Timestamp => "timestamp".into(),
            DataType::TimestampTz => "timestamptz".into(),
            DataType::Uuid => "uuid".into(),
            DataType::Json => "jsonb".into(),
            DataType::Binary => "bytea".into(),
            DataType::Enum(id) => schema.enum_type(*id).map_or_else(|| "text".into(), |e| self.name(&e.name)),
            DataType::Other(text) => text.clone(),
        }
    }

    /// In one statement with another key over the same columns, a unique constraint is left out in silence.
    fn create_table(&self, schema: &Schema, table: &Table) -> Vec<String> {
        let keys: Vec<_> = table.primary_key.iter().chain(&table.uniques).collect();
        let is_repeated = |key: &Key| keys.iter().take_while(|k| k.id != key.id).any(|k| k.columns == key.columns);
        let (repeated, uniques): (Vec<_>, Vec<_>) = table.uniques.iter().cloned().partition(is_repeated);
        let mut statements = standard_table(self, schema, &Table { uniques, ..table.clone() });
        let add = |key| self.add_constraint(schema, table, &Constraint::Unique(key));
        statements.extend(repeated.into_iter().flat_map(add));
        statements
    }

    fn alter_column(&self, change: &ColumnChange<'_>) -> Vec<String> {
        let (before, after) = (change.before, change.after);
        let column = format!("ALTER COLUMN {}", self.name(&change.after.name));
        let table = self.table(change.table);
        let retyped = before.data_type != after.data_type;
        let redefaulted = before.default != after.default || retyped;
        let mut actions = Vec::new();
        if before.identity && !after.identity {
            actions.push(format!("{column} DROP IDENTITY"));
        }
        if before.generated.is_some() && after.generated.is_none() {
            actions.push(format!("{column} DROP EXPRESSION"));
        } else if redefaulted && before.default.is_some() && before.generated.is_none() {
            actions.push(format!("{column} DROP DEFAULT"));
        }
        if retyped {
            let using = self.convert(change.schema, &before.data_type, &after.data_type, &self.name(&before.name));
            let data_type = self.data_type(change.schema, &after.data_type);
            // Without an expression a type that only grows leaves the rows as they are.
            let using = match change.conversion() {
                Some(own) => format!(" USING {own}::{}", convert::uncut(&after.data_type, &data_type)),
                None if grows(&before.data_type, &after.data_type) => String::new(),
                None => format!(" USING {using}"),
            };
            actions.push(format!("{column} TYPE {data_type}{using}"));
        }
        if let Some(default) = after.default.as_ref().filter(|_| redefaulted && after.generated.is_none() && !after.identity) {
            actions.push(format!("{column} SET DEFAULT {}", self.default(&after.data_type, default)));
        }
        match change.nullable() {
            (true, false) => actions.push(format!("{column} SET NOT NULL")),
            (false, true) => actions.push(format!("{column} DROP NOT NULL")),
            _ => {}
        }
        let mut statements: Vec<_> = actions.into_iter().map(|action| format!("ALTER TABLE {table} {action}")).collect();
        if after.identity && !before.identity {
            statements.extend(self.start_numbering(change.table, after));
        }
        if before.comment != after.comment {
            statements.extend(self.comment_column(change.table, after));
        }
        statements
    }

    fn number_rows(&self, schema: &Schema, table: &Table, column: &Column) -> Vec<String> {
        let (table_name, name) = (self.table(table), self.name(&column.name));
        let number = self.convert(schema, &DataType::BigInt, &column.data_type, "numbered.number");
        let numbers = format!("SELECT ctid AS row, row_number() OVER () AS number FROM {table_name} WHERE {name} IS NULL");
        vec![format!("UPDATE {table_name} SET {name} = {number} FROM ({numbers}) AS numbered WHERE {table_name}.ctid = numbered.row")]
    }

    fn create_enum(&self, enum_type: &EnumType) -> Vec<String> {
        vec![self.create_enum_as(enum_type, &enum_type.name)]
    }

    fn drop_enum(&self, enum_type: &EnumType) -> Vec<String> {
        vec![format!("DROP TYPE {}", self.name(&enum_type.name))]
    }

    fn rename_enum(&self, before: &str, after: &str) -> Vec<String> {
        vec![format!("ALTER TYPE {} RENAME TO {}", self.name(before), self.name(after))]
    }

    fn change_enum(&self, change: &EnumChange<'_>) -> Vec<String> {
        self.grown_enum(change).unwrap_or_else(|| self.replaced_enum(change))
    }

    fn begin_mirror(&self, schema: &Schema, table: &Table, mirror: Mirror) -> Vec<String> {
        mirror::begin(self, schema, table, mirror)
    }

    fn end_mirror(&self, table: &Table, mirror: Mirror) -> Vec<String> {
        mirror::end(self, table, mirror)
    }

    fn work(&self, deed: &Deed<'_>) -> Work {
        live::work(deed)
    }

    fn live(&self, change: &LiveChange<'_>, plain: Vec<String>) -> Vec<LiveStatement> {
        live::live(self, change, plain)
    }

    fn patience(&self) -> Option<&'static str> {
        Some("SET LOCAL lock_timeout = '5s'")
    }

    fn settles(&self) -> Option<&'static str> {
        Some("SET CONSTRAINTS ALL IMMEDIATE")
    }

    fn convert(&self, schema: &Schema, before: &DataType, after: &DataType, value: &str) -> String {
        convert::using(before, after, value, &self.data_type(schema, after))
    }
}

/// What a body of code is put between.
fn quote_mark(body: &str) -> String {
    let mut mark = "$relata$".to_owned();
    while body.contains(&mark) {
        mark.insert(1, '_');
    }
    mark
}

impl Postgres {
    fn create_enum_as(&self, enum_type: &EnumType, name: &str) -> String {
        let values: Vec<_> = enum_type.values.iter().map(|value| self.string(&value.name)).collect();
        format!("CREATE TYPE {} AS ENUM ({})", self.name(name), values.join(", "))
    }

    /// Numbers go on after the largest that is there.
    fn start_numbering(&self, table: &Table, column: &Column) -> Vec<String> {
        let (table_name, name) = (self.table(table), self.name(&column.name));
        let sequence = format!("pg_get_serial_sequence({}, {})", self.string(&table_name), self.string(&column.name));
        vec![
            format!("ALTER TABLE {table_name} ALTER COLUMN {name} ADD {}", self.identity()),
            format!("SELECT setval({sequence}, (SELECT coalesce(max({name}), 0) + 1 FROM {table_name}), false)"),
        ]
    }

    /// The statements where values were only renamed and added; `None` where the type must be replaced.
    fn grown_enum(&self, change: &EnumChange<'_>) -> Option<Vec<String>> {
        let (before, after) = (&change.before.values, &change.after.values);
        let kept: Vec<_> = after.iter().filter(|v| before.iter().any(|b| b.id == v.id)).collect();
        let in_order = kept.len() == before.len() && kept.iter().zip(before).all(|(a, b)| a.id == b.id);
        if !in_order || (change.used_at_once && kept.len() < after.len()) {
            return None;
        }
        let renamed: Vec<_> = before.iter().zip(&kept).filter(|(b, a)| b.name != a.name).collect();
        let free = |name: &String| before.iter().all(|b| b.name != *name);
        if !renamed.iter().all(|(_, a)| free(&a.name)) {
            return None;
        }
        let name = self.name(&change.before.name);
        let rename = |from: &str, to: &str| format!("ALTER TYPE {name} RENAME VALUE {} TO {}", self.string(from), self.string(to));
        let mut statements: Vec<_> = renamed.iter().map(|(b, a)| rename(&b.name, &a.name)).collect();
        for (index, value) in after.iter().enumerate().filter(|(_, v)| !before.iter().any(|b| b.id == v.id)) {
            let next_kept = after[index..].iter().find(|v| before.iter().any(|b| b.id == v.id));
            let place = next_kept.map_or_else(String::new, |next| format!(" BEFORE {}", self.string(&next.name)));
            statements.push(format!("ALTER TYPE {name} ADD VALUE {}{place}", self.string(&value.name)));
        }
        Some(statements)
    }

    /// A new type in place of the old one, with the rows carried over value by value.
    fn replaced_enum(&self, change: &EnumChange<'_>) -> Vec<String> {
        let taken =
            |name: &str| change.schema.enums.values().any(|e| e.name == name) || change.schema.tables.values().any(|t| t.name == name);
        let short: String = change.after.name.chars().take(12).collect();
        let temporary = crate::schema::unique_name(&format!("{short}_new"), taken);
        let mut statements = vec![self.create_enum_as(change.after, &temporary)];
        for (table, column) in change.schema.users_of(change.before.id).filter(|(_, c)| c.generated.is_none()) {
            let prefix = format!("ALTER TABLE {} ALTER COLUMN {}", self.table(table), self.name(&column.name));
            if column.default.is_some() {
                statements.push(format!("{prefix} DROP DEFAULT"));
            }
            let text = format!("{}::text", self.name(&column.name));
            let mapped = match change.arms(self, table.is_nullable(column)) {
                Some((arms, _)) => format!("CASE {text} {arms} ELSE {text} END"),
                None => text,
            };
            statements.push(format!("{prefix} TYPE {0} USING ({mapped})::{0}", self.name(&temporary)));
            if let Some(DefaultValue::Literal(text)) = column.default.as_ref().and_then(|d| change.default_after(d)) {
                statements.push(format!("{prefix} SET DEFAULT {}", self.string(&text)));
            }
        }
        statements.push(format!("DROP TYPE {}", self.name(&change.before.name)));
        statements.push(format!("ALTER TYPE {} RENAME TO {}", self.name(&temporary), self.name(&change.before.name)));
        statements
    }
}
