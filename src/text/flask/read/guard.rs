//! Takes lines out of a text that nest so deeply that a parser, which calls itself for each level, would run out of
//! stack. No one writes such lines; a text may still have them.
//!
//! Law: what comes out has the same lines, and none of them nests more than so deep.
//! This is no lexer: where it takes the end of a string for another, it may take out a line too many, never too few.

/// How many brackets may be open at once.
const BRACKETS: usize = 50;
/// How many words and signs may follow each other without a comma.
const RUN: u32 = 500;
/// How many of these words a line may have: each may nest in the one before.
const LAMBDAS: u32 = 50;
/// How far a line may be indented.
const INDENT: usize = 160;
/// How long a string with expressions in it may be.
const LONGEST_FORMATTED: usize = 1000;

/// The text with deep lines made blank, and the numbers of these, from 1.
pub(super) fn without_deep_lines(text: &str) -> (String, Vec<usize>) {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n").replace('\u{c}', " ");
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, line: 1, deep: false };
    let mut blank = Vec::new();
    let mut lines = Vec::new();
    while scan.at < scan.bytes.len() {
        let (start, line) = (scan.at, scan.line);
        scan.logical_line();
        if scan.deep {
            blank.push(start..scan.at);
            lines.push(line);
        }
    }
    if blank.is_empty() {
        return (text, lines);
    }
    let mut bytes = text.into_bytes();
    for range in blank {
        bytes[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    (String::from_utf8(bytes).unwrap_or_default(), lines)
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    deep: bool,
}

impl Scan<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// One byte on.
    fn step(&mut self) {
        self.line += usize::from(self.peek(0) == b'\n');
        self.at += 1;
    }

    /// Up to the end of a statement: the end of a line where no bracket is open.
    fn logical_line(&mut self) {
        self.deep = self.bytes[self.at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count() > INDENT;
        let mut runs: Vec<u32> = vec![0];
        let mut lambdas = 0;
        while self.at < self.bytes.len() {
            let byte = self.peek(0);
            match byte {
                b'\n' if runs.len() == 1 => return self.step(),
                b'\\' if self.peek(1) == b'\n' => {
                    self.step();
                    self.step();
                    continue;
                }
                b' ' | b'\t' | b'\n' => {
                    self.step();
                    continue;
                }
                b'#' => {
                    while self.at < self.bytes.len() && self.peek(0) != b'\n' {
                        self.step();
                    }
                    continue;
                }
                b'"' | b'\'' => self.string(false),
                b'(' | b'[' | b'{' => {
                    self.step();
                    count(&mut runs);
                    runs.push(0);
                }
                b')' | b']' | b'}' => {
                    self.step();
                    if runs.len() > 1 {
                        runs.pop();
                    }
                }
                b',' => {
                    self.step();
                    runs.iter_mut().last().into_iter().for_each(|run| *run = 0);
                    continue;
                }
                _ => lambdas += self.word(),
            }
            count(&mut runs);
            self.deep |= runs.len() > BRACKETS || lambdas > LAMBDAS || runs.iter().any(|run| *run > RUN);
        }
    }

    /// A word, a number or a sign; 1 where it is a word that nests behind commas.
    fn word(&mut self) -> u32 {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        let start = self.at;
        while is_part(self.peek(0)) {
            self.step();
        }
        if start == self.at {
            self.step();
            return 0;
        }
        let word = &self.bytes[start..self.at];
        if word.len() <= 2 && matches!(self.peek(0), b'"' | b'\'') && word.iter().all(|b| b"rRbBuUfFtT".contains(b)) {
            self.string(word.iter().any(|b| b"fFtT".contains(b)));
        }
        u32::from([&b"lambda"[..], b"if", b"for"].contains(&word))
    }

    fn string(&mut self, formatted: bool) {
        let (start, quote) = (self.at, self.peek(0));
        let long = self.peek(1) == quote && self.peek(2) == quote;
        let width = if long { 3 } else { 1 };
        (0..width).for_each(|_| self.step());
        while self.at < self.bytes.len() {
            let byte = self.peek(0);
            if byte == b'\\' {
                self.step();
            } else if byte == b'\n' && !long {
                break;
            } else if byte == quote && (!long || self.peek(1) == quote && self.peek(2) == quote) {
                (0..width).for_each(|_| self.step());
                break;
            }
            if self.at < self.bytes.len() {
                self.step();
            }
        }
        self.at = self.at.min(self.bytes.len());
        let brackets = || self.bytes[start..self.at].iter().filter(|byte| matches!(byte, b'(' | b'[' | b'{')).count();
        self.deep |= formatted && (self.at - start > LONGEST_FORMATTED || brackets() > BRACKETS);
    }
}

fn count(runs: &mut [u32]) {
    runs.iter_mut().last().into_iter().for_each(|run| *run += 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_lines_are_blank_and_others_stay() {
        for deep in ["(".repeat(60), "not ".repeat(600), "- ".repeat(600), "x".to_owned() + &"()".repeat(600), "lambda a, b: ".repeat(60)] {
            let text = format!("a = 1\n{deep}\n");
            assert_eq!(without_deep_lines(&text).1, [2], "{deep}");
        }
        let list = format!("a = [{}]\nb = '''\n((((\n'''\n", "1, ".repeat(5000));
        assert_eq!(without_deep_lines(&list), (list.clone(), Vec::new()));
    }
}
