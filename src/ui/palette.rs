//! The list of commands, tables and columns that a few letters are enough for: Ctrl+K.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::bridge::bridge;
use super::memo::memo;
use super::stage::focus_surface;
use crate::editor::{Action, Found};
use crate::web;

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let bridge = bridge();
    let is_open = bridge.finding();
    let dialog = NodeRef::<html::Dialog>::new();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = memo(move || if is_open.get() { bridge.read(|editor| editor.find(&typed.get())) } else { Vec::new() });
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if is_open.get() && !dialog.open() {
            typed.set(String::new());
            at.set(0);
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let choose = move |chosen: Option<Found>| {
        close();
        focus_surface();
        if let Some(found) = chosen {
            bridge.send(Action::Go(found.goes));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        let held = at.get_untracked().min(count - 1);
        let next = match event.key().as_str() {
            "ArrowDown" => (held + 1) % count,
            "ArrowUp" => (held + count - 1) % count,
            "Enter" => {
                event.prevent_default();
                event.stop_propagation();
                return choose(found.with_untracked(|found| found.get(held).cloned()));
            }
            _ => return,
        };
        event.prevent_default();
        at.set(next);
        if let Some(line) = web::page().and_then(|page| page.get_element_by_id(&format!("found-{next}"))) {
            line.scroll_into_view_with_bool(false);
        }
    };
    let line = move |(index, found): (usize, Found)| {
        let (say, beside) = (found.say.clone(), found.beside.clone());
        view! {
            <li
                id=format!("found-{index}")
                class="entry"
                role="option"
                aria-selected=move || (at.get() == index).to_string()
                on:click=move |_| choose(Some(found.clone()))
            ><span class="grow clip">{say}</span><span class="small muted clip">{beside}</span></li>
        }
    };
    view! {
        <dialog node_ref=dialog class="palette" aria-label="Find" on:close=move |_| bridge.close_finding()>
            <input
                class="field"
                role="combobox"
                aria-label="Find a table, a column or a command"
                aria-controls="found"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-activedescendant=move || found.with(|found| !found.is_empty()).then(|| format!("found-{}", at.get()))
                placeholder="Table, column or command"
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                prop:value=move || typed.get()
                on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); }
                on:keydown=on_key
            />
            <ul id="found" role="listbox" aria-label="Found">
                {move || found.get().into_iter().enumerate().map(line).collect_view()}
            </ul>
            <p class="muted small" role="status">{move || (is_open.get() && found.with(Vec::is_empty)).then_some("Nothing has this name.")}</p>
        </dialog>
    }
}
