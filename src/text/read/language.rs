//! What a text is written in: told from the text, or chosen.

use std::borrow::Cow;

use super::sql;
use crate::dialect::Dialect;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `models.py`.
    Python,
    /// `CREATE TABLE …`, as a database has it.
    Sql(Dialect),
    /// A mermaid `erDiagram`.
    Mermaid,
    /// The language of dbdiagram.io.
    Dbml,
    /// The head of a spreadsheet, with rows or without.
    Rows,
}

/// How much of a text is looked at.
const LOOKED_AT: usize = 200_000;

impl Language {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        Dialect::ALL.into_iter().map(Self::Sql).chain([Self::Python, Self::Mermaid, Self::Dbml, Self::Rows]).collect()
    }

    /// Its word in requests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Sql(dialect) => dialect.slug(),
            Self::Mermaid => "mermaid",
            Self::Dbml => "dbml",
            Self::Rows => "rows",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Python => "Python models".into(),
            Self::Sql(dialect) => format!("SQL of {}", dialect.label()),
            Self::Mermaid => "mermaid".into(),
            Self::Dbml => "DBML".into(),
            Self::Rows => "rows with a head".into(),
        }
    }

    /// What a text is most likely written in.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let end = (0..=text.len().min(LOOKED_AT)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let lower = text[..end].to_lowercase();
        let any = |is: fn(&str) -> bool| lower.lines().any(|line| is(line.trim_start_matches('\u{feff}').trim()));
        if any(|line| line.starts_with("erdiagram")) {
            Self::Mermaid
        } else if any(is_sql) {
            Self::Sql(sql::dialect_of(text))
        } else if any(is_dbml) {
            Self::Dbml
        } else if any(is_python) || ["db.model", "db.column(", "mapped_column(", "mapped["].iter().any(|sign| lower.contains(sign)) {
            Self::Python
        } else {
            Self::Rows
        }
    }
}

/// What stands between the fences of a Markdown text, each line where it was. A text that says something outside of them is
/// none of Markdown, whatever its rows hold.
pub(super) fn fenced(text: &str) -> Cow<'_, str> {
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    if !text.lines().any(is_fence) {
        return Cow::Borrowed(text);
    }
    let (mut inside, mut outside, mut is_inside) = (String::new(), String::new(), false);
    for line in text.lines() {
        let to = if is_inside { &mut inside } else { &mut outside };
        if !is_fence(line) {
            to.push_str(line);
        } else {
            is_inside = !is_inside;
        }
        inside.push('\n');
        outside.push('\n');
    }
    if is_inside || Language::of(&outside) != Language::Rows { Cow::Borrowed(text) } else { Cow::Owned(inside) }
}

/// Whether a line in small letters is one that only SQL has.
fn is_sql(line: &str) -> bool {
    let begins = ["create table", "alter table", "insert into", "pragma ", "comment on ", "drop table", "/*!4"];
    begins.iter().any(|word| line.starts_with(word)) || line.starts_with("create ") && line.contains(['(', ';'])
}

fn is_dbml(line: &str) -> bool {
    let blocks = ["table ", "enum ", "project ", "tablegroup ", "tablepartial "];
    let is_block = line.contains('{') && blocks.iter().any(|word| line.starts_with(word));
    is_block
        || line.starts_with("ref") && (line.contains(':') || line.ends_with('{')) && (line.ends_with('{') || line.contains(['<', '>', '-']))
}

fn is_python(line: &str) -> bool {
    line.starts_with("class ") && line.ends_with(':')
        || line.starts_with("from ") && line.contains(" import ")
        || line.starts_with("import ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_tell_what_they_are() {
        let wrong: Vec<_> = [
            ("CREATE TABLE a (id int);", "postgres"),
            ("create unique index i on a (b);", "postgres"),
            ("CREATE TABLE `a` (id int) ENGINE=InnoDB;", "mysql"),
            ("-- MariaDB dump 10.19\nCREATE TABLE `a` (id int);", "mariadb"),
            ("PRAGMA foreign_keys=OFF;\nCREATE TABLE a (id int);", "sqlite"),
            ("\u{feff}class Book(db.Model):\n    id = db.Column(db.Integer)", "python"),
            ("```mermaid\nerDiagram\n A ||--o{ B : x", "mermaid"),
            ("Table users {\n  id int [pk]\n}", "dbml"),
            ("Ref: a.b > c.d", "dbml"),
            ("id\tname\n1\tx", "rows"),
            ("Create date,Class\n2020-01-01,b", "rows"),
            ("table number\tref\n1\t2", "rows"),
            ("class name, teacher\nA, B", "rows"),
            ("", "rows"),
        ]
        .into_iter()
        .filter(|(text, word)| Language::of(text).word() != *word)
        .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn of_markdown_only_what_is_fenced_is_read() {
        assert_eq!(fenced("# SQL\n```sql\nCREATE TABLE a (b int);\n```\nwords"), "\n\nCREATE TABLE a (b int);\n\n\n");
        for whole in ["a\n```\nb", "CREATE TABLE a (b text);\nINSERT INTO a VALUES ('\n```\nx\n```\n');", "a b"] {
            assert_eq!(fenced(whole), whole);
        }
    }
}
