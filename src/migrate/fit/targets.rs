//! What foreign keys point at: a key over just these columns, in just this order, where the database asks for that.
//!
//! Law: a foreign key says the same in any order of its pairs of columns. So it takes the order of the key that it
//! points at, and only where that does not help there is an index more.

use std::sync::Arc;

use super::{Kind, changed_name, is_covered};
use crate::dialect::Features;
use crate::schema::{ColumnId, ForeignKey, Index, IndexPart, Schema, Table, unique_name};

/// Whether some foreign key of a table has its columns in another order than the key that it points at.
pub(super) fn are_astray(schema: &Schema, table: &Table, features: &Features) -> bool {
    features.ordered_targets && table.foreign_keys.iter().any(|key| ordered(schema, key).is_some())
}

/// Puts the columns of foreign keys in the order of the keys that they point at, where the database asks for that.
pub(super) fn put_in_order(schema: &Schema, table: &mut Table, features: &Features) {
    for key in table.foreign_keys.iter_mut().filter(|_| features.ordered_targets) {
        if let Some((columns, target_columns)) = ordered(schema, key) {
            (key.columns, key.target_columns) = (columns, target_columns);
        }
    }
}

/// The columns of a foreign key in the order of the key that it points at; `None` where they are.
fn ordered(schema: &Schema, key: &ForeignKey) -> Option<(Vec<ColumnId>, Vec<ColumnId>)> {
    if key.columns.len() < 2 {
        return None;
    }
    let target = schema.table(key.target)?;
    if is_key(target, &key.target_columns) {
        return None;
    }
    let keys = target.primary_key.iter().chain(&target.uniques).map(|key| key.columns.clone());
    let indexes = target.indexes.iter().filter(|index| index.unique && index.rises()).map(Index::plain_columns);
    let same = |columns: &Vec<ColumnId>| columns.len() == key.columns.len() && columns.iter().all(|c| key.target_columns.contains(c));
    let wanted = keys.chain(indexes).find(same)?;
    let own = |theirs: &ColumnId| key.target_columns.iter().position(|id| id == theirs).and_then(|at| key.columns.get(at)).copied();
    let columns: Option<Vec<ColumnId>> = wanted.iter().map(own).collect();
    Some((columns?, wanted))
}

/// Gives the columns that a foreign key points at an index that begins with them in the same order, or a unique one
/// over just them where the database wants that: the only key over them may run downwards.
pub(super) fn add_indexes(schema: &mut Schema, features: &Features) {
    let covered = |target: &Table, columns: &[ColumnId]| {
        if features.unique_targets { is_key(target, columns) || !target.is_unique(columns) } else { is_covered(target, columns) }
    };
    let is_missing = |key: &&ForeignKey| schema.table(key.target).is_some_and(|target| !covered(target, &key.target_columns));
    let missing: Vec<_> = schema.tables.values().flat_map(|table| &table.foreign_keys).filter(is_missing).cloned().collect();
    for key in missing {
        let Some(target) = schema.tables.get_mut(&key.target).filter(|t| !covered(t, &key.target_columns)) else { continue };
        let name = changed_name(&format!("{}_target", key.name), Kind::Constraint, features);
        let name = unique_name(&name, |name| target.constraint_names().any(|taken| taken.eq_ignore_ascii_case(name)));
        // Another one of these, or the one of a column that numbers rows, may have the id of the first.
        let ids = key.target_columns.iter().filter_map(|id| id.to_string().parse().ok());
        let id = ids.into_iter().find(|id| target.indexes.iter().all(|index| index.id != *id));
        let parts = key.target_columns.iter().map(|column| IndexPart::column(*column)).collect();
        let index = id.map(|id| Index::new(id, name, parts, features.unique_targets));
        Arc::make_mut(target).indexes.extend(index);
    }
}

/// Whether a key or a unique index is over just these columns, in this order.
fn is_key(table: &Table, columns: &[ColumnId]) -> bool {
    let mut keys = table.primary_key.iter().chain(&table.uniques);
    let is_index = |index: &Index| index.unique && index.rises() && index.plain_columns() == columns;
    keys.any(|key| key.columns == columns) || table.indexes.iter().any(is_index)
}
