//! Two columns kept alike by two triggers: <https://dev.mysql.com/doc/refman/8.4/en/trigger-syntax.html>,
//! <https://mariadb.com/kb/en/create-trigger/>. Each is one statement, so that any client can send it.

use super::MySql;
use crate::dialect::sql::Sql;
use crate::schema::{Mirror, Schema, Table};

/// Is set in the session that fills rows: nothing is carried back meanwhile.
const FILLING: &str = "@relata_filling";

pub(super) fn begin(sql: &MySql, schema: &Schema, table: &Table, mirror: Mirror) -> Vec<String> {
    let Some((a, b)) = table.mirrored(mirror) else { return Vec::new() };
    let (old, new, of) = (sql.name(&a.name), sql.name(&b.name), sql.table(table));
    let there = sql.converted(schema, &a.data_type, &b.data_type, &format!("NEW.{old}"));
    let back = sql.converted(schema, &b.data_type, &a.data_type, &format!("NEW.{new}"));
    let (insert, update) = (trigger(sql, mirror, "insert"), trigger(sql, mirror, "update"));
    vec![
        format!(
            "CREATE TRIGGER {insert} BEFORE INSERT ON {of} FOR EACH ROW SET \
             NEW.{old} = IF(NEW.{new} IS NULL OR NEW.{new} <=> NEW.{old}, NEW.{old}, {back}), \
             NEW.{new} = IF(NEW.{new} IS NULL, {there}, NEW.{new})"
        ),
        format!(
            "CREATE TRIGGER {update} BEFORE UPDATE ON {of} FOR EACH ROW SET \
             NEW.{old} = IF({FILLING} IS NOT NULL OR NEW.{new} <=> OLD.{new} OR NEW.{new} <=> NEW.{old}, NEW.{old}, {back}), \
             NEW.{new} = IF({FILLING} IS NULL AND NEW.{new} <=> OLD.{new} AND NOT (NEW.{old} <=> OLD.{old}), {there}, NEW.{new})"
        ),
    ]
}

pub(super) fn end(sql: &MySql, mirror: Mirror) -> Vec<String> {
    ["insert", "update"].map(|event| format!("DROP TRIGGER {}", trigger(sql, mirror, event))).to_vec()
}

pub(super) fn fill(fill: String) -> Vec<String> {
    vec![format!("SET {FILLING} = 1"), fill, format!("SET {FILLING} = NULL")]
}

fn trigger(sql: &MySql, mirror: Mirror, event: &str) -> String {
    sql.name(&format!("relata_both_{}_{event}", mirror.known()))
}
