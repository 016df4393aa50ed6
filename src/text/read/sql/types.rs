//! Types as a database spells them, back to the portable ones.
//!
//! What Relata writes for a database is read by writing each portable type for it and comparing; the rest are the
//! spellings of dumps. A type that only one database has is kept as it is written.

use crate::dialect::Dialect;
use crate::schema::{DataType, Schema};

/// A type as it was understood.
#[derive(Debug, PartialEq)]
pub(in crate::text::read) struct Typed {
    pub(in crate::text::read) data_type: DataType,
    /// Whether the type numbers the rows (`serial`).
    pub(in crate::text::read) numbers: bool,
    /// What is left out of it, in a sentence.
    pub(in crate::text::read) say: Option<String>,
}

/// Words that say how a type is kept, not what it is.
const MANNERS: &[&str] = &["unsigned", "signed", "zerofill"];

/// The type of a spelling.
pub(in crate::text::read) fn read(text: &str, dialect: Dialect) -> Typed {
    let words = folded(text);
    let lower = words.to_lowercase();
    let plain = |data_type| Typed { data_type, numbers: false, say: None };
    if let Some(data_type) = own(&lower, dialect) {
        return plain(data_type);
    }
    let serial = |data_type| Typed { data_type, numbers: true, say: None };
    match lower.as_str() {
        "serial" | "serial4" => return serial(DataType::Integer),
        "bigserial" | "serial8" => return serial(DataType::BigInt),
        "smallserial" | "serial2" => return serial(DataType::SmallInt),
        "tinyint(1)" => return plain(DataType::Boolean),
        "tinytext" | "mediumtext" | "longtext" | "clob" => return plain(DataType::Text),
        "varchar" | "character varying" => return plain(DataType::Text),
        "tinyblob" | "mediumblob" | "longblob" => return plain(DataType::Binary),
        _ => {}
    }
    let bare: Vec<&str> = lower.split(' ').filter(|word| !MANNERS.contains(word)).collect();
    let bare = bare.join(" ");
    let (base, argument) = parted(&bare);
    let data_type = match base.as_str() {
        "int" | "integer" | "tinyint" | "smallint" | "mediumint" | "bigint" | "float" | "double" | "double precision"
            if dialect.features().column_order == crate::dialect::ColumnOrder::Placed =>
        {
            match base.as_str() {
                "tinyint" => DataType::SmallInt,
                "mediumint" => DataType::Integer,
                "float" => DataType::Real,
                other => DataType::read(other),
            }
        }
        "timestamp"
        | "timestamp without time zone"
        | "datetime"
        | "timestamp with time zone"
        | "timestamptz"
        | "time"
        | "time without time zone"
            if argument.is_some() =>
        {
            own(&base, dialect).unwrap_or_else(|| DataType::read(&base))
        }
        "nvarchar" | "varchar2" | "nvarchar2" => DataType::read(&bare.replacen(&base, "varchar", 1)),
        "nchar" | "bpchar" => DataType::read(&bare.replacen(&base, "char", 1)),
        _ => match DataType::read(&bare) {
            DataType::Other(_) => DataType::Other(words.clone()),
            known => known,
        },
    };
    let say = (bare != lower && !matches!(data_type, DataType::Other(_)))
        .then(|| format!("“unsigned” is no part of a portable type: {lower} is read as {}.", data_type.write(|_| String::new())));
    Typed { data_type, numbers: false, say }
}

/// The portable type that this database is given these very words for.
fn own(lower: &str, dialect: Dialect) -> Option<DataType> {
    let numbers: Vec<u32> = lower.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let first = numbers.first().copied().filter(|n| *n > 0).unwrap_or(1);
    let small = |at: usize| numbers.get(at).and_then(|n| u16::try_from(*n).ok()).unwrap_or(0);
    let candidates = [
        DataType::Numeric(None),
        DataType::Uuid,
        DataType::Boolean,
        DataType::SmallInt,
        DataType::Integer,
        DataType::BigInt,
        DataType::Real,
        DataType::Double,
        DataType::Text,
        DataType::Varchar(first),
        DataType::Char(first),
        DataType::Date,
        DataType::Time,
        DataType::Timestamp,
        DataType::TimestampTz,
        DataType::Json,
        DataType::Binary,
        DataType::Numeric(Some((small(0), small(1)))),
    ];
    let (sql, schema) = (dialect.sql(), Schema::default());
    candidates.into_iter().find(|data_type| folded(&sql.data_type(&schema, data_type)).to_lowercase() == lower)
}

/// One space between words, and none around parentheses and commas.
fn folded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" (", "(").replace("( ", "(").replace(" )", ")").replace(" ,", ",").replace(", ", ",")
}

/// `timestamp(6) with time zone` is `timestamp with time zone` and `6`.
fn parted(text: &str) -> (String, Option<&str>) {
    match text.split_once('(').and_then(|(base, rest)| rest.split_once(')').map(|(inside, after)| (base, inside, after))) {
        Some((base, inside, after)) => (format!("{}{after}", base.trim_end()), Some(inside)),
        None => (text.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let schema = Schema::default();
        for dialect in Dialect::ALL {
            for data_type in DataType::common() {
                let text = dialect.sql().data_type(&schema, &data_type);
                let read = read(&text, dialect).data_type;
                assert_eq!(dialect.sql().data_type(&schema, &read), text, "{dialect:?} {data_type:?}");
            }
        }
    }

    #[test]
    fn dumps_spell_in_their_own_way() {
        for (dialect, text, word) in [
            (Dialect::Postgres, "character varying(40)", "varchar(40)"),
            (Dialect::Postgres, "timestamp(6) without time zone", "timestamp"),
            (Dialect::Postgres, "timestamp with time zone", "timestamptz"),
            (Dialect::Postgres, "numeric(10,2)", "numeric(10,2)"),
            (Dialect::Postgres, "character varying", "text"),
            (Dialect::Postgres, "tsvector", "tsvector"),
            (Dialect::Postgres, "integer[]", "integer[]"),
            (Dialect::MySql, "int(11)", "integer"),
            (Dialect::MySql, "int unsigned", "integer"),
            (Dialect::MySql, "tinyint(1)", "boolean"),
            (Dialect::MySql, "decimal(38,10)", "numeric"),
            (Dialect::MySql, "char(36)", "uuid"),
            (Dialect::MariaDb, "longtext", "text"),
            (Dialect::MySql, "datetime(6)", "timestamp"),
            (Dialect::MySql, "geometry", "geometry"),
            (Dialect::Sqlite, "DATETIME", "timestamp"),
        ] {
            assert_eq!(read(text, dialect).data_type.write(|_| String::new()), word, "{text}");
        }
    }
}
