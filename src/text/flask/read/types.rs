//! SQLAlchemy's types, and Python's where an annotation stands for one.

use ruff_python_ast::{Arguments, Expr, ExprCall};

use super::module::Module;
use super::python::{Hint, keyword};
use super::raw::{RawEnum, RawType};
use crate::schema::DataType;

/// Types of one database that have no portable word; they are kept by their own.
const OF_ONE_DATABASE: &[&str] = &[
    "bit",
    "cidr",
    "citext",
    "daterange",
    "datemultirange",
    "domain",
    "geography",
    "geometry",
    "hstore",
    "inet",
    "int4range",
    "int8range",
    "interval",
    "longblob",
    "macaddr",
    "macaddr8",
    "mediumblob",
    "mediumint",
    "mediumtext",
    "money",
    "numrange",
    "oid",
    "regclass",
    "set",
    "tinyblob",
    "tinyint",
    "tinytext",
    "tsquery",
    "tsrange",
    "tstzrange",
    "tsvector",
    "vector",
    "xml",
    "year",
];

/// A type, and what is to be said of it.
pub(super) type Typed = (RawType, Option<String>);

impl<'a> Module<'a> {
    /// The type that an expression is: `db.String(80)`, `Integer`, `Enum(Role)`. `None` where it is something else.
    pub(super) fn type_of(&self, expr: &'a Expr) -> Option<Typed> {
        let resolved = self.names.resolved(expr);
        match resolved {
            Expr::Call(call) => self.type_of_call(call),
            Expr::Name(_) | Expr::Attribute(_) => {
                let word = self.names.word(resolved)?;
                if let Some(values) = self.enums.get(word) {
                    return Some((RawType::Enum(values.clone()), None));
                }
                self.plain_type(word, None)
            }
            _ => None,
        }
    }

    /// The type that a call is.
    pub(super) fn type_of_call(&self, call: &'a ExprCall) -> Option<Typed> {
        // `String(80).with_variant(…)`, `JSONB().with_variant(…)`: the type that most databases get.
        if let Expr::Attribute(method) = &*call.func
            && method.attr.as_str() == "with_variant"
        {
            return self.type_of(&method.value);
        }
        let word = self.names.word(&call.func)?;
        match word {
            "Enum" | "ENUM" => Some((self.enum_type(call), None)),
            _ => self.plain_type(word, Some(&call.arguments)),
        }
    }

    fn plain_type(&self, word: &str, arguments: Option<&'a Arguments>) -> Option<Typed> {
        let number = |at: usize, names: &[&str]| {
            let arguments = arguments?;
            let named = names.iter().find_map(|name| keyword(arguments, name));
            self.names.number(arguments.args.get(at).or(named)?)
        };
        let small = |number: Option<i64>| number.and_then(|number| u16::try_from(number).ok());
        let length = || number(0, &["length"]).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
        let flag = |name: &str| arguments.and_then(|a| keyword(a, name)).and_then(|expr| self.names.truth(expr)) == Some(true);
        let known = |data_type: DataType| Some((RawType::Known(data_type), None));
        match word {
            "Integer" | "INTEGER" | "INT" => known(DataType::Integer),
            "SmallInteger" | "SMALLINT" => known(DataType::SmallInt),
            "BigInteger" | "BIGINT" => known(DataType::BigInt),
            "Numeric" | "NUMERIC" | "DECIMAL" | "DEC" => known(DataType::Numeric(
                small(number(0, &["precision"])).map(|precision| (precision, small(number(1, &["scale"])).unwrap_or(0))),
            )),
            "Float" | "FLOAT" if number(0, &["precision"]).is_some_and(|n| n <= 24) => known(DataType::Real),
            "Float" | "FLOAT" | "Double" | "DOUBLE" | "DOUBLE_PRECISION" => known(DataType::Double),
            "REAL" => known(DataType::Real),
            "String" | "VARCHAR" | "Unicode" | "NVARCHAR" | "VARCHAR2" => match length() {
                Some(length) => known(DataType::Varchar(length)),
                None => Some((RawType::Known(DataType::Text), Some(format!("{word} without a length is text here.")))),
            },
            "CHAR" | "NCHAR" => known(DataType::Char(length().unwrap_or(1))),
            "Text" | "TEXT" | "UnicodeText" | "CLOB" | "LONGTEXT" => known(DataType::Text),
            "Boolean" | "BOOLEAN" | "BOOL" => known(DataType::Boolean),
            "Date" | "DATE" => known(DataType::Date),
            "Time" | "TIME" => known(DataType::Time),
            "DateTime" | "DATETIME" | "TIMESTAMP" if flag("timezone") => known(DataType::TimestampTz),
            "DateTime" | "DATETIME" | "TIMESTAMP" => {
                let first = arguments.and_then(|a| a.args.first()).and_then(|expr| self.names.truth(expr));
                known(if first == Some(true) { DataType::TimestampTz } else { DataType::Timestamp })
            }
            "Uuid" | "UUID" | "UNIQUEIDENTIFIER" => known(DataType::Uuid),
            "JSON" | "JSONB" => known(DataType::Json),
            "LargeBinary" | "BLOB" | "BYTEA" | "BINARY" | "VARBINARY" | "LONGBLOB" => known(DataType::Binary),
            "PickleType" => known(DataType::Binary),
            "Interval" => known(DataType::Other("interval".into())),
            "ARRAY" => self.array(arguments?),
            _ => self.other_type(word, arguments),
        }
    }

    fn array(&self, arguments: &'a Arguments) -> Option<Typed> {
        let (of, say) = self.type_of(arguments.args.first()?)?;
        match of {
            RawType::Known(of) => Some((RawType::Known(DataType::Other(of.write(|_| "text".into()) + "[]")), say)),
            RawType::Enum(_) => {
                Some((RawType::Known(DataType::Other("text[]".into())), Some("An array of an enum is text[] here.".into())))
            }
        }
    }

    /// A type that is none of SQLAlchemy's own: kept as typed.
    fn other_type(&self, word: &str, arguments: Option<&'a Arguments>) -> Option<Typed> {
        let lower = word.to_lowercase();
        if OF_ONE_DATABASE.contains(&lower.as_str()) {
            let numbers: Vec<String> =
                arguments.iter().flat_map(|a| &a.args).filter_map(|expr| self.names.number(expr)).map(|n| n.to_string()).collect();
            let text = if numbers.is_empty() { lower } else { format!("{lower}({})", numbers.join(", ")) };
            return Some((RawType::Known(DataType::Other(text)), None));
        }
        if let Some(spec) = self.specs.get(word) {
            return Some((RawType::Known(DataType::Other(spec.clone())), None));
        }
        let looks_like_a_type = word.starts_with(char::is_uppercase) && !matches!(word, "ForeignKey" | "Sequence" | "FetchedValue");
        looks_like_a_type.then(|| {
            let say =
                format!("{word} is no type that is known here, so it is kept as it is. Set the column's type to what the database has.");
            (RawType::Known(DataType::Other(lower)), Some(say))
        })
    }

    fn enum_type(&self, call: &'a ExprCall) -> RawType {
        let arguments = &call.arguments;
        let name = keyword(arguments, "name").and_then(|expr| self.names.text(expr));
        let class = arguments.args.first().and_then(|expr| self.names.word(expr)).and_then(|word| self.enums.get(word).map(|e| (word, e)));
        let Some((class, found)) = class else {
            let members = arguments.args.iter().flat_map(|expr| match self.names.resolved(expr) {
                Expr::Starred(star) => self.names.members(&star.value),
                _ => vec![expr],
            });
            return RawType::Enum(RawEnum { name, values: members.filter_map(|expr| self.names.text(expr)).collect() });
        };
        let values = match self.enum_values.get(class) {
            Some(values) if keyword(arguments, "values_callable").is_some() => values.clone(),
            _ => found.values.clone(),
        };
        RawType::Enum(RawEnum { name: name.or_else(|| found.name.clone()), values })
    }

    /// The type that an annotation stands for, without what makes it optional.
    pub(super) fn type_of_hint(&self, hint: &Hint<'a>) -> Option<Typed> {
        if let Some(expr) = self.type_map.get(&hint.name)
            && let Some(found) = self.type_of(expr)
        {
            return Some(found);
        }
        if let Some(found) = self.enums.get(&hint.name) {
            return Some((RawType::Enum(found.clone()), None));
        }
        let known = |data_type: DataType| Some((RawType::Known(data_type), None));
        match hint.name.as_str() {
            "int" => known(DataType::Integer),
            "str" => Some((RawType::Known(DataType::Text), Some("str without String(length) is text here.".into()))),
            "bool" => known(DataType::Boolean),
            "float" => known(DataType::Double),
            "Decimal" => known(DataType::Numeric(None)),
            "datetime" => known(DataType::Timestamp),
            "date" => known(DataType::Date),
            "time" => known(DataType::Time),
            "timedelta" => known(DataType::Other("interval".into())),
            "UUID" => known(DataType::Uuid),
            "bytes" => known(DataType::Binary),
            "dict" | "Dict" | "Any" => known(DataType::Json),
            "Literal" => {
                let values = hint.arguments.iter().filter_map(|value| value.text.clone()).collect();
                Some((RawType::Enum(RawEnum { name: None, values }), None))
            }
            _ => None,
        }
    }
}
