//! The fields that text is typed into. A field tells what was typed once it is finished: on Enter or on
//! leaving it; Escape takes back what was typed. What the design refuses, the field takes back too.

use leptos::html;
use leptos::prelude::*;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::memo::memo;

/// A line of text that belongs to the design.
#[component]
pub fn Field(
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// What is done with what was typed.
    #[prop(into)]
    commit: Callback<String>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// The list of proposals.
    #[prop(optional)]
    list: &'static str,
    #[prop(optional)] placeholder: &'static str,
    /// A key that was pressed in it, after what was typed is taken over; for Enter and chords.
    #[prop(optional, into)]
    key: Option<Callback<KeyboardEvent>>,
    /// What tests call it.
    #[prop(optional)]
    testid: &'static str,
) -> impl IntoView {
    let held = memo(move || value.get());
    let input = NodeRef::<html::Input>::new();
    let finish = move || {
        let Some(input) = input.get_untracked() else { return };
        let typed = input.value();
        if typed != held.get_untracked() {
            commit.run(typed);
            input.set_value(&held.get_untracked());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        if event.key() == "Escape" {
            if let Some(input) = input.get_untracked().filter(|input| input.value() != held.get_untracked()) {
                event.stop_propagation();
                input.set_value(&held.get_untracked());
            }
            return;
        }
        let is_chord = event.alt_key() || event.ctrl_key() || event.meta_key();
        if event.key() == "Enter" || is_chord {
            if event.key() == "Enter" || event.alt_key() {
                finish();
            }
            if let Some(key) = key {
                key.run(event);
            }
        }
    };
    view! {
        <input
            node_ref=input
            class=format!("field {class}")
            aria-label=move || label.get()
            prop:value=move || held.get()
            list=(!list.is_empty()).then_some(list)
            placeholder=placeholder
            autocomplete="off"
            spellcheck="false"
            data-testid=(!testid.is_empty()).then_some(testid)
            on:change=move |_| finish()
            on:keydown=on_key
        />
    }
}

/// A tick that belongs to the design.
#[component]
pub fn Tick(
    /// What stands beside it.
    #[prop(into)]
    label: String,
    /// Whether it is set.
    #[prop(into)]
    value: Signal<bool>,
    /// What is done when it changes.
    #[prop(into)]
    commit: Callback<bool>,
) -> impl IntoView {
    let change = move |event| {
        commit.run(event_target_checked(&event));
        // What the design refused is not shown as if it had been done.
        let input: HtmlInputElement = event_target(&event);
        input.set_checked(value.get_untracked());
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || value.get() on:change=change/>
            <span>{label}</span>
        </label>
    }
}

/// One of a few words that belongs to the design.
#[component]
pub fn Pick(
    /// What it is for.
    #[prop(into)]
    label: String,
    /// The words to choose from.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// Which of them.
    #[prop(into)]
    value: Signal<usize>,
    /// What is done when another is chosen.
    #[prop(into)]
    commit: Callback<usize>,
) -> impl IntoView {
    let change = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            commit.run(index);
        }
    };
    view! {
        <select class="field" aria-label=label on:change=change prop:value=move || value.get().to_string()>
            {move || {
                let chosen = value.get();
                let option = |(at, word): (usize, String)| view! { <option value=at.to_string() selected=at == chosen>{word}</option> };
                options.get().into_iter().enumerate().map(option).collect_view()
            }}
        </select>
    }
}
