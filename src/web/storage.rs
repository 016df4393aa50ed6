//! The designs that are kept in this browser: a list of them, and an entry for each.
//!
//! An entry carries a number that grows with each save. Who saves says which number was read or written
//! last; where the entry has another, a second tab was faster, and nothing is overwritten.
//! All of it is text in JSON; an entry is `{"count":3,"design":…}` letter for letter.
//! Deliberately not here: what a design is. An entry holds its text, which the caller reads and writes.

use super::json::{Json, quoted};
use crate::schema::gather::sort_by;
use gloo_storage::{LocalStorage, Storage};
use web_sys::StorageEvent;

const LIST: &str = "relata.designs";
const CURRENT: &str = "relata.current";
const ENTRY: &str = "relata.design.";

/// A line of the list of designs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which design.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many tables it has.
    pub tables: usize,
    /// When it was saved last, in UTC.
    pub saved: String,
}

/// An entry as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The number of this save.
    pub count: u64,
    /// The text of the design.
    pub text: String,
}

/// Why an entry could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// There is none.
    Missing,
    /// It is not an entry: the text that is there.
    Broken(String),
}

/// Why an entry could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The browser has no room left, or keeps nothing for this page.
    NoRoom,
    /// Another tab saved in between.
    ChangedElsewhere,
}

/// What the browser keeps for this page; nothing where it was told to keep nothing.
fn storage() -> Option<web_sys::Storage> {
    let is_there = super::window().local_storage().is_ok_and(|storage| storage.is_some());
    is_there.then(LocalStorage::raw)
}

/// The text that is kept under this key, letter for letter: a design is long, and is read by who asked for it.
fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under this key, letter for letter.
fn set(key: &str, text: &str) -> Result<(), NotSaved> {
    storage().and_then(|storage| storage.set_item(key, text).ok()).ok_or(NotSaved::NoRoom)
}

/// A word that the page remembers, such as which theme was chosen.
pub(super) fn word(key: &str) -> Option<String> {
    storage().and_then(|_| LocalStorage::get(key).ok())
}

/// Remembers a word. Without room it is forgotten at the next visit, no more.
pub(super) fn remember(key: &str, word: &str) {
    if storage().is_some() {
        let _ = LocalStorage::set(key, word);
    }
}

/// The designs, last saved first.
#[must_use]
pub fn list() -> Vec<Listed> {
    let mut designs: Vec<Listed> = get(LIST).map_or_else(Vec::new, |text| Json::read(&text).list().iter().filter_map(listed).collect());
    // An entry that the list lost is still the user's work.
    let lost = entries().into_iter().filter(|id| !designs.iter().any(|listed| listed.id == *id)).collect::<Vec<_>>();
    designs.extend(lost.into_iter().map(|id| Listed { name: format!("Found again {id}"), id, tables: 0, saved: String::new() }));
    sort_by(&mut designs, |a, b| b.saved.cmp(&a.saved));
    designs
}

fn listed(of: &Json) -> Option<Listed> {
    let (name, saved) = (of.get("name").text()?, of.get("saved").text()?);
    Some(Listed { id: of.get("id").text()?, name, tables: of.get("tables").number()? as usize, saved })
}

fn set_list(designs: &[Listed]) -> Result<(), NotSaved> {
    let line = |Listed { id, name, tables, saved }: &Listed| {
        let (id, name, saved) = (quoted(id), quoted(name), quoted(saved));
        format!("{{\"id\":{id},\"name\":{name},\"tables\":{tables},\"saved\":{saved}}}")
    };
    set(LIST, &format!("[{}]", designs.iter().map(line).collect::<Vec<_>>().join(",")))
}

/// The ids of all entries, listed or not.
fn entries() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|at| Some(storage.key(at).ok()??.strip_prefix(ENTRY)?.to_owned())).collect()
}

/// The design that was open last.
#[must_use]
pub fn current() -> Option<String> {
    word(CURRENT)
}

/// Remembers which design is open.
pub fn set_current(id: &str) {
    // Without room the page opens with another design next time; the design itself is safe.
    remember(CURRENT, id);
}

/// The entry of a design.
///
/// # Errors
/// Where there is none, or what is there is no entry.
pub fn load(id: &str) -> Result<Stored, NotRead> {
    let text = raw(id).ok_or(NotRead::Missing)?;
    entry(&text).ok_or(NotRead::Broken(text))
}

/// An entry as [`save`] writes it; whether its design can be read is not asked here.
fn entry(text: &str) -> Option<Stored> {
    let (count, design) = text.strip_prefix("{\"count\":")?.split_once(",\"design\":")?;
    Some(Stored { count: count.parse().ok()?, text: design.strip_suffix('}')?.to_owned() })
}

/// Saves the text of a design (JSON), where the entry still has the number `expected`; gives its new number.
///
/// # Errors
/// Where there is no room, or the entry has another number.
pub fn save(listed: &Listed, text: &str, expected: u64) -> Result<u64, NotSaved> {
    let there = match load(&listed.id) {
        Ok(stored) => stored.count,
        Err(NotRead::Missing) => expected,
        Err(NotRead::Broken(_)) => return Err(NotSaved::ChangedElsewhere),
    };
    if there != expected {
        return Err(NotSaved::ChangedElsewhere);
    }
    let count = expected + 1;
    set(&key(&listed.id), &format!("{{\"count\":{count},\"design\":{text}}}"))?;
    put_on_list(listed)?;
    Ok(count)
}

fn put_on_list(listed: &Listed) -> Result<(), NotSaved> {
    let mut designs = list();
    designs.retain(|other| other.id != listed.id);
    designs.insert(0, listed.clone());
    set_list(&designs)
}

/// Takes a design away; gives what was there, so that it can be put back.
#[must_use]
pub fn remove(id: &str) -> Option<(Listed, String)> {
    let listed = list().into_iter().find(|listed| listed.id == id)?;
    let text = raw(id)?;
    let _ = storage()?.remove_item(&key(id));
    let left: Vec<Listed> = list().into_iter().filter(|other| other.id != id).collect();
    // Removing made room, so this fits.
    let _ = set_list(&left);
    Some((listed, text))
}

/// Puts back what [`remove`] took away; whether there was room.
pub fn restore(listed: &Listed, text: &str) -> bool {
    set(&key(&listed.id), text).is_ok() && put_on_list(listed).is_ok()
}

/// The entry of a design just as it lies there.
#[must_use]
pub fn raw(id: &str) -> Option<String> {
    get(&key(id))
}

/// Calls `act` with the id of each design that another tab saves.
pub fn watch_others(act: impl Fn(String) + 'static) {
    super::listen(&super::window(), "storage", move |event: StorageEvent| {
        if let Some(id) = event.key().and_then(|key| key.strip_prefix(ENTRY).map(str::to_owned)) {
            act(id);
        }
    });
}

fn key(id: &str) -> String {
    format!("{ENTRY}{id}")
}
