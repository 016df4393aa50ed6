//! A column typed in one line: `email varchar(255) !unique`, `author_id > author`, `done bool = false`.
//!
//! First the name, in double quotes where it has spaces; then, in any order, a type and marks: `?` may be
//! empty, `!` must have a value, `*` primary key, `unique`, `= default`, `> table` or `> table.column`.
//! Deliberately not here: what is in the schema. The result is words.

use crate::schema::DefaultValue;

/// What a line says about a column. What it does not say is `None` or `false`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shorthand {
    /// The name.
    pub name: String,
    /// The type, as typed.
    pub data_type: Option<String>,
    /// Whether it may be empty.
    pub nullable: Option<bool>,
    /// Whether it is the primary key.
    pub primary: bool,
    /// Whether no two rows may be equal in it.
    pub unique: bool,
    /// What a row gets that does not say.
    pub default: Option<DefaultValue>,
    /// What it points at.
    pub target: Option<Target>,
}

/// A table, or a column of it, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name of the table.
    pub table: String,
    /// The name of the column; `None` is the primary key.
    pub column: Option<String>,
}

impl Shorthand {
    /// Reads a line; `None` where there is no name in it.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let mut this = Self::default();
        let line = line.trim();
        let rest = if let Some((name, rest)) = quoted_start(line) {
            this.name = name;
            rest
        } else {
            let end = line.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).unwrap_or(line.len());
            this.name = this.without_marks(line[..end].trim_end_matches(':')).to_owned();
            &line[end..]
        };
        let [facts, default, target] = split(rest);
        this.read_facts(facts.unwrap_or_default());
        this.default = default.and_then(read_default);
        this.target = target.and_then(read_target);
        (!this.name.trim().is_empty()).then_some(this)
    }

    /// How a name is typed so that it reads back: in quotes where it would not.
    #[must_use]
    pub fn spelled(name: &str) -> String {
        let plain = Self::read(name).is_some_and(|read| read == Self { name: name.into(), ..Self::default() });
        if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
    }

    fn read_facts(&mut self, facts: &str) {
        let mut type_words: Vec<&str> = Vec::new();
        let mut words = words(facts).into_iter().peekable();
        while let Some(piece) = words.next() {
            let word = self.without_marks(piece);
            match word.to_ascii_lowercase().as_str() {
                "" => {}
                "unique" | "uq" | "uk" => self.unique = true,
                "pk" => self.primary = true,
                "primary" => {
                    words.next_if(|next| next.eq_ignore_ascii_case("key"));
                    self.primary = true;
                }
                "null" => self.nullable = Some(true),
                "not" if words.next_if(|next| next.eq_ignore_ascii_case("null")).is_some() => self.nullable = Some(false),
                _ => type_words.push(word),
            }
        }
        if !type_words.is_empty() {
            self.data_type = Some(type_words.join(" "));
        }
    }

    /// Takes the marks off both ends of a word and notes them.
    fn without_marks<'a>(&mut self, word: &'a str) -> &'a str {
        let bare = word.trim_matches(['?', '!', '*']);
        let marks = word.len() - bare.len();
        for mark in word.chars().filter(|c| marks > 0 && matches!(c, '?' | '!' | '*')) {
            match mark {
                '?' => self.nullable = Some(true),
                '!' => self.nullable = Some(false),
                '*' => self.primary = true,
                _ => {}
            }
        }
        bare
    }
}

/// A name in double quotes at the start, with what follows; a doubled quote is a quote in it.
fn quoted_start(line: &str) -> Option<(String, &str)> {
    let mut rest = line.strip_prefix('"')?;
    let mut name = String::new();
    loop {
        let end = rest.find('"')?;
        name += &rest[..end];
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None => return Some((name, rest)),
        }
    }
}

/// Calls `visit` with each character that is in no quotes and no brackets.
fn outside(text: &str, mut visit: impl FnMut(usize, char)) {
    let mut quote = None;
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, c) if depth == 0 => visit(at, c),
            _ => {}
        }
    }
}

/// The words, cut at white space outside of brackets and quotes.
fn words(text: &str) -> Vec<&str> {
    let mut cuts = vec![];
    outside(text, |at, c| {
        if c.is_whitespace() {
            cuts.push((at, at + c.len_utf8()));
        }
    });
    let mut start = 0;
    let mut words = Vec::new();
    for (end, next) in cuts.into_iter().chain([(text.len(), text.len())]) {
        words.push(&text[start..end]);
        start = next;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What comes before, what follows `=`, and what follows `>`.
fn split(text: &str) -> [Option<&str>; 3] {
    let mut marks = Vec::new();
    outside(text, |at, c| {
        let known = marks.iter().any(|(_, mark)| *mark == c);
        if matches!(c, '=' | '>') && !known {
            marks.push((at, c));
        }
    });
    let end_of = |index: usize| marks.get(index).map_or(text.len(), |(at, _)| *at);
    let part = |wanted: char| {
        let index = marks.iter().position(|(_, mark)| *mark == wanted)?;
        Some(text[marks[index].0 + 1..end_of(index + 1)].trim())
    };
    [Some(&text[..end_of(0)]), part('='), part('>')]
}

fn read_default(text: &str) -> Option<DefaultValue> {
    const WORDS: [&str; 5] = ["current_timestamp", "current_date", "current_time", "localtime", "localtimestamp"];
    if text.is_empty() || text.eq_ignore_ascii_case("null") {
        return None;
    }
    let inside = text.strip_prefix('\'').and_then(|t| t.strip_suffix('\''));
    Some(match inside {
        Some(inside) => DefaultValue::Literal(inside.replace("''", "'")),
        None if text.contains('(') || WORDS.contains(&text.to_ascii_lowercase().as_str()) => DefaultValue::Expression(text.to_owned()),
        None => DefaultValue::Literal(text.to_owned()),
    })
}

fn read_target(text: &str) -> Option<Target> {
    let (table, rest) = match quoted_start(text) {
        Some((table, rest)) => (table, rest),
        None => {
            let end = text.find('.').unwrap_or(text.len());
            (text[..end].trim().to_owned(), &text[end..])
        }
    };
    let column = rest.trim_start().strip_prefix('.').map(str::trim);
    let column = column.map(|c| quoted_start(c).map_or_else(|| c.to_owned(), |(name, _)| name)).filter(|c| !c.is_empty());
    (!table.is_empty()).then_some(Target { table, column })
}

/// The type that a column most likely has, by its name; the user says otherwise where it is not.
#[must_use]
pub fn likely_type(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name == *ending || name.ends_with(&format!("_{ending}")));
    let starts = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    match () {
        () if starts(&["is_", "has_", "can_"]) || ends(&["active", "enabled", "done"]) => "boolean",
        () if ends(&["at"]) => "timestamptz",
        () if ends(&["date", "on", "born", "birthday", "since", "until"]) => "date",
        () if ends(&["price", "amount", "total", "cost", "balance"]) => "numeric(10,2)",
        () if ends(&["id", "count", "number", "quantity", "qty", "year", "age", "position", "pages"]) => "integer",
        () if ends(&["description", "text", "body", "content", "bio", "note", "notes", "comment"]) => "text",
        () if ends(&["uuid", "guid"]) => "uuid",
        () => "varchar(255)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Shorthand {
        Shorthand::read(line).unwrap()
    }

    #[test]
    fn a_whole_line() {
        let read = read("email varchar(255) !unique");
        let wanted = Shorthand {
            name: "email".into(),
            data_type: Some("varchar(255)".into()),
            nullable: Some(false),
            unique: true,
            ..Shorthand::default()
        };
        assert_eq!(read, wanted);
    }

    #[test]
    fn marks_stand_anywhere() {
        for line in ["born? date", "born date?", "born date ?", "born ? date", "born date null"] {
            let read = read(line);
            assert_eq!((read.name.as_str(), read.data_type.as_deref(), read.nullable), ("born", Some("date"), Some(true)), "{line}");
        }
        assert!(read("id* int").primary && read("id int pk").primary && read("id int primary key").primary);
        assert_eq!(read("name text not null").nullable, Some(false));
    }

    #[test]
    fn types_of_several_words_stay_together() {
        assert_eq!(read("at timestamp with time zone!").data_type.as_deref(), Some("timestamp with time zone"));
        assert_eq!(read("price numeric(10, 2) = 0").data_type.as_deref(), Some("numeric(10, 2)"));
        assert_eq!(read("mood enum('a b', '=')").data_type.as_deref(), Some("enum('a b', '=')"));
    }

    #[test]
    fn defaults_are_values_or_expressions() {
        let default = |line: &str| read(line).default;
        assert_eq!(default("a int = 5"), Some(DefaultValue::Literal("5".into())));
        assert_eq!(default("a text = 'it''s > so'"), Some(DefaultValue::Literal("it's > so".into())));
        assert_eq!(default("a text = ''"), Some(DefaultValue::Literal(String::new())));
        assert_eq!(default("a timestamptz = now()"), Some(DefaultValue::Expression("now()".into())));
        assert_eq!(default("a date=CURRENT_DATE"), Some(DefaultValue::Expression("CURRENT_DATE".into())));
        assert_eq!(default("a int = null"), None);
    }

    #[test]
    fn targets() {
        let target = |line: &str| read(line).target.map(|t| (t.table, t.column));
        assert_eq!(target("author_id > authors"), Some(("authors".into(), None)));
        assert_eq!(target("author_id int = 1 > authors.id"), Some(("authors".into(), Some("id".into()))));
        assert_eq!(target("a > \"my table\".\"my id\""), Some(("my table".into(), Some("my id".into()))));
        assert_eq!(target("a >"), None);
    }

    #[test]
    fn names_read_back_as_they_are_spelled() {
        for name in ["email", "my col", "a\"b", "x?", "*", "=", "a=b", "日本", "name:", "'"] {
            let line = Shorthand::spelled(name);
            assert_eq!(Shorthand::read(&line).map(|read| read.name).as_deref(), Some(name), "{line}");
        }
        assert_eq!(Shorthand::spelled("email"), "email");
    }

    #[test]
    fn any_text_is_read_without_fault() {
        for line in ["", "   ", "?", "\"", "\"open", "a \"", "= > =", "a ((", "a '", "> b", "é ö(ü"] {
            let _ = Shorthand::read(line);
        }
        assert_eq!(Shorthand::read("  "), None);
        assert_eq!(Shorthand::read("\"\" int"), None);
    }
}
