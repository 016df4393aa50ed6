//! What a database holds, in words that no dialect owns, and how two such lists differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Everything that is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub tables: BTreeMap<String, TableFacts>,
    pub enums: BTreeMap<String, Vec<String>>,
    /// Anything else that was found: views, stray sequences. There should be none.
    pub others: BTreeSet<String>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFacts {
    pub comment: String,
    pub columns: Vec<ColumnFacts>,
    pub primary_key: Option<KeyFacts>,
    pub uniques: BTreeSet<KeyFacts>,
    pub checks: BTreeSet<CheckFacts>,
    pub foreign_keys: BTreeSet<ForeignKeyFacts>,
    pub indexes: BTreeSet<IndexFacts>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnFacts {
    pub name: String,
    pub data_type: String,
    pub nullable: bool,
    /// Normalised: see `values::default_words`.
    pub default: Option<String>,
    pub identity: bool,
    pub generated: Option<String>,
    pub comment: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyFacts {
    pub name: String,
    pub columns: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckFacts {
    pub name: String,
    pub expression: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKeyFacts {
    pub name: String,
    pub columns: Vec<String>,
    pub target: String,
    pub target_columns: Vec<String>,
    pub on_delete: String,
    pub on_update: String,
    /// `immediate`, `deferred`, or nothing.
    pub deferrable: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexFacts {
    pub name: String,
    /// Each with whether the largest value comes first.
    pub parts: Vec<(String, bool)>,
    pub unique: bool,
    /// Its kind, its condition and what it keeps beside the key, where it has such.
    pub details: String,
}

/// The details of an index as one text. Names of columns are as they are, a condition is normalised.
pub fn index_details(method: &str, predicate: Option<String>, include: &[String]) -> String {
    let mut details = String::new();
    if !method.is_empty() && method != "btree" {
        let _ = write!(details, " using {method}");
    }
    if let Some(predicate) = predicate {
        let _ = write!(details, " where {predicate}");
    }
    if !include.is_empty() {
        let _ = write!(details, " include {include:?}");
    }
    details
}

impl Facts {
    /// One line for each fact. `ordered` says whether the order of columns is a fact.
    pub fn lines(&self, ordered: bool) -> BTreeSet<String> {
        let mut lines: BTreeSet<String> = self.others.iter().map(|other| format!("also {other}")).collect();
        lines.extend(self.enums.iter().map(|(name, values)| format!("enum {name}: {values:?}")));
        for (name, table) in &self.tables {
            lines.insert(format!("table {name}, comment {:?}", table.comment));
            lines.extend(table.lines(ordered).into_iter().map(|line| format!("table {name}: {line}")));
        }
        lines
    }

    /// What differs, a line each, or nothing.
    pub fn difference(expected: &Self, found: &Self, ordered: bool) -> Option<String> {
        let (expected, found) = (expected.lines(ordered), found.lines(ordered));
        let mut text = String::new();
        for line in expected.symmetric_difference(&found) {
            let side = if expected.contains(line) { "missing" } else { "not wanted" };
            let _ = writeln!(text, "  {side:>10}: {line}");
        }
        (!text.is_empty()).then_some(text)
    }
}

impl TableFacts {
    fn lines(&self, ordered: bool) -> Vec<String> {
        let mut lines: Vec<String> = self.columns.iter().map(ColumnFacts::line).collect();
        if ordered {
            let names: Vec<_> = self.columns.iter().map(|column| column.name.as_str()).collect();
            lines.push(format!("order of columns {names:?}"));
        }
        lines.extend(self.primary_key.iter().map(|key| format!("primary key {} {:?}", key.name, key.columns)));
        lines.extend(self.uniques.iter().map(|key| format!("unique {} {:?}", key.name, key.columns)));
        lines.extend(self.checks.iter().map(|check| format!("check {} {}", check.name, check.expression)));
        lines.extend(self.foreign_keys.iter().map(|key| {
            let ForeignKeyFacts { name, columns, target, target_columns, on_delete, on_update, deferrable } = key;
            format!("foreign key {name} {columns:?} -> {target} {target_columns:?} delete {on_delete} update {on_update} {deferrable}")
        }));
        lines.extend(self.indexes.iter().map(|index| {
            let unique = if index.unique { "unique " } else { "" };
            let part = |(name, down): &(String, bool)| format!("{name}{}", if *down { " desc" } else { "" });
            format!("{unique}index {} {:?}{}", index.name, index.parts.iter().map(part).collect::<Vec<_>>(), index.details)
        }));
        lines
    }
}

impl ColumnFacts {
    fn line(&self) -> String {
        let null = if self.nullable { "null" } else { "not null" };
        let mut line = format!("column {} {} {null}", self.name, self.data_type);
        if let Some(default) = &self.default {
            let _ = write!(line, " default {default}");
        }
        if self.identity {
            line.push_str(" identity");
        }
        if let Some(generated) = &self.generated {
            let _ = write!(line, " generated {generated}");
        }
        if !self.comment.is_empty() {
            let _ = write!(line, " comment {:?}", self.comment);
        }
        line
    }
}
