//! A script as a file.

use super::Script;
use crate::dialect::Transaction;

/// See [`Script::text`].
pub(super) fn text(script: &Script, head: &str) -> String {
    let mut text = comment(head);
    if !text.is_empty() {
        text.push('\n');
    }
    if script.is_empty() {
        text.push_str("-- Nothing to do.\n");
        return text;
    }
    let transaction = script.dialect.features().transaction;
    if transaction == Transaction::Whole {
        text.push_str("BEGIN;\n\n");
    }
    for step in script.steps.iter().filter(|step| !step.sql.is_empty()) {
        text.push_str(&comment(&step.words));
        for statement in &step.sql {
            text.push_str(statement);
            text.push_str(";\n");
        }
        text.push('\n');
    }
    if transaction == Transaction::Whole {
        text.push_str("COMMIT;\n");
    }
    text
}

/// Lines of comment that nothing in `words` can break out of.
fn comment(words: &str) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let line = |line: &str| {
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        format!("-- {}\n", line.trim_end())
    };
    if words.is_empty() { String::new() } else { words.trim_end().split(is_break).map(line).collect() }
}
