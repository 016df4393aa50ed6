//! Expressions and values in one spelling, whichever database printed them.

use relata::schema::DataType;

/// What a default is compared as: how a number, a truth value and a text are spelled depends on the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Truth,
    Number,
    Json,
    Text,
}

impl Kind {
    /// The kind of a type of the design.
    pub fn of(data_type: &DataType) -> Self {
        match data_type {
            DataType::Boolean => Self::Truth,
            DataType::Numeric(_) | DataType::Real | DataType::Double => Self::Number,
            _ if data_type.is_integer() => Self::Number,
            DataType::Json => Self::Json,
            _ => Self::Text,
        }
    }
}

/// A piece of SQL as a database prints it.
enum Piece {
    Name(String),
    Text(String),
    Other(char),
}

/// An expression without what databases add or drop when they print it: white space, brackets, casts,
/// quotes of names, and the case of words.
pub fn plain(expression: &str) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for piece in pieces(expression) {
        match piece {
            Piece::Name(name) => {
                if after_word {
                    out.push(' ');
                }
                out.push_str(&name.to_lowercase());
            }
            Piece::Text(text) => out.push_str(&format!("'{}'", text.replace('\'', "''"))),
            Piece::Other(c) => out.push(c),
        }
        after_word = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    }
    for (printed, meant) in [("octet_length", "length"), ("now", "current_timestamp"), ("!=", "<>")] {
        out = out.replace(printed, meant);
    }
    out
}

fn pieces(expression: &str) -> Vec<Piece> {
    let chars: Vec<char> = expression.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match c {
            '\'' => {
                let (text, next) = quoted(&chars, at);
                let cast: String = chars[next..].iter().skip(2).take_while(|c| c.is_alphanumeric()).collect();
                let is_number = matches!(cast.as_str(), "integer" | "bigint" | "smallint" | "numeric");
                // PostgreSQL prints -10 as '-10'::integer.
                pieces.push(if is_number { Piece::Name(text) } else { Piece::Text(text) });
                at = next;
            }
            '"' | '`' => {
                let (name, next) = quoted(&chars, at);
                pieces.push(Piece::Name(name));
                at = next;
            }
            ':' if chars.get(at + 1) == Some(&':') => at = after_cast(&chars, at + 2),
            c if c.is_whitespace() || c == '(' || c == ')' => at += 1,
            c if c.is_alphanumeric() || c == '_' => {
                let end = (at..chars.len()).find(|&i| !(chars[i].is_alphanumeric() || chars[i] == '_' || chars[i] == '.'));
                let end = end.unwrap_or(chars.len());
                let word: String = chars[at..end].iter().collect();
                if !(word.starts_with("_utf8") && chars.get(end) == Some(&'\'')) {
                    pieces.push(Piece::Name(word));
                }
                at = end;
            }
            c => {
                pieces.push(Piece::Other(c));
                at += 1;
            }
        }
    }
    pieces
}

fn quoted(chars: &[char], start: usize) -> (String, usize) {
    let quote = chars[start];
    let mut text = String::new();
    let mut at = start + 1;
    while let Some(&c) = chars.get(at) {
        if c == quote && chars.get(at + 1) == Some(&quote) {
            at += 1;
        } else if c == quote {
            return (text, at + 1);
        } else if c == '\\' && quote == '\'' && matches!(chars.get(at + 1), Some('\'' | '\\')) {
            at += 1;
        }
        text.push(chars[at]);
        at += 1;
    }
    (text, at)
}

/// Where a PostgreSQL cast ends: `::character varying(40)`, `::"Mood"`, `::text[]`.
fn after_cast(chars: &[char], start: usize) -> usize {
    let mut at = start;
    if chars.get(at) == Some(&'"') {
        at = quoted(chars, at).1;
    } else {
        let rest: String = chars[at..].iter().collect();
        let long =
            ["character varying", "timestamp without time zone", "timestamp with time zone", "time without time zone", "double precision"];
        let known = long.iter().find(|name| rest.starts_with(*name)).map(|name| name.len());
        let word = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').count();
        at += known.unwrap_or(word);
    }
    if chars.get(at) == Some(&'(') {
        at += chars[at..].iter().position(|c| *c == ')').map_or(0, |end| end + 1);
    }
    while matches!(chars.get(at), Some('[' | ']')) {
        at += 1;
    }
    at
}

/// A default as it is compared.
pub fn default_words(kind: Kind, printed: &str) -> String {
    let plain = plain(printed);
    let text = literal_text(printed);
    let value = text.as_deref().unwrap_or(&plain);
    match kind {
        Kind::Truth => match value.to_lowercase().as_str() {
            "1" | "true" | "t" => "true".into(),
            "0" | "false" | "f" => "false".into(),
            _ => plain,
        },
        Kind::Number => number(value).unwrap_or(plain),
        Kind::Json => match serde_json::from_str::<serde_json::Value>(value) {
            Ok(json) => json.to_string(),
            Err(_) => plain,
        },
        Kind::Text => plain,
    }
}

/// The text inside, where an expression is nothing but one string (and casts and brackets).
fn literal_text(printed: &str) -> Option<String> {
    match pieces(printed).as_slice() {
        [Piece::Text(text)] => Some(text.clone()),
        _ => None,
    }
}

/// A number in one spelling: `1.50`, `01.5` and `1.5e0` are `1.5`.
pub fn number(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    Some(if value == value.trunc() && value.abs() < 1e15 { format!("{value:.0}") } else { format!("{value}") })
}

/// A value of a column whose type changed: `true` and `1`, `5` and `5.00`, a day and its midnight are the same.
pub fn across_types(value: &str) -> String {
    let value = value.trim_end();
    match value {
        "t" | "true" => return "1".into(),
        "f" | "false" => return "0".into(),
        _ => {}
    }
    if let Some(number) = number(value) {
        return number;
    }
    let day = value.strip_suffix("+00").unwrap_or(value);
    let day = day.strip_suffix(" 00:00:00").unwrap_or(day);
    match serde_json::from_str::<serde_json::Value>(day) {
        // A text in JSON is the text; a moment has a letter between its day and its time there.
        Ok(serde_json::Value::String(text)) => {
            let is_moment = text.get(..11).is_some_and(|day| day.ends_with('T') && day.starts_with(|c: char| c.is_ascii_digit()));
            across_types(&if is_moment { text.replacen('T', " ", 1) } else { text })
        }
        Ok(json) => json.to_string(),
        Err(_) => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        for (printed, meant) in [
            ("((price)::numeric >= (0)::numeric)", "price>=0"),
            ("`price` >= 0", "price>=0"),
            ("\"My Col\" <> 'it''s (x)'::character varying(20)", "my col<>'it''s (x)'"),
            ("current_timestamp()", "current_timestamp"),
        ] {
            assert_eq!(plain(printed), meant);
        }
        assert_eq!(default_words(Kind::Number, "'-5'::integer"), "-5");
        assert_eq!(default_words(Kind::Truth, "1"), "true");
        assert_eq!(default_words(Kind::Text, "'true'::text"), "'true'");
        assert_ne!(default_words(Kind::Text, "true"), "'true'");
    }
}
