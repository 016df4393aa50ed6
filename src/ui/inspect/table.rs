//! The form of a table: name, comment, colour, and what it is made of.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Columns;
use super::indexes::Indexes;
use super::keys::Keys;
use crate::document::{Colour, Edit};
use crate::editor::{Action, Cell, Selection};
use crate::schema::{RelationId, Table, TableId, relations};
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::field::{Field, Tick};
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;
use crate::ui::outline::select_relation;
use crate::ui::words;

/// The table with this id, as it is shown.
pub fn table_memo(bridge: Bridge, id: TableId) -> Memo<Option<Arc<Table>>> {
    memo(move || bridge.document().schema.table(id).cloned())
}

/// The form of a table.
#[component]
pub fn TableForm(id: TableId) -> impl IntoView {
    let bridge = bridge();
    let table = table_memo(bridge, id);
    let text = move |of: fn(&Table) -> &str| {
        Signal::derive(move || table.with(|table| table.as_ref().map_or(String::new(), |t| of(t).to_owned())))
    };
    let has_schemas = move || bridge.design().with(|design| design.dialect.features().namespaces);
    let colour = memo(move || bridge.document().layout.spots.get(&id).map(|spot| spot.colour).unwrap_or_default());
    // As in the title on the canvas: what is named after the table is offered to be renamed as well.
    let rename = Callback::new(move |name: String| {
        bridge.type_into(Cell::Title(id), &name);
    });
    view! {
        <section class="part" aria-label="Table">
            <Field label="Name of the table" class="heading" value=text(|t| &t.name) commit=rename testid="table-name"/>
            <Field
                label="Comment of the table"
                class="quiet"
                placeholder="Comment: what is a row of this table?"
                value=text(|t| &t.comment)
                commit=Callback::new(move |comment| bridge.edit(Edit::CommentTable { table: id, comment }))
            />
            <Show when=move || has_schemas() || table.with(|table| table.as_ref().is_some_and(|t| !t.namespace.is_empty()))>
                <Field
                    label="Schema of the table"
                    class="quiet"
                    placeholder="Schema: the usual one"
                    value=text(|t| &t.namespace)
                    commit=Callback::new(move |namespace| bridge.edit(Edit::SetNamespace { tables: vec![id], namespace }))
                />
            </Show>
            <div class="row spread wrap">
                <Colours
                    value=Signal::derive(move || Some(colour.get()))
                    commit=Callback::new(move |colour| bridge.edit(Edit::Colour { tables: vec![id], colour }))
                />
                <div class="row">
                    <button class="button tiny" on:click=move |_| bridge.send(Action::Duplicate)>{icon(Icon::Copy)}"Duplicate"</button>
                    <button class="button tiny danger" on:click=move |_| bridge.edit(Edit::DeleteTables { tables: vec![id] })>
                        {icon(Icon::Trash)}"Delete table"
                    </button>
                </div>
            </div>
            <Folded id/>
        </section>
        <Columns id table/>
        <Related id/>
        <Keys id table/>
        <Indexes id table/>
    }
}

/// For a junction table: whether it is shown as one line.
#[component]
fn Folded(id: TableId) -> impl IntoView {
    let bridge = bridge();
    let junction = memo(move || {
        let document = bridge.document();
        let is_one = document.schema.table(id).is_some_and(|table| crate::schema::junction(table).is_some());
        is_one.then(|| document.layout.spots.get(&id).is_some_and(|spot| spot.folded))
    });
    view! {
        <Show when=move || junction.get().is_some()>
            <Tick
                label="Show this junction table as one many-to-many line"
                value=Signal::derive(move || junction.get() == Some(true))
                commit=Callback::new(move |folded| bridge.edit(Edit::Fold { junction: id, folded }))
            />
        </Show>
    }
}

/// The colours of a table's header.
#[component]
pub fn Colours(
    /// The colour that is chosen.
    value: Signal<Option<Colour>>,
    /// What is done when another is chosen.
    commit: Callback<Colour>,
) -> impl IntoView {
    view! {
        <div class="colours" role="group" aria-label="Colour">
            {Colour::ALL.map(|(colour, word)| view! {
                <button
                    class=format!("colour {word}")
                    aria-label=word
                    title=word
                    aria-pressed=move || (value.get() == Some(colour)).to_string()
                    on:click=move |_| commit.run(colour)
                ></button>
            }).collect_view()}
        </div>
    }
}

/// The relations of a table, as sentences.
#[component]
fn Related(id: TableId) -> impl IntoView {
    let bridge = bridge();
    let lines = memo(move || {
        let document = bridge.document();
        relations(&document.schema)
            .into_iter()
            .filter(|r| r.source == id || r.target == id || r.id == RelationId::Junction(id))
            .map(|r| (r.id, words::cardinality(r.cardinality), document.schema.explain(&r)))
            .collect::<Vec<_>>()
    });
    let connect = move |_| {
        bridge.send(Action::Select(Selection { tables: vec![id], ..Selection::default() }));
        bridge.send(Action::StartLink);
    };
    view! {
        <section class="part" aria-labelledby="related">
            <div class="row spread">
                <h3 id="related">"Relations"</h3>
                <LinkTo id/>
            </div>
            <ul class="sentences">
                {move || lines.get().into_iter().map(|(id, kind, say)| view! {
                    <li><button class="entry tall" on:click=move |_| select_relation(bridge, id)><span class="tag">{kind}</span><span class="grow">{say}</span></button></li>
                }).collect_view()}
            </ul>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="muted small">"No relations yet. Drag from this table to another, or "<button class="link" on:click=connect>"click the other table"</button>"."</p>
            </Show>
        </section>
    }
}

/// Connects with another table, chosen by name: no drag is needed.
#[component]
fn LinkTo(id: TableId) -> impl IntoView {
    let bridge = bridge();
    let others = memo(move || {
        let document = bridge.document();
        document.schema.tables_by_name().into_iter().map(|table| (table.id, table.name.clone())).collect::<Vec<_>>()
    });
    // Choosing alone does nothing: the arrow keys go from table to table in a list.
    let chosen = RwSignal::new(String::new());
    let connect = move || {
        if let Ok(other) = chosen.get_untracked().parse::<TableId>() {
            chosen.set(String::new());
            bridge.send(Action::Select(Selection::table(id)));
            bridge.send(Action::StartLink);
            bridge.send(Action::LinkTo(other));
        }
    };
    view! {
        <span class="row">
            <select
                class="field tiny"
                aria-label="Connect to table"
                prop:value=move || chosen.get()
                on:change=move |event| chosen.set(event_target_value(&event))
                on:keydown=move |event: web_sys::KeyboardEvent| if event.key() == "Enter" { connect() }
            >
                <option value="">"Connect to…"</option>
                {move || others.get().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
            </select>
            <button class="button tiny outlined" disabled=move || chosen.with(String::is_empty) on:click=move |_| connect()>"Connect"</button>
        </span>
    }
}
