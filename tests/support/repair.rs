//! Takes out of a schema what no longer fits after a bold change, so that every database can have the rest.

use std::collections::BTreeSet;

use relata::dialect::Dialect;
use relata::schema::{Column, ColumnId, DataType, DefaultValue, Expression, ForeignKey, Part, ReferentialAction, Schema, Table};

/// Whether every database can have a column of this type in a key or an index.
pub fn is_keyable(data_type: &DataType) -> bool {
    match data_type {
        DataType::Varchar(length) => *length <= 60,
        DataType::Text | DataType::Json | DataType::Binary | DataType::Real | DataType::Double | DataType::Other(_) => false,
        _ => true,
    }
}

/// Repairs a schema; what was right stays as it is.
pub fn repair(schema: &mut Schema, dialect: Dialect) {
    repair_for(schema, dialect, dialect);
}

/// The same, where the indexes and foreign keys are those of a dialect of their own.
pub fn repair_for(schema: &mut Schema, dialect: Dialect, special: Dialect) {
    // Each round can make something else wrong; it settles after a few.
    for _ in 0..6 {
        let before = schema.clone();
        schema.tables.retain(|_, table| !table.columns.is_empty());
        follow_types(schema);
        let whole = schema.clone();
        for table in schema.tables.values_mut() {
            let mut fixed = Table::clone(table);
            repair_table(&whole, &mut fixed, dialect, special);
            *table = std::sync::Arc::new(fixed);
        }
        if *schema == before {
            return;
        }
    }
}

/// The columns of a foreign key have the types of their targets.
fn follow_types(schema: &mut Schema) {
    for _ in 0..4 {
        let whole = schema.clone();
        for table in schema.tables.values_mut() {
            let mut fixed = Table::clone(table);
            for key in &table.foreign_keys {
                let Some(target) = whole.table(key.target) else { continue };
                for (own, theirs) in key.columns.iter().zip(&key.target_columns) {
                    if let (Some(own), Some(theirs)) = (fixed.column_mut(*own), target.column(*theirs)) {
                        own.data_type = theirs.data_type.clone();
                    }
                }
            }
            *table = std::sync::Arc::new(fixed);
        }
    }
}

fn repair_table(schema: &Schema, table: &mut Table, dialect: Dialect, special: Dialect) {
    if table.columns.iter().all(|column| column.generated.is_some()) {
        table.columns.iter_mut().for_each(|column| column.generated = None);
    }
    for at in 0..table.columns.len() {
        let mut column = table.columns[at].clone();
        repair_column(schema, table, &mut column);
        table.columns[at] = column;
    }
    repair_keys(table, special);
    let whole = table.clone();
    table.foreign_keys.retain(|key| is_sound(schema, &whole, key));
    if !special.features().deferrable {
        table.foreign_keys.iter_mut().for_each(|key| key.deferrable = relata::schema::Deferrable::Not);
    }
    let mut seen: BTreeSet<(BTreeSet<ColumnId>, relata::schema::TableId)> = BTreeSet::new();
    table.foreign_keys.retain(|key| seen.insert((key.columns.iter().copied().collect(), key.target)));
    for key in &mut table.foreign_keys {
        let may_be_null = key.columns.iter().all(|id| whole.column(*id).is_some_and(|c| whole.is_nullable(c)));
        for action in [&mut key.on_delete, &mut key.on_update] {
            let cannot = *action == ReferentialAction::SetNull && !may_be_null;
            if cannot || *action == ReferentialAction::SetDefault && matches!(dialect, Dialect::MariaDb | Dialect::MySql) {
                *action = ReferentialAction::NoAction;
            }
        }
    }
}

fn repair_column(schema: &Schema, table: &Table, column: &mut Column) {
    if matches!(&column.data_type, DataType::Enum(id) if schema.enum_type(*id).is_none()) {
        column.data_type = DataType::Text;
    }
    let alone = table.primary_columns() == [column.id];
    if !column.data_type.is_integer() || !alone || table.is_foreign(column.id) {
        column.identity = false;
    }
    let whole_number = |id: ColumnId| {
        table.column(id).is_some_and(|base| {
            let plain = base.generated.is_none() && base.data_type.is_integer() && !base.identity;
            plain && base.id != column.id && !table.is_foreign(base.id)
        })
    };
    let used = table.is_primary(column.id) || table.is_foreign(column.id) || is_target(schema, column.id);
    let is_sum = |part: &Part| !matches!(part, Part::Text(text) if text.contains(|c: char| c.is_alphabetic() || c == '='));
    let works = |expression: &Expression| expression.columns().all(whole_number) && expression.parts().iter().all(is_sum);
    if column.generated.as_ref().is_some_and(|g| used || !column.data_type.is_integer() || !works(&g.expression)) {
        column.generated = None;
    }
    if column.generated.is_some() {
        column.nullable = true;
        column.identity = false;
    }
    if column.identity {
        column.nullable = false;
    }
    if column.generated.is_some() || column.identity || !default_fits(schema, column) {
        column.default = None;
    }
}

fn is_target(schema: &Schema, column: ColumnId) -> bool {
    schema.tables.values().any(|table| table.foreign_keys.iter().any(|key| key.target_columns.contains(&column)))
}

fn default_fits(schema: &Schema, column: &Column) -> bool {
    match (&column.default, &column.data_type) {
        (None, _) => true,
        (Some(DefaultValue::Expression(text)), data_type) if text == "CURRENT_TIMESTAMP" => {
            matches!(data_type, DataType::Timestamp | DataType::TimestampTz)
        }
        (Some(DefaultValue::Expression(text)), data_type) => data_type.is_integer() && text == "(1 + 2)",
        (Some(DefaultValue::Literal(text)), data_type) => match data_type {
            DataType::Enum(id) => schema.enum_type(*id).is_some_and(|e| e.values.iter().any(|value| value.name == *text)),
            DataType::Text => true,
            DataType::Varchar(length) | DataType::Char(length) => text.chars().count() <= *length as usize,
            DataType::Boolean => matches!(text.as_str(), "true" | "false"),
            DataType::Numeric(_) | DataType::Real | DataType::Double => text.parse::<f64>().is_ok(),
            DataType::Date => text == "2020-02-29",
            DataType::Json => text.starts_with('{'),
            _ => data_type.is_integer() && text.parse::<i16>().is_ok(),
        },
    }
}

fn repair_keys(table: &mut Table, dialect: Dialect) {
    let whole = table.clone();
    let keyable = |id: &ColumnId| whole.column(*id).is_some_and(|c| is_keyable(&c.data_type) && c.generated.is_none());
    if table.primary_key.as_ref().is_some_and(|key| key.columns.is_empty() || !key.columns.iter().all(keyable)) {
        table.primary_key = None;
    }
    let primary = table.primary_columns().to_vec();
    let same = |a: &[ColumnId], b: &[ColumnId]| a.len() == b.len() && a.iter().all(|id| b.contains(id));
    let mut seen: Vec<Vec<ColumnId>> = vec![primary];
    table.uniques.retain(|key| {
        let fits = !key.columns.is_empty() && key.columns.iter().all(keyable) && !seen.iter().any(|s| same(s, &key.columns));
        seen.push(key.columns.clone());
        fits
    });
    let mut seen: Vec<Vec<relata::schema::IndexPart>> = Vec::new();
    table.indexes.retain(|index| {
        let columns = index.columns();
        // What is computed for an index is computed from whole numbers.
        let is_number = |id: &ColumnId| whole.column(*id).is_some_and(|column| column.data_type.is_integer());
        let counts = index.parts.iter().all(|part| part.as_column().is_some() || part.columns().iter().all(is_number));
        let fits = !columns.is_empty() && columns.iter().all(keyable) && counts && !seen.contains(&index.parts);
        seen.push(index.parts.clone());
        fits
    });
    for index in &mut table.indexes {
        index.include.retain(|id| keyable(id));
        let features = dialect.features();
        if index.predicate.as_ref().is_some_and(|predicate| !features.partial_indexes || !holds(&whole, predicate)) {
            index.predicate = None;
        }
        if !features.index_include {
            index.include.clear();
        }
        // What is kept in another way than a tree is one column.
        let plain = !index.unique && index.parts.len() == 1 && index.include.is_empty() && !index.parts[0].descending;
        if !matches!(index.method.as_deref(), Some("hash" | "brin")) || !plain || !features.index_methods.has("brin") {
            index.method = None;
        }
    }
    table.checks.retain(|check| holds(&whole, &check.expression));
}

/// Whether a condition fits the types of its columns.
fn holds(table: &Table, condition: &Expression) -> bool {
    let texts = condition.parts().iter().any(|part| matches!(part, Part::Text(text) if text.contains('\'')));
    condition.columns().all(|id| {
        table.column(id).is_some_and(|column| match texts {
            true => matches!(column.data_type, DataType::Text | DataType::Varchar(_)),
            false => column.data_type.is_integer() && !column.identity,
        })
    })
}

/// Whether a foreign key points at a key of a table, with columns of the same types.
fn is_sound(schema: &Schema, table: &Table, key: &ForeignKey) -> bool {
    let Some(target) = (if key.target == table.id { Some(table) } else { schema.table(key.target).map(|t| &**t) }) else {
        return false;
    };
    let types = |table: &Table, ids: &[ColumnId]| -> Option<Vec<DataType>> {
        ids.iter().map(|id| table.column(*id).filter(|c| c.generated.is_none()).map(|c| c.data_type.clone())).collect()
    };
    let mut keys = target.primary_key.iter().chain(&target.uniques);
    let distinct: BTreeSet<_> = key.columns.iter().collect();
    let (own, theirs) = (types(table, &key.columns), types(target, &key.target_columns));
    own.is_some()
        && own == theirs
        && !key.columns.is_empty()
        && distinct.len() == key.columns.len()
        && !(key.target == table.id && key.columns == key.target_columns)
        && keys.any(|k| k.columns.len() == key.target_columns.len() && key.target_columns.iter().all(|id| k.columns.contains(id)))
}
