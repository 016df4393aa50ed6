//! The folders of migrations: numbered SQL files, up and down, one pair for each revision.
//!
//! Law: the files of a folder run in the order of their names; each `down` takes back what its `up` did.

use super::sum::{SUM_FILE, sha256, sum_file};
use crate::dialect::Dialect;
use crate::document::{Document, Published, Revision, RevisionId};
use crate::migrate::{Answers, Migration, Script, migration};

/// How long the words in a file's name may be.
const SLUG: usize = 40;

/// The way to a revision from the one that it was made from, and back.
#[must_use]
pub fn migration_of(document: &Document, revision: RevisionId, dialect: Dialect) -> Option<Migration> {
    let from = document.revision(revision)?.parent();
    migration_between(document, from, revision, dialect)
}

/// The way from any revision, or from nothing, to any other, and back: straight, not by way of those between.
#[must_use]
pub fn migration_between(document: &Document, from: Option<RevisionId>, to: RevisionId, dialect: Dialect) -> Option<Migration> {
    let to = document.revision(to)?;
    let start = document.database_at(from, dialect);
    let follows = from.map_or(to.parents.is_empty(), |from| to.parents.contains(&from));
    let between = || document.answers_between(from, Some(to.id));
    if !follows {
        // Where a column waits for its second step, all of what is there is where the way leads.
        let goal = document.database_at(Some(to.id), dialect);
        if goal.tables.values().any(|table| !table.mirrors.is_empty()) {
            return Some(migration(&start, &goal, &between().at_once(), dialect));
        }
        return Some(migration(&start, &to.schema, &between().at_once(), dialect));
    }
    if to.merged().is_none() {
        return Some(migration(&start, &to.schema, &to.answers, dialect));
    }
    // Both ways to a merge end in the same database, with what either branch keeps aside.
    let Answers { own, conversions, .. } = between();
    let answers = Answers { own, conversions, ..to.answers.at_once() };
    Some(migration(&start, &document.database_at(Some(to.id), dialect), &answers, dialect))
}

/// The name of a revision's files without `.up.sql`: `0002_add_email_to_user`.
#[must_use]
pub fn file_stem(document: &Document, revision: RevisionId) -> Option<String> {
    let message = &document.revision(revision)?.message;
    Some(format!("{:04}_{}", document.number(revision), slug(message)))
}

/// The files of one revision: up, then down; several of each where statements must run by themselves.
#[must_use]
pub fn migration_files(document: &Document, revision: RevisionId, dialect: Dialect) -> Vec<(String, String)> {
    let from = document.revision(revision).and_then(Revision::parent);
    files_from(document, from, revision, dialect)
}

/// The files of a revision for a database at one of the revisions that it follows: one up and one down, or
/// several where statements must stand in files of their own.
fn files_from(document: &Document, from: Option<RevisionId>, id: RevisionId, dialect: Dialect) -> Vec<(String, String)> {
    let Some((stem, revision, migration)) = parts(document, from, id, dialect) else { return Vec::new() };
    let mut files = Vec::new();
    for (script, way) in [(&migration.up, "up"), (&migration.down, "down")] {
        let parts = script.files(&head(script, revision, from, way));
        let is_one = parts.len() == 1;
        for (at, text) in parts.into_iter().enumerate() {
            let part = if is_one { String::new() } else { format!(".{:02}", at + 1) };
            files.push((format!("{stem}{part}.{way}.sql"), text));
        }
    }
    files
}

/// Up and down of one revision in one file: down comes after up as a comment, so that running the file goes up.
#[must_use]
pub fn migration_file(document: &Document, revision: RevisionId, dialect: Dialect) -> Option<(String, String)> {
    let from = document.revision(revision)?.parent();
    let (stem, found, migration) = parts(document, from, revision, dialect)?;
    let up = script(&migration.up, found, from, "up");
    let down = script(&migration.down, found, from, "down");
    let commented: Vec<String> = down.lines().map(|line| format!("-- {line}").trim_end().to_owned()).collect();
    let text =
        format!("{}\n\n-- The way back. Take the marks in front of the lines away to run it.\n{}\n", up.trim_end(), commented.join("\n"));
    Some((format!("{stem}.sql"), text))
}

/// One file that takes a database from any revision, or from nothing, to any other.
#[must_use]
pub fn file_between(document: &Document, from: Option<RevisionId>, to: RevisionId, dialect: Dialect) -> Option<(String, String)> {
    let way = migration_between(document, from, to, dialect)?;
    let start = from.map_or(Some("nothing".to_owned()), |from| file_stem(document, from))?;
    let end = file_stem(document, to)?;
    let head = format!("From {start} to {end}\n{}\nFrom {} to {to}", dialect.label(), spoken(from));
    Some((format!("{start}_to_{end}.sql"), way.up.text(&head)))
}

/// Every file of the project for one database, in order. `migrations/` leads from nothing to where the design
/// stands, along the first parents. Each other head, and each revision that a merge brought in, has a folder of
/// its own in `branches/`, for the databases that are there: it leads the other way round to the same end.
/// Each folder has its checksums.
#[must_use]
pub fn project_files(document: &Document, dialect: Dialect) -> Vec<(String, String)> {
    let Some(head) = document.head() else { return Vec::new() };
    let main = document.chain(head.id);
    let mut files = folder(document, "migrations", &main, dialect);
    let merged = document.revisions.iter().filter_map(Revision::merged);
    let mut seen = vec![head.id];
    for branch in document.heads().into_iter().map(|head| head.id).chain(merged) {
        if seen.contains(&branch) {
            continue;
        }
        seen.push(branch);
        let stem = file_stem(document, branch).unwrap_or_default();
        files.extend(folder(document, &format!("branches/{stem}"), &through(document, branch, head.id), dialect));
    }
    files
}

/// From nothing to a branch, and on to `end` where a merge leads there.
fn through(document: &Document, branch: RevisionId, end: RevisionId) -> Vec<RevisionId> {
    let mut chain = document.chain(branch);
    let mut at = branch;
    let wanted = document.ancestors(end);
    while let Some(next) = document.children(at).filter(|next| wanted.contains(&next.id)).last() {
        chain.push(next.id);
        at = next.id;
    }
    chain
}

fn folder(document: &Document, name: &str, chain: &[RevisionId], dialect: Dialect) -> Vec<(String, String)> {
    let starts = std::iter::once(None).chain(chain.iter().copied().map(Some));
    let mut files: Vec<(String, String)> = Vec::new();
    for (from, to) in starts.zip(chain) {
        let mut both = files_from(document, from, *to, dialect);
        both.sort_unstable();
        files.extend(both);
    }
    files.push((SUM_FILE.to_owned(), sum_file(&files)));
    files.into_iter().map(|(file, text)| (format!("{name}/{file}"), text)).collect()
}

/// The marks for revisions whose files somebody gets now.
#[must_use]
pub fn published(document: &Document, revisions: &[RevisionId], dialect: Dialect) -> Vec<Published> {
    let mark = |id: &RevisionId| Published { revision: *id, dialect, sum: sum_of(document, *id, dialect) };
    revisions.iter().map(mark).collect()
}

/// Whether the files of a published revision would be written differently now than when they were given out.
#[must_use]
pub fn differs_from_published(document: &Document, mark: &Published) -> bool {
    document.revision(mark.revision).is_some() && sum_of(document, mark.revision, mark.dialect) != mark.sum
}

fn sum_of(document: &Document, revision: RevisionId, dialect: Dialect) -> String {
    sha256(&migration_files(document, revision, dialect).into_iter().map(|(_, text)| text).collect::<String>())
}

fn parts(document: &Document, from: Option<RevisionId>, id: RevisionId, dialect: Dialect) -> Option<(String, &Revision, Migration)> {
    Some((file_stem(document, id)?, document.revision(id)?, migration_between(document, from, id, dialect)?))
}

fn spoken(id: Option<RevisionId>) -> String {
    id.map_or_else(|| "nothing".into(), |id| id.to_string())
}

fn script(script: &Script, revision: &Revision, parent: Option<RevisionId>, way: &str) -> String {
    script.text(&head(script, revision, parent, way))
}

fn head(script: &Script, revision: &Revision, parent: Option<RevisionId>, way: &str) -> String {
    let (parent, id) = (spoken(parent), revision.id.to_string());
    let (from, to) = if way == "up" { (parent, id) } else { (id, parent) };
    format!("{} ({way})\n{}\nFrom {from} to {to}, {}", revision.message, script.dialect.label(), revision.date)
}

/// A message as part of a file's name: `Add e-mail to “user”` is `add_e_mail_to_user`.
#[must_use]
pub fn slug(message: &str) -> String {
    let mut slug = String::new();
    for letter in message.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if let Some(plain) = without_accent(letter) {
            slug.push_str(plain);
        } else if !slug.ends_with('_') {
            slug.push('_');
        }
    }
    let short = &slug[..slug.len().min(SLUG)];
    let slug = short.trim_matches('_');
    if slug.is_empty() { "migration".into() } else { slug.into() }
}

fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' => "o",
        'ö' | 'œ' => "oe",
        'ß' => "ss",
        'ś' | 'š' => "s",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        for (message, expected) in [
            ("Add e-mail to “user”", "add_e_mail_to_user"),
            ("../../etc/passwd", "etc_passwd"),
            ("  ", "migration"),
            ("🙂", "migration"),
            ("Größe der Bücher", "groesse_der_buecher"),
            ("a very long message that goes on and on and on", "a_very_long_message_that_goes_on_and_on"),
        ] {
            assert_eq!(slug(message), expected);
        }
    }
}
