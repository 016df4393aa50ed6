//! Tables that go to another schema of the database.
//!
//! A table moves under the name that it has, with its keys and indexes. Where one of these names is taken in the
//! schema that it goes to, it moves under a name that nothing has, and gets its own with the renames after it.

use std::collections::BTreeSet;

use super::super::operation::Operation;
use crate::schema::{ConstraintId, Schema, Table, TableId, unique_name};

/// The moves that put each table of `now` in the schema that it has in `to`, with the renames that they need.
pub(super) fn moves(now: &mut Schema, to: &Schema) -> Vec<Operation> {
    let goes = |table: &Table| to.table(table.id).filter(|after| after.namespace != table.namespace).map(|after| after.namespace.clone());
    let wanted: Vec<(TableId, String)> = now.tables.values().filter_map(|table| Some((table.id, goes(table)?))).collect();
    let mut operations = Vec::new();
    for (id, namespace) in wanted {
        let Some(table) = now.table(id).cloned() else { continue };
        let taken = names(now, |other| other.namespace == namespace);
        let all: BTreeSet<String> = names(now, |_| true).union(&names(to, |_| true)).cloned().collect();
        let free = |name: &str| unique_name(&format!("{}_old", name.chars().take(12).collect::<String>()), |name| all.contains(name));
        let mut own: Vec<Operation> = Vec::new();
        if taken.contains(&table.name) {
            own.push(Operation::RenameTable { table: id, before: table.name.clone(), after: free(&table.name) });
        }
        for constraint in table.constraints().filter(|c| has_index(c.id()) && taken.contains(c.name())) {
            let (before, after) = (constraint.name().to_owned(), free(constraint.name()));
            own.push(Operation::RenameConstraint { table: id, constraint: constraint.id(), before, after });
        }
        own.push(Operation::MoveTable { table: id, before: table.namespace.clone(), after: namespace });
        own.iter().for_each(|operation| operation.apply(now));
        operations.extend(own);
    }
    operations
}

fn has_index(id: ConstraintId) -> bool {
    matches!(id, ConstraintId::Primary(_) | ConstraintId::Unique(_) | ConstraintId::Index(_))
}

/// Every name in the schemas of the database that `of` picks. Enums are always in the usual one.
fn names(schema: &Schema, of: impl Fn(&Table) -> bool) -> BTreeSet<String> {
    let tables = schema.tables.values().filter(|table| of(table));
    let named = |table: &Table| table.constraint_names().chain([table.name.as_str()]).map(str::to_owned).collect::<Vec<_>>();
    let enums = schema.enums.values().map(|e| e.name.clone());
    tables.flat_map(|table| named(table)).chain(enums).collect()
}
