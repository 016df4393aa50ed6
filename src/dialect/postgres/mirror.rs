//! Two columns kept alike by a trigger: <https://www.postgresql.org/docs/current/plpgsql-trigger.html>.

use super::Postgres;
use crate::dialect::sql::Sql;
use crate::schema::{Mirror, Schema, Table};

/// A value that is already what the other column says is left alone, so that filling rows carries nothing back.
pub(super) fn begin(sql: &Postgres, schema: &Schema, table: &Table, mirror: Mirror) -> Vec<String> {
    let Some((a, b)) = table.mirrored(mirror) else { return Vec::new() };
    let (old, new) = (sql.name(&a.name), sql.name(&b.name));
    let there = sql.converted(schema, &a.data_type, &b.data_type, &format!("NEW.{old}"));
    let back = sql.converted(schema, &b.data_type, &a.data_type, &format!("NEW.{new}"));
    let (function, trigger, of) = (function(sql, table, mirror), trigger(sql, mirror), sql.table(table));
    let body = format!(
        "BEGIN \
         IF TG_OP = 'INSERT' THEN \
         IF NEW.{new} IS NULL THEN NEW.{new} := {there}; \
         ELSIF NEW.{new} IS DISTINCT FROM ({there}) THEN NEW.{old} := {back}; END IF; \
         ELSIF NEW.{new} IS DISTINCT FROM OLD.{new} THEN \
         IF NEW.{new} IS DISTINCT FROM ({there}) THEN NEW.{old} := {back}; END IF; \
         ELSIF NEW.{old} IS DISTINCT FROM OLD.{old} AND NEW.{old} IS DISTINCT FROM ({back}) THEN NEW.{new} := {there}; \
         END IF; \
         RETURN NEW; \
         END"
    );
    let mark = super::quote_mark(&body);
    vec![
        format!("CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS {mark} {body} {mark}"),
        format!("CREATE TRIGGER {trigger} BEFORE INSERT OR UPDATE ON {of} FOR EACH ROW EXECUTE FUNCTION {function}()"),
    ]
}

pub(super) fn end(sql: &Postgres, table: &Table, mirror: Mirror) -> Vec<String> {
    vec![
        format!("DROP TRIGGER {} ON {}", trigger(sql, mirror), sql.table(table)),
        format!("DROP FUNCTION {}()", function(sql, table, mirror)),
    ]
}

fn trigger(sql: &Postgres, mirror: Mirror) -> String {
    sql.name(&format!("relata_both_{}", mirror.known()))
}

fn function(sql: &Postgres, table: &Table, mirror: Mirror) -> String {
    sql.name_in(&table.namespace, &format!("relata_both_{}", mirror.known()))
}
