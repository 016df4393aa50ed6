//! Coloured text that can be copied and downloaded: SQL and mermaid.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, icon};
use super::notices::{Notices, notices};
use crate::web::{clipboard, download};

/// A text with colours.
#[component]
pub fn Code(
    /// The text as HTML, as the engine makes it: everything that the user named is escaped there.
    #[prop(into)]
    html: Signal<String>,
    /// What it is.
    #[prop(into)]
    label: String,
    /// Whether another text is on its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What tests call it.
    #[prop(optional)]
    testid: &'static str,
) -> impl IntoView {
    view! {
        <pre
            class="code"
            tabindex="0"
            role="region"
            aria-label=label
            data-testid=(!testid.is_empty()).then_some(testid)
            aria-busy=move || busy.get().to_string()
            inner_html=move || html.get()
        ></pre>
    }
}

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// Gives the text.
    #[prop(into)]
    text: Signal<String>,
    /// What it is, for the label: "SQL".
    what: &'static str,
) -> impl IntoView {
    let notices = notices();
    let act = move |_| copy(notices, text.get_untracked(), what);
    view! { <button class="button outlined" aria-label=format!("Copy {what}") on:click=act>{icon(Icon::Copy)}"Copy"</button> }
}

/// Copies a text, and says so.
pub fn copy(notices: Notices, text: String, what: &'static str) {
    spawn_local(async move {
        if clipboard::copy(&text).await {
            notices.say(format!("{what} copied."));
        } else {
            notices.fail("The browser does not let this page copy. Select the text and press Ctrl+C.");
        }
    });
}

/// Saves a text as a file.
pub fn save_text(name: &str, text: &str) {
    download::save(name, "text/plain;charset=utf-8", text.as_bytes());
}
