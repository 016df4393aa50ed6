//! Statements of the user's own, before or after what they are tied to.
//!
//! Alembic gives a driver one statement at a time, and some drivers refuse more: a text of several is taken apart.

use super::super::python::{call, string};
use super::{Databases, Statement, escaped};
use crate::dialect::Family;
use crate::migrate::{Answers, END, Operation, Own, START};

/// Where the statements of one way stand.
pub(in crate::text::flask) struct Places<'a> {
    operations: &'a [Operation],
    own: Vec<&'a Own>,
}

impl<'a> Places<'a> {
    pub fn of(answers: &'a Answers, back: bool, operations: &'a [Operation]) -> Self {
        let own = answers.own.iter().filter(|own| own.down == back && !own.sql.trim().is_empty());
        Self { operations, own: own.collect() }
    }

    pub(super) fn start(&self) -> Vec<Statement> {
        self.written(|own| own.anchor == START)
    }

    pub(super) fn end(&self) -> Vec<Statement> {
        self.written(|own| own.anchor == END)
    }

    /// Before the first operation that a statement is tied to.
    pub(super) fn before(&self, at: usize) -> Vec<Statement> {
        self.written(|own| !own.after && self.operations.iter().position(|o| is_at(own, o)) == Some(at))
    }

    /// After the last one.
    pub(super) fn after(&self, at: usize) -> Vec<Statement> {
        self.written(|own| own.after && self.operations.iter().rposition(|o| is_at(own, o)) == Some(at))
    }

    /// The statements that stand at nothing that this way does.
    pub fn lost(&self) -> impl Iterator<Item = &'a Own> {
        let stands = |own: &Own| own.anchor == START || own.anchor == END || self.operations.iter().any(|o| is_at(own, o));
        self.own.iter().copied().filter(move |own| !stands(own))
    }

    fn written(&self, is_here: impl Fn(&Own) -> bool) -> Vec<Statement> {
        self.own.iter().filter(|own| is_here(own)).flat_map(|own| statements_of(own)).collect()
    }
}

fn is_at(own: &Own, operation: &Operation) -> bool {
    operation.anchors().contains(&own.anchor)
}

fn statements_of(own: &Own) -> Vec<Statement> {
    let lines: Vec<_> = split(&own.sql).into_iter().map(|sql| Statement::Line(call("op.execute", [string(escaped(sql))]))).collect();
    let Some(dialect) = own.dialect.filter(|_| !lines.is_empty()) else { return lines };
    let of = match Family::of(dialect) {
        (Family::Restated, is_mariadb) => Databases::MariaDb(is_mariadb),
        (family, _) => family.into(),
    };
    vec![Statement::Branch { of, then: lines, otherwise: Vec::new() }]
}

/// The statements of a text, without the semicolons between them. What has a body of statements stays whole.
fn split(sql: &str) -> Vec<&str> {
    let words = sql.to_ascii_lowercase();
    let has_body = words.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "begin");
    let mut statements = Vec::new();
    let (mut rest, mut at) = (sql, 0);
    while !has_body && at < rest.len() {
        let tail = rest.get(at..).unwrap_or_default();
        if tail.starts_with(';') {
            statements.push(rest.get(..at).unwrap_or_default());
            (rest, at) = (rest.get(at + 1..).unwrap_or_default(), 0);
        } else {
            at += whole(tail);
        }
    }
    statements.push(if has_body { rest.trim_end().trim_end_matches(';') } else { rest });
    statements.into_iter().map(str::trim).filter(|sql| !is_empty(sql)).collect()
}

/// Whether there are only comments.
fn is_empty(sql: &str) -> bool {
    let text = sql.trim_start();
    let is_comment = text.starts_with("--") || text.starts_with("/*");
    text.is_empty() || (is_comment && text.get(whole(text)..).is_none_or(is_empty))
}

/// How long the piece is that a text begins with: a string, a name, a comment, or one letter.
fn whole(text: &str) -> usize {
    let until = |skip: usize, end: &str| text.get(skip..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| skip + at + end.len());
    match text.chars().next() {
        Some(quote @ ('\'' | '"' | '`')) => until(1, quote.encode_utf8(&mut [0; 4])),
        Some('-') if text.starts_with("--") => until(2, "\n"),
        Some('/') if text.starts_with("/*") => until(2, "*/"),
        Some('$') => match text.get(1..).and_then(|rest| rest.find('$')).and_then(|end| text.get(..end + 2)) {
            Some(tag) if tag[1..tag.len() - 1].chars().all(|c| c.is_alphanumeric() || c == '_') => until(tag.len(), tag),
            _ => 1,
        },
        Some(letter) => letter.len_utf8(),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_several_statements_is_taken_apart() {
        for (text, parts) in [
            ("DELETE FROM a; DELETE FROM b;", vec!["DELETE FROM a", "DELETE FROM b"]),
            ("UPDATE a SET b = 'x;''y' -- so; on\n", vec!["UPDATE a SET b = 'x;''y' -- so; on"]),
            ("SELECT \";\", `;` /* ; */ ; ; SELECT 'ü'", vec!["SELECT \";\", `;` /* ; */", "SELECT 'ü'"]),
            ("DO $x$ SELECT 1; $y$; $x$; SELECT $1", vec!["DO $x$ SELECT 1; $y$; $x$", "SELECT $1"]),
            (
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END;",
                vec!["CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END"],
            ),
            ("DELETE FROM a; -- done\n /* really */", vec!["DELETE FROM a"]),
            ("SELECT 'never closed; ", vec!["SELECT 'never closed;"]),
        ] {
            assert_eq!(split(text), parts, "{text}");
        }
    }
}
