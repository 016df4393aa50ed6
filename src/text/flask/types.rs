//! The types of columns in SQLAlchemy's words: what models and migrations must say alike, to the letter.

use crate::schema::{Column, DataType, EnumType, Schema, Table};

/// The SQLAlchemy type of a column of `table`, with the module in front of each name (`sa.`, `db.`, or nothing).
/// Enums are the caller's: models name a class, migrations list values.
pub(crate) fn type_of(table: &Table, column: &Column, prefix: &str) -> Option<String> {
    // SQLite numbers rows only in a column that is exactly INTEGER.
    if column.identity && table.primary_columns() == [column.id] && matches!(column.data_type, DataType::BigInt | DataType::SmallInt) {
        let kind = if column.data_type == DataType::BigInt { "BigInteger" } else { "SmallInteger" };
        return Some(format!("{prefix}{kind}().with_variant({prefix}Integer(), \"sqlite\")"));
    }
    data_type(&column.data_type, prefix)
}

/// The SQLAlchemy type for a data type; `None` for an enum, and for a type that only one database knows.
pub(crate) fn data_type(data_type: &DataType, prefix: &str) -> Option<String> {
    Some(match data_type {
        DataType::SmallInt => format!("{prefix}SmallInteger()"),
        DataType::Integer => format!("{prefix}Integer()"),
        DataType::BigInt => format!("{prefix}BigInteger()"),
        DataType::Numeric(None) => format!("{prefix}Numeric().with_variant({prefix}Numeric(38, 10), \"mysql\", \"mariadb\")"),
        DataType::Numeric(Some((precision, scale))) => format!("{prefix}Numeric({precision}, {scale})"),
        // MySQL's REAL has eight bytes, its FLOAT four.
        DataType::Real => format!("{prefix}REAL().with_variant({prefix}Float(), \"mysql\", \"mariadb\")"),
        DataType::Double => format!("{prefix}Double()"),
        DataType::Text => format!("{prefix}Text()"),
        DataType::Varchar(length) => format!("{prefix}String({length})"),
        DataType::Char(length) => format!("{prefix}CHAR({length})"),
        DataType::Boolean => format!("{prefix}Boolean()"),
        DataType::Date => format!("{prefix}Date()"),
        DataType::Time => format!("{prefix}Time()"),
        DataType::Timestamp => format!("{prefix}DateTime()"),
        DataType::TimestampTz => format!("{prefix}DateTime(timezone=True)"),
        DataType::Uuid => format!("{prefix}Uuid()"),
        DataType::Json => format!("{prefix}JSON().with_variant(postgresql.JSONB(), \"postgresql\")"),
        // A BLOB of MySQL ends at 64 kB.
        DataType::Binary => format!("{prefix}LargeBinary().with_variant(mysql.LONGBLOB(), \"mysql\", \"mariadb\")"),
        DataType::Enum(_) | DataType::Other(_) => return None,
    })
}

/// The values of an enum, in order.
pub(crate) fn values(schema: &Schema, data_type: &DataType) -> Option<(String, Vec<String>)> {
    let DataType::Enum(id) = data_type else { return None };
    let found: &EnumType = schema.enum_type(*id)?;
    Some((found.name.clone(), found.values.iter().map(|value| value.name.clone()).collect()))
}

/// A literal as SQLAlchemy keeps it: where a database has no UUIDs, the digits of one alone; the others read that, too.
pub(crate) fn literal(data_type: &DataType, text: &str) -> String {
    if *data_type == DataType::Uuid { text.replace('-', "") } else { text.to_owned() }
}
