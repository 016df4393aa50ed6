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
    let mut reader = Reader::of(pieces(text));
    while reader.at < reader.pieces.len() {
        reader.element();
    }
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
    fn of(pieces: Vec<(usize, Piece)>) -> Self {
        Self { sketch: Sketch::default(), pieces, at: 0, refs: Vec::new(), partials: Vec::new() }
    }

    fn element(&mut self) {
        self.skip_lines();
        let line = self.line();
        match self.word().as_str() {
            "table" => self.table(line, false),
            "tablepartial" => self.table(line, true),
            "enum" => self.enum_type(line),
            "ref" => self.reference(line),
            "tablegroup" => self.group(),
            "project" | "note" | "records" | "diagramview" | "metadata" => self.skip_block(line),
            _ if self.peek().is_none() || self.take('}') => {}
            _ => self.unknown(line),
        }
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
        self.sketch.enums.push(RawEnum { line, name: Self::table_name(names).name, values });
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
