//! What existing rows get in a column that must have a value: the question, and a harmless answer.

use std::borrow::Cow;

use super::risk::is_unknown;
use super::{Answers, ConversionQuestion, Question, ValueQuestion};
use crate::dialect::is_number;
use crate::schema::{Column, ColumnId, Constraint, DataType, DefaultValue, Expression, Place, Problem, Schema, Severity, Table, TableId};

/// The columns of `to` for which rows of `from` have no value, though they must.
pub(super) fn needs<'a>(from: &'a Schema, to: &'a Schema) -> impl Iterator<Item = (&'a Table, &'a Column)> {
    let kept = to.tables.values().filter_map(|after| Some((from.table(after.id)?, after)));
    kept.filter(|(before, after)| !std::sync::Arc::ptr_eq(before, after)).flat_map(|(before, after)| {
        let lacks = |column: &&Column| match before.column(column.id) {
            None => needs_value(after, column) && column.default.is_none(),
            Some(old) => needs_value(after, column) && before.is_nullable(old),
        };
        after.columns.iter().filter(lacks).map(|column| (&**after, column))
    })
}

fn needs_value(table: &Table, column: &Column) -> bool {
    !table.is_nullable(column) && !column.identity && column.generated.is_none()
}

/// See [`questions`](super::questions).
pub(super) fn questions(from: &Schema, to: &Schema) -> Vec<Question> {
    let asked = |schema: &Schema, table: &Table, column: &Column, down: bool| Question {
        table: table.id,
        column: column.id,
        down,
        say: if down {
            format!("Going back: what do existing rows of {} get in {}?", table.name, column.name)
        } else {
            format!("What do existing rows of {} get in {}?", table.name, column.name)
        },
        proposed: proposed(schema, column),
    };
    let up = needs(from, to).map(|(table, column)| asked(to, table, column, false));
    up.chain(needs(to, from).map(|(table, column)| asked(from, table, column, true))).collect()
}

/// See [`value_questions`](super::value_questions).
pub(super) fn value_questions(from: &Schema, to: &Schema) -> Vec<ValueQuestion> {
    let mut asked = Vec::new();
    for (from, to, down) in [(from, to, false), (to, from, true)] {
        for before in from.enums.values() {
            let Some(after) = to.enum_type(before.id) else { continue };
            let columns: Vec<_> = from.users_of(before.id).filter(|(table, _)| to.table(table.id).is_some()).collect();
            let kept = |(table, column): &(&std::sync::Arc<Table>, &Column)| {
                let now = to.table(table.id).and_then(|t| t.column(column.id).map(|c| (t, c)));
                now.filter(|(_, c)| c.data_type == DataType::Enum(before.id)).map(|(t, c)| t.is_nullable(c))
            };
            let kept: Vec<bool> = columns.iter().filter_map(kept).collect();
            if kept.is_empty() {
                continue;
            }
            for gone in before.values.iter().filter(|value| after.values.iter().all(|other| other.id != value.id)) {
                let back = if down { "Going back: what" } else { "What" };
                asked.push(ValueQuestion {
                    value: gone.id,
                    down,
                    say: format!("{back} do rows with the value {} of {} get?", gone.name, before.name),
                    choices: after.values.iter().map(|value| (value.id, value.name.clone())).collect(),
                    nullable: kept.iter().all(|nullable| *nullable),
                });
            }
        }
    }
    asked
}

/// See [`conversion_questions`](super::conversion_questions).
pub(super) fn conversion_questions(from: &Schema, to: &Schema) -> Vec<ConversionQuestion> {
    let mut asked = Vec::new();
    for (from, to, down) in [(from, to, false), (to, from, true)] {
        for (before, old, after, new) in retyped(from, to).filter(|(_, old, _, new)| is_unknown(&old.data_type, &new.data_type)) {
            let spelled = |data_type| to.write_type(data_type);
            let back = if down { "Going back: how" } else { "How" };
            asked.push(ConversionQuestion {
                table: before.id,
                column: new.id,
                down,
                say: format!(
                    "{back} does a value of {} in {}, which is {}, become {}?",
                    old.name,
                    before.name,
                    from.write_type(&old.data_type),
                    spelled(&new.data_type)
                ),
                proposed: proposed_conversion(to, after, new),
            });
        }
    }
    asked
}

/// The columns of tables in both schemas whose type is another one after.
fn retyped<'a>(from: &'a Schema, to: &'a Schema) -> impl Iterator<Item = (&'a Table, &'a Column, &'a Table, &'a Column)> {
    let kept = from.tables.values().filter_map(|before| Some((&**before, &**to.table(before.id)?)));
    kept.flat_map(|(before, after)| {
        let pairs = before.columns.iter().filter_map(|old| Some((old, after.column(old.id)?)));
        let changed = pairs.filter(|(old, new)| old.data_type != new.data_type && old.generated.is_none() && new.generated.is_none());
        changed.map(move |(old, new)| (before, old, after, new))
    })
}

/// An expression that serves any value: none, or a harmless value where there must be one.
pub(super) fn proposed_conversion(schema: &Schema, table: &Table, column: &Column) -> String {
    if table.is_nullable(column) {
        return "NULL".into();
    }
    match proposed(schema, column) {
        DefaultValue::Expression(text) => text,
        DefaultValue::Literal(text) if is_number(&text) => text,
        DefaultValue::Literal(text) => format!("'{}'", text.replace('\'', "''")),
    }
}

/// A harmless value of the column's type: its default where it has one, 0, the empty string, false.
#[must_use]
pub(super) fn proposed(schema: &Schema, column: &Column) -> DefaultValue {
    if let Some(default) = &column.default {
        return default.clone();
    }
    let first = |id| schema.enum_type(id).and_then(|e| e.values.first()).map(|value| value.name.clone());
    DefaultValue::Literal(match &column.data_type {
        DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) | DataType::Real | DataType::Double => "0".into(),
        DataType::Boolean => "false".into(),
        DataType::Date => "1970-01-01".into(),
        DataType::Time => "00:00:00".into(),
        DataType::Timestamp | DataType::TimestampTz => "1970-01-02 00:00:00".into(),
        DataType::Uuid => "00000000-0000-0000-0000-000000000000".into(),
        DataType::Json => "{}".into(),
        DataType::Enum(id) => first(*id).unwrap_or_default(),
        DataType::Text | DataType::Varchar(_) | DataType::Char(_) | DataType::Binary | DataType::Other(_) => String::new(),
    })
}

/// The answers as this way needs them. A value of an enum that is called otherwise at its end is called so. What was
/// said for the other way only is left out: a column that moves to another table and changes its type is filled in both,
/// and one value serves one of them.
pub(super) fn suited<'a>(answers: &'a Answers, from: &Schema, to: &Schema) -> Cow<'a, Answers> {
    let mut suited = Cow::Borrowed(answers);
    for (id, value) in &answers.fills {
        let (Some((left, old)), Some((target, new))) = (home(from, *id), home(to, *id)) else { continue };
        // A column with a default is filled by it: only the other way asked.
        if left != target && new.default.is_some() && old.default.is_none() {
            suited.to_mut().fills.remove(id);
            continue;
        }
        let (before, after) = (&old.data_type, &new.data_type);
        let same = before == after && !matches!(after, DataType::Enum(id) if from.enum_type(*id) != to.enum_type(*id));
        if same || may_be(to, after, value) {
            continue;
        }
        if let Some(name) = name_after(from, to, after, value) {
            suited.to_mut().fills.insert(*id, DefaultValue::Literal(name));
        } else if left != target {
            suited.to_mut().fills.remove(id);
        }
    }
    suited
}

fn home(schema: &Schema, column: ColumnId) -> Option<(TableId, &Column)> {
    schema.tables.values().find_map(|table| Some((table.id, table.column(column)?)))
}

/// What a value of an enum is called in `to` that `from` knows by another name.
fn name_after(from: &Schema, to: &Schema, data_type: &DataType, value: &DefaultValue) -> Option<String> {
    let (DataType::Enum(id), DefaultValue::Literal(text)) = (data_type, value) else { return None };
    let known = from.enum_type(*id)?.values.iter().find(|value| value.name == *text)?.id;
    to.enum_type(*id)?.values.iter().find(|value| value.id == known).map(|value| value.name.clone())
}

/// Whether a text can be a value of a type, as far as that is seen from its letters.
fn may_be(schema: &Schema, data_type: &DataType, value: &DefaultValue) -> bool {
    let DefaultValue::Literal(text) = value else { return true };
    let is_moment = || text.len() < 36 && text.bytes().all(|b| b.is_ascii_digit() || b"-:. TZ+".contains(&b)) && text.contains(['-', ':']);
    match data_type {
        DataType::Boolean => ["true", "false", "0", "1"].contains(&text.to_ascii_lowercase().as_str()),
        DataType::Numeric(_) | DataType::Real | DataType::Double => is_number(text),
        _ if data_type.is_integer() => is_number(text),
        DataType::Date | DataType::Time | DataType::Timestamp | DataType::TimestampTz => is_moment(),
        DataType::Uuid => text.len() >= 32 && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'),
        DataType::Json => text.starts_with(['{', '[', '"']) || is_number(text) || ["true", "false", "null"].contains(&text.as_str()),
        DataType::Enum(id) => schema.enum_type(*id).is_some_and(|e| e.values.iter().any(|value| value.name == *text)),
        DataType::Varchar(length) | DataType::Char(length) => text.chars().count() <= *length as usize,
        _ => true,
    }
}

/// What rows get in a column that must have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A value: decided by the user, or harmless.
    Value(DefaultValue),
    /// The key of some row of the table that the column points at.
    Parent(ForeignKeyEnd),
    /// A number of its own for each row.
    Number,
}

/// One column of a foreign key and the place that it points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKeyEnd {
    /// The table pointed at.
    pub target: TableId,
    /// The columns of its key.
    pub columns: Vec<ColumnId>,
    /// The one of them that is wanted.
    pub column: ColumnId,
}

/// Where the fills come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fills<'a> {
    pub answers: &'a Answers,
    /// Whether a harmless value is taken where there is no answer.
    pub harmless: bool,
}

impl<'a> Fills<'a> {
    /// How the user wants the values of a column of `table` to change their type, where every column is there
    /// that the expression reads.
    pub fn conversion(&self, table: &Table, before: &Column, after: &Column) -> Option<&'a Expression> {
        let conversion = self.answers.conversions.get(&after.id).filter(|_| before.data_type != after.data_type)?;
        let wanted = if self.harmless { &conversion.down } else { &conversion.up };
        wanted.as_ref().filter(|expression| expression.columns().all(|id| table.column(id).is_some()))
    }

    /// The columns whose values change their type as the user wants it, and those that this reads.
    pub fn converted(&self, from: &Schema, to: &Schema) -> (Vec<ColumnId>, Vec<ColumnId>) {
        let (mut converted, mut read) = (Vec::new(), Vec::new());
        if self.answers.conversions.is_empty() {
            return (converted, read);
        }
        for (table, old, _, new) in retyped(from, to) {
            if let Some(expression) = self.conversion(table, old, new) {
                converted.push(new.id);
                read.extend(expression.columns());
            }
        }
        (converted, read)
    }

    /// The decisions about types that cannot be carried out: they read what is not there any more.
    pub fn lost_conversions(&self, from: &Schema, to: &Schema) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (table, old, _, new) in retyped(from, to).filter(|(_, _, _, new)| self.answers.conversions.contains_key(&new.id)) {
            let conversion = self.answers.conversions.get(&new.id);
            let wanted = conversion.and_then(|c| if self.harmless { c.down.as_ref() } else { c.up.as_ref() });
            if wanted.is_some() && self.conversion(table, old, new).is_none() {
                let say = format!(
                    "Your expression for the new type of {} in {} reads a column that is not in the table. Write it again.",
                    old.name, table.name
                );
                problems.push(Problem { at: Place::Column(table.id, new.id), severity: Severity::Error, code: "conversion-lost", say });
            }
        }
        problems
    }

    /// What rows get in a column of `table`, as it will be in `schema`.
    pub fn of(&self, schema: &Schema, table: &Table, column: &Column) -> Option<Fill> {
        if let Some(value) = self.answers.fills.get(&column.id) {
            return Some(Fill::Value(value.clone()));
        }
        if table.column(column.id).is_some_and(|column| column.identity) {
            return Some(Fill::Number);
        }
        self.harmless.then(|| harmless(schema, table, column))
    }
}

fn harmless(schema: &Schema, table: &Table, column: &Column) -> Fill {
    let key = table.foreign_keys.iter().find_map(|key| {
        let index = key.columns.iter().position(|id| *id == column.id)?;
        let (target, columns) = (key.target, key.target_columns.clone());
        Some(ForeignKeyEnd { target, column: *columns.get(index)?, columns })
    });
    match key {
        Some(end) => Fill::Parent(end),
        None if stands_alone(table, column.id) && can_count(&column.data_type) => Fill::Number,
        None => Fill::Value(proposed(schema, column)),
    }
}

/// Whether rows must differ in a column alone.
fn stands_alone(table: &Table, column: ColumnId) -> bool {
    table.constraints().any(|constraint| {
        let unique = match &constraint {
            Constraint::Primary(_) | Constraint::Unique(_) => true,
            Constraint::Index(index) => index.unique,
            _ => false,
        };
        unique && constraint.columns() == [column]
    })
}

fn can_count(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::SmallInt
            | DataType::Integer
            | DataType::BigInt
            | DataType::Numeric(_)
            | DataType::Real
            | DataType::Double
            | DataType::Text
            | DataType::Varchar(_)
            | DataType::Char(_)
    )
}
