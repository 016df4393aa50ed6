//! The list of keys.

use leptos::prelude::*;

use super::dialog::dialog;
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
    let body = view! {
            <dl class="keys">
                {KEYMAP.iter().map(|binding| (binding.shown, binding.does)).chain(PAGE_KEYS).filter(|(_, does)| !does.is_empty()).map(|(shown, does)| view! {
                    <div><dt><kbd>{shown}</kbd></dt><dd>{does}</dd></div>
                }).collect_view()}
            </dl>
            <p class="muted small">"On a Mac, Ctrl is ⌘. Single letters act while the canvas has the focus."</p>
    };
    dialog("help", "Keys", panels.help, Box::new(|| ()), body.into_any())
}
