//! The names that Relata proposes: `author_id`, `student_clubs`.
//!
//! English rules, good enough for the words that tables are named with; what the user types always wins.

const ODD_PLURALS: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("mouse", "mice"),
    ("goose", "geese"),
    ("index", "indexes"),
    ("matrix", "matrices"),
    ("analysis", "analyses"),
    ("crisis", "crises"),
    ("datum", "data"),
    ("medium", "media"),
    ("criterion", "criteria"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("knife", "knives"),
    ("wife", "wives"),
    ("shelf", "shelves"),
    ("half", "halves"),
    ("quiz", "quizzes"),
    ("movie", "movies"),
    ("hero", "heroes"),
    ("potato", "potatoes"),
    ("tomato", "tomatoes"),
];
const NO_PLURAL: &[&str] =
    &["series", "species", "news", "staff", "equipment", "information", "metadata", "sheep", "fish", "media", "data", "money"];

/// Splits off the last word of a snake_case name: `order_item` is (`order_`, `item`).
fn last_word(name: &str) -> (&str, &str) {
    name.rfind('_').map_or(("", name), |at| name.split_at(at + 1))
}

fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// The plural of a name: `book` → `books`, `category` → `categories`; a plural stays what it is.
#[must_use]
pub fn plural(name: &str) -> String {
    let (head, word) = last_word(name);
    let lower = word.to_lowercase();
    if word.is_empty() || NO_PLURAL.contains(&lower.as_str()) || singular(word) != word {
        return name.to_owned();
    }
    if let Some((_, many)) = ODD_PLURALS.iter().find(|(one, _)| *one == lower) {
        return format!("{head}{many}");
    }
    let before_y = lower.strip_suffix('y').filter(|stem| !stem.is_empty() && !ends_with_any(stem, &["a", "e", "i", "o", "u"]));
    if before_y.is_some() {
        return format!("{head}{}ies", &word[..word.len() - 1]);
    }
    let ending = if ends_with_any(&lower, &["s", "x", "z", "ch", "sh"]) { "es" } else { "s" };
    format!("{head}{word}{ending}")
}

/// The singular of a name: `books` → `book`, `categories` → `category`; a singular stays what it is.
#[must_use]
pub fn singular(name: &str) -> String {
    let (head, word) = last_word(name);
    let lower = word.to_lowercase();
    if NO_PLURAL.contains(&lower.as_str()) {
        return name.to_owned();
    }
    if let Some((one, _)) = ODD_PLURALS.iter().find(|(_, many)| *many == lower) {
        return format!("{head}{one}");
    }
    let cut = |ending: usize, with: &str| format!("{head}{}{with}", &word[..word.len() - ending]);
    if lower.len() > 4 && lower.ends_with("ies") {
        cut(3, "y")
    } else if ends_with_any(&lower, &["sses", "shes", "ches", "xes", "zes", "uses"])
        && !ends_with_any(&lower, &["houses", "causes", "clauses", "axes"])
    {
        cut(2, "")
    } else if lower.len() > 2 && lower.ends_with('s') && !ends_with_any(&lower, &["ss", "us", "is"]) {
        cut(1, "")
    } else {
        name.to_owned()
    }
}

/// The name of the column that points at a table by a column of its: (`authors`, `id`) is `author_id`.
/// A column that already carries the table's name is taken as it is: (`author`, `author_no`) is `author_no`.
#[must_use]
pub fn foreign_key_column_name(table: &str, column: &str) -> String {
    let table = singular(table);
    if column.starts_with(&format!("{table}_")) { column.to_owned() } else { format!("{table}_{column}") }
}

/// The name of the table between two others: (`student`, `club`) is `student_clubs`.
#[must_use]
pub fn junction_name(left: &str, right: &str) -> String {
    format!("{}_{}", singular(left), plural(right))
}

/// `wanted`, or where that is taken `wanted_2`, `wanted_3` and so on.
#[must_use]
pub fn unique_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(wanted) {
        return wanted.to_owned();
    }
    (2u32..).map(|number| format!("{wanted}_{number}")).find(|name| !is_taken(name)).unwrap_or_else(|| wanted.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_singulars() {
        for (one, many) in [
            ("book", "books"),
            ("category", "categories"),
            ("person", "people"),
            ("box", "boxes"),
            ("address", "addresses"),
            ("order_item", "order_items"),
            ("day", "days"),
            ("branch", "branches"),
            ("house", "houses"),
            ("news", "news"),
            ("status", "statuses"),
        ] {
            assert_eq!(plural(one), many);
            assert_eq!(singular(many), one);
            assert_eq!(plural(many), many);
            assert_eq!(singular(one), one);
        }
    }

    #[test]
    fn names_of_others_are_left_whole() {
        for name in ["", "🙂", "ñandú", "x", "s", "a table"] {
            assert!(plural(name).starts_with(name));
        }
    }

    #[test]
    fn proposals() {
        assert_eq!(foreign_key_column_name("authors", "id"), "author_id");
        assert_eq!(foreign_key_column_name("author", "author_no"), "author_no");
        assert_eq!(junction_name("students", "club"), "student_clubs");
        assert_eq!(unique_name("a", |n| n == "a" || n == "a_2"), "a_3");
    }
}
