//! The form of a relation: what it says, of which kind it is, what happens when a row goes away.

use leptos::prelude::*;

use super::foreign::{Actions, Ends};
use super::python::InPython;
use super::table::table_memo;
use crate::document::Edit;
use crate::schema::{Cardinality, ForeignKey, Relation, RelationId, TableId, relations};
use crate::ui::bridge::bridge;
use crate::ui::field::Tick;
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;

const KINDS: [(Cardinality, &str, &str); 3] = [
    (Cardinality::OneToOne, "1:1", "One to one"),
    (Cardinality::OneToMany, "1:N", "One to many"),
    (Cardinality::ManyToMany, "N:M", "Many to many"),
];

/// The form of a relation.
#[component]
pub fn RelationForm(id: RelationId) -> impl IntoView {
    let bridge = bridge();
    let relation = memo(move || relations(&bridge.document().schema).into_iter().find(|known| known.id == id));
    let sentence = move || relation.get().map(|relation| bridge.document().schema.explain(&relation));
    let kind = memo(move || relation.get().map(|relation| relation.cardinality));
    let ends = move || {
        let document = bridge.document();
        let name = |id| document.schema.table(id).map_or("?".to_owned(), |table| table.name.clone());
        relation.get().map(|relation| (relation.source, name(relation.source), relation.target, name(relation.target)))
    };
    view! {
        <section class="part" aria-label="Relation" data-testid="relation">
            <h2 class="row wrap">
                {move || ends().map(|(source, one, target, other)| view! {
                    <button class="link" on:click=move |_| bridge.show_table(source)>{one}</button>
                    <span class="tag">{move || kind.get().map(crate::ui::words::cardinality)}</span>
                    <button class="link" on:click=move |_| bridge.show_table(target)>{other}</button>
                })}
            </h2>
            <p>{sentence}</p>
            <div class="choice wide" role="group" aria-label="Kind of relation">
                {KINDS.map(|(cardinality, word, title)| view! {
                    <button
                        class="button"
                        title=title
                        aria-pressed=move || (kind.get() == Some(cardinality)).to_string()
                        on:click=move |_| bridge.edit(Edit::ChangeCardinality { relation: id, cardinality })
                    >{word}</button>
                }).collect_view()}
            </div>
            {match id {
                RelationId::Key(table, key) => view! { <OfKey id table key relation/> }.into_any(),
                RelationId::Junction(table) => view! { <OfJunction table/> }.into_any(),
            }}
            <InPython id/>
            <div class="row">
                <button class="button outlined danger" on:click=move |_| bridge.edit(Edit::Disconnect { relations: vec![id] })>
                    {icon(Icon::Trash)}"Delete relation"
                </button>
            </div>
        </section>
    }
}

#[component]
fn OfKey(id: RelationId, table: TableId, key: crate::schema::ForeignKeyId, relation: Memo<Option<Relation>>) -> impl IntoView {
    let bridge = bridge();
    let known: Signal<Option<ForeignKey>> =
        Signal::derive(move || bridge.document().schema.table(table).and_then(|table| table.foreign_key(key).cloned()));
    let owner = table_memo(bridge, table);
    let name = move || owner.with(|t| t.as_ref().map_or(String::new(), |t| t.name.clone()));
    view! {
        <p class="muted small">"The key is in "<button class="link" on:click=move |_| bridge.show_table(table)>{name}</button>":"</p>
        <Ends id=table table=owner key=known/>
        <Tick
            label="Optional: a row may stand alone"
            value=Signal::derive(move || relation.get().is_some_and(|relation| relation.optional))
            commit=Callback::new(move |optional| bridge.edit(Edit::SetOptional { relation: id, optional }))
        />
        <Actions id=table key=known/>
    }
}

#[component]
fn OfJunction(table: TableId) -> impl IntoView {
    let bridge = bridge();
    let name = move || bridge.document().schema.table(table).map_or(String::new(), |table| table.name.clone());
    let folded = Signal::derive(move || bridge.document().layout.spots.get(&table).is_some_and(|spot| spot.folded));
    view! {
        <p class="muted small">
            "Kept in the table " <button class="link" on:click=move |_| bridge.show_table(table)>{name}</button>
            ", which may have columns of its own."
        </p>
        <Tick
            label="Show it as one line, without its table"
            value=folded
            commit=Callback::new(move |folded| bridge.edit(Edit::Fold { junction: table, folded }))
        />
    }
}
