//! The input that lies over the cell in edit.
//!
//! There is one input, which moves from cell to cell: an input that went away would tell that it lost the
//! focus, and take the text over once more.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::SURFACE;
use crate::editor::{Action, Cell, Then};
use crate::ui::bridge::bridge;
use crate::ui::memo::memo;
use crate::web::{self, keys, pointer};

/// The smallest size of letters in which one can type.
const SMALLEST_PX: f64 = 11.0;
const NARROWEST_PX: f64 = 96.0;

/// The input over the cell in edit.
#[component]
pub fn CellInput() -> impl IntoView {
    let bridge = bridge();
    let input = NodeRef::<html::Input>::new();
    let is_mine = |cell: &Cell| !matches!(cell, Cell::Note(_));
    let cell = memo(move || bridge.cell().with(|cell| cell.as_ref().map(|(cell, ..)| *cell).filter(is_mine)));
    // A new cell: its text, the focus, everything selected.
    Effect::new(move |before: Option<Option<Cell>>| {
        let now = cell.get();
        let Some(input) = input.get() else { return now };
        if now.is_some() && before != Some(now) {
            let text = bridge.cell().with_untracked(|cell| cell.as_ref().map_or(String::new(), |(.., text)| text.clone()));
            input.set_value(&text);
            pointer::focus(&input);
            input.select();
        } else if now.is_none() && before.flatten().is_some() {
            focus_surface();
        }
        now
    });
    let commit = move |then: Then| {
        // The editor knows whether there still is a cell: leaving an input that goes away commits nothing.
        let is_open = bridge.read(|editor| editor.cell().is_some_and(|(cell, ..)| is_mine(&cell)));
        if let (true, Some(input)) = (is_open, input.get_untracked()) {
            let before = untrack(|| cell.get());
            let taken = bridge.changes(Action::CommitCell { text: input.value(), then });
            // The next new column is typed in the same cell.
            if taken && before == bridge.read(|editor| editor.cell().map(|(cell, ..)| cell)) {
                input.set_value("");
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let has_chord = event.alt_key() || event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" if !has_chord => commit(Then::Down),
            "Enter" if !event.alt_key() => commit(Then::Insert),
            "Tab" => commit(if event.shift_key() { Then::Previous } else { Then::Next }),
            "Escape" => bridge.send(Action::CancelCell),
            _ => {
                if has_chord && bridge.key(Action::Key(keys::press(&event))) {
                    event.prevent_default();
                }
                event.stop_propagation();
                return;
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let style = move || {
        let zoom = bridge.read(|editor| editor.viewport().zoom);
        bridge.cell().with(|cell| {
            cell.as_ref().map_or(String::new(), |(_, place, _)| {
                let letters = (13.0 * zoom).max(SMALLEST_PX);
                let (width, height) = (place.size.width.max(NARROWEST_PX), place.size.height.max(letters * 1.6));
                format!("left:{:.1}px;top:{:.1}px;width:{width:.1}px;height:{height:.1}px;font-size:{letters:.1}px", place.at.x, place.at.y)
            })
        })
    };
    let label = move || match cell.get() {
        Some(Cell::Title(_)) => "Name of the table",
        Some(Cell::Name(..)) => "Name of the column",
        Some(Cell::Type(..)) => "Type of the column",
        Some(Cell::New(_)) => "Name of a new column",
        Some(Cell::Area(_)) => "Name of the area",
        Some(Cell::Note(_)) | None => "",
    };
    view! {
        <Show when=move || cell.get().is_some()>
            <input
                node_ref=input
                class="cell"
                class:title=move || matches!(cell.get(), Some(Cell::Title(_) | Cell::Area(_)))
                style=style
                aria-label=label
                list=move || matches!(cell.get(), Some(Cell::Type(..))).then_some("types")
                placeholder=move || if matches!(cell.get(), Some(Cell::New(_))) { "new column" } else { "" }
                autocomplete="off"
                spellcheck="false"
                data-testid="cell"
                on:keydown=on_key
                on:blur=move |_| commit(Then::Stop)
            />
        </Show>
    }
}

/// Gives the focus back to the canvas.
pub fn focus_surface() {
    let surface = web::page().and_then(|page| page.get_element_by_id(SURFACE));
    if let Some(surface) = surface {
        pointer::focus(&surface);
    }
}
