//! Relations: `ref` behind a column, `Ref` on its own, and the table between two that have many of each other.

use super::Reader;
use super::pieces::{Piece, text_of};
use crate::schema::{ReferentialAction, Severity, junction_name};
use crate::text::read::sketch::{Name, RawColumn, RawKind, RawReference, RawTable};

/// A link between columns, as it is written.
pub(super) struct Link {
    line: usize,
    name: Option<String>,
    ends: [(Name, Vec<String>); 2],
    operator: String,
    settings: Vec<(String, Vec<Piece>)>,
}

impl Reader {
    /// `ref: > users.id` behind a column.
    pub(super) fn link(&mut self, line: usize, from: (Name, Vec<String>), value: Vec<Piece>) {
        let marks = value.iter().take_while(|piece| matches!(piece, Piece::Mark('<' | '>' | '-' | '?'))).count();
        let operator = value[..marks].iter().filter_map(|piece| if let Piece::Mark(mark) = piece { Some(*mark) } else { None }).collect();
        let rest: Vec<(usize, Piece)> = value[marks..].iter().map(|piece| (line, piece.clone())).collect();
        let mut inner = Reader::of(rest);
        match inner.path() {
            Some(path) => self.refs.push(Link { line, name: None, ends: [from, end(path)], operator, settings: Vec::new() }),
            None => self.sketch.say(line, Severity::Warning, "dbml-ref", "This ref does not say what it points at, so it is left out."),
        }
    }

    /// `Ref name: a.x > b.y [delete: cascade]`, or with braces.
    pub(super) fn reference(&mut self, line: usize) {
        self.at += 1;
        let name = self.path().and_then(|(mut names, _)| names.pop());
        self.skip_lines();
        let braces = self.take('{');
        if !braces && !self.take(':') {
            return self.unknown(line);
        }
        loop {
            self.skip_lines();
            let line = self.line();
            let Some(left) = self.path() else { break };
            let mut operator = String::new();
            while let Some(Piece::Mark(mark @ ('<' | '>' | '-' | '?'))) = self.peek() {
                operator.push(*mark);
                self.at += 1;
            }
            let Some(right) = self.path() else { return self.unknown(line) };
            let settings = self.settings();
            self.refs.push(Link { line, name: name.clone(), ends: [end(left), end(right)], operator, settings });
            if !braces {
                return;
            }
        }
        if !(braces && self.take('}')) {
            self.unknown(line);
        }
    }

    // ---- relations

    pub(super) fn relate(&mut self) {
        for link in std::mem::take(&mut self.refs) {
            let arrow: String = link.operator.chars().filter(|mark| *mark != '?').collect();
            let [left, right] = link.ends.clone().map(|end| self.now(end));
            match arrow.as_str() {
                ">" => self.key(&link, left, right, false),
                "<" => self.key(&link, right, left, false),
                "-" => {
                    // The side that is no key itself points at the other.
                    let is_key = |(name, columns): &(Name, Vec<String>)| {
                        let table = self.sketch.find(name).and_then(|at| self.sketch.tables.get(at));
                        table.is_some_and(|table| {
                            table.constraints.iter().any(|c| matches!(&c.kind, RawKind::Primary(key) if key == columns))
                        })
                    };
                    if is_key(&left) && !is_key(&right) { self.key(&link, right, left, true) } else { self.key(&link, left, right, true) }
                }
                "<>" => self.junction(&link, left, right),
                _ => self.sketch.say(link.line, Severity::Warning, "dbml-ref", format!("“{}” is no kind of ref.", link.operator)),
            }
        }
    }

    /// An end with the names that its columns have now.
    fn now(&self, (name, mut columns): (Name, Vec<String>)) -> (Name, Vec<String>) {
        if let Some(table) = self.sketch.find(&name).and_then(|at| self.sketch.tables.get(at)) {
            for column in &mut columns {
                table.now(column).into_iter().for_each(|now| *column = now);
            }
        }
        (name, columns)
    }

    fn raw_reference(&mut self, link: &Link, columns: Vec<String>, (target, target_columns): (Name, Vec<String>)) -> RawReference {
        let mut reference = RawReference { columns, target, target_columns, ..RawReference::default() };
        for (key, value) in &link.settings {
            let said = text_of(value).to_uppercase();
            let action = ReferentialAction::ALL.into_iter().find(|action| action.sql() == said);
            match (key.as_str(), action) {
                ("delete", Some(action)) => reference.on_delete = action,
                ("update", Some(action)) => reference.on_update = action,
                ("color" | "inactive", _) => {}
                _ => {
                    let say = format!("“{}” of a ref is not understood, so it is left out.", format!("{key} {}", text_of(value)).trim());
                    self.sketch.say(link.line, Severity::Note, "dbml-setting", say);
                }
            }
        }
        reference
    }

    fn key(&mut self, link: &Link, from: (Name, Vec<String>), to: (Name, Vec<String>), unique: bool) {
        let reference = self.raw_reference(link, from.1.clone(), to);
        let Some(table) = self.sketch.table(&from.0) else {
            let say = format!("There is no table {} in this text, so this ref is left out.", from.0.name);
            return self.sketch.say(link.line, Severity::Warning, "dbml-ref", say);
        };
        table.constrain(link.line, link.name.clone(), RawKind::ForeignKey(reference));
        if unique {
            table.constrain(link.line, None, RawKind::Unique(from.1));
        }
    }

    fn junction(&mut self, link: &Link, left: (Name, Vec<String>), right: (Name, Vec<String>)) {
        let wanted = link.name.clone().unwrap_or_else(|| junction_name(&left.0.name, &right.0.name));
        let name = crate::schema::unique_name(&wanted, |name| self.sketch.tables.iter().any(|table| table.name.name == name));
        let mut table = RawTable::new(link.line, Name { namespace: left.0.namespace.clone(), name });
        let mut all: Vec<String> = Vec::new();
        for (target, keys) in [left, right] {
            let mut columns = Vec::new();
            for key in &keys {
                let wanted = crate::schema::foreign_key_column_name(&target.name, key);
                let name = crate::schema::unique_name(&wanted, |name| all.iter().any(|other| other == name));
                table.columns.push(RawColumn { line: link.line, name: name.clone(), not_null: true, ..RawColumn::default() });
                all.push(name.clone());
                columns.push(name);
            }
            let reference = self.raw_reference(link, columns, (target, keys));
            table.constrain(link.line, None, RawKind::ForeignKey(reference));
        }
        table.constrain(link.line, None, RawKind::Primary(all));
        self.sketch.tables.push(table);
    }
}

/// The table and the columns of one end of a ref.
fn end((mut names, several): (Vec<String>, Vec<String>)) -> (Name, Vec<String>) {
    let columns = if several.is_empty() { names.pop().into_iter().collect() } else { several };
    (Reader::table_name(names), columns)
}
