//! What a database should hold for a schema: the test's own table of types and of each database's habits.

use std::collections::BTreeMap;

use relata::dialect::Dialect;
use relata::schema::{Column, ColumnId, DataType, DefaultValue, Deferrable, EnumType, Expression, IndexKey, IndexPart, Schema, Table};

use super::catalogue::mariadb_action;
use super::facts::{CheckFacts, ColumnFacts, Facts, ForeignKeyFacts, IndexFacts, KeyFacts, TableFacts, index_details};
use super::values::{Kind, default_words, plain};

/// The names that a type may have in the catalogue, the wanted one first.
fn spellings(dialect: Dialect, data_type: &DataType, enums: &BTreeMap<relata::schema::EnumId, std::sync::Arc<EnumType>>) -> Vec<String> {
    let words: &[&str] = match (dialect, data_type) {
        (Dialect::Sqlite, DataType::SmallInt) => &["smallint", "integer"],
        (Dialect::Sqlite, DataType::BigInt) => &["bigint", "integer"],
        (Dialect::Postgres, DataType::SmallInt) => &["smallint"],
        (Dialect::Postgres | Dialect::Sqlite, DataType::Integer) => &["integer"],
        (Dialect::Postgres, DataType::BigInt) => &["bigint"],
        (Dialect::MySql, DataType::SmallInt) => &["smallint"],
        (Dialect::MySql, DataType::Integer) => &["int"],
        (Dialect::MySql, DataType::BigInt) => &["bigint"],
        (Dialect::MySql, DataType::Json) => &["json"],
        (_, DataType::SmallInt) => &["smallint(6)"],
        (_, DataType::Integer) => &["int(11)"],
        (_, DataType::BigInt) => &["bigint(20)"],
        (Dialect::Postgres | Dialect::Sqlite, DataType::Numeric(None)) => &["numeric"],
        (_, DataType::Numeric(None)) => &["decimal(38,10)", "decimal(65,30)", "decimal(10,0)"],
        (Dialect::Postgres | Dialect::Sqlite, DataType::Real) => &["real"],
        (_, DataType::Real) => &["float"],
        (Dialect::Postgres, DataType::Double) => &["double precision"],
        (Dialect::Sqlite, DataType::Double) => &["double", "double precision", "real"],
        (_, DataType::Double) => &["double"],
        (Dialect::Postgres | Dialect::Sqlite, DataType::Text) => &["text"],
        (_, DataType::Text) => &["longtext", "text"],
        (Dialect::MariaDb | Dialect::MySql, DataType::Boolean) => &["tinyint(1)"],
        (_, DataType::Boolean) => &["boolean"],
        (_, DataType::Date) => &["date"],
        (Dialect::Postgres, DataType::Time) => &["time without time zone"],
        (_, DataType::Time) => &["time"],
        (Dialect::Postgres, DataType::Timestamp) => &["timestamp without time zone"],
        (Dialect::Postgres, DataType::TimestampTz) => &["timestamp with time zone"],
        (Dialect::Sqlite, DataType::Timestamp) => &["timestamp", "datetime"],
        (Dialect::Sqlite, DataType::TimestampTz) => &["timestamptz", "timestamp", "datetime"],
        (_, DataType::Timestamp) => &["datetime", "datetime(6)"],
        (_, DataType::TimestampTz) => &["timestamp", "timestamp(6)", "datetime", "datetime(6)"],
        (Dialect::Sqlite, DataType::Uuid) => &["uuid", "text", "char(36)"],
        (_, DataType::Uuid) => &["uuid", "char(36)"],
        (Dialect::Postgres, DataType::Json) => &["jsonb"],
        (Dialect::Sqlite, DataType::Json) => &["json", "text"],
        (_, DataType::Json) => &["longtext"],
        (Dialect::Postgres, DataType::Binary) => &["bytea"],
        (Dialect::Sqlite, DataType::Binary) => &["blob"],
        (_, DataType::Binary) => &["longblob"],
        _ => &[],
    };
    if !words.is_empty() {
        return words.iter().map(|word| (*word).to_owned()).collect();
    }
    let values = |id| enums.get(id).map(|e| e.values.iter().map(|v| v.name.clone()).collect::<Vec<_>>()).unwrap_or_default();
    match (dialect, data_type) {
        (Dialect::Postgres, DataType::Varchar(n)) => vec![format!("character varying({n})")],
        (Dialect::Sqlite, DataType::Varchar(n)) => vec![format!("varchar({n})"), "text".into()],
        (_, DataType::Varchar(n)) => vec![format!("varchar({n})")],
        (Dialect::Postgres, DataType::Char(n)) => vec![format!("character({n})")],
        (Dialect::Sqlite, DataType::Char(n)) => vec![format!("char({n})"), "text".into()],
        (_, DataType::Char(n)) => vec![format!("char({n})")],
        (Dialect::Postgres | Dialect::Sqlite, DataType::Numeric(Some((p, s)))) => vec![format!("numeric({p},{s})")],
        (_, DataType::Numeric(Some((p, s)))) => vec![format!("decimal({p},{s})")],
        (Dialect::Postgres, DataType::Enum(id)) => vec![format!("enum {}", enums.get(id).map_or("?".into(), |e| e.name.clone()))],
        (Dialect::Sqlite, DataType::Enum(id)) => vec![format!("enum{:?}", values(id))],
        (_, DataType::Enum(id)) => {
            let escaped = |value: &String| format!("'{}'", value.replace('\\', "\\\\").replace('\'', "''"));
            let quoted: Vec<_> = values(id).iter().map(escaped).collect();
            vec![format!("enum({})", quoted.join(","))]
        }
        (_, DataType::Other(text)) => vec![text.to_lowercase()],
        _ => Vec::new(),
    }
}

/// The facts that a schema should be; `found` decides between spellings that are equally right.
pub fn facts(schema: &Schema, dialect: Dialect, found: &Facts) -> Facts {
    let tables = schema.tables.values().map(|table| {
        let found = found.tables.get(&full_name(table));
        (full_name(table), Reader { schema, dialect, table }.facts(found))
    });
    let has_types = dialect == Dialect::Postgres;
    let enums = schema.enums.values().filter(|_| has_types).map(|e| {
        let values = e.values.iter().map(|value| value.name.clone()).collect();
        (e.name.clone(), values)
    });
    let spaces = schema.tables.values().filter(|table| !table.namespace.is_empty());
    let mirrors = schema.tables.values().flat_map(|table| &table.mirrors).map(|mirror| format!("relata_both_{}", mirror.known()));
    let carriers = mirrors.flat_map(|name| match dialect {
        Dialect::Postgres => vec![format!("function {name}"), format!("trigger {name}")],
        _ => vec![format!("{name}_insert"), format!("{name}_update")],
    });
    let others = spaces.map(|table| format!("schema {}", table.namespace)).chain(carriers).collect();
    Facts { tables: tables.collect(), enums: enums.collect(), others }
}

/// The name of a table, behind that of its schema where it stands in one.
fn full_name(table: &Table) -> String {
    if table.namespace.is_empty() { table.name.clone() } else { format!("{}.{}", table.namespace, table.name) }
}

struct Reader<'a> {
    schema: &'a Schema,
    dialect: Dialect,
    table: &'a Table,
}

impl Reader<'_> {
    fn facts(&self, found: Option<&TableFacts>) -> TableFacts {
        let table = self.table;
        let key = |key: &relata::schema::Key| KeyFacts { name: key.name.clone(), columns: self.names(self.table, &key.columns) };
        let mut facts = TableFacts {
            comment: self.comment(&table.comment),
            columns: table.columns.iter().map(|column| self.column(column, found)).collect(),
            primary_key: table.primary_key.as_ref().filter(|key| !key.columns.is_empty()).map(key),
            uniques: table.uniques.iter().map(key).collect(),
            checks: table.checks.iter().map(|check| self.check(&check.name, &check.expression)).collect(),
            foreign_keys: table.foreign_keys.iter().map(|key| self.foreign_key(key)).collect(),
            indexes: table.indexes.iter().map(|index| self.index(index)).collect(),
        };
        if self.dialect != Dialect::Postgres {
            for KeyFacts { name, columns } in std::mem::take(&mut facts.uniques) {
                let parts = columns.into_iter().map(|column| (column, false)).collect();
                facts.indexes.insert(IndexFacts { name, parts, unique: true, details: String::new() });
            }
        }
        if self.dialect == Dialect::Sqlite && table.columns.iter().any(|column| column.identity) {
            // A key that numbers its rows stands beside its column, without a name.
            facts.primary_key.iter_mut().for_each(|key| key.name.clear());
        }
        if matches!(self.dialect, Dialect::MariaDb | Dialect::MySql) {
            facts.primary_key.iter_mut().for_each(|key| key.name.clear());
            found.into_iter().for_each(|found| self.allow_indexes_of_keys(&mut facts, found));
            self.want_index_of_numbers(&mut facts);
            found.into_iter().for_each(|found| self.want_keys_of_targets(&mut facts, found));
        }
        facts
    }

    fn names(&self, table: &Table, columns: &[ColumnId]) -> Vec<String> {
        columns.iter().map(|id| table.column(*id).map_or("?".into(), |column| column.name.clone())).collect()
    }

    fn written(&self, expression: &Expression) -> String {
        plain(&expression.write(|id| match self.table.column(id) {
            Some(column) => format!("\"{}\"", column.name.replace('"', "\"\"")),
            None => "?".into(),
        }))
    }

    fn check(&self, name: &str, expression: &Expression) -> CheckFacts {
        CheckFacts { name: name.to_owned(), expression: self.written(expression) }
    }

    fn column(&self, column: &Column, found: Option<&TableFacts>) -> ColumnFacts {
        let found = found.and_then(|table| table.columns.iter().find(|c| c.name == column.name));
        let default = column.default.as_ref().map(|default| match default {
            DefaultValue::Literal(text) if self.kind(column) == Kind::Text => {
                default_words(Kind::Text, &format!("'{}'", text.replace('\'', "''")))
            }
            DefaultValue::Literal(text) => default_words(self.kind(column), &format!("'{}'", text.replace('\'', "''"))),
            DefaultValue::Expression(text) => default_words(self.kind(column), text),
        });
        let generated = column.generated.as_ref().map(|generated| {
            let stored = generated.stored || self.dialect == Dialect::Postgres;
            format!("{}{}", self.written(&generated.expression), if stored { "" } else { " virtual" })
        });
        ColumnFacts {
            name: column.name.clone(),
            data_type: self.spelling(column, found),
            nullable: self.table.is_nullable(column),
            default,
            identity: column.identity && self.dialect != Dialect::Sqlite,
            generated,
            comment: self.comment(&column.comment),
        }
    }

    /// MariaDB's JSON is a text in everything but its check.
    fn kind(&self, column: &Column) -> Kind {
        match Kind::of(&column.data_type) {
            Kind::Json if self.dialect == Dialect::MariaDb => Kind::Text,
            kind => kind,
        }
    }

    /// SQLite keeps no comments; MySQL and MariaDB keep them in an alphabet that ends before the emoji.
    fn comment(&self, comment: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => String::new(),
            Dialect::MariaDb | Dialect::MySql => comment.chars().map(|c| if c as u32 > 0xffff { '?' } else { c }).collect(),
            _ => comment.to_owned(),
        }
    }

    fn spelling(&self, column: &Column, found: Option<&ColumnFacts>) -> String {
        // SQLite numbers the rows of a column only where it is exactly INTEGER and alone in the primary key.
        if self.dialect == Dialect::Sqlite && column.identity {
            return "integer".into();
        }
        let spellings = spellings(self.dialect, &column.data_type, &self.schema.enums);
        let same = found.filter(|found| spellings.contains(&found.data_type));
        same.map(|found| found.data_type.clone()).or(spellings.into_iter().next()).unwrap_or_default()
    }

    fn foreign_key(&self, key: &relata::schema::ForeignKey) -> ForeignKeyFacts {
        let target = self.schema.table(key.target);
        let action = |action: relata::schema::ReferentialAction| match self.dialect {
            Dialect::MariaDb | Dialect::MySql => mariadb_action(action.sql()),
            _ => action.sql().to_owned(),
        };
        let target_columns = target.map_or(Vec::new(), |table| self.names(table, &key.target_columns));
        let mut pairs: Vec<_> = self.names(self.table, &key.columns).into_iter().zip(target_columns).collect();
        if let Some(order) = target.and_then(|target| self.order_of_key(target, key)) {
            pairs.sort_by_key(|(_, theirs)| order.iter().position(|name| name == theirs));
        }
        let (columns, target_columns) = pairs.into_iter().unzip();
        ForeignKeyFacts {
            name: key.name.clone(),
            columns,
            target: target.map_or("?".into(), |table| full_name(table)),
            target_columns,
            on_delete: action(key.on_delete),
            on_update: action(key.on_update),
            deferrable: if key.deferrable == Deferrable::Not { String::new() } else { key.deferrable.word().to_owned() },
        }
    }

    /// In MySQL and MariaDB the pairs of columns of a foreign key stand as in the key that it points at.
    fn order_of_key(&self, target: &Table, key: &relata::schema::ForeignKey) -> Option<Vec<String>> {
        let keys = target.primary_key.iter().chain(&target.uniques).map(|key| key.columns.clone());
        let indexes = target.indexes.iter().filter(|index| index.unique && index.parts.iter().all(|part| !part.descending));
        let keys: Vec<_> = keys.chain(indexes.map(relata::schema::Index::plain_columns)).collect();
        let same = |of: &&Vec<ColumnId>| of.len() == key.target_columns.len() && of.iter().all(|id| key.target_columns.contains(id));
        let stays = !matches!(self.dialect, Dialect::MariaDb | Dialect::MySql) || keys.contains(&key.target_columns);
        keys.iter().find(same).filter(|_| !stays).map(|columns| self.names(target, columns))
    }

    fn index(&self, index: &relata::schema::Index) -> IndexFacts {
        let name = |id| self.table.column(id).map_or("?".into(), |column| column.name.clone());
        let spelled = |part: &IndexPart| match &part.key {
            IndexKey::Column(column) => name(*column),
            IndexKey::Expression(expression) => self.written(expression),
        };
        let parts = index.parts.iter().map(|part| (spelled(part), part.descending)).collect();
        let method = index.method.clone().unwrap_or_default();
        let details = index_details(&method, index.predicate.as_ref().map(|of| self.written(of)), &self.names(self.table, &index.include));
        IndexFacts { name: index.name.clone(), parts, unique: index.unique, details }
    }

    /// There is an index for a foreign key, named as the key, where none of the design begins with its columns. One of
    /// another key may: which of the two was there first is the engine's choice.
    fn allow_indexes_of_keys(&self, facts: &mut TableFacts, found: &TableFacts) {
        let designed = facts.indexes.clone();
        for key in &facts.foreign_keys.clone() {
            let starts = |columns: Vec<&String>| columns.iter().zip(&key.columns).filter(|(a, b)| **a == *b).count() == key.columns.len();
            let rising = |index: &IndexFacts| index.parts.iter().take(key.columns.len()).all(|(_, descending)| !descending);
            let covered = designed.iter().any(|index| rising(index) && starts(index.parts.iter().map(|(name, _)| name).collect()))
                || facts.primary_key.iter().any(|primary| starts(primary.columns.iter().collect()));
            let parts = key.columns.iter().map(|column| (column.clone(), false)).collect();
            let own = IndexFacts { name: key.name.clone(), parts, unique: false, details: String::new() };
            // MySQL keeps its own one when another begins with these columns from then on; MariaDB does not.
            if (!covered || self.dialect == Dialect::MySql) && found.indexes.contains(&own) {
                facts.indexes.insert(own);
            }
        }
    }
    /// A column that numbers rows is the first of some index: of one for it alone, where the design has none.
    fn want_index_of_numbers(&self, facts: &mut TableFacts) {
        let first = |name: &String| {
            let of_key = facts.primary_key.iter().any(|key| key.columns.first() == Some(name));
            of_key || facts.indexes.iter().any(|index| index.parts.first().is_some_and(|(first, down)| first == name && !down))
        };
        let alone = facts.columns.iter().find(|column| column.identity && !first(&column.name)).map(|column| column.name.clone());
        facts.indexes.extend(alone.map(|column| {
            let name = format!("{}_{column}_numbers", self.table.name);
            IndexFacts { name, parts: vec![(column, false)], unique: false, details: String::new() }
        }));
    }

    /// MySQL wants a unique key over the columns that a foreign key points at: one is made where the only one of the
    /// design runs downwards. MariaDB wants some index there.
    fn want_keys_of_targets(&self, facts: &mut TableFacts, found: &TableFacts) {
        let (designed, unique) = (facts.indexes.clone(), self.dialect == Dialect::MySql);
        for key in self.schema.tables.values().flat_map(|table| &table.foreign_keys).filter(|key| key.target == self.table.id) {
            let columns = self.order_of_key(self.table, key).unwrap_or_else(|| self.names(self.table, &key.target_columns));
            let parts: Vec<_> = columns.iter().map(|column| (column.clone(), false)).collect();
            let is_key = facts.primary_key.iter().any(|primary| primary.columns == columns);
            let serves = |index: &IndexFacts| {
                if unique { index.unique && index.parts == parts } else { index.details.is_empty() && index.parts.starts_with(&parts) }
            };
            if is_key || designed.iter().any(serves) {
                continue;
            }
            // Of two foreign keys to the same columns, either gives it its name.
            let is_there = found.indexes.iter().any(serves);
            let own = IndexFacts { name: format!("{}_target", key.name), parts, unique, details: String::new() };
            if found.indexes.contains(&own) || !is_there {
                facts.indexes.insert(own);
            }
        }
    }
}
