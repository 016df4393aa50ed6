//! What a change of type risks for the values that are there.

use crate::schema::DataType;

/// What can happen to a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TypeChange {
    /// It is rounded or cut.
    pub loses: bool,
    /// The statement fails on it.
    pub fails: bool,
}

const SAFE: TypeChange = TypeChange { loses: false, fails: false };
const LOSES: TypeChange = TypeChange { loses: true, fails: false };
const FAILS: TypeChange = TypeChange { loses: false, fails: true };
const BOTH: TypeChange = TypeChange { loses: true, fails: true };

/// Whether nothing makes a value of the one type one of the other that anybody could have meant. Text can be read
/// as anything, and anything be written as text.
pub(in crate::migrate) fn is_unknown(before: &DataType, after: &DataType) -> bool {
    use DataType as T;
    let kind = |t: &T| match t {
        t if t.is_integer() => 'n',
        T::Numeric(_) | T::Real | T::Double => 'n',
        T::Boolean => 'b',
        T::Date | T::Time | T::Timestamp | T::TimestampTz => 'd',
        T::Uuid => 'u',
        T::Binary => 'x',
        T::Other(_) => 'o',
        _ => 't',
    };
    let known = |a, b| matches!((a, b), ('t', _) | (_, 't') | ('n', 'b' | 'd') | ('b' | 'd', 'n'));
    let (a, b) = (kind(before), kind(after));
    before != after && !known(a, b) && (a != b || a == 'o')
}

/// What a change from one type to another risks, in any of the databases.
pub(super) fn change(before: &DataType, after: &DataType) -> TypeChange {
    use DataType as T;
    let is_number = |t: &T| t.is_integer() || matches!(t, T::Numeric(_) | T::Real | T::Double);
    let is_moment = |t: &T| matches!(t, T::Timestamp | T::TimestampTz);
    match (before, after) {
        (a, b) if a == b => SAFE,
        (a, b) if is_number(a) && is_number(b) => numbers(a, b),
        (a, b) if room(a).is_some() && room(b).is_some() => fails_if(room(a) > room(b)),
        (T::Binary, T::Text) => FAILS,
        (_, T::Text) => SAFE,
        (a, b) => match (longest(a), room(b)) {
            (Some(length), Some(room)) => fails_if(length > room),
            _ if is_moment(a) && is_moment(b) => LOSES,
            _ if is_moment(a) && matches!(b, T::Date | T::Time) => LOSES,
            _ if *a == T::Date && is_moment(b) => SAFE,
            _ if *a == T::Boolean && is_number(b) => SAFE,
            _ if is_number(a) && *b == T::Boolean => BOTH,
            _ => FAILS,
        },
    }
}

fn fails_if(condition: bool) -> TypeChange {
    if condition { FAILS } else { SAFE }
}

/// How many characters a text can have.
fn room(data_type: &DataType) -> Option<u32> {
    match data_type {
        DataType::Varchar(length) | DataType::Char(length) => Some(*length),
        DataType::Text => Some(u32::MAX),
        _ => None,
    }
}

/// How many characters a value has at most when it is written out.
fn longest(data_type: &DataType) -> Option<u32> {
    Some(match data_type {
        DataType::SmallInt => 6,
        DataType::Integer => 11,
        DataType::BigInt => 20,
        DataType::Numeric(Some((precision, _))) => u32::from(*precision) + 3,
        DataType::Boolean => 5,
        DataType::Date => 13,
        DataType::Time => 15,
        DataType::Uuid => 36,
        DataType::Timestamp | DataType::TimestampTz => 32,
        _ => return None,
    })
}

/// The digits before and after the point that a number can have.
fn digits(data_type: &DataType) -> Option<(u16, u16)> {
    Some(match data_type {
        DataType::SmallInt => (5, 0),
        DataType::Integer => (10, 0),
        DataType::BigInt => (19, 0),
        DataType::Numeric(Some((precision, scale))) => (precision.saturating_sub(*scale), *scale),
        _ => return None,
    })
}

fn numbers(before: &DataType, after: &DataType) -> TypeChange {
    use DataType as T;
    match (before, after, digits(before), digits(after)) {
        (T::Real, T::Double, ..) => SAFE,
        (_, T::Double, Some((whole, 0)), _) if whole <= 10 => SAFE,
        (_, _, Some((whole, part)), Some((room, scale))) => {
            let full = whole == room && before.is_integer() != after.is_integer();
            TypeChange { loses: part > scale, fails: whole > room || full }
        }
        _ => BOTH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_type_can_become_is_known() {
        let unknown = |before: &str, after: &str| is_unknown(&DataType::read(before), &DataType::read(after));
        for (before, after) in [("boolean", "date"), ("uuid", "integer"), ("integer", "uuid"), ("binary", "uuid"), ("inet", "integer")] {
            assert!(unknown(before, after) && unknown(after, before), "{before} to {after}");
        }
        for (before, after) in [("text", "date"), ("boolean", "integer"), ("integer", "timestamp"), ("date", "time"), ("inet", "text")] {
            assert!(!unknown(before, after) && !unknown(after, before), "{before} to {after}");
        }
    }

    #[test]
    fn wider_is_safe_and_narrower_is_said() {
        let change = |before: &str, after: &str| change(&DataType::read(before), &DataType::read(after));
        for (before, after) in
            [("smallint", "bigint"), ("varchar(10)", "text"), ("numeric(8,2)", "numeric(10,2)"), ("integer", "varchar(11)")]
        {
            assert_eq!(change(before, after), SAFE, "{before} to {after}");
        }
        assert_eq!(change("bigint", "integer"), FAILS);
        assert_eq!(change("text", "varchar(10)"), FAILS);
        assert_eq!(change("numeric(10,3)", "numeric(10,2)"), LOSES);
        assert_eq!(change("timestamp", "date"), LOSES);
        assert_eq!(change("text", "integer"), FAILS);
    }
}
