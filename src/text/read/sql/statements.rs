//! A script cut into statements, each with its line. What holds rows is passed over without being looked into.
//!
//! Deliberately not here: what a statement says; here is only known where strings, comments and bodies end.

/// A statement of a script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
}

/// The statements of a script.
pub(super) struct Statements<'a> {
    rest: &'a str,
    line: usize,
    delimiter: &'a str,
    /// Whether a backslash in a string takes the next letter along (MySQL).
    escapes: bool,
}

impl<'a> Statements<'a> {
    pub(super) fn of(text: &'a str, escapes: bool) -> Self {
        Self { rest: text.trim_start_matches('\u{feff}'), line: 1, delimiter: ";", escapes }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.line += taken.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
        taken
    }

    fn skip_line(&mut self) -> &'a str {
        let end = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
        self.take(end)
    }

    /// White space, comments, and lines that are for the client (`\connect`, `DELIMITER`).
    fn skip_between(&mut self) {
        loop {
            let blank = self.rest.len() - self.rest.trim_start().len();
            self.take(blank);
            let at_word = |word: &str| self.rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            if let Some(length) = comment(self.rest, self.escapes) {
                self.take(length);
            } else if self.rest.starts_with('\\') || at_word("go\n") || at_word("go\r\n") {
                self.skip_line();
            } else if at_word("delimiter ") {
                let line = self.skip_line();
                self.delimiter = line.get(10..).map(str::trim).filter(|mark| !mark.is_empty()).unwrap_or(";");
            } else if self.rest.starts_with(self.delimiter) {
                self.take(self.delimiter.len());
            } else {
                return;
            }
        }
    }

    /// The length of the statement up to what ends it.
    fn length(&self) -> usize {
        let text = self.rest;
        let (mark, bytes) = (self.delimiter.as_bytes().first().copied().unwrap_or(b';'), text.as_bytes());
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let length = match byte {
                b'\'' | b'"' | b'`' => quoted(&text[at..], self.escapes && *byte != b'`' || is_escaped(&text[..at])),
                b'-' | b'/' | b'#' => comment(&text[at..], self.escapes).unwrap_or(1),
                b'$' => body(&text[at..]).unwrap_or(1),
                _ if *byte == mark && text[at..].starts_with(self.delimiter) => return at,
                _ => 1,
            };
            at += length.max(1);
            while !text.is_char_boundary(at.min(text.len())) {
                at += 1;
            }
        }
        text.len()
    }
}

impl<'a> Iterator for Statements<'a> {
    type Item = Statement<'a>;

    fn next(&mut self) -> Option<Statement<'a>> {
        self.skip_between();
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let text = self.take(self.length());
        self.take(if self.rest.starts_with(self.delimiter) { self.delimiter.len() } else { 0 });
        if is_copy(text) {
            self.skip_line();
            while !self.rest.is_empty() && self.skip_line().trim_end() != "\\." {}
        }
        Some(Statement { text, line })
    }
}

/// Whether rows follow the statement up to a line `\.`.
fn is_copy(text: &str) -> bool {
    let starts = text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("copy "));
    starts && text.len() < 100_000 && text.to_ascii_lowercase().trim_end().ends_with("from stdin")
}

/// Whether a string begins after an `E`.
fn is_escaped(before: &str) -> bool {
    let mut last = before.bytes().rev();
    let is_mark = last.next().is_some_and(|byte| byte.eq_ignore_ascii_case(&b'e'));
    is_mark && last.next().is_none_or(|byte| !byte.is_ascii_alphanumeric() && byte != b'_')
}

/// The length of a string or a quoted name with its quotes; a doubled quote is two that touch.
fn quoted(text: &str, escapes: bool) -> usize {
    let bytes = text.as_bytes();
    let (quote, mut at) = (bytes.first().copied().unwrap_or(b'\''), 1);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if escapes => at += 1,
            byte if *byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The length of a comment that the text begins with. `#` begins one in MySQL.
fn comment(text: &str, hash: bool) -> Option<usize> {
    if text.starts_with("--") || hash && text.starts_with('#') {
        return Some(text.find('\n').map_or(text.len(), |at| at + 1));
    }
    let rest = text.strip_prefix("/*")?;
    let runs = hash && (rest.starts_with('!') || rest.starts_with("M!"));
    let end = if runs { end_of_statements(rest).or_else(|| rest.find("*/")) } else { rest.find("*/") };
    Some(end.map_or(text.len(), |at| at + 4))
}

/// Where a comment ends that MySQL runs as statements: what is quoted in it may hold the mark of the end.
fn end_of_statements(text: &str) -> Option<usize> {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\'' | b'"' | b'`' => at += quoted(&text[at..], *byte != b'`'),
            b'*' if bytes.get(at + 1) == Some(&b'/') => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// The length of a body between dollar signs (`$$ … $$`, `$body$ … $body$`).
fn body(text: &str) -> Option<usize> {
    let end = text.get(1..)?.find(|c: char| !c.is_alphanumeric() && c != '_')? + 1;
    let mark = text.get(..=end).filter(|mark| mark.ends_with('$') && !mark[1..].starts_with(|c: char| c.is_ascii_digit()))?;
    Some(text[mark.len()..].find(mark).map_or(text.len(), |at| at + 2 * mark.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, escapes: bool) -> Vec<(usize, &str)> {
        Statements::of(text, escapes).map(|statement| (statement.line, statement.text.trim())).collect()
    }

    #[test]
    fn statements_end_where_they_end() {
        assert_eq!(cut("a;\n-- x;\nb 'x;''y' ;; c", false), [(1, "a"), (3, "b 'x;''y'"), (3, "c")]);
        assert_eq!(cut("f $$ a; $$; g $x$ $$; $x$;h $1", false), [(1, "f $$ a; $$"), (1, "g $x$ $$; $x$"), (1, "h $1")]);
        assert_eq!(cut(r"a '\';' ; b", true), [(1, r"a '\';'"), (1, "b")]);
        assert_eq!(cut(r"a E'\';' ; b '\';c", false), [(1, r"a E'\';'"), (1, r"b '\'"), (1, "c")]);
        assert_eq!(cut("/*!40000 ALTER TABLE `/* x */` DISABLE KEYS */; a /*!1 it's */;", true), [(1, "a /*!1 it's */")]);
        assert_eq!(cut("DELIMITER ;;\na; b;;\nDELIMITER ;\nc", true), [(2, "a; b"), (4, "c")]);
    }

    #[test]
    fn rows_are_passed_over() {
        let text = "COPY t (a) FROM stdin;\nit's; a\n\\.\n\n\\restrict x\nb;";
        assert_eq!(cut(text, false), [(1, "COPY t (a) FROM stdin"), (6, "b")]);
    }

    #[test]
    fn what_is_open_ends_with_the_text() {
        for text in ["'a", "\"", "`", "/*", "$$", "$", "-", "E'\\", "é'é\\", "/", "a$é$", "DELIMITER ", "COPY t FROM stdin;"] {
            let _ = (cut(text, true), cut(text, false));
        }
    }
}
