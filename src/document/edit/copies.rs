//! Copies: duplicating tables, and putting another schema in.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::Draft;
use super::super::layout::Extent;
use super::super::{Annotation, Layout, Refusal, Spot};
use super::annotations::bend;
use super::names::{all, free_among, replace_word};
use crate::schema::gather::Gather;
use crate::schema::{
    ColumnId, DataType, EnumId, EnumType, EnumValueId, Expression, ForeignKey, ForeignKeyId, Id, Ids, IndexKey, Part, Schema, Table,
    TableId,
};

/// New ids for old ones; an id that was not renewed stays itself.
#[derive(Default)]
struct Renewed {
    tables: BTreeMap<TableId, TableId>,
    columns: BTreeMap<ColumnId, ColumnId>,
    enums: BTreeMap<EnumId, EnumId>,
    values: BTreeMap<EnumValueId, EnumValueId>,
}

fn get<T: Id>(map: &BTreeMap<T, T>, id: T) -> T {
    map.get(&id).copied().unwrap_or(id)
}

impl Renewed {
    /// New ids for these tables and all that is in them.
    fn tables<'a>(&mut self, tables: impl IntoIterator<Item = &'a Table>, ids: &mut Ids) {
        for table in tables {
            self.tables.insert(table.id, ids.mint());
            self.columns.extend(table.columns.iter().map(|column| (column.id, ids.mint())));
        }
    }

    fn enums<'a>(&mut self, enums: impl IntoIterator<Item = &'a EnumType>, ids: &mut Ids) {
        for enum_type in enums {
            self.enums.insert(enum_type.id, ids.mint());
            self.values.extend(enum_type.values.iter().map(|value| (value.id, ids.mint())));
        }
    }

    fn columns(&self, ids: &mut [ColumnId]) {
        for id in ids {
            *id = get(&self.columns, *id);
        }
    }

    fn expression(&self, expression: &Expression) -> Expression {
        Expression::from_parts(expression.parts().iter().map(|part| match part {
            Part::Column(id) => Part::Column(get(&self.columns, *id)),
            Part::Text(text) => Part::Text(text.clone()),
        }))
    }

    /// The table with the new ids; its keys and indexes get new ids too.
    fn table(&self, mut table: Table, ids: &mut Ids) -> Table {
        table.id = get(&self.tables, table.id);
        for column in &mut table.columns {
            column.id = get(&self.columns, column.id);
            if let DataType::Enum(id) = &mut column.data_type {
                *id = get(&self.enums, *id);
            }
            if let Some(generated) = &mut column.generated {
                generated.expression = self.expression(&generated.expression);
            }
        }
        for key in table.primary_key.iter_mut().chain(&mut table.uniques) {
            key.id = ids.mint();
            self.columns(&mut key.columns);
        }
        for check in &mut table.checks {
            check.id = ids.mint();
            check.expression = self.expression(&check.expression);
        }
        for key in &mut table.foreign_keys {
            key.id = ids.mint();
            key.target = get(&self.tables, key.target);
            self.columns(&mut key.columns);
            self.columns(&mut key.target_columns);
        }
        for index in &mut table.indexes {
            index.id = ids.mint();
            for part in &mut index.parts {
                match &mut part.key {
                    IndexKey::Column(column) => *column = get(&self.columns, *column),
                    IndexKey::Expression(expression) => *expression = self.expression(expression),
                }
            }
            self.columns(&mut index.include);
            if let Some(predicate) = &mut index.predicate {
                *predicate = self.expression(predicate);
            }
        }
        table
    }
}

/// A free name for a copy: where the name ends in a number, the next free one (`shipment_6` of `shipment_5`).
fn counted_on(taken: &mut BTreeSet<String>, name: &str) -> String {
    let numbered = name.rsplit_once('_').and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)));
    let is_taken = |name: &str, taken: &BTreeSet<String>| taken.contains(&name.to_lowercase());
    let next = numbered.filter(|_| is_taken(name, taken)).and_then(|(stem, number)| {
        let others = (number..u32::MAX).skip(1).map(|number| format!("{stem}_{number}"));
        others.take(10_000).find(|other| !is_taken(other, taken))
    });
    free_among(taken, next.as_deref().unwrap_or(name))
}

/// Gives a table and everything of it free names.
fn rename(table: &mut Table, taken: &mut BTreeSet<String>) {
    let before = table.name.clone();
    table.name = counted_on(taken, &before);
    let after = table.name.clone();
    let mut rename = |name: &mut String| *name = free_among(taken, &replace_word(name, &before, &after));
    table.primary_key.iter_mut().chain(&mut table.uniques).for_each(|key| rename(&mut key.name));
    table.checks.iter_mut().for_each(|check| rename(&mut check.name));
    table.foreign_keys.iter_mut().for_each(|key| rename(&mut key.name));
    table.indexes.iter_mut().for_each(|index| rename(&mut index.name));
}

/// Copies tables next to themselves, with the foreign keys among them.
pub(super) fn duplicate(draft: &mut Draft, chosen: &[TableId]) -> Result<(), Refusal> {
    let chosen: BTreeSet<TableId> = chosen.iter().copied().gathered();
    let tables = chosen.iter().map(|id| draft.table(*id).cloned()).collect::<Result<Vec<_>, _>>()?;
    let (x, y) = way_to_free_space(draft, &tables);
    let mut taken = all(draft.schema());
    let mut renewed = Renewed::default();
    renewed.tables(&tables, draft.ids);
    for mut table in tables {
        let spot = draft.spot(table.id);
        table.foreign_keys.retain(|key| chosen.contains(&key.target));
        let led = led(&table, &draft.document().layout);
        let mut copy = renewed.table(table, draft.ids);
        rename(&mut copy, &mut taken);
        draft.set_spot(copy.id, Some(Spot { x: spot.x + x, y: spot.y + y, ..spot }));
        let bends = moved(&copy, led, (x, y));
        draft.put_table(copy.into());
        bends.into_iter().try_for_each(|(table, key, at)| bend(draft, table, key, at))?;
    }
    Ok(())
}

/// The ways of a table's lines that are led by hand: which of its foreign keys, and where.
fn led(table: &Table, layout: &Layout) -> Vec<(usize, Vec<f64>)> {
    let way = |(at, key): (usize, &ForeignKey)| Some((at, layout.bend(table.id, key.id).to_vec())).filter(|(_, way)| !way.is_empty());
    table.foreign_keys.iter().enumerate().filter_map(way).collect()
}

/// The same for a copy that stands elsewhere.
fn moved(copy: &Table, led: Vec<(usize, Vec<f64>)>, by: (f64, f64)) -> Vec<(TableId, ForeignKeyId, Vec<f64>)> {
    let there = |way: Vec<f64>| way.iter().enumerate().map(|(piece, at)| at + if piece % 2 == 0 { by.0 } else { by.1 }).collect();
    led.into_iter().filter_map(|(key, way)| Some((copy.id, copy.foreign_keys.get(key)?.id, there(way)))).collect()
}

/// How far these tables must move so that copies of them stand on nothing.
fn way_to_free_space(draft: &Draft, tables: &[Table]) -> (f64, f64) {
    let extent = |table: &Table| Extent::of(table, draft.spot(table.id));
    let Some(group) = Extent::of_all(tables.iter().map(extent)) else { return (0.0, 0.0) };
    let standing: Vec<Extent> = draft.schema().tables.values().map(|table| extent(table)).collect();
    let (right, down) = (group.right - group.left + Extent::GAP, group.bottom - group.top + Extent::GAP);
    let is_free =
        |(x, y): &(f64, f64)| tables.iter().map(|table| extent(table).moved(*x, *y)).all(|copy| !standing.iter().any(|s| s.touches(&copy)));
    let near = [(right, 0.0), (0.0, down), (-right, 0.0), (0.0, -down), (right, down)];
    let end = Extent::of_all(standing.iter().copied()).map_or(0.0, |all| all.right);
    near.into_iter().find(is_free).unwrap_or((end + Extent::GAP - group.left, 0.0))
}

/// Puts everything of another schema in, at a place or to the right of what is there.
pub(super) fn insert(draft: &mut Draft, schema: &Schema, layout: &Layout, at: Option<(f64, f64)>) -> Result<(), Refusal> {
    let mut renewed = Renewed::default();
    let is_here = |enum_type: &EnumType, here: &Schema| here.enums.get(&enum_type.id).is_some_and(|known| **known == *enum_type);
    if shares_ids(draft.schema(), schema) {
        renewed.tables(schema.tables.values().map(AsRef::as_ref), draft.ids);
        let come: Vec<&EnumType> = schema.enums.values().map(AsRef::as_ref).filter(|e| !is_here(e, draft.schema())).collect();
        renewed.enums(come, draft.ids);
    }
    let (x, y) = way_in(draft, schema, layout, at)?;
    let mut taken = all(draft.schema());
    for enum_type in schema.enums_by_name() {
        if is_here(enum_type, draft.schema()) {
            continue;
        }
        let mut copy = EnumType::clone(enum_type);
        copy.id = get(&renewed.enums, copy.id);
        copy.values.iter_mut().for_each(|value| value.id = get(&renewed.values, value.id));
        copy.name = free_among(&mut taken, &copy.name);
        draft.put_enum(copy.into());
    }
    for table in schema.tables_by_name() {
        let spot = layout.spots.get(&table.id).copied().unwrap_or_default();
        let mut copy = renewed.table(Table::clone(table), draft.ids);
        rename(&mut copy, &mut taken);
        draft.set_spot(copy.id, Some(Spot { x: spot.x + x, y: spot.y + y, ..spot }));
        let bends = moved(&copy, led(table, layout), (x, y));
        draft.put_table(copy.into());
        bends.into_iter().try_for_each(|(table, key, at)| bend(draft, table, key, at))?;
    }
    for annotation in &layout.annotations {
        let copy = Annotation { id: draft.ids.mint(), x: annotation.x + x, y: annotation.y + y, ..annotation.clone() };
        draft.annotations_mut().push(copy.tidy());
    }
    Ok(())
}

fn shares_ids(here: &Schema, other: &Schema) -> bool {
    let columns = |schema: &Schema| -> BTreeSet<ColumnId> {
        schema.tables.values().flat_map(|table| table.columns.iter().map(|column| column.id)).gathered()
    };
    let values =
        |schema: &Schema| -> BTreeSet<EnumValueId> { schema.enums.values().flat_map(|e| e.values.iter().map(|value| value.id)).gathered() };
    here.tables.keys().any(|id| other.tables.contains_key(id))
        || here.enums.keys().any(|id| other.enums.contains_key(id))
        || !columns(here).is_disjoint(&columns(other))
        || !values(here).is_disjoint(&values(other))
}

fn way_in(draft: &Draft, schema: &Schema, layout: &Layout, at: Option<(f64, f64)>) -> Result<(f64, f64), Refusal> {
    if let Some((id, _)) = layout.spots.iter().find(|(_, spot)| !spot.x.is_finite() || !spot.y.is_finite()) {
        return Err(Refusal::NotAPlace(*id));
    }
    let here = draft.schema().tables.values().map(|table| Extent::of(table, draft.spot(table.id)));
    let here = Extent::of_all(here.chain(draft.document().layout.annotations.iter().map(Extent::of_annotation)));
    let spot = |id| layout.spots.get(&id).copied().unwrap_or_default();
    let come = schema.tables.values().map(|table| Extent::of(table, spot(table.id)));
    let come = Extent::of_all(come.chain(layout.annotations.iter().map(Extent::of_annotation)));
    Ok(match (here, come) {
        (_, Some(come)) if at.is_some_and(|(x, y)| x.is_finite() && y.is_finite()) => {
            at.map_or((0.0, 0.0), |(x, y)| (x - come.left, y - come.top))
        }
        (Some(here), Some(come)) => (here.right + Extent::GAP - come.left, here.top - come.top),
        _ => (0.0, 0.0),
    })
}
