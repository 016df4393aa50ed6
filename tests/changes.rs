//! Every change that people make to a schema, and for each database a story that shows it; `docs/migrations.md` is
//! made from these stories, so that it says what the code does.
//!
//! `RELATA_WRITE=1` writes the file anew. That the stories' SQL works is shown by `tests/databases.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::fmt::Write as _;
use std::fs;

use relata::dialect::{Dialect, Features};
use relata::migrate::{Finding, Migration, Risk, Rule, diff, migration};
use support::story::{self, Story};

/// A story, the operation that it must be about, and what a database needs to have it.
type Change = (&'static str, &'static str, fn(&Features) -> bool);

const ALL: fn(&Features) -> bool = |_| true;

#[rustfmt::skip]
const CHANGES: &[(&str, &[Change])] = &[
    ("Tables", &[
        ("table-created", "CreateTable", ALL), ("table-dropped", "DropTable", ALL), ("table-renamed", "RenameTable", ALL),
        ("table-renamed-under-keys", "RenameTable", ALL), ("table-comment-added", "CommentTable", ALL),
        ("table-comment-changed", "CommentTable", ALL), ("table-comment-removed", "CommentTable", ALL),
        ("table-to-namespace", "MoveTable", |f| f.namespaces), ("table-created-in-namespace", "CreateNamespace", |f| f.namespaces),
        ("kept-table-with-followers", "DropTable", ALL),
    ]),
    ("Columns", &[
        ("column-added", "AddColumn", ALL), ("column-added-with-default", "AddColumn", ALL),
        ("column-added-with-value", "AddColumn", ALL), ("column-added-in-place", "AddColumn", ALL),
        ("column-added-unique", "AddColumn", ALL), ("column-dropped", "DropColumn", ALL),
        ("column-dropped-under-everything", "DropColumn", ALL), ("kept-column-of-two", "DropColumn", ALL),
        ("column-renamed", "RenameColumn", ALL), ("column-renamed-and-nullable", "RenameColumn", ALL),
        ("rename-column-and-retype", "RenameColumn", ALL), ("column-type-wider", "AlterColumn", ALL),
        ("column-type-narrower", "AlterColumn", ALL), ("column-type-numeric", "AlterColumn", ALL),
        ("column-type-integer-to-numeric", "AlterColumn", ALL), ("integer-to-bigint", "AlterColumn", ALL),
        ("column-type-date-to-timestamp", "AlterColumn", ALL), ("column-type-boolean-to-integer", "AlterColumn", ALL),
        ("column-type-text-to-integer", "AlterColumn", ALL), ("column-nullable", "AlterColumn", ALL),
        ("column-not-null", "AlterColumn", ALL), ("default-added", "AlterColumn", ALL), ("default-changed", "AlterColumn", ALL),
        ("default-dropped", "AlterColumn", ALL), ("default-expression", "AlterColumn", ALL), ("identity-begins", "AlterColumn", ALL),
        ("identity-ends", "AlterColumn", ALL), ("identity-column-added", "AddColumn", ALL), ("generated-added", "AddColumn", ALL),
        ("generated-changed", "AlterColumn", ALL), ("generated-dropped", "DropColumn", ALL),
        ("generated-becomes-plain", "AlterColumn", ALL), ("plain-becomes-generated", "AlterColumn", ALL),
        ("column-comment-added", "AlterColumn", ALL), ("column-comment-changed", "AlterColumn", ALL),
        ("column-comment-removed", "AlterColumn", ALL), ("column-order", "OrderColumns", ALL),
    ]),
    ("Keys and checks", &[
        ("primary-key-added", "AddConstraint", ALL), ("primary-key-changed", "AddConstraint", ALL),
        ("primary-key-of-two", "AddConstraint", ALL), ("primary-key-changed-while-referenced", "AddConstraint", ALL),
        ("primary-key-taken-away", "DropConstraint", ALL), ("primary-key-renamed", "RenameConstraint", ALL),
        ("unique-added", "AddConstraint", ALL), ("unique-of-other-columns", "AddConstraint", ALL),
        ("unique-taken-away", "DropConstraint", ALL), ("unique-renamed", "RenameConstraint", ALL),
        ("check-added", "AddConstraint", ALL), ("check-changed", "AddConstraint", ALL), ("check-dropped", "DropConstraint", ALL),
        ("check-renamed", "RenameConstraint", ALL),
    ]),
    ("Foreign keys", &[
        ("foreign-key-new", "AddConstraint", ALL), ("foreign-key-dropped", "DropConstraint", ALL),
        ("foreign-key-redirected", "AddConstraint", ALL), ("foreign-key-on-delete-cascade", "AddConstraint", ALL),
        ("foreign-key-on-delete-set-null", "AddConstraint", ALL), ("foreign-key-on-delete-restrict", "AddConstraint", ALL),
        ("foreign-key-on-delete-set-default", "AddConstraint", |f| f.set_default),
        ("foreign-key-on-update-cascade", "AddConstraint", ALL), ("foreign-key-deferred", "DeferForeignKey", |f| f.deferrable),
        ("foreign-key-not-deferred", "DeferForeignKey", |f| f.deferrable), ("foreign-key-to-itself", "AddConstraint", ALL),
        ("foreign-keys-in-a-circle", "AddConstraint", ALL), ("foreign-key-of-two-columns", "AddConstraint", ALL),
        ("foreign-key-renamed", "RenameConstraint", ALL),
    ]),
    ("Indexes", &[
        ("index-added", "AddConstraint", ALL), ("index-dropped", "DropConstraint", ALL), ("index-renamed", "RenameConstraint", ALL),
        ("index-becomes-unique", "AddConstraint", ALL), ("index-no-longer-unique", "AddConstraint", ALL),
        ("index-of-other-columns", "AddConstraint", ALL), ("index-descending", "AddConstraint", ALL),
        ("index-of-some-rows", "AddConstraint", |f| f.partial_indexes),
        ("index-over-expression", "AddConstraint", |f| f.expression_indexes),
        ("index-by-hash", "AddConstraint", |f| f.index_methods.has("hash")),
        ("index-keeps-columns", "AddConstraint", |f| f.index_include),
    ]),
    ("Enums", &[
        ("enum-created", "CreateEnum", ALL), ("enum-dropped", "DropEnum", ALL), ("enum-renamed", "RenameEnum", ALL),
        ("enum-value-first", "ChangeEnum", ALL), ("enum-value-between", "ChangeEnum", ALL), ("enum-value-last", "ChangeEnum", ALL),
        ("enum-value-other-name", "ChangeEnum", ALL), ("enum-value-taken-out", "ChangeEnum", ALL),
        ("enum-value-taken-out-empty", "ChangeEnum", ALL), ("enum-values-in-another-order", "ChangeEnum", ALL),
        ("enum-from-text", "AlterColumn", ALL), ("enum-into-text", "AlterColumn", ALL), ("enum-default", "AlterColumn", ALL),
    ]),
    ("Several at once", &[
        ("everything-at-once", "RenameTable", ALL), ("tables-swapped", "RenameTable", ALL), ("tables-in-a-ring", "RenameTable", ALL),
        ("columns-swapped", "RenameColumn", ALL), ("columns-in-a-ring", "RenameColumn", ALL), ("table-split", "DropColumn", ALL),
        ("tables-merged", "DropTable", ALL), ("column-moves-to-child", "DropColumn", ALL), ("column-moves-to-parent", "DropColumn", ALL),
        ("column-moves-out-of-dropped-table", "DropTable", ALL),
        ("moved-without-a-key", "DropColumn", ALL), ("relation-to-junction", "CreateTable", ALL),
        ("relation-from-junction", "DropTable", ALL), ("relation-one-to-many", "DropConstraint", ALL),
        ("relation-one-to-one", "AddConstraint", ALL), ("names-too-long", "AddColumn", ALL),
    ]),
    ("On a live database", &[
        ("live-index-added", "AddConstraint", is_server), ("live-index-dropped", "DropConstraint", is_server),
        ("live-unique-added", "AddConstraint", is_server), ("live-check-added", "AddConstraint", is_server),
        ("live-foreign-key-new", "AddConstraint", is_server), ("live-column-not-null", "AlterColumn", is_server),
        ("live-column-added-with-value", "AddColumn", is_server), ("live-column-dropped", "DropColumn", is_server),
        ("live-column-type-wider", "AlterColumn", is_server), ("two-steps-rename", "RenameColumn", is_server),
        ("two-steps-rename-second-step", "DropMirror", is_server), ("two-steps-type", "AlterColumn", is_server),
        ("two-steps-type-second-step", "DropMirror", is_server), ("two-steps-number-to-text", "AlterColumn", is_server),
        ("two-steps-number-to-text-second-step", "DropMirror", is_server),
    ]),
];

/// Whether others can be at work in the database meanwhile.
fn is_server(features: &Features) -> bool {
    !features.rebuilds
}

fn told<'a>(stories: &'a [Story], name: &str) -> &'a Story {
    stories.iter().find(|story| story.trial.name == name).unwrap_or_else(|| panic!("no story tells {name}"))
}

#[test]
fn every_change_has_a_story_on_every_database_that_can_have_it() {
    let stories = story::all();
    let mut missing = Vec::new();
    for (name, operation, can) in CHANGES.iter().flat_map(|(_, changes)| *changes) {
        let story = told(&stories, name);
        let operations = diff(&story.trial.from, &story.trial.to);
        if !operations.iter().any(|found| format!("{found:?}").split([' ', '{']).next() == Some(operation)) {
            missing.push(format!("{name} does nothing of the kind {operation}"));
        }
        for dialect in Dialect::ALL {
            match (can(dialect.features()), story.dialects.contains(&dialect)) {
                (true, false) => missing.push(format!("{name} is not told for {dialect:?}")),
                (false, true) => missing.push(format!("{name} is told for {dialect:?}, which is said not to have it")),
                _ => {}
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(stories.len() >= 150, "only {} stories", stories.len());
}

#[test]
fn the_table_of_changes_is_what_the_code_does() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/migrations.md");
    let made = document();
    if std::env::var("RELATA_WRITE").is_ok_and(|word| word == "1") {
        fs::write(path, &made).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == made, "docs/migrations.md is not what the code does: run this test with RELATA_WRITE=1");
}

const HEAD: &str = "\
# What a migration does

Made by `tests/changes.rs` from the stories in `tests/cases`, which run on the real databases; not to be edited by hand.
For each change: the statements of the way up, in the order in which they run (`…` stands for names and values), whether every
row is written anew or others are kept waiting while all rows are looked at, whether the way down brings everything back,
and the page of the database's documentation. Every statement also makes others wait for a moment. A code in a cell is that of a finding.

*Rebuilt* means what SQLite does for most changes: the table is set aside, a new one is made, the rows are copied and
counted, the old one is dropped, the indexes are made again; all in one transaction, with `foreign_key_check` at its end.
";

fn document() -> String {
    let stories = story::all();
    let mut text = HEAD.to_owned();
    for dialect in Dialect::ALL {
        writeln!(text, "\n## {}", dialect.label()).unwrap();
        for (area, changes) in CHANGES {
            if !changes.iter().any(|(_, _, can)| can(dialect.features())) {
                continue;
            }
            writeln!(text, "\n### {area}\n").unwrap();
            text.push_str("| change | how | rewrites or blocks | down restores | documentation |\n|---|---|---|---|---|\n");
            for (name, _, can) in *changes {
                text.push_str(&row(told(&stories, name), dialect, can(dialect.features())));
            }
        }
    }
    text
}

fn row(story: &Story, dialect: Dialect, can: bool) -> String {
    let trial = &story.trial;
    let made = migration(&trial.from, &trial.to, &trial.answers, dialect);
    let title = format!("[{}](../tests/cases/{}.case)", story.title.trim_end_matches('.'), trial.name);
    if !can {
        let why = made.up.problems.first().map_or("not in this database", |problem| problem.say.as_str());
        return format!("| {title} | {} | | | |\n", why.replace('|', "\\|"));
    }
    let cells = [title, how(&made), cost(&made), restores(&made), page(&made, dialect)];
    format!("| {} |\n", cells.join(" | "))
}

/// The forms of the statements, each once.
fn how(made: &Migration) -> String {
    let mut forms: Vec<String> = Vec::new();
    for step in &made.up.steps {
        let rebuilt = step.sql.first().is_some_and(|first| first.starts_with("SAVEPOINT"));
        let statements = if rebuilt { vec!["*rebuilt*".to_owned()] } else { step.sql.iter().map(|sql| form(sql)).collect() };
        for statement in statements {
            if !forms.contains(&statement) {
                forms.push(statement);
            }
        }
    }
    if forms.is_empty() { "nothing: the database does not keep it".into() } else { forms.join("; ") }
}

/// The words of a statement that are SQL's own: those in capitals, outside of strings and quoted names.
fn form(sql: &str) -> String {
    let (mut words, mut quote): (Vec<String>, Option<char>) = (Vec::new(), None);
    let mut bare = String::new();
    for c in sql.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '\'' | '"' | '`') => {
                quote = Some(c);
                bare.push('…');
            }
            None => bare.push(if matches!(c, '(' | ')' | ',') { ' ' } else { c }),
        }
    }
    for word in bare.split_whitespace() {
        let is_word = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        let word = if is_word { word } else { "…" };
        if word != "…" || words.last().is_none_or(|last| last != "…") {
            words.push(word.to_owned());
        }
    }
    let mut short: Vec<String> = words.into_iter().take(14).collect();
    if short.len() == 14 && short.last().is_some_and(|last| last != "…") {
        short.push("…".into());
    }
    format!("`{}`", short.join(" "))
}

fn cost(made: &Migration) -> String {
    let mut said: Vec<String> = Vec::new();
    for finding in made.up.steps.iter().flat_map(|step| &step.findings) {
        let word = match finding.risk {
            Risk::Rewrites => "rewrites",
            Risk::Blocks => "blocks",
            _ if is_of_old(finding) => "in older versions rewrites",
            _ => continue,
        };
        let cell = format!("{word} (`{}`)", finding.code);
        if !said.contains(&cell) {
            said.push(cell);
        }
    }
    if said.is_empty() { "no".into() } else { said.join(", ") }
}

/// Whether it is a cost that the database has in older versions only.
fn is_of_old(finding: &Finding) -> bool {
    finding.code == "rewrite-older"
}

fn restores(made: &Migration) -> String {
    // What up takes away and what down says it cannot bring back; what came in meanwhile is not meant.
    let lost = made.up.steps.iter().flat_map(|step| &step.findings).filter(|finding| finding.risk == Risk::LosesData);
    let gone = made.down.steps.iter().flat_map(|step| &step.findings).filter(|finding| finding.code == "down-cannot-restore");
    let mut codes: Vec<&str> = lost.chain(gone).map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    match codes.as_slice() {
        [] if made.up.is_empty() => "nothing to do".into(),
        [] => "yes".into(),
        codes => format!("the structure; values as `{}` says", codes.join("`, `")),
    }
}

/// The page that a finding about cost names, else that of the first statement.
fn page(made: &Migration, dialect: Dialect) -> String {
    let findings = made.up.steps.iter().flat_map(|step| &step.findings);
    let mut costs = findings.filter(|finding| matches!(finding.risk, Risk::Rewrites | Risk::Blocks) || is_of_old(finding));
    let named = costs.find_map(|finding| Some(Rule::of(finding.code)?.why(dialect)?.page.to_owned()));
    let first = made.up.steps.iter().flat_map(|step| &step.sql).next();
    let address = named.or_else(|| first.map(|sql| page_of(sql, dialect)));
    address.map_or_else(String::new, |address| {
        let name = address.trim_end_matches('/').rsplit('/').next().unwrap_or(&address).trim_end_matches(".html").to_owned();
        format!("[{name}]({address})")
    })
}

fn page_of(sql: &str, dialect: Dialect) -> String {
    let words: Vec<String> = sql.split_whitespace().take(3).map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "unique").take(2).collect();
    let (verb, thing) = (words[0], words.get(1).copied().unwrap_or_default());
    let two = matches!(verb, "create" | "drop" | "alter" | "rename");
    match (dialect, two) {
        (Dialect::Postgres, true) => format!("https://www.postgresql.org/docs/current/sql-{verb}{thing}.html"),
        (Dialect::Postgres, false) => format!("https://www.postgresql.org/docs/current/sql-{verb}.html"),
        (Dialect::MySql, true) => format!("https://dev.mysql.com/doc/refman/8.4/en/{verb}-{thing}.html"),
        (Dialect::MySql, false) => format!("https://dev.mysql.com/doc/refman/8.4/en/{verb}.html"),
        (Dialect::MariaDb, true) => format!("https://mariadb.com/kb/en/{verb}-{thing}/"),
        (Dialect::MariaDb, false) => format!("https://mariadb.com/kb/en/{verb}/"),
        (Dialect::Sqlite, true) => format!("https://www.sqlite.org/lang_{verb}{thing}.html"),
        (Dialect::Sqlite, false) => format!("https://www.sqlite.org/lang_{verb}.html"),
    }
}
