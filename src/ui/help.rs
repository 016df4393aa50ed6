//! The list of keys.

use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::shell::Panels;
use crate::editor::KEYMAP;

/// The keys that act wherever the focus is; the others are the canvas's.
const PAGE_KEYS: [(&str, &str); 6] = [
    ("Ctrl+Enter", "while typing in a column: insert one below"),
    ("Ctrl+F", "find a table, a column or a relation"),
    ("Ctrl+E", "download a picture: PNG, SVG or PDF"),
    ("Ctrl+S", "save at once"),
    ("Ctrl+Shift+S", "save as a file"),
    ("?", "this list"),
];

/// The list of keys, opened by `?`.
#[component]
pub fn Help() -> impl IntoView {
    let panels = expect_context::<Panels>();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if panels.help.get() && !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="help-title" on:close=move |_| panels.help.set(false)>
            <div class="row spread">
                <h2 id="help-title">"Keys"</h2>
                <button class="button square" aria-label="Close" on:click=close>{icon(Icon::Close)}</button>
            </div>
            <dl class="keys">
                {KEYMAP.iter().map(|binding| (binding.shown, binding.does)).chain(PAGE_KEYS).filter(|(_, does)| !does.is_empty()).map(|(shown, does)| view! {
                    <div><dt><kbd>{shown}</kbd></dt><dd>{does}</dd></div>
                }).collect_view()}
            </dl>
            <p class="muted small">"On a Mac, Ctrl is ⌘. Single letters act while the canvas has the focus."</p>
        </dialog>
    }
}
