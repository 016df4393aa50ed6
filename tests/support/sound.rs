//! What holds in every document: after every edit, and after reading any file.

use std::collections::BTreeSet;

use relata::document::{Document, Edit};
use relata::schema::{ColumnId, DataType, Schema, Table};

/// Fails where an id points at nothing, a name is there twice, or a type does not follow its key.
pub fn check(document: &Document, edit: &Edit) {
    let mut faults = faults(document);
    let schema = &document.schema;
    if let Some(table) = schema.tables.values().find(|table| !document.layout.spots.contains_key(&table.id)) {
        faults.push(format!("{} has no place", table.name));
    }
    for table in schema.tables.values() {
        type_faults(&mut faults, schema, table);
    }
    assert!(faults.is_empty(), "after {edit:?}: {faults:#?}");
}

/// Ids that point at nothing, and names that are there twice.
pub fn faults(document: &Document) -> Vec<String> {
    let schema = &document.schema;
    let mut faults = Vec::new();
    let mut names = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for enum_type in schema.enums.values() {
        unique(&mut faults, &mut names, &enum_type.name);
        let mut values = BTreeSet::new();
        enum_type.values.iter().for_each(|value| unique(&mut faults, &mut values, &value.name));
    }
    // Tables of different schemas of the database may have one name; an enum and a table may not.
    let of_enums = names.clone();
    let mut apart = BTreeSet::new();
    for table in schema.tables.values() {
        if of_enums.contains(&table.name) || !apart.insert((&table.namespace, &table.name)) {
            faults.push(format!("the name {:?} is there twice", table.name));
        }
        if !names.contains(&table.name) {
            unique(&mut faults, &mut names, &table.name);
        }
    }
    for (id, table) in &schema.tables {
        if *id != table.id {
            faults.push(format!("{} has another id", table.name));
        }
        table.constraint_names().for_each(|name| unique(&mut faults, &mut names, name));
        if table.columns.iter().any(|column| !ids.insert(column.id)) {
            faults.push(format!("a column of {} is somewhere else too", table.name));
        }
        table_faults(&mut faults, schema, table);
    }
    if let Some(id) = document.layout.spots.keys().find(|id| !schema.tables.contains_key(id)) {
        faults.push(format!("a place for {id}, which is gone"));
    }
    for bend in &document.layout.bends {
        if schema.table(bend.table).is_none_or(|table| table.foreign_key(bend.key).is_none()) {
            faults.push(format!("a way of the line of {:?}, which is gone", bend.key));
        }
    }
    let mut drawn = BTreeSet::new();
    if !document.layout.annotations.iter().all(|annotation| drawn.insert(annotation.id)) {
        faults.push("an area or a note is there twice".into());
    }
    faults
}

fn unique(faults: &mut Vec<String>, names: &mut BTreeSet<String>, name: &str) {
    if name.trim() != name || name.is_empty() {
        faults.push(format!("the name {name:?} is not clean"));
    }
    if !names.insert(name.to_owned()) {
        faults.push(format!("the name {name:?} is there twice"));
    }
}

fn table_faults(faults: &mut Vec<String>, schema: &Schema, table: &Table) {
    let mut names = BTreeSet::new();
    table.columns.iter().for_each(|column| unique(faults, &mut names, &column.name));
    let mut used = |what: &str, columns: &[ColumnId]| {
        let distinct: BTreeSet<_> = columns.iter().collect();
        if columns.is_empty() || distinct.len() != columns.len() || columns.iter().any(|c| table.column(*c).is_none()) {
            faults.push(format!("{what} of {} has wrong columns: {columns:?}", table.name));
        }
    };
    for key in table.primary_key.iter().chain(&table.uniques) {
        used(&key.name, &key.columns);
    }
    let ids: BTreeSet<_> = table.foreign_keys.iter().map(|key| key.id).collect();
    if ids.len() < table.foreign_keys.len() {
        used("two foreign keys with one id", &[]);
    }
    for index in &table.indexes {
        used(&index.name, &index.parts.iter().filter_map(relata::schema::IndexPart::as_column).collect::<Vec<_>>());
    }
    for key in &table.foreign_keys {
        used(&key.name, &key.columns);
    }
    let generated = table.columns.iter().flat_map(|c| &c.generated).map(|g| &g.expression);
    for expression in generated.chain(table.checks.iter().map(|check| &check.expression)) {
        if expression.columns().any(|column| table.column(column).is_none()) {
            faults.push(format!("an expression of {} has an unknown column", table.name));
        }
    }
    for column in &table.columns {
        if let DataType::Enum(id) = column.data_type
            && schema.enum_type(id).is_none()
        {
            faults.push(format!("{}.{} is of an unknown enum", table.name, column.name));
        }
        if table.is_primary(column.id) && column.nullable {
            faults.push(format!("{}.{} is in the primary key and nullable", table.name, column.name));
        }
    }
    foreign_key_faults(faults, schema, table);
}

fn foreign_key_faults(faults: &mut Vec<String>, schema: &Schema, table: &Table) {
    for key in &table.foreign_keys {
        let Some(target) = schema.table(key.target) else {
            faults.push(format!("{} points at nothing", key.name));
            continue;
        };
        if key.columns.len() != key.target_columns.len() {
            faults.push(format!("{} has unequal sides", key.name));
        }
        for (column, to) in key.columns.iter().zip(&key.target_columns) {
            let (column, to) = (table.column(*column), target.column(*to));
            if column.is_none() || to.is_none() {
                faults.push(format!("{} has a column that is not there", key.name));
            }
        }
    }
}

/// Types that do not follow the foreign keys, and numbered columns that cannot be.
fn type_faults(faults: &mut Vec<String>, schema: &Schema, table: &Table) {
    for key in &table.foreign_keys {
        for (column, to) in key.columns.iter().zip(&key.target_columns) {
            let to = schema.table(key.target).and_then(|target| target.column(*to));
            if table.column(*column).map(|c| &c.data_type) != to.map(|c| &c.data_type) {
                faults.push(format!("{}: the two sides differ in type", key.name));
            }
        }
    }
    for column in table.columns.iter().filter(|column| column.identity) {
        if !column.data_type.is_integer() || column.default.is_some() {
            faults.push(format!("{}.{} cannot be numbered", table.name, column.name));
        }
    }
}
