//! What a changed text makes of a design: of each thing, what the text changed; the rest stays as the design has it.
//!
//! Law: where the text says what it said before, the design keeps what it has, also what no text says.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::build::Built;
use crate::schema::{
    Column, ColumnId, Constraint, DataType, EnumType, EnumValue, ForeignKey, Generated, Index, IndexPart, Key, Place, Problem, Schema,
    Severity, Table, TableId, unique_name,
};

/// The design as the text has it: `before` is what the text said when the design was written, `after` what it says now.
/// Things have the same ids in all three.
pub(super) fn merged(design: &Schema, before: &Built, after: &Built) -> (Schema, Vec<Problem>) {
    let mut schema = Schema::default();
    for (id, own) in &design.enums {
        match (before.schema.enum_type(*id), after.schema.enum_type(*id)) {
            (Some(before), Some(after)) => schema.put_enum(enum_type(own, before, after)),
            (Some(_), None) => {}
            (None, _) => drop(schema.enums.insert(*id, Arc::clone(own))),
        }
    }
    for (id, own) in &design.tables {
        match (before.schema.table(*id), after.schema.table(*id)) {
            (Some(old), Some(new)) => schema.put_table(Merge { before, after, own, old, new }.table()),
            (Some(_), None) => {}
            (None, _) => drop(schema.tables.insert(*id, Arc::clone(own))),
        }
    }
    let new_enums = after.schema.enums.iter().filter(|(id, _)| !design.enums.contains_key(id));
    schema.enums.extend(new_enums.map(|(id, e)| (*id, Arc::clone(e))));
    let new_tables = after.schema.tables.iter().filter(|(id, _)| !design.tables.contains_key(id));
    schema.tables.extend(new_tables.map(|(id, table)| (*id, Arc::clone(table))));
    follow_types(&mut schema, design, before, after);
    drop_dangling(&mut schema);
    name_apart(&mut schema, design, after);
    let problems = lost(design, &schema);
    // What did not change is the same in memory, too.
    for (id, table) in &mut schema.tables {
        if let Some(own) = design.tables.get(id).filter(|own| *own == table) {
            *table = Arc::clone(own);
        }
    }
    (schema, problems)
}

/// A design with the tables and enums that are otherwise in `to` than in `from`.
pub(super) fn onto(design: &Schema, from: &Schema, to: &Schema) -> Schema {
    let mut schema = design.clone();
    schema.tables.retain(|id, _| to.tables.contains_key(id) || !from.tables.contains_key(id));
    schema.enums.retain(|id, _| to.enums.contains_key(id) || !from.enums.contains_key(id));
    let tables = to.tables.iter().filter(|(id, table)| from.tables.get(id) != Some(table));
    schema.tables.extend(tables.map(|(id, table)| (*id, Arc::clone(table))));
    let enums = to.enums.iter().filter(|(id, e)| from.enums.get(id) != Some(e));
    schema.enums.extend(enums.map(|(id, e)| (*id, Arc::clone(e))));
    drop_dangling(&mut schema);
    schema
}

/// What the text says where it changed that; else what the design has.
fn pick<T: Clone + PartialEq>(own: &T, before: &T, after: &T) -> T {
    if before == after { own.clone() } else { after.clone() }
}

fn enum_type(own: &EnumType, before: &EnumType, after: &EnumType) -> EnumType {
    let value = |value: &EnumValue| {
        let of = |e: &EnumType| e.values.iter().find(|other| other.id == value.id).map(|value| value.name.clone());
        let name = of(own).zip(of(before)).map(|(own, before)| pick(&own, &before, &value.name));
        EnumValue { id: value.id, name: name.unwrap_or_else(|| value.name.clone()) }
    };
    let values = if before.values == after.values { own.values.clone() } else { after.values.iter().map(value).collect() };
    EnumType { id: own.id, name: pick(&own.name, &before.name, &after.name), values }
}

/// One table in the design, in the text as it was, and in the text as it is.
struct Merge<'a> {
    before: &'a Built,
    after: &'a Built,
    own: &'a Table,
    old: &'a Table,
    new: &'a Table,
}

impl Merge<'_> {
    fn table(&self) -> Table {
        let Self { own, old, new, .. } = self;
        let mut table = Table::new(own.id, pick(&own.name, &old.name, &new.name));
        table.namespace = pick(&own.namespace, &old.namespace, &new.namespace);
        table.comment = pick(&own.comment, &old.comment, &new.comment);
        table.mirrors.clone_from(&own.mirrors);
        table.columns = new.columns.iter().map(|column| self.column(column)).collect();
        // What the text could not say stays where it was, as far as that can be.
        for (at, column) in own.columns.iter().enumerate() {
            if old.column(column.id).is_none() && table.column(column.id).is_none() {
                table.columns.insert(at.min(table.columns.len()), column.clone());
            }
        }
        self.primary_key(&mut table);
        for constraint in self.constraints() {
            table.insert_constraint(usize::MAX, constraint);
        }
        table
    }

    fn column(&self, new: &Column) -> Column {
        let (Some(own), Some(old)) = (self.own.column(new.id), self.old.column(new.id)) else { return new.clone() };
        let column = Column {
            id: own.id,
            name: pick(&own.name, &old.name, &new.name),
            data_type: pick(&own.data_type, &old.data_type, &new.data_type),
            nullable: pick(&own.nullable, &old.nullable, &new.nullable),
            default: pick(&own.default, &old.default, &new.default),
            identity: pick(&own.identity, &old.identity, &new.identity),
            generated: pick(&own.generated, &old.generated, &new.generated),
            comment: pick(&own.comment, &old.comment, &new.comment),
        };
        // A value that rows get, and one that is worked out, are one or the other.
        let generated: Option<Generated> = column.generated.clone().filter(|_| column.default.is_none() && !column.identity);
        Column { generated, ..column }
    }

    fn primary_key(&self, table: &mut Table) {
        let columns = |table: &Table| table.primary_key.as_ref().map(|key| key.columns.clone());
        table.primary_key = match (&self.new.primary_key, &self.own.primary_key) {
            _ if columns(self.old) == columns(self.new) => self.own.primary_key.clone(),
            (Some(new), Some(own)) => Some(Key { columns: new.columns.clone(), ..own.clone() }),
            (new, _) => new.clone(),
        };
    }

    /// Constraints and indexes without the primary key: those of the design in its order, then the new ones.
    fn constraints(&self) -> Vec<Constraint> {
        let list = |table: &Table| table.constraints().filter(|one| !matches!(one, Constraint::Primary(_))).collect::<Vec<_>>();
        let (own, old, new) = (list(self.own), list(self.old), list(self.new));
        let said = pairs(&own, &old, &|_, old| !self.before.invented.contains(old.name()));
        let stays = pairs(&old, &new, &|old, new| self.is_named(old, new));
        let mut all = Vec::new();
        for (at, constraint) in own.iter().enumerate() {
            let Some(before) = said.iter().position(|place| *place == Some(at)) else {
                all.push(constraint.clone());
                continue;
            };
            if let Some(after) = stays.iter().position(|place| *place == Some(before)) {
                all.push(self.constraint(constraint, &old[before], &new[after]));
            }
        }
        // What the text said of itself before, such as that one end of a `-` is unique, is nothing new.
        all.extend(new.into_iter().enumerate().filter(|(at, _)| stays[*at].is_none()).map(|(_, constraint)| constraint));
        all
    }

    fn is_named(&self, old: &Constraint, new: &Constraint) -> bool {
        !self.before.invented.contains(old.name()) && !self.after.invented.contains(new.name())
    }

    fn constraint(&self, own: &Constraint, old: &Constraint, new: &Constraint) -> Constraint {
        let mut made = match (own, old, new) {
            (Constraint::Unique(own), _, _) if is_unique(new) => {
                let columns = pick(&own.columns, &old.key_columns(), &new.key_columns());
                Constraint::Unique(Key { columns, ..own.clone() })
            }
            (Constraint::Check(own), Constraint::Check(old), Constraint::Check(new)) => {
                let expression = pick(&own.expression, &old.expression, &new.expression);
                Constraint::Check(crate::schema::Check { expression, ..own.clone() })
            }
            (Constraint::ForeignKey(own), Constraint::ForeignKey(old), Constraint::ForeignKey(new)) => {
                Constraint::ForeignKey(foreign_key(own, old, new))
            }
            (Constraint::Index(own), Constraint::Index(old), Constraint::Index(new)) => Constraint::Index(index(own, old, new)),
            _ => return new.clone(),
        };
        if !self.after.invented.contains(new.name()) {
            *made.name_mut() = pick(&own.name().to_owned(), &old.name().to_owned(), &new.name().to_owned());
        }
        made
    }
}

fn foreign_key(own: &ForeignKey, old: &ForeignKey, new: &ForeignKey) -> ForeignKey {
    let ends = |key: &ForeignKey| (key.columns.clone(), key.target, key.target_columns.clone());
    let (columns, target, target_columns) = pick(&ends(own), &ends(old), &ends(new));
    let on_delete = pick(&own.on_delete, &old.on_delete, &new.on_delete);
    let on_update = pick(&own.on_update, &old.on_update, &new.on_update);
    ForeignKey { columns, target, target_columns, on_delete, on_update, ..own.clone() }
}

fn index(own: &Index, old: &Index, new: &Index) -> Index {
    let descends = |part: &IndexPart| own.parts.iter().any(|other| other.key == part.key && other.descending);
    let kept = |part: &IndexPart| IndexPart { descending: part.descending || descends(part), ..part.clone() };
    let parts = if old.parts == new.parts { own.parts.clone() } else { new.parts.iter().map(kept).collect() };
    let (unique, method) = (pick(&own.unique, &old.unique, &new.unique), pick(&own.method, &old.method, &new.method));
    Index { parts, unique, method, ..own.clone() }
}

/// Whether it says that no two rows are equal in some columns: a unique constraint over several is written as an index.
fn is_unique(constraint: &Constraint) -> bool {
    match constraint {
        Constraint::Unique(_) => true,
        Constraint::Index(index) => index.unique && !index.plain_columns().is_empty(),
        _ => false,
    }
}

/// Whether two constraints are the same one.
type Same<'a> = &'a dyn Fn(&Constraint, &Constraint) -> bool;

/// For each of `new` the place in `old` of the same constraint: by its name where that counts, by what it says, or by its
/// columns; each only once.
fn pairs(old: &[Constraint], new: &[Constraint], is_named: Same<'_>) -> Vec<Option<usize>> {
    let kind = |one: &Constraint| match one {
        Constraint::Primary(_) => 0,
        Constraint::Unique(_) | Constraint::Index(_) => 1,
        Constraint::Check(_) => 2,
        Constraint::ForeignKey(_) => 3,
    };
    let by_name = |old: &Constraint, new: &Constraint| is_named(old, new) && old.name() == new.name();
    let by_columns = |old: &Constraint, new: &Constraint| !old.columns().is_empty() && old.columns() == new.columns();
    let ways: [Same<'_>; 3] = [&by_name, &says_the_same, &by_columns];
    let mut found = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    for is_same in ways {
        for (at, constraint) in new.iter().enumerate().filter(|(at, _)| found[*at].is_none()).collect::<Vec<_>>() {
            let place = old
                .iter()
                .enumerate()
                .position(|(place, other)| is_free[place] && kind(other) == kind(constraint) && is_same(other, constraint));
            if let Some(place) = place {
                is_free[place] = false;
                found[at] = Some(place);
            }
        }
    }
    found
}

/// Whether two constraints say the same, whatever they are called.
fn says_the_same(a: &Constraint, b: &Constraint) -> bool {
    match (a, b) {
        (Constraint::ForeignKey(a), Constraint::ForeignKey(b)) => {
            (&a.columns, a.target, &a.target_columns) == (&b.columns, b.target, &b.target_columns)
        }
        (Constraint::Check(a), Constraint::Check(b)) => a.expression == b.expression,
        _ => a.columns() == b.columns() && is_unique(a) == is_unique(b),
    }
}

/// Where the text gave a column another type, the columns that point at it follow, unless the text says something of theirs.
fn follow_types(schema: &mut Schema, design: &Schema, before: &Built, after: &Built) {
    let told = |schema: &Schema, table: TableId, column: ColumnId| -> Option<DataType> {
        schema.table(table)?.column(column).map(|column| column.data_type.clone())
    };
    // Both had one type, and what the text says of the one that follows is what it said before.
    let follows = |(table, column), (target, wanted)| {
        let (own, said) = (told(design, table, column), told(&before.schema, table, column));
        own.is_some() && own == told(design, target, wanted) && said.is_some() && said == told(&after.schema, table, column)
    };
    for _ in 0..20 {
        let whole = schema.clone();
        let pairs = whole.tables.values().flat_map(|table| table.foreign_keys.iter().map(move |key| (table.id, key)));
        let pairs = pairs.flat_map(|(table, key)| {
            key.columns.iter().zip(&key.target_columns).map(move |(own, target)| ((table, *own), (key.target, *target)))
        });
        let mut changed = false;
        for ((table, column), (target, wanted)) in pairs.filter(|(own, target)| follows(*own, *target)) {
            let wanted = whole.table(target).and_then(|table| table.column(wanted)).map(|column| &column.data_type);
            let Some((wanted, mut table)) = wanted.zip(schema.table(table).map(|table| Table::clone(table))) else { continue };
            let Some(own) = table.column_mut(column).filter(|own| own.data_type != *wanted) else { continue };
            own.data_type.clone_from(wanted);
            schema.put_table(table);
            changed = true;
        }
        if !changed {
            return;
        }
    }
}

/// Constraints that no text says, about columns that went.
fn drop_dangling(schema: &mut Schema) {
    let whole = schema.clone();
    for table in whole.tables.values() {
        let has = |columns: &[ColumnId]| columns.iter().all(|id| table.column(*id).is_some());
        let is_sound = |one: &Constraint| {
            let target = match one {
                Constraint::ForeignKey(key) => {
                    whole.table(key.target).is_some_and(|target| key.target_columns.iter().all(|id| target.column(*id).is_some()))
                }
                _ => true,
            };
            target && has(&one.columns())
        };
        let lost: Vec<_> = table.constraints().filter(|one| !is_sound(one)).map(|one| one.id()).collect();
        if !lost.is_empty() {
            let mut table = Table::clone(table);
            lost.into_iter().for_each(|id| table.remove_constraint(id));
            schema.put_table(table);
        }
    }
}

/// New constraints without a name in the text get one that is free in the whole design.
fn name_apart(schema: &mut Schema, design: &Schema, after: &Built) {
    let known: BTreeSet<_> = design.tables.values().flat_map(|table| table.constraints()).map(|one| one.id()).collect();
    let all = || schema.tables.values().flat_map(|table| table.constraints().collect::<Vec<_>>());
    let is_new = |one: &Constraint| !known.contains(&one.id()) && after.invented.contains(one.name());
    let mut taken: BTreeSet<String> = all().filter(|one| !is_new(one)).map(|one| one.name().to_lowercase()).collect();
    let new: Vec<_> =
        schema.tables.iter().flat_map(|(id, table)| table.constraints().filter(is_new).map(|one| (*id, one)).collect::<Vec<_>>()).collect();
    for (table, constraint) in new {
        let name = unique_name(constraint.name(), |name| taken.contains(&name.to_lowercase()));
        taken.insert(name.to_lowercase());
        let Some(mut table) = schema.table(table).filter(|_| name != constraint.name()).map(|table| Table::clone(table)) else { continue };
        table.constraint_name_mut(constraint.id()).into_iter().for_each(|old| old.clone_from(&name));
        schema.put_table(table);
    }
}

/// What the text took away that something else needs which it does not say.
fn lost(design: &Schema, schema: &Schema) -> Vec<Problem> {
    let mut problems = Vec::new();
    for table in schema.tables.values() {
        for column in &table.columns {
            let needs = column.generated.iter().flat_map(|generated| generated.expression.columns());
            if let Some(gone) = needs.into_iter().find(|id| table.column(*id).is_none()) {
                let name = design.table(table.id).and_then(|table| table.column(gone)).map_or("a column", |column| &column.name);
                let say = format!("{}.{} is computed from {name}, which is gone.", table.name, column.name);
                problems.push(Problem { at: Place::Column(table.id, column.id), severity: Severity::Error, code: "typed-needed", say });
            }
            if let (DataType::Other(word), Some(DataType::Enum(id))) =
                (&column.data_type, design.table(table.id).and_then(|table| table.column(column.id)).map(|column| &column.data_type))
                && design.enum_type(*id).is_some_and(|e| e.name == *word)
            {
                let say = format!("There is no enum {word} any more; {}.{} needs it.", table.name, column.name);
                problems.push(Problem { at: Place::Column(table.id, column.id), severity: Severity::Error, code: "typed-enum", say });
            }
        }
    }
    problems
}
