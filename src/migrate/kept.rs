//! What a migration would drop, kept aside under a reserved name, so that the way back restores it.
//!
//! A schema says it all: [`aside`] puts what is kept into the schema that a migration leads to, under another
//! name, free of rules that would stand in the way of new rows. The rest is a migration like any other: up
//! renames, down renames back. What is kept stays in the database until a later migration drops it. A thing is
//! known as kept by its name, which ends in letters of its own id.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::Answers;
use crate::dialect::{Dialect, NameSpaces};
use crate::schema::{Column, ColumnId, DataType, Schema, Table, TableId};

/// A table or a column that is kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// A table with its rows.
    Table(TableId),
    /// A column with its values.
    Column(ColumnId),
    /// A column as it was, beside the one that it becomes, until the next migration. See [`beside`](super::beside).
    Old(ColumnId),
}

impl fmt::Display for Aside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(id) => write!(f, "table:{id}"),
            Self::Column(id) => write!(f, "column:{id}"),
            Self::Old(id) => write!(f, "old:{id}"),
        }
    }
}

impl FromStr for Aside {
    type Err = crate::schema::NotAnId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("column", id)) => id.parse().map(Self::Column),
            Some(("old", id)) => id.parse().map(Self::Old),
            Some((_, id)) => id.parse().map(Self::Table),
            None => text.parse().map(Self::Table),
        }
    }
}

/// How every reserved name begins.
const PREFIX: &str = "relata_kept_";
/// How much of the old name is in the reserved one, so that it fits every database.
const NAME: usize = 32;

fn ending(id: &str) -> &str {
    id.get(4..).unwrap_or(id)
}

fn kept_name(name: &str, id: &str) -> String {
    let mut short = String::new();
    for letter in name.chars().filter(|c| !c.is_control() && *c <= '\u{ffff}') {
        if short.len() + letter.len_utf8() > NAME {
            break;
        }
        short.push(letter);
    }
    format!("{PREFIX}{}_{}", short.trim(), ending(id))
}

/// Whether a name says that its bearer is kept aside.
pub(super) fn is_reserved(name: &str) -> bool {
    name.starts_with(PREFIX)
}

fn is_kept(name: &str, id: &str) -> bool {
    is_reserved(name) && name.ends_with(ending(id))
}

/// Everything that a database keeps aside: each with the words for it.
#[must_use]
pub fn kept_in(schema: &Schema) -> Vec<(Aside, String)> {
    let mut kept = Vec::new();
    for table in schema.tables.values() {
        if is_kept(&table.name, &table.id.to_string()) {
            kept.push((Aside::Table(table.id), table.name.clone()));
            continue;
        }
        for column in table.columns.iter().filter(|c| is_kept(&c.name, &c.id.to_string())) {
            kept.push((Aside::Column(column.id), format!("{}.{}", table.name, column.name)));
        }
    }
    kept
}

/// What is in the database after the migration to the design `to`: the design, and what is kept aside of
/// `from` by this migration and by those before it.
#[must_use]
pub fn aside<'a>(from: &Schema, to: &'a Schema, answers: &Answers, dialect: Dialect) -> Cow<'a, Schema> {
    let mut after = Cow::Borrowed(to);
    let design: BTreeSet<ColumnId> = if keeps_anything(from, answers) {
        to.tables.values().flat_map(|table| &table.columns).map(|column| column.id).collect()
    } else {
        return after;
    };
    for (id, old) in &from.tables {
        match to.table(*id) {
            Some(new) => {
                let is_beside = |id| old.mirrors.iter().any(|mirror| mirror.beside() == id);
                let kept = old.columns.iter().filter(|c| stays(c, answers) && !design.contains(&c.id) && !is_beside(c.id));
                let kept: Vec<_> = kept.collect();
                if !kept.is_empty() {
                    let table = with_columns(old, new, &kept);
                    after.to_mut().tables.insert(*id, Arc::new(table));
                }
            }
            None => {
                // Migrations made into one can keep a thing and drop it.
                let dropped = answers.drops.contains(&Aside::Table(*id));
                let stayed = is_kept(&old.name, &id.to_string()) && !dropped;
                let moved = old.columns.iter().any(|column| design.contains(&column.id));
                if stayed {
                    after.to_mut().tables.insert(*id, Arc::clone(old));
                } else if !dropped && !moved && !is_reserved(&old.name) && (answers.keeps_all || answers.keeps.contains(&Aside::Table(*id)))
                {
                    after.to_mut().tables.insert(*id, Arc::new(table_aside(old, dialect)));
                }
            }
        }
    }
    super::beside::put(&mut after, from, answers, dialect);
    after
}

/// Puts what `other`, a database that came to the same design on another way, keeps aside into `database` as well.
pub fn keep_also(database: &mut Cow<'_, Schema>, other: &Schema) {
    for (aside, _) in kept_in(other) {
        match aside {
            Aside::Table(id) => {
                let Some(theirs) = other.table(id) else { continue };
                let table = match database.table(id) {
                    None => Arc::clone(theirs),
                    Some(ours) => {
                        let is_there = |column: &Column| database.tables.values().any(|table| table.column(column.id).is_some());
                        let kept: Vec<_> = theirs.columns.iter().filter(|column| !is_there(column)).collect();
                        Arc::new(with_columns(theirs, ours, &kept))
                    }
                };
                database.to_mut().tables.insert(id, table);
            }
            Aside::Old(_) => {}
            Aside::Column(id) => {
                let has = |table: &Arc<Table>| table.column(id).is_some();
                let Some(old) = other.tables.values().find(|table| has(table)).filter(|_| !database.tables.values().any(has)) else {
                    continue;
                };
                let kept: Vec<_> = old.columns.iter().filter(|column| column.id == id).collect();
                if let Some(table) = database.table(old.id).map(|new| with_columns(old, new, &kept)) {
                    database.to_mut().tables.insert(old.id, Arc::new(table));
                }
            }
        }
    }
}

fn keeps_anything(from: &Schema, answers: &Answers) -> bool {
    answers.keeps_all
        || !answers.keeps.is_empty()
        || from.tables.values().any(|table| is_reserved(&table.name) || table.columns.iter().any(|column| is_reserved(&column.name)))
}

/// Whether a column that the design does not have stays in the database.
fn stays(column: &Column, answers: &Answers) -> bool {
    let aside = Aside::Column(column.id);
    if answers.drops.contains(&aside) {
        return false;
    }
    if is_kept(&column.name, &column.id.to_string()) {
        return true;
    }
    column.generated.is_none() && (answers.keeps_all || answers.keeps.contains(&aside))
}

/// The table of the design with columns of the old one, each after the one that it stood behind.
fn with_columns(old: &Table, new: &Table, kept: &[&Column]) -> Table {
    let mut table = new.clone();
    for column in kept {
        let before = old.columns.iter().take_while(|other| other.id != column.id);
        let place = before.filter_map(|other| table.position(other.id)).max().map_or(0, |last| last + 1);
        let aside = if is_reserved(&column.name) { (*column).clone() } else { column_aside(column) };
        table.columns.insert(place, aside);
    }
    table
}

/// A column to which nobody writes any more: it may be empty, and follows no enum.
fn column_aside(column: &Column) -> Column {
    let name = kept_name(&column.name, &column.id.to_string());
    Column { name, nullable: true, default: None, identity: false, data_type: without_enum(&column.data_type), ..column.clone() }
}

/// An enum can change or go; its values stay as text.
fn without_enum(data_type: &DataType) -> DataType {
    if matches!(data_type, DataType::Enum(_)) { DataType::Text } else { data_type.clone() }
}

/// A table that nobody uses any more: its rows and its primary key.
fn table_aside(table: &Table, dialect: Dialect) -> Table {
    let mut aside = table.clone();
    let id = table.id.to_string();
    aside.name = kept_name(&table.name, &id);
    aside.namespace = Default::default();
    aside.uniques.clear();
    aside.checks.clear();
    aside.foreign_keys.clear();
    aside.indexes.clear();
    aside.mirrors.clear();
    if let Some(key) = aside.primary_key.as_mut().filter(|_| dialect.features().names == NameSpaces::Shared) {
        key.name = kept_name(&key.name, &key.id.to_string());
    }
    let first = table.primary_columns().first().copied();
    for column in &mut aside.columns {
        column.identity &= Some(column.id) == first;
        if let DataType::Enum(_) = column.data_type {
            // A key does not hold a text of any length everywhere; a value of an enum is short.
            let in_key = table.is_primary(column.id);
            column.data_type = if in_key { DataType::Varchar(255) } else { without_enum(&column.data_type) };
            column.default = None;
        }
    }
    aside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Ids;

    #[test]
    fn what_is_kept_is_known_by_its_name() {
        let mut ids = Ids::new(7);
        let mut table = Table::new(ids.mint(), "a very long name of a table with letters like é and 🙂 in it");
        table.columns.push(Column::new(ids.mint(), "relata_kept_by_the_user", DataType::Integer));
        let (mut from, to) = (Schema::default(), Schema::default());
        from.put_table(table.clone());
        assert_eq!(kept_in(&from), []);
        let answers = Answers { keeps: [Aside::Table(table.id)].into(), ..Answers::default() };
        let after = aside(&from, &to, &answers, Dialect::Postgres).into_owned();
        assert_eq!(kept_in(&after).len(), 1);
        let name = &after.table(table.id).unwrap().name;
        assert!(name.len() <= 63, "{name}");
        assert_eq!(aside(&after, &to, &Answers::default(), Dialect::Postgres).into_owned(), after);
        let drops = Answers { drops: [Aside::Table(table.id)].into(), ..Answers::default() };
        assert_eq!(aside(&after, &to, &drops, Dialect::Postgres).into_owned(), to);
        let both = Answers { keeps_all: true, ..drops };
        assert_eq!(aside(&from, &to, &both, Dialect::Postgres).into_owned(), to, "kept, then dropped, in one migration");
    }
}
