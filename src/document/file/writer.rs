//! Writes JSON: a fact a line, or in as few letters as possible.
//!
//! What was opened is closed by the caller. A name that is written here is a plain word; texts of the user are escaped.

use std::fmt::{Display, Write as _};

pub(super) struct Writer {
    text: String,
    pretty: bool,
    depth: usize,
    /// Nothing is in the innermost bracket yet.
    fresh: bool,
}

impl Writer {
    pub(super) fn new(pretty: bool) -> Self {
        Self { text: String::new(), pretty, depth: 0, fresh: true }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    // ---- brackets

    pub(super) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.fresh = true;
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.fresh {
            self.line();
        }
        self.text.push(bracket);
        self.fresh = false;
    }

    /// A record in a field, left out where nothing is written into it.
    pub(super) fn record(&mut self, name: &str, write: &mut dyn FnMut(&mut Self)) {
        let (length, fresh) = (self.text.len(), self.fresh);
        self.name(name);
        self.open('{');
        write(self);
        if self.fresh {
            self.text.truncate(length);
            self.depth -= 1;
            self.fresh = fresh;
        } else {
            self.close('}');
        }
    }

    /// The place for one more in this bracket.
    pub(super) fn next(&mut self) {
        if !self.fresh {
            self.text.push(',');
        }
        self.fresh = false;
        self.line();
    }

    fn line(&mut self) {
        if self.pretty {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }

    /// The name of a field; its value must follow.
    pub(super) fn name(&mut self, name: &str) {
        self.next();
        self.quoted(name);
        self.text.push_str(if self.pretty { ": " } else { ":" });
    }

    // ---- fields

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.quoted(text);
    }

    /// A text that is left out where it is empty.
    pub(super) fn filled(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// A text that its owner prints, without anything to escape.
    pub(super) fn printed(&mut self, name: &str, value: &dyn Display) {
        self.name(name);
        self.print(value);
    }

    pub(super) fn printed_some(&mut self, name: &str, value: Option<&dyn Display>) {
        if let Some(value) = value {
            self.printed(name, value);
        }
    }

    pub(super) fn count(&mut self, name: &str, count: u32) {
        self.name(name);
        let _ = write!(self.text, "{count}");
    }

    /// A flag that is left out where it is not set.
    pub(super) fn flag(&mut self, name: &str, flag: bool) {
        if flag {
            self.name(name);
            self.text.push_str("true");
        }
    }

    pub(super) fn number(&mut self, name: &str, number: f64) {
        self.name(name);
        self.value(number);
    }

    pub(super) fn value(&mut self, number: f64) {
        // JSON has no word for infinity; a table that stands there stands at the origin.
        let number = if number.is_finite() { number } else { 0.0 };
        let _ = write!(self.text, "{number:?}");
    }

    pub(super) fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.name(name);
        self.open('[');
        for item in items {
            self.next();
            write(self, item);
        }
        self.close(']');
    }

    /// A list that is left out where nothing is in it.
    pub(super) fn filled_list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        if !items.is_empty() {
            self.list(name, items, write);
        }
    }

    // ---- values

    pub(super) fn print(&mut self, value: &dyn Display) {
        let _ = write!(self.text, "\"{value}\"");
    }

    pub(super) fn quoted(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            let escaped = match letter {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\u{8}' => "\\b",
                '\u{c}' => "\\f",
                '\0'..='\u{1f}' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(letter));
                    continue;
                }
                _ => {
                    self.text.push(letter);
                    continue;
                }
            };
            self.text.push_str(escaped);
        }
        self.text.push('"');
    }
}
