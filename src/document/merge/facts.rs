//! A schema taken apart into facts, each by its id; and two branches' facts brought together, one by one.

use std::collections::BTreeMap;

use super::list::order;
use super::{Conflict, Desk, Side, words};
use crate::schema::{
    Column, ColumnId, Constraint, ConstraintId, DataType, EnumId, EnumType, EnumValue, EnumValueId, Schema, Table, TableId,
};

/// One thing that is said of a schema: the key under which a choice is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// Of what it is said.
    pub thing: Thing,
    /// What of it: "name", "type", "order"; "there" is whether it is there at all.
    pub field: &'static str,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the things of a schema")]
pub enum Thing {
    Table(TableId),
    Column(ColumnId),
    Constraint(TableId, ConstraintId),
    Enum(EnumId),
    Value(EnumValueId),
}

/// A table without what has an id of its own.
#[derive(Clone, PartialEq)]
pub(super) struct TableFact {
    pub name: String,
    pub namespace: String,
    pub comment: String,
}

/// A column and the table that it stands in: it can move.
#[derive(Clone, PartialEq)]
pub(super) struct ColumnFact {
    pub table: TableId,
    pub column: Column,
}

/// A value and the enum that it belongs to.
#[derive(Clone, PartialEq)]
pub(super) struct ValueFact {
    pub of: EnumId,
    pub name: String,
}

/// Everything that a schema says, but for the order of its lists.
#[derive(Clone, Default)]
pub(super) struct Facts {
    pub tables: BTreeMap<TableId, TableFact>,
    pub columns: BTreeMap<ColumnId, ColumnFact>,
    pub constraints: BTreeMap<(TableId, ConstraintId), Constraint>,
    pub enums: BTreeMap<EnumId, String>,
    pub values: BTreeMap<EnumValueId, ValueFact>,
}

/// A field of a record: how it is compared, taken over and said. A field that is missing in a list is found by
/// the laws, for then a change of it on one side is lost.
pub(super) struct Field<R> {
    pub name: &'static str,
    pub same: fn(&R, &R) -> bool,
    pub take: fn(&mut R, &R),
    pub say: fn(&R, &Schema) -> String,
}

macro_rules! field {
    ($record:ty, $name:literal, $($path:ident).+, $say:expr) => {
        Field::<$record> {
            name: $name,
            same: |a, b| a.$($path).+ == b.$($path).+,
            take: |to, from| to.$($path).+ = from.$($path).+.clone(),
            say: $say,
        }
    };
}

const TABLE: &[Field<TableFact>] = &[
    field!(TableFact, "name", name, |table, _| table.name.clone()),
    field!(TableFact, "schema", namespace, |table, _| words::text(&table.namespace)),
    field!(TableFact, "comment", comment, |table, _| words::text(&table.comment)),
];

const COLUMN: &[Field<ColumnFact>] = &[
    field!(ColumnFact, "table", table, |column, schema| words::table(schema, column.table)),
    field!(ColumnFact, "name", column.name, |c, _| c.column.name.clone()),
    field!(ColumnFact, "type", column.data_type, |c, schema| schema.write_type(&c.column.data_type)),
    field!(ColumnFact, "nullable", column.nullable, |c, _| words::nullable(c.column.nullable)),
    field!(ColumnFact, "default", column.default, |c, _| words::default(c.column.default.as_ref())),
    field!(ColumnFact, "numbering", column.identity, |c, _| words::identity(c.column.identity)),
    field!(ColumnFact, "expression", column.generated, |c, schema| words::generated(schema, c)),
    field!(ColumnFact, "comment", column.comment, |c, _| words::text(&c.column.comment)),
];

const CONSTRAINT: &[Field<Constraint>] = &[
    Field {
        name: "name",
        same: |a, b| a.name() == b.name(),
        take: |to, from| from.name().clone_into(to.name_mut()),
        say: |constraint, _| constraint.name().to_owned(),
    },
    Field {
        name: "content",
        same: |a, b| {
            let mut a = a.clone();
            b.name().clone_into(a.name_mut());
            a == *b
        },
        take: |to, from| {
            let name = std::mem::take(to.name_mut());
            *to = from.clone();
            *to.name_mut() = name;
        },
        say: |constraint, schema| words::content(schema, constraint),
    },
];

const ENUM: &[Field<String>] =
    &[Field { name: "name", same: |a, b| a == b, take: |to, from| to.clone_from(from), say: |name, _| name.clone() }];

const VALUE: &[Field<ValueFact>] = &[
    field!(ValueFact, "enum", of, |value, schema| words::enum_name(schema, value.of)),
    field!(ValueFact, "name", name, |value, _| value.name.clone()),
];

impl Facts {
    pub fn of(schema: &Schema) -> Self {
        let mut facts = Self::default();
        for table in schema.tables.values() {
            let (name, namespace, comment) = (table.name.clone(), table.namespace.clone(), table.comment.clone());
            facts.tables.insert(table.id, TableFact { name, namespace, comment });
            for column in &table.columns {
                facts.columns.insert(column.id, ColumnFact { table: table.id, column: column.clone() });
            }
            for constraint in table.constraints() {
                facts.constraints.insert((table.id, constraint.id()), constraint);
            }
        }
        for enum_type in schema.enums.values() {
            facts.enums.insert(enum_type.id, enum_type.name.clone());
            for value in &enum_type.values {
                facts.values.insert(value.id, ValueFact { of: enum_type.id, name: value.name.clone() });
            }
        }
        facts
    }

    /// The primary keys of tables that have two, one from each side.
    pub fn double_primaries(&self) -> Vec<Vec<Constraint>> {
        let of = |id: &TableId| -> Vec<Constraint> {
            let keys = self.constraints.iter().filter(|((table, _), c)| table == id && matches!(c, Constraint::Primary(_)));
            keys.map(|(_, constraint)| constraint.clone()).collect()
        };
        self.tables.keys().map(of).filter(|keys| keys.len() > 1).collect()
    }

    /// The schema of these facts, with its lists in an order that both sides agree with.
    pub fn build(self, desk: &mut Desk) -> Schema {
        let mut schema = Schema::default();
        for (id, name) in &self.enums {
            let values = self.values_of(*id, desk);
            schema.put_enum(EnumType { id: *id, name: name.clone(), values });
        }
        for (id, fact) in &self.tables {
            let mut table = Table::new(*id, fact.name.clone());
            table.namespace.clone_from(&fact.namespace);
            table.comment.clone_from(&fact.comment);
            table.columns = self.columns_of(*id, desk);
            for constraint in self.constraints_of(*id, desk) {
                table.insert_constraint(usize::MAX, constraint);
            }
            schema.put_table(table);
        }
        schema
    }

    fn columns_of(&self, id: TableId, desk: &mut Desk) -> Vec<Column> {
        let keep: Vec<ColumnId> = self.columns.iter().filter(|(_, fact)| fact.table == id).map(|(id, _)| *id).collect();
        let list = |schema: &Schema| -> Vec<ColumnId> {
            schema.table(id).map(|table| table.columns.iter().map(|column| column.id).collect()).unwrap_or_default()
        };
        let sides = desk.sides;
        let mut ask = || desk.asks_order(Thing::Table(id), words::columns_in_order(sides, id));
        let order = order(&list(sides.base), &list(sides.ours), &list(sides.theirs), &keep, &mut ask);
        order.iter().filter_map(|id| self.columns.get(id)).map(|fact| fact.column.clone()).collect()
    }

    fn values_of(&self, id: EnumId, desk: &mut Desk) -> Vec<EnumValue> {
        let keep: Vec<EnumValueId> = self.values.iter().filter(|(_, fact)| fact.of == id).map(|(id, _)| *id).collect();
        let list = |schema: &Schema| -> Vec<EnumValueId> {
            schema.enum_type(id).map(|e| e.values.iter().map(|value| value.id).collect()).unwrap_or_default()
        };
        let sides = desk.sides;
        let mut ask = || desk.asks_order(Thing::Enum(id), words::values_in_order(sides, id));
        let order = order(&list(sides.base), &list(sides.ours), &list(sides.theirs), &keep, &mut ask);
        order.iter().filter_map(|id| Some(EnumValue { id: *id, name: self.values.get(id)?.name.clone() })).collect()
    }

    /// The order of constraints means nothing, so nobody is asked: the smaller list goes first.
    fn constraints_of(&self, id: TableId, desk: &Desk) -> Vec<Constraint> {
        let keep: Vec<ConstraintId> = self.constraints.keys().filter(|(table, _)| *table == id).map(|(_, id)| *id).collect();
        let list = |schema: &Schema| -> Vec<ConstraintId> {
            schema.table(id).map(|table| table.constraints().map(|constraint| constraint.id()).collect()).unwrap_or_default()
        };
        let (base, ours, theirs) = (list(desk.sides.base), list(desk.sides.ours), list(desk.sides.theirs));
        let order = order(&base, &ours, &theirs, &keep, &mut || theirs < ours);
        order.into_iter().filter_map(|constraint| self.constraints.get(&(id, constraint)).cloned()).collect()
    }

    /// What in these facts is about a table, a column or an enum, and not the same in `base`.
    fn touches(&self, base: &Self, thing: Thing) -> bool {
        let news = self.constraints.iter().filter(|(key, constraint)| base.constraints.get(key) != Some(constraint));
        match thing {
            Thing::Table(id) => {
                self.tables.get(&id) != base.tables.get(&id)
                    || news.clone().any(|((table, _), constraint)| *table == id || target(constraint) == Some(id))
                    || base.constraints.keys().any(|key| key.0 == id && !self.constraints.contains_key(key))
                    || self.columns.iter().any(|(key, fact)| fact.table == id && base.columns.get(key) != Some(fact))
                    || base.columns.iter().any(|(key, fact)| fact.table == id && self.columns.get(key) != Some(fact))
            }
            Thing::Column(id) => {
                self.columns.get(&id) != base.columns.get(&id)
                    || news.clone().any(|(_, constraint)| uses(constraint, id))
                    || self.columns.iter().any(|(key, fact)| computed_from(fact, id) && base.columns.get(key) != Some(fact))
            }
            Thing::Enum(id) => {
                let is_new = |key: &ColumnId, fact: &ColumnFact| {
                    base.columns.get(key).is_none_or(|old| old.column.data_type != fact.column.data_type)
                };
                self.enums.get(&id) != base.enums.get(&id)
                    || self.values.iter().any(|(key, fact)| fact.of == id && base.values.get(key) != Some(fact))
                    || self.columns.iter().any(|(key, fact)| fact.column.data_type == DataType::Enum(id) && is_new(key, fact))
            }
            Thing::Constraint(..) | Thing::Value(_) => false,
        }
    }

    /// Takes a thing out with all that belongs to it.
    fn forget(&mut self, thing: Thing) {
        match thing {
            Thing::Table(id) => {
                self.tables.remove(&id);
                self.columns.retain(|_, fact| fact.table != id);
                self.constraints.retain(|(table, _), constraint| *table != id && target(constraint) != Some(id));
            }
            Thing::Column(id) => {
                self.columns.remove(&id);
                self.constraints.retain(|_, constraint| !uses(constraint, id));
            }
            Thing::Enum(id) => {
                self.enums.remove(&id);
                self.values.retain(|_, fact| fact.of != id);
            }
            Thing::Constraint(..) | Thing::Value(_) => {}
        }
    }

    /// Puts a thing back as it was in `base`, with all that belongs to it and is missing here.
    fn restore(&mut self, base: &Self, thing: Thing) {
        let mut constraint = |key: &(TableId, ConstraintId), constraint: &Constraint| {
            self.constraints.entry(*key).or_insert_with(|| constraint.clone());
        };
        match thing {
            Thing::Table(id) => {
                base.constraints.iter().filter(|(key, c)| key.0 == id || target(c) == Some(id)).for_each(|(key, c)| constraint(key, c));
                self.tables.extend(base.tables.get(&id).map(|fact| (id, fact.clone())));
                for (key, fact) in base.columns.iter().filter(|(_, fact)| fact.table == id) {
                    self.columns.entry(*key).or_insert_with(|| fact.clone());
                }
            }
            Thing::Column(id) => {
                base.constraints.iter().filter(|(_, c)| uses(c, id)).for_each(|(key, c)| constraint(key, c));
                self.columns.extend(base.columns.get(&id).map(|fact| (id, fact.clone())));
            }
            Thing::Enum(id) => {
                self.enums.extend(base.enums.get(&id).map(|name| (id, name.clone())));
                for (key, fact) in base.values.iter().filter(|(_, fact)| fact.of == id) {
                    self.values.entry(*key).or_insert_with(|| fact.clone());
                }
            }
            Thing::Constraint(..) | Thing::Value(_) => {}
        }
    }
}

fn target(constraint: &Constraint) -> Option<TableId> {
    match constraint {
        Constraint::ForeignKey(key) => Some(key.target),
        _ => None,
    }
}

fn uses(constraint: &Constraint, id: ColumnId) -> bool {
    let pointed = matches!(constraint, Constraint::ForeignKey(key) if key.target_columns.contains(&id));
    pointed || constraint.columns().contains(&id)
}

fn computed_from(fact: &ColumnFact, id: ColumnId) -> bool {
    fact.column.generated.iter().any(|generated| generated.expression.columns().any(|column| column == id))
}

/// Brings the facts of two branches together; the array is base, ours, theirs.
pub(super) fn three_way(desk: &mut Desk, [mut base, mut ours, mut theirs]: [Facts; 3]) -> Facts {
    let things: Vec<Thing> = (base.tables.keys().copied().map(Thing::Table))
        .chain(base.columns.keys().copied().map(Thing::Column))
        .chain(base.enums.keys().copied().map(Thing::Enum))
        .collect();
    for thing in things {
        settle_there(desk, thing, &mut base, &mut ours, &mut theirs);
    }
    Facts {
        tables: records(desk, Thing::Table, TABLE, [&base.tables, &ours.tables, &theirs.tables]),
        columns: records(desk, Thing::Column, COLUMN, [&base.columns, &ours.columns, &theirs.columns]),
        constraints: records(
            desk,
            |(table, id)| Thing::Constraint(table, id),
            CONSTRAINT,
            [&base.constraints, &ours.constraints, &theirs.constraints],
        ),
        enums: records(desk, Thing::Enum, ENUM, [&base.enums, &ours.enums, &theirs.enums]),
        values: records(desk, Thing::Value, VALUE, [&base.values, &ours.values, &theirs.values]),
    }
}

/// Where one side took a thing out that the other one changed or began to use, asks whether it stays; then
/// makes the facts as if nobody had disagreed.
fn settle_there(desk: &mut Desk, thing: Thing, base: &mut Facts, ours: &mut Facts, theirs: &mut Facts) {
    let has = |facts: &Facts| match thing {
        Thing::Table(id) => facts.tables.contains_key(&id),
        Thing::Column(id) => facts.columns.contains_key(&id),
        Thing::Enum(id) => facts.enums.contains_key(&id),
        Thing::Constraint(..) | Thing::Value(_) => true,
    };
    let (in_ours, in_theirs) = (has(ours), has(theirs));
    if in_ours == in_theirs || !has(base) {
        return;
    }
    let kept = if in_ours { &*ours } else { &*theirs };
    if !kept.touches(base, thing) {
        return;
    }
    let gone = || "deleted".to_owned();
    let stays = || "kept and changed, or used by something new".to_owned();
    let (say_ours, say_theirs) = if in_ours { (stays(), gone()) } else { (gone(), stays()) };
    let fact = Fact { thing, field: "there" };
    let about = words::thing(desk.sides, thing);
    let side = desk.ask(Conflict { fact, about, base: None, ours: say_ours, theirs: say_theirs, both: false, choice: None });
    if (side == Side::Ours) == in_ours {
        let taken_out = if in_ours { theirs } else { ours };
        taken_out.restore(base, thing);
    } else {
        [base, ours, theirs].into_iter().for_each(|facts| facts.forget(thing));
    }
}

fn records<K: Ord + Copy, R: Clone + PartialEq>(
    desk: &mut Desk,
    thing: impl Fn(K) -> Thing,
    fields: &[Field<R>],
    [base, ours, theirs]: [&BTreeMap<K, R>; 3],
) -> BTreeMap<K, R> {
    let mut merged = BTreeMap::new();
    for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(key))) {
        let (before, mine, other) = (base.get(key), ours.get(key), theirs.get(key));
        let record = match (mine, other) {
            (Some(mine), Some(other)) => Some(fields_of(desk, thing(*key), fields, before, mine, other)),
            (Some(one), None) | (None, Some(one)) => {
                let is_gone = before.is_some_and(|before| before == one || !is_kept(desk, thing(*key), mine.is_some()));
                (!is_gone).then(|| one.clone())
            }
            (None, None) => None,
        };
        merged.extend(record.map(|record| (*key, record)));
    }
    merged
}

/// One side took a constraint or a value out that the other one changed: does it stay?
fn is_kept(desk: &mut Desk, thing: Thing, in_ours: bool) -> bool {
    let (gone, stays) = ("deleted".to_owned(), "changed".to_owned());
    let (ours, theirs) = if in_ours { (stays, gone) } else { (gone, stays) };
    let about = words::thing(desk.sides, thing);
    let fact = Fact { thing, field: "there" };
    (desk.ask(Conflict { fact, about, base: None, ours, theirs, both: false, choice: None }) == Side::Ours) == in_ours
}

fn fields_of<R: Clone + PartialEq>(desk: &mut Desk, thing: Thing, fields: &[Field<R>], base: Option<&R>, ours: &R, theirs: &R) -> R {
    let mut record = ours.clone();
    for field in fields.iter().filter(|field| !(field.same)(ours, theirs)) {
        let is_base = |side: &R| base.is_some_and(|base| (field.same)(base, side));
        if is_base(theirs) {
            continue;
        }
        if !is_base(ours) {
            let sides = desk.sides;
            let conflict = Conflict {
                fact: Fact { thing, field: field.name },
                about: words::field(sides, thing, field.name),
                base: base.map(|base| (field.say)(base, sides.base)),
                ours: (field.say)(ours, sides.ours),
                theirs: (field.say)(theirs, sides.theirs),
                both: false,
                choice: None,
            };
            if desk.ask(conflict) == Side::Ours {
                continue;
            }
        }
        (field.take)(&mut record, theirs);
    }
    record
}
