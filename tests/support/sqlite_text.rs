//! What SQLite keeps only as the text of a table: checks, expressions of generated columns, names of constraints.

use std::collections::BTreeMap;

/// What the text of a `CREATE TABLE` says beyond the pragmas.
#[derive(Debug, Default)]
pub struct Said {
    pub primary_key_name: String,
    pub uniques: Vec<(String, Vec<String>)>,
    pub checks: Vec<(String, String)>,
    /// Each with its name, its columns, its target and when it is checked.
    pub foreign_keys: Vec<(String, Vec<String>, String, String)>,
    pub generated: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Name(String),
    /// Brackets with what is inside, as text.
    Group(String),
    Rest(String),
}

impl Token {
    fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(w) if w.eq_ignore_ascii_case(word))
    }

    fn name(&self) -> String {
        match self {
            Self::Word(text) | Self::Name(text) | Self::Group(text) | Self::Rest(text) => text.clone(),
        }
    }
}

impl Said {
    /// The name of the foreign key of these columns to that table, and when it is checked.
    pub fn foreign_key(&self, columns: &[String], target: &str) -> Option<(String, String)> {
        let found = self.foreign_keys.iter().find(|(_, of, to, _)| of == columns && to.eq_ignore_ascii_case(target));
        found.map(|(name, _, _, deferrable)| (name.clone(), deferrable.clone()))
    }
}

/// The parts of a `CREATE INDEX`, and the condition behind WHERE.
pub fn index(sql: &str) -> (Vec<String>, Option<String>) {
    let tokens = tokens(sql);
    let parts = tokens.iter().find_map(|t| if let Token::Group(body) = t { Some(list(body)) } else { None });
    let condition = tokens.iter().position(|t| t.is("where")).and_then(|at| match &tokens[at + 1..] {
        [Token::Group(text)] => Some(text.clone()),
        _ => sql.rsplit_once(" WHERE ").map(|(_, text)| text.to_owned()),
    });
    (parts.unwrap_or_default(), condition)
}

/// Reads the text of a `CREATE TABLE`.
pub fn read(sql: &str) -> Said {
    let mut said = Said::default();
    let body = tokens(sql).into_iter().find_map(|t| if let Token::Group(body) = t { Some(body) } else { None });
    for item in split(&tokens(&body.unwrap_or_default())) {
        said.add(&item);
    }
    said
}

/// A check that only lists values: the column and the values.
pub fn enum_check(expression: &str) -> Option<(String, Vec<String>)> {
    match tokens(expression).as_slice() {
        [Token::Word(column) | Token::Name(column), word, Token::Group(list)] if word.is("in") => {
            let values = split(&tokens(list)).into_iter().map(|item| match item.as_slice() {
                [Token::Rest(text)] => text.strip_prefix('\'')?.strip_suffix('\'').map(|t| t.replace("''", "'")),
                _ => None,
            });
            values.collect::<Option<Vec<_>>>().map(|values| (column.clone(), values))
        }
        _ => None,
    }
}

impl Said {
    /// A column or a constraint: what stands between two commas.
    fn add(&mut self, item: &[Token]) {
        let constraint = ["constraint", "primary", "unique", "check", "foreign"];
        let column = item.first().filter(|t| !constraint.iter().any(|word| t.is(word))).map(Token::name);
        let mut name = String::new();
        for (at, token) in item.iter().enumerate().skip(usize::from(column.is_some())) {
            let next = |n: usize| item.get(at + n).map(Token::name).unwrap_or_default();
            let group = |n: usize| match (item.get(at + n), &column) {
                (Some(Token::Group(inside)), _) => list(inside),
                (_, Some(column)) => vec![column.clone()],
                _ => Vec::new(),
            };
            if token.is("constraint") {
                name = next(1);
            } else if token.is("primary") {
                self.primary_key_name = std::mem::take(&mut name);
            } else if token.is("unique") {
                self.uniques.push((std::mem::take(&mut name), group(1)));
            } else if token.is("check") {
                self.checks.push((std::mem::take(&mut name), next(1)));
            } else if token.is("references") {
                let columns = if column.is_some() { group(usize::MAX - at) } else { self.of_foreign_key(item) };
                let has = |word: &str| item[at..].iter().any(|token| token.is(word));
                let deferrable = match (has("deferrable"), has("deferred")) {
                    (true, true) => "deferred",
                    (true, false) => "immediate",
                    _ => "",
                };
                self.foreign_keys.push((std::mem::take(&mut name), columns, next(1), deferrable.into()));
            } else if token.is("as")
                && let Some(column) = &column
            {
                self.generated.insert(column.clone(), next(1));
            }
        }
    }

    fn of_foreign_key(&self, item: &[Token]) -> Vec<String> {
        let at = item.iter().position(|t| t.is("key")).map_or(0, |at| at + 1);
        item.get(at).map(|group| list(&group.name())).unwrap_or_default()
    }
}

fn list(inside: &str) -> Vec<String> {
    split(&tokens(inside)).iter().filter_map(|item| item.first()).map(Token::name).collect()
}

fn split(tokens: &[Token]) -> Vec<Vec<Token>> {
    tokens.split(|t| *t == Token::Rest(",".into())).map(<[Token]>::to_vec).collect()
}

fn tokens(sql: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = sql;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\'' | '"' | '`' => closing(rest, c),
            '(' => closing_bracket(rest),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            c if c.is_alphanumeric() || c == '_' => rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        let inside = || piece[1..piece.len() - 1].to_owned();
        match c {
            '"' | '`' => tokens.push(Token::Name(inside().replace(&format!("{c}{c}"), &c.to_string()))),
            '(' => tokens.push(Token::Group(inside())),
            c if c.is_whitespace() || piece.starts_with("--") => {}
            c if c.is_alphanumeric() || c == '_' => tokens.push(Token::Word(piece.to_owned())),
            _ => tokens.push(Token::Rest(piece.to_owned())),
        }
        rest = after;
    }
    tokens
}

/// Where a quoted piece at the start ends; a doubled quote is part of it.
fn closing(text: &str, quote: char) -> usize {
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

fn closing_bracket(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '\'' | '"' | '`' => {
                at += closing(&text[at..], c);
                continue;
            }
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
        if depth == 0 {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_text_says() {
        let sql = "CREATE TABLE \"a (b\" (\"id\" INTEGER NOT NULL, mood TEXT CONSTRAINT m CHECK (mood IN ('a', 'it''s')), \
            x INT GENERATED ALWAYS AS (id * 2) STORED, CONSTRAINT pk PRIMARY KEY (id), CONSTRAINT f FOREIGN KEY (id, \"x\") \
            REFERENCES \"o\"\"t\" (a, b) ON DELETE CASCADE, CONSTRAINT u UNIQUE (x), CHECK (id > 0))";
        let said = read(sql);
        assert_eq!(said.primary_key_name, "pk");
        assert_eq!(said.uniques, [("u".to_owned(), vec!["x".to_owned()])]);
        assert_eq!(said.foreign_key(&["id".into(), "x".into()], "o\"t"), Some(("f".into(), String::new())));
        assert_eq!(said.generated["x"], "id * 2");
        assert_eq!(said.checks.len(), 2);
        assert_eq!(enum_check(&said.checks[0].1), Some(("mood".into(), vec!["a".into(), "it's".into()])));
        assert_eq!(enum_check(&said.checks[1].1), None);
    }
}
