//! How PostgreSQL makes a value of one type one of another: the `USING` of a type change.
//!
//! A value is never cut in silence: a text that is too long for its new type must fail, so the way to a
//! shorter text ends in a plain `text`, and the database applies the length.

use crate::schema::DataType;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
    Boolean,
    Date,
    Time,
    Moment,
    Json,
    Bytes,
    Rest,
}

fn kind(data_type: &DataType) -> Kind {
    match data_type {
        DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) | DataType::Real | DataType::Double => {
            Kind::Number
        }
        DataType::Text | DataType::Varchar(_) | DataType::Char(_) => Kind::Text,
        DataType::Boolean => Kind::Boolean,
        DataType::Date => Kind::Date,
        DataType::Time => Kind::Time,
        DataType::Timestamp | DataType::TimestampTz => Kind::Moment,
        DataType::Json => Kind::Json,
        DataType::Binary => Kind::Bytes,
        DataType::Uuid | DataType::Enum(_) | DataType::Other(_) => Kind::Rest,
    }
}

/// The type that an expression of the user's is cast to on its way to `data_type`, spelled `spelled`.
pub(super) fn uncut<'a>(data_type: &DataType, spelled: &'a str) -> &'a str {
    if kind(data_type) == Kind::Text { "text" } else { spelled }
}

/// The expression that makes `value`, of the type `before`, one of the type `after`, spelled `spelled`.
pub(super) fn using(before: &DataType, after: &DataType, value: &str, spelled: &str) -> String {
    match (kind(before), kind(after)) {
        (Kind::Bytes, Kind::Text) => format!("convert_from({value}, 'UTF8')"),
        (Kind::Json, Kind::Text) => format!("{value} #>> '{{}}'"),
        (_, Kind::Text) => format!("{value}::text"),
        (Kind::Number, Kind::Number) | (Kind::Date, Kind::Moment) | (Kind::Moment, Kind::Date | Kind::Time) => {
            format!("{value}::{spelled}")
        }
        (Kind::Moment, Kind::Moment) => format!("{value}::{spelled}"),
        (Kind::Boolean, Kind::Number) => format!("{value}::integer::{spelled}"),
        (Kind::Number, Kind::Boolean) => format!("{value} <> 0"),
        (Kind::Date | Kind::Time | Kind::Moment, Kind::Number) => {
            format!("extract(epoch from {value})::{spelled}")
        }
        (Kind::Number, Kind::Date | Kind::Moment) => format!("(to_timestamp({value}) AT TIME ZONE 'UTC')::{spelled}"),
        (Kind::Number, Kind::Time) => format!("(to_timestamp({value}) AT TIME ZONE 'UTC')::{spelled}"),
        (Kind::Time, Kind::Moment) => format!("(DATE '1970-01-01' + {value})::{spelled}"),
        (Kind::Time, Kind::Date) => "DATE '1970-01-01'".into(),
        (Kind::Date, Kind::Time) => format!("{value}::timestamp::{spelled}"),
        (Kind::Text, Kind::Bytes) => format!("convert_to({value}::text, 'UTF8')"),
        (Kind::Text, Kind::Json) => format!("{value}::text::jsonb"),
        (Kind::Bytes, Kind::Bytes) => value.to_owned(),
        (Kind::Bytes, _) => format!("convert_from({value}, 'UTF8')::{spelled}"),
        (_, Kind::Bytes) => format!("convert_to({value}::text, 'UTF8')"),
        (_, Kind::Json) => format!("to_jsonb({value})"),
        (Kind::Json, _) => format!("({value} #>> '{{}}')::{spelled}"),
        _ => format!("{value}::text::{spelled}"),
    }
}
