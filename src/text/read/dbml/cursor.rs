//! Walking over the pieces: names, paths, and settings between brackets.

use super::Reader;
use super::pieces::Piece;
use crate::schema::Severity;
use crate::text::read::sketch::shortened;

impl Reader {
    pub(super) fn line(&self) -> usize {
        self.pieces.get(self.at).or(self.pieces.last()).map_or(1, |(line, _)| *line)
    }

    pub(super) fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(_, piece)| piece)
    }

    pub(super) fn next(&mut self) -> Option<Piece> {
        let piece = self.peek().cloned();
        self.at += 1;
        piece
    }

    pub(super) fn take(&mut self, mark: char) -> bool {
        let is = self.peek() == Some(&Piece::Mark(mark));
        self.at += usize::from(is);
        is
    }

    pub(super) fn skip_lines(&mut self) {
        while self.peek() == Some(&Piece::Line) {
            self.at += 1;
        }
    }

    /// The next word in small letters.
    pub(super) fn word(&self) -> String {
        match self.peek() {
            Some(Piece::Word(word)) => word.to_lowercase(),
            _ => String::new(),
        }
    }

    pub(super) fn unknown(&mut self, line: usize) {
        let mut text = String::new();
        while !matches!(self.peek(), None | Some(Piece::Line | Piece::Mark('}'))) {
            match self.next() {
                Some(Piece::Word(word) | Piece::Quoted(word) | Piece::Text(word) | Piece::Sql(word)) => text = format!("{text} {word}"),
                Some(Piece::Mark(mark)) => text.push(mark),
                _ => {}
            }
        }
        let say = format!("“{}” is not understood, so it is left out.", shortened(text.trim()));
        self.sketch.say(line, Severity::Warning, "dbml-unknown", say);
    }

    /// A block is passed over; what has none is not understood.
    pub(super) fn skip_block(&mut self, line: usize) {
        let ahead = self.pieces.get(self.at..).unwrap_or_default();
        let opens = ahead.iter().position(|(_, piece)| *piece == Piece::Mark('{')).filter(|end| {
            let lines = ahead[..*end].iter().filter(|(_, piece)| *piece == Piece::Line).count();
            lines <= 1
        });
        let Some(opens) = opens else { return self.unknown(line) };
        self.at += opens;
        let mut depth = 0;
        while let Some(piece) = self.next() {
            match piece {
                Piece::Mark('{') => depth += 1,
                Piece::Mark('}') => depth -= 1,
                _ => {}
            }
            if depth <= 0 {
                return;
            }
        }
    }

    pub(super) fn name(&mut self) -> Option<String> {
        match self.peek() {
            Some(Piece::Word(name) | Piece::Quoted(name)) => {
                let name = name.clone();
                self.at += 1;
                Some(name)
            }
            _ => None,
        }
    }

    /// `schema.table`, `table.column`, `schema.table.(a, b)`: the names, and those between parentheses.
    pub(super) fn path(&mut self) -> Option<(Vec<String>, Vec<String>)> {
        let mut names = vec![self.name()?];
        while self.take('.') {
            if self.take('(') {
                let mut several = Vec::new();
                while let Some(name) = self.name() {
                    several.push(name);
                    if !self.take(',') {
                        break;
                    }
                }
                self.take(')');
                return Some((names, several));
            }
            names.push(self.name()?);
        }
        Some((names, Vec::new()))
    }

    /// `[pk, note: 'x', ref: > a.b]`: each with what stands behind its colon.
    pub(super) fn settings(&mut self) -> Vec<(String, Vec<Piece>)> {
        let mut settings = Vec::new();
        while self.take('[') {
            self.group_of_settings(&mut settings);
        }
        settings
    }

    fn group_of_settings(&mut self, settings: &mut Vec<(String, Vec<Piece>)>) {
        loop {
            let (mut key, mut value, mut is_value, mut depth) = (Vec::new(), Vec::new(), false, 0);
            let ended = loop {
                let Some(piece) = self.next() else { break true };
                match piece {
                    Piece::Mark(']') if depth == 0 => break true,
                    Piece::Mark(',') if depth == 0 => break false,
                    Piece::Mark(':') if !is_value => is_value = true,
                    Piece::Line => {}
                    Piece::Mark(mark) => {
                        depth += i32::from(mark == '(') - i32::from(mark == ')');
                        if is_value { value.push(Piece::Mark(mark)) } else { key.push(mark.to_string()) }
                    }
                    Piece::Word(word) if !is_value => key.push(word.to_lowercase()),
                    other if is_value => value.push(other),
                    Piece::Sql(text) => value.push(Piece::Sql(text)),
                    _ => {}
                }
            };
            if !key.is_empty() || !value.is_empty() {
                settings.push((key.join(" "), value));
            }
            if ended {
                return;
            }
        }
    }
}
