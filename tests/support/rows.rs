//! Rows for every table of a schema, and the rows that a database holds.
//!
//! Row `k` of a table points at row `k` of every table that it has a key to: columns tied by foreign keys get
//! one value, so circles, self references and composite keys hold without looking at the order of tables.
//! Rows that would be equal where they may not are left out, of all tables alike.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use relata::dialect::Dialect;
use relata::schema::{Column, ColumnId, DataType, IndexPart, Schema, Table, TableId};
use serde_json::Value;

use super::server::Database;

/// How many rows are tried for each table.
const ROWS: usize = 4;

/// The rows of each table: the text of each column's value, or no value.
pub type Rows = BTreeMap<TableId, Vec<BTreeMap<ColumnId, Option<String>>>>;

/// A value to be written into a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Null,
    Number(String),
    Text(String),
    Truth(bool),
    Bytes(Vec<u8>),
}

/// The statements that fill a database that holds `schema`, but for the tables in `empty`.
pub fn insert(schema: &Schema, dialect: Dialect, empty: &BTreeSet<TableId>) -> String {
    let maker = Maker::new(schema);
    let mut sql = without_foreign_keys(dialect).to_owned();
    if dialect == Dialect::Sqlite {
        sql.push_str("BEGIN;\n");
    }
    let kept = maker.rows_that_fit();
    for table in schema.tables.values().filter(|table| !empty.contains(&table.id)) {
        let is_beside = |id| table.mirror(id).is_some_and(|mirror| mirror.beside() == id);
        let columns: Vec<_> = table.columns.iter().filter(|column| column.generated.is_none() && !is_beside(column.id)).collect();
        if dialect == Dialect::Postgres {
            // Without foreign keys triggers sleep as well; those that keep columns alike must not.
            for mirror in &table.mirrors {
                let _ = writeln!(sql, "ALTER TABLE {} ENABLE ALWAYS TRIGGER relata_both_{};", full_name(dialect, table), mirror.known());
            }
        }
        let names: Vec<_> = columns.iter().map(|c| quoted(dialect, &c.name)).collect();
        let over = if dialect == Dialect::Postgres { " OVERRIDING SYSTEM VALUE" } else { "" };
        for &k in &kept {
            let cells: Vec<_> = columns.iter().map(|column| maker.cell(table, column, k).sql(dialect)).collect();
            let name = full_name(dialect, table);
            let _ = writeln!(sql, "INSERT INTO {name} ({}){over} VALUES ({});", names.join(", "), cells.join(", "));
        }
    }
    if dialect == Dialect::Sqlite {
        sql.push_str("COMMIT;\n");
    }
    sql
}

/// The statements that take all rows out of some tables.
pub fn delete(schema: &Schema, dialect: Dialect, tables: &BTreeSet<TableId>) -> String {
    let mut sql = without_foreign_keys(dialect).to_owned();
    for table in tables.iter().filter_map(|id| schema.table(*id)) {
        let _ = writeln!(sql, "DELETE FROM {};", full_name(dialect, table));
    }
    sql
}

/// The tables given and those whose rows cannot be without theirs.
pub fn with_dependants(schema: &Schema, tables: impl IntoIterator<Item = TableId>) -> BTreeSet<TableId> {
    let mut all: BTreeSet<TableId> = tables.into_iter().filter(|id| schema.table(*id).is_some()).collect();
    loop {
        let more: Vec<_> = all.iter().flat_map(|id| schema.references_to(*id)).map(|(table, _)| table.id).collect();
        let before = all.len();
        all.extend(more);
        if all.len() == before {
            return all;
        }
    }
}

/// All rows that a database holds in the tables of a schema.
pub fn dump(schema: &Schema, database: &Database<'_>) -> Rows {
    let dialect = database.dialect();
    let tables: Vec<_> = schema.tables.values().collect();
    let mut sql = String::new();
    for (at, table) in tables.iter().enumerate() {
        let cell = |column: &Column| {
            let name = quoted(dialect, &column.name);
            match dialect {
                Dialect::Postgres => format!("{name}::text"),
                Dialect::Sqlite => format!("CASE typeof({name}) WHEN 'blob' THEN hex({name}) ELSE CAST({name} AS TEXT) END"),
                _ if column.data_type == DataType::Binary => format!("HEX({name})"),
                _ => format!("CAST({name} AS CHAR CHARACTER SET utf8mb4)"),
            }
        };
        let cells: Vec<_> = table.columns.iter().map(cell).collect();
        let array = if dialect == Dialect::Postgres { "json_build_array" } else { "JSON_ARRAY" };
        let name = full_name(dialect, table);
        let _ = writeln!(sql, "SELECT {array}({at}, {}) FROM {name};", cells.join(", "));
    }
    let mut rows: Rows = tables.iter().map(|table| (table.id, Vec::new())).collect();
    for line in database.ask(&sql) {
        let table = tables[line[0].as_u64().unwrap() as usize];
        let cells = line[1..].iter().map(|cell| match cell {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        });
        rows.entry(table.id).or_default().push(table.columns.iter().map(|column| column.id).zip(cells).collect());
    }
    rows
}

/// Rows are put in in any order: their keys hold once all are there.
fn without_foreign_keys(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "SET session_replication_role = replica;\n",
        Dialect::Sqlite => "PRAGMA foreign_keys = OFF;\n",
        // Without backslashes, MySQL could not read the texts that it keeps inside its own checks.
        Dialect::MySql => "SET foreign_key_checks = 0;\nSET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';\n",
        Dialect::MariaDb => "SET foreign_key_checks = 0;\nSET sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES,NO_AUTO_VALUE_ON_ZERO';\n",
    }
}

/// A table as a statement names it.
pub fn full_name(dialect: Dialect, table: &Table) -> String {
    let name = quoted(dialect, &table.name);
    if table.namespace.is_empty() { name } else { format!("{}.{name}", quoted(dialect, &table.namespace)) }
}

/// A name as each database quotes it.
pub fn quoted(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::MySql | Dialect::MariaDb => format!("`{}`", name.replace('`', "``")),
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}

impl Cell {
    fn sql(&self, dialect: Dialect) -> String {
        match self {
            Self::Null => "NULL".into(),
            Self::Number(text) => text.clone(),
            Self::Text(text) if dialect == Dialect::MySql => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
            Self::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Self::Truth(truth) if dialect == Dialect::Postgres => truth.to_string(),
            Self::Truth(truth) => u8::from(*truth).to_string(),
            Self::Bytes(bytes) => {
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                if dialect == Dialect::Postgres { format!("'\\x{hex}'") } else { format!("x'{hex}'") }
            }
        }
    }
}

/// Makes the values.
struct Maker<'a> {
    schema: &'a Schema,
    /// For each column, the one that stands for all columns tied to it by foreign keys.
    class: BTreeMap<ColumnId, ColumnId>,
    types: BTreeMap<ColumnId, DataType>,
    targets: BTreeSet<ColumnId>,
    /// A number for each class, so that columns differ.
    place: BTreeMap<ColumnId, usize>,
}

impl<'a> Maker<'a> {
    fn new(schema: &'a Schema) -> Self {
        let all = || schema.tables.values().flat_map(|table| table.columns.iter());
        let mut class: BTreeMap<ColumnId, ColumnId> = all().map(|column| (column.id, column.id)).collect();
        let keys: Vec<_> = schema.tables.values().flat_map(|table| &table.foreign_keys).collect();
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for (a, b) in keys.iter().flat_map(|key| key.columns.iter().zip(&key.target_columns)) {
                let (Some(left), Some(right)) = (class.get(a).copied(), class.get(b).copied()) else { continue };
                let least = left.min(right);
                changed |= left != right;
                class.insert(*a, least);
                class.insert(*b, least);
            }
        }
        Self {
            schema,
            types: all().map(|column| (column.id, column.data_type.clone())).collect(),
            targets: keys.iter().flat_map(|key| key.target_columns.iter().copied()).collect(),
            place: all().enumerate().map(|(at, column)| (column.id, at)).collect(),
            class,
        }
    }

    /// The rows that can stand side by side in every table.
    fn rows_that_fit(&self) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::new();
        for k in 0..ROWS {
            let fits = self.schema.tables.values().all(|table| {
                unique_sets(table).iter().all(|set| {
                    let cells = |k: usize| -> Vec<Cell> {
                        set.iter().filter_map(|id| table.column(*id)).map(|column| self.cell(table, column, k)).collect()
                    };
                    let new = cells(k);
                    new.contains(&Cell::Null) || kept.iter().all(|old| cells(*old) != new)
                })
            });
            if fits {
                kept.push(k);
            }
        }
        kept
    }

    fn cell(&self, table: &Table, column: &Column, k: usize) -> Cell {
        let class = self.class.get(&column.id).copied().unwrap_or(column.id);
        let place = self.place.get(&class).copied().unwrap_or(0);
        let may_be_null = table.is_nullable(column) && !self.targets.contains(&column.id) && !column.identity;
        if may_be_null && (k + place) % ROWS == ROWS - 1 {
            return Cell::Null;
        }
        let data_type = self.types.get(&class).unwrap_or(&column.data_type);
        self.value(data_type, table.is_nullable(column), place, k)
    }

    fn value(&self, data_type: &DataType, nullable: bool, place: usize, k: usize) -> Cell {
        let text = |text: String| Cell::Text(text);
        let number = |whole: usize| (place % 6) * 10 + whole + 1;
        let words = format!("{k}{} it's \"é🙂\" \\ %s `x` <b>", (b'a' + (place % 26) as u8) as char);
        let cut = |n: u32| Cell::Text(words.chars().take(n as usize).collect::<String>().trim_end().to_owned());
        match data_type {
            // Small numbers keep what templates check: from one to five stars.
            DataType::SmallInt => Cell::Number((k + 1).to_string()),
            DataType::Integer | DataType::BigInt => Cell::Number(number(k).to_string()),
            DataType::Numeric(None) | DataType::Real | DataType::Double => Cell::Number(format!("{}.5", number(k))),
            DataType::Numeric(Some((precision, scale))) => {
                let whole = if precision - scale >= 2 {
                    number(k)
                } else if precision > scale {
                    k + 1
                } else {
                    0
                };
                Cell::Number(if *scale > 0 { format!("{whole}.{}", k + 1) } else { whole.to_string() })
            }
            DataType::Text => text(words),
            DataType::Varchar(n) | DataType::Char(n) => cut(*n),
            DataType::Boolean => Cell::Truth(k.is_multiple_of(2)),
            DataType::Date => text(format!("2024-02-{:02}", number(k) % 28 + 1)),
            DataType::Time => text(format!("10:{:02}:0{k}", number(k) % 60)),
            DataType::Timestamp | DataType::TimestampTz => text(format!("2024-03-{:02} 10:20:0{k}", number(k) % 28 + 1)),
            DataType::Uuid => text(format!("00000000-0000-4000-8000-0000000{:05}", number(k))),
            DataType::Json => text(format!("{{\"k\": [{k}, \"it's\"]}}")),
            DataType::Binary => Cell::Bytes(vec![0, 255, k as u8, b'\'', place as u8]),
            DataType::Enum(id) => match self.schema.enum_type(*id).filter(|e| !e.values.is_empty()) {
                Some(e) => text(e.values[(k + place) % e.values.len()].name.clone()),
                None => Cell::Null,
            },
            DataType::Other(_) if nullable => Cell::Null,
            DataType::Other(word) => other(&word.to_lowercase(), k).unwrap_or(cut(10)),
        }
    }
}

/// Values for types that belong to one database.
fn other(word: &str, k: usize) -> Option<Cell> {
    Some(match word {
        "inet" | "cidr" => Cell::Text(format!("10.0.0.{k}")),
        "integer[]" | "int[]" => Cell::Text(format!("{{{k},2}}")),
        "tsvector" => Cell::Text(format!("word{k}")),
        "interval" => Cell::Text(format!("{k} days")),
        word if word.contains("int") => Cell::Number(k.to_string()),
        _ => return None,
    })
}

fn unique_sets(table: &Table) -> Vec<Vec<ColumnId>> {
    let keys = table.primary_key.iter().chain(&table.uniques).map(|key| key.columns.clone());
    let indexes = table.indexes.iter().filter(|index| index.unique);
    // What must differ among some rows only does so among all here.
    let columns = |index: &relata::schema::Index| index.parts.iter().map(IndexPart::as_column).collect::<Option<_>>().unwrap_or_default();
    let sets = keys.chain(indexes.map(columns));
    sets.filter(|set: &Vec<ColumnId>| !set.is_empty()).collect()
}
