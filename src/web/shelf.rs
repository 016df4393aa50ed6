//! Where earlier states of designs are kept: a database of the browser (IndexedDB), reached from the worker.
//!
//! | want | more in the request | answer |
//! |---|---|---|
//! | `keep` | `id`, `known`, `date` | `{}`; the design that is held is put away, but not twice in a row |
//! | `states` | `id`, `known` | `html`, the list |
//! | `state` | `id`: a key out of the list | `name`, `design`: a saved file |
//!
//! `known` are the designs that the browser has. Deliberately not here: which states are kept, and how the list looks;
//! see `canvas::states`.

use std::sync::Arc;

use rexie::{ObjectStore, Rexie, TransactionMode};
use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::JsValue;

use super::chance::local;
use crate::canvas::states::{Note, key, listing, outdated, parts};
use crate::document::{Document, read_file, write_compact};

/// The texts of the designs, by key.
const TEXTS: &str = "texts";
/// What is noted of each, by the same keys.
const NOTES: &str = "notes";

#[derive(Deserialize)]
struct Request {
    want: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    known: Vec<String>,
    #[serde(default)]
    date: String,
}

/// Whether a request is about earlier states.
#[must_use]
pub fn is_about(want: &str) -> bool {
    matches!(want, "keep" | "states" | "state")
}

/// Answers a request about earlier states. `design` is the one that is held.
pub async fn answer(request: String, design: Result<Arc<Document>, String>) -> JsValue {
    let answer = match serde_json::from_str::<Request>(&request) {
        Ok(request) => answered(&request, design).await,
        Err(error) => Err(error.to_string()),
    };
    answer.unwrap_or_else(|error| json!({ "error": error }).to_string()).into()
}

async fn answered(request: &Request, design: Result<Arc<Document>, String>) -> Result<String, String> {
    let shelf = Shelf::open().await.map_err(said)?;
    match request.want.as_str() {
        "keep" => {
            shelf.keep(request, design?.as_ref()).await.map_err(said)?;
            Ok("{}".to_owned())
        }
        "states" => {
            let states = shelf.notes().await.map_err(said)?;
            Ok(json!({ "html": listing(&states, &request.id, &request.known, &local) }).to_string())
        }
        _ => {
            let text = shelf.text(&request.id).await.map_err(said)?.ok_or("This state is no longer kept.")?;
            let (mut design, _) = read_file(&text).map_err(|error| error.to_string())?;
            design.name = format!("{} ({})", design.name, local(parts(&request.id).1));
            Ok(json!({ "name": design.name, "design": write_compact(&design) }).to_string())
        }
    }
}

fn said(error: rexie::Error) -> String {
    format!("This browser keeps no earlier states. It says: {error}.")
}

struct Shelf(Rexie);

impl Shelf {
    async fn open() -> Result<Self, rexie::Error> {
        let stores = [TEXTS, NOTES].map(ObjectStore::new);
        let builder = stores.into_iter().fold(Rexie::builder("relata").version(1), rexie::RexieBuilder::add_object_store);
        builder.build().await.map(Self)
    }

    async fn keep(&self, request: &Request, design: &Document) -> Result<(), rexie::Error> {
        let text = write_compact(design);
        let transaction = self.0.transaction(&[TEXTS, NOTES], TransactionMode::ReadWrite)?;
        let (texts, notes) = (transaction.store(TEXTS)?, transaction.store(NOTES)?);
        let mut keys: Vec<String> = notes.get_all_keys(None, None).await?.iter().filter_map(JsValue::as_string).collect();
        let last = keys.iter().filter(|key| parts(key).0 == request.id).max();
        if let Some(last) = last
            && texts.get(last.as_str().into()).await?.and_then(|kept| kept.as_string()).as_ref() == Some(&text)
        {
            return Ok(());
        }
        let key = key(&request.id, &request.date);
        let note = serde_json::to_string(&Note::of(design)).unwrap_or_default();
        texts.put(&text.into(), Some(&key.as_str().into())).await?;
        notes.put(&note.into(), Some(&key.as_str().into())).await?;
        keys.push(key);
        for gone in outdated(&keys, &request.known) {
            texts.delete(gone.as_str().into()).await?;
            notes.delete(gone.as_str().into()).await?;
        }
        transaction.done().await.map(drop)
    }

    async fn notes(&self) -> Result<Vec<(String, Note)>, rexie::Error> {
        let transaction = self.0.transaction(&[NOTES], TransactionMode::ReadOnly)?;
        let all = transaction.store(NOTES)?.scan(None, None, None, None).await?;
        let read = |(key, note): (JsValue, JsValue)| Some((key.as_string()?, serde_json::from_str(&note.as_string()?).ok()?));
        Ok(all.into_iter().filter_map(read).collect())
    }

    async fn text(&self, key: &str) -> Result<Option<String>, rexie::Error> {
        let transaction = self.0.transaction(&[TEXTS], TransactionMode::ReadOnly)?;
        Ok(transaction.store(TEXTS)?.get(key.into()).await?.and_then(|text| text.as_string()))
    }
}
