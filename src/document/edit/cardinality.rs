//! Making a relation of another kind. The columns move with their ids, so that a migration can carry the
//! rows: from a foreign key into a junction table and back.

use super::super::Refusal;
use super::super::draft::Draft;
use super::constraints::drop_unique;
use super::names::free_column;
use super::relations::{Pairs, Side, add_foreign_key, add_junction, foreign_key, primary_columns, set_unique, user_of};
use super::tables::delete as delete_tables;
use crate::schema::{Cardinality, Column, ColumnId, ForeignKey, ReferentialAction, RelationId, Table, TableId, junction};

pub(super) fn change(draft: &mut Draft, relation: RelationId, to: Cardinality) -> Result<(), Refusal> {
    match (relation, to) {
        (RelationId::Key(table, key), Cardinality::ManyToMany) => {
            let key = foreign_key(draft, table, key)?;
            into_junction(draft, table, &key)
        }
        (RelationId::Key(table, key), _) => {
            let key = foreign_key(draft, table, key)?;
            set_one(draft, table, &key.columns, to == Cardinality::OneToOne)
        }
        (RelationId::Junction(table), Cardinality::ManyToMany) => two_keys(draft.table(table)?).map(|_| ()),
        (RelationId::Junction(table), _) => out_of_junction(draft, table, to == Cardinality::OneToOne),
    }
}

/// One-to-many becomes one-to-one, or back.
fn set_one(draft: &mut Draft, id: TableId, columns: &[ColumnId], unique: bool) -> Result<(), Refusal> {
    if !unique {
        drop_unique(draft, id, columns)?;
        let table = draft.table(id)?;
        if let ([column, ..], true) = (columns, table.is_unique(columns)) {
            let by = format!("the primary key of {}, which makes it unique", table.name);
            return Err(Refusal::ColumnInUse { id: *column, column: draft.spoken(id, *column), by });
        }
    }
    set_unique(draft, id, columns, unique)
}

/// The columns of a foreign key move into a new junction table, and the rows that they stand for with them.
fn into_junction(draft: &mut Draft, child: TableId, key: &ForeignKey) -> Result<(), Refusal> {
    let mut left = Side::new(draft, key.target)?;
    left.key.clone_from(&key.target_columns);
    let right = Side { table: child, key: primary_columns(draft, child)?, moved: Vec::new() };
    draft.table_mut(child)?.foreign_keys.retain(|other| other.id != key.id);
    for column in &key.columns {
        if let Some(by) = user_of(draft, child, *column, &key.columns) {
            return Err(Refusal::ColumnInUse { id: *column, column: draft.spoken(child, *column), by });
        }
        left.moved.push(draft.column(child, *column)?.clone());
    }
    super::columns::delete(draft, child, &key.columns)?;
    let at = between(draft, key.target, child);
    add_junction(draft, left, right, at).map(|_| ())
}

/// The middle between two tables.
fn between(draft: &Draft, a: TableId, b: TableId) -> (f64, f64) {
    let (a, b) = (draft.spot(a), draft.spot(b));
    (f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y) + 60.0)
}

fn two_keys(table: &Table) -> Result<(ForeignKey, ForeignKey), Refusal> {
    let keys = junction(table).map(|(left, right)| (left.clone(), right.clone()));
    keys.ok_or_else(|| Refusal::NotAJunction { table: table.id, name: table.name.clone() })
}

/// The columns that point at the left table move into the right one, which becomes the many side.
fn out_of_junction(draft: &mut Draft, id: TableId, unique: bool) -> Result<(), Refusal> {
    let table = draft.table(id)?.clone();
    let (left, right) = two_keys(&table)?;
    if let Some(what) = more_than_a_link(draft, &table) {
        return Err(Refusal::NotOnlyALink { id, table: table.name, what });
    }
    delete_tables(draft, &[id])?;
    let child = right.target;
    for column in left.columns.iter().filter_map(|column| table.column(*column)) {
        let name = free_column(draft.table(child)?, &column.name);
        let column = Column { name, nullable: true, ..column.clone() };
        draft.table_mut(child)?.columns.push(column);
    }
    let pairs = Pairs { columns: left.columns, target: left.target, target_columns: left.target_columns };
    add_foreign_key(draft, child, &pairs, ReferentialAction::NoAction)?;
    set_unique(draft, child, &pairs.columns, unique)
}

/// What a junction table has that would be lost with it.
fn more_than_a_link(draft: &Draft, table: &Table) -> Option<String> {
    if let Some(own) = table.columns.iter().find(|column| !table.is_primary(column.id)) {
        return Some(format!("the column {} of its own", own.name));
    }
    if let Some(computed) = table.columns.iter().find(|column| column.generated.is_some()) {
        return Some(format!("the computed column {}", computed.name));
    }
    if let Some(check) = table.checks.first() {
        return Some(format!("the check {}", check.name));
    }
    if table.foreign_keys.len() > 2 {
        return Some("another foreign key".into());
    }
    let (child, _) = draft.schema().references_to(table.id).next()?;
    Some(format!("a foreign key of {} that points at it", child.name))
}
