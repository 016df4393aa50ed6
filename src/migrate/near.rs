//! The part of two schemas that a migration is about: what changed, and what stands beside it.
//!
//! A design is large and a change is small. Ordering and writing walk, copy and search what is here, so that
//! they cost what the change costs. Law: a migration of the part is the migration of the whole.
//! That holds because a change reaches no further than along one foreign key or through one enum, and because
//! tables with a name such as a temporary one are here too.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::operation::{Carry, Operation};
use crate::schema::gather::Gather;
use crate::schema::{DataType, EnumId, ForeignKey, Schema, Table, TableId};

/// What a migration from one schema to the other is about, of each.
pub(super) fn near(from: &Schema, to: &Schema) -> (Schema, Schema) {
    let enums: BTreeSet<EnumId> = changed_enums(from, to).chain(changed_enums(to, from)).gathered();
    let of_enum =
        |table: &Table| !enums.is_empty() && table.columns.iter().any(|c| matches!(&c.data_type, DataType::Enum(id) if enums.contains(id)));
    let mut changed: BTreeSet<TableId> = BTreeSet::new();
    let mut namespaces: BTreeSet<&str> = BTreeSet::new();
    for (side, other) in [(from, to), (to, from)] {
        for table in side.tables.values() {
            let partner = other.table(table.id);
            let moves = partner.map_or(!table.namespace.is_empty(), |partner| partner.namespace != table.namespace);
            if moves {
                namespaces.insert(&table.namespace);
            }
            if partner.is_none_or(|partner| !Arc::ptr_eq(partner, table) && partner != table) || of_enum(table) {
                changed.insert(table.id);
            }
        }
    }
    let mut wanted = changed.clone();
    for (side, other) in [(from, to), (to, from)] {
        let keys_of_changed = changed.iter().filter_map(|id| side.table(*id)).flat_map(|table| &table.foreign_keys);
        wanted.extend(keys_of_changed.map(|key| key.target));
        let is_beside = |table: &&Arc<Table>| {
            table.foreign_keys.iter().any(|key| changed.contains(&key.target))
                || (!namespaces.is_empty() && namespaces.contains(table.namespace.as_str()))
                || is_like_temporary(&table.name)
                || table.named_constraints().any(|(_, name)| is_like_temporary(name))
        };
        // A table that is the same in both is looked at once.
        let unseen = |table: &&Arc<Table>| std::ptr::eq(side, from) || !other.tables.contains_key(&table.id);
        wanted.extend(side.tables.values().filter(unseen).filter(is_beside).map(|table| table.id));
    }
    (part(from, &wanted), part(to, &wanted))
}

fn changed_enums<'a>(of: &'a Schema, other: &'a Schema) -> impl Iterator<Item = EnumId> + 'a {
    of.enums.iter().filter(|(id, e)| other.enums.get(id) != Some(e)).map(|(id, _)| *id)
}

/// Whether a name could be one of those that are given for a moment: all of them have `_old` or `_new` in them.
pub(super) fn is_like_temporary(name: &str) -> bool {
    let is_mark = |part: &[u8]| part[0] == b'_' && (part[1..].eq_ignore_ascii_case(b"old") || part[1..].eq_ignore_ascii_case(b"new"));
    name.as_bytes().windows(4).any(is_mark)
}

fn part(schema: &Schema, wanted: &BTreeSet<TableId>) -> Schema {
    let tables = wanted.iter().filter_map(|id| Some((*id, Arc::clone(schema.table(*id)?))));
    Schema { tables: tables.gathered(), enums: schema.enums.clone() }
}

/// What the changes of one table are about: the table and those that its foreign keys and its rows lead to.
pub(super) fn around(schema: &Schema, tables: [&Table; 2], changes: &[Operation]) -> Schema {
    let keys = tables.iter().flat_map(|table| &table.foreign_keys);
    let added = changes.iter().filter_map(added_key);
    let rows = changes.iter().filter_map(carried).flat_map(|rows| [rows.table, rows.junction]);
    let mut wanted: BTreeSet<TableId> = keys.chain(added).map(|key| key.target).chain(rows).gathered();
    wanted.extend(tables.iter().map(|table| table.id));
    part(schema, &wanted)
}

fn added_key(operation: &Operation) -> Option<&ForeignKey> {
    match operation {
        Operation::AddConstraint { constraint: crate::schema::Constraint::ForeignKey(key), .. } => Some(key),
        _ => None,
    }
}

fn carried(operation: &Operation) -> Option<&Carry> {
    match operation {
        Operation::AddColumn { rows, .. } | Operation::DropColumn { rows, .. } => rows.as_ref(),
        _ => None,
    }
}
