//! Earlier states of a design: the worker keeps them and writes the list, this page shows it and opens them.
//!
//! Law: what is opened is a new design; the one that is open stays.
//! Deliberately not here: which states are kept; see `canvas::states`.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::bridge::bridge;
use super::dialog::dialog;
use super::notices::notices;
use super::saving::Saver;
use super::shell::Panels;
use super::{designs, engine};
use crate::document::Document;
use crate::web::json::quoted;
use crate::web::{chance, storage};

/// A request about the states of this design.
fn request(want: &str, id: &str) -> String {
    let known = storage::list().iter().map(|design| quoted(&design.id)).collect::<Vec<_>>().join(",");
    format!("{{\"want\":\"{want}\",\"id\":{},\"known\":[{known}],\"date\":\"{}\"}}", quoted(id), chance::now())
}

/// Puts a design away as it is. Where the browser keeps nothing, the list says so.
pub fn keep(id: &str, design: Arc<Document>) {
    if !design.schema.tables.is_empty() {
        let request = request("keep", id);
        spawn_local(async move { drop(engine::ask(design, request).await) });
    }
}

/// The dialog.
#[component]
pub fn States() -> impl IntoView {
    let (bridge, saver, notices) = (bridge(), expect_context::<Saver>(), notices());
    let is_open = expect_context::<Panels>().states;
    let list = RwSignal::new(String::new());
    let ask = move |request: String| engine::ask(bridge.design().get_untracked(), request);
    let fill = move || {
        spawn_local(async move {
            match ask(request("states", &saver.id())).await {
                Ok(answer) => list.set(answer.get("html").string()),
                Err(failure) => notices.fail(failure),
            }
        });
    };
    let choose = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let state = target.and_then(|target| target.closest("[data-state]").ok()?);
        let Some(key) = state.and_then(|state| state.get_attribute("data-state")) else { return };
        spawn_local(async move {
            match ask(request("state", &key)).await {
                Ok(answer) => {
                    is_open.set(false);
                    designs::open_text(saver, notices, &answer.get("name").string(), &answer.get("design").string());
                }
                Err(failure) => notices.fail(failure),
            }
        });
    };
    let body = view! {
            <p class="muted small">
                "Kept by themselves while you draw, in this browser: the last 50, and one of each day before. \
                 A state opens as a new design; this one stays as it is."
            </p>
            <div on:click=choose inner_html=list></div>
    };
    dialog("states", "Earlier states", is_open, Box::new(fill), body.into_any())
}
