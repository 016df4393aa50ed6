//! Names, strings and comments that nobody can break out of.

use super::reserved::is_reserved;

/// A name as it is where it is a plain word in lower case that no database reserves; else between
/// `quote`s, with the quotes inside it doubled. A NUL, which no database takes, is left out.
pub(super) fn name(name: &str, quote: char) -> String {
    let plain = name.bytes().next().is_some_and(|b| !b.is_ascii_digit())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !is_reserved(name);
    if plain { name.to_owned() } else { always(name, quote) }
}

/// A name between quotes, whatever it is.
pub(super) fn always(name: &str, quote: char) -> String {
    let inside = name.replace('\0', "").replace(quote, &format!("{quote}{quote}"));
    format!("{quote}{inside}{quote}")
}

/// A string of standard SQL.
pub(super) fn string(text: &str) -> String {
    always(text, '\'')
}

/// Whether a text is a number that SQL reads without quotes: `-1`, `2.50`, `1e6`.
#[must_use]
pub fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction) && digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}

/// What a text says as a truth value: `true`, `yes`, `1` and their opposites.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "f" | "no" | "n" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// An expression between parentheses. A `--` in it must not swallow the closing one.
pub(super) fn parenthesised(expression: &str) -> String {
    if expression.contains("--") || expression.contains('#') { format!("({expression}\n)") } else { format!("({expression})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_where_they_must_be() {
        for (given, written) in [
            ("book", "book"),
            ("order", "\"order\""),
            ("Book", "\"Book\""),
            ("a b", "\"a b\""),
            ("a\"; drop", "\"a\"\"; drop\""),
            ("1a", "\"1a\""),
            ("é", "\"é\""),
            ("", "\"\""),
            ("a\0b", "\"ab\""),
        ] {
            assert_eq!(name(given, '"'), written);
        }
    }

    #[test]
    fn numbers_are_told_from_text() {
        for text in ["0", "-1", "+2.50", "1e6", "1.5E-3"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", "1.", ".5", "0x1", "1e", "NaN", "1;drop", "1 ", "--1"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
