//! Names that a database cannot have, and what they are there.
//!
//! The engine chooses those other names; that it changes no name without a reason is held here.

use std::collections::BTreeSet;
use std::sync::Arc;

use relata::dialect::Dialect;
use relata::migrate::fitted;
use relata::schema::{Column, Constraint, DataType, IndexPart, Schema, Table};

/// The schema under the names that it has in a database.
pub fn named(schema: &Schema, dialect: Dialect) -> Schema {
    let (mut named, fitted) = (schema.clone(), fitted(schema, dialect));
    let same = same_names(schema);
    let take = |name: &mut String, other: &str, what: &str| {
        let reason = has_reason(name, dialect, what) || same.contains(&name.to_lowercase());
        assert!(name == other || reason, "{what} {name:?} is called {other:?} in {dialect:?} without a reason");
        other.clone_into(name);
    };
    for table in named.tables.values_mut() {
        let other = &fitted.tables[&table.id];
        let mut own = Table::clone(table);
        if !dialect.features().namespaces && !own.namespace.is_empty() {
            // What stood apart there is told apart by its name.
            (own.name, own.namespace) = (other.name.clone(), other.namespace.clone());
        }
        take(&mut own.name, &other.name, "table");
        for (column, other) in own.columns.iter_mut().filter_map(|c| Some((other.column(c.id)?, c))).map(|(o, c)| (c, o)) {
            take(&mut column.name, &other.name, "column");
        }
        for mut constraint in own.constraints().collect::<Vec<_>>() {
            let Some(other) = other.constraints().find(|other| other.id() == constraint.id()) else { continue };
            let position = own.constraint_position(constraint.id()).unwrap();
            let json = |c: &Column| c.data_type == DataType::Json && c.name.eq_ignore_ascii_case(constraint.name());
            let is_like_json = matches!(constraint, Constraint::Check(_)) && own.columns.iter().any(json);
            take(constraint.name_mut(), other.name(), if is_like_json { "check like JSON" } else { "constraint" });
            if let Constraint::Index(index) = &mut constraint {
                let ranges = |part: &IndexPart| own.column(part.as_column()?).map(|c| c.data_type.clone());
                let has_none = |t: DataType| matches!(t, DataType::Boolean | DataType::Enum(_) | DataType::Json);
                if index.method.as_deref() == Some("brin") && index.parts.iter().filter_map(ranges).any(has_none) {
                    index.method = None;
                }
            }
            own.remove_constraint(constraint.id());
            own.insert_constraint(position, constraint);
        }
        *table = Arc::new(own);
    }
    for enum_type in named.enums.values_mut() {
        let other = &fitted.enums[&enum_type.id];
        take(&mut Arc::make_mut(enum_type).name, &other.name, "enum");
    }
    named
}

/// Why a name may be another one in a database.
fn has_reason(name: &str, dialect: Dialect, what: &str) -> bool {
    let too_long = if dialect == Dialect::Postgres { name.len() > 63 } else { name.chars().count() > 64 };
    let beyond = matches!(dialect, Dialect::MariaDb | Dialect::MySql) && name.chars().any(|c| c > '\u{ffff}');
    let taken = match (dialect, what) {
        // There each column of JSON has a check of its name.
        (Dialect::MariaDb, "check like JSON") => true,
        (Dialect::MariaDb | Dialect::MySql, "constraint" | "check like JSON") => name.eq_ignore_ascii_case("primary"),
        (Dialect::Postgres, "enum") => ["name", "text", "date", "time", "box", "path"].contains(&name),
        (Dialect::Sqlite, _) => name.starts_with("sqlite_"),
        _ => false,
    };
    too_long && dialect != Dialect::Sqlite || beyond || taken || name.is_empty() || name.ends_with(' ')
}

/// Names, in small letters, that more than one thing has.
fn same_names(schema: &Schema) -> BTreeSet<String> {
    let tables = schema.tables.values();
    let own = |table: &Arc<Table>| {
        let columns = table.columns.iter().map(|column| column.name.to_lowercase()).collect::<Vec<_>>();
        repeated(columns)
    };
    let columns: BTreeSet<String> = tables.clone().flat_map(own).collect();
    let constraints = tables.clone().flat_map(|table| table.constraint_names().map(str::to_lowercase).collect::<Vec<_>>());
    let all = tables.map(|table| table.name.to_lowercase()).chain(constraints);
    let all = all.chain(schema.enums.values().map(|e| e.name.to_lowercase())).collect();
    columns.into_iter().chain(repeated(all)).collect()
}

fn repeated(names: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| !seen.insert(name.clone())).collect()
}
