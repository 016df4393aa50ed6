//! The designs that are kept in this browser: a list of them, and an entry for each.
//!
//! An entry carries a number that grows with each save. Who saves says which number was read or written
//! last; where the entry has another, a second tab was faster, and nothing is overwritten.
//! Deliberately not here: what a design is. An entry holds its text, which the caller reads and writes.

use crate::schema::gather::sort_by;
use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use web_sys::StorageEvent;

const LIST: &str = "relata.designs";
const CURRENT: &str = "relata.current";
const ENTRY: &str = "relata.design.";

/// A line of the list of designs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

#[derive(Serialize, Deserialize)]
struct Entry {
    count: u64,
    design: Box<RawValue>,
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

/// The designs, last saved first.
#[must_use]
pub fn list() -> Vec<Listed> {
    let mut designs: Vec<Listed> = LocalStorage::get(LIST).unwrap_or_default();
    // An entry that the list lost is still the user's work.
    let lost = entries().filter(|id| !designs.iter().any(|listed| listed.id == *id)).collect::<Vec<_>>();
    designs.extend(lost.into_iter().map(|id| Listed { name: format!("Found again {id}"), id, tables: 0, saved: String::new() }));
    sort_by(&mut designs, |a, b| b.saved.cmp(&a.saved));
    designs
}

/// The ids of all entries, listed or not.
fn entries() -> impl Iterator<Item = String> {
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(move |at| Some(storage.key(at).ok()??.strip_prefix(ENTRY)?.to_owned()))
}

/// The design that was open last.
#[must_use]
pub fn current() -> Option<String> {
    LocalStorage::get(CURRENT).ok()
}

/// Remembers which design is open.
pub fn set_current(id: &str) {
    // Without room the page opens with another design next time; the design itself is safe.
    let _ = LocalStorage::set(CURRENT, id);
}

/// The entry of a design.
///
/// # Errors
/// Where there is none, or what is there is no entry.
pub fn load(id: &str) -> Result<Stored, NotRead> {
    match LocalStorage::get::<Entry>(key(id)) {
        Ok(entry) => Ok(Stored { count: entry.count, text: entry.design.get().to_owned() }),
        Err(StorageError::KeyNotFound(_)) => Err(NotRead::Missing),
        Err(_) => raw(id).map_or(Err(NotRead::Missing), |text| Err(NotRead::Broken(text))),
    }
}

/// Saves the text of a design (JSON), where the entry still has the number `expected`; gives its new number.
///
/// # Errors
/// Where there is no room, or the entry has another number.
pub fn save(listed: &Listed, text: String, expected: u64) -> Result<u64, NotSaved> {
    let there = match load(&listed.id) {
        Ok(stored) => stored.count,
        Err(NotRead::Missing) => expected,
        Err(NotRead::Broken(_)) => return Err(NotSaved::ChangedElsewhere),
    };
    if there != expected {
        return Err(NotSaved::ChangedElsewhere);
    }
    let design = RawValue::from_string(text).map_err(|_| NotSaved::NoRoom)?;
    let entry = Entry { count: expected + 1, design };
    LocalStorage::set(key(&listed.id), &entry).map_err(|_| NotSaved::NoRoom)?;
    put_on_list(listed).map_err(|_| NotSaved::NoRoom)?;
    Ok(entry.count)
}

fn put_on_list(listed: &Listed) -> Result<(), StorageError> {
    let mut designs = list();
    designs.retain(|other| other.id != listed.id);
    designs.insert(0, listed.clone());
    LocalStorage::set(LIST, &designs)
}

/// Takes a design away; gives what was there, so that it can be put back.
#[must_use]
pub fn remove(id: &str) -> Option<(Listed, String)> {
    let listed = list().into_iter().find(|listed| listed.id == id)?;
    let text = raw(id)?;
    LocalStorage::delete(key(id));
    let left: Vec<Listed> = list().into_iter().filter(|other| other.id != id).collect();
    // Removing made room, so this fits.
    let _ = LocalStorage::set(LIST, &left);
    Some((listed, text))
}

/// Puts back what [`remove`] took away; whether there was room.
pub fn restore(listed: &Listed, text: &str) -> bool {
    LocalStorage::raw().set_item(&key(&listed.id), text).is_ok() && put_on_list(listed).is_ok()
}

/// The entry of a design just as it lies there.
#[must_use]
pub fn raw(id: &str) -> Option<String> {
    LocalStorage::raw().get_item(&key(id)).ok().flatten()
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
