//! From what a text says to a schema: names become ids.
//!
//! Laws: every id in the schema points at something that is there, and what could not be found is a problem with its
//! line; a name that the text gives is kept as it is, whatever is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::sketch::{Habit, Name, RawColumn, RawConstraint, RawEnum, RawIndex, RawKind, RawReference, RawTable, RawType, Sketch};
use crate::schema::{
    Check, Column, ColumnId, DataType, DefaultValue, EnumId, EnumType, EnumValue, Expression, ForeignKey, Generated, Ids, Index, IndexKey,
    IndexPart, Key, Problem, Schema, Severity, Table, TableId, unique_name,
};

/// What was made of a sketch.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) schema: Schema,
    pub(super) problems: Vec<Problem>,
    /// Named boxes around tables.
    pub(super) groups: Vec<(String, Vec<TableId>)>,
    /// The names that the text does not say.
    pub(super) invented: BTreeSet<String>,
}

/// The schema that a sketch says.
pub(super) fn build(sketch: Sketch, mint: &mut Ids) -> Built {
    let (schema, taken, invented) = (Schema::default(), BTreeSet::new(), BTreeSet::new());
    let mut building = Building { sketch, schema, ids: Vec::new(), enums: BTreeMap::new(), mint, taken, invented };
    building.drop_twins();
    building.enums();
    let raw = building.sketch.tables.clone();
    raw.iter().for_each(|table| building.names(table));
    for table in &raw {
        let made = building.table(table);
        building.ids.push(made.id);
        building.schema.put_table(made);
    }
    raw.iter().enumerate().for_each(|(at, table)| building.keys(at, table));
    building.follow_types(&raw);
    for (at, table) in raw.iter().enumerate() {
        building.constraints(at, table);
    }
    let groups = building.groups();
    Built { schema: building.schema, problems: building.sketch.problems, groups, invented: building.invented }
}

struct Building<'m> {
    sketch: Sketch,
    schema: Schema,
    /// The id of each table of the sketch.
    ids: Vec<TableId>,
    enums: BTreeMap<String, EnumId>,
    mint: &'m mut Ids,
    /// Names that the text gives, or that were given, in lower case.
    taken: BTreeSet<String>,
    /// The names that were made up.
    invented: BTreeSet<String>,
}

impl Building<'_> {
    /// A table that is there twice: the first stays, and columns that only the other one has are added to it.
    fn drop_twins(&mut self) {
        let mut seen: BTreeMap<Name, usize> = BTreeMap::new();
        let mut kept: Vec<RawTable> = Vec::new();
        for mut table in std::mem::take(&mut self.sketch.tables) {
            table.name.name = cleaned(&table.name.name, "table");
            match seen.get(&table.name) {
                None => {
                    seen.insert(table.name.clone(), kept.len());
                    kept.push(table);
                }
                Some(_) => {
                    let say =
                        format!("The table {} is there twice; this one is left out. Rename or remove one of the two.", table.name.name);
                    self.sketch.say(table.line, Severity::Warning, "read-twice", say);
                }
            }
        }
        self.sketch.tables = kept;
    }

    // ---- enums

    fn enums(&mut self) {
        for raw in std::mem::take(&mut self.sketch.enums) {
            if self.enums.contains_key(&raw.name) {
                let say = format!("The enum {} is there twice; this one is left out.", raw.name);
                self.sketch.say(raw.line, Severity::Warning, "read-twice", say);
                continue;
            }
            self.enum_known(&raw);
        }
    }

    fn enum_type(&mut self, name: &str, values: &[String]) -> EnumId {
        self.enum_known(&RawEnum { name: name.to_owned(), values: values.to_vec(), ..RawEnum::default() })
    }

    fn enum_known(&mut self, RawEnum { name, values, known, value_ids, .. }: &RawEnum) -> EnumId {
        let mut once: Vec<EnumValue> = Vec::new();
        for (at, value) in values.iter().enumerate() {
            if !once.iter().any(|other| other.name == *value) {
                let id = value_ids.get(at).copied().unwrap_or_else(|| self.mint.mint());
                once.push(EnumValue { id, name: value.clone() });
            }
        }
        let id = known.unwrap_or_else(|| self.mint.mint());
        self.schema.put_enum(EnumType { id, name: name.to_owned(), values: once });
        self.enums.insert(name.to_owned(), id);
        self.taken.insert(name.to_lowercase());
        id
    }

    /// An enum that is written out in a column is called after the column, and shared with its likes.
    fn enum_of(&mut self, table: &str, column: &str, values: &[String]) -> EnumId {
        let same = |e: &Arc<EnumType>| e.values.iter().map(|value| &value.name).eq(values.iter());
        let long = format!("{table}_{column}");
        let known = [column, long.as_str()].into_iter().filter_map(|name| self.enums.get(name)).copied();
        if let Some(id) = known.clone().find(|id| self.schema.enum_type(*id).is_some_and(same)) {
            return id;
        }
        let is_taken = |name: &str| self.taken.contains(&name.to_lowercase());
        let name = if is_taken(column) { unique_name(&long, is_taken) } else { column.to_owned() };
        self.enum_type(&name, values)
    }

    fn data_type(&mut self, table: &RawTable, column: &RawColumn) -> DataType {
        match &column.data_type {
            Some(RawType::Known(known)) => known.clone(),
            Some(RawType::Values(values)) => DataType::Enum(self.enum_of(&table.name.name, &column.name, values)),
            Some(RawType::Named(name, other)) => {
                let exact = self.enums.get(name).copied();
                let found = exact.or_else(|| self.enums.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, id)| *id));
                found.map_or_else(|| other.clone(), DataType::Enum)
            }
            None => DataType::Text,
        }
    }

    // ---- tables and columns

    fn table(&mut self, raw: &RawTable) -> Table {
        let id = raw.known.unwrap_or_else(|| self.mint.mint());
        let mut table = Table::new(id, raw.name.name.clone());
        table.namespace.clone_from(&raw.name.namespace);
        table.comment = raw.comment.trim().to_owned();
        for column in &raw.columns {
            let name = cleaned(&column.name, "column");
            if table.columns.iter().any(|other| other.name == name) {
                let say = format!("The column {name} of {} is there twice; this one is left out.", raw.name.name);
                self.sketch.say(column.line, Severity::Warning, "read-twice", say);
                continue;
            }
            let id = column.known.unwrap_or_else(|| self.mint.mint());
            let mut made = Column::new(id, name, self.data_type(raw, column));
            made.nullable = !column.not_null;
            made.identity = column.identity && made.data_type.is_integer();
            let default = column.default.clone().filter(|_| !made.identity && column.generated.is_none());
            made.default = default.map(|default| self.value(fitting(default, &made.data_type), &made.data_type));
            made.comment = column.comment.trim().to_owned();
            table.columns.push(made);
        }
        for column in &raw.columns {
            if let Some((sql, stored)) = &column.generated {
                let expression = Expression::read(sql, &table.columns);
                if let Some(column) = table.columns.iter_mut().find(|made| made.name == column.name) {
                    column.generated = Some(Generated { expression, stored: *stored });
                }
            }
        }
        table
    }

    /// A value of an enum that is written as an expression is that value.
    fn value(&self, default: DefaultValue, data_type: &DataType) -> DefaultValue {
        let DefaultValue::Expression(word) = &default else { return default };
        let DataType::Enum(id) = data_type else { return default };
        let is_value = self.schema.enum_type(*id).is_some_and(|of| of.values.iter().any(|value| value.name == *word));
        if is_value { DefaultValue::Literal(word.clone()) } else { default }
    }

    /// The names that the text gives are taken before any is made up.
    fn names(&mut self, raw: &RawTable) {
        self.taken.insert(raw.name.name.to_lowercase());
        self.taken.extend(raw.constraints.iter().filter_map(|constraint| constraint.name.as_ref()).map(|name| name.to_lowercase()));
    }

    /// The primary key, before the foreign keys of others that point at it.
    fn keys(&mut self, at: usize, raw: &RawTable) {
        let Some(mut table) = self.made(at) else { return };
        for constraint in &raw.constraints {
            let RawKind::Primary(columns) = &constraint.kind else { continue };
            let Some(ids) = self.columns(&table, columns, constraint.line) else { continue };
            if table.primary_key.is_some() {
                let say = format!("The table {} has two primary keys; this one is left out.", table.name);
                self.sketch.say(constraint.line, Severity::Warning, "read-twice", say);
                continue;
            }
            for id in &ids {
                if let Some(column) = table.column_mut(*id) {
                    column.nullable = false;
                }
            }
            let name = self.name("pk", &table, columns, "", constraint);
            table.primary_key = Some(Key { id: self.mint.mint(), name, columns: ids });
        }
        self.schema.put_table(table);
    }

    fn made(&self, at: usize) -> Option<Table> {
        self.ids.get(at).and_then(|id| self.schema.table(*id)).map(|table| Table::clone(table))
    }

    /// A column without a type has that of the column it points at, however far.
    fn follow_types(&mut self, raw: &[RawTable]) {
        for _ in 0..20 {
            let mut changed = false;
            for (at, table) in raw.iter().enumerate() {
                for constraint in &table.constraints {
                    let RawKind::ForeignKey(reference) = &constraint.kind else { continue };
                    changed |= self.follow(at, table, reference);
                }
            }
            if !changed {
                break;
            }
        }
    }

    fn follow(&mut self, at: usize, raw: &RawTable, reference: &RawReference) -> bool {
        let Some((target, columns)) = self.target(reference) else { return false };
        let Some(mut own) = self.made(at) else { return false };
        let mut changed = false;
        for (name, wanted) in reference.columns.iter().zip(columns) {
            let untyped = raw.columns.iter().any(|column| column.name == *name && column.data_type.is_none());
            let data_type = self.schema.table(target).and_then(|table| table.column(wanted)).map(|column| column.data_type.clone());
            let id = named(&own, name).filter(|_| untyped);
            if let (Some(column), Some(data_type)) = (id.and_then(|id| own.column_mut(id)), data_type)
                && column.data_type != data_type
            {
                column.data_type = data_type;
                changed = true;
            }
        }
        if changed {
            self.schema.put_table(own);
        }
        changed
    }

    // ---- constraints

    fn constraints(&mut self, at: usize, raw: &RawTable) {
        let Some(mut table) = self.made(at) else { return };
        for constraint in &raw.constraints {
            match &constraint.kind {
                RawKind::Primary(_) => {}
                RawKind::Unique(columns) => {
                    let Some(ids) = self.columns(&table, columns, constraint.line) else { continue };
                    let said_again = constraint.name.is_none() && table.uniques.iter().any(|key| key.columns == ids);
                    if said_again || table.primary_columns() == ids && constraint.name.is_none() {
                        continue;
                    }
                    let name = self.name("uq", &table, columns, "", constraint);
                    table.uniques.push(Key { id: self.mint.mint(), name, columns: ids });
                }
                RawKind::Check(sql) => {
                    let expression = Expression::read(sql, &table.columns);
                    let words: Vec<String> = expression.columns().filter_map(|id| table.column(id)).map(|c| c.name.clone()).collect();
                    let name = self.name("ck", &table, words.get(..1).unwrap_or_default(), "", constraint);
                    table.checks.push(Check { id: self.mint.mint(), name, expression });
                }
                RawKind::ForeignKey(reference) => self.foreign_key(&mut table, constraint, reference),
                RawKind::Index(index) => self.index(&mut table, constraint, index),
            }
        }
        self.schema.put_table(table);
    }

    fn columns(&mut self, table: &Table, names: &[String], line: usize) -> Option<Vec<ColumnId>> {
        let mut ids = Vec::new();
        for name in names {
            match named(table, name) {
                Some(id) if !ids.contains(&id) => ids.push(id),
                Some(_) => {}
                None => {
                    let say = format!("The table {} has no column {name}, so what is said of it here is left out.", table.name);
                    self.sketch.say(line, Severity::Warning, "read-column", say);
                    return None;
                }
            }
        }
        Some(ids).filter(|ids| !ids.is_empty())
    }

    /// The table and the columns that a foreign key points at.
    fn target(&self, reference: &RawReference) -> Option<(TableId, Vec<ColumnId>)> {
        let at = self.sketch.find(&reference.target)?;
        let table = self.schema.table(*self.ids.get(at)?)?;
        let columns = match reference.target_columns.as_slice() {
            [] => table.primary_columns().to_vec(),
            names => names.iter().map(|name| named(table, name)).collect::<Option<Vec<_>>>()?,
        };
        Some((table.id, columns)).filter(|(_, columns)| columns.len() == reference.columns.len() && !columns.is_empty())
    }

    fn foreign_key(&mut self, table: &mut Table, raw: &RawConstraint, reference: &RawReference) {
        let Some(ids) = self.columns(table, &reference.columns, raw.line) else { return };
        let Some((target, target_columns)) = self.target(reference).filter(|(_, columns)| columns.len() == ids.len()) else {
            let target = &reference.target.name;
            let say = match self.sketch.find(&reference.target) {
                None => format!("{} points at the table {target}, which is not in this text, so this foreign key is left out.", table.name),
                Some(_) => format!("{} points at columns that {target} does not have, so this foreign key is left out.", table.name),
            };
            return self.sketch.say(raw.line, Severity::Warning, "read-target", say);
        };
        let same = |key: &ForeignKey| key.columns == ids && key.target == target && key.target_columns == target_columns;
        if table.foreign_keys.iter().any(same) && raw.name.is_none() {
            return;
        }
        let name = self.name("fk", table, &reference.columns, &reference.target.name, raw);
        let mut key = ForeignKey::new(self.mint.mint(), name, ids, target, target_columns);
        (key.on_delete, key.on_update, key.deferrable) = (reference.on_delete, reference.on_update, reference.deferrable);
        table.foreign_keys.push(key);
    }

    fn index(&mut self, table: &mut Table, raw: &RawConstraint, index: &RawIndex) {
        let mut parts = Vec::new();
        for (text, descending) in &index.parts {
            let key = match named(table, text) {
                Some(id) => IndexKey::Column(id),
                None if text.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                    let _ = self.columns(table, std::slice::from_ref(text), raw.line);
                    return;
                }
                None => IndexKey::Expression(Expression::read(text, &table.columns)),
            };
            parts.push(IndexPart { key, descending: *descending });
        }
        let include = match index.include.as_slice() {
            [] => Some(Vec::new()),
            names => self.columns(table, names, raw.line),
        };
        let (Some(include), false) = (include, parts.is_empty()) else { return };
        let words: Vec<String> = index.parts.iter().map(|(text, _)| text.clone()).filter(|text| named(table, text).is_some()).collect();
        let name = self.name("ix", table, &words, "", raw);
        let predicate = index.predicate.as_ref().map(|sql| Expression::read(sql, &table.columns));
        let made = Index::new(self.mint.mint(), name, parts, index.unique);
        table.indexes.push(Index { method: index.method.clone(), predicate, include, ..made });
    }

    fn groups(&self) -> Vec<(String, Vec<TableId>)> {
        let of =
            |names: &[Name]| names.iter().filter_map(|name| self.sketch.find(name)).filter_map(|at| self.ids.get(at).copied()).collect();
        self.sketch.groups.iter().map(|(name, tables)| (name.clone(), of(tables))).collect()
    }

    // ---- names

    /// The name that the text gives, or one that is free.
    fn name(&mut self, kind: &str, table: &Table, columns: &[String], target: &str, raw: &RawConstraint) -> String {
        if let Some(given) = &raw.name {
            return given.clone();
        }
        let wanted = match self.sketch.habit {
            Habit::Own => own_name(kind, &table.name, columns, target),
            Habit::Postgres => postgres_name(kind, &table.name, columns),
        };
        let end = (0..=56.min(wanted.len())).rev().find(|at| wanted.is_char_boundary(*at)).unwrap_or(0);
        let name = unique_name(&wanted[..end], |name| self.taken.contains(&name.to_lowercase()));
        self.taken.insert(name.to_lowercase());
        self.invented.insert(name.clone());
        name
    }
}

fn own_name(kind: &str, table: &str, columns: &[String], target: &str) -> String {
    let mut words = vec![kind, table];
    if kind != "pk" {
        words.extend(columns.iter().map(String::as_str));
    }
    words.extend(Some(target).filter(|target| !target.is_empty()));
    words.join("_")
}

fn postgres_name(kind: &str, table: &str, columns: &[String]) -> String {
    let ending = match kind {
        "pk" => return format!("{table}_pkey"),
        "fk" => "fkey",
        "uq" => "key",
        "ck" => "check",
        _ => "idx",
    };
    let mut words = vec![table];
    words.extend(columns.iter().map(String::as_str));
    words.push(ending);
    words.join("_")
}

/// The column of a name, in any case where none has it exactly.
pub(super) fn named(table: &Table, name: &str) -> Option<ColumnId> {
    let exact = table.columns.iter().find(|column| column.name == name);
    exact.or_else(|| table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))).map(|column| column.id)
}

/// A name on one line; what has none gets a word for it.
fn cleaned(name: &str, word: &str) -> String {
    let clean = name.replace(char::is_control, " ");
    if clean.trim().is_empty() { word.to_owned() } else { clean.trim().to_owned() }
}

/// A default as the type has it: `1` is true, and a moment's `now()` is CURRENT_TIMESTAMP in any database.
fn fitting(default: DefaultValue, data_type: &DataType) -> DefaultValue {
    match (&default, data_type) {
        (DefaultValue::Literal(text), DataType::Boolean) => match text.to_lowercase().as_str() {
            "1" | "t" | "true" => DefaultValue::Literal("true".into()),
            "0" | "f" | "false" => DefaultValue::Literal("false".into()),
            _ => default,
        },
        _ => default,
    }
}
