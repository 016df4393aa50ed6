//! The text of a note, in edit over the note itself. Leaving it keeps what was typed, by Escape as well: a text of
//! many lines is not thrown away by one key, and undo takes it back.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::focus_surface;
use crate::editor::{Action, Cell, Then};
use crate::ui::bridge::bridge;
use crate::ui::memo::memo;
use crate::web::pointer;

/// The field over the note in edit.
#[component]
pub fn NoteInput() -> impl IntoView {
    let bridge = bridge();
    let field = NodeRef::<html::Textarea>::new();
    let is_open = memo(move || bridge.cell().with(|cell| matches!(cell, Some((Cell::Note(_), ..)))));
    Effect::new(move |_| {
        if let (true, Some(field)) = (is_open.get(), field.get()) {
            let text = bridge.cell().with_untracked(|cell| cell.as_ref().map_or(String::new(), |(.., text)| text.clone()));
            field.set_value(&text);
            pointer::focus(&field);
            field.select();
        }
    });
    let commit = move || {
        let is_note = bridge.read(|editor| matches!(editor.cell(), Some((Cell::Note(_), ..))));
        if let (true, Some(field)) = (is_note, field.get_untracked()) {
            bridge.send(Action::CommitCell { text: field.value(), then: Then::Stop });
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let is_done = event.key() == "Escape" || event.key() == "Tab" || event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if is_done && !event.is_composing() {
            event.prevent_default();
            commit();
            focus_surface();
        }
    };
    let style = move || {
        let zoom = bridge.read(|editor| editor.viewport().zoom);
        bridge.cell().with(|cell| {
            cell.as_ref().map_or(String::new(), |(_, at, _)| {
                let (x, y, width, height) = (at.at.x, at.at.y, at.size.width, at.size.height);
                format!("left:{x:.1}px;top:{y:.1}px;width:{width:.1}px;min-height:{height:.1}px;font-size:{:.1}px", 13.0 * zoom)
            })
        })
    };
    view! {
        <Show when=move || is_open.get()>
            <textarea
                node_ref=field
                class="cell note"
                style=style
                aria-label="Text of the note"
                data-testid="note"
                on:keydown=on_key
                on:blur=move |_| commit()
            ></textarea>
        </Show>
    }
}
