//! Renames in an order in which no two things ever have one name: swaps and rings go through
//! temporary names, and what is dropped only later makes room.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::operation::Operation;
use crate::dialect::{Features, NameSpaces, Rename};
use crate::schema::{ColumnId, Constraint, ConstraintId, EnumId, Schema, Table, TableId, unique_name};

/// What has a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Table(TableId),
    Enum(EnumId),
    Column(TableId, ColumnId),
    Constraint(TableId, ConstraintId),
}

impl Named {
    fn renamed(self, before: &str, after: &str) -> Operation {
        let (before, after) = (before.to_owned(), after.to_owned());
        match self {
            Self::Table(table) => Operation::RenameTable { table, before, after },
            Self::Enum(id) => Operation::RenameEnum { id, before, after },
            Self::Column(table, column) => Operation::RenameColumn { table, column, before, after },
            Self::Constraint(table, constraint) => Operation::RenameConstraint { table, constraint, before, after },
        }
    }
}

/// Where names must differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space<'a> {
    Schema(&'a str),
    Constraints,
    Indexes(TableId),
    Table(TableId),
}

/// Whether an operation gives something another name.
pub(super) fn is_rename(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::RenameTable { .. } | Operation::RenameEnum { .. } | Operation::RenameColumn { .. } | Operation::RenameConstraint { .. }
    )
}

/// The renames that give everything in `now` the name that it has in `to`.
pub(super) fn renames(now: &Schema, to: &Schema, features: &Features) -> Vec<Operation> {
    let (before, after) = (names(now, to, features), names(to, now, features));
    let mut goals: BTreeMap<Space<'_>, BTreeSet<String>> = BTreeMap::new();
    for (space, name) in after.values() {
        goals.entry(*space).or_default().insert(plan_fold(features, name));
    }
    let mut spaces: BTreeMap<Space<'_>, Plan> = BTreeMap::new();
    let mut operations = Vec::new();
    for (named, (space, name)) in &before {
        let plan = spaces.entry(*space).or_insert_with(|| Plan { live: BTreeMap::new(), moves: Vec::new(), features });
        *plan.live.entry(plan.fold(name)).or_insert(0) += 1;
        let wanted = after.get(named).map(|(_, wanted)| wanted.clone());
        match (how(*named, features), wanted) {
            (_, Some(wanted)) if wanted == *name => {}
            (Rename::InPlace, wanted) => plan.moves.push((*named, name.clone(), wanted)),
            (Rename::Nameless, Some(wanted)) => operations.push(named.renamed(name, &wanted)),
            _ => {}
        }
    }
    for (space, mut plan) in spaces {
        let goal = goals.remove(&space).unwrap_or_default();
        plan.moves.retain(|(_, name, wanted)| wanted.is_some() || goal.contains(&plan_fold(features, name)));
        plan.carry_out(&goal, &mut operations);
    }
    operations
}

/// How a thing gets another name; everything but constraints and indexes in place.
fn how(named: Named, features: &Features) -> Rename {
    match named {
        Named::Constraint(_, id) => features.renames.of(id),
        _ => Rename::InPlace,
    }
}

fn plan_fold(features: &Features, name: &str) -> String {
    if features.folds_case { name.to_lowercase() } else { name.to_owned() }
}

/// Every name of a schema that a rename could meet: those of columns only where a table differs from what it
/// is in `other`.
fn names<'a>(schema: &'a Schema, other: &Schema, features: &Features) -> BTreeMap<Named, (Space<'a>, String)> {
    let space = |table: &'a Table, constraint: &Constraint| match (features.names, constraint) {
        (NameSpaces::Shared, _) => Space::Schema(&table.namespace),
        (NameSpaces::Apart, Constraint::Unique(_) | Constraint::Index(_)) => Space::Indexes(table.id),
        _ => Space::Constraints,
    };
    let mut names = BTreeMap::new();
    for enum_type in schema.enums.values() {
        names.insert(Named::Enum(enum_type.id), (Space::Schema(""), enum_type.name.clone()));
    }
    for table in schema.tables.values() {
        names.insert(Named::Table(table.id), (Space::Schema(&table.namespace), table.name.clone()));
        let is_same = other.table(table.id).is_some_and(|other| Arc::ptr_eq(table, other));
        for column in table.columns.iter().filter(|_| !is_same) {
            names.insert(Named::Column(table.id, column.id), (Space::Table(table.id), column.name.clone()));
        }
        for constraint in table.constraints() {
            let named = Named::Constraint(table.id, constraint.id());
            names.insert(named, (space(table, &constraint), constraint.name().to_owned()));
        }
    }
    names
}

struct Plan<'a> {
    /// How many things have a name now.
    live: BTreeMap<String, usize>,
    /// What moves from which name to which; to none where it only makes room.
    moves: Vec<(Named, String, Option<String>)>,
    features: &'a Features,
}

impl Plan<'_> {
    fn fold(&self, name: &str) -> String {
        plan_fold(self.features, name)
    }

    fn carry_out(&mut self, goal: &BTreeSet<String>, operations: &mut Vec<Operation>) {
        let mut waiting = std::mem::take(&mut self.moves);
        let mut aside = BTreeSet::new();
        while !waiting.is_empty() {
            let free =
                |(_, _, wanted): &(Named, String, Option<String>)| wanted.as_ref().is_some_and(|w| !self.live.contains_key(&self.fold(w)));
            if let Some(index) = waiting.iter().position(free) {
                let (named, name, wanted) = waiting.remove(index);
                self.rename(named, &name, &wanted.unwrap_or_default(), operations);
                continue;
            }
            let (named, name, wanted) = waiting.remove(0);
            if let Some(wanted) = wanted.as_ref().filter(|_| !aside.insert(named)) {
                self.rename(named, &name, wanted, operations);
                continue;
            }
            let taken = |n: &str| self.live.contains_key(&self.fold(n)) || goal.contains(&self.fold(n));
            let short: String = name.chars().take(12).collect();
            let temporary = unique_name(&format!("{short}_old"), taken);
            self.rename(named, &name, &temporary, operations);
            if wanted.is_some() {
                waiting.push((named, temporary, wanted));
            }
        }
    }

    fn rename(&mut self, named: Named, before: &str, after: &str, operations: &mut Vec<Operation>) {
        let (old, new) = (self.fold(before), self.fold(after));
        if let Some(count) = self.live.get_mut(&old) {
            *count -= 1;
            if *count == 0 {
                self.live.remove(&old);
            }
        }
        *self.live.entry(new).or_insert(0) += 1;
        operations.push(named.renamed(before, after));
    }
}
