//! Renames in an order in which no two things ever have one name: swaps and rings go through
//! temporary names, and what is dropped only later makes room.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::operation::Operation;
use crate::dialect::{Features, NameSpaces, Rename};
use crate::schema::gather::sort_by_key;
use crate::schema::{ColumnId, ConstraintId, EnumId, Schema, Table, TableId, unique_name};

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
    // What keeps its name is in nobody's way: names differ at both ends.
    let mut goals: BTreeMap<Space<'_>, BTreeSet<String>> = BTreeMap::new();
    for entry in unlike(to, now, features) {
        goals.entry(entry.space).or_default().insert(plan_fold(features, entry.name));
    }
    let mut spaces: BTreeMap<Space<'_>, Plan> = BTreeMap::new();
    let mut operations = Vec::new();
    for Entry { named, space, name, other } in unlike(now, to, features) {
        let plan = spaces.entry(space).or_insert_with(|| Plan { live: BTreeMap::new(), moves: Vec::new(), features });
        *plan.live.entry(plan.fold(name)).or_insert(0) += 1;
        match (how(named, features), other) {
            (Rename::InPlace, wanted) => plan.moves.push((named, name.to_owned(), wanted.map(str::to_owned))),
            (Rename::Nameless, Some(wanted)) => operations.push(named.renamed(name, wanted)),
            _ => {}
        }
    }
    for (space, mut plan) in spaces {
        let goal = goals.remove(&space).unwrap_or_default();
        plan.moves.retain(|(_, name, wanted)| wanted.is_some() || goal.contains(&plan_fold(features, name)));
        let stays = |name: &str| is_in(to, space, name, features);
        plan.carry_out(&goal, &stays, &mut operations);
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

/// Something with a name, and the name that it has elsewhere.
struct Entry<'a> {
    named: Named,
    space: Space<'a>,
    name: &'a str,
    other: Option<&'a str>,
}

/// What has a name in `schema` and not the same in `other`, in the order of [`Named`].
fn unlike<'a>(schema: &'a Schema, other: &'a Schema, features: &Features) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut put = |named, space, name: &'a String, other: Option<&'a String>| {
        if other != Some(name) {
            entries.push(Entry { named, space, name: name.as_str(), other: other.map(String::as_str) });
        }
    };
    for table in schema.tables.values() {
        let partner = other.table(table.id).filter(|partner| !Arc::ptr_eq(table, partner));
        if partner.is_none() && other.tables.contains_key(&table.id) {
            continue;
        }
        put(Named::Table(table.id), home(table, features), &table.name, partner.map(|partner| &partner.name));
        for column in &table.columns {
            let same = partner.and_then(|partner| partner.column(column.id)).map(|column| &column.name);
            put(Named::Column(table.id, column.id), Space::Table(table.id), &column.name, same);
        }
        for (id, name) in table.named_constraints() {
            let same = partner.and_then(|partner| partner.constraint_name(id));
            put(Named::Constraint(table.id, id), space(table, id, features), name, same);
        }
    }
    for enum_type in schema.enums.values() {
        let same = other.enum_type(enum_type.id).map(|other| &other.name);
        put(Named::Enum(enum_type.id), Space::Schema(""), &enum_type.name, same);
    }
    sort_by_key(&mut entries, |entry| entry.named);
    entries
}

/// Where the names of tables must differ from this one's.
fn home<'a>(table: &'a Table, features: &Features) -> Space<'a> {
    Space::Schema(if features.names == NameSpaces::SharedByAll { "" } else { &table.namespace })
}

fn space<'a>(table: &'a Table, constraint: ConstraintId, features: &Features) -> Space<'a> {
    match (features.names, constraint) {
        (NameSpaces::Shared | NameSpaces::SharedByAll, _) => home(table, features),
        (NameSpaces::Apart, ConstraintId::Unique(_) | ConstraintId::Index(_)) => Space::Indexes(table.id),
        _ => Space::Constraints,
    }
}

/// Whether anything in a space has a name.
fn is_in(schema: &Schema, wanted: Space<'_>, name: &str, features: &Features) -> bool {
    let is = |other: &str| plan_fold(features, other) == plan_fold(features, name);
    let in_table = |table: &Table| {
        (wanted == home(table, features) && is(&table.name))
            || (wanted == Space::Table(table.id) && table.columns.iter().any(|column| is(&column.name)))
            || table.named_constraints().any(|(id, name)| wanted == space(table, id, features) && is(name))
    };
    schema.tables.values().any(|table| in_table(table))
        || (wanted == Space::Schema("") && schema.enums.values().any(|enum_type| is(&enum_type.name)))
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

    fn carry_out(&mut self, goal: &BTreeSet<String>, stays: &dyn Fn(&str) -> bool, operations: &mut Vec<Operation>) {
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
            let taken = |n: &str| self.live.contains_key(&self.fold(n)) || goal.contains(&self.fold(n)) || stays(n);
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
