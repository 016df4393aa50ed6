//! SQL written by the user that speaks of columns: in a check, or behind a generated column.
//!
//! The columns in it are ids, not names, so renaming a column neither breaks an expression nor counts
//! as a change of it. Everything that is not one of the table's columns is kept as it was typed.
//! Deliberately not here: understanding SQL. The text is cut into strings, comments, words and the rest.

use super::{Column, ColumnId};

/// A piece of an [`Expression`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Text kept as it was typed.
    Text(String),
    /// A column of the table that the expression belongs to.
    Column(ColumnId),
}

/// An SQL expression over the columns of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expression(Vec<Part>);

/// Words that are never the name of a column unless they are quoted.
const WORDS_OF_SQL: &[&str] = &[
    "and", "or", "not", "null", "is", "in", "like", "between", "case", "when", "then", "else", "end", "true", "false", "exists", "as",
    "cast", "collate", "interval",
];

impl Expression {
    /// Reads `text` as typed by the user; words and quoted names that are names of `columns` become
    /// those columns. An exact match wins over one that differs in case.
    #[must_use]
    pub fn read(text: &str, columns: &[Column]) -> Self {
        let column_named =
            |name: &str| columns.iter().find(|c| c.name == name).or_else(|| columns.iter().find(|c| c.name.eq_ignore_ascii_case(name)));
        let mut parts = Vec::new();
        let mut after_cast = false;
        let mut rest = text.trim();
        while let Some(token) = Token::first(rest) {
            let piece = &rest[..token.length()];
            rest = &rest[token.length()..];
            let called = rest.trim_start().starts_with('(');
            let column = match token {
                Token::Word(word) if !called && !after_cast && !is_word_of_sql(word) => column_named(word),
                Token::Quoted(quote, _) => column_named(&unquoted(piece, quote)),
                _ => None,
            };
            after_cast = piece.ends_with("::");
            match column {
                Some(column) => parts.push(Part::Column(column.id)),
                None => push_text(&mut parts, piece),
            }
        }
        Self(parts)
    }

    /// The expression made of these pieces; neighbouring texts are joined.
    #[must_use]
    pub fn from_parts(pieces: impl IntoIterator<Item = Part>) -> Self {
        let mut parts = Vec::new();
        for piece in pieces {
            match piece {
                Part::Text(text) => push_text(&mut parts, &text),
                column @ Part::Column(_) => parts.push(column),
            }
        }
        Self(parts)
    }

    /// The pieces in order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The text, with each column spelled by `name_of` (quoted, where the reader needs that).
    #[must_use]
    pub fn write(&self, name_of: impl Fn(ColumnId) -> String) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Column(id) => name_of(*id),
            })
            .collect()
    }

    /// The text as the user edits it: names as they are where they are plain words, else in double quotes.
    #[must_use]
    pub fn display(&self, columns: &[Column]) -> String {
        self.write(|id| columns.iter().find(|c| c.id == id).map_or_else(|| "?".into(), |c| spelled(&c.name)))
    }

    /// The columns that it speaks of, in order, with repeats.
    pub fn columns(&self) -> impl Iterator<Item = ColumnId> + '_ {
        self.0.iter().filter_map(|part| match part {
            Part::Column(id) => Some(*id),
            Part::Text(_) => None,
        })
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_word_of_sql(word: &str) -> bool {
    WORDS_OF_SQL.contains(&word.to_ascii_lowercase().as_str())
}

fn is_word_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

fn spelled(name: &str) -> String {
    let plain = name.starts_with(is_word_start) && name.chars().all(is_word_part) && !is_word_of_sql(name);
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

fn unquoted(piece: &str, quote: char) -> String {
    let inside = piece.strip_prefix(quote).and_then(|p| p.strip_suffix(quote)).unwrap_or(piece);
    inside.replace(&format!("{quote}{quote}"), &quote.to_string())
}

fn push_text(parts: &mut Vec<Part>, piece: &str) {
    match parts.last_mut() {
        Some(Part::Text(text)) => text.push_str(piece),
        _ if piece.is_empty() => {}
        _ => parts.push(Part::Text(piece.to_owned())),
    }
}

/// A piece of SQL text, just fine enough to tell a name from a string.
enum Token<'a> {
    Word(&'a str),
    Quoted(char, usize),
    Rest(usize),
}

impl<'a> Token<'a> {
    fn first(text: &'a str) -> Option<Self> {
        let first = text.chars().next()?;
        let up_to = |end: Option<usize>| end.unwrap_or(text.len());
        Some(match first {
            '"' | '`' => Self::Quoted(first, quoted_length(text, first)),
            '\'' => Self::Rest(quoted_length(text, '\'')),
            '-' if text.starts_with("--") => Self::Rest(up_to(text.find('\n'))),
            '/' if text.starts_with("/*") => Self::Rest(up_to(text.find("*/").map(|at| at + 2))),
            ':' if text.starts_with("::") => Self::Rest(2),
            c if is_word_start(c) => Self::Word(&text[..up_to(text.find(|c| !is_word_part(c)))]),
            c if c.is_ascii_digit() => Self::Rest(up_to(text.find(|c: char| !(is_word_part(c) || c == '.')))),
            c => Self::Rest(c.len_utf8()),
        })
    }

    fn length(&self) -> usize {
        match self {
            Self::Word(word) => word.len(),
            Self::Quoted(_, length) | Self::Rest(length) => *length,
        }
    }
}

/// The length of a quoted piece with its quotes; a doubled quote is a quote inside it.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut at = quote.len_utf8();
    while let Some(found) = text[at..].find(quote) {
        at += found + quote.len_utf8();
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += quote.len_utf8();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{DataType, Ids};

    fn columns(names: &[&str]) -> Vec<Column> {
        let mut ids = Ids::new(1);
        names.iter().map(|name| Column::new(ids.mint(), *name, DataType::Integer)).collect()
    }

    #[test]
    fn columns_follow_their_names() {
        let mut columns = columns(&["price", "qty", "my col"]);
        let expression = Expression::read("price > 0 AND \"my col\" <> 'price' -- qty\n and abs(QTY) > 1", &columns);
        assert_eq!(expression.columns().collect::<Vec<_>>(), [columns[0].id, columns[2].id, columns[1].id]);
        columns[0].name = "order".into();
        columns[2].name = "a \"b\"".into();
        let shown = expression.display(&columns);
        assert_eq!(shown, "order > 0 AND \"a \"\"b\"\"\" <> 'price' -- qty\n and abs(qty) > 1");
        assert_eq!(Expression::read(&shown, &columns), expression);
    }

    #[test]
    fn functions_casts_and_words_of_sql_are_not_columns() {
        let columns = columns(&["lower", "text", "null"]);
        let expression = Expression::read("lower('x') = 'y'::text or lower is not null", &columns);
        assert_eq!(expression.columns().collect::<Vec<_>>(), [columns[0].id]);
    }

    #[test]
    fn odd_text_is_kept() {
        let columns = columns(&["a"]);
        for text in ["'open", "\"open", "/* open", "é € 🙂", "a a", "1.5e3 > 2x", ""] {
            assert_eq!(Expression::read(text, &columns).display(&columns), text);
        }
    }
}
