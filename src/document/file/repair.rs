//! Making a schema sound: every id in it points at something, and no name is there twice.
//!
//! A sound schema is left as it is, also in memory. The other way round, what cannot be kept is taken out
//! or made plain, and said.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::read::Findings;
use crate::schema::gather::Gather;
use crate::schema::{ColumnId, DataType, EnumId, EnumType, ForeignKey, Index, IndexPart, Place, Schema, Table, TableId, unique_name};

pub(super) fn repair(schema: &mut Schema, findings: &mut Findings) {
    repair_names(schema, findings);
    repair_values(schema, findings);
    repair_columns(schema, findings);
    let enums: BTreeSet<EnumId> = schema.enums.keys().copied().gathered();
    let unsound: Vec<Table> = schema.tables.values().filter(|t| !is_sound(t, &enums)).map(|t| Table::clone(t)).collect();
    for mut table in unsound {
        repair_table(&mut table, &enums, findings);
        schema.put_table(table);
    }
    // Only now: a foreign key may point at a column that was repaired above.
    let dangling: Vec<Table> =
        schema.tables.values().filter(|t| !t.foreign_keys.iter().all(|key| stands(t, key, schema))).map(|t| Table::clone(t)).collect();
    for mut table in dangling {
        let at = Place::Table(table.id);
        for key in table.foreign_keys.iter().filter(|key| !stands(&table, key, schema)) {
            let say =
                format!("The foreign key {} of {} pointed at something that is not in the file. It was left out.", key.name, table.name);
            findings.add("file-dangling", at, say);
        }
        let kept = table.foreign_keys.iter().filter(|key| stands(&table, key, schema)).cloned().collect();
        table.foreign_keys = kept;
        schema.put_table(table);
    }
}

// ---- names

fn repair_names(schema: &mut Schema, findings: &mut Findings) {
    let (mut taken, mut apart) = (BTreeSet::new(), BTreeSet::new());
    let enums: Vec<EnumId> = schema.enums.keys().copied().collect();
    for id in enums {
        let Some(found) = schema.enum_type(id) else { continue };
        if let Some(name) = better_name(&found.name, "enum", &mut taken) {
            let mut renamed = EnumType::clone(found);
            say_renamed(findings, Place::Enum(id), &renamed.name, &name);
            renamed.name = name;
            schema.put_enum(renamed);
        }
    }
    let of_enums = taken.clone();
    let tables: Vec<TableId> = schema.tables.keys().copied().collect();
    for id in &tables {
        let Some(found) = schema.table(*id) else { continue };
        if let Some(name) = better_table_name(found, &of_enums, &mut taken, &mut apart) {
            let mut renamed = Table::clone(found);
            say_renamed(findings, Place::Table(*id), &renamed.name, &name);
            renamed.name = name;
            schema.put_table(renamed);
        }
    }
    for id in tables {
        let Some(found) = schema.table(id) else { continue };
        let wanted: Vec<Option<String>> = found.constraint_names().map(|name| better_name(name, "constraint", &mut taken)).collect();
        if wanted.iter().any(Option::is_some) {
            let mut renamed = Table::clone(found);
            for (name, better) in constraint_names_mut(&mut renamed).zip(wanted) {
                let Some(better) = better else { continue };
                say_renamed(findings, Place::Table(id), name, &better);
                *name = better;
            }
            schema.put_table(renamed);
        }
    }
}

/// In the order of [`Table::constraint_names`].
fn constraint_names_mut(table: &mut Table) -> impl Iterator<Item = &mut String> {
    let keys = table.primary_key.iter_mut().chain(&mut table.uniques).map(|key| &mut key.name);
    let checks = table.checks.iter_mut().map(|check| &mut check.name);
    let foreign_keys = table.foreign_keys.iter_mut().map(|key| &mut key.name);
    let indexes = table.indexes.iter_mut().map(|index| &mut index.name);
    keys.chain(checks).chain(foreign_keys).chain(indexes)
}

fn say_renamed(findings: &mut Findings, at: Place, before: &str, after: &str) {
    let say = format!("The name “{before}” is empty or in the file twice. It was changed to “{after}”.");
    findings.add("file-name", at, say);
}

/// Another name where this one is empty or taken; the name is taken from now on.
fn better_name(name: &str, otherwise: &str, taken: &mut BTreeSet<String>) -> Option<String> {
    if !name.trim().is_empty() && taken.insert(name.to_owned()) {
        return None;
    }
    let wanted = if name.trim().is_empty() { otherwise } else { name };
    let free = unique_name(wanted, |name| taken.contains(name));
    taken.insert(free.clone());
    Some(free)
}

/// Tables of different schemas of the database may have one name.
fn better_table_name(
    table: &Table,
    of_enums: &BTreeSet<String>,
    taken: &mut BTreeSet<String>,
    apart: &mut BTreeSet<(String, String)>,
) -> Option<String> {
    let is_free = apart.insert((table.namespace.clone(), table.name.clone()));
    if is_free && !table.name.trim().is_empty() && !of_enums.contains(&table.name) {
        taken.insert(table.name.clone());
        return None;
    }
    let better = better_name(&table.name, "table", taken);
    apart.extend(better.iter().map(|name| (table.namespace.clone(), name.clone())));
    better
}

// ---- values of enums

fn repair_values(schema: &mut Schema, findings: &mut Findings) {
    let mut ids = BTreeSet::new();
    let enums: Vec<Arc<EnumType>> = schema.enums.values().map(Arc::clone).collect();
    for enum_type in enums {
        let mut repaired = EnumType::clone(&enum_type);
        let mut taken = BTreeSet::new();
        repaired.values.retain(|value| ids.insert(value.id));
        for value in &mut repaired.values {
            if let Some(name) = better_name(&value.name, "value", &mut taken) {
                value.name = name;
            }
        }
        if repaired != *enum_type {
            let say = format!("A value of {} is empty or in the file twice. Look at its values.", repaired.name);
            findings.add("file-name", Place::Enum(repaired.id), say);
            schema.put_enum(repaired);
        }
    }
}

// ---- columns

/// Columns have names of their own in their table, and ids of their own in the schema.
fn repair_columns(schema: &mut Schema, findings: &mut Findings) {
    let mut ids: BTreeSet<ColumnId> = BTreeSet::new();
    let tables: Vec<TableId> = schema.tables.keys().copied().collect();
    for id in tables {
        let Some(found) = schema.table(id) else { continue };
        let mut taken = BTreeSet::new();
        let better: Vec<Option<String>> = found.columns.iter().map(|column| better_name(&column.name, "column", &mut taken)).collect();
        let twice: Vec<bool> = found.columns.iter().map(|column| !ids.insert(column.id)).collect();
        if better.iter().all(Option::is_none) && !twice.contains(&true) {
            continue;
        }
        let mut table = Table::clone(found);
        for (column, better) in table.columns.iter_mut().zip(better) {
            let Some(better) = better else { continue };
            say_renamed(findings, Place::Column(id, column.id), &column.name, &better);
            column.name = better;
        }
        for column in table.columns.iter().zip(&twice).filter(|(_, twice)| **twice).map(|(column, _)| column) {
            let say = format!("The column {}.{} has the id of another column. It was left out.", table.name, column.name);
            findings.add("file-twice", Place::Table(id), say);
        }
        let mut twice = twice.into_iter();
        table.columns.retain(|_| twice.next() != Some(true));
        schema.put_table(table);
    }
}

fn has_all(table: &Table, columns: &[ColumnId]) -> bool {
    let once = columns.iter().enumerate().all(|(at, id)| !columns[..at].contains(id));
    !columns.is_empty() && once && columns.iter().all(|id| table.column(*id).is_some())
}

/// Its parts are there, no column twice, and all that it speaks of is in the table.
fn is_whole(table: &Table, index: &Index) -> bool {
    let columns: Vec<ColumnId> = index.parts.iter().filter_map(IndexPart::as_column).collect();
    let once = |columns: &[ColumnId]| columns.is_empty() || has_all(table, columns);
    !index.parts.is_empty() && once(&columns) && once(&index.include) && index.columns().iter().all(|id| table.column(*id).is_some())
}

fn is_sound(table: &Table, enums: &BTreeSet<EnumId>) -> bool {
    let known = |column: ColumnId| table.column(column).is_some();
    table.columns.iter().all(|column| {
        let typed = !matches!(column.data_type, DataType::Enum(id) if !enums.contains(&id));
        let computed = column.generated.iter().flat_map(|g| g.expression.columns()).all(known);
        typed && computed && !(column.nullable && table.is_primary(column.id))
    }) && table.primary_key.iter().chain(&table.uniques).all(|key| has_all(table, &key.columns))
        && all_once(table.primary_key.iter().chain(&table.uniques).map(|key| key.id))
        && all_once(table.checks.iter().map(|check| check.id))
        && all_once(table.foreign_keys.iter().map(|key| key.id))
        && all_once(table.indexes.iter().map(|index| index.id))
        && table.checks.iter().all(|check| check.expression.columns().all(known))
        && table.indexes.iter().all(|index| is_whole(table, index))
}

fn all_once<T: Ord>(ids: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    ids.into_iter().all(|id| seen.insert(id))
}

/// Of constraints with the same id, the first stays.
fn repair_ids(table: &mut Table, findings: &mut Findings) {
    let count = |table: &Table| table.constraint_names().count();
    let before = count(table);
    let mut keys: BTreeSet<_> = table.primary_key.iter().map(|key| key.id).gathered();
    table.uniques.retain(|key| keys.insert(key.id));
    let (mut checks, mut foreign_keys, mut indexes) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    table.checks.retain(|check| checks.insert(check.id));
    table.foreign_keys.retain(|key| foreign_keys.insert(key.id));
    table.indexes.retain(|index| indexes.insert(index.id));
    if count(table) < before {
        let say = format!("Two keys or indexes of {} have the same id. The first one was taken.", table.name);
        findings.add("file-twice", Place::Table(table.id), say);
    }
}

fn repair_table(table: &mut Table, enums: &BTreeSet<EnumId>, findings: &mut Findings) {
    repair_ids(table, findings);
    let at = Place::Table(table.id);
    let whole = table.clone();
    let known = |column: ColumnId| whole.column(column).is_some();
    let mut lost = |name: &str| {
        let say = format!("{name} of {} used a column that is not in the file. It was left out.", whole.name);
        findings.add("file-dangling", at, say);
        false
    };
    table.primary_key.take_if(|key| !has_all(&whole, &key.columns) && !lost(&key.name));
    table.uniques.retain(|key| has_all(&whole, &key.columns) || lost(&key.name));
    table.checks.retain(|check| check.expression.columns().all(known) || lost(&check.name));
    table.indexes.retain(|index| is_whole(&whole, index) || lost(&index.name));
    for column in &mut table.columns {
        if !column.generated.iter().flat_map(|g| g.expression.columns()).all(known) {
            lost(&format!("The expression of the column {}", column.name));
            column.generated = None;
        }
    }
    let primary = table.primary_columns().to_vec();
    for column in &mut table.columns {
        column.nullable &= !primary.contains(&column.id);
        if matches!(column.data_type, DataType::Enum(id) if !enums.contains(&id)) {
            let say = format!("The enum of {}.{} is not in the file. The column became text.", whole.name, column.name);
            findings.add("file-dangling", Place::Column(whole.id, column.id), say);
            column.data_type = DataType::Text;
        }
    }
}

// ---- foreign keys

fn stands(table: &Table, key: &ForeignKey, schema: &Schema) -> bool {
    let whole = schema.table(key.target).is_some_and(|target| has_all(target, &key.target_columns));
    whole && key.columns.len() == key.target_columns.len() && has_all(table, &key.columns)
}
