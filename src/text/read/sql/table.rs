//! `CREATE TABLE`: its columns and constraints, each read by itself.

use sqlparser::ast::{
    CharacterLength, ColumnOption, ConstraintCharacteristics, DataType as Written, DeferrableInitial, EnumMember, Expr,
    ForeignKeyConstraint, FunctionArguments, IndexColumn, KeyOrIndexDisplay, OrderBySort, TableConstraint, UnaryOperator, Value,
};

use super::Script;
use super::cursor::{Cursor, parts_of};
use super::types;
use crate::dialect::{Dialect, Identity};
use crate::schema::{DataType, DefaultValue, Deferrable, ReferentialAction, Severity};
use crate::text::read::sketch::{RawColumn, RawConstraint, RawIndex, RawKind, RawReference, RawTable, RawType};

/// Words behind a type that say how a column is kept, with or without a word after them.
const MANNERS: &[(&str, bool)] = &[
    ("ZEROFILL", false),
    ("UNSIGNED", false),
    ("SIGNED", false),
    ("BINARY", false),
    ("ASCII", false),
    ("VISIBLE", false),
    ("INVISIBLE", false),
    ("SPARSE", false),
    ("ENFORCED", false),
    ("CHARSET", true),
    ("STORAGE", true),
    ("COLUMN_FORMAT", true),
    ("COMPRESSION", true),
    ("ENCODE", true),
];

impl Script {
    pub(super) fn create_table(&mut self, at: &mut Cursor<'_>) {
        let line = at.line();
        at.next();
        at.take_if_not_exists();
        let name = match at.object_name() {
            Ok(name) => self.name(name),
            Err(message) => return self.broken(line, &message),
        };
        let mut table = RawTable::new(line, name);
        if at.is("PARTITION") {
            return;
        }
        if !at.take_open() {
            let say = format!(
                "The columns of {} are not in this text (they come from a query or another table), so it is left out.",
                table.name.name
            );
            return self.sketch.say(line, Severity::Warning, "sql-table", say);
        }
        while !at.is_end() && !at.take_close() {
            self.item(at, &mut table);
            if !at.is_piece_end() {
                let line = at.line();
                let rest = at.skip_item();
                self.unknown(line, rest);
            }
            at.take_comma();
        }
        while !at.is_end() {
            if at.take("COMMENT") {
                at.take_equals();
                table.comment = at.string().unwrap_or_default();
            } else if at.take("INHERITS") {
                let say = "Inheritance of tables is no part of a design: columns of the parent are not in the child here.";
                self.sketch.say(line, Severity::Warning, "sql-inherits", say);
            } else {
                at.skip_piece();
            }
        }
        self.sketch.tables.push(table);
    }

    fn broken(&mut self, line: usize, message: &str) {
        self.sketch.say(line, Severity::Error, "sql-text", format!("This cannot be read: {message}."));
    }

    /// A column or a constraint; what cannot be read of it is passed over up to the next comma.
    fn item(&mut self, at: &mut Cursor<'_>, table: &mut RawTable) {
        let line = at.line();
        if at.is("LIKE") && !at.is_second("TEXT") {
            let text = at.skip_item();
            return self.unknown(line, text);
        }
        if let Some(constraint) = self.table_check(at, line) {
            return table.constraints.push(constraint);
        }
        if at.is("EXCLUDE") || at.is("PERIOD") && at.is_second("FOR") {
            let text = at.skip_item();
            return self.unknown(line, text);
        }
        match at.constraint() {
            Ok(Some(constraint)) => {
                // `USING BTREE`, `ON CONFLICT …`, `ENABLE`: how a key is kept.
                self.constraint(&mut table.constraints, line, constraint);
                at.skip_item();
            }
            Ok(None) => {
                if let Some(column) = self.column(at, &mut table.constraints) {
                    table.columns.push(column);
                }
            }
            Err(message) => {
                self.broken(line, &message);
                at.skip_item();
            }
        }
    }

    /// `CONSTRAINT name CHECK (…)`, whose expression is kept as it is written.
    pub(super) fn table_check(&mut self, at: &mut Cursor<'_>, line: usize) -> Option<RawConstraint> {
        let named = at.is("CONSTRAINT") && !at.is_second("CHECK");
        let is_check = at.is("CHECK") || at.is("CONSTRAINT") && at.is_check_after(if named { 2 } else { 1 });
        if !is_check {
            return None;
        }
        let name = at.take("CONSTRAINT").then(|| named.then(|| at.identifier().ok()).flatten()).flatten();
        at.take("CHECK");
        let text = bare(at.group()?).to_owned();
        at.skip_item();
        Some(RawConstraint { line, name, kind: RawKind::Check(text) })
    }

    /// A constraint in our words.
    pub(super) fn constraint(&mut self, to: &mut Vec<RawConstraint>, line: usize, constraint: TableConstraint) {
        let (name, kind) = match constraint {
            TableConstraint::PrimaryKey(key) => (key.name, RawKind::Primary(names(&key.columns))),
            // MySQL has no unique constraints but by a unique index; what is called one stays one, and so does what no constraint can be.
            TableConstraint::Unique(key) if key.index_type_display == KeyOrIndexDisplay::Index || !key.columns.iter().all(is_plain) => {
                let parts = key.columns.iter().map(part).collect();
                (key.name.or(key.index_name), RawKind::Index(RawIndex { parts, unique: true, ..RawIndex::default() }))
            }
            TableConstraint::Unique(key) => (key.name.or(key.index_name), RawKind::Unique(names(&key.columns))),
            TableConstraint::ForeignKey(key) => (key.name.clone(), RawKind::ForeignKey(self.reference(key))),
            TableConstraint::Index(index) => {
                let method = index.index_type.map(|kind| kind.to_string().to_lowercase()).filter(|kind| kind != "btree");
                let parts = index.columns.iter().map(part).collect();
                (index.name, RawKind::Index(RawIndex { parts, method, ..RawIndex::default() }))
            }
            TableConstraint::FulltextOrSpatial(index) => {
                let method = Some(if index.fulltext { "fulltext" } else { "spatial" }.to_owned());
                let parts = index.columns.iter().map(part).collect();
                (index.opt_index_name, RawKind::Index(RawIndex { parts, method, ..RawIndex::default() }))
            }
            TableConstraint::Check(check) => (check.name, RawKind::Check(check.expr.to_string())),
            other => return self.unknown(line, &other.to_string()),
        };
        to.push(RawConstraint { line, name: name.map(|name| name.value), kind });
    }

    fn reference(&self, key: ForeignKeyConstraint) -> RawReference {
        RawReference {
            columns: key.columns.into_iter().map(|column| column.value).collect(),
            target: self.name(parts_of(&key.foreign_table)),
            target_columns: key.referred_columns.into_iter().map(|column| column.value).collect(),
            on_delete: action(key.on_delete),
            on_update: action(key.on_update),
            deferrable: deferrable(key.characteristics),
        }
    }

    // ---- columns

    /// A column with what stands behind its type; its keys go to the constraints of the table.
    pub(super) fn column(&mut self, at: &mut Cursor<'_>, constraints: &mut Vec<RawConstraint>) -> Option<RawColumn> {
        let line = at.line();
        let name = match at.identifier() {
            Ok(name) => name,
            Err(message) => {
                self.broken(line, &message);
                at.skip_item();
                return None;
            }
        };
        let mut column = RawColumn { line, name, ..RawColumn::default() };
        if at.is_piece_end() || is_option(&at.word()) {
            column.data_type = Some(RawType::Known(DataType::Text));
        } else {
            match at.data_type() {
                Ok((written, text)) => self.typed(&mut column, &written, text),
                Err(message) => {
                    let say = format!("The type of the column {} cannot be read, so it is text: {message}.", column.name);
                    self.sketch.say(line, Severity::Warning, "sql-type", say);
                    column.data_type = Some(RawType::Known(DataType::Text));
                    at.skip_piece();
                }
            }
        }
        while !at.is_piece_end() {
            self.option(at, &mut column, constraints);
        }
        Some(column)
    }

    fn typed(&mut self, column: &mut RawColumn, written: &Written, text: &str) {
        if let Written::Enum(members, _) = written {
            let name = |member: &EnumMember| match member {
                EnumMember::Name(name) | EnumMember::NamedValue(name, _) => name.clone(),
            };
            column.data_type = Some(RawType::Values(members.iter().map(name).collect()));
            return;
        }
        let typed = types::read(text, self.dialect);
        column.identity |= typed.numbers;
        column.not_null |= typed.numbers;
        if let Some(say) = typed.say {
            self.sketch.say_once(column.line, Severity::Note, "sql-type", &say);
        }
        column.data_type = Some(match written {
            Written::Custom(name, arguments) if arguments.is_empty() => {
                RawType::Named(parts_of(name).pop().unwrap_or_default(), typed.data_type)
            }
            Written::Varchar(Some(CharacterLength::Max)) => RawType::Known(DataType::Text),
            _ => RawType::Known(typed.data_type),
        });
    }

    fn option(&mut self, at: &mut Cursor<'_>, column: &mut RawColumn, constraints: &mut Vec<RawConstraint>) {
        let line = at.line();
        let name = if at.take("CONSTRAINT") { at.identifier().ok() } else { None };
        let own = || vec![column.name.clone()];
        if at.is("CHECK") {
            at.take("CHECK");
            let text = bare(at.group().unwrap_or_default()).to_owned();
            return self.column_check(line, name, text, column, constraints);
        }
        if at.is("GENERATED") || at.is("AS") {
            return computed(at, column);
        }
        if let Some((_, more)) = MANNERS.iter().find(|(word, _)| at.is(word)) {
            at.next();
            if *more {
                at.skip_piece();
            }
            return;
        }
        if at.take_any(&["AUTO_INCREMENT", "AUTOINCREMENT"]) {
            column.identity = true;
            return;
        }
        if at.take("IDENTITY") {
            column.identity = true;
            let _ = at.group();
            return;
        }
        if at.take_all(&["ON", "UPDATE"]) {
            let text = at.skip_piece();
            let _ = at.is_open().then(|| at.group());
            let say = format!("ON UPDATE {} of a column is no part of a design, so it is left out.", shout(text));
            return self.sketch.say_once(line, Severity::Note, "sql-on-update", &say);
        }
        if at.take("COMMENT") {
            column.comment = at.string().unwrap_or_default();
            return;
        }
        let from = at.line();
        match at.option() {
            Ok(Some((option, text))) => match option {
                ColumnOption::NotNull => column.not_null = true,
                ColumnOption::Null | ColumnOption::CharacterSet(_) | ColumnOption::Collation(_) | ColumnOption::OnConflict(_) => {}
                ColumnOption::Default(value) => self.default(column, &value, text.get(7..).unwrap_or_default().trim()),
                ColumnOption::PrimaryKey(_) => {
                    constraints.push(RawConstraint { line, name, kind: RawKind::Primary(own()) });
                    column.not_null = true;
                    // SQLite numbers the rows of an INTEGER PRIMARY KEY.
                    let whole = self.dialect.features().identity == Identity::WholePrimaryKey;
                    column.identity |= whole && column.data_type == Some(RawType::Known(DataType::Integer)) && column.default.is_none();
                }
                ColumnOption::Unique(_) => constraints.push(RawConstraint { line, name, kind: RawKind::Unique(own()) }),
                ColumnOption::ForeignKey(key) => {
                    let reference = RawReference { columns: own(), ..self.reference(key) };
                    constraints.push(RawConstraint { line, name, kind: RawKind::ForeignKey(reference) });
                }
                ColumnOption::DialectSpecific(_) | ColumnOption::Invisible => {}
                _ => self.unknown(line, text),
            },
            Ok(None) => {
                let text = at.skip_piece();
                self.unknown(from, text);
            }
            Err(message) => {
                self.broken(from, &message);
                at.skip_item();
            }
        }
    }

    /// A check that lists the values of a column is an enum in SQLite; one that reads JSON says that it is JSON.
    fn column_check(&mut self, line: usize, name: Option<String>, text: String, column: &mut RawColumn, to: &mut Vec<RawConstraint>) {
        let is_text = matches!(column.data_type, Some(RawType::Known(DataType::Text)));
        let folded = |text: &str| text.replace(['`', '"', ' '], "").to_lowercase();
        if is_text && name.is_none() && folded(&text) == folded(&format!("json_valid({})", column.name)) {
            column.data_type = Some(RawType::Known(DataType::Json));
            return;
        }
        if is_text
            && name.is_none()
            && self.dialect.features().identity == Identity::WholePrimaryKey
            && let Some(values) = listed(&text, &column.name)
        {
            column.data_type = Some(RawType::Values(values));
            return;
        }
        to.push(RawConstraint { line, name, kind: RawKind::Check(text) });
    }

    pub(super) fn default(&mut self, column: &mut RawColumn, value: &Expr, text: &str) {
        let whole = |inside: &&str| text.starts_with('(') && text.ends_with(')') && is_balanced(inside);
        let text = text.get(1..text.len().saturating_sub(1)).filter(whole).unwrap_or(text).trim();
        if text.to_lowercase().starts_with("nextval(") {
            column.identity = true;
            return;
        }
        column.default = match literal(value) {
            Some(Literal::Null) => None,
            Some(Literal::Text(text)) => Some(DefaultValue::Literal(text)),
            None => Some(DefaultValue::Expression(spoken(text))),
        };
    }
}

/// `GENERATED ALWAYS AS (…) STORED`, `AS (…)`, and `GENERATED BY DEFAULT AS IDENTITY`.
pub(super) fn computed(at: &mut Cursor<'_>, column: &mut RawColumn) {
    at.take("GENERATED");
    let _ = at.take("ALWAYS") || at.take_all(&["BY", "DEFAULT"]);
    at.take("AS");
    if at.take("IDENTITY") {
        column.identity = true;
        column.not_null = true;
        let _ = at.is_open().then(|| at.group());
        return;
    }
    let text = bare(at.group().unwrap_or_default()).to_owned();
    let stored = at.take_any(&["STORED", "PERSISTENT", "PERSISTED"]);
    at.take("VIRTUAL");
    if !text.is_empty() {
        column.generated = Some((text, stored));
    }
}

fn is_option(word: &str) -> bool {
    matches!(
        word,
        "CONSTRAINT"
            | "PRIMARY"
            | "NOT"
            | "NULL"
            | "UNIQUE"
            | "CHECK"
            | "DEFAULT"
            | "COLLATE"
            | "REFERENCES"
            | "GENERATED"
            | "AS"
            | "COMMENT"
    )
}

fn shout(text: &str) -> String {
    text.to_uppercase()
}

/// A function in the words that any of the databases is given for it.
fn spoken(text: &str) -> String {
    match text.to_lowercase().replace("(6)", "").as_str() {
        "current_timestamp" | "current_timestamp()" | "now()" | "localtimestamp" => "CURRENT_TIMESTAMP".into(),
        "uuid()" => "gen_random_uuid()".into(),
        other if other.starts_with("lower(hex(randomblob(4)) ||") => "gen_random_uuid()".into(),
        _ => text.to_owned(),
    }
}

/// What a default is that is written out.
enum Literal {
    Null,
    Text(String),
}

fn literal(value: &Expr) -> Option<Literal> {
    match value {
        Expr::Value(value) => match &value.value {
            Value::Null => Some(Literal::Null),
            Value::Boolean(truth) => Some(Literal::Text(truth.to_string())),
            Value::Number(number, _) => Some(Literal::Text(number.clone())),
            Value::SingleQuotedString(text)
            | Value::DoubleQuotedString(text)
            | Value::EscapedStringLiteral(text)
            | Value::UnicodeStringLiteral(text)
            | Value::SingleQuotedByteStringLiteral(text)
            | Value::NationalStringLiteral(text) => Some(Literal::Text(text.clone())),
            _ => None,
        },
        Expr::UnaryOp { op, expr } => match (op, literal(expr)?) {
            (UnaryOperator::Minus, Literal::Text(number)) => Some(Literal::Text(format!("-{number}"))),
            (UnaryOperator::Plus, number) => Some(number),
            _ => None,
        },
        Expr::Nested(inner) => literal(inner),
        Expr::Cast { expr, .. } => literal(expr),
        _ => None,
    }
}

/// An expression without parentheses around all of it.
pub(super) fn bare(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        if !is_balanced(inside) {
            break;
        }
        text = inside.trim();
    }
    text
}

/// Whether no parenthesis closes what began outside; those in strings and names do not count.
fn is_balanced(text: &str) -> bool {
    let (mut depth, mut quote) = (0, None);
    for letter in text.chars() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (None, '\'' | '"' | '`') => quote = Some(letter),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && quote.is_none()
}

/// The values of `column IN ('a', 'b')`.
fn listed(text: &str, column: &str) -> Option<Vec<String>> {
    let mut cursor = Cursor::of(text, 1, super::cursor::flavour(Dialect::Sqlite)).ok()?;
    let name = cursor.identifier().ok()?;
    if !name.eq_ignore_ascii_case(column) || !cursor.take("IN") || !cursor.take_open() {
        return None;
    }
    let mut values = Vec::new();
    loop {
        values.push(cursor.string()?);
        if cursor.take_close() {
            return cursor.is_end().then_some(values);
        }
        if !cursor.take_comma() {
            return None;
        }
    }
}

/// The columns of a key.
fn names(columns: &[IndexColumn]) -> Vec<String> {
    columns.iter().map(|column| part(column).0).collect()
}

/// Whether a part is a column alone, in the usual order.
fn is_plain(column: &IndexColumn) -> bool {
    !part(column).1 && !matches!(column.column.expr, Expr::Nested(_))
}

/// A column of a key or an index, or an expression, and whether the largest value comes first. Of `name(255)`, which
/// holds the beginning of a text, it is the name.
fn part(column: &IndexColumn) -> (String, bool) {
    let mut expr = &column.column.expr;
    let descending = matches!(column.column.options.sort, Some(OrderBySort::Desc));
    while let Expr::Nested(inner) | Expr::Collate { expr: inner, .. } = expr {
        expr = inner;
    }
    let text = match expr {
        Expr::Identifier(name) => name.value.clone(),
        Expr::Function(call) if is_length(&call.args) => parts_of(&call.name).pop().unwrap_or_default(),
        other => other.to_string(),
    };
    (text, descending)
}

/// Whether the arguments are one number.
fn is_length(arguments: &FunctionArguments) -> bool {
    let text = arguments.to_string();
    let inside = text.trim_start_matches('(').trim_end_matches(')');
    !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit())
}

/// A part of an index as it is written; see [`part`]. What is an expression stays as it is.
pub(super) fn index_part(text: &str, dialect: Dialect) -> (String, bool) {
    let mut text = text.trim();
    let mut descending = false;
    for (ending, down) in [(" nulls first", false), (" nulls last", false), (" asc", false), (" desc", true)] {
        if let Some(at) = text.len().checked_sub(ending.len())
            && text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
        {
            text = text[..at].trim_end();
            descending |= down;
        }
    }
    let Ok(mut cursor) = Cursor::of(text, 1, super::cursor::flavour(dialect)) else { return (text.to_owned(), descending) };
    if let Ok(name) = cursor.identifier() {
        let length = cursor.is_open().then(|| cursor.group().unwrap_or_default());
        let is_prefix = length.is_none_or(|inside| !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit()));
        // Behind a column stands how it is compared: `COLLATE "C"`, `text_pattern_ops`.
        if is_prefix && (cursor.is_end() || cursor.is("COLLATE") || cursor.word().ends_with("_OPS")) {
            return (name, descending);
        }
    }
    (bare(text).to_owned(), descending)
}

fn action(action: Option<sqlparser::ast::ReferentialAction>) -> ReferentialAction {
    use sqlparser::ast::ReferentialAction as Theirs;
    match action {
        None | Some(Theirs::NoAction) => ReferentialAction::NoAction,
        Some(Theirs::Restrict) => ReferentialAction::Restrict,
        Some(Theirs::Cascade) => ReferentialAction::Cascade,
        Some(Theirs::SetNull) => ReferentialAction::SetNull,
        Some(Theirs::SetDefault) => ReferentialAction::SetDefault,
    }
}

fn deferrable(characteristics: Option<ConstraintCharacteristics>) -> Deferrable {
    let Some(said) = characteristics else { return Deferrable::Not };
    match (said.deferrable, said.initially) {
        (Some(false), _) => Deferrable::Not,
        (_, Some(DeferrableInitial::Deferred)) => Deferrable::Deferred,
        (Some(true), _) => Deferrable::Immediate,
        _ => Deferrable::Not,
    }
}
