//! Wishes about relations: connecting two tables, and what their foreign keys are like.

use super::super::Refusal;
use super::super::draft::Draft;
use super::columns::{delete as delete_columns, set_nullable, set_type};
use super::constraints::{add_unique, drop_plain_indexes, ensure_index, set_primary_key};
use super::names::{clean, constraint as proposed, free, free_column};
use super::tables::{delete as delete_tables, place};
use crate::schema::gather::sort_by_key;
use crate::schema::{
    Cardinality, Column, ColumnId, Deferrable, EndNames, ForeignKey, ForeignKeyId, ReferentialAction, RelationId, Table, TableId,
    foreign_key_column_name, junction_name,
};

/// The two tables of a new relation.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub parent: TableId,
    pub child: TableId,
    pub optional: bool,
}

/// Columns that point at others, pair by pair.
pub(super) struct Pairs {
    pub columns: Vec<ColumnId>,
    pub target: TableId,
    pub target_columns: Vec<ColumnId>,
}

pub(super) fn connect(
    draft: &mut Draft,
    ends: Ends,
    cardinality: Cardinality,
    columns: Vec<ColumnId>,
    at: (f64, f64),
) -> Result<(), Refusal> {
    draft.table(ends.child)?;
    // Were it mandatory in a relation with itself, the first row could never be put in.
    let ends = Ends { optional: ends.optional || ends.parent == ends.child, ..ends };
    if cardinality == Cardinality::ManyToMany {
        let (left, right) = (Side::new(draft, ends.parent)?, Side::new(draft, ends.child)?);
        return add_junction(draft, left, right, at).map(|_| ());
    }
    let target_columns = primary_columns(draft, ends.parent)?;
    let columns = if columns.is_empty() {
        let name = if ends.parent == ends.child { Some("parent") } else { None };
        add_columns(draft, ends, &target_columns, name)?
    } else {
        for column in &columns {
            let nullable = ends.optional && !draft.table(ends.child)?.is_primary(*column);
            draft.column_mut(ends.child, *column)?.nullable = nullable;
        }
        columns
    };
    let pairs = Pairs { columns, target: ends.parent, target_columns };
    add_foreign_key(draft, ends.child, &pairs, ReferentialAction::NoAction)?;
    set_unique(draft, ends.child, &pairs.columns, cardinality == Cardinality::OneToOne)
}

/// The columns to point at, or the advice to make some.
pub(super) fn primary_columns(draft: &Draft, id: TableId) -> Result<Vec<ColumnId>, Refusal> {
    let table = draft.table(id)?;
    match table.primary_columns() {
        [] => Err(Refusal::NoPrimaryKey { table: id, name: table.name.clone() }),
        columns => Ok(columns.to_vec()),
    }
}

/// New columns of the child for the parent's key, named from the parent or with another word for it.
fn add_columns(draft: &mut Draft, ends: Ends, targets: &[ColumnId], word: Option<&str>) -> Result<Vec<ColumnId>, Refusal> {
    let mut added = Vec::new();
    for target in targets {
        let parent = draft.table(ends.parent)?;
        let target = draft.column(ends.parent, *target)?;
        let wanted = match word {
            Some(word) => format!("{word}_{}", target.name),
            None => foreign_key_column_name(&parent.name, &target.name),
        };
        let data_type = target.data_type.clone();
        let name = free_column(draft.table(ends.child)?, &wanted);
        let column = Column { nullable: ends.optional, ..Column::new(draft.ids.mint(), name, data_type) };
        added.push(column.id);
        draft.table_mut(ends.child)?.columns.push(column);
    }
    Ok(added)
}

/// Whether these pairs can be a foreign key; the columns take the types of those that they point at.
fn align(draft: &mut Draft, child: TableId, pairs: &Pairs) -> Result<(), Refusal> {
    let (given, wanted) = (pairs.columns.len(), pairs.target_columns.len());
    if given == 0 {
        return Err(Refusal::NoColumns(child));
    }
    if given != wanted {
        return Err(Refusal::ColumnCount { wanted, given });
    }
    for (at, (column, target)) in pairs.columns.iter().zip(&pairs.target_columns).enumerate() {
        if (child, *column) == (pairs.target, *target) {
            return Err(Refusal::PointsAtItself(*column));
        }
        if pairs.columns[..at].contains(column) {
            return Err(Refusal::ColumnTwice { id: *column, column: draft.spoken(child, *column) });
        }
        if pairs.target_columns[..at].contains(target) {
            return Err(Refusal::ColumnTwice { id: *target, column: draft.spoken(pairs.target, *target) });
        }
        let data_type = draft.column(pairs.target, *target)?.data_type.clone();
        set_type(draft, child, *column, &data_type)?;
        draft.column_mut(child, *column)?.identity = false;
    }
    Ok(())
}

/// Adds a foreign key over columns that are there.
pub(super) fn add_foreign_key(draft: &mut Draft, child: TableId, pairs: &Pairs, on_delete: ReferentialAction) -> Result<(), Refusal> {
    let (table, target) = (draft.table(child)?, draft.table(pairs.target)?);
    if table.foreign_keys.iter().any(|key| key.target == pairs.target && key.columns == pairs.columns) {
        let (table, target) = (table.name.clone(), target.name.clone());
        return Err(Refusal::SameRelation { id: child, table, target });
    }
    align(draft, child, pairs)?;
    let (table, target) = (draft.table(child)?, draft.table(pairs.target)?);
    let name = proposed(draft.schema(), "fk", table, &pairs.columns, Some(&target.name));
    let (columns, target_columns) = (pairs.columns.clone(), pairs.target_columns.clone());
    let key = ForeignKey { on_delete, ..ForeignKey::new(draft.ids.mint(), name, columns, pairs.target, target_columns) };
    draft.table_mut(child)?.foreign_keys.push(key);
    Ok(())
}

/// Makes the columns of a foreign key unique, or gives them a plain index.
pub(super) fn set_unique(draft: &mut Draft, id: TableId, columns: &[ColumnId], unique: bool) -> Result<(), Refusal> {
    if !unique {
        return ensure_index(draft, id, columns);
    }
    drop_plain_indexes(draft, id, columns)?;
    if draft.table(id)?.is_unique(columns) { Ok(()) } else { add_unique(draft, id, columns.to_vec()) }
}

// ---- junction tables

/// One side of a junction table: a table, its key, and the columns for it where they come from elsewhere.
pub(super) struct Side {
    pub table: TableId,
    pub key: Vec<ColumnId>,
    pub moved: Vec<Column>,
}

impl Side {
    pub(super) fn new(draft: &Draft, table: TableId) -> Result<Self, Refusal> {
        Ok(Self { table, key: primary_columns(draft, table)?, moved: Vec::new() })
    }
}

/// A new table between two others, with a foreign key to each as its primary key.
pub(super) fn add_junction(draft: &mut Draft, left: Side, right: Side, at: (f64, f64)) -> Result<TableId, Refusal> {
    let wanted = junction_name(&draft.table(left.table)?.name, &draft.table(right.table)?.name);
    let namespace = draft.table(left.table)?.namespace.clone();
    let junction = Table { namespace, ..Table::new(draft.ids.mint(), free(draft.schema(), &wanted)) };
    let id = junction.id;
    draft.put_table(junction.into());
    place(draft, id, at.0, at.1)?;
    let same = left.table == right.table;
    let mut sides = Vec::new();
    // A column that comes from elsewhere keeps its name, so it is put in first.
    let moved_first = right.moved.len() > left.moved.len();
    let order = if moved_first { [(1, right), (0, left)] } else { [(0, left), (1, right)] };
    for (place, side) in order {
        let columns = junction_columns(draft, id, &side, same && !sides.is_empty())?;
        sides.push((place, Pairs { columns, target: side.table, target_columns: side.key }));
    }
    sort_by_key(&mut sides, |(place, _)| *place);
    let pairs: Vec<Pairs> = sides.into_iter().map(|(_, pairs)| pairs).collect();
    let columns: Vec<ColumnId> = pairs.iter().flat_map(|pairs| pairs.columns.clone()).collect();
    sort_by_key(&mut draft.table_mut(id)?.columns, |column| columns.iter().position(|id| *id == column.id));
    set_primary_key(draft, id, &columns)?;
    for pairs in pairs {
        add_foreign_key(draft, id, &pairs, ReferentialAction::Cascade)?;
        ensure_index(draft, id, &pairs.columns)?;
    }
    Ok(id)
}

fn junction_columns(draft: &mut Draft, id: TableId, side: &Side, other: bool) -> Result<Vec<ColumnId>, Refusal> {
    if side.moved.is_empty() {
        let word = format!("other_{}", crate::schema::singular(&draft.table(side.table)?.name));
        let ends = Ends { parent: side.table, child: id, optional: false };
        return add_columns(draft, ends, &side.key, other.then_some(word.as_str()));
    }
    for column in &side.moved {
        let name = free_column(draft.table(id)?, &column.name);
        let column = Column { name, nullable: false, identity: false, default: None, generated: None, ..column.clone() };
        draft.table_mut(id)?.columns.push(column);
    }
    Ok(side.moved.iter().map(|column| column.id).collect())
}

// ---- what a relation is like

/// The foreign key that a relation is.
pub(super) fn foreign_key(draft: &Draft, table: TableId, key: ForeignKeyId) -> Result<ForeignKey, Refusal> {
    draft.table(table)?.foreign_key(key).cloned().ok_or(Refusal::NoRelation(table))
}

fn foreign_key_mut<'a>(draft: &'a mut Draft, table: TableId, key: ForeignKeyId) -> Result<&'a mut ForeignKey, Refusal> {
    let found = draft.table_mut(table)?.foreign_keys.iter_mut().find(|other| other.id == key);
    found.ok_or(Refusal::NoRelation(table))
}

pub(super) fn set_optional(draft: &mut Draft, relation: RelationId, optional: bool) -> Result<(), Refusal> {
    match relation {
        RelationId::Junction(table) => Err(Refusal::AlwaysOptional(table)),
        RelationId::Key(table, key) => {
            let columns = foreign_key(draft, table, key)?.columns;
            columns.into_iter().try_for_each(|column| set_nullable(draft, table, column, optional))
        }
    }
}

pub(super) fn set_deferrable(draft: &mut Draft, table: TableId, key: ForeignKeyId, deferrable: Deferrable) -> Result<(), Refusal> {
    foreign_key_mut(draft, table, key)?.deferrable = deferrable;
    Ok(())
}

pub(super) fn set_actions(
    draft: &mut Draft,
    table: TableId,
    key: ForeignKeyId,
    on_delete: ReferentialAction,
    on_update: ReferentialAction,
) -> Result<(), Refusal> {
    let key = foreign_key_mut(draft, table, key)?;
    key.on_delete = on_delete;
    key.on_update = on_update;
    Ok(())
}

pub(super) fn name_ends(draft: &mut Draft, table: TableId, key: ForeignKeyId, ends: EndNames) -> Result<(), Refusal> {
    let parent = end_name(&ends.parent)?;
    let children = end_name(&ends.children)?;
    foreign_key_mut(draft, table, key)?.ends = EndNames { parent, children, ..ends };
    Ok(())
}

/// A name that can stand after a dot in a program; nothing is the proposed one.
fn end_name(typed: &str) -> Result<String, Refusal> {
    let name = typed.trim();
    let is_word = !name.starts_with(|c: char| c.is_numeric()) && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_word { Ok(name.to_owned()) } else { Err(Refusal::NotAWord { name: clean(name)? }) }
}

pub(super) fn retarget(draft: &mut Draft, table: TableId, key: ForeignKeyId, pairs: &Pairs) -> Result<(), Refusal> {
    // Taken out while the new pairs are looked at: its old target no longer decides about types.
    let at = draft.table(table)?.foreign_keys.iter().position(|other| other.id == key);
    let at = at.ok_or(Refusal::NoRelation(table))?;
    let mut old = draft.table_mut(table)?.foreign_keys.remove(at);
    align(draft, table, pairs)?;
    old.columns.clone_from(&pairs.columns);
    old.target = pairs.target;
    old.target_columns.clone_from(&pairs.target_columns);
    draft.table_mut(table)?.foreign_keys.insert(at, old);
    Ok(())
}

// ---- the end of a relation

pub(super) fn disconnect(draft: &mut Draft, relation: RelationId) -> Result<(), Refusal> {
    let (id, key) = match relation {
        RelationId::Junction(table) => return delete_tables(draft, &[table]),
        RelationId::Key(table, key) => (table, foreign_key(draft, table, key)?),
    };
    let made_for_it = columns_made_for(draft, id, &key)?;
    draft.table_mut(id)?.foreign_keys.retain(|other| other.id != key.id);
    let table = draft.table_mut(id)?;
    let shared = table.foreign_keys.iter().any(|other| other.columns.starts_with(&key.columns));
    if !shared {
        drop_made_index(draft, id, &key.columns)?;
    }
    if made_for_it && key.columns.iter().all(|column| user_of(draft, id, *column, &key.columns).is_none()) {
        delete_columns(draft, id, &key.columns)?;
    }
    Ok(())
}

/// Whether the columns of a key are called as those that [`connect`] makes.
fn columns_made_for(draft: &Draft, id: TableId, key: &ForeignKey) -> Result<bool, Refusal> {
    let parent = draft.table(key.target)?;
    for (column, target) in key.columns.iter().zip(&key.target_columns) {
        let (name, target) = (&draft.column(id, *column)?.name, &draft.column(key.target, *target)?.name);
        let number = |rest: &str| rest.is_empty() || rest.starts_with('_') && rest[1..].bytes().all(|b| b.is_ascii_digit());
        let made = [foreign_key_column_name(&parent.name, target), format!("parent_{target}")];
        if !made.iter().any(|made| name.strip_prefix(made.as_str()).is_some_and(number)) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn drop_made_index(draft: &mut Draft, id: TableId, columns: &[ColumnId]) -> Result<(), Refusal> {
    draft.table_mut(id)?.indexes.retain(|index| {
        let exactly = index.plain_columns() == columns;
        index.unique || !exactly || !index.name.starts_with("ix_")
    });
    Ok(())
}

/// Who uses a column, apart from a unique constraint or index over exactly `alone`: in words.
pub(super) fn user_of(draft: &Draft, id: TableId, column: ColumnId, alone: &[ColumnId]) -> Option<String> {
    let table = draft.table(id).ok()?;
    let others =
        |columns: &[ColumnId]| columns.contains(&column) && !(columns.len() == alone.len() && alone.iter().all(|c| columns.contains(c)));
    if table.is_primary(column) {
        return Some(format!("the primary key of {}", table.name));
    }
    if let Some(key) = table.uniques.iter().find(|key| others(&key.columns)) {
        return Some(format!("the unique constraint {}", key.name));
    }
    if let Some(index) = table.indexes.iter().find(|index| others(&index.columns())) {
        return Some(format!("the index {}", index.name));
    }
    if let Some(check) = table.checks.iter().find(|check| check.expression.columns().any(|used| used == column)) {
        return Some(format!("the check {}", check.name));
    }
    if let Some(key) = table.foreign_keys.iter().find(|key| key.columns.contains(&column)) {
        return Some(format!("the foreign key {}", key.name));
    }
    let computed = |other: &&Column| other.generated.iter().flat_map(|g| g.expression.columns()).any(|used| used == column);
    if let Some(other) = table.columns.iter().find(computed) {
        return Some(format!("the computed column {}", other.name));
    }
    let mut pointing = draft.schema().references_to(id);
    let (child, key) = pointing.find(|(_, key)| key.target_columns.contains(&column))?;
    Some(format!("the foreign key {} of {}", key.name, child.name))
}
