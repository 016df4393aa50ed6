//! Statements of the user's own, before or after a step.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::document::Edit;
use crate::migrate::Own;
use crate::ui::bridge::bridge;
use crate::ui::icon::{Icon, icon};

/// The buttons below a step that add a statement, and the form that one of them opens.
#[component]
pub fn Add(
    /// At what the statement stands.
    anchor: String,
    /// What the step does.
    words: String,
    /// Whether the way down is shown.
    down: bool,
) -> impl IntoView {
    let open = RwSignal::new(None::<bool>);
    let new = StoredValue::new(Own { anchor, words: words.clone(), down, ..Own::default() });
    let button = move |after: bool, word: &'static str| {
        let label = format!("{word}: {words}");
        view! { <button class="link" aria-label=label aria-expanded=move || (open.get() == Some(after)).to_string() on:click=move |_| open.set(Some(after))>{word}</button> }
    };
    view! {
        <p class="row small adds">{button.clone()(false, "SQL before")}{button(true, "SQL after")}</p>
        {move || open.get().map(|after| {
            let own = Own { after, ..new.get_value() };
            view! { <Form at=None own close=Callback::new(move |()| open.set(None))/> }
        })}
    }
}

/// A statement that was added: its SQL, to be changed or deleted.
#[component]
pub fn OwnView(
    /// Its place in the list.
    at: usize,
    /// What it is.
    own: Own,
    /// Its SQL in colours.
    code: AnyView,
) -> impl IntoView {
    let bridge = bridge();
    let open = RwSignal::new(false);
    let place = if own.after { "after" } else { "before" };
    let say = format!("Your SQL {place}: {}", own.words);
    let held = StoredValue::new(own);
    view! {
        <div class="row">
            <p class="grow">{say}</p>
            <button class="link" on:click=move |_| open.set(true)>"Change"</button>
            <button class="button square" aria-label="Delete your SQL" on:click=move |_| bridge.edit(Edit::PutOwn { at: Some(at), own: None })>{icon(Icon::Trash)}</button>
        </div>
        {code}
        {move || open.get().then(|| view! { <Form at=Some(at) own=held.get_value() close=Callback::new(move |()| open.set(false))/> })}
    }
}

/// The text of a statement, typed.
#[component]
fn Form(at: Option<usize>, own: Own, close: Callback<()>) -> impl IntoView {
    let bridge = bridge();
    let (text, only) = (RwSignal::new(own.sql.clone()), RwSignal::new(at.is_none() || own.dialect.is_some()));
    let dialect = bridge.design().with_untracked(|design| design.dialect);
    let held = StoredValue::new(own);
    let put = move || {
        let own = Own { sql: text.get_untracked(), dialect: only.get_untracked().then_some(dialect), ..held.get_value() };
        if bridge.changes(crate::editor::Action::Edit(Edit::PutOwn { at, own: Some(own) })) {
            close.run(());
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close.run(());
        } else if event.key() == "Enter" && event.ctrl_key() {
            put();
        } else {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <div class="own-form" on:keydown=keys>
            <textarea
                class="field mono"
                rows="3"
                spellcheck="false"
                autofocus
                aria-label="Your SQL: one statement"
                placeholder="UPDATE … SET …"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="row wrap">
                <label class="tick">
                    <input type="checkbox" prop:checked=move || only.get() on:change=move |event| only.set(event_target_checked(&event))/>
                    <span>{format!("Only for {}", dialect.label())}</span>
                </label>
                <span class="grow"></span>
                <button class="button tiny" on:click=move |_| close.run(())>"Cancel"</button>
                <button class="button tiny strong" on:click=move |_| put()>{if at.is_some() { "Save" } else { "Add" }}</button>
            </div>
        </div>
    }
}
