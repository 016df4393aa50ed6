//! The form of an enum: its name and its values in order.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::document::Edit;
use crate::schema::{EnumId, EnumType, EnumValueId};
use crate::ui::bridge::bridge;
use crate::ui::field::Field;
use crate::ui::icon::{Icon, icon};
use crate::ui::list::list;
use crate::ui::memo::memo;

/// The enum that is shown.
type Shown = Memo<Option<Arc<EnumType>>>;

/// The form of an enum.
#[component]
pub fn EnumForm(id: EnumId) -> impl IntoView {
    let bridge = bridge();
    let known: Shown = memo(move || bridge.document().schema.enum_type(id).cloned());
    let name = Signal::derive(move || known.with(|e| e.as_ref().map_or(String::new(), |e| e.name.clone())));
    let values = memo(move || known.with(|e| e.as_ref().map_or(Vec::new(), |e| e.values.iter().map(|v| v.id).collect())));
    let users = memo(move || {
        let document = bridge.document();
        document.schema.users_of(id).map(|(table, column)| (table.id, format!("{}.{}", table.name, column.name))).collect::<Vec<_>>()
    });
    view! {
        <section class="part" aria-label="Enum">
            <Field label="Name of the enum" class="heading" value=name commit=Callback::new(move |name| bridge.edit(Edit::RenameEnum { id, name }))/>
            <h3>"Values, in order"</h3>
            <ul class="values">
                {list(move || values.get(), ToString::to_string, move |value| view! {
                    <Value id known value/>
                })}
            </ul>
            <NewValue id/>
            <p class="muted small">
                {move || if users.with(Vec::is_empty) { "No column uses it yet: type its name as the type of a column." } else { "Used by " }}
                {move || users.get().into_iter().map(|(table, name)| view! {
                    <button class="link" on:click=move |_| bridge.show_table(table)>{name}</button>" "
                }).collect_view()}
            </p>
            <div class="row">
                <button class="button outlined danger" on:click=move |_| bridge.edit(Edit::DeleteEnum { id })>{icon(Icon::Trash)}"Delete enum"</button>
            </div>
        </section>
    }
}

#[component]
fn Value(id: EnumId, known: Shown, value: EnumValueId) -> impl IntoView {
    let bridge = bridge();
    let at = move || known.with(|e| e.as_ref().and_then(|e| e.values.iter().position(|v| v.id == value)));
    let count = move || known.with(|e| e.as_ref().map_or(0, |e| e.values.len()));
    let name = Signal::derive(move || {
        known.with(|e| e.as_ref().and_then(|e| e.values.iter().find(|v| v.id == value)).map_or(String::new(), |v| v.name.clone()))
    });
    let shift = move |by: isize| {
        let to = untrack(at).and_then(|at| at.checked_add_signed(by)).filter(|to| *to < untrack(count));
        if let Some(position) = to {
            bridge.edit(Edit::MoveEnumValue { id, value, position });
        }
    };
    view! {
        <li class="row">
            <Field label="Value" class="quiet" value=name commit=Callback::new(move |name| bridge.edit(Edit::RenameEnumValue { id, value, name }))/>
            <button class="button tiny square" aria-label=move || format!("Move {} up", name.get()) on:click=move |_| shift(-1)>{icon(Icon::ArrowUp)}</button>
            <button class="button tiny square" aria-label=move || format!("Move {} down", name.get()) on:click=move |_| shift(1)>{icon(Icon::ArrowDown)}</button>
            <button class="button tiny square danger" aria-label=move || format!("Delete {}", name.get())
                on:click=move |_| bridge.edit(Edit::DeleteEnumValue { id, value })>{icon(Icon::Trash)}</button>
        </li>
    }
}

#[component]
fn NewValue(id: EnumId) -> impl IntoView {
    let bridge = bridge();
    let input = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(input) = input.get_untracked() else { return };
        let name = input.value();
        if !name.trim().is_empty() {
            input.set_value("");
            bridge.edit(Edit::AddEnumValue { id, name, position: None });
        }
    };
    view! {
        <input node_ref=input class="field quiet" aria-label="New value" placeholder="New value" autocomplete="off" spellcheck="false" on:change=move |_| add()/>
    }
}
