//! Reading into a design that is open: what has the same name stays what it is.
//!
//! Law: a table, column, enum, value, key or index of the design that the text has under the same name keeps its id;
//! reading the same text twice changes nothing the second time. Tables that the text does not have stay as they are.

use std::collections::BTreeMap;

use crate::schema::{ColumnId, DataType, EnumId, EnumType, Expression, IndexKey, Part, Place, Problem, Schema, Severity, Table, TableId};

/// Old ids for those of the text.
#[derive(Default)]
struct Known {
    tables: BTreeMap<TableId, TableId>,
    columns: BTreeMap<ColumnId, ColumnId>,
    enums: BTreeMap<EnumId, EnumId>,
}

fn get<T: Ord + Copy>(map: &BTreeMap<T, T>, id: T) -> T {
    map.get(&id).copied().unwrap_or(id)
}

/// The design with what was read in it, and what is to be said of it.
#[must_use]
pub fn into_design(design: &Schema, read: Schema) -> (Schema, Vec<Problem>) {
    let mut known = Known::default();
    let old_table = |name: &str| design.tables.values().find(|table| table.name == name);
    let old_enum = |name: &str| design.enums.values().find(|e| e.name == name);
    for table in read.tables.values() {
        let Some(old) = old_table(&table.name) else { continue };
        known.tables.insert(table.id, old.id);
        for column in &table.columns {
            if let Some(same) = old.columns.iter().find(|other| other.name == column.name) {
                known.columns.insert(column.id, same.id);
            }
        }
    }
    for e in read.enums.values() {
        if let Some(old) = old_enum(&e.name) {
            known.enums.insert(e.id, old.id);
        }
    }
    let mut schema = design.clone();
    for e in read.enums.values() {
        schema.put_enum(known.enum_type(EnumType::clone(e), old_enum(&e.name).map(AsRef::as_ref)));
    }
    let mut problems = Vec::new();
    for table in read.tables.values() {
        let table = known.table(Table::clone(table), old_table(&table.name).map(AsRef::as_ref));
        schema.put_table(table);
    }
    for table in design.tables_by_name() {
        if read.tables.values().all(|other| other.name != table.name) {
            let say = format!("The table {} is not in the text; it stays as it is.", table.name);
            problems.push(Problem { at: Place::Table(table.id), severity: Severity::Note, code: "python-kept", say });
        }
    }
    drop_dangling(&mut schema, &mut problems);
    (schema, problems)
}

/// Foreign keys of tables that stayed, to columns that went.
fn drop_dangling(schema: &mut Schema, problems: &mut Vec<Problem>) {
    let has = |schema: &Schema, table: TableId, columns: &[ColumnId]| {
        schema.table(table).is_some_and(|table| columns.iter().all(|id| table.column(*id).is_some()))
    };
    let whole = schema.clone();
    for table in whole.tables.values() {
        let lost: Vec<_> = table.foreign_keys.iter().filter(|key| !has(&whole, key.target, &key.target_columns)).collect();
        if lost.is_empty() {
            continue;
        }
        let mut changed = Table::clone(table);
        changed.foreign_keys.retain(|key| has(&whole, key.target, &key.target_columns));
        for key in lost {
            let say = format!("What the foreign key {} of {} points at is gone, so it is left out.", key.name, table.name);
            problems.push(Problem { at: Place::Table(table.id), severity: Severity::Warning, code: "python-target", say });
        }
        schema.put_table(changed);
    }
}

impl Known {
    fn enum_type(&self, mut read: EnumType, old: Option<&EnumType>) -> EnumType {
        read.id = get(&self.enums, read.id);
        for value in &mut read.values {
            let same = old.and_then(|old| old.values.iter().find(|other| other.name == value.name));
            value.id = same.map_or(value.id, |same| same.id);
        }
        read
    }

    fn columns(&self, ids: &mut [ColumnId]) {
        ids.iter_mut().for_each(|id| *id = get(&self.columns, *id));
    }

    fn expression(&self, expression: &Expression) -> Expression {
        Expression::from_parts(expression.parts().iter().map(|part| match part {
            Part::Column(id) => Part::Column(get(&self.columns, *id)),
            Part::Text(text) => Part::Text(text.clone()),
        }))
    }

    fn table(&self, mut read: Table, old: Option<&Table>) -> Table {
        read.id = get(&self.tables, read.id);
        for column in &mut read.columns {
            column.id = get(&self.columns, column.id);
            if let DataType::Enum(id) = &mut column.data_type {
                *id = get(&self.enums, *id);
            }
            if let Some(generated) = &mut column.generated {
                generated.expression = self.expression(&generated.expression);
            }
        }
        for key in read.primary_key.iter_mut().chain(&mut read.uniques) {
            self.columns(&mut key.columns);
        }
        read.checks.iter_mut().for_each(|check| check.expression = self.expression(&check.expression));
        for key in &mut read.foreign_keys {
            key.target = get(&self.tables, key.target);
            self.columns(&mut key.columns);
            self.columns(&mut key.target_columns);
        }
        for index in &mut read.indexes {
            self.columns(&mut index.include);
            index.predicate = index.predicate.as_ref().map(|predicate| self.expression(predicate));
            for part in &mut index.parts {
                part.key = match &part.key {
                    IndexKey::Column(id) => IndexKey::Column(get(&self.columns, *id)),
                    IndexKey::Expression(expression) => IndexKey::Expression(self.expression(expression)),
                };
            }
        }
        if let Some(old) = old {
            keep_constraints(&mut read, old);
        }
        read
    }
}

/// Constraints of the same name, or else of the same columns, keep their ids.
fn keep_constraints(read: &mut Table, old: &Table) {
    if let (Some(key), Some(same)) = (&mut read.primary_key, &old.primary_key) {
        key.id = same.id;
    }
    keep(&mut read.uniques, &old.uniques, |key| &key.name, |a, b| a.columns == b.columns, |key, from| key.id = from.id);
    keep(&mut read.checks, &old.checks, |check| &check.name, |a, b| a.expression == b.expression, |check, from| check.id = from.id);
    let same_key = |a: &crate::schema::ForeignKey, b: &crate::schema::ForeignKey| a.columns == b.columns && a.target == b.target;
    keep(&mut read.foreign_keys, &old.foreign_keys, |key| &key.name, same_key, |key, from| key.id = from.id);
    keep(&mut read.indexes, &old.indexes, |index| &index.name, |a, b| a.parts == b.parts, |index, from| index.id = from.id);
}

fn keep<T>(read: &mut [T], old: &[T], name: fn(&T) -> &str, same: impl Fn(&T, &T) -> bool, give: fn(&mut T, &T)) {
    let mut free: Vec<&T> = old.iter().collect();
    let mut open = Vec::new();
    for (at, item) in read.iter_mut().enumerate() {
        match free.iter().position(|other| name(other) == name(item)) {
            Some(found) => give(item, free.remove(found)),
            None => open.push(at),
        }
    }
    for at in open {
        if let Some(found) = free.iter().position(|other| same(&read[at], other)) {
            give(&mut read[at], free.remove(found));
        }
    }
}
