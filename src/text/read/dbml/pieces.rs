//! The pieces of a DBML text: words, names, texts, expressions and marks, each with its line.

use crate::schema::DefaultValue;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Word(String),
    /// A name between double quotes.
    Quoted(String),
    Text(String),
    /// An expression between back-ticks.
    Sql(String),
    Mark(char),
    Line,
    /// Words between pieces that no reader heeds.
    Remark,
}

/// The pieces with their lines.
pub(super) fn pieces(text: &str) -> Vec<(usize, Piece)> {
    let mut pieces = Vec::new();
    let (mut rest, mut line) = (text.trim_start_matches('\u{feff}'), 1);
    while let Some(letter) = rest.chars().next() {
        let start = line;
        let (length, piece) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), Some(Piece::Remark))
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |at| at + 2), Some(Piece::Remark))
        } else if let Some(inside) = rest.strip_prefix("'''") {
            let end = inside.find("'''").unwrap_or(inside.len());
            ((end + 6).min(rest.len()), Some(Piece::Text(undented(&inside[..end]))))
        } else if matches!(letter, '\'' | '"' | '`') {
            let (length, inside) = quoted(rest, letter);
            let piece = match letter {
                '\'' => Piece::Text(inside),
                '"' => Piece::Quoted(inside),
                _ => Piece::Sql(inside),
            };
            (length, Some(piece))
        } else if letter == '\n' {
            (1, Some(Piece::Line))
        } else if letter.is_whitespace() {
            (letter.len_utf8(), None)
        } else if letter.is_alphanumeric() || letter == '_' || letter == '#' || letter == '~' {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '#' | '~');
            let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len()).max(letter.len_utf8());
            (end, Some(Piece::Word(rest[..end].to_owned())))
        } else {
            (letter.len_utf8(), Some(Piece::Mark(letter)))
        };
        line += rest[..length].matches('\n').count();
        pieces.extend(piece.map(|piece| (start, piece)));
        rest = &rest[length..];
    }
    pieces
}

/// A text between quotes and its length with them; a backslash takes the next letter along.
fn quoted(text: &str, quote: char) -> (usize, String) {
    let mut inside = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote != '`' => match letters.next() {
                Some((_, 'n')) => inside.push('\n'),
                Some((_, 't')) => inside.push('\t'),
                Some((_, other)) => inside.push(other),
                None => {}
            },
            letter if letter == quote => return (at + letter.len_utf8(), inside),
            letter => inside.push(letter),
        }
    }
    (text.len(), inside)
}

/// A text of several lines without what all of them begin with.
fn undented(text: &str) -> String {
    let indent = text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let lines: Vec<&str> = text.lines().map(|line| line.get(indent..).unwrap_or_else(|| line.trim_start())).collect();
    lines.join("\n").replace("\\'", "'").replace("\\\\", "\\").trim().to_owned()
}

/// What pieces say as one text.
pub(super) fn text_of(value: &[Piece]) -> String {
    let words: Vec<&str> = value
        .iter()
        .filter_map(|piece| match piece {
            Piece::Word(text) | Piece::Quoted(text) | Piece::Text(text) | Piece::Sql(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    words.join(" ")
}

pub(super) fn default(value: &[Piece]) -> Option<DefaultValue> {
    match value {
        [Piece::Sql(sql)] if sql.trim().eq_ignore_ascii_case("now()") => Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into())),
        [Piece::Sql(sql)] => Some(DefaultValue::Expression(sql.clone())),
        [Piece::Text(text) | Piece::Quoted(text)] => Some(DefaultValue::Literal(text.clone())),
        [Piece::Word(word)] if word.eq_ignore_ascii_case("null") => None,
        [] => None,
        // A number in pieces, or `status.open`: the value of an enum.
        [Piece::Word(_), Piece::Mark('.'), Piece::Word(value) | Piece::Quoted(value)] if value.parse::<u64>().is_err() => {
            Some(DefaultValue::Literal(value.clone()))
        }
        pieces => {
            let of = |piece: &Piece| match piece {
                Piece::Word(text) | Piece::Quoted(text) | Piece::Text(text) | Piece::Sql(text) => text.clone(),
                Piece::Mark(mark) => mark.to_string(),
                Piece::Line | Piece::Remark => String::new(),
            };
            Some(DefaultValue::Literal(pieces.iter().map(of).collect()))
        }
    }
}
