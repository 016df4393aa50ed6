//! From what a module says to a schema: names become ids, and what is left unsaid follows SQLAlchemy's rules.
//!
//! Law: every id in the schema points at something that is there; what could not be found is a problem.

use std::collections::{BTreeMap, BTreeSet};

use super::module::Module;
use super::raw::{RawColumn, RawConstraint, RawEnum, RawIndex, RawKind, RawReference, RawTable, RawType, Target};
use crate::schema::{
    Check, Column, ColumnId, DataType, DefaultValue, EnumId, EnumType, EnumValue, Expression, ForeignKey, ForeignKeyId, Generated, Ids,
    Index, IndexKey, IndexPart, Key, Schema, Severity, Table, TableId, unique_name,
};

/// A schema while it is being built.
pub(super) struct Built<'m, 'a> {
    pub(super) module: &'m mut Module<'a>,
    pub(super) schema: Schema,
    /// The id of each table of the module.
    pub(super) ids: Vec<TableId>,
    mint: &'m mut Ids,
    taken: BTreeSet<String>,
}

/// The schema that a module defines.
pub(super) fn build<'a>(module: &mut Module<'a>, mint: &mut Ids) -> Schema {
    let mut built = Built { module, schema: Schema::default(), ids: Vec::new(), mint, taken: BTreeSet::new() };
    built.drop_twins();
    let raw = built.module.tables.clone();
    for table in &raw {
        built.table(table);
    }
    let references: Vec<(usize, RawReference)> = raw.iter().enumerate().flat_map(|(at, table)| references(at, table)).collect();
    built.follow_types(&references);
    for (at, table) in raw.iter().enumerate() {
        built.constraints(at, table);
    }
    for (at, reference) in &references {
        built.foreign_key(*at, reference);
    }
    for (at, table) in raw.iter().enumerate() {
        built.number_rows(at, table);
    }
    built.name_ends();
    built.schema
}

/// The foreign keys of a table: those of its columns, and those over several.
fn references(at: usize, table: &RawTable) -> Vec<(usize, RawReference)> {
    let of_column = |column: &RawColumn| {
        let name = column.name.clone();
        column.references.iter().map(move |r| RawReference { columns: vec![name.clone()], ..r.clone() }).collect::<Vec<_>>()
    };
    let composite = table.constraints.iter().filter_map(|constraint| match &constraint.kind {
        RawKind::ForeignKey(reference) => Some(reference.clone()),
        _ => None,
    });
    table.columns.iter().flat_map(of_column).chain(composite).map(|reference| (at, reference)).collect()
}

impl<'a> Built<'_, 'a> {
    pub(super) fn say(&mut self, line: usize, severity: Severity, code: &'static str, say: &str) {
        self.module.say(line, severity, code, say);
    }

    /// The table that a class, a variable or a name of a table stands for.
    pub(super) fn find(&self, name: &str) -> Option<TableId> {
        let by_symbol = self.module.table_of_symbol(name);
        let at = by_symbol.or_else(|| self.module.tables.iter().position(|table| table.name == name));
        at.and_then(|at| self.ids.get(at).copied())
    }

    /// What the class calls a column.
    pub(super) fn attribute(&self, table: TableId, column: &str) -> Option<&str> {
        let at = self.ids.iter().position(|id| *id == table)?;
        self.module.tables[at].columns.iter().find(|raw| raw.name == column).map(|raw| raw.attribute.as_str())
    }

    pub(super) fn change_key(&mut self, table: TableId, key: ForeignKeyId, change: impl FnOnce(&mut ForeignKey)) {
        self.change(table, |table| {
            if let Some(key) = table.foreign_keys.iter_mut().find(|other| other.id == key) {
                change(key);
            }
        });
    }

    fn change(&mut self, table: TableId, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.schema.tables.get_mut(&table) {
            change(std::sync::Arc::make_mut(table));
        }
    }

    /// Two classes of one table, or a table read twice: the first stays.
    fn drop_twins(&mut self) {
        let mut seen = BTreeSet::new();
        let mut twins = Vec::new();
        let all = std::mem::take(&mut self.module.tables);
        for table in all {
            if seen.insert(table.name.clone()) {
                self.module.tables.push(table);
            } else {
                twins.push((table.line, table.name));
            }
        }
        for (line, name) in twins {
            let say = format!("The table {name} is there twice; this one is left out. Rename or remove one of the two.");
            self.say(line, Severity::Warning, "python-twice", &say);
        }
    }

    // ---- tables and columns

    fn table(&mut self, raw: &RawTable) {
        let mut table = Table::new(self.mint.mint(), raw.name.clone());
        table.comment.clone_from(&raw.comment);
        table.namespace.clone_from(&raw.namespace);
        self.taken.insert(raw.name.clone());
        let primary = primary_of(raw);
        for column in &raw.columns {
            if table.columns.iter().any(|other| other.name == column.name) {
                let say = format!("The column {} is there twice; this one is left out.", column.name);
                self.say(column.line, Severity::Warning, "python-twice", &say);
                continue;
            }
            let made = self.column(raw, column, primary.contains(&column.name));
            table.columns.push(made);
        }
        for raw in &raw.columns {
            if let Some((sql, stored)) = &raw.generated {
                let expression = Expression::read(sql, &table.columns);
                let found = table.columns.iter_mut().find(|column| column.name == raw.name);
                found.into_iter().for_each(|column| column.generated = Some(Generated { expression: expression.clone(), stored: *stored }));
            }
        }
        self.ids.push(table.id);
        self.schema.put_table(table);
    }

    fn column(&mut self, table: &RawTable, raw: &RawColumn, primary: bool) -> Column {
        let data_type = match &raw.data_type {
            Some(RawType::Known(known)) => known.clone(),
            Some(RawType::Enum(found)) => DataType::Enum(self.enum_type(table, raw, found)),
            None => {
                let in_key = table.constraints.iter().any(|constraint| match &constraint.kind {
                    RawKind::ForeignKey(reference) => reference.columns.contains(&raw.name),
                    _ => false,
                });
                if raw.references.is_empty() && !in_key {
                    let say = format!("The column {} has no type, so it is text. Give it one.", raw.name);
                    self.say(raw.line, Severity::Warning, "python-type", &say);
                }
                DataType::Text
            }
        };
        let mut column = Column::new(self.mint.mint(), raw.name.clone(), data_type);
        column.nullable = !primary && raw.nullable.unwrap_or(true);
        column.default = raw.default.clone().map(|default| fitting(default, &column.data_type));
        column.comment.clone_from(&raw.comment);
        column
    }

    /// The enum with this name and these values; one without a name is called after its column.
    fn enum_type(&mut self, table: &RawTable, column: &RawColumn, raw: &RawEnum) -> EnumId {
        let wanted = raw.name.clone().unwrap_or_else(|| format!("{}_{}", table.name, column.name));
        let values = |e: &EnumType| e.values.iter().map(|value| value.name.clone()).collect::<Vec<_>>();
        if let Some(same) = self.schema.enums.values().find(|e| e.name == wanted && values(e) == raw.values) {
            return same.id;
        }
        if raw.values.is_empty() {
            let say = format!("The values of the enum {wanted} are known only when it runs. Add them in the design.");
            self.say(column.line, Severity::Warning, "python-unknown", &say);
        }
        let name = unique_name(&wanted, |name| self.schema.enums.values().any(|e| e.name == name));
        if name != wanted {
            let say =
                format!("Another enum is called {wanted} and has other values, so this one is called {name}. Give one of them name=.");
            self.say(column.line, Severity::Warning, "python-twice", &say);
        }
        let values = raw.values.iter().map(|name| EnumValue { id: self.mint.mint(), name: name.clone() }).collect();
        let id = self.mint.mint();
        self.schema.put_enum(EnumType { id, name, values });
        id
    }

    /// A foreign key column without a type has that of the column it points at, however far.
    fn follow_types(&mut self, references: &[(usize, RawReference)]) {
        for _ in 0..references.len().min(20) {
            for (at, reference) in references {
                for (name, target) in reference.columns.iter().zip(&reference.targets) {
                    let raw = self.module.tables[*at].columns.iter().find(|raw| raw.name == *name);
                    if raw.is_none_or(|raw| raw.data_type.is_some()) {
                        continue;
                    }
                    let own = self.ids[*at];
                    let Some((table, column)) = self.target(target, own) else { continue };
                    let found = self.schema.table(table).and_then(|table| table.column(column)).map(|column| column.data_type.clone());
                    let set = |table: &mut Table| {
                        let column = table.columns.iter_mut().find(|column| column.name == *name);
                        column.into_iter().zip(found).for_each(|(column, found)| column.data_type = found);
                    };
                    self.change(own, set);
                }
            }
        }
    }

    /// SQLAlchemy's rule: the one integer column of the primary key numbers the rows, unless it points somewhere,
    /// has a default, or says otherwise.
    fn number_rows(&mut self, at: usize, raw: &RawTable) {
        let Some(table) = self.schema.table(self.ids[at]) else { return };
        let alone = table.primary_columns().len() == 1;
        let numbers = |column: &Column| {
            let raw = raw.columns.iter().find(|raw| raw.name == column.name);
            let by_rule = alone && table.is_primary(column.id) && column.data_type.is_integer();
            let free = !table.is_foreign(column.id) && column.default.is_none() && raw.is_some_and(|raw| raw.generated.is_none());
            match raw.and_then(|raw| raw.autoincrement) {
                Some(said) => said && column.data_type.is_integer(),
                None => by_rule && free,
            }
        };
        let identities: Vec<ColumnId> = table.columns.iter().filter(|column| numbers(column)).map(|column| column.id).collect();
        let id = table.id;
        self.change(id, |table| table.columns.iter_mut().for_each(|column| column.identity = identities.contains(&column.id)));
    }

    // ---- constraints

    fn constraints(&mut self, at: usize, raw: &RawTable) {
        let Some(mut table) = self.schema.table(self.ids[at]).map(|table| Table::clone(table)) else { return };
        self.primary_key(&mut table, raw);
        for column in &raw.columns {
            let Some(id) = named(&table, &column.name) else { continue };
            let columns = std::slice::from_ref(&column.name);
            if column.index {
                let name = self.name("ix", &table, columns, None, None);
                table.indexes.push(Index::new(self.mint.mint(), name, vec![IndexPart::column(id)], column.unique));
            } else if column.unique {
                let name = self.name("uq", &table, columns, None, None);
                table.uniques.push(Key { id: self.mint.mint(), name, columns: vec![id] });
            }
            for (name, sql) in &column.checks {
                self.check(&mut table, name.as_deref(), sql);
            }
        }
        for constraint in &raw.constraints {
            self.constraint(&mut table, constraint);
        }
        self.schema.put_table(table);
    }

    fn primary_key(&mut self, table: &mut Table, raw: &RawTable) {
        let columns = primary_of(raw);
        let ids: Vec<ColumnId> = columns.iter().filter_map(|name| named(table, name)).collect();
        if ids.is_empty() {
            return;
        }
        let given = raw.constraints.iter().find(|constraint| matches!(constraint.kind, RawKind::Primary(_)));
        let name = self.name("pk", table, &columns, None, given.and_then(|constraint| constraint.name.as_deref()));
        table.primary_key = Some(Key { id: self.mint.mint(), name, columns: ids });
    }

    fn constraint(&mut self, table: &mut Table, raw: &RawConstraint) {
        let given = raw.name.as_deref();
        match &raw.kind {
            RawKind::Primary(_) | RawKind::ForeignKey(_) => {}
            RawKind::Unique(columns) => {
                if let Some(ids) = self.columns(table, columns, raw.line) {
                    let name = self.name("uq", table, columns, None, given);
                    table.uniques.push(Key { id: self.mint.mint(), name, columns: ids });
                }
            }
            RawKind::Check(sql) => self.check(table, given, sql),
            RawKind::Index(index) => self.index(table, raw, index),
        }
    }

    fn index(&mut self, table: &mut Table, raw: &RawConstraint, index: &RawIndex) {
        let Some(include) = (if index.include.is_empty() { Some(Vec::new()) } else { self.columns(table, &index.include, raw.line) })
        else {
            return;
        };
        let words: Vec<String> = index.parts.iter().map(|part| part.text.clone()).collect();
        let mut parts = Vec::new();
        for part in &index.parts {
            let plain = part.text.trim_matches(['"', '`']);
            let key = match named(table, &part.text).or_else(|| named(table, plain)) {
                Some(id) => IndexKey::Column(id),
                None if is_word(plain) => {
                    let _ = self.columns(table, std::slice::from_ref(&part.text), raw.line);
                    return;
                }
                None => IndexKey::Expression(Expression::read(&part.text, &table.columns)),
            };
            parts.push(IndexPart { key, descending: part.descending });
        }
        let name = self.name("ix", table, &words, None, raw.name.as_deref());
        let predicate = index.predicate.as_ref().map(|sql| Expression::read(sql, &table.columns));
        let (id, unique, method) = (self.mint.mint(), index.unique, index.method.clone());
        table.indexes.push(Index { method, predicate, include, ..Index::new(id, name, parts, unique) });
    }

    fn check(&mut self, table: &mut Table, given: Option<&str>, sql: &str) {
        let expression = Expression::read(sql, &table.columns);
        let of: Vec<String> = expression.columns().filter_map(|id| table.column(id)).map(|column| column.name.clone()).take(1).collect();
        let name = self.name("ck", table, &of, None, given);
        table.checks.push(Check { id: self.mint.mint(), name, expression });
    }

    /// The ids of columns; a name that no column has is said.
    fn columns(&mut self, table: &Table, names: &[String], line: usize) -> Option<Vec<ColumnId>> {
        let missing = names.iter().find(|name| named(table, name).is_none());
        match missing {
            Some(name) => {
                let say = format!("{} has no column {name}, so this is left out. Correct the name.", table.name);
                self.say(line, Severity::Warning, "python-column", &say);
                None
            }
            None => Some(names.iter().filter_map(|name| named(table, name)).collect()).filter(|ids: &Vec<_>| !ids.is_empty()),
        }
    }

    fn foreign_key(&mut self, at: usize, raw: &RawReference) {
        let own = self.ids[at];
        let targets: Vec<Option<(TableId, ColumnId)>> = raw.targets.iter().map(|target| self.target(target, own)).collect();
        for (target, found) in raw.targets.iter().zip(&targets) {
            if found.is_none() {
                let say = format!(
                    "{} is not in this text, so the foreign key to it is left out. Add its table, or correct the name.",
                    spoken(target)
                );
                return self.say(raw.line, Severity::Warning, "python-target", &say);
            }
        }
        let targets: Vec<(TableId, ColumnId)> = targets.into_iter().flatten().collect();
        let Some(table) = self.schema.table(own).cloned() else { return };
        let Some(columns) = self.columns(&table, &raw.columns, raw.line) else { return };
        let Some(target) = targets.first().map(|(table, _)| *table) else { return };
        if columns.len() != targets.len() || targets.iter().any(|(table, _)| *table != target) {
            let say = "This foreign key needs as many columns as it points at, all in one table. It is left out.";
            return self.say(raw.line, Severity::Warning, "python-target", say);
        }
        let referred = self.schema.table(target).cloned();
        let name = self.name("fk", &table, &raw.columns, referred.as_deref().map(|t| (t, targets[0].1)), raw.name.as_deref());
        let target_columns = targets.into_iter().map(|(_, column)| column).collect();
        let key = ForeignKey {
            on_delete: raw.on_delete,
            on_update: raw.on_update,
            deferrable: raw.deferrable,
            ..ForeignKey::new(self.mint.mint(), name, columns, target, target_columns)
        };
        self.change(own, |table| table.foreign_keys.push(key));
    }

    /// The table and column that a foreign key points at.
    fn target(&self, target: &Target, own: TableId) -> Option<(TableId, ColumnId)> {
        let (table, column) = match target {
            Target::Text(text) => {
                let (table, column) = text.rsplit_once('.')?;
                let by_name = |name: &str| self.module.tables.iter().position(|table| table.name == name);
                let at = by_name(table).or_else(|| by_name(table.rsplit('.').next()?))?;
                (*self.ids.get(at)?, column)
            }
            Target::Attribute(owner, column) if owner.is_empty() => (own, column.as_str()),
            Target::Attribute(owner, column) => (self.find(owner)?, column.as_str()),
        };
        let table = self.schema.table(table)?;
        let found = named(table, column)
            .or_else(|| table.columns.iter().find(|other| self.attribute(table.id, &other.name) == Some(column)).map(|column| column.id));
        Some((table.id, found?))
    }

    // ---- names

    /// The name that a constraint has in the database: what is given, what the naming convention makes of it, or
    /// what PostgreSQL calls it.
    fn name(&mut self, kind: &str, table: &Table, columns: &[String], referred: Option<(&Table, ColumnId)>, given: Option<&str>) -> String {
        let template = self.module.convention.get(kind).cloned();
        let name = match (given, template) {
            (Some(given), Some(template)) if template.contains("%(constraint_name)s") && !self.module.settled.contains(given) => {
                expanded(&template, table, columns, referred, given)
            }
            (Some(given), _) => return self.take(given.to_owned()),
            (None, Some(template)) if !template.contains("%(constraint_name)s") => expanded(&template, table, columns, referred, ""),
            _ => usual(kind, &table.name, columns),
        };
        let free = unique_name(&name, |name| self.taken.contains(name));
        self.take(free)
    }

    fn take(&mut self, name: String) -> String {
        self.taken.insert(name.clone());
        name
    }
}

fn named(table: &Table, name: &str) -> Option<ColumnId> {
    table.columns.iter().find(|column| column.name == name).map(|column| column.id)
}

fn primary_of(raw: &RawTable) -> Vec<String> {
    let given = raw.constraints.iter().find_map(|constraint| match &constraint.kind {
        RawKind::Primary(columns) => Some(columns.clone()),
        _ => None,
    });
    given.unwrap_or_else(|| raw.columns.iter().filter(|column| column.primary).map(|column| column.name.clone()).collect())
}

fn spoken(target: &Target) -> String {
    match target {
        Target::Text(text) => text.clone(),
        Target::Attribute(owner, column) => format!("{owner}.{column}"),
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// A default as the type has it: SQLite's `1` and PostgreSQL's `t` are true.
fn fitting(default: DefaultValue, data_type: &DataType) -> DefaultValue {
    match (&default, data_type) {
        (DefaultValue::Literal(text), DataType::Boolean) => match text.to_lowercase().as_str() {
            "1" | "t" | "true" => DefaultValue::Literal("true".into()),
            "0" | "f" | "false" => DefaultValue::Literal("false".into()),
            _ => default,
        },
        (DefaultValue::Literal(text), DataType::Timestamp | DataType::TimestampTz | DataType::Date | DataType::Time)
            if matches!(text.to_lowercase().as_str(), "now()" | "current_timestamp") =>
        {
            DefaultValue::Expression("CURRENT_TIMESTAMP".into())
        }
        _ => default,
    }
}

/// What PostgreSQL calls a constraint that has no name of its own, and SQLAlchemy an index.
fn usual(kind: &str, table: &str, columns: &[String]) -> String {
    let mut words = vec![table];
    if kind != "pk" {
        words.extend(columns.iter().map(String::as_str));
    }
    let words = words.join("_");
    match kind {
        "pk" => format!("{words}_pkey"),
        "fk" => format!("{words}_fkey"),
        "uq" => format!("{words}_key"),
        "ck" => format!("{words}_check"),
        _ => format!("ix_{words}"),
    }
}

/// A template of a naming convention, filled in.
fn expanded(template: &str, table: &Table, columns: &[String], referred: Option<(&Table, ColumnId)>, given: &str) -> String {
    let first = columns.first().map_or("", String::as_str);
    let referred_column = referred.and_then(|(table, id)| table.column(id)).map_or("", |column| column.name.as_str());
    let fields: BTreeMap<&str, String> = [
        ("table_name", table.name.clone()),
        ("column_0_name", first.to_owned()),
        ("column_0_key", first.to_owned()),
        ("column_0_label", format!("{}_{first}", table.name)),
        ("column_0_N_name", columns.join("_")),
        ("column_0_N_key", columns.join("_")),
        ("column_0_N_label", columns.iter().map(|column| format!("{}_{column}", table.name)).collect::<Vec<_>>().join("_")),
        ("column_0N_name", columns.concat()),
        ("referred_table_name", referred.map_or_else(String::new, |(table, _)| table.name.clone())),
        ("referred_column_0_name", referred_column.to_owned()),
        ("constraint_name", given.to_owned()),
    ]
    .into_iter()
    .collect();
    let mut name = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("%(") {
        name.push_str(before);
        let Some((field, after)) = after.split_once(")s") else { break };
        name.push_str(fields.get(field).map_or("", String::as_str));
        rest = after;
    }
    name + rest
}
