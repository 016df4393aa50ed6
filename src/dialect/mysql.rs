//! MySQL 8, and what MariaDB has in common with it.
//!
//! Types: <https://dev.mysql.com/doc/refman/8.4/en/data-types.html>; what changes how:
//! <https://dev.mysql.com/doc/refman/8.4/en/alter-table.html>. `MODIFY` states the whole column anew: what
//! it does not say is lost. Each statement is a transaction of its own.

mod live;
mod mirror;

use super::sql::{ColumnChange, EnumChange, Sql};
use super::work::{Deed, LiveChange, LiveStatement, Work};
use super::{ColumnOrder, Features, Identity, IndexMethods, NameLimit, NameSpaces, Rename, Renames, Transaction, quote};
use crate::schema::{
    Column, ColumnId, Constraint, DataType, DefaultValue, EnumId, EnumType, EnumValue, Index, Mirror, Schema, Table, unique_name,
};

/// MySQL or MariaDB: what differs between them.
pub(super) struct MySql {
    pub features: &'static Features,
    /// How a check is dropped.
    pub drop_check: &'static str,
    /// Whether a default of text or JSON must stand in parentheses.
    pub parenthesised_defaults: bool,
    /// Whether it is MariaDB, where what a change costs is told apart.
    pub is_mariadb: bool,
}

pub(super) static MYSQL: MySql = MySql { features: &FEATURES, drop_check: "CHECK", parenthesised_defaults: true, is_mariadb: false };

pub(super) static FEATURES: Features = Features {
    label: "MySQL",
    slug: "mysql",
    name_limit: NameLimit::Characters(64),
    folds_case: true,
    names: NameSpaces::Apart,
    transaction: Transaction::Each,
    rebuilds: false,
    column_order: ColumnOrder::Placed,
    enum_types: false,
    comments: true,
    virtual_columns: true,
    empty_tables: false,
    renames: Renames {
        primary: Rename::Nameless,
        unique: Rename::InPlace,
        check: Rename::Again,
        foreign_key: Rename::Again,
        index: Rename::InPlace,
    },
    converts_in_place: false,
    rename_breaks_expressions: true,
    forward_references: false,
    identity: Identity::FirstOfKey,
    foreign_key_indexes: true,
    ordered_targets: true,
    unique_targets: true,
    long_keys: false,
    set_default: false,
    generated_not_null: true,
    supplementary_names: false,
    barred: &[],
    reserved_columns: &[],
    reserved_constraints: &["primary"],
    reserved_types: &[],
    guarded_checks: true,
    json_checks: false,
    cascades_null: false,
    computed_after_computed: true,
    namespaces: false,
    partial_indexes: false,
    expression_indexes: true,
    index_include: false,
    index_methods: IndexMethods::Only(&["fulltext", "spatial"]),
    deferrable: false,
    alters_deferrable: false,
};

/// How much of a long text an index holds.
const PREFIX: u32 = 255;

impl Sql for MySql {
    fn features(&self) -> &'static Features {
        self.features
    }

    fn name(&self, name: &str) -> String {
        quote::name(name, '`')
    }

    fn string(&self, text: &str) -> String {
        quote::string(&text.replace('\\', "\\\\"))
    }

    fn data_type(&self, schema: &Schema, data_type: &DataType) -> String {
        match data_type {
            DataType::SmallInt => "SMALLINT".into(),
            DataType::Integer => "INT".into(),
            DataType::BigInt => "BIGINT".into(),
            DataType::Numeric(None) => "DECIMAL(38, 10)".into(),
            DataType::Numeric(Some((precision, scale))) => format!("DECIMAL({precision}, {scale})"),
            DataType::Real => "FLOAT".into(),
            DataType::Double => "DOUBLE".into(),
            DataType::Text => "TEXT".into(),
            DataType::Varchar(length) => format!("VARCHAR({length})"),
            DataType::Char(length) => format!("CHAR({length})"),
            DataType::Boolean => "BOOLEAN".into(),
            DataType::Date => "DATE".into(),
            DataType::Time => "TIME".into(),
            DataType::Timestamp => "DATETIME".into(),
            DataType::TimestampTz => "TIMESTAMP".into(),
            DataType::Uuid => "CHAR(36)".into(),
            DataType::Json => "JSON".into(),
            DataType::Binary => "LONGBLOB".into(),
            DataType::Enum(id) => {
                let values = schema.enum_type(*id).map_or_else(Vec::new, |e| e.values.iter().map(|v| self.string(&v.name)).collect());
                format!("ENUM({})", values.join(", "))
            }
            DataType::Other(text) => text.clone(),
        }
    }

    fn function(&self, expression: &str) -> String {
        let known = match expression.trim().to_ascii_lowercase().as_str() {
            "gen_random_uuid()" | "uuid_generate_v4()" => "uuid()",
            "now()" | "current_timestamp()" => "CURRENT_TIMESTAMP",
            _ => return expression.to_owned(),
        };
        known.to_owned()
    }

    fn default(&self, data_type: &DataType, value: &DefaultValue) -> String {
        let moment = matches!(data_type, DataType::Timestamp | DataType::TimestampTz);
        match value {
            DefaultValue::Expression(text) if moment && self.function(text).eq_ignore_ascii_case("current_timestamp") => {
                "CURRENT_TIMESTAMP".into()
            }
            DefaultValue::Literal(text) if self.parenthesised_defaults && is_long(data_type) => {
                format!("({})", self.literal(data_type, text))
            }
            _ => self.value(data_type, value),
        }
    }

    fn column(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> String {
        let mut words = vec![self.name(&column.name), self.data_type(schema, &column.data_type)];
        if let Some(generated) = &column.generated {
            words.push(self.generated(table, generated));
        }
        if !nullable && (column.generated.is_none() || self.features.generated_not_null) {
            words.push("NOT NULL".into());
        } else if column.data_type == DataType::TimestampTz && column.generated.is_none() {
            words.push("NULL".into());
        }
        if column.identity {
            words.push("AUTO_INCREMENT".into());
        } else if let Some(default) = column.default.as_ref().filter(|_| column.generated.is_none()) {
            words.push(format!("DEFAULT {}", self.default(&column.data_type, default)));
        }
        if !column.comment.is_empty() {
            words.push(format!("COMMENT {}", self.string(&column.comment)));
        }
        words.join(" ")
    }

    fn constraint(&self, schema: &Schema, table: &Table, constraint: &Constraint) -> Option<String> {
        let name = self.name(constraint.name());
        Some(match constraint {
            Constraint::Primary(key) => format!("PRIMARY KEY {}", self.key_columns(table, &key.columns)),
            Constraint::Unique(key) => format!("CONSTRAINT {name} UNIQUE {}", self.key_columns(table, &key.columns)),
            Constraint::Check(check) => format!("CONSTRAINT {name} CHECK {}", self.expression(table, &check.expression)),
            Constraint::ForeignKey(key) => format!("CONSTRAINT {name} {}", self.foreign_key(schema, table, key)),
            Constraint::Index(index) => format!("{}INDEX {name} {}", kind(index), self.index_parts(table, index)),
        })
    }

    fn table_options(&self, table: &Table) -> String {
        let comment = if table.comment.is_empty() { String::new() } else { format!(" COMMENT={}", self.string(&table.comment)) };
        format!(" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4{comment}")
    }

    fn create_table(&self, schema: &Schema, table: &Table) -> Vec<String> {
        vec![self.create_table_as(schema, table, &table.name)]
    }

    fn comment_table(&self, table: &Table) -> Vec<String> {
        vec![format!("ALTER TABLE {} COMMENT = {}", self.name(&table.name), self.string(&table.comment))]
    }

    fn comment_column(&self, _table: &Table, _column: &Column) -> Vec<String> {
        Vec::new()
    }

    fn add_column(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> Vec<String> {
        let definition = self.column(schema, table, column, nullable);
        let place = self.place(table, column.id);
        vec![format!("ALTER TABLE {} ADD COLUMN {definition}{place}", self.name(&table.name))]
    }

    fn alter_column(&self, change: &ColumnChange<'_>) -> Vec<String> {
        let (table, name) = (self.name(&change.table.name), self.name(&change.after.name));
        let modify = self.modify(change.schema, change.table_after, change.after, change.nullable().1);
        if change.before.generated.as_ref().is_some_and(|g| !g.stored) && change.after.generated.is_none() {
            return self.anew(change, None);
        }
        if let Some(value) = change.conversion() {
            return self.anew(change, Some(value));
        }
        let (before, after) = (&change.before.data_type, &change.after.data_type);
        if let DataType::Enum(id) = after
            && becomes_place(change.schema, before)
        {
            let mut statements = Vec::new();
            if !is_text(before) && !matches!(before, DataType::Enum(_)) {
                // A number would become the value at that place of the list.
                let text = Column { data_type: DataType::Varchar(255), default: None, ..change.after.clone() };
                statements.push(self.modify(change.schema, change.table_after, &text, change.nullable().1));
            }
            if *before == DataType::Boolean {
                statements.push(spell_truth(&table, &name));
            }
            statements.extend(self.refuse_other_than(change.schema, *id, &table, &name));
            statements.push(modify);
            return statements;
        }
        if matches!(before, DataType::Enum(_)) && !is_text(after) && !matches!(after, DataType::Enum(_)) {
            // Straight away, a value would become its place in the list.
            let text = Column { data_type: DataType::Varchar(255), default: None, ..change.after.clone() };
            let mut statements = vec![self.modify(change.schema, change.table_after, &text, change.nullable().1)];
            statements.extend((*after == DataType::Boolean).then(|| read_truth(&table, &name)));
            statements.push(modify);
            return statements;
        }
        if !self.is_mariadb && *before == DataType::Text && matches!(after, DataType::Numeric(_)) {
            // From a text without a bound MySQL takes the digits at its beginning, in silence.
            let text = Column { data_type: DataType::Varchar(255), default: None, ..change.after.clone() };
            return vec![self.modify(change.schema, change.table_after, &text, change.nullable().1), modify];
        }
        if is_text(before) && *after == DataType::Boolean {
            return vec![read_truth(&table, &name), modify];
        }
        if *before == DataType::Boolean && is_text(after) {
            return vec![modify, spell_truth(&table, &name)];
        }
        vec![modify]
    }

    fn set_nullable(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> Vec<String> {
        vec![self.modify(schema, table, column, nullable)]
    }

    fn order_columns(&self, schema: &Schema, before: &Table, after: &Table) -> Vec<String> {
        let mut now: Vec<_> = before.columns.iter().map(|c| c.id).collect();
        let mut statements = Vec::new();
        for (index, column) in after.columns.iter().enumerate() {
            if now.get(index) != Some(&column.id) {
                now.retain(|id| *id != column.id);
                now.insert(index.min(now.len()), column.id);
                let modify = self.modify(schema, after, column, after.is_nullable(column));
                statements.push(format!("{modify}{}", self.place(after, column.id)));
            }
        }
        statements
    }

    fn add_constraint(&self, schema: &Schema, table: &Table, constraint: &Constraint) -> Vec<String> {
        let table_name = self.name(&table.name);
        if let Constraint::Index(index) = constraint {
            let parts = self.index_parts(table, index);
            return vec![format!("CREATE {}INDEX {} ON {table_name} {parts}", kind(index), self.name(&index.name))];
        }
        let add = |text: String| format!("ALTER TABLE {table_name} ADD {text}");
        self.constraint(schema, table, constraint).map(add).into_iter().collect()
    }

    fn drop_constraint(&self, table: &Table, constraint: &Constraint) -> Vec<String> {
        let (table, name) = (self.name(&table.name), self.name(constraint.name()));
        vec![match constraint {
            Constraint::Primary(_) => format!("ALTER TABLE {table} DROP PRIMARY KEY"),
            Constraint::Unique(_) | Constraint::Index(_) => format!("DROP INDEX {name} ON {table}"),
            Constraint::Check(_) => format!("ALTER TABLE {table} DROP {} {name}", self.drop_check),
            Constraint::ForeignKey(_) => format!("ALTER TABLE {table} DROP FOREIGN KEY {name}"),
        }]
    }

    /// An index over words or places holds all of a value.
    fn index_column(&self, table: &Table, column: ColumnId) -> String {
        self.key_column(table, column)
    }

    fn rename_constraint(&self, table: &Table, constraint: &Constraint, after: &str) -> Vec<String> {
        let (table, before, after) = (self.name(&table.name), self.name(constraint.name()), self.name(after));
        match constraint {
            Constraint::Unique(_) | Constraint::Index(_) => vec![format!("ALTER TABLE {table} RENAME INDEX {before} TO {after}")],
            _ => Vec::new(),
        }
    }

    fn number_rows(&self, _schema: &Schema, table: &Table, column: &Column) -> Vec<String> {
        let (table, name) = (self.name(&table.name), self.name(&column.name));
        vec![
            "SET @relata_number = 0".into(),
            format!("UPDATE {table} SET {name} = (@relata_number := @relata_number + 1) WHERE {name} IS NULL"),
        ]
    }

    /// MySQL does not read a table in an UPDATE of it, but a table derived from it.
    fn one_value(&self, column: &str, table: &str, order: &str) -> String {
        format!("(SELECT {column} FROM (SELECT {column} FROM {table} ORDER BY {order} LIMIT 1) AS one_row)")
    }

    fn change_enum(&self, change: &EnumChange<'_>) -> Vec<String> {
        let (wide, last) = (with_enum(change.schema, union(change)), with_enum(change.schema, change.after.clone()));
        let mut statements = Vec::new();
        for (table, column) in change.schema.users_of(change.before.id) {
            let nullable = table.is_nullable(column);
            if let Some((arms, texts)) = change.arms(self, nullable).filter(|_| column.generated.is_none()) {
                let (table_name, name) = (self.name(&table.name), self.name(&column.name));
                statements.push(self.modify(&wide, table, column, nullable));
                let value = format!("CASE {name} {arms} ELSE {name} END");
                statements.push(format!("UPDATE {table_name} SET {name} = {value} WHERE {name} IN ({texts})"));
            }
            let default = column.default.as_ref().and_then(|default| change.default_after(default));
            statements.push(self.modify(&last, table, &Column { default, ..column.clone() }, nullable));
        }
        statements
    }

    fn begin_mirror(&self, schema: &Schema, table: &Table, mirror: Mirror) -> Vec<String> {
        mirror::begin(self, schema, table, mirror)
    }

    fn end_mirror(&self, _table: &Table, mirror: Mirror) -> Vec<String> {
        mirror::end(self, mirror)
    }

    fn fill_mirror(&self, fill: String) -> Vec<String> {
        mirror::fill(fill)
    }

    fn work(&self, deed: &Deed<'_>) -> Work {
        live::work(deed, self.is_mariadb)
    }

    fn live(&self, change: &LiveChange<'_>, plain: Vec<String>) -> Vec<LiveStatement> {
        live::live(plain, self.work(&change.deed), &change.deed, self.is_mariadb)
    }

    fn patience(&self) -> Option<&'static str> {
        Some("SET SESSION lock_wait_timeout = 5")
    }

    /// A number and a value of an enum would meet as its place in the list: they meet as texts, and a text that is
    /// no value of the enum is made one that is not taken for a place either.
    fn convert(&self, schema: &Schema, before: &DataType, after: &DataType, value: &str) -> String {
        let text = match before {
            DataType::Boolean => format!("CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"),
            _ => format!("CAST({value} AS CHAR)"),
        };
        match (before, after) {
            (_, DataType::Enum(id)) if becomes_place(schema, before) => {
                let values = schema.enum_type(*id).map_or_else(Vec::new, |e| e.values.iter().map(|v| self.string(&v.name)).collect());
                format!("CASE WHEN {text} IN ({}) THEN {text} ELSE concat('? ', {text}) END", values.join(", "))
            }
            (DataType::Enum(_), after) if !is_text(after) && !matches!(after, DataType::Enum(_)) => text,
            _ => value.to_owned(),
        }
    }
}

impl MySql {
    /// MODIFY does not make a column that is computed at each reading an ordinary one, and knows no expression: a
    /// new one takes its values, or those that the expression gives, and its place.
    fn anew(&self, change: &ColumnChange<'_>, value: Option<&str>) -> Vec<String> {
        let (table, before) = (self.name(&change.table.name), self.name(&change.before.name));
        let taken = |name: &str| change.table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
        let short: String = change.before.name.chars().take(32).collect();
        let new = Column { name: unique_name(&format!("{short}_new"), taken), ..change.after.clone() };
        let definition = self.column(change.schema, change.table_after, &Column { default: None, ..new.clone() }, true);
        let temporary = self.name(&new.name);
        let mut statements = vec![
            format!("ALTER TABLE {table} ADD COLUMN {definition} AFTER {before}"),
            format!("UPDATE {table} SET {temporary} = {}", value.unwrap_or(&before)),
            format!("ALTER TABLE {table} DROP COLUMN {before}"),
            format!("ALTER TABLE {table} RENAME COLUMN {temporary} TO {}", self.name(&change.after.name)),
        ];
        if !change.nullable().1 || change.after.default.is_some() {
            statements.push(self.modify(change.schema, change.table_after, change.after, change.nullable().1));
        }
        statements
    }

    /// A text of digits that is no value of an enum would become the value with that number: here it is an error.
    fn refuse_other_than(&self, schema: &Schema, id: EnumId, table: &str, column: &str) -> Vec<String> {
        let values = schema.enum_type(id).map_or_else(Vec::new, |e| e.values.iter().map(|v| self.string(&v.name)).collect());
        if values.is_empty() {
            return Vec::new();
        }
        vec![
            "CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL)".into(),
            format!("INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM {table} WHERE {column} NOT IN ({})", values.join(", ")),
            "DROP TEMPORARY TABLE relata_guard".into(),
        ]
    }

    fn modify(&self, schema: &Schema, table: &Table, column: &Column, nullable: bool) -> String {
        format!("ALTER TABLE {} MODIFY COLUMN {}", self.name(&table.name), self.column(schema, table, column, nullable))
    }

    /// Where a column stands, after ADD and MODIFY; nothing where it is the last.
    fn place(&self, table: &Table, column: ColumnId) -> String {
        match table.position(column) {
            Some(0) => " FIRST".into(),
            Some(index) if index + 1 < table.columns.len() => format!(" AFTER {}", self.name(&table.columns[index - 1].name)),
            _ => String::new(),
        }
    }

    fn key_column(&self, table: &Table, id: ColumnId) -> String {
        let Some(column) = table.column(id) else { return "?".into() };
        let name = self.name(&column.name);
        if needs_prefix(&column.data_type) { format!("{name}({PREFIX})") } else { name }
    }

    fn key_columns(&self, table: &Table, ids: &[ColumnId]) -> String {
        let names: Vec<_> = ids.iter().map(|id| self.key_column(table, *id)).collect();
        format!("({})", names.join(", "))
    }
}

/// What kind of index it is, before the word INDEX.
fn kind(index: &Index) -> String {
    match &index.method {
        Some(method) if !index.is_tree() => format!("{} ", method.to_uppercase()),
        _ if index.unique => "UNIQUE ".into(),
        _ => String::new(),
    }
}

fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Text | DataType::Varchar(_) | DataType::Char(_))
}

/// Whether a value of a type can look like a number, which an enum takes for a place in its list.
fn becomes_place(schema: &Schema, data_type: &DataType) -> bool {
    match data_type {
        DataType::Date | DataType::Time | DataType::Timestamp | DataType::TimestampTz | DataType::Uuid => false,
        DataType::Enum(id) => schema.enum_type(*id).is_some_and(|e| e.values.iter().any(|value| value.name.parse::<u32>().is_ok())),
        _ => true,
    }
}

/// A truth value in words, as the number that it is.
fn read_truth(table: &str, name: &str) -> String {
    format!(
        "UPDATE {table} SET {name} = CASE WHEN lower({name}) IN ('true', 't', 'yes') THEN '1' \
         WHEN lower({name}) IN ('false', 'f', 'no') THEN '0' ELSE {name} END"
    )
}

/// A truth value that was written out as a number, in words.
fn spell_truth(table: &str, name: &str) -> String {
    format!("UPDATE {table} SET {name} = CASE {name} WHEN '1' THEN 'true' WHEN '0' THEN 'false' ELSE {name} END")
}

/// Whether a type has no bound on its length, so that it takes no plain default.
fn is_long(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Text | DataType::Binary | DataType::Json)
}

/// Whether an index can hold only the beginning of values: InnoDB's keys have at most 3072 bytes.
fn needs_prefix(data_type: &DataType) -> bool {
    is_long(data_type) || matches!(data_type, DataType::Varchar(length) if *length > 768)
}

/// An enum with the values of before and of after, so that rows can go from one to the other.
fn union(change: &EnumChange<'_>) -> EnumType {
    let names: Vec<_> = change.before.values.iter().map(|value| value.name.as_str()).collect();
    let new = change.after.values.iter().filter(|value| !names.contains(&value.name.as_str()));
    let values: Vec<EnumValue> = change.before.values.iter().chain(new).cloned().collect();
    EnumType { values, ..change.before.clone() }
}

fn with_enum(schema: &Schema, enum_type: EnumType) -> Schema {
    let mut schema = schema.clone();
    schema.put_enum(enum_type);
    schema
}
