//! Reading DBML, the language of dbdiagram.io.
//!
//! A reader of our own: the one crate there is (dbml-rs) gives a whole text up at its first mistake, and what is pasted
//! is often a part, or newer than a grammar. Here each line that is not understood costs that line.

mod cursor;
mod pieces;
mod refs;
mod table;

use pieces::{Piece, pieces};
use refs::Link;

use super::sketch::{Name, RawEnum, RawTable, Sketch};

/// What a text says.
pub(super) fn read(text: &str) -> Sketch {
    read_known(text, |_| {})
}

/// The same, where something more is known of the tables and enums before refs are followed.
pub(super) fn read_known(text: &str, know: impl FnOnce(&mut Sketch)) -> Sketch {
    let mut reader = Reader::of(pieces(text));
    while reader.at < reader.pieces.len() {
        reader.element();
    }
    know(&mut reader.sketch);
    reader.relate();
    reader.sketch
}

struct Reader {
    sketch: Sketch,
    pieces: Vec<(usize, Piece)>,
    at: usize,
    refs: Vec<Link>,
    /// Columns that tables take in by a name.
    partials: Vec<RawTable>,
}

impl Reader {
    fn of(mut pieces: Vec<(usize, Piece)>) -> Self {
        let all = pieces.len();
        pieces.retain(|(_, piece)| *piece != Piece::Remark);
        let sketch = Sketch { has_remarks: pieces.len() < all, ..Sketch::default() };
        Self { sketch, pieces, at: 0, refs: Vec::new(), partials: Vec::new() }
    }

    fn element(&mut self) {
        self.skip_lines();
        let line = self.line();
        match self.word().as_str() {
            "table" => self.table(line, false),
            "tablepartial" => self.table(line, true),
            "enum" => self.enum_type(line),
            "ref" => self.reference(line),
            "tablegroup" => self.drawn(Self::group),
            "project" | "note" | "records" | "diagramview" | "metadata" => self.drawn(|reader| reader.skip_block(line)),
            _ if self.peek().is_none() || self.take('}') => {}
            _ => self.unknown(line),
        }
    }

    /// What is read is no part of the schema; what it said is remembered.
    fn drawn(&mut self, read: impl FnOnce(&mut Self)) {
        let start = self.at;
        read(self);
        let pieces = self.pieces.get(start..self.at).unwrap_or_default();
        self.sketch.drawn.push(pieces::text_of(&pieces.iter().map(|(_, piece)| piece.clone()).collect::<Vec<_>>()));
    }

    fn table_name(mut names: Vec<String>) -> Name {
        let name = names.pop().unwrap_or_default();
        let namespace = names.pop().filter(|namespace| namespace != "public").unwrap_or_default();
        Name { namespace, name }
    }

    fn each_row(&mut self, mut read: impl FnMut(&mut Self)) {
        loop {
            self.skip_lines();
            if self.peek().is_none() || self.take('}') {
                return;
            }
            let before = self.at;
            read(self);
            self.at = self.at.max(before + 1);
        }
    }

    fn enum_type(&mut self, line: usize) {
        self.at += 1;
        let Some((names, _)) = self.path() else { return self.unknown(line) };
        self.skip_lines();
        if !self.take('{') {
            return self.unknown(line);
        }
        let mut values = Vec::new();
        self.each_row(|reader| {
            values.extend(reader.name());
            reader.settings();
        });
        self.sketch.enums.push(RawEnum { line, name: Self::table_name(names).name, values, ..RawEnum::default() });
    }

    fn group(&mut self) {
        self.at += 1;
        let name = self.name().unwrap_or_default();
        self.settings();
        self.skip_lines();
        if !self.take('{') {
            return;
        }
        let mut tables = Vec::new();
        self.each_row(|reader| {
            if reader.word() == "note" {
                return reader.at += 3;
            }
            tables.extend(reader.path().map(|(names, _)| Self::table_name(names)));
        });
        self.sketch.groups.push((name, tables));
    }
}
