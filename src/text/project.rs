//! The folder of migrations: numbered SQL files, up and down, one pair for each revision.
//!
//! Law: the files run in the order of their names; each `down` takes back what its `up` did.

use std::collections::BTreeMap;

use crate::dialect::Dialect;
use crate::document::{Document, Revision, RevisionId};
use crate::migrate::{Migration, Script, migration};
use crate::schema::gather::Gather;

/// How long the words in a file's name may be.
const SLUG: usize = 40;

/// The way to a revision from its parent, and back.
#[must_use]
pub fn migration_of(document: &Document, revision: RevisionId, dialect: Dialect) -> Option<Migration> {
    let revision = document.revisions.iter().find(|other| other.id == revision)?;
    let from = document.database_at(revision.parent, dialect);
    Some(migration(&from, &revision.schema, &revision.answers, dialect))
}

/// The name of a revision's files without `.up.sql`: `0002_add_email_to_user`.
#[must_use]
pub fn file_stem(document: &Document, revision: RevisionId) -> Option<String> {
    let at = document.revisions.iter().position(|other| other.id == revision)?;
    Some(format!("{:04}_{}", at + 1, slug(&document.revisions[at].message)))
}

/// The files of one revision: up, then down; several of each where statements must run by themselves.
#[must_use]
pub fn migration_files(document: &Document, revision: RevisionId, dialect: Dialect) -> Vec<(String, String)> {
    let Some((stem, found, migration)) = parts(document, revision, dialect) else { return Vec::new() };
    let mut files = Vec::new();
    for (script, way) in [(&migration.up, "up"), (&migration.down, "down")] {
        let parts = script.files(&head(script, found, way));
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
    let (stem, found, migration) = parts(document, revision, dialect)?;
    let up = script(&migration.up, found, "up");
    let down = script(&migration.down, found, "down");
    let commented: Vec<String> = down.lines().map(|line| format!("-- {line}").trim_end().to_owned()).collect();
    let text =
        format!("{}\n\n-- The way back. Take the marks in front of the lines away to run it.\n{}\n", up.trim_end(), commented.join("\n"));
    Some((format!("{stem}.sql"), text))
}

/// Every file of the project for one database, in order: paths below `migrations/`.
#[must_use]
pub fn project_files(document: &Document, dialect: Dialect) -> Vec<(String, String)> {
    let all = document.revisions.iter().flat_map(|revision| migration_files(document, revision.id, dialect));
    let files: BTreeMap<String, String> = all.map(|(name, text)| (format!("migrations/{name}"), text)).gathered();
    files.into_iter().collect()
}

fn parts(document: &Document, id: RevisionId, dialect: Dialect) -> Option<(String, &Revision, Migration)> {
    let revision = document.revisions.iter().find(|other| other.id == id)?;
    Some((file_stem(document, id)?, revision, migration_of(document, id, dialect)?))
}

fn script(script: &Script, revision: &Revision, way: &str) -> String {
    script.text(&head(script, revision, way))
}

fn head(script: &Script, revision: &Revision, way: &str) -> String {
    let parent = revision.parent.map_or_else(|| "nothing".into(), |id| id.to_string());
    let (from, to) = if way == "up" { (parent, revision.id.to_string()) } else { (revision.id.to_string(), parent) };
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
