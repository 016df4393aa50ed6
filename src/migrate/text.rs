//! A script as a file.

use super::{Script, Step};
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

/// Steps that run together, or one that runs by itself.
struct Part<'a> {
    outside: bool,
    steps: Vec<&'a Step>,
}

fn parts(script: &Script) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for step in script.steps.iter().filter(|step| !step.sql.is_empty()) {
        match parts.last_mut().filter(|last| !last.outside && !step.outside) {
            Some(last) => last.steps.push(step),
            None => parts.push(Part { outside: step.outside, steps: vec![step] }),
        }
    }
    parts
}

/// See [`Script::text`].
pub(super) fn text(script: &Script, head: &str) -> String {
    let bodies = bodies(script);
    let mut text = with_head(head, &bodies.join("\n"));
    if script.steps.iter().any(|step| step.outside) {
        text.insert_str(comment(head).len(), BY_ITSELF);
    }
    text
}

/// See [`Script::files`].
pub(super) fn files(script: &Script, head: &str) -> Vec<String> {
    let bodies = bodies(script);
    let count = bodies.len();
    if count < 2 {
        return vec![text(script, head)];
    }
    let file = |(at, body): (usize, &String)| with_head(&format!("{head}\nPart {} of {count}", at + 1), body);
    bodies.iter().enumerate().map(file).collect()
}

/// What a tool that runs a whole file in one transaction must know.
const BY_ITSELF: &str =
    "-- Some statements run outside of any transaction: run this file with psql, or the files of the folder one by one.\n";

fn with_head(head: &str, body: &str) -> String {
    let mut text = comment(head);
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(if body.is_empty() { "-- Nothing to do.\n" } else { body });
    text
}

/// The text of each part.
fn bodies(script: &Script) -> Vec<String> {
    parts(script).iter().map(|part| body(script, part)).collect()
}

fn body(script: &Script, part: &Part<'_>) -> String {
    let mut text = String::new();
    let each = script.dialect.features().transaction == Transaction::Each;
    if script.suspends_foreign_keys {
        text.push_str("-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.\n");
        text.push_str("PRAGMA foreign_keys = OFF;\n");
        text.push_str(GUARD);
    }
    if each {
        let label = script.dialect.label();
        text.push_str(&format!(
            "-- {label} cannot take such statements back: if one fails, those above it are done. Go on from there.\n\n"
        ));
    } else if !part.outside {
        text.push_str("BEGIN;\n\n");
    }
    if let Some(patience) = script.patience.filter(|_| !part.outside) {
        text.push_str("-- Give up rather than keep others waiting; then run it again at a quieter moment\n");
        text.push_str(&format!("{patience};\n\n"));
    }
    let writes = |step: &&Step| step.sql.iter().any(|sql| sql.starts_with("UPDATE ") || sql.starts_with("INSERT "));
    if let Some(settles) = script.settles.filter(|_| !part.outside && part.steps.iter().any(writes)) {
        text.push_str("-- Check foreign keys with each statement: a table whose rows wait for a check cannot be altered\n");
        text.push_str(&format!("{settles};\n\n"));
    }
    let (mut done, count) = (0, part.steps.iter().map(|step| step.sql.len()).sum::<usize>());
    for step in &part.steps {
        text.push_str(&comment(&step.words));
        if part.outside {
            text.push_str(again(&step.sql[0]));
        }
        for statement in &step.sql {
            text.push_str(statement);
            text.push_str(";\n");
            done += 1;
            if each && done < count {
                text.push_str(&format!("-- Done: {done} of {count}. If the next one fails, put it right and go on from here.\n"));
            }
        }
        text.push('\n');
    }
    if script.suspends_foreign_keys {
        text.push_str(FOREIGN_KEY_CHECK);
    }
    if each || part.outside {
        text.truncate(text.trim_end().len());
        text.push('\n');
    } else {
        text.push_str("COMMIT;\n");
    }
    if script.suspends_foreign_keys {
        text.push_str("DROP TABLE temp.relata_guard;\nPRAGMA foreign_keys = ON;\n");
    }
    text
}

/// What to do when a statement that runs by itself fails.
fn again(statement: &str) -> &'static str {
    if statement.starts_with("CREATE ") {
        "-- Should it fail, drop the invalid index that it leaves, then run it again\n"
    } else {
        "-- Should it fail, put right what it says and run it again\n"
    }
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
