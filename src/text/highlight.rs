//! Cutting SQL and mermaid text into coloured pieces.
//!
//! Law: the pieces joined are the text, byte for byte. Any text can be cut, also half a statement.
//! Deliberately not here: understanding either language, and colours (the theme's business).

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A word of the language.
    Keyword,
    /// The name of something, quoted or not.
    Name,
    /// A string, or a label.
    String,
    /// A number.
    Number,
    /// A remark.
    Comment,
    /// Brackets, commas, operators, the marks of a relation.
    Punctuation,
    /// White space and what is none of the others.
    Plain,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// The piece.
    pub text: &'a str,
}

/// The words that our SQL has in it.
const SQL_WORDS: &[&str] = &[
    "action",
    "add",
    "after",
    "algorithm",
    "alter",
    "always",
    "and",
    "as",
    "asc",
    "auto_increment",
    "autoincrement",
    "begin",
    "between",
    "bigint",
    "binary",
    "blob",
    "boolean",
    "by",
    "bytea",
    "cascade",
    "case",
    "cast",
    "change",
    "char",
    "character",
    "check",
    "collate",
    "column",
    "comment",
    "commit",
    "concurrently",
    "constraint",
    "create",
    "current_date",
    "current_time",
    "current_timestamp",
    "database",
    "date",
    "datetime",
    "decimal",
    "default",
    "deferrable",
    "deferred",
    "delete",
    "desc",
    "distinct",
    "double",
    "drop",
    "else",
    "end",
    "engine",
    "enum",
    "exists",
    "false",
    "first",
    "float",
    "for",
    "foreign",
    "from",
    "generated",
    "identity",
    "if",
    "immediate",
    "in",
    "index",
    "initially",
    "insert",
    "int",
    "integer",
    "interval",
    "into",
    "is",
    "json",
    "jsonb",
    "key",
    "like",
    "limit",
    "longblob",
    "longtext",
    "match",
    "mediumtext",
    "modify",
    "no",
    "not",
    "null",
    "numeric",
    "off",
    "on",
    "only",
    "or",
    "order",
    "pragma",
    "precision",
    "primary",
    "real",
    "references",
    "rename",
    "replace",
    "restrict",
    "rollback",
    "schema",
    "select",
    "serial",
    "set",
    "smallint",
    "start",
    "stored",
    "strict",
    "table",
    "temporary",
    "text",
    "then",
    "time",
    "timestamp",
    "timestamptz",
    "tinyint",
    "to",
    "transaction",
    "true",
    "type",
    "union",
    "unique",
    "unsigned",
    "update",
    "using",
    "uuid",
    "valid",
    "validate",
    "value",
    "values",
    "varbinary",
    "varchar",
    "varying",
    "view",
    "virtual",
    "when",
    "where",
    "with",
    "without",
    "zone",
];

const PYTHON_WORDS: &[&str] = &[
    "and", "as", "class", "def", "del", "else", "except", "false", "for", "from", "if", "import", "in", "is", "lambda", "none", "not",
    "or", "pass", "raise", "return", "true", "try", "while", "with",
];

const MERMAID_WORDS: &[&str] = &["accdescr", "acctitle", "class", "classdef", "direction", "erdiagram", "fk", "pk", "style", "title", "uk"];

/// Cuts SQL.
#[must_use]
pub fn highlight_sql(text: &str) -> Vec<Token<'_>> {
    cut(text, sql_token)
}

/// Cuts the text of a mermaid diagram.
#[must_use]
pub fn highlight_mermaid(text: &str) -> Vec<Token<'_>> {
    cut(text, mermaid_token)
}

/// Cuts Python.
#[must_use]
pub fn highlight_python(text: &str) -> Vec<Token<'_>> {
    cut(text, python_token)
}

fn cut<'a>(text: &'a str, first: impl Fn(&'a str, char) -> (TokenKind, usize)) -> Vec<Token<'a>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut start = 0;
    while let Some(letter) = text[start..].chars().next() {
        let (kind, length) = first(&text[start..], letter);
        let end = start + length.max(letter.len_utf8());
        tokens.push(Token { kind, text: &text[start..end] });
        start = end;
    }
    tokens
}

fn until(text: &str, end: impl Fn(char) -> bool) -> usize {
    text.find(end).unwrap_or(text.len())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// The length of a quoted piece; a doubled quote is a quote inside it.
fn quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(found) = text[at..].find(quote) {
        at += found + 1;
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn sql_token(text: &str, letter: char) -> (TokenKind, usize) {
    match letter {
        _ if text.starts_with("--") => (TokenKind::Comment, until(text, |c| c == '\n')),
        _ if text.starts_with("/*") => (TokenKind::Comment, text.find("*/").map_or(text.len(), |at| at + 2)),
        '\'' => (TokenKind::String, quoted(text, '\'')),
        '"' | '`' => (TokenKind::Name, quoted(text, letter)),
        c if c.is_ascii_digit() => (TokenKind::Number, until(text, |c| !is_word(c) && c != '.')),
        c if is_word(c) => word(text, SQL_WORDS, TokenKind::Name),
        c if c.is_whitespace() => (TokenKind::Plain, until(text, |c| !c.is_whitespace())),
        c => (TokenKind::Punctuation, c.len_utf8()),
    }
}

fn python_token(text: &str, letter: char) -> (TokenKind, usize) {
    match letter {
        '#' => (TokenKind::Comment, until(text, |c| c == '\n')),
        _ if text.starts_with("\"\"\"") => (TokenKind::String, text[3..].find("\"\"\"").map_or(text.len(), |at| at + 6)),
        '\'' | '"' => (TokenKind::String, escaped(text, letter)),
        c if c.is_ascii_digit() => (TokenKind::Number, until(text, |c| !is_word(c) && c != '.')),
        c if is_word(c) => word(text, PYTHON_WORDS, TokenKind::Name),
        c if c.is_whitespace() => (TokenKind::Plain, until(text, |c| !c.is_whitespace())),
        c => (TokenKind::Punctuation, c.len_utf8()),
    }
}

/// The length of a string in which a backslash takes the next character along.
fn escaped(text: &str, quote: char) -> usize {
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn mermaid_token(text: &str, letter: char) -> (TokenKind, usize) {
    let marks = |c: char| matches!(c, '|' | 'o' | '}' | '{' | '-' | '.');
    match letter {
        _ if text.starts_with("%%") => (TokenKind::Comment, until(text, |c| c == '\n')),
        '"' => (TokenKind::String, quoted(text, '"')),
        '|' | '}' if text[1..].starts_with(['o', '|']) => (TokenKind::Punctuation, until(text, |c| !marks(c))),
        c if c.is_ascii_digit() => (TokenKind::Number, until(text, |c| !is_word(c))),
        c if is_word(c) => word(text, MERMAID_WORDS, TokenKind::Name),
        c if c.is_whitespace() => (TokenKind::Plain, until(text, |c| !c.is_whitespace())),
        c => (TokenKind::Punctuation, c.len_utf8()),
    }
}

fn word(text: &str, words: &[&str], otherwise: TokenKind) -> (TokenKind, usize) {
    let length = until(text, |c| !is_word(c));
    let known = words.binary_search(&text[..length].to_ascii_lowercase().as_str()).is_ok();
    (if known { TokenKind::Keyword } else { otherwise }, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(tokens: &[Token]) -> Vec<(TokenKind, String)> {
        let shown = tokens.iter().filter(|token| token.kind != TokenKind::Plain);
        shown.map(|token| (token.kind, token.text.to_owned())).collect()
    }

    #[test]
    fn words_are_in_order_for_the_search() {
        assert!([SQL_WORDS, PYTHON_WORDS, MERMAID_WORDS].iter().all(|words| words.is_sorted()));
    }

    #[test]
    fn sql() {
        use TokenKind::{Comment, Keyword, Name, Number, Punctuation, String};
        let found = kinds(&highlight_sql("ALTER TABLE \"a \"\"b\" ADD x numeric(10) -- it's\n'it''s'"));
        let expected = [
            (Keyword, "ALTER"),
            (Keyword, "TABLE"),
            (Name, "\"a \"\"b\""),
            (Keyword, "ADD"),
            (Name, "x"),
            (Keyword, "numeric"),
            (Punctuation, "("),
            (Number, "10"),
            (Punctuation, ")"),
            (Comment, "-- it's"),
            (String, "'it''s'"),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn mermaid() {
        use TokenKind::{Keyword, Name, Punctuation, String};
        let found = kinds(&highlight_mermaid("erDiagram\n  author ||--o{ \"my book\" : \"has\""));
        let expected = [
            (Keyword, "erDiagram"),
            (Name, "author"),
            (Punctuation, "||--o{"),
            (String, "\"my book\""),
            (Punctuation, ":"),
            (String, "\"has\""),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn the_pieces_are_the_text() {
        let pieces = ["'", "\"", "`", "--", "/*", "*/", "%%", "||", "}o", "é", "🙂", "1.5", "select", " ", "\n", "$", "{", "#", "\\"];
        let mut rng = fastrand::Rng::with_seed(1);
        for _ in 0..2000 {
            let text: std::string::String = (0..rng.usize(..12)).map(|_| pieces[rng.usize(..pieces.len())]).collect();
            for tokens in [highlight_sql(&text), highlight_python(&text), highlight_mermaid(&text)] {
                assert_eq!(tokens.iter().map(|token| token.text).collect::<std::string::String>(), text);
                assert!(tokens.iter().all(|token| !token.text.is_empty()));
            }
        }
    }
}
