//! The design as DBML, the language of dbdiagram.io, and which line says what.
//!
//! Law: what is read back from the text is the design as far as DBML can say it; each table, column, constraint and enum
//! has a line of its own, so that a line tells what it is about. What DBML has no word for is said as a [`Problem`].
//! Deliberately not here: what becomes of a text that was changed (`read::typed`).

use std::collections::BTreeSet;

use crate::document::{Annotation, Colour, Document};
use crate::schema::{
    Column, ColumnId, ConstraintId, DataType, DefaultValue, EnumId, Expression, ForeignKey, Index, IndexKey, Place, Problem,
    ReferentialAction, Schema, Severity, Table, TableId,
};

/// A design as DBML.
#[derive(Clone, Debug)]
pub struct Dbml {
    /// The text.
    pub text: String,
    /// What each line is about.
    pub lines: Vec<Mark>,
    /// What DBML cannot say.
    pub problems: Vec<Problem>,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing of the schema.
    #[default]
    None,
    /// A table as a whole: its head, its note, the lines that only hold it together.
    Table(TableId),
    /// A column.
    Column(TableId, ColumnId),
    /// A constraint or an index.
    Constraint(TableId, ConstraintId),
    /// An enum.
    Enum(EnumId),
}

impl Mark {
    /// The table that the line is about.
    #[must_use]
    pub fn table(self) -> Option<TableId> {
        match self {
            Self::Table(table) | Self::Column(table, _) | Self::Constraint(table, _) => Some(table),
            Self::None | Self::Enum(_) => None,
        }
    }
}

/// The text with its lines, and what DBML cannot say.
#[must_use]
pub fn write_dbml(design: &Document) -> Dbml {
    let mut writer = Writer { design, schema: &design.schema, text: String::new(), lines: Vec::new() };
    writer.enums();
    let tables = design.schema.tables_by_name();
    for table in &tables {
        writer.table(table);
    }
    let mut between = true;
    for table in &tables {
        for key in &table.foreign_keys {
            if std::mem::take(&mut between) {
                writer.gap();
            }
            writer.reference(table, key);
        }
    }
    writer.groups(&tables);
    writer.notes();
    Dbml { text: writer.text, lines: writer.lines, problems: problems(&design.schema) }
}

struct Writer<'a> {
    design: &'a Document,
    schema: &'a Schema,
    text: String,
    lines: Vec<Mark>,
}

impl Writer<'_> {
    fn line(&mut self, mark: Mark, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines.push(mark);
    }

    fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.line(Mark::None, "");
        }
    }

    fn enums(&mut self) {
        for e in self.schema.enums_by_name() {
            self.gap();
            let mark = Mark::Enum(e.id);
            self.line(mark, &format!("Enum {} {{", name(&e.name)));
            for value in &e.values {
                self.line(mark, &format!("  {}", name(&value.name)));
            }
            self.line(mark, "}");
        }
    }

    fn table(&mut self, table: &Table) {
        self.gap();
        let mark = Mark::Table(table.id);
        let spot = self.design.layout.spots.get(&table.id).copied().unwrap_or_default();
        let colour = hex(spot.colour).map_or_else(String::new, |hex| format!(" [headercolor: {hex}]"));
        self.line(mark, &format!("Table {}{colour} {{", path(table)));
        for column in &table.columns {
            let line = self.column(table, column);
            self.line(Mark::Column(table.id, column.id), &line);
        }
        self.checks(table);
        self.indexes(table);
        if !table.comment.is_empty() {
            self.line(mark, "");
            self.line(mark, &format!("  Note: {}", text(&table.comment)));
        }
        self.line(mark, "}");
    }

    fn column(&self, table: &Table, column: &Column) -> String {
        let mut settings = Vec::new();
        if table.primary_columns() == [column.id] {
            settings.push("pk".to_owned());
        } else if !column.nullable && !table.is_primary(column.id) {
            settings.push("not null".into());
        }
        if first_unique(table, column.id).is_some() {
            settings.push("unique".into());
        }
        if column.identity {
            settings.push("increment".into());
        }
        settings.extend(column.default.as_ref().map(|value| format!("default: {}", default(value, &column.data_type))));
        if !column.comment.is_empty() {
            settings.push(format!("note: {}", text(&column.comment)));
        }
        let settings = if settings.is_empty() { String::new() } else { format!(" [{}]", settings.join(", ")) };
        format!("  {} {}{settings}", name(&column.name), self.data_type(&column.data_type))
    }

    fn data_type(&self, data_type: &DataType) -> String {
        let written = self.schema.write_type(data_type);
        let (word, rest) = written.split_once('(').map_or((written.as_str(), None), |(word, rest)| (word, Some(rest)));
        let is_argument = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | ' ');
        let is_called =
            rest.is_none_or(|rest| rest.strip_suffix(')').is_some_and(|inside| !inside.is_empty() && inside.chars().all(is_argument)));
        let is_plain_type = is_plain(word) && is_called && !matches!(data_type, DataType::Enum(_));
        if is_plain_type { written } else { name(&written) }
    }

    fn checks(&mut self, table: &Table) {
        if table.checks.is_empty() {
            return;
        }
        self.line(Mark::Table(table.id), "");
        self.line(Mark::Table(table.id), "  checks {");
        for check in &table.checks {
            let line = format!("    {} [name: {}]", sql(&check.expression, table), text(&check.name));
            self.line(Mark::Constraint(table.id, ConstraintId::Check(check.id)), &line);
        }
        self.line(Mark::Table(table.id), "  }");
    }

    fn indexes(&mut self, table: &Table) {
        let mut rows = Vec::new();
        if let Some(key) = table.primary_key.as_ref().filter(|key| key.columns.len() != 1) {
            rows.push((ConstraintId::Primary(key.id), format!("{} [pk]", tuple(table, &key.columns))));
        }
        for key in &table.uniques {
            let is_said = matches!(key.columns.as_slice(), [one] if first_unique(table, *one) == Some(ConstraintId::Unique(key.id)));
            if !is_said {
                let row = format!("{} [unique, name: {}]", tuple(table, &key.columns), text(&key.name));
                rows.push((ConstraintId::Unique(key.id), row));
            }
        }
        rows.extend(table.indexes.iter().map(|index| (ConstraintId::Index(index.id), index_row(table, index))));
        if rows.is_empty() {
            return;
        }
        self.line(Mark::Table(table.id), "");
        self.line(Mark::Table(table.id), "  indexes {");
        for (id, row) in rows {
            self.line(Mark::Constraint(table.id, id), &format!("    {row}"));
        }
        self.line(Mark::Table(table.id), "  }");
    }

    fn reference(&mut self, table: &Table, key: &ForeignKey) {
        let Some(target) = self.schema.table(key.target) else { return };
        // `-` makes the side unique that is no key itself, so it is written where that is so.
        let is_alone = matches!(key.columns.as_slice(), [one] if first_unique(table, *one).is_some());
        let is_one = table.primary_columns() == key.columns || is_alone;
        let is_led = table.primary_columns() != key.columns || target.primary_columns() == key.target_columns;
        let mut line = format!("Ref {}: {}", name(&key.name), end(table, &key.columns));
        line += if is_one && is_led { " - " } else { " > " };
        line += &end(target, &key.target_columns);
        let actions = [("delete", key.on_delete), ("update", key.on_update)];
        let said = actions.into_iter().filter(|(_, action)| *action != ReferentialAction::NoAction);
        let said: Vec<String> = said.map(|(word, action)| format!("{word}: {}", action.sql().to_lowercase())).collect();
        if !said.is_empty() {
            line += &format!(" [{}]", said.join(", "));
        }
        self.line(Mark::Constraint(table.id, ConstraintId::ForeignKey(key.id)), &line);
    }

    /// Areas are groups of the tables whose heads stand in them.
    fn groups(&mut self, tables: &[&std::sync::Arc<Table>]) {
        let mut grouped = BTreeSet::new();
        let mut names = BTreeSet::new();
        for area in self.design.layout.annotations.iter().filter(|annotation| !annotation.is_note) {
            let inside: Vec<_> = tables.iter().filter(|table| self.stands_in(table, area) && !grouped.contains(&table.id)).collect();
            if inside.is_empty() || !names.insert(area.text.clone()) {
                continue;
            }
            grouped.extend(inside.iter().map(|table| table.id));
            self.gap();
            let colour = hex(area.colour).map_or_else(String::new, |hex| format!(" [color: {hex}]"));
            self.line(Mark::None, &format!("TableGroup {}{colour} {{", name(&area.text)));
            for table in inside {
                self.line(Mark::Table(table.id), &format!("  {}", path(table)));
            }
            self.line(Mark::None, "}");
        }
    }

    fn stands_in(&self, table: &Table, area: &Annotation) -> bool {
        let spot = self.design.layout.spots.get(&table.id).copied().unwrap_or_default();
        let (x, y) = (spot.x - area.x, spot.y - area.y);
        (0.0..area.width).contains(&x) && (0.0..area.height).contains(&y)
    }

    fn notes(&mut self) {
        let notes = self.design.layout.annotations.iter().filter(|annotation| annotation.is_note && !annotation.text.is_empty());
        for (at, note) in notes.enumerate() {
            self.gap();
            let colour = hex(note.colour).map_or_else(String::new, |hex| format!(" [color: {hex}]"));
            self.line(Mark::None, &format!("Note note_{}{colour} {{", at + 1));
            self.line(Mark::None, &format!("  {}", text(&note.text)));
            self.line(Mark::None, "}");
        }
    }
}

/// The unique constraint that `unique` behind a column stands for.
fn first_unique(table: &Table, column: ColumnId) -> Option<ConstraintId> {
    let not_key = table.primary_columns() != [column];
    table.uniques.iter().find(|key| key.columns == [column] && not_key).map(|key| ConstraintId::Unique(key.id))
}

fn index_row(table: &Table, index: &Index) -> String {
    let parts: Vec<String> = index
        .parts
        .iter()
        .map(|part| match &part.key {
            IndexKey::Column(id) => column_name(table, *id),
            IndexKey::Expression(expression) => sql(expression, table),
        })
        .collect();
    let row = if let [one] = parts.as_slice() { one.clone() } else { format!("({})", parts.join(", ")) };
    let mut settings = Vec::new();
    if index.unique {
        settings.push("unique".to_owned());
    }
    let method = index.method.as_deref().map(str::trim).filter(|method| !method.is_empty());
    settings.extend(method.map(|method| format!("type: {}", name(method))));
    settings.push(format!("name: {}", text(&index.name)));
    format!("{row} [{}]", settings.join(", "))
}

fn column_name(table: &Table, id: ColumnId) -> String {
    table.column(id).map_or_else(|| "unknown".into(), |column| name(&column.name))
}

fn tuple(table: &Table, columns: &[ColumnId]) -> String {
    let names: Vec<String> = columns.iter().map(|id| column_name(table, *id)).collect();
    format!("({})", names.join(", "))
}

/// `book.author_id`, or `a.(x, y)`.
fn end(table: &Table, columns: &[ColumnId]) -> String {
    match columns {
        [one] => format!("{}.{}", path(table), column_name(table, *one)),
        several => format!("{}.{}", path(table), tuple(table, several)),
    }
}

fn path(table: &Table) -> String {
    if table.namespace.is_empty() { name(&table.name) } else { format!("{}.{}", name(&table.namespace), name(&table.name)) }
}

fn is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Words that mean something at the beginning of a line.
const WORDS: [&str; 13] =
    ["as", "checks", "enum", "indexes", "note", "project", "records", "ref", "table", "tablegroup", "tablepartial", "use", "dep"];

/// A name as it is, or between double quotes.
fn name(name: &str) -> String {
    let is_word = WORDS.iter().any(|word| name.eq_ignore_ascii_case(word));
    if is_plain(name) && !is_word { name.to_owned() } else { quoted(name, '"') }
}

fn text(text: &str) -> String {
    quoted(text, '\'')
}

fn quoted(text: &str, quote: char) -> String {
    let mut quoted = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\\' => quoted.push_str("\\\\"),
            letter if letter == quote => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => quoted.push(letter),
        }
    }
    quoted.push(quote);
    quoted
}

/// SQL between back-ticks, on one line. A back-tick in it is the quote of a name in one database; it cannot be escaped.
fn ticked(sql: &str) -> String {
    format!("`{}`", sql.replace('`', "\"").replace(['\n', '\r'], " "))
}

fn sql(expression: &Expression, table: &Table) -> String {
    ticked(&expression.display(&table.columns))
}

fn default(value: &DefaultValue, data_type: &DataType) -> String {
    match value {
        DefaultValue::Expression(sql) => ticked(sql),
        DefaultValue::Literal(word) => {
            let is_number = |word: &str| {
                let digits = word.strip_prefix('-').unwrap_or(word);
                let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                digits.split_once('.').map_or_else(|| is_digits(digits), |(whole, rest)| is_digits(whole) && is_digits(rest))
            };
            let counts = data_type.is_integer() || matches!(data_type, DataType::Numeric(_) | DataType::Real | DataType::Double);
            let is_bare = counts && is_number(word) || *data_type == DataType::Boolean && matches!(word.as_str(), "true" | "false");
            if is_bare { word.clone() } else { text(word) }
        }
    }
}

/// A colour as DBML writes it; the usual one is none.
fn hex(colour: Colour) -> Option<&'static str> {
    Some(match colour {
        Colour::Plain => return None,
        Colour::Violet => "#7C5CE0",
        Colour::Blue => "#3B7BE0",
        Colour::Teal => "#128C80",
        Colour::Green => "#2F8F46",
        Colour::Amber => "#A87408",
        Colour::Orange => "#C9631A",
        Colour::Red => "#D14A42",
        Colour::Pink => "#C2458F",
    })
}

/// What DBML has no place for, as one remark, and what its readers refuse.
fn problems(schema: &Schema) -> Vec<Problem> {
    let mut problems = Vec::new();
    for table in schema.tables_by_name().into_iter().filter(|table| table.columns.is_empty()) {
        let say = format!("The table {} has no columns; other readers of DBML want at least one.", table.name);
        problems.push(Problem { at: Place::Table(table.id), severity: Severity::Note, code: "dbml-no-columns", say });
    }
    let tables = || schema.tables.values();
    let keys = || tables().flat_map(|table| &table.foreign_keys);
    let indexes = || tables().flat_map(|table| &table.indexes);
    let kinds = [
        ("computed column(s)", tables().flat_map(|table| &table.columns).filter(|column| column.generated.is_some()).count()),
        ("foreign key(s) that wait for the end of a transaction", keys().filter(|key| key.deferrable.word() != "no").count()),
        ("partial index(es)", indexes().filter(|index| index.predicate.is_some()).count()),
        ("index(es) with columns beside their key", indexes().filter(|index| !index.include.is_empty()).count()),
        ("index(es) that begin with the largest value", indexes().filter(|index| !index.rises()).count()),
    ];
    let words: Vec<String> = kinds.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| format!("{count} {kind}")).collect();
    if !words.is_empty() {
        let say = format!("DBML has no word for what is special about these; the design keeps it: {}.", words.join(", "));
        problems.push(Problem { at: Place::Design, severity: Severity::Note, code: "dbml-left-out", say });
    }
    problems
}
