//! What a database really holds, read by queries of the test's own.

use std::collections::{BTreeMap, BTreeSet};

use relata::dialect::Dialect;
use serde_json::Value;

use super::facts::{CheckFacts, ColumnFacts, Facts, ForeignKeyFacts, IndexFacts, KeyFacts, TableFacts, index_details};
use super::server::Database;
use super::sqlite_text;
use super::values::{Kind, default_words, plain};

/// What has been read so far.
struct Catalogue {
    facts: Facts,
}

const POSTGRES: &str = r"
SELECT json_build_array('table', SPACE(c) || c.relname, coalesce(obj_description(c.oid, 'pg_class'), '')) FROM pg_class c
 WHERE relnamespace IN (OURS) AND relkind IN ('r', 'p');
SELECT json_build_array('column', SPACE(c) || c.relname, a.attname,
  CASE WHEN t.typtype = 'e' THEN 'enum ' || t.typname ELSE format_type(a.atttypid, a.atttypmod) END,
  NOT a.attnotnull, CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END, a.attidentity <> '',
  CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END, coalesce(col_description(c.oid, a.attnum), ''))
 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
 LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
 WHERE relnamespace IN (OURS) AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
 ORDER BY c.relname, a.attnum;
SELECT json_build_array('constraint', SPACE(c) || c.relname, k.conname, k.contype,
  (SELECT json_agg(a.attname ORDER BY u.at) FROM unnest(k.conkey) WITH ORDINALITY u(number, at)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number),
  SPACE(t) || t.relname,
  (SELECT json_agg(a.attname ORDER BY u.at) FROM unnest(k.confkey) WITH ORDINALITY u(number, at)
    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number),
  k.confdeltype, k.confupdtype, pg_get_expr(k.conbin, k.conrelid), k.convalidated, CASE WHEN k.condeferred THEN 'deferred' WHEN k.condeferrable THEN 'immediate' ELSE '' END)
 FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_class t ON t.oid = k.confrelid
 WHERE c.relnamespace IN (OURS);
SELECT json_build_array('index', SPACE(c) || c.relname, i.relname, x.indisunique,
  (SELECT json_agg(json_build_array(coalesce(a.attname::text, pg_get_indexdef(x.indexrelid, u.at::int, true)),
      (x.indoption[u.at - 1]::int & 1) = 1, a.attname IS NULL) ORDER BY u.at)
    FROM unnest(x.indkey::int2[]) WITH ORDINALITY u(number, at)
    LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.number WHERE u.at <= x.indnkeyatts),
  (SELECT amname FROM pg_am WHERE oid = i.relam), pg_get_expr(x.indpred, x.indrelid),
  (SELECT json_agg(a.attname ORDER BY u.at) FROM unnest(x.indkey::int2[]) WITH ORDINALITY u(number, at)
    JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.number WHERE u.at > x.indnkeyatts))
 FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
 WHERE c.relnamespace IN (OURS)
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'));
SELECT json_build_array('enum', t.typname, (SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
 FROM pg_type t WHERE typnamespace IN (OURS) AND typtype = 'e';
SELECT json_build_array('other', 'relation ' || relname || ' of kind ' || relkind::text) FROM pg_class c
 WHERE relnamespace IN (OURS) AND relkind NOT IN ('r', 'p', 'i', 'I', 'c')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i' AND relkind = 'S');
SELECT json_build_array('other', 'function ' || proname) FROM pg_proc WHERE pronamespace IN (OURS);
SELECT json_build_array('other', 'trigger ' || tgname) FROM pg_trigger WHERE NOT tgisinternal;
SELECT json_build_array('other', 'type ' || typname) FROM pg_type WHERE typnamespace IN (OURS) AND typtype IN ('d', 'r');
SELECT json_build_array('other', 'schema ' || nspname) FROM pg_namespace
 WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\_%';
";

const MARIADB: &str = r"
SELECT JSON_ARRAY(IF(table_type = 'BASE TABLE', 'table', 'other'), table_name, table_comment) FROM information_schema.tables
 WHERE table_schema = DATABASE();
SELECT JSON_ARRAY('column', table_name, column_name, column_type, is_nullable, column_default, extra, generation_expression, column_comment)
 FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position;
SELECT JSON_ARRAY('index', table_name, index_name, non_unique, column_name, collation, sub_part, index_type)
 FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index;
SELECT JSON_ARRAY('check', table_name, constraint_name, check_clause) FROM information_schema.check_constraints
 WHERE constraint_schema = DATABASE() AND NOT (level = 'Column' AND check_clause LIKE 'json_valid(%');
SELECT JSON_ARRAY('foreign key', table_name, constraint_name, referenced_table_name, delete_rule, update_rule)
 FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE();
SELECT JSON_ARRAY('foreign column', table_name, constraint_name, column_name, referenced_column_name)
 FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
 ORDER BY table_name, constraint_name, ordinal_position;
SELECT JSON_ARRAY('other', routine_name) FROM information_schema.routines WHERE routine_schema = DATABASE();
SELECT JSON_ARRAY('other', trigger_name) FROM information_schema.triggers WHERE trigger_schema = DATABASE();
";

/// As MariaDB's, but for checks, which know no table here.
const MYSQL_CHECKS: &str = r"
SELECT JSON_ARRAY('check', t.table_name, c.constraint_name, c.check_clause) FROM information_schema.check_constraints c
 JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
  AND t.constraint_type = 'CHECK' WHERE c.constraint_schema = DATABASE();
";

const SQLITE: &str = r"
SELECT json_array(iif(type = 'table', 'table', 'other'), name, sql) FROM sqlite_schema
 WHERE type <> 'index' AND name NOT LIKE 'sqlite\_%' ESCAPE '\';
SELECT json_array('column', m.name, c.name, c.type, c.'notnull', c.dflt_value, c.pk, c.hidden)
 FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY m.name, c.cid;
SELECT json_array('foreign', m.name, f.id, f.'table', f.'from', f.'to', f.on_delete, f.on_update)
 FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq;
SELECT json_array('index', m.name, i.name, i.'unique', i.origin, i.partial, x.name, x.'desc',
  (SELECT sql FROM sqlite_schema s WHERE s.type = 'index' AND s.name = i.name), x.seqno)
 FROM sqlite_schema m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) x
 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND x.key ORDER BY m.name, i.name, x.seqno;
SELECT json_array('integrity', integrity_check) FROM pragma_integrity_check;
SELECT json_array('dangling', 'a row of ' || f.'table' || ' points at no row of ' || f.parent) FROM pragma_foreign_key_check f;
";

/// What stands for several places: the schemas that are not the server's own, and the name of one with a dot.
fn postgres_query() -> String {
    let mut query =
        POSTGRES.replace("OURS", r"SELECT oid FROM pg_namespace WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%'");
    for of in ["c", "t"] {
        let name = format!("coalesce((SELECT nspname || '.' FROM pg_namespace WHERE oid = {of}.relnamespace AND nspname <> 'public'), '')");
        query = query.replace(&format!("SPACE({of})"), &name);
    }
    query
}

/// Reads the catalogue of a database. In SQLite, a database that is not sound has something in `others`.
pub fn read(database: &Database<'_>) -> Facts {
    let mut catalogue = Catalogue { facts: Facts::default() };
    match database.dialect() {
        Dialect::Postgres => catalogue.read_postgres(&database.ask(&postgres_query())),
        Dialect::Sqlite => catalogue.read_sqlite(&database.ask(SQLITE)),
        Dialect::MariaDb => catalogue.read_mariadb(&database.ask(MARIADB)),
        Dialect::MySql => catalogue.read_mariadb(&database.ask(&mysql_queries()).iter().map(|row| from_mysql(row)).collect::<Vec<_>>()),
    }
    catalogue.facts
}

fn mysql_queries() -> String {
    let others = MARIADB.split_inclusive(';').filter(|query| !query.contains("'check'"));
    let queries: String = others.chain([MYSQL_CHECKS]).collect();
    queries.replace("sub_part, index_type)", "sub_part, index_type, expression)")
}

fn without_backslashes(escaped: &str) -> String {
    let mut out = String::new();
    let mut chars = escaped.chars();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    from_latin1(&out).unwrap_or(out)
}

/// MySQL shows the UTF-8 of names inside an expression as if it were its Latin-1, which is Windows' code page 1252.
fn from_latin1(shown: &str) -> Option<String> {
    const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let byte = |c: char| match u8::try_from(u32::from(c)) {
        Ok(byte) => Some(byte),
        Err(_) => UPPER.chars().position(|upper| upper == c).and_then(|at| u8::try_from(0x80 + at).ok()),
    };
    String::from_utf8(shown.chars().map(byte).collect::<Option<Vec<u8>>>()?).ok()
}

/// A row of MySQL's catalogue as MariaDB would print it: a plain default in quotes, no backslashes in expressions.
fn from_mysql(row: &[Value]) -> Vec<Value> {
    let mut row = row.to_vec();
    let unescaped = |value: &Value| if value.is_null() { Value::Null } else { without_backslashes(&text(value)).into() };
    match text(&row[0]).as_str() {
        "column" => {
            let computed = text(&row[6]).contains("DEFAULT_GENERATED");
            row[5] = match some(&row[5]) {
                Some(_) if computed => unescaped(&row[5]),
                Some(plain) => format!("'{}'", plain.replace('\\', "\\\\").replace('\'', "''")).into(),
                None => Value::Null,
            };
            row[7] = if text(&row[7]).is_empty() { Value::Null } else { unescaped(&row[7]) };
        }
        "check" => row[3] = unescaped(&row[3]),
        "index" if row[4].is_null() => row[4] = plain(&text(&unescaped(&row[8]))).into(),
        _ => {}
    }
    row
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn some(value: &Value) -> Option<String> {
    (!value.is_null()).then(|| text(value))
}

fn truth(value: &Value) -> bool {
    matches!(text(value).as_str(), "true" | "1" | "t" | "YES")
}

fn names(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

/// The kind of a column by the database's own name of its type.
fn kind(data_type: &str) -> Kind {
    let lower = data_type.to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    if starts(&["bool", "tinyint(1)"]) {
        Kind::Truth
    } else if starts(&["smallint", "int", "bigint", "numeric", "decimal", "real", "float", "double"]) && !lower.contains('[') {
        Kind::Number
    } else if lower.starts_with("json") {
        Kind::Json
    } else {
        Kind::Text
    }
}

fn action(word: &str) -> String {
    match word {
        "a" => "NO ACTION",
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        other => other,
    }
    .to_owned()
}

/// MariaDB does the same for NO ACTION and RESTRICT.
pub fn mariadb_action(word: &str) -> String {
    word.replace("NO ACTION", "RESTRICT")
}

impl Catalogue {
    fn table(&mut self, name: &Value) -> &mut TableFacts {
        self.facts.tables.entry(text(name)).or_default()
    }

    fn add_table(&mut self, name: &Value, comment: String) {
        self.table(name).comment = comment;
    }

    fn add_column(&mut self, table: &Value, name: &Value, mut column: ColumnFacts) {
        column.name = text(name);
        self.table(table).columns.push(column);
    }

    fn read_postgres(&mut self, rows: &[Vec<Value>]) {
        for row in rows {
            match text(&row[0]).as_str() {
                "table" => self.add_table(&row[1], text(&row[2])),
                "column" => {
                    let data_type = match text(&row[3]).strip_prefix("enum ") {
                        Some(name) => format!("enum {name}"),
                        None => text(&row[3]),
                    };
                    let facts = ColumnFacts {
                        nullable: truth(&row[4]),
                        default: some(&row[5]).map(|default| default_words(kind(&data_type), &default)),
                        identity: truth(&row[6]),
                        generated: some(&row[7]).map(|expression| plain(&expression)),
                        comment: text(&row[8]),
                        data_type,
                        ..ColumnFacts::default()
                    };
                    self.add_column(&row[1], &row[2], facts);
                }
                "constraint" => self.add_postgres_constraint(row),
                "index" => {
                    let parts = row[4].as_array().into_iter().flatten();
                    let spelled = |part: &Value| if truth(&part[2]) { plain(&text(&part[0])) } else { text(&part[0]) };
                    let parts = parts.map(|part| (spelled(part), truth(&part[1]))).collect();
                    let details = index_details(&text(&row[5]), some(&row[6]).map(|of| plain(&of)), &names(&row[7]));
                    let index = IndexFacts { name: text(&row[2]), parts, unique: truth(&row[3]), details };
                    self.table(&row[1]).indexes.insert(index);
                }
                "enum" => {
                    let values = row[2].as_array().into_iter().flatten().map(text).collect();
                    self.facts.enums.insert(text(&row[1]), values);
                }
                _ => {
                    self.facts.others.insert(text(&row[1]));
                }
            }
        }
    }

    fn add_postgres_constraint(&mut self, row: &[Value]) {
        let (mut name, columns) = (text(&row[2]), names(&row[4]));
        if !truth(&row[10]) {
            name.push_str(" not validated");
        }
        let table = self.table(&row[1]);
        match text(&row[3]).as_str() {
            "p" => table.primary_key = Some(KeyFacts { name, columns }),
            "u" => {
                table.uniques.insert(KeyFacts { name, columns });
            }
            "c" => {
                table.checks.insert(CheckFacts { name, expression: plain(&text(&row[9])) });
            }
            "f" => {
                let (on_delete, on_update) = (action(&text(&row[7])), action(&text(&row[8])));
                let (target, target_columns) = (text(&row[5]), names(&row[6]));
                table.foreign_keys.insert(ForeignKeyFacts {
                    name,
                    columns,
                    target,
                    target_columns,
                    on_delete,
                    on_update,
                    deferrable: text(&row[11]),
                });
            }
            kind => {
                self.facts.others.insert(format!("constraint {name} of kind {kind}"));
            }
        }
    }

    fn read_mariadb(&mut self, rows: &[Vec<Value>]) {
        for row in rows {
            match text(&row[0]).as_str() {
                "table" => self.add_table(&row[1], text(&row[2])),
                "column" => self.add_mariadb_column(row),
                "index" if text(&row[2]) == "PRIMARY" => {
                    let empty = || KeyFacts { name: String::new(), columns: Vec::new() };
                    let key = self.table(&row[1]).primary_key.get_or_insert_with(empty);
                    key.columns.push(text(&row[4]));
                }
                "index" => self.add_index_part(
                    &row[1],
                    &row[2],
                    !truth(&row[3]),
                    &row[4],
                    text(&row[5]) == "D",
                    &index_details(&text(&row[7]).to_lowercase(), None, &[]),
                ),
                "check" => {
                    let check = CheckFacts { name: text(&row[2]), expression: plain(&text(&row[3])) };
                    self.table(&row[1]).checks.insert(check);
                }
                "foreign key" => {
                    let columns = rows.iter().filter(|c| text(&c[0]) == "foreign column" && c[1] == row[1] && c[2] == row[2]);
                    let key = ForeignKeyFacts {
                        name: text(&row[2]),
                        columns: columns.clone().map(|c| text(&c[3])).collect(),
                        target: text(&row[3]),
                        target_columns: columns.map(|c| text(&c[4])).collect(),
                        on_delete: mariadb_action(&text(&row[4])),
                        on_update: mariadb_action(&text(&row[5])),
                        deferrable: String::new(),
                    };
                    self.table(&row[1]).foreign_keys.insert(key);
                }
                "foreign column" => {}
                _ => {
                    self.facts.others.insert(text(&row[1]));
                }
            }
        }
    }

    fn add_mariadb_column(&mut self, row: &[Value]) {
        let (data_type, extra) = (text(&row[3]), text(&row[6]));
        let default = some(&row[5]).filter(|default| default != "NULL");
        let facts = ColumnFacts {
            nullable: truth(&row[4]),
            default: default.map(|default| default_words(kind(&data_type), &default)),
            identity: extra.contains("auto_increment"),
            generated: some(&row[7]).map(|e| format!("{}{}", plain(&e), if extra.contains("VIRTUAL") { " virtual" } else { "" })),
            comment: text(&row[8]),
            data_type,
            ..ColumnFacts::default()
        };
        self.add_column(&row[1], &row[2], facts);
    }

    /// Indexes come a column a row.
    fn add_index_part(&mut self, table: &Value, name: &Value, unique: bool, column: &Value, down: bool, details: &str) {
        let name = text(name);
        let indexes = &mut self.table(table).indexes;
        let known = indexes.iter().find(|index| index.name == name).cloned();
        let mut index =
            known.and_then(|known| indexes.take(&known)).unwrap_or(IndexFacts { name, parts: Vec::new(), unique, details: details.into() });
        index.parts.push((text(column), down));
        indexes.insert(index);
    }

    fn read_sqlite(&mut self, rows: &[Vec<Value>]) {
        let mut texts = BTreeMap::new();
        for row in rows {
            match text(&row[0]).as_str() {
                "table" => {
                    self.add_table(&row[1], String::new());
                    texts.insert(text(&row[1]), sqlite_text::read(&text(&row[2])));
                }
                "column" => self.add_sqlite_column(row, &texts),
                "foreign" | "index" => {}
                "integrity" if text(&row[1]) == "ok" => {}
                _ => {
                    self.facts.others.insert(text(&row[1]));
                }
            }
        }
        for row in rows.iter().filter(|row| text(&row[0]) == "index" && text(&row[4]) != "pk") {
            let (parts, predicate) = sqlite_text::index(&text(&row[8]));
            let spelled = || parts.get(row[9].as_u64().unwrap_or(0) as usize).map_or(String::new(), |part| plain(part));
            let part = if row[6].is_null() { Value::String(spelled()) } else { row[6].clone() };
            let details = index_details("", predicate.map(|of| plain(&of)), &[]);
            self.add_index_part(&row[1], &row[2], truth(&row[3]), &part, truth(&row[7]), &details);
        }
        self.add_sqlite_foreign_keys(rows, &texts);
        for (name, said) in &texts {
            self.add_sqlite_names(name, said);
        }
    }

    fn add_sqlite_column(&mut self, row: &[Value], texts: &BTreeMap<String, sqlite_text::Said>) {
        let (data_type, name) = (text(&row[3]).to_lowercase().replace(", ", ","), text(&row[2]));
        let hidden = text(&row[7]);
        let generated = texts.get(&text(&row[1])).and_then(|said| said.generated.get(&name)).map(|e| plain(e));
        let facts = ColumnFacts {
            nullable: !truth(&row[4]),
            default: some(&row[5]).map(|default| default_words(kind(&data_type), &default)).filter(|words| words != "null"),
            identity: false,
            generated: match hidden.as_str() {
                "2" => Some(format!("{} virtual", generated.unwrap_or_default())),
                "3" => Some(generated.unwrap_or_default()),
                _ => None,
            },
            data_type,
            ..ColumnFacts::default()
        };
        self.add_column(&row[1], &row[2], facts);
        let place = row[6].as_u64().unwrap_or(0) as usize;
        if place > 0 {
            let empty = || KeyFacts { name: String::new(), columns: Vec::new() };
            let key = self.table(&row[1]).primary_key.get_or_insert_with(empty);
            key.columns.resize(key.columns.len().max(place), String::new());
            key.columns[place - 1] = name.clone();
        }
    }

    fn add_sqlite_foreign_keys(&mut self, rows: &[Vec<Value>], texts: &BTreeMap<String, sqlite_text::Said>) {
        let rows: Vec<_> = rows.iter().filter(|row| text(&row[0]) == "foreign").collect();
        let keys: BTreeSet<(String, u64)> = rows.iter().map(|row| (text(&row[1]), row[2].as_u64().unwrap_or(0))).collect();
        for (table, id) in keys {
            let of: Vec<_> = rows.iter().filter(|row| text(&row[1]) == table && row[2].as_u64() == Some(id)).collect();
            let columns: Vec<String> = of.iter().map(|row| text(&row[4])).collect();
            let target = text(&of[0][3]);
            let said = texts.get(&table);
            let (name, deferrable) = said.and_then(|said| said.foreign_key(&columns, &target)).unwrap_or_default();
            let key = ForeignKeyFacts {
                name,
                columns,
                target,
                target_columns: of.iter().map(|row| text(&row[5])).collect(),
                on_delete: text(&of[0][6]),
                on_update: text(&of[0][7]),
                deferrable,
            };
            self.facts.tables.entry(table).or_default().foreign_keys.insert(key);
        }
    }

    /// SQLite's pragmas know no names of constraints and no checks: they stand only in the text of the table.
    fn add_sqlite_names(&mut self, table: &str, said: &sqlite_text::Said) {
        let facts = self.facts.tables.entry(table.to_owned()).or_default();
        if let Some(key) = &mut facts.primary_key {
            key.name.clone_from(&said.primary_key_name);
            // INTEGER alone as the key is the number of the row, which is never NULL.
            let numbers = |column: &&mut ColumnFacts| key.columns == [column.name.clone()] && column.data_type == "integer";
            facts.columns.iter_mut().filter(numbers).for_each(|column| column.nullable = false);
        }
        for index in std::mem::take(&mut facts.indexes) {
            let columns: Vec<_> = index.parts.iter().map(|(name, _)| name.clone()).collect();
            let name = said.uniques.iter().find(|(_, of)| *of == columns);
            let is_constraint = index.name.starts_with("sqlite_autoindex");
            let name = name.filter(|_| is_constraint).map_or(index.name.clone(), |(name, _)| name.clone());
            facts.indexes.insert(IndexFacts { name, ..index });
        }
        for (name, expression) in &said.checks {
            match sqlite_text::enum_check(expression) {
                Some((column, values)) => {
                    let column = facts.columns.iter_mut().find(|c| c.name == column);
                    column.into_iter().for_each(|c| c.data_type = format!("enum{values:?}"));
                }
                None => {
                    facts.checks.insert(CheckFacts { name: name.clone(), expression: plain(expression) });
                }
            }
        }
    }
}
