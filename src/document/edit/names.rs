//! The names that an edit gives: typed ones are checked, proposed ones are made free.
//!
//! Law: a typed name is taken as it is or refused; only a proposed name is ever changed.
//! Tables, enums, keys, indexes, checks and foreign keys share one space of names, since the databases
//! disagree on which of them may be called the same.

use std::collections::BTreeSet;

use super::super::Refusal;
use super::super::draft::Draft;
use crate::schema::gather::Gather;
use crate::schema::{ColumnId, Schema, Table, TableId, unique_name};

/// How long a proposed name may be (bytes): PostgreSQL cuts at 63, and a number may have to follow.
const LONGEST_PROPOSAL: usize = 56;

const ANOTHER_TABLE: &str = "another table";

/// A name as typed, without the white space around it.
pub(super) fn clean(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::EmptyName);
    }
    if name.chars().any(char::is_control) {
        return Err(Refusal::ControlCharacter { name: name.replace(char::is_control, " ") });
    }
    Ok(name.to_owned())
}

/// A remark as typed, without what no database can store.
pub(super) fn clean_comment(comment: &str) -> String {
    comment.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect::<String>().trim().to_owned()
}

/// The words for a name that is taken: by whom.
fn owner(schema: &Schema, name: &str) -> Option<String> {
    if schema.tables.values().any(|table| table.name == name) {
        return Some(ANOTHER_TABLE.into());
    }
    if schema.enums.values().any(|e| e.name == name) {
        return Some("an enum".into());
    }
    let table = schema.tables.values().find(|table| table.constraint_names().any(|taken| taken == name))?;
    Some(format!("a key, check or index of {}", table.name))
}

/// A typed name for a table, an enum or a constraint. `current` is what the thing is called now.
pub(super) fn typed(schema: &Schema, name: &str, current: Option<&str>) -> Result<String, Refusal> {
    let name = clean(name)?;
    if current == Some(name.as_str()) {
        return Ok(name);
    }
    match owner(schema, &name) {
        Some(by) => Err(Refusal::NameTaken { name, by }),
        None => Ok(name),
    }
}

/// A typed name for a table. Tables in different schemas of the database may have one name.
pub(super) fn typed_table(schema: &Schema, name: &str, current: Option<&Table>, namespace: &str) -> Result<String, Refusal> {
    let name = clean(name)?;
    let others = |table: &Table| current.is_none_or(|current| current.id != table.id);
    let taken = schema.tables.values().any(|table| others(table) && table.name == name && table.namespace == namespace);
    let by_another = || owner(schema, &name).filter(|by| by != ANOTHER_TABLE);
    match if taken { Some(ANOTHER_TABLE.into()) } else { by_another() } {
        Some(by) if current.is_none_or(|current| taken || current.name != name) => Err(Refusal::NameTaken { name, by }),
        _ => Ok(name),
    }
}

/// A typed name for a column of a table.
pub(super) fn typed_column(table: &Table, name: &str, column: Option<ColumnId>) -> Result<String, Refusal> {
    let name = clean(name)?;
    if table.columns.iter().any(|other| other.name == name && Some(other.id) != column) {
        return Err(Refusal::NameTaken { name, by: format!("another column of {}", table.name) });
    }
    Ok(name)
}

/// A free name for a new column, near the wanted one; also no two that differ in case alone.
pub(super) fn free_column(table: &Table, wanted: &str) -> String {
    unique_name(cut(wanted), |name| table.columns.iter().any(|column| same_word(&column.name, name)))
}

/// A free name for a table, an enum or a constraint, near the wanted one.
pub(super) fn free(schema: &Schema, wanted: &str) -> String {
    unique_name(cut(wanted), |name| {
        let in_table = |table: &Table| same_word(&table.name, name) || table.constraint_names().any(|n| same_word(n, name));
        schema.tables.values().any(|table| in_table(table)) || schema.enums.values().any(|e| same_word(&e.name, name))
    })
}

/// All names that are taken, in lower case: for edits that make many at once.
pub(super) fn all(schema: &Schema) -> BTreeSet<String> {
    let of_table = |table: &Table| -> Vec<String> {
        std::iter::once(table.name.as_str()).chain(table.constraint_names()).map(str::to_lowercase).collect()
    };
    let tables = schema.tables.values().flat_map(|table| of_table(table));
    tables.chain(schema.enums.values().map(|e| e.name.to_lowercase())).gathered()
}

/// A free name near the wanted one, which is taken from now on.
pub(super) fn free_among(taken: &mut BTreeSet<String>, wanted: &str) -> String {
    let name = unique_name(wanted, |name| taken.contains(&name.to_lowercase()));
    taken.insert(name.to_lowercase());
    name
}

fn same_word(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || !(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase()
}

fn cut(name: &str) -> &str {
    let end = (0..=LONGEST_PROPOSAL.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    name[..end.unwrap_or(0)].trim()
}

/// The name of a constraint: `fk_book_author_id_author`.
pub(super) fn constraint(schema: &Schema, kind: &str, table: &Table, columns: &[ColumnId], target: Option<&str>) -> String {
    let mut words = vec![kind, &table.name];
    words.extend(columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str()));
    words.extend(target);
    free(schema, &words.join("_"))
}

impl Draft<'_> {
    /// A free name for a constraint of a table.
    pub(super) fn constraint_name(&self, kind: &str, table: TableId, columns: &[ColumnId]) -> Result<String, Refusal> {
        Ok(constraint(self.schema(), kind, self.table(table)?, columns, None))
    }

    /// `book.author_id`: a column in a sentence.
    pub(super) fn spoken(&self, table: TableId, column: ColumnId) -> String {
        let name = |table: &Table| table.column(column).map_or_else(|| "?".into(), |c| format!("{}.{}", table.name, c.name));
        self.table(table).map_or_else(|_| "?".into(), name)
    }
}

/// `name` with the word `old` in it made `new`: `uq_book_isbn` is `uq_novel_isbn`. A word ends at `_`.
pub(super) fn replace_word(name: &str, old: &str, new: &str) -> String {
    let mut result = String::new();
    let mut rest = name;
    while let Some(at) = rest.find(old).filter(|_| !old.is_empty()) {
        let end = at + old.len();
        let starts = at == 0 && result.is_empty() || rest[..at].ends_with('_') || at == 0 && result.ends_with('_');
        let ends = rest[end..].is_empty() || rest[end..].starts_with('_');
        result.push_str(&rest[..at]);
        result.push_str(if starts && ends { new } else { old });
        rest = &rest[end..];
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_replaced_whole() {
        assert_eq!(replace_word("uq_book_isbn", "book", "novel"), "uq_novel_isbn");
        assert_eq!(replace_word("fk_books_book_id_book", "book", "b"), "fk_books_b_id_b");
        assert_eq!(replace_word("pk_aa", "a", "b"), "pk_aa");
        assert_eq!(replace_word("pk_a_a", "a", "b"), "pk_b_b");
    }

    #[test]
    fn names_are_cut_between_letters() {
        assert_eq!(cut(&"é".repeat(100)).chars().count(), 28);
        assert_eq!(cut("short"), "short");
    }

    #[test]
    fn names_are_one_line() {
        assert_eq!(clean("  a b "), Ok("a b".into()));
        assert_eq!(clean(" \t"), Err(Refusal::EmptyName));
        assert!(matches!(clean("a\nb"), Err(Refusal::ControlCharacter { .. })));
        assert_eq!(clean("<script>'\"🙂`"), Ok("<script>'\"🙂`".into()));
    }
}
