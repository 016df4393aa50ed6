//! A script as a file.

use super::Script;
use crate::dialect::Transaction;

/// What stops the script and takes everything back: a row in here is a problem, and no row is let in.
const GUARD: &str = "\
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
";

/// `PRAGMA foreign_key_check` only reports rows. This stops at them.
const FOREIGN_KEY_CHECK: &str = "\
-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT \"table\" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

";

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
    if script.suspends_foreign_keys {
        text.push_str("-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.\n");
        text.push_str("PRAGMA foreign_keys = OFF;\n");
        text.push_str(GUARD);
    }
    if transaction == Transaction::Each {
        let label = script.dialect.label();
        text.push_str(&format!(
            "-- {label} cannot take such statements back: if one fails, those above it are done. Go on from there.\n\n"
        ));
    } else {
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
    if script.suspends_foreign_keys {
        text.push_str(FOREIGN_KEY_CHECK);
    }
    if transaction == Transaction::Each {
        text.truncate(text.trim_end().len() + 1);
    } else {
        text.push_str("COMMIT;\n");
    }
    if script.suspends_foreign_keys {
        text.push_str("DROP TABLE temp.relata_guard;\nPRAGMA foreign_keys = ON;\n");
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
