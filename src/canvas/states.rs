//! Earlier states of designs: what is noted of each, which of them are kept, and the list of them as a page shows it.
//!
//! The page puts a state away before the user goes on with it; nobody asks for that. A state has a key,
//! `<design>/<date in UTC>`, so that the states of a design stand together, oldest first.
//! Laws: the newest 50 states of a design are kept, and of those before them the last one of a day; of a design that was
//! deleted the newest is. Deliberately not here: where they are kept (`web::shelf`), and when they are put away (`ui`).

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::studio::thumbnail;
use super::svg::escaped;
use crate::document::Document;

/// As many of the newest states of a design are kept, whatever day they are of.
const RECENT: usize = 50;
/// Of as many days before them one state is kept.
const DAYS: usize = 100;
/// Of as many deleted designs one state is kept.
const DELETED: usize = 20;
/// A small picture of more tables is a grey cloud, and takes long to draw.
const MOST_TABLES: usize = 150;

/// What is noted of a state, to find it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The name of the design.
    pub name: String,
    /// How many tables it has.
    pub tables: usize,
    /// A small picture in SVG; empty for a large design.
    pub picture: String,
}

impl Note {
    /// What is noted of a design.
    #[must_use]
    pub fn of(design: &Document) -> Self {
        let tables = design.schema.tables.len();
        let picture = if tables > MOST_TABLES { String::new() } else { thumbnail(design) };
        Self { name: design.name.clone(), tables, picture }
    }
}

/// The key of a state: its design, and the date in UTC.
#[must_use]
pub fn key(design: &str, date: &str) -> String {
    format!("{design}/{date}")
}

/// The design and the date that a key is of.
#[must_use]
pub fn parts(key: &str) -> (&str, &str) {
    key.split_once('/').unwrap_or((key, ""))
}

/// The states of a design, newest first.
fn states_of<'k>(keys: &'k [String], design: &str) -> Vec<&'k str> {
    let mut own: Vec<&str> = keys.iter().map(String::as_str).filter(|key| parts(key).0 == design).collect();
    own.sort_unstable_by(|a, b| b.cmp(a));
    own
}

/// The newest state of each design that is not among the `known` ones, newest first.
fn newest_of_deleted<'k>(keys: &'k [String], known: &[String]) -> Vec<&'k str> {
    let mut newest: Vec<&str> = Vec::new();
    for key in keys {
        let (design, date) = parts(key);
        if known.iter().any(|id| id == design) {
            continue;
        }
        match newest.iter_mut().find(|other| parts(other).0 == design) {
            Some(other) if parts(other).1 < date => *other = key,
            Some(_) => {}
            None => newest.push(key),
        }
    }
    newest.sort_unstable_by(|a, b| parts(b).1.cmp(parts(a).1));
    newest.truncate(DELETED);
    newest
}

/// Which states are kept no longer. `known` are the designs that the browser has.
#[must_use]
pub fn outdated(keys: &[String], known: &[String]) -> Vec<String> {
    let mut kept: Vec<&str> = newest_of_deleted(keys, known);
    for design in known {
        let own = states_of(keys, design);
        kept.extend(own.iter().take(RECENT));
        let mut days: Vec<&str> = Vec::new();
        for state in own.iter().skip(RECENT) {
            let day = parts(state).1.get(..10).unwrap_or_default();
            if days.len() < DAYS && !days.contains(&day) {
                days.push(day);
                kept.push(state);
            }
        }
    }
    keys.iter().filter(|key| !kept.contains(&key.as_str())).cloned().collect()
}

/// The list as HTML: the states of `design`, and what was deleted. Each is a button with its key as `data-state`.
///
/// `local` writes a date as people here do.
#[must_use]
pub fn listing(states: &[(String, Note)], design: &str, known: &[String], local: &dyn Fn(&str) -> String) -> String {
    let keys: Vec<String> = states.iter().map(|(key, _)| key.clone()).collect();
    let mut page = String::new();
    let own = states_of(&keys, design);
    if own.is_empty() {
        page.push_str("<p class=\"muted\">None yet. The first one is put away when you go on with this design.</p>");
    }
    list(&mut page, &own, states, &|note, date| (date, count(note.tables)), local);
    let deleted = newest_of_deleted(&keys, known);
    if !deleted.is_empty() {
        page.push_str("<h3>Deleted designs</h3>");
        list(&mut page, &deleted, states, &|note, date| (note.name.clone(), format!("{}, {date}", count(note.tables))), local);
    }
    page
}

type Told<'t> = &'t dyn Fn(&Note, String) -> (String, String);

fn list(page: &mut String, keys: &[&str], states: &[(String, Note)], told: Told<'_>, local: &dyn Fn(&str) -> String) {
    page.push_str("<ul class=\"templates\">");
    for key in keys {
        let Some((_, note)) = states.iter().find(|(known, _)| known == key) else { continue };
        let (title, about) = told(note, local(parts(key).1));
        let _ = write!(
            page,
            "<li><button class=\"template\" data-state=\"{}\"><span class=\"thumbnail\">{}</span><strong class=\"clip\">{}</strong>\
             <span class=\"muted small\">{}</span></button></li>",
            escaped(key),
            note.picture,
            escaped(&title),
            escaped(&about)
        );
    }
    page.push_str("</ul>");
}

fn count(tables: usize) -> String {
    if tables == 1 { "1 table".into() } else { format!("{tables} tables") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(name: &str) -> Note {
        Note { name: name.into(), tables: 2, picture: String::new() }
    }

    #[test]
    fn the_newest_fifty_are_kept_and_one_of_each_day_before() {
        let mut keys: Vec<String> = Vec::new();
        for day in 1..=20 {
            keys.extend((0..10).map(|hour| key("a", &format!("2026-03-{day:02}T{hour:02}:00:00Z"))));
        }
        let gone = outdated(&keys, &["a".into()]);
        let kept: Vec<&String> = keys.iter().filter(|key| !gone.contains(key)).collect();
        assert_eq!(kept.len(), 50 + 15);
        assert!(kept[..15].iter().all(|key| key.ends_with("T09:00:00Z")), "the last state of each day");
        assert_eq!(kept[15].as_str(), "a/2026-03-16T00:00:00Z");
        // Putting away one more lets one go at most.
        let kept: Vec<String> = kept.into_iter().cloned().collect();
        assert_eq!(outdated(&kept, &["a".into()]), Vec::<String>::new());
    }

    #[test]
    fn of_a_deleted_design_the_newest_state_is_kept() {
        let keys = ["a/2026-03-01T00:00:00Z", "b/2026-02-01T00:00:00Z", "b/2026-02-02T00:00:00Z"].map(String::from);
        assert_eq!(outdated(&keys, &["a".into()]), ["b/2026-02-01T00:00:00Z"]);
        assert_eq!(outdated(&keys, &["a".into(), "b".into()]), Vec::<String>::new());
    }

    #[test]
    fn the_list_shows_the_states_of_a_design_and_what_was_deleted() {
        let states = [
            (key("a", "2026-03-01T00:00:00Z"), note("shop")),
            (key("a", "2026-03-02T00:00:00Z"), note("shop")),
            (key("b", "2026-02-01T00:00:00Z"), note("<script>\"&")),
        ];
        let page = listing(&states, "a", &["a".into()], &|date| date.to_owned());
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not in {page}"));
        assert!(at("data-state=\"a/2026-03-02") < at("data-state=\"a/2026-03-01"), "newest first");
        assert!(at("<h3>Deleted") < at("data-state=\"b/"));
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;&quot;&amp;"));
        assert!(listing(&[], "a", &[], &|date| date.to_owned()).contains("None yet"));
    }
}
