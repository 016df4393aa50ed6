//! The types of columns, in words that no database owns.
//!
//! Each dialect spells them in its own way. A type that belongs to one database (`tsvector`,
//! `mediumtext`) is kept as it was typed, in [`DataType::Other`].

use super::EnumId;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataType {
    /// Two bytes, signed.
    SmallInt,
    /// Four bytes, signed.
    Integer,
    /// Eight bytes, signed.
    BigInt,
    /// Exact decimal: `(precision, scale)`; `None` is the database's own default.
    Numeric(Option<(u16, u16)>),
    /// Four-byte floating point.
    Real,
    /// Eight-byte floating point.
    Double,
    /// Text of any length.
    Text,
    /// Text of at most so many characters.
    Varchar(u32),
    /// Text of exactly so many characters.
    Char(u32),
    /// True or false.
    Boolean,
    /// A day.
    Date,
    /// A time of day without a zone.
    Time,
    /// A day and a time without a zone.
    Timestamp,
    /// A moment: a day and a time with a zone.
    TimestampTz,
    /// A 128-bit identifier.
    Uuid,
    /// A JSON document.
    Json,
    /// Bytes of any length.
    Binary,
    /// One of the values of an enum of the schema.
    Enum(EnumId),
    /// A type of one database, exactly as it was typed.
    Other(String),
}

/// The length of a `varchar` typed without one: what most databases and frameworks take.
pub const VARCHAR_LENGTH: u32 = 255;

impl DataType {
    /// Reads a type as people write it: portable words, their synonyms in the databases and in Python
    /// (`int`, `str`, `bool`, `datetime`), and anything else as [`DataType::Other`].
    /// An enum is known by its name only to the schema: see [`Schema::read_type`](super::Schema::read_type).
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let lower = text.to_lowercase();
        let (word, arguments) = split_arguments(&lower);
        let number = |index: usize| arguments.get(index).and_then(|a| a.parse::<u32>().ok());
        let bare = arguments.is_empty();
        let one = arguments.len() == 1 && number(0).is_some();
        match word.as_str() {
            "smallint" | "int2" | "smallinteger" if bare => Self::SmallInt,
            "integer" | "int" | "int4" if bare => Self::Integer,
            "bigint" | "int8" | "biginteger" | "long" if bare => Self::BigInt,
            "numeric" | "decimal" | "money" | "dec" if arguments.len() <= 2 => Self::read_numeric(&word, &arguments, text),
            "real" | "float4" if bare => Self::Real,
            "double" | "float" | "float8" | "double precision" if bare => Self::Double,
            "text" | "longtext" if bare => Self::Text,
            "varchar" | "character varying" | "string" | "str" if bare => Self::Varchar(VARCHAR_LENGTH),
            "varchar" | "character varying" | "string" | "str" if one => Self::Varchar(number(0).unwrap_or(VARCHAR_LENGTH).max(1)),
            "char" | "character" if bare => Self::Char(1),
            "char" | "character" if one => Self::Char(number(0).unwrap_or(1).max(1)),
            "boolean" | "bool" if bare => Self::Boolean,
            "date" if bare => Self::Date,
            "time" | "time without time zone" if bare => Self::Time,
            "timestamp" | "datetime" | "timestamp without time zone" if bare => Self::Timestamp,
            "timestamptz" | "timestamp with time zone" | "ts" if bare => Self::TimestampTz,
            "uuid" | "guid" if bare => Self::Uuid,
            "json" | "jsonb" if bare => Self::Json,
            "binary" | "bytea" | "blob" | "bytes" | "largebinary" if bare => Self::Binary,
            _ => Self::Other(text.to_owned()),
        }
    }

    fn read_numeric(word: &str, arguments: &[String], text: &str) -> Self {
        let number = |index: usize| arguments.get(index).map(|a: &String| a.parse::<u16>());
        match (number(0), number(1)) {
            (None, None) if word == "money" => Self::Numeric(Some((19, 4))),
            (None, None) => Self::Numeric(None),
            (Some(Ok(precision)), None) => Self::Numeric(Some((precision, 0))),
            (Some(Ok(precision)), Some(Ok(scale))) => Self::Numeric(Some((precision, scale))),
            _ => Self::Other(text.to_owned()),
        }
    }

    /// The word for this type on the screen and in the file; `enum_name` gives the name of an enum.
    /// [`DataType::read`] reads it back.
    #[must_use]
    pub fn write(&self, enum_name: impl FnOnce(EnumId) -> String) -> String {
        match self {
            Self::SmallInt => "smallint".into(),
            Self::Integer => "integer".into(),
            Self::BigInt => "bigint".into(),
            Self::Numeric(None) => "numeric".into(),
            Self::Numeric(Some((precision, scale))) => format!("numeric({precision},{scale})"),
            Self::Real => "real".into(),
            Self::Double => "double".into(),
            Self::Text => "text".into(),
            Self::Varchar(length) => format!("varchar({length})"),
            Self::Char(length) => format!("char({length})"),
            Self::Boolean => "boolean".into(),
            Self::Date => "date".into(),
            Self::Time => "time".into(),
            Self::Timestamp => "timestamp".into(),
            Self::TimestampTz => "timestamptz".into(),
            Self::Uuid => "uuid".into(),
            Self::Json => "json".into(),
            Self::Binary => "binary".into(),
            Self::Enum(id) => enum_name(*id),
            Self::Other(text) => text.clone(),
        }
    }

    /// Whether the type counts: `smallint`, `integer` or `bigint`.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        matches!(self, Self::SmallInt | Self::Integer | Self::BigInt)
    }

    /// The portable types that a picker offers, in the order in which people reach for them.
    #[must_use]
    pub fn common() -> Vec<Self> {
        vec![
            Self::Integer,
            Self::BigInt,
            Self::SmallInt,
            Self::Varchar(VARCHAR_LENGTH),
            Self::Text,
            Self::Char(1),
            Self::Boolean,
            Self::Date,
            Self::Time,
            Self::Timestamp,
            Self::TimestampTz,
            Self::Numeric(Some((10, 2))),
            Self::Real,
            Self::Double,
            Self::Uuid,
            Self::Json,
            Self::Binary,
        ]
    }
}

/// `numeric(10, 2)` is `("numeric", ["10", "2"])`; white space inside the word is folded.
fn split_arguments(text: &str) -> (String, Vec<String>) {
    let fold = |word: &str| word.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.split_once('(') {
        Some((word, rest)) if rest.trim_end().ends_with(')') => {
            let inside = rest.trim_end().trim_end_matches(')');
            (fold(word), inside.split(',').map(|a| a.trim().to_owned()).collect())
        }
        _ => (fold(text), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(text: &str) -> String {
        DataType::read(text).write(|id| id.to_string())
    }

    #[test]
    fn synonyms_become_portable_words() {
        for (typed, kept) in [
            ("int", "integer"),
            ("VARCHAR( 40 )", "varchar(40)"),
            ("str", "varchar(255)"),
            ("numeric(10, 2)", "numeric(10,2)"),
            ("double  precision", "double"),
            ("datetime", "timestamp"),
            ("jsonb", "json"),
            ("decimal(8)", "numeric(8,0)"),
        ] {
            assert_eq!(round(typed), kept);
        }
    }

    #[test]
    fn a_type_of_one_database_is_kept_as_typed() {
        for text in ["tsvector", "mediumtext", "integer[]", "geometry(Point, 4326)", "enum('a','b')", "varchar(x)", "int(11)", "varchar("] {
            assert_eq!(round(text), text);
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for data_type in DataType::common() {
            assert_eq!(DataType::read(&data_type.write(|id| id.to_string())), data_type);
        }
    }
}
