//! PostgreSQL with rows and users in it: what a change costs, and how it is made without keeping them waiting.
//!
//! Locks: <https://www.postgresql.org/docs/current/explicit-locking.html>; what rewrites a table, NOT VALID and
//! the check that spares SET NOT NULL its scan: <https://www.postgresql.org/docs/current/sql-altertable.html>;
//! CONCURRENTLY: <https://www.postgresql.org/docs/current/sql-createindex.html>.

use super::Postgres;
use crate::dialect::sql::Sql;
use crate::dialect::work::{Deed, LiveChange, LiveStatement, Waits, Work, grows, is_steady};
use crate::schema::{Column, Constraint, Table};

/// How many rows a batch fills.
const BATCH: usize = 10_000;

pub(super) fn work(deed: &Deed<'_>) -> Work {
    match deed {
        Deed::AddColumn(_, column) => {
            let steady = column.default.as_ref().is_none_or(is_steady);
            let rewrites = column.identity || column.generated.is_some() || !steady;
            let avoidable = !column.identity && column.generated.is_none();
            if rewrites { Work { avoidable, ..Work::rewrite(Waits::Everybody) } } else { Work::default() }
        }
        Deed::AlterColumn(change) => {
            let (before, after) = (&change.before.data_type, &change.after.data_type);
            if before != after && !grows(before, after) {
                Work::rewrite(Waits::Everybody)
            } else if change.nullable() == (true, false) {
                Work::scan(Waits::Everybody)
            } else {
                Work::default()
            }
        }
        Deed::AddConstraint(_, _, constraint) => match constraint {
            Constraint::Primary(_) | Constraint::Unique(_) | Constraint::Check(_) => Work::scan(Waits::Everybody),
            Constraint::ForeignKey(_) | Constraint::Index(_) => Work::scan(Waits::Writers),
        },
        _ => Work::default(),
    }
}

/// See [`Sql::live`].
pub(super) fn live(sql: &Postgres, change: &LiveChange<'_>, plain: Vec<String>) -> Vec<LiveStatement> {
    match change.deed {
        Deed::AddColumn(table, column) => add_column(sql, change, table, column, plain),
        Deed::FillMirror(table, column) => closing(sql, table, column, plain),
        Deed::AlterColumn(of) => closing(sql, of.table_after, of.after, plain),
        Deed::AddConstraint(before, table, constraint) => add_constraint(sql, before, table, constraint, plain),
        Deed::DropConstraint(_, Constraint::Index(_)) => {
            let concurrently = |text: String| LiveStatement::outside(text.replacen("DROP INDEX ", "DROP INDEX CONCURRENTLY ", 1));
            plain.into_iter().map(concurrently).collect()
        }
        _ => plain.into_iter().map(LiveStatement::inside).collect(),
    }
}

/// A default that differs from row to row comes after the column, and fills the rows in batches.
fn add_column(sql: &Postgres, change: &LiveChange<'_>, table: &Table, column: &Column, plain: Vec<String>) -> Vec<LiveStatement> {
    let varying = column.default.as_ref().filter(|default| !is_steady(default) && column.generated.is_none() && !column.identity);
    let Some(default) = varying else { return closing(sql, table, column, plain) };
    let (name, of) = (sql.name(&column.name), sql.table(table));
    let bare = Column { default: None, ..column.clone() };
    let value = sql.default(&column.data_type, default);
    let mut statements = sql.add_column(change.schema, table, &bare, true);
    if plain == statements {
        // It gets its default only once it is filled.
        return closing(sql, table, column, plain);
    }
    statements.push(format!("ALTER TABLE {of} ALTER COLUMN {name} SET DEFAULT {value}"));
    let filled = plain.iter().any(|text| fill_of(text, &of, &name).is_some());
    if filled {
        statements.extend(plain.into_iter().filter(|text| !text.contains(" ADD COLUMN ")));
    } else {
        statements.push(format!("UPDATE {of} SET {name} = {value} WHERE {name} IS NULL"));
        if plain.iter().any(|text| text.ends_with(" NOT NULL")) {
            statements.push(format!("ALTER TABLE {of} ALTER COLUMN {name} SET NOT NULL"));
        }
    }
    closing(sql, table, column, statements)
}

/// The value in a statement that fills a column where it is empty.
fn fill_of<'a>(text: &'a str, table: &str, name: &str) -> Option<&'a str> {
    text.strip_prefix(&format!("UPDATE {table} SET {name} = "))?.strip_suffix(&format!(" WHERE {name} IS NULL"))
}

/// Rows are filled in batches, and NOT NULL follows a check that was validated while others went on working.
fn closing(sql: &Postgres, table: &Table, column: &Column, plain: Vec<String>) -> Vec<LiveStatement> {
    let (of, name) = (sql.table(table), sql.name(&column.name));
    let check = format!("relata_filled_{}", column.id);
    let close = format!("ALTER TABLE {of} ALTER COLUMN {name} SET NOT NULL");
    let mut promise =
        plain.contains(&close).then(|| format!("ALTER TABLE {of} ADD CONSTRAINT {check} CHECK ({name} IS NOT NULL) NOT VALID"));
    let mut statements = Vec::new();
    for text in plain {
        let fill = fill_of(&text, &of, &name).map(|value| in_batches(&of, &name, value));
        if (fill.is_some() || text == close)
            && let Some(promise) = promise.take()
        {
            statements.push(LiveStatement::inside(promise));
        }
        if let Some(fill) = fill {
            statements.push(LiveStatement::outside(fill));
        } else if text == close {
            statements.push(LiveStatement::outside(format!("ALTER TABLE {of} VALIDATE CONSTRAINT {check}")));
            statements.push(LiveStatement::inside(text));
            statements.push(LiveStatement::inside(format!("ALTER TABLE {of} DROP CONSTRAINT {check}")));
        } else {
            statements.push(LiveStatement::inside(text));
        }
    }
    statements
}

fn in_batches(of: &str, name: &str, value: &str) -> String {
    let body = format!(
        "BEGIN LOOP UPDATE {of} SET {name} = {value} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {of} WHERE {name} IS NULL AND {value} IS NOT NULL LIMIT {BATCH})) \
         AND {name} IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END"
    );
    let mark = super::quote_mark(&body);
    format!("DO {mark} {body} {mark}")
}

fn add_constraint(sql: &Postgres, before: &Table, table: &Table, constraint: &Constraint, plain: Vec<String>) -> Vec<LiveStatement> {
    let (of, name) = (sql.table(table), sql.name(constraint.name()));
    match constraint {
        Constraint::Index(_) => plain.into_iter().map(|text| LiveStatement::outside(concurrently(&text))).collect(),
        Constraint::Check(_) | Constraint::ForeignKey(_) => {
            let mut statements: Vec<_> = plain.into_iter().map(|text| LiveStatement::inside(format!("{text} NOT VALID"))).collect();
            statements.push(LiveStatement::outside(format!("ALTER TABLE {of} VALIDATE CONSTRAINT {name}")));
            statements
        }
        Constraint::Primary(key) => {
            let mut statements = Vec::new();
            for column in key.columns.iter().filter_map(|id| before.column(*id)).filter(|column| before.is_nullable(column)) {
                let own = sql.name(&column.name);
                let mut closed: Vec<_> =
                    plain.iter().filter(|text| text.starts_with(&format!("UPDATE {of} SET {own} = "))).cloned().collect();
                closed.push(format!("ALTER TABLE {of} ALTER COLUMN {own} SET NOT NULL"));
                statements.extend(closing(sql, table, column, closed));
            }
            statements.extend(key_by_index(sql, table, &key.columns, &of, &name, "PRIMARY KEY", plain.last()));
            statements
        }
        Constraint::Unique(key) => key_by_index(sql, table, &key.columns, &of, &name, "UNIQUE", plain.last()),
    }
}

fn concurrently(text: &str) -> String {
    text.replacen("INDEX ", "INDEX CONCURRENTLY ", 1)
}

/// A unique index is built while others write, and becomes the key. What stands behind the columns of the key
/// is not known to an index, and then the key is added as usual.
fn key_by_index(
    sql: &Postgres,
    table: &Table,
    columns: &[crate::schema::ColumnId],
    of: &str,
    name: &str,
    kind: &str,
    plain: Option<&String>,
) -> Vec<LiveStatement> {
    let columns = sql.columns(table, columns);
    let usual = format!("ALTER TABLE {of} ADD CONSTRAINT {name} {kind} {columns}");
    match plain {
        Some(text) if *text != usual => vec![LiveStatement::inside(text.clone())],
        _ => vec![
            LiveStatement::outside(format!("CREATE UNIQUE INDEX CONCURRENTLY {name} ON {of} {columns}")),
            LiveStatement::inside(format!("ALTER TABLE {of} ADD CONSTRAINT {name} {kind} USING INDEX {name}")),
        ],
    }
}
