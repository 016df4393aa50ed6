//! Reading a mermaid `erDiagram`: what any version of mermaid takes, and what people write although none does.
//!
//! A relation without a column for it gets one; what had to be guessed is said. Lines that speak of looks are passed over.

use super::sketch::{Name, RawColumn, RawKind, RawReference, RawTable, RawType, Sketch, shortened};
use crate::schema::{DataType, Severity, VARCHAR_LENGTH, foreign_key_column_name, junction_name};

/// How many there are at an end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    many: bool,
    optional: bool,
}

/// A line between two tables.
struct Relation {
    line: usize,
    ends: [usize; 2],
    counts: [End; 2],
    label: String,
}

/// What a text says.
pub(super) fn read(text: &str) -> Sketch {
    let mut reader = Reader {
        sketch: Sketch::default(),
        relations: Vec::new(),
        open: None,
        marked: Vec::new(),
        true_names: Vec::new(),
        comments: Vec::new(),
    };
    let (mut is_inside, fenced) = (false, text.contains("erDiagram"));
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.starts_with("erDiagram") {
            is_inside = true;
            reader.statement(at + 1, line.trim_start_matches("erDiagram").trim());
        } else if line.starts_with("```") {
            is_inside = false;
        } else if is_inside || !fenced {
            reader.remark(line);
            reader.statement(at + 1, without_remark(line));
        }
    }
    reader.remember();
    reader.relate();
    reader.sketch
}

struct Reader {
    sketch: Sketch,
    relations: Vec<Relation>,
    /// The table between whose braces the lines stand.
    open: Option<usize>,
    /// Columns that are marked as foreign keys.
    marked: Vec<(usize, String)>,
    /// What remarks say of names: the true name, and a comment.
    true_names: Vec<(String, String)>,
    comments: Vec<(String, String)>,
}

/// Statements about looks.
const LOOKS: &[&str] = &["direction ", "classdef ", "class ", "style ", "acctitle", "accdescr", "subgraph ", "click ", "title "];

/// A line without `%%` and what follows, unless that is in quotes.
fn without_remark(line: &str) -> &str {
    let end = line.match_indices("%%").map(|(at, _)| at).find(|at| is_outside(&line[..*at]));
    line[..end.unwrap_or(line.len())].trim()
}

/// Whether what follows a text is between no quotes.
fn is_outside(before: &str) -> bool {
    before.matches('"').count() & 1 == 0
}

impl Reader {
    /// The true name of a table, and its comment, stand in remarks where Relata wrote the text.
    fn remark(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("%% ") else { return };
        if let Some((name, named)) = rest.split_once(" is the table ") {
            self.true_names.push((name.trim_matches('"').to_owned(), named.to_owned()));
        } else if let Some((name, comment)) = rest.split_once(": ") {
            self.comments.push((name.to_owned(), comment.to_owned()));
        }
    }

    fn remember(&mut self) {
        let (comments, true_names) = (std::mem::take(&mut self.comments), std::mem::take(&mut self.true_names));
        let mut find = |name: &str, change: &dyn Fn(&mut RawTable)| {
            self.sketch.tables.iter_mut().filter(|table| table.name.name == name).for_each(change);
        };
        comments.iter().for_each(|(name, comment)| find(name, &|table| table.comment.clone_from(comment)));
        true_names.iter().for_each(|(name, named)| find(name, &|table| table.name.name.clone_from(named)));
    }

    fn statement(&mut self, number: usize, line: &str) {
        let mut rest = line;
        while !rest.is_empty() {
            rest = match self.open {
                Some(at) => self.columns(number, at, rest),
                None => self.outside(number, rest),
            };
        }
    }

    /// The table of a name; one that is not there yet is made.
    fn table(&mut self, line: usize, name: &str) -> usize {
        let name = Name { namespace: String::new(), name: name.to_owned() };
        if let Some(at) = self.sketch.tables.iter().position(|table| table.name == name) {
            return at;
        }
        self.sketch.tables.push(RawTable::new(line, name));
        self.sketch.tables.len() - 1
    }

    // ---- tables

    /// A table or a relation; what is left of the line.
    fn outside<'a>(&mut self, number: usize, line: &'a str) -> &'a str {
        let lower = line.to_lowercase();
        if LOOKS.iter().any(|word| lower.starts_with(word)) || lower == "end" || line.starts_with('}') {
            return "";
        }
        let Some((name, after)) = name(line) else {
            self.unknown(number, line);
            return "";
        };
        let mut after = without_class(after);
        let mut shown = None;
        if let Some(inside) = after.strip_prefix('[') {
            let (alias, rest) = inside.split_once(']').unwrap_or((inside, ""));
            shown = Some(alias.trim().trim_matches('"').to_owned());
            after = without_class(rest.trim_start());
        }
        if let Some(rest) = after.strip_prefix('{') {
            let at = self.table(number, &name);
            self.sketch.tables[at].line = number;
            if let Some(alias) = shown {
                self.sketch.tables[at].comment = alias;
            }
            self.open = Some(at);
            return rest.trim_start();
        }
        if after.is_empty() {
            let at = self.table(number, &name);
            if let Some(alias) = shown {
                self.sketch.tables[at].comment = alias;
            }
            return "";
        }
        match relation(after) {
            Some((counts, other, label)) => {
                let ends = [self.table(number, &name), self.table(number, &other)];
                self.relations.push(Relation { line: number, ends, counts, label });
            }
            None => self.unknown(number, line),
        }
        ""
    }

    fn unknown(&mut self, line: usize, text: &str) {
        let say = format!("“{}” is not understood, so it is left out.", shortened(text));
        self.sketch.say(line, Severity::Warning, "mermaid-unknown", say);
    }

    /// Columns between braces; what is left of the line after the closing one.
    fn columns<'a>(&mut self, number: usize, at: usize, line: &'a str) -> &'a str {
        let end = line.match_indices('}').map(|(end, _)| end).find(|end| is_outside(&line[..*end]));
        let (inside, rest) = match end {
            Some(end) => (&line[..end], line[end + 1..].trim_start()),
            None => (line, ""),
        };
        if end.is_some() {
            self.open = None;
        }
        if !inside.trim().is_empty() {
            self.column(number, at, inside.trim());
        }
        rest
    }

    /// `varchar(40) name PK, UK "a remark"`.
    fn column(&mut self, number: usize, at: usize, line: &str) {
        let (words, remark) = match line.split_once('"') {
            Some((words, remark)) => (words, remark.trim_end().trim_end_matches('"')),
            None => (line, ""),
        };
        let mut depth = 0;
        let parts = words.split(|letter: char| {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            letter.is_whitespace() || letter == ',' && depth <= 0
        });
        let mut words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
        let is_mark = |word: &&str| matches!(word.to_uppercase().as_str(), "PK" | "FK" | "UK" | "NN");
        let marks: Vec<String> = match words.iter().skip(2).position(is_mark) {
            Some(first) => words.split_off(first + 2).iter().map(|word| word.to_uppercase()).collect(),
            None => Vec::new(),
        };
        let Some(name) = words.pop() else { return self.unknown(number, line) };
        if words.is_empty() {
            let say = format!("The column {name} has no type, so it is text.");
            self.sketch.say(number, Severity::Note, "mermaid-type", say);
            words.push("text");
        }
        let mut written = words.join(" ");
        // Mermaid has the question mark behind the type; behind a name, where it has none, people mean the same.
        let mut optional = written.ends_with('?') || name.ends_with('?');
        written.truncate(written.trim_end_matches('?').len());
        let name = name.trim_end_matches('?').trim_matches('`');
        let mut column = RawColumn { line: number, name: name.to_owned(), ..RawColumn::default() };
        let mut values = Vec::new();
        let mut remarks: Vec<&str> = remark.split("; ").map(str::trim).filter(|remark| !remark.is_empty()).collect();
        // Relata says of a column what mermaid has no place for: its true name, that it may be empty, the values of an enum.
        if remarks.first().is_some_and(|first| is_spelling(first, &column.name)) {
            column.name = remarks.remove(0).to_owned();
        }
        if remarks.first() == Some(&"null") {
            optional = true;
            remarks.remove(0);
        }
        let data_type = read_type(written.trim_matches('`'));
        let known = self.sketch.enums.iter().any(|e| e.name == written);
        if matches!(data_type, DataType::Other(_)) && !known && remarks.first().is_some_and(|first| first.contains(" | ")) {
            values = remarks.remove(0).split(" | ").map(str::to_owned).collect();
        } else if known && remarks.first().is_some_and(|first| first.contains(" | ")) {
            remarks.remove(0);
        }
        if !values.is_empty() {
            self.sketch.enums.push(super::sketch::RawEnum {
                line: number,
                name: written.clone(),
                values,
                ..super::sketch::RawEnum::default()
            });
        }
        column.data_type = Some(RawType::Named(written, data_type));
        column.comment = remarks.join("; ");
        column.not_null = !optional;
        let of = column.name.clone();
        let table = &mut self.sketch.tables[at];
        if table.columns.iter().any(|other| other.name == of) {
            return;
        }
        if marks.iter().any(|mark| mark == "FK") {
            self.marked.push((at, of.clone()));
        }
        let table = &mut self.sketch.tables[at];
        if marks.iter().any(|mark| mark == "UK") {
            table.constrain(number, None, RawKind::Unique(vec![of.clone()]));
        }
        if marks.iter().any(|mark| mark == "PK") {
            let key = table.constraints.iter_mut().find_map(|constraint| match &mut constraint.kind {
                RawKind::Primary(columns) => Some(columns),
                _ => None,
            });
            match key {
                Some(columns) => columns.push(of),
                None => table.constrain(number, None, RawKind::Primary(vec![of])),
            }
        }
        table.columns.push(column);
    }

    // ---- relations

    fn relate(&mut self) {
        // Those whose columns the names tell go first, so that the others see which columns are left.
        let (told, untold): (Vec<_>, Vec<_>) = std::mem::take(&mut self.relations).into_iter().partition(|relation| {
            let ([a, b], [left, right]) = (relation.ends, relation.counts);
            let has = |own, other| self.columns_for(own, other, &relation.label).is_some();
            match (left.many, right.many) {
                (false, true) => has(b, a),
                (true, false) => has(a, b),
                (true, true) => true,
                (false, false) => has(a, b) || has(b, a),
            }
        });
        for relation in told.into_iter().chain(untold) {
            let [left, right] = relation.counts;
            match (left.many, right.many) {
                (false, true) => self.key(&relation, relation.ends[1], relation.ends[0], left, false),
                (true, false) => self.key(&relation, relation.ends[0], relation.ends[1], right, false),
                (true, true) => self.junction(&relation),
                (false, false) => {
                    // The side that has a column for it, else the one that may be missing, else the right one.
                    let [a, b] = relation.ends;
                    let has = |own: usize, other: usize| self.columns_for(own, other, &relation.label).is_some();
                    let on_left = has(a, b) && !has(b, a) || (has(a, b) == has(b, a) && left.optional && !right.optional);
                    if on_left {
                        self.key(&relation, a, b, right, true);
                    } else {
                        self.key(&relation, b, a, left, true);
                    }
                }
            }
        }
    }

    fn primary(&mut self, at: usize) -> Vec<String> {
        let table = &mut self.sketch.tables[at];
        if let Some(key) = primary_of(table) {
            return key;
        }
        let line = table.line;
        let name = table.columns.iter().find(|column| column.name.eq_ignore_ascii_case("id")).map(|column| column.name.clone());
        let name = name.unwrap_or_else(|| {
            let data_type = Some(RawType::Known(DataType::Integer));
            let id = RawColumn { line, name: "id".into(), data_type, not_null: true, identity: true, ..RawColumn::default() };
            table.columns.insert(0, id);
            "id".into()
        });
        table.constrain(line, None, RawKind::Primary(vec![name.clone()]));
        let say = format!("No column of {} is marked PK, so its key is {name}.", table.name.name);
        self.sketch.say(line.max(1), Severity::Note, "mermaid-key", say);
        vec![name]
    }

    /// The columns of a table that point at another: named by the label, or by table and key.
    fn columns_for(&self, own: usize, other: usize, label: &str) -> Option<Vec<String>> {
        let (table, target) = (&self.sketch.tables[own], &self.sketch.tables[other]);
        let find = |name: &str| column_like(table, name).map(|column| column.name.clone());
        let labelled: Option<Vec<String>> = label.split(", ").map(find).collect();
        let key = primary_of(target).unwrap_or_else(|| vec!["id".into()]);
        let name = &target.name.name;
        let by_name = |column: &String| {
            let wanted = [
                foreign_key_column_name(name, column),
                format!("{name}_{column}"),
                if label.is_empty() { name.clone() } else { format!("{label}_{column}") },
            ];
            let taken = |found: &String| {
                table.constraints.iter().any(|c| matches!(&c.kind, RawKind::ForeignKey(key) if key.columns.contains(found)))
            };
            let exact = wanted.iter().find_map(|name| find(name)).filter(|found| !taken(found));
            exact.or_else(|| (own != other && column.contains('_')).then(|| find(column)).flatten())
        };
        labelled.filter(|found| found.len() == key.len()).or_else(|| key.iter().map(by_name).collect())
    }

    /// The only column that is marked as a foreign key and is none yet.
    fn left_over(&self, own: usize, key: &[String]) -> Option<Vec<String>> {
        let table = &self.sketch.tables[own];
        let is_used =
            |name: &String| table.constraints.iter().any(|c| matches!(&c.kind, RawKind::ForeignKey(key) if key.columns.contains(name)));
        let mut left = self.marked.iter().filter(|(at, name)| *at == own && !is_used(name)).map(|(_, name)| name.clone());
        let only = left.next().filter(|_| key.len() == 1)?;
        left.next().is_none().then(|| vec![only])
    }

    /// The column that the label names, and the unique one with its type that it points at where the primary key cannot be meant.
    fn unique_for(&self, own: usize, other: usize, label: &str) -> Option<(String, String)> {
        let (table, target) = (&self.sketch.tables[own], &self.sketch.tables[other]);
        let column = column_like(table, label)?;
        let fits = |name: &String| target.columns.iter().any(|other| other.name == *name && other.data_type == column.data_type);
        if primary_of(target).is_some_and(|key| key.len() == 1 && fits(&key[0])) {
            return None;
        }
        let unique = target.constraints.iter().find_map(|constraint| match &constraint.kind {
            RawKind::Unique(columns) if columns.len() == 1 && fits(&columns[0]) => columns.first().cloned(),
            _ => None,
        });
        Some((column.name.clone(), unique?))
    }

    /// A foreign key of `own` that points at `other`.
    fn key(&mut self, relation: &Relation, own: usize, other: usize, parent: End, unique: bool) {
        let by_unique = self.unique_for(own, other, &relation.label);
        let (known, key) = match by_unique {
            Some((column, of)) => (Some(vec![column]), vec![of]),
            None => (None, self.primary(other)),
        };
        let target = self.sketch.tables[other].name.clone();
        let columns = match known.or_else(|| self.columns_for(own, other, &relation.label)).or_else(|| self.left_over(own, &key)) {
            Some(columns) => columns,
            None => {
                let mut made = Vec::new();
                for of in &key {
                    let wanted = foreign_key_column_name(&target.name, of);
                    let table = &mut self.sketch.tables[own];
                    let name = crate::schema::unique_name(&wanted, |name| table.columns.iter().any(|column| column.name == name));
                    let column = RawColumn { line: relation.line, name: name.clone(), not_null: !parent.optional, ..RawColumn::default() };
                    table.columns.push(column);
                    made.push(name);
                }
                let say = format!("{} has no column for this relation, so it gets {}.", self.sketch.tables[own].name.name, made.join(", "));
                self.sketch.say(relation.line, Severity::Note, "mermaid-guess", say);
                made
            }
        };
        let reference = RawReference { columns: columns.clone(), target, target_columns: key, ..RawReference::default() };
        let table = &mut self.sketch.tables[own];
        table.constrain(relation.line, None, RawKind::ForeignKey(reference));
        if unique {
            table.constrain(relation.line, None, RawKind::Unique(columns));
        }
    }

    /// A table between two others.
    fn junction(&mut self, relation: &Relation) {
        let names = relation.ends.map(|at| self.sketch.tables[at].name.name.clone());
        let wanted = junction_name(&names[0], &names[1]);
        let name = crate::schema::unique_name(&wanted, |name| self.sketch.tables.iter().any(|table| table.name.name == name));
        let mut table = RawTable::new(relation.line, Name { namespace: String::new(), name: name.clone() });
        let mut all = Vec::new();
        for at in relation.ends {
            let key = self.primary(at);
            let target = self.sketch.tables[at].name.clone();
            let mut columns = Vec::new();
            for of in &key {
                let wanted = foreign_key_column_name(&target.name, of);
                let name = crate::schema::unique_name(&wanted, |name| all.iter().any(|other| other == name));
                table.columns.push(RawColumn { line: relation.line, name: name.clone(), not_null: true, ..RawColumn::default() });
                all.push(name.clone());
                columns.push(name);
            }
            let reference = RawReference { columns, target, target_columns: key, ..RawReference::default() };
            table.constrain(relation.line, None, RawKind::ForeignKey(reference));
        }
        table.constrain(relation.line, None, RawKind::Primary(all));
        let say = format!("{} and {} have many of each other, so the table {name} stands between them.", names[0], names[1]);
        self.sketch.say(relation.line, Severity::Note, "mermaid-junction", say);
        self.sketch.tables.push(table);
    }
}

/// A type in mermaid's letters: `timestamp_with_time_zone`, `numeric(10_2)`, `varchar~40~`.
fn read_type(written: &str) -> DataType {
    let spaced = written.replace('_', " ");
    let with_comma = match written.split_once('(') {
        Some((word, inside)) => format!("{}({}", word, inside.replace('_', ",")),
        None => written.replacen('~', "(", 1).replacen('~', ")", 1),
    };
    if written.eq_ignore_ascii_case("enum") {
        return DataType::Varchar(VARCHAR_LENGTH);
    }
    let found = [written, &with_comma, &spaced].into_iter().map(DataType::read).find(|read| !matches!(read, DataType::Other(_)));
    found.unwrap_or_else(|| DataType::Other(written.to_owned()))
}

/// Whether a name is what Relata spells in this way for mermaid, which has fewer letters.
fn is_spelling(name: &str, written: &str) -> bool {
    let spelled = crate::text::mermaid::word(name, "column");
    name != written
        && !name.contains(" | ")
        && (spelled == written || written.strip_prefix(&spelled).is_some_and(|rest| rest.starts_with('_')))
}

/// The column of a name, in any case and with or without `_` where none has it exactly.
fn column_like<'t>(table: &'t RawTable, name: &str) -> Option<&'t RawColumn> {
    let exact = table.columns.iter().find(|column| column.name == name);
    exact.or_else(|| table.columns.iter().find(|column| folded(&column.name) == folded(name)))
}

fn primary_of(table: &RawTable) -> Option<Vec<String>> {
    table.constraints.iter().find_map(|constraint| match &constraint.kind {
        RawKind::Primary(columns) => Some(columns.clone()),
        _ => None,
    })
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').flat_map(char::to_lowercase).collect()
}

/// `:::class` behind a name.
fn without_class(text: &str) -> &str {
    let text = text.trim_start();
    match text.strip_prefix(":::") {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == ',' || c == '-').trim_start(),
        None => text,
    }
}

/// The name that a line begins with, and what follows.
fn name(line: &str) -> Option<(String, &str)> {
    if let Some(rest) = line.strip_prefix('"') {
        let (name, rest) = rest.split_once('"')?;
        return Some((name.to_owned(), rest.trim_start()));
    }
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '*' || !letter.is_ascii();
    let mut end = 0;
    for (at, letter) in line.char_indices() {
        // A dash or a dot is part of a name, but two of them are a line.
        let rest = &line[at..];
        let inner = matches!(letter, '-' | '.')
            && !rest.starts_with("--")
            && !rest.starts_with("..")
            && !rest.starts_with("-.")
            && !rest.starts_with(".-");
        if !is_part(letter) && !inner {
            break;
        }
        end = at + letter.len_utf8();
    }
    (end > 0).then(|| (line[..end].to_owned(), line[end..].trim_start()))
}

const LEFT: &[(&str, End)] = &[
    ("|o", ONE_OR_NONE),
    ("||", ONE),
    ("}o", ANY),
    ("}|", SOME),
    ("o|", ONE_OR_NONE),
    ("o{", ANY),
    ("|{", SOME),
    ("zero or one", ONE_OR_NONE),
    ("one or zero", ONE_OR_NONE),
    ("zero or more", ANY),
    ("zero or many", ANY),
    ("one or more", SOME),
    ("one or many", SOME),
    ("only one", ONE),
    ("many(0)", ANY),
    ("many(1)", SOME),
    ("many", ANY),
    ("0+", ANY),
    ("1+", SOME),
    ("one", ONE),
    ("1", ONE),
];
const ONE: End = End { many: false, optional: false };
const ONE_OR_NONE: End = End { many: false, optional: true };
const ANY: End = End { many: true, optional: true };
const SOME: End = End { many: true, optional: false };

/// The number that a text begins with.
fn count(text: &str) -> Option<(End, &str)> {
    LEFT.iter().find_map(|(word, end)| {
        let start = text.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| (*end, text[word.len()..].trim_start()))
    })
}

/// `||--o{ BOOK : writes`.
fn relation(text: &str) -> Option<([End; 2], String, String)> {
    let (left, rest) = count(text)?;
    let kinds = ["--", "..", ".-", "-.", "optionally to", "to"];
    let rest = kinds
        .iter()
        .find_map(|kind| rest.get(..kind.len()).filter(|start| start.eq_ignore_ascii_case(kind)).map(|_| &rest[kind.len()..]))?;
    let (right, rest) = count(rest.trim_start())?;
    let (other, rest) = name(rest)?;
    let label = without_class(rest).strip_prefix(':').unwrap_or_default().trim().trim_end_matches(';').trim_matches(['"', '\'']).to_owned();
    Some(([left, right], other, label))
}
