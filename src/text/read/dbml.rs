//! Reading DBML, the language of dbdiagram.io.
//!
//! A reader of our own: the one crate there is (dbml-rs) gives a whole text up at its first mistake, and what is pasted
//! is often a part, or newer than a grammar. Here each line that is not understood costs that line.

use super::sketch::{Name, RawColumn, RawEnum, RawIndex, RawKind, RawReference, RawTable, RawType, Sketch, shortened};
use crate::schema::{DataType, DefaultValue, ReferentialAction, Severity, junction_name};

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Word(String),
    /// A name between double quotes.
    Quoted(String),
    Text(String),
    /// An expression between back-ticks.
    Sql(String),
    Mark(char),
    Line,
}

/// What a text says.
pub(super) fn read(text: &str) -> Sketch {
    let mut reader = Reader { sketch: Sketch::default(), pieces: pieces(text), at: 0, refs: Vec::new(), partials: Vec::new() };
    while reader.at < reader.pieces.len() {
        reader.element();
    }
    reader.relate();
    reader.sketch
}

/// The pieces with their lines.
fn pieces(text: &str) -> Vec<(usize, Piece)> {
    let mut pieces = Vec::new();
    let (mut rest, mut line) = (text.trim_start_matches('\u{feff}'), 1);
    while let Some(letter) = rest.chars().next() {
        let start = line;
        let (length, piece) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |at| at + 2), None)
        } else if let Some(inside) = rest.strip_prefix("'''") {
            let end = inside.find("'''").unwrap_or(inside.len());
            ((end + 6).min(rest.len()), Some(Piece::Text(undented(&inside[..end]))))
        } else if matches!(letter, '\'' | '"' | '`') {
            let (length, inside) = quoted(rest, letter);
            let piece = match letter {
                '\'' => Piece::Text(inside),
                '"' => Piece::Quoted(inside),
                _ => Piece::Sql(inside),
            };
            (length, Some(piece))
        } else if letter == '\n' {
            (1, Some(Piece::Line))
        } else if letter.is_whitespace() {
            (letter.len_utf8(), None)
        } else if letter.is_alphanumeric() || letter == '_' || letter == '#' || letter == '~' {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '#' | '~');
            let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len()).max(letter.len_utf8());
            (end, Some(Piece::Word(rest[..end].to_owned())))
        } else {
            (letter.len_utf8(), Some(Piece::Mark(letter)))
        };
        line += rest[..length].matches('\n').count();
        pieces.extend(piece.map(|piece| (start, piece)));
        rest = &rest[length..];
    }
    pieces
}

/// A text between quotes and its length with them; a backslash takes the next letter along.
fn quoted(text: &str, quote: char) -> (usize, String) {
    let mut inside = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote != '`' => match letters.next() {
                Some((_, 'n')) => inside.push('\n'),
                Some((_, 't')) => inside.push('\t'),
                Some((_, other)) => inside.push(other),
                None => {}
            },
            letter if letter == quote => return (at + letter.len_utf8(), inside),
            letter => inside.push(letter),
        }
    }
    (text.len(), inside)
}

/// A text of several lines without what all of them begin with.
fn undented(text: &str) -> String {
    let indent = text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let lines: Vec<&str> = text.lines().map(|line| line.get(indent..).unwrap_or_else(|| line.trim_start())).collect();
    lines.join("\n").replace("\\'", "'").replace("\\\\", "\\").trim().to_owned()
}

/// A link between columns, as it is written.
struct Link {
    line: usize,
    name: Option<String>,
    ends: [(Name, Vec<String>); 2],
    operator: String,
    settings: Vec<(String, Vec<Piece>)>,
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
    fn line(&self) -> usize {
        self.pieces.get(self.at).or(self.pieces.last()).map_or(1, |(line, _)| *line)
    }

    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(_, piece)| piece)
    }

    fn next(&mut self) -> Option<Piece> {
        let piece = self.peek().cloned();
        self.at += 1;
        piece
    }

    fn take(&mut self, mark: char) -> bool {
        let is = self.peek() == Some(&Piece::Mark(mark));
        self.at += usize::from(is);
        is
    }

    fn skip_lines(&mut self) {
        while self.peek() == Some(&Piece::Line) {
            self.at += 1;
        }
    }

    /// The next word in small letters.
    fn word(&self) -> String {
        match self.peek() {
            Some(Piece::Word(word)) => word.to_lowercase(),
            _ => String::new(),
        }
    }

    fn unknown(&mut self, line: usize) {
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

    /// A block is passed over.
    fn skip_block(&mut self) {
        let mut depth = 0;
        while let Some(piece) = self.next() {
            match piece {
                Piece::Mark('{') => depth += 1,
                Piece::Mark('}') => depth -= 1,
                _ => {}
            }
            if depth <= 0 && matches!(piece, Piece::Mark('}')) {
                return;
            }
        }
    }

    fn name(&mut self) -> Option<String> {
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
    fn path(&mut self) -> Option<(Vec<String>, Vec<String>)> {
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
    fn settings(&mut self) -> Vec<(String, Vec<Piece>)> {
        let mut settings = Vec::new();
        if !self.take('[') {
            return settings;
        }
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
                return settings;
            }
        }
    }

    // ---- elements

    fn element(&mut self) {
        self.skip_lines();
        let line = self.line();
        match self.word().as_str() {
            "table" => self.table(line, false),
            "tablepartial" => self.table(line, true),
            "enum" => self.enum_type(line),
            "ref" => self.reference(line),
            "tablegroup" => self.group(),
            "project" | "note" | "records" | "diagramview" | "metadata" => self.skip_block(),
            _ if self.peek().is_none() || self.take('}') => {}
            _ => self.unknown(line),
        }
    }

    fn table_name(mut names: Vec<String>) -> Name {
        let name = names.pop().unwrap_or_default();
        let namespace = names.pop().filter(|namespace| namespace != "public").unwrap_or_default();
        Name { namespace, name }
    }

    fn table(&mut self, line: usize, is_partial: bool) {
        self.at += 1;
        let Some((names, _)) = self.path() else { return self.unknown(line) };
        let mut table = RawTable::new(line, Self::table_name(names));
        if self.word() == "as" {
            self.at += 1;
            table.alias = self.name().unwrap_or_default();
        }
        for (key, value) in self.settings() {
            if key == "note" {
                table.comment = text_of(&value);
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
        if is_partial { self.partials.push(table) } else { self.sketch.tables.push(table) }
    }

    /// What stands on a line of a table.
    fn row(&mut self, table: &mut RawTable) {
        let line = self.line();
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
            "records" => self.skip_block(),
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

    fn column(&mut self, line: usize, table: &mut RawTable) {
        let Some(name) = self.name() else {
            self.unknown(line);
            let _ = self.take('}') && {
                self.at -= 1;
                false
            };
            return;
        };
        let mut column = RawColumn { line, name: name.clone(), ..RawColumn::default() };
        let written = self.data_type();
        if written.is_empty() {
            self.sketch.say(line, Severity::Note, "dbml-type", format!("The column {name} has no type, so it is text."));
        }
        let simple = written.rsplit_once('.').map_or(written.clone(), |(_, name)| name.to_owned());
        let data_type = match super::sql::types::read(&written, crate::dialect::Dialect::default()).data_type {
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

    /// `ref: > users.id` behind a column.
    fn link(&mut self, line: usize, from: (Name, Vec<String>), value: Vec<Piece>) {
        let marks = value.iter().take_while(|piece| matches!(piece, Piece::Mark('<' | '>' | '-' | '?'))).count();
        let operator = value[..marks].iter().filter_map(|piece| if let Piece::Mark(mark) = piece { Some(*mark) } else { None }).collect();
        let rest: Vec<(usize, Piece)> = value[marks..].iter().map(|piece| (line, piece.clone())).collect();
        let mut inner = Reader { sketch: Sketch::default(), pieces: rest, at: 0, refs: Vec::new(), partials: Vec::new() };
        match inner.path() {
            Some(path) => self.refs.push(Link { line, name: None, ends: [from, end(path)], operator, settings: Vec::new() }),
            None => self.sketch.say(line, Severity::Warning, "dbml-ref", "This ref does not say what it points at, so it is left out."),
        }
    }

    /// `(a, b) [unique, name: 'x']`.
    fn index(&mut self, table: &mut RawTable) {
        let line = self.line();
        let mut parts = Vec::new();
        let grouped = self.take('(');
        loop {
            match self.next() {
                Some(Piece::Word(text) | Piece::Quoted(text) | Piece::Sql(text)) => parts.push((text, false)),
                _ => break,
            }
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
                _ => {}
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

    /// `Ref name: a.x > b.y [delete: cascade]`, or with braces.
    fn reference(&mut self, line: usize) {
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

    fn relate(&mut self) {
        for link in std::mem::take(&mut self.refs) {
            let arrow: String = link.operator.chars().filter(|mark| *mark != '?').collect();
            let [left, right] = link.ends.clone();
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

    fn raw_reference(link: &Link, columns: Vec<String>, (target, target_columns): (Name, Vec<String>)) -> RawReference {
        let action = |of: &str| {
            let said = link.settings.iter().find(|(key, _)| key == of).map(|(_, value)| text_of(value).to_uppercase());
            said.and_then(|said| ReferentialAction::ALL.into_iter().find(|action| action.sql() == said)).unwrap_or_default()
        };
        RawReference {
            columns,
            target,
            target_columns,
            on_delete: action("delete"),
            on_update: action("update"),
            ..RawReference::default()
        }
    }

    fn key(&mut self, link: &Link, from: (Name, Vec<String>), to: (Name, Vec<String>), unique: bool) {
        let reference = Self::raw_reference(link, from.1.clone(), to);
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
            let reference = Self::raw_reference(link, columns, (target, keys));
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

/// What pieces say as one text.
fn text_of(value: &[Piece]) -> String {
    let words: Vec<&str> = value
        .iter()
        .filter_map(|piece| match piece {
            Piece::Word(text) | Piece::Quoted(text) | Piece::Text(text) | Piece::Sql(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    words.join(" ")
}

fn default(value: &[Piece]) -> Option<DefaultValue> {
    match value {
        [Piece::Sql(sql)] => Some(DefaultValue::Expression(sql.clone())),
        [Piece::Text(text) | Piece::Quoted(text)] => Some(DefaultValue::Literal(text.clone())),
        [Piece::Word(word)] if word.eq_ignore_ascii_case("null") => None,
        [] => None,
        // A number in pieces, or `status.open`: the value of an enum.
        [Piece::Word(_), Piece::Mark('.'), Piece::Word(value) | Piece::Quoted(value)] if value.parse::<u64>().is_err() => {
            Some(DefaultValue::Literal(value.clone()))
        }
        pieces => {
            let of = |piece: &Piece| match piece {
                Piece::Word(text) | Piece::Quoted(text) | Piece::Text(text) | Piece::Sql(text) => text.clone(),
                Piece::Mark(mark) => mark.to_string(),
                Piece::Line => String::new(),
            };
            Some(DefaultValue::Literal(pieces.iter().map(of).collect()))
        }
    }
}
