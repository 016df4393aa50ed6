//! What stands in the way of a change, and comes back after it.
//!
//! A database refuses to change the type of a column that a foreign key or a generated column depends
//! on, or to drop a key that foreign keys point at. Those are dropped first and added again.

use std::collections::BTreeSet;

use super::super::operation::Operation;
use crate::dialect::{Features, Identity};
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, Constraint, ConstraintId, ForeignKey, Schema, Table, TableId};

/// The operations with everything that stands in their way dropped and added.
pub(super) fn detach(
    operations: Vec<Operation>,
    from: &Schema,
    to: &Schema,
    converted: &[ColumnId],
    features: &Features,
) -> Vec<Operation> {
    let mut way = Way { from, to, features, operations, changed: BTreeSet::new(), again: BTreeSet::new() };
    way.find_changed();
    way.find_freed();
    if !features.converts_in_place {
        way.again.extend(converted);
    }
    way.make_columns_again();
    way.make_constraints_again();
    way.make_foreign_keys_again();
    way.operations
}

struct Way<'a> {
    from: &'a Schema,
    to: &'a Schema,
    features: &'a Features,
    operations: Vec<Operation>,
    /// Columns whose type (or what else a foreign key and an expression depend on) changes.
    changed: BTreeSet<ColumnId>,
    /// Columns that the database drops and adds, also where a new one takes converted values: keys and indexes over them go along.
    again: BTreeSet<ColumnId>,
}

impl Way<'_> {
    fn find_changed(&mut self) {
        for operation in &self.operations {
            match operation {
                Operation::AlterColumn { before, after, .. } => {
                    let numbering = before.identity != after.identity && self.features.identity == Identity::FirstOfKey;
                    if before.data_type != after.data_type || before.generated != after.generated || numbering {
                        self.changed.insert(after.id);
                    }
                }
                Operation::ChangeEnum { after, .. } => {
                    self.changed.extend(self.from.users_of(after.id).map(|(_, column)| column.id));
                }
                _ => {}
            }
        }
    }

    /// A column that was computed at each reading and is no longer has no values to keep: it is made anew.
    fn find_freed(&mut self) {
        let was_virtual = |old: &Column| old.generated.as_ref().is_some_and(|g| !g.stored) && self.features.virtual_columns;
        for operation in &self.operations {
            if let Operation::AlterColumn { before, after, .. } = operation
                && was_virtual(before)
                && after.generated.is_none()
            {
                self.again.insert(after.id);
            }
        }
    }

    /// Columns whose name cannot change under an expression.
    fn renamed(&self) -> BTreeSet<ColumnId> {
        let renames = self.operations.iter().filter_map(|operation| match operation {
            Operation::RenameColumn { column, .. } => Some(*column),
            _ => None,
        });
        renames.filter(|_| self.features.rename_breaks_expressions).gathered()
    }

    /// Tables in both schemas: before and after.
    fn kept(&self) -> Vec<(&Table, &Table)> {
        let after = |before: &Table| self.to.table(before.id);
        self.from.tables.values().filter_map(|before| Some((&**before, &**after(before)?))).collect()
    }

    /// A generated column is made again when it or what it is computed from changes.
    fn make_columns_again(&mut self) {
        loop {
            let (mut found, renamed) = (Vec::new(), self.renamed());
            for (before, after) in self.kept() {
                for (old, new) in before.columns.iter().filter_map(|old| Some((old, after.column(old.id)?))) {
                    let moves = |id: ColumnId| self.changed.contains(&id) || renamed.contains(&id);
                    let made_again = match (&old.generated, &new.generated) {
                        (Some(a), Some(b)) => a != b || old.data_type != new.data_type || a.expression.columns().any(moves),
                        (None, Some(_)) => true,
                        (Some(_), None) | (None, None) => false,
                    };
                    if made_again && !self.again.contains(&old.id) {
                        found.push((before.id, old.clone(), new.clone()));
                    }
                }
            }
            if found.is_empty() {
                return;
            }
            for (table, old, new) in found {
                self.again.insert(old.id);
                self.changed.insert(old.id);
                let about_it = |o: &Operation| match o {
                    Operation::AlterColumn { after, .. } => after.id == old.id,
                    Operation::RenameColumn { column, .. } => *column == old.id,
                    _ => false,
                };
                self.operations.retain(|o| !about_it(o));
                self.operations.push(Operation::DropColumn { table, column: old, position: 0, rows: None });
                self.operations.push(Operation::AddColumn { table, column: new, position: 0, rows: None });
            }
        }
    }

    /// What is dropped already, with its table.
    fn dropped(&self) -> impl Iterator<Item = (TableId, &Constraint)> {
        self.operations.iter().filter_map(|operation| match operation {
            Operation::DropConstraint { table, constraint, .. } => Some((*table, constraint)),
            _ => None,
        })
    }

    fn is_unmoved(&self, renamed: &BTreeSet<ColumnId>) -> bool {
        self.changed.is_empty() && self.again.is_empty() && renamed.is_empty()
    }

    /// Checks over what changes, and keys and indexes over columns that are made again.
    fn make_constraints_again(&mut self) {
        let (mut found, renamed) = (Vec::new(), self.renamed());
        if self.is_unmoved(&renamed) {
            return;
        }
        let dropped: BTreeSet<ConstraintId> = self.dropped().map(|(_, constraint)| constraint.id()).gathered();
        for (before, after) in self.kept() {
            for old in before.constraints() {
                let moves = |id: &ColumnId| self.changed.contains(id) || renamed.contains(id);
                let in_the_way = match &old {
                    Constraint::Check(_) => old.columns().iter().any(moves),
                    Constraint::ForeignKey(_) => false,
                    Constraint::Index(index) if index.computed_from().any(|id| moves(&id)) => true,
                    _ => old.columns().iter().any(|id| self.again.contains(id)),
                };
                let new = after.constraint(old.id()).filter(|_| in_the_way && !dropped.contains(&old.id()));
                found.extend(new.map(|new| (before.id, old, new)));
            }
        }
        self.make_again(found);
    }

    fn make_foreign_keys_again(&mut self) {
        let mut found = Vec::new();
        let dropped: BTreeSet<ConstraintId> = self.dropped().map(|(_, constraint)| constraint.id()).gathered();
        let keys: Vec<_> = self.dropped().filter_map(LostKey::of).collect();
        if keys.is_empty() && self.changed.is_empty() {
            return;
        }
        for (before, after) in self.kept() {
            for old in &before.foreign_keys {
                let id = ConstraintId::ForeignKey(old.id);
                let mut ends = old.columns.iter().chain(&old.target_columns);
                let stands = |lost: &LostKey| lost.carries(before, old, self.features.foreign_key_indexes);
                if dropped.contains(&id) || !(ends.any(|c| self.changed.contains(c)) || keys.iter().any(stands)) {
                    continue;
                }
                let new = after.constraint(id);
                found.extend(new.map(|new| (before.id, Constraint::ForeignKey(old.clone()), new)));
            }
        }
        self.make_again(found);
    }

    fn make_again(&mut self, found: Vec<(TableId, Constraint, Constraint)>) {
        for (table, old, new) in found {
            let id = old.id();
            let is_part = |o: &Operation| match o {
                Operation::RenameConstraint { constraint, .. } => *constraint == id,
                Operation::DeferForeignKey { key, .. } => ConstraintId::ForeignKey(*key) == id,
                _ => false,
            };
            self.operations.retain(|o| !is_part(o));
            self.operations.push(Operation::DropConstraint { table, constraint: old, position: 0 });
            self.operations.push(Operation::AddConstraint { table, constraint: new, position: 0 });
        }
    }
}

/// A key or index that is dropped.
struct LostKey {
    at: TableId,
    columns: Vec<ColumnId>,
    unique: bool,
}

impl LostKey {
    fn of((at, constraint): (TableId, &Constraint)) -> Option<Self> {
        let unique = match constraint {
            Constraint::Primary(_) | Constraint::Unique(_) => true,
            Constraint::Index(index) => index.unique,
            _ => return None,
        };
        Some(Self { at, columns: constraint.key_columns(), unique })
    }

    /// Whether a foreign key of `table` leans on it.
    fn carries(&self, table: &Table, key: &ForeignKey, needs_indexes: bool) -> bool {
        let same = || self.columns.len() == key.target_columns.len() && key.target_columns.iter().all(|c| self.columns.contains(c));
        let first = |of: &[ColumnId]| self.columns.first() == of.first();
        (self.unique && self.at == key.target && same())
            || (needs_indexes && ((self.at == table.id && first(&key.columns)) || (self.at == key.target && first(&key.target_columns))))
    }
}
