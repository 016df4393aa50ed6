//! Python as `ruff format` would have it: values and calls that know how to be broken over lines.
//!
//! What fits in 88 columns stands on one line; what does not has one argument a line and a comma after each.
//! Deliberately not here: what is said. Any text becomes a string that nobody can break out of.

/// How long a line may be.
const WIDTH: usize = 88;

/// A piece of Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Py {
    /// Text that is Python already, and is never broken: a name, a number, `sa.true()`.
    Raw(String),
    /// A string.
    Str(String),
    /// A list.
    List(Vec<Py>),
    /// A tuple.
    Tuple(Vec<Py>),
    /// A dictionary.
    Dict(Vec<(String, Py)>),
    /// A call: what is called, and its arguments.
    Call(String, Vec<Py>),
    /// An argument with its name.
    Named(&'static str, Box<Py>),
}

/// A string of Python.
pub(crate) fn string(text: impl Into<String>) -> Py {
    Py::Str(text.into())
}

/// Text that is Python already.
pub(crate) fn raw(text: impl Into<String>) -> Py {
    Py::Raw(text.into())
}

/// A call.
pub(crate) fn call(of: impl Into<String>, arguments: impl IntoIterator<Item = Py>) -> Py {
    Py::Call(of.into(), arguments.into_iter().collect())
}

/// An argument with its name.
pub(crate) fn named(name: &'static str, value: Py) -> Py {
    Py::Named(name, Box::new(value))
}

/// A list of strings.
pub(crate) fn strings<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Py {
    Py::List(texts.into_iter().map(string).collect())
}

impl Py {
    /// On one line.
    pub(crate) fn inline(&self) -> String {
        match self {
            Self::Raw(text) => text.clone(),
            Self::Str(text) => quoted(text),
            Self::List(items) => format!("[{}]", inline(items)),
            Self::Tuple(items) if items.len() == 1 => format!("({},)", inline(items)),
            Self::Tuple(items) => format!("({})", inline(items)),
            Self::Dict(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.inline())).collect();
                format!("{{{}}}", pairs.join(", "))
            }
            Self::Call(of, arguments) => format!("{of}({})", inline(arguments)),
            Self::Named(name, value) => format!("{name}={}", value.inline()),
        }
    }

    /// With `before` in front and `after` behind, at an indent of so many columns, broken where it is too long.
    pub(crate) fn write(&self, indent: usize, before: &str, after: &str) -> String {
        let margin = " ".repeat(indent);
        let line = format!("{margin}{before}{}{after}", self.inline());
        if fits(&line) {
            return line;
        }
        self.explode(indent, before, after)
    }

    /// The same, broken in any case.
    pub(crate) fn explode(&self, indent: usize, before: &str, after: &str) -> String {
        let margin = " ".repeat(indent);
        let line = format!("{margin}{before}{}{after}", self.inline());
        match self {
            Self::Named(name, value) => value.write(indent, &format!("{before}{name}="), after),
            // A type for some databases: what they get goes to a line of its own.
            Self::Raw(text) => match text.strip_suffix(')').and_then(|text| text.split_once(".with_variant(")) {
                Some((of, variant)) => format!("{margin}{before}{of}.with_variant(\n{margin}    {variant}\n{margin}){after}"),
                None => line,
            },
            Self::Call(of, items) if !items.is_empty() => broken(&margin, &format!("{before}{of}("), items, &format!("){after}")),
            Self::Tuple(items) => broken(&margin, &format!("{before}("), items, &format!("){after}")),
            Self::Dict(pairs) if !pairs.is_empty() => {
                let key = |pair: &(String, Py)| pair.1.write(indent + 4, &format!("{}: ", quoted(&pair.0)), ",");
                let pairs: Vec<String> = pairs.iter().map(key).collect();
                format!("{margin}{before}{{\n{}\n{margin}}}{after}", pairs.join("\n"))
            }
            Self::List(items) if !items.is_empty() => broken(&margin, &format!("{before}["), items, &format!("]{after}")),
            _ => line,
        }
    }
}

fn inline(items: &[Py]) -> String {
    items.iter().map(Py::inline).collect::<Vec<_>>().join(", ")
}

fn broken(margin: &str, open: &str, items: &[Py], close: &str) -> String {
    let items: Vec<String> = items.iter().map(|item| item.write(margin.len() + 4, "", ",")).collect();
    format!("{margin}{open}\n{}\n{margin}{close}", items.join("\n"))
}

/// Whether a line is short enough.
pub(crate) fn fits(line: &str) -> bool {
    width(line) <= WIDTH
}

/// How many columns a line takes; a letter of Chinese, Japanese or Korean and an emoji take two.
fn width(line: &str) -> usize {
    let wide = |c: char| matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    line.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// A text as a string of Python, in double quotes where that does not cost more escapes.
pub(crate) fn quoted(text: &str) -> String {
    let count = |quote: char| text.chars().filter(|c| *c == quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut written = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            c if c == quote => {
                written.push('\\');
                written.push(c);
            }
            c if u32::from(c) < 0x20 || u32::from(c) == 0x7f => written.push_str(&format!("\\x{:02x}", u32::from(c))),
            // Python takes these as they are; editors and linters do not like what cannot be seen.
            '\u{80}'..='\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                written.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => written.push(c),
        }
    }
    written.push(quote);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_cannot_be_broken_out_of() {
        for (text, written) in [
            ("book", r#""book""#),
            ("it's", r#""it's""#),
            (r#"quo"te"#, r#"'quo"te'"#),
            (r#"it's "so""#, r#"'it\'s "so"'"#),
            ("back\\slash\n", r#""back\\slash\n""#),
            ("\u{202e}\0", r#""\u202e\x00""#),
        ] {
            assert_eq!(quoted(text), written);
        }
    }

    #[test]
    fn what_is_too_long_is_broken() {
        let column = |name: &str| call("sa.Column", [string(name), raw("sa.String(length=100)"), named("nullable", raw("False"))]);
        let table = call("op.create_table", [string("book"), column("title")]);
        assert_eq!(table.write(4, "", "").lines().count(), 1);
        let table = call("op.create_table", [string("book"), column("title"), column("name")]);
        let expected = "    op.create_table(\n        \"book\",\n        sa.Column(\"title\", sa.String(length=100), nullable=False),\n        sa.Column(\"name\", sa.String(length=100), nullable=False),\n    )";
        assert_eq!(table.write(4, "", ""), expected);
    }
}
