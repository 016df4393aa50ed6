//! Coloured text that can be copied and downloaded: SQL and mermaid.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, icon};
use super::notices::notices;
use crate::text::{TokenKind, highlight_mermaid, highlight_sql};
use crate::web::{clipboard, download};

/// Beyond this length a text is shown without colours: they would cost more than they help.
const LONGEST_COLOURED: usize = 400_000;

/// The languages that are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "a language's name says which it is")]
pub enum Language {
    Sql,
    Mermaid,
}

/// A text with colours.
#[component]
pub fn Code(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What language it is in.
    language: Language,
    /// What it is.
    #[prop(into)]
    label: String,
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
            inner_html=move || text.with(|text| html(text, language))
        ></pre>
    }
}

/// The text as HTML. Everything that the user named is escaped: it is shown, never run.
fn html(text: &str, language: Language) -> String {
    let mut page = String::with_capacity(text.len() * 2);
    if text.len() > LONGEST_COLOURED {
        escape(text, &mut page);
        return page;
    }
    let tokens = match language {
        Language::Sql => highlight_sql(text),
        Language::Mermaid => highlight_mermaid(text),
    };
    for token in tokens {
        let name = match token.kind {
            TokenKind::Keyword => "keyword",
            TokenKind::Name => "name",
            TokenKind::String => "string",
            TokenKind::Number => "number",
            TokenKind::Comment => "comment",
            TokenKind::Punctuation | TokenKind::Plain => "",
        };
        if name.is_empty() {
            escape(token.text, &mut page);
        } else {
            page.push_str("<span class=\"code-");
            page.push_str(name);
            page.push_str("\">");
            escape(token.text, &mut page);
            page.push_str("</span>");
        }
    }
    page
}

fn escape(text: &str, page: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            letter => page.push(letter),
        }
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
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            if clipboard::copy(text).await {
                notices.say(format!("{what} copied."));
            } else {
                notices.fail("The browser does not let this page copy. Select the text and press Ctrl+C.");
            }
        });
    };
    view! { <button class="button outlined" aria-label=format!("Copy {what}") on:click=copy>{icon(Icon::Copy)}"Copy"</button> }
}

/// Saves a text as a file.
pub fn save_text(name: &str, text: &str) {
    download::save(name, "text/plain;charset=utf-8", text.as_bytes());
}
