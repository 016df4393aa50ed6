//! A schema as a database can have it: names short enough and all different, and what a column says
//! without meaning (a default beside a computation) left out.
//!
//! Always the same for the same schema, so that a name that had to change is a rename like any other.
//! Tables that fit as they are stay the same in memory.

mod targets;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::limits;
use crate::dialect::{Dialect, Features, NameLimit, NameSpaces};
use crate::schema::{
    Column, ColumnId, ConstraintId, DataType, Deferrable, ForeignKey, Index, IndexPart, Place, Problem, Schema, Severity, Table,
    unique_name,
};

/// The schema as this database has it.
#[must_use]
pub fn fitted(schema: &Schema, dialect: Dialect) -> Schema {
    fit(schema, dialect.features()).0
}

/// The schema as this database has it, and what had to differ.
pub(super) fn fit(schema: &Schema, features: &Features) -> (Schema, Vec<Problem>) {
    let [fitted, _] = fit_both([schema, &Schema::default()], features);
    fitted
}

/// Two schemas as this database has them. What is the same in both is worked out once, and is then the same in
/// memory: the second costs what differs.
pub(super) fn fit_both(schemas: [&Schema; 2], features: &Features) -> [(Schema, Vec<Problem>); 2] {
    let mut problems = [Vec::new(), Vec::new()];
    let placed = [0, 1].map(|side| placed(schemas[side], features, &mut problems[side]));
    let [first, second] = [0, 1].map(|side| placed[side].as_ref().unwrap_or(schemas[side]));
    let mut fitting = Fitting { features, taken: [BTreeMap::new(), BTreeMap::new()], amiss: 0, problems: Vec::new() };
    let unlike = |other: &'_ Schema, table: &Arc<Table>| !other.table(table.id).is_some_and(|other| Arc::ptr_eq(other, table));

    fitting.count(first, |_| true, true);
    let is_fine = fitting.amiss == 0;
    let mut fitted = fitting.fitted(first, None);
    problems[0].append(&mut fitting.problems);
    // Names that all fit stay counted as they are; else counting begins anew.
    if is_fine {
        fitting.count(first, |table| unlike(second, table), false);
        fitting.count(second, |table| unlike(first, table), true);
    } else {
        fitting = Fitting { features, taken: [BTreeMap::new(), BTreeMap::new()], amiss: 0, problems: Vec::new() };
        fitting.count(second, |_| true, true);
    }
    let like = (is_fine && fitting.amiss == 0).then_some((first, &fitted));
    let mut fitted_second = fitting.fitted(second, like);
    problems[1].append(&mut fitting.problems);
    if features.foreign_key_indexes {
        [&mut fitted, &mut fitted_second].into_iter().for_each(|schema| targets::add_indexes(schema, features));
    }
    let [mut first, mut second] = problems;
    first.extend(limits::problems(&fitted, features));
    second.extend(limits::problems(&fitted_second, features));
    [(fitted, first), (fitted_second, second)]
}

/// What a name is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    Column,
    Constraint,
    Enum,
}

struct Fitting<'a> {
    features: &'a Features,
    /// How many have a name: of tables, and of constraints where those have a space of their own.
    taken: [BTreeMap<Cow<'a, str>, usize>; 2],
    /// How many names do not fit, or belong to something else already.
    amiss: usize,
    problems: Vec<Problem>,
}

/// The space of a name of a constraint or index; `None` where the database does not care.
fn space(constraint: ConstraintId, features: &Features) -> Option<usize> {
    match (features.names, constraint) {
        (NameSpaces::Shared | NameSpaces::SharedByAll, _) | (NameSpaces::TablesAndIndexes, ConstraintId::Index(_)) => Some(0),
        (NameSpaces::TablesAndIndexes, _) | (NameSpaces::Apart, ConstraintId::Primary(_)) => None,
        (NameSpaces::Apart, _) => Some(1),
    }
}

impl<'a> Fitting<'a> {
    fn fold<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let is_lower = || name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        if !self.features.folds_case || is_lower() { Cow::Borrowed(name) } else { Cow::Owned(name.to_lowercase()) }
    }

    /// What a name is counted under: each schema of the database has names of its own.
    fn key<'n>(&self, namespace: &str, name: &'n str) -> Cow<'n, str> {
        let is_one = namespace.is_empty() || self.features.names == NameSpaces::SharedByAll;
        if is_one { self.fold(name) } else { Cow::Owned(format!("{namespace}\0{}", self.fold(name))) }
    }

    /// Counts the names of some tables and of all enums, or takes them out again.
    fn count(&mut self, schema: &'a Schema, is_counted: impl Fn(&Arc<Table>) -> bool, comes: bool) {
        for table in schema.tables.values().filter(|table| is_counted(table)) {
            self.reserve(0, &table.name, Kind::Table, &table.namespace, comes);
            for (constraint, name) in table.named_constraints() {
                if let Some(space) = space(constraint, self.features) {
                    self.reserve(space, name, Kind::Constraint, &table.namespace, comes);
                }
            }
        }
        for enum_type in schema.enums.values() {
            self.reserve(0, &enum_type.name, Kind::Enum, "", comes);
        }
    }

    /// Counts a name where it fits, so that it wins over those that have to change.
    fn reserve(&mut self, space: usize, name: &'a str, kind: Kind, namespace: &str, comes: bool) {
        if !allowed(name, kind, self.features) {
            self.amiss += 1;
            return;
        }
        let key = self.key(namespace, name);
        if comes {
            let count = self.taken[space].entry(key).or_insert(0);
            *count += 1;
            self.amiss += usize::from(*count > 1);
        } else {
            self.taken[space].remove(&*key);
        }
    }

    /// The schema with other names where they have to be others. A table that is the same in `like` and fitted as it
    /// is there is taken from its fitted form.
    fn fitted(&mut self, schema: &Schema, like: Option<(&Schema, &Schema)>) -> Schema {
        let mut fitted = Schema::default();
        for table in schema.tables.values() {
            let same = like.filter(|(other, _)| other.table(table.id).is_some_and(|other| Arc::ptr_eq(other, table)));
            let known = same.and_then(|(_, fitted)| fitted.table(table.id)).map(Arc::clone);
            let table = known.unwrap_or_else(|| self.table(table));
            fitted.tables.insert(table.id, table);
        }
        for enum_type in schema.enums.values() {
            let mut enum_type = Arc::clone(enum_type);
            if let Some(name) = self.other_name(0, &enum_type.name, Kind::Enum, Place::Enum(enum_type.id), "") {
                Arc::make_mut(&mut enum_type).name = name;
            }
            fitted.enums.insert(enum_type.id, enum_type);
        }
        fitted
    }

    /// Whether a name is one too many; the last of equal ones keeps it.
    fn is_shared(&mut self, space: usize, name: &str, namespace: &str) -> bool {
        let folded = self.key(namespace, name);
        let Some(count) = self.taken[space].get_mut(&*folded).filter(|count| **count > 1) else { return false };
        *count -= 1;
        true
    }

    /// Another name where this one does not fit or belongs to something else already.
    fn other_name(&mut self, space: usize, name: &str, kind: Kind, at: Place, namespace: &str) -> Option<String> {
        if self.amiss == 0 || (allowed(name, kind, self.features) && !self.is_shared(space, name, namespace)) {
            return None;
        }
        let short = changed_name(name, kind, self.features);
        let other = unique_name(&short, |name| self.taken[space].contains_key(&*self.key(namespace, name)));
        let key = self.key(namespace, &other).into_owned();
        self.taken[space].insert(Cow::Owned(key), 1);
        self.tell(name, &other, at);
        Some(other)
    }

    fn tell(&mut self, name: &str, other: &str, at: Place) {
        self.problems.push(name_changed(name, other, at, self.features));
    }

    fn table(&mut self, given: &Arc<Table>) -> Arc<Table> {
        let mut table = Arc::clone(given);
        if let Some(name) = self.other_name(0, &table.name, Kind::Table, Place::Table(table.id), &table.namespace) {
            Arc::make_mut(&mut table).name = name;
        }
        self.columns(&mut table);
        for (id, name) in given.named_constraints() {
            if self.amiss == 0 {
                break;
            }
            let Some(space) = space(id, self.features) else { continue };
            let Some(name) = self.other_name(space, name, Kind::Constraint, Place::Table(given.id), &given.namespace) else { continue };
            if let (Some(position), Some(mut constraint)) = (table.constraint_position(id), table.constraint(id)) {
                *constraint.name_mut() = name;
                let table = Arc::make_mut(&mut table);
                table.remove_constraint(id);
                table.insert_constraint(position, constraint);
            }
        }
        if self.features.foreign_key_indexes {
            add_indexes(&mut table, self.features);
        }
        table
    }

    fn columns(&mut self, table: &mut Arc<Table>) {
        let mut taken: Vec<Cow<'_, str>> = Vec::with_capacity(table.columns.len());
        let mut renamed: Vec<(ColumnId, String, String)> = Vec::new();
        let mut odd_columns = Vec::new();
        for column in &table.columns {
            let folded = self.fold(&column.name);
            if !allowed(&column.name, Kind::Column, self.features) || taken.contains(&folded) {
                odd_columns.push((column.id, column.name.clone()));
            } else {
                taken.push(folded);
            }
        }
        for (id, name) in odd_columns {
            let other = unique_name(&changed_name(&name, Kind::Column, self.features), |name| taken.contains(&self.fold(name)));
            taken.push(Cow::Owned(self.fold(&other).into_owned()));
            renamed.push((id, name, other));
        }
        for (id, name, other) in renamed {
            self.tell(&name, &other, Place::Column(table.id, id));
            if let Some(column) = Arc::make_mut(table).column_mut(id) {
                column.name = other;
            }
        }
        let idle = |c: &Column| {
            (c.generated.is_some() && (c.default.is_some() || c.identity)) || (c.identity && (c.nullable || c.default.is_some()))
        };
        if table.columns.iter().any(idle) {
            for column in Arc::make_mut(table).columns.iter_mut().filter(|column| idle(column)) {
                column.default = None;
                if column.generated.is_some() {
                    column.identity = false;
                } else {
                    column.nullable = false;
                }
            }
        }
    }
}

/// What a table of a schema is called where there are no schemas and another one has its name: the same in our SQL, in
/// Alembic's files and in models.
pub(super) fn name_apart(schema: &Schema, table: &Table) -> Option<String> {
    let is_like = |other: &Arc<Table>| other.id != table.id && other.name.eq_ignore_ascii_case(&table.name);
    let is_shared = !table.namespace.is_empty() && schema.tables.values().any(is_like);
    is_shared.then(|| format!("{}_{}", table.namespace, table.name))
}

/// The schema with the tables in one place where the database has no schemas (two of one name get that of their
/// schema in theirs), and with what it does not know of indexes and foreign keys left out. `None` where nothing has to change.
fn placed(schema: &Schema, features: &Features, problems: &mut Vec<Problem>) -> Option<Schema> {
    let mut placed: Option<Schema> = None;
    for table in schema.tables.values() {
        let is_odd = limits::has_odd_indexes(table, features)
            || table.foreign_keys.iter().any(|key| key.deferrable != Deferrable::Not && !features.deferrable)
            || targets::are_astray(schema, table, features)
            || table.checks.iter().any(|check| is_like_json(table, &check.name, features));
        if (table.namespace.is_empty() || features.namespaces) && !is_odd {
            continue;
        }
        let mut other = Table::clone(table);
        if !features.namespaces && !table.namespace.is_empty() {
            other.namespace.clear();
            let (label, of, at) = (features.label, &table.name, Place::Table(table.id));
            problems.push(if let Some(name) = name_apart(schema, table) {
                let say = format!("{label} has no schemas inside a database, so {of} of {} is called {name} there.", table.namespace);
                other.name = name;
                Problem { at, severity: Severity::Warning, code: "namespace-in-name", say }
            } else {
                let say = format!("{label} has no schemas inside a database: {of} of {} stands among the others there.", table.namespace);
                Problem { at, severity: Severity::Note, code: "namespace-left-out", say }
            });
        }
        for check in other.checks.iter_mut().filter(|check| is_like_json(table, &check.name, features)) {
            let name = std::mem::take(&mut check.name);
            check.name = changed_name(&format!("{name}_check"), Kind::Constraint, features);
            problems.push(name_changed(&name, &check.name, Place::Table(table.id), features));
        }
        limits::fit_indexes(&mut other, features, problems);
        targets::put_in_order(schema, &mut other, features);
        placed.get_or_insert_with(|| schema.clone()).put_table(other);
    }
    placed
}

fn name_changed(name: &str, other: &str, at: Place, features: &Features) -> Problem {
    let say = format!("{} cannot have the name {name} here, so it is called {other} there.", features.label);
    Problem { at, severity: Severity::Warning, code: "name-changed", say }
}

/// Whether a check has the name that the database gives to one of its own, which keeps a column in JSON.
fn is_like_json(table: &Table, check: &str, features: &Features) -> bool {
    let is_json = |column: &Column| column.data_type == DataType::Json && column.name.eq_ignore_ascii_case(check);
    features.json_checks && table.columns.iter().any(is_json)
}

/// Whether a database takes a name at all.
fn allowed(name: &str, kind: Kind, features: &Features) -> bool {
    if name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        // As nearly every name is: nothing to look for in it.
        return !name.is_empty() && features.name_limit.allows(name) && !is_reserved(name, kind, features);
    }
    let characters =
        !name.contains('\0') && !name.contains(features.barred) && (features.supplementary_names || name.chars().all(|c| c <= '\u{ffff}'));
    !name.is_empty() && characters && !name.ends_with(' ') && features.name_limit.allows(name) && !is_reserved(name, kind, features)
}

fn is_reserved(name: &str, kind: Kind, features: &Features) -> bool {
    let is = |word: &&str| name.eq_ignore_ascii_case(word);
    match kind {
        Kind::Column => features.reserved_columns.contains(&name),
        Kind::Enum => features.reserved_types.contains(&name),
        Kind::Constraint if features.reserved_constraints.iter().any(is) => true,
        Kind::Table | Kind::Constraint => features.rebuilds && name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("sqlite_")),
    }
}

/// The name with what is not taken left out, and cut where it is too long: its beginning, and a number
/// made from all of it, so that two long names stay two.
fn changed_name(name: &str, kind: Kind, features: &Features) -> String {
    let spelled = |c: char| match c {
        '\0' => String::new(),
        c if features.barred.contains(&c) => "_".into(),
        c if c > '\u{ffff}' && !features.supplementary_names => format!("u{:x}", u32::from(c)),
        c => c.to_string(),
    };
    let mut fine: String = name.chars().map(spelled).collect();
    fine.truncate(fine.trim_end().len());
    if fine.is_empty() {
        fine = "unnamed".into();
    }
    if is_reserved(&fine, kind, features) {
        fine = format!("the_{fine}");
    }
    if features.name_limit.allows(&fine) {
        return fine;
    }
    let ending = format!("_{:08x}", hash(name));
    let mut short = String::new();
    for c in fine.chars() {
        // Room is left for the ending, and for `_2` should even that be taken.
        if !limit_less(features.name_limit, 4).allows(&format!("{short}{c}{ending}")) {
            break;
        }
        short.push(c);
    }
    format!("{short}{ending}")
}

fn limit_less(limit: NameLimit, by: usize) -> NameLimit {
    match limit {
        NameLimit::Bytes(length) => NameLimit::Bytes(length - by),
        NameLimit::Characters(length) => NameLimit::Characters(length - by),
        NameLimit::Any => NameLimit::Any,
    }
}

/// FNV-1a, by Fowler, Noll and Vo: the same on every machine.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Gives each foreign key the index that MySQL and MariaDB would make in silence, under the same name, and
/// a column that numbers rows the index that they ask for.
fn add_indexes(table: &mut Arc<Table>, features: &Features) {
    let is_missing = |key: &&ForeignKey| !key.columns.is_empty() && !is_covered(table, &key.columns);
    let missing: Vec<_> = table.foreign_keys.iter().filter(is_missing).cloned().collect();
    for key in missing {
        if !is_covered(table, &key.columns) {
            let index = index_of(&key);
            Arc::make_mut(table).indexes.extend(index);
        }
    }
    let numbered = table.columns.iter().find(|c| c.identity && !is_covered(table, &[c.id]));
    if let Some((id, name)) =
        numbered.map(|c| (c.id, changed_name(&format!("{}_{}_numbers", table.name, c.name), Kind::Constraint, features)))
    {
        let parts = vec![IndexPart::column(id)];
        let index = id.to_string().parse().ok().map(|id| Index::new(id, name, parts, false));
        Arc::make_mut(table).indexes.extend(index);
    }
}

/// Whether MySQL and MariaDB find rows by these columns: a key or an index that runs upwards begins with them.
pub(super) fn is_covered(table: &Table, columns: &[ColumnId]) -> bool {
    let mut keys = table.primary_key.iter().chain(&table.uniques);
    // MySQL looks up no foreign key in an index that runs downwards.
    let rises = |index: &Index| index.parts.iter().take(columns.len()).all(|part| !part.descending);
    keys.any(|key| key.columns.starts_with(columns)) || table.indexes.iter().any(|index| index.begins_with(columns) && rises(index))
}

fn index_of(key: &ForeignKey) -> Option<Index> {
    let id = key.id.to_string().parse().ok()?;
    let parts = key.columns.iter().map(|column| IndexPart::column(*column)).collect();
    Some(Index::new(id, key.name.clone(), parts, false))
}
