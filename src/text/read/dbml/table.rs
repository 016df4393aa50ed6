//! Tables: columns with their settings, indexes and checks.

use super::Reader;
use super::pieces::{Piece, default, text_of};
use crate::schema::{DataType, Severity};
use crate::text::read::sketch::{RawColumn, RawIndex, RawKind, RawTable, RawType};

impl Reader {
    pub(super) fn table(&mut self, line: usize, is_partial: bool) {
        self.at += 1;
        let Some((names, _)) = self.path() else { return self.unknown(line) };
        let mut table = RawTable::new(line, Self::table_name(names));
        if self.word() == "as" {
            self.at += 1;
            table.alias = self.name().unwrap_or_default();
        }
        for (key, value) in self.settings() {
            match key.as_str() {
                "note" => table.comment = text_of(&value),
                "headercolor" => table.colour = text_of(&value),
                _ => {}
            }
        }
        self.skip_lines();
        if !self.take('{') {
            return self.unknown(line);
        }
        loop {
            self.skip_lines();
            if self.peek().is_none() || self.take('}') {
                break;
            }
            self.row(&mut table);
        }
        table.end = self.at.checked_sub(1).and_then(|at| self.pieces.get(at)).map_or(line, |(line, _)| *line);
        if is_partial { self.partials.push(table) } else { self.sketch.tables.push(table) }
    }

    /// What stands on a line of a table.
    fn row(&mut self, table: &mut RawTable) {
        let line = self.line();
        let is_block = matches!(self.word().as_str(), "indexes" | "checks");
        let colon = |at: usize| self.pieces.get(at).is_some_and(|(_, piece)| *piece == Piece::Mark(':'));
        if is_block && colon(self.at + 1) {
            self.pieces.remove(self.at + 1);
        }
        let second = self.pieces.get(self.at + 1).map(|(_, piece)| piece.clone());
        let opens = second == Some(Piece::Mark('{'));
        match self.word().as_str() {
            "note" if second == Some(Piece::Mark(':')) => {
                self.at += 2;
                table.comment = self.next().map(|piece| text_of(&[piece])).unwrap_or_default();
            }
            "note" if opens => {
                self.at += 2;
                self.skip_lines();
                table.comment = self.next().map(|piece| text_of(&[piece])).unwrap_or_default();
                self.skip_lines();
                self.take('}');
            }
            "indexes" if opens => {
                self.at += 2;
                self.each_row(|reader| reader.index(table));
            }
            "checks" if opens => {
                self.at += 2;
                self.each_row(|reader| reader.check(table));
            }
            "records" => self.skip_block(line),
            word if word.starts_with('~') => {
                self.at += 1;
                match self.partials.iter().find(|partial| partial.name.name.eq_ignore_ascii_case(&word[1..])).cloned() {
                    Some(partial) => {
                        table.columns.extend(partial.columns);
                        table.constraints.extend(partial.constraints);
                    }
                    None => self.sketch.say(line, Severity::Warning, "dbml-partial", format!("There is no TablePartial {}.", &word[1..])),
                }
            }
            _ => self.column(line, table),
        }
    }

    fn column(&mut self, line: usize, table: &mut RawTable) {
        let Some(name) = self.name() else { return self.unknown(line) };
        let mut column = RawColumn { line, name: name.clone(), ..RawColumn::default() };
        let written = self.data_type();
        if written.is_empty() {
            self.sketch.say(line, Severity::Note, "dbml-type", format!("The column {name} has no type, so it is text."));
        }
        let simple = written.rsplit_once('.').map_or(written.clone(), |(_, name)| name.to_owned());
        let data_type = match crate::text::read::sql::types::read(&written, crate::dialect::Dialect::default()).data_type {
            DataType::Other(_) => DataType::Other(written),
            known => known,
        };
        let typed = !simple.is_empty();
        column.data_type = typed.then_some(RawType::Named(simple, data_type));
        let mut settings = Vec::new();
        while matches!(self.word().as_str(), "pk" | "unique") {
            settings.push((self.word(), Vec::new()));
            self.at += 1;
        }
        settings.extend(self.settings());
        for (key, value) in settings {
            self.setting(line, table, &mut column, &key, value);
        }
        if !matches!(self.peek(), None | Some(Piece::Line | Piece::Mark('}'))) {
            self.unknown(line);
        }
        table.columns.push(column);
    }

    /// A type up to the settings or the end of the line: `varchar(40)`, `"double precision"`, `int[]`.
    fn data_type(&mut self) -> String {
        let mut text = String::new();
        loop {
            match self.peek().cloned() {
                Some(Piece::Word(word)) if text.is_empty() || text.ends_with(['(', ',', '.']) => text.push_str(&word),
                Some(Piece::Quoted(word)) if text.is_empty() || text.ends_with('.') => text.push_str(&word),
                Some(Piece::Text(word)) if text.ends_with(['(', ',']) => text.push_str(&format!("'{}'", word.replace('\'', "''"))),
                Some(Piece::Mark('[')) if matches!(self.pieces.get(self.at + 1), Some((_, Piece::Mark(']')))) => {
                    self.at += 1;
                    text.push_str("[]");
                }
                Some(Piece::Mark(mark @ ('(' | ')' | '.'))) => text.push(mark),
                Some(Piece::Mark(',')) if text.contains('(') && !text.ends_with(')') => text.push(','),
                _ => return text,
            }
            self.at += 1;
        }
    }

    fn setting(&mut self, line: usize, table: &mut RawTable, column: &mut RawColumn, key: &str, value: Vec<Piece>) {
        let own = vec![column.name.clone()];
        match key {
            "pk" | "primary key" => {
                column.not_null = true;
                let key = table.constraints.iter_mut().find_map(|constraint| match &mut constraint.kind {
                    RawKind::Primary(columns) => Some(columns),
                    _ => None,
                });
                match key {
                    Some(columns) => columns.extend(own),
                    None => table.constrain(line, None, RawKind::Primary(own)),
                }
            }
            "not null" => column.not_null = true,
            "null" => column.not_null = false,
            "unique" => table.constrain(line, None, RawKind::Unique(own)),
            "increment" => column.identity = true,
            "note" => column.comment = text_of(&value),
            "check" => table.constrain(line, None, RawKind::Check(text_of(&value))),
            "default" => column.default = default(&value),
            "ref" => {
                let from = (table.name.clone(), own);
                self.link(line, from, value);
            }
            _ => {
                let say = format!("“{key}” of a column is no part of a design, so it is left out.");
                self.sketch.say_once(line, Severity::Note, "dbml-setting", &say);
            }
        }
    }

    /// `(a, b) [unique, name: 'x']`.
    fn index(&mut self, table: &mut RawTable) {
        let line = self.line();
        let mut parts = Vec::new();
        let grouped = self.take('(');
        while let Some(Piece::Word(text) | Piece::Quoted(text) | Piece::Sql(text)) = self.next() {
            parts.push((text, false));
            if !grouped || !self.take(',') {
                break;
            }
        }
        if grouped {
            self.take(')');
        }
        let mut index = RawIndex { parts, ..RawIndex::default() };
        let (mut name, mut is_primary) = (None, false);
        for (key, value) in self.settings() {
            match key.as_str() {
                "pk" | "primary key" => is_primary = true,
                "unique" => index.unique = true,
                "name" => name = Some(text_of(&value)),
                "type" => index.method = Some(text_of(&value)).filter(|method| method != "btree"),
                "note" => {}
                key => {
                    let say = format!("“{key}” of an index is not understood, so it is left out.");
                    self.sketch.say(line, Severity::Note, "dbml-setting", say);
                }
            }
        }
        let columns = index.parts.iter().map(|(text, _)| text.clone()).collect();
        table.constrain(line, name, if is_primary { RawKind::Primary(columns) } else { RawKind::Index(index) });
    }

    fn check(&mut self, table: &mut RawTable) {
        let line = self.line();
        let Some(Piece::Sql(sql)) = self.next() else { return };
        let settings = self.settings();
        let name = settings.iter().find(|(key, _)| key == "name").map(|(_, value)| text_of(value));
        table.constrain(line, name, RawKind::Check(sql));
    }
}
