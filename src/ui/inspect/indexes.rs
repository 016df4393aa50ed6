//! The indexes of a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::keys::{ColumnChoice, NameAndDrop};
use crate::document::{Constraint, Edit};
use crate::schema::{ColumnId, Index, IndexId, IndexKey, IndexPart, Table, TableId};
use crate::ui::bridge::bridge;
use crate::ui::field::Tick;

/// The indexes of a table.
#[component]
pub fn Indexes(id: TableId, table: Memo<Option<Arc<Table>>>) -> impl IntoView {
    let bridge = bridge();
    let ids = Memo::new(move |_| table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.indexes.iter().map(|i| i.id).collect())));
    let chosen = RwSignal::new(Vec::<ColumnId>::new());
    let add = Callback::new(move |columns: Vec<ColumnId>| {
        let parts = columns.into_iter().map(IndexPart::column).collect();
        bridge.edit(Edit::AddIndex { table: id, parts, unique: false });
    });
    view! {
        <section class="part" aria-labelledby="indexes-title">
            <h3 id="indexes-title">"Indexes"</h3>
            <ul class="constraints">
                <For each=move || ids.get() key=|index| *index let(index)>
                    <IndexLine id table index/>
                </For>
            </ul>
            <ColumnChoice table chosen add word="Add index" title="Columns of the index"/>
        </section>
    }
}

#[component]
fn IndexLine(id: TableId, table: Memo<Option<Arc<Table>>>, index: IndexId) -> impl IntoView {
    let bridge = bridge();
    let known = Memo::new(move |_| table.with(|t| t.as_ref().and_then(|t| t.indexes.iter().find(|i| i.id == index).cloned())));
    let change = move |change: &dyn Fn(&mut Index)| {
        if let Some(mut index) = known.get_untracked() {
            change(&mut index);
            bridge.edit(Edit::ChangeIndex { table: id, index: index.id, parts: index.parts, unique: index.unique });
        }
    };
    let parts = move || {
        let names = table.with(|t| {
            let name = |part: &IndexPart| match (&part.key, t) {
                (IndexKey::Column(column), Some(t)) => t.column(*column).map_or("?".to_owned(), |c| c.name.clone()),
                (IndexKey::Expression(expression), Some(t)) => expression.display(&t.columns),
                _ => "?".to_owned(),
            };
            known.with(|i| i.as_ref().map_or(Vec::new(), |i| i.parts.iter().map(|part| (name(part), part.descending)).collect()))
        });
        names
            .into_iter()
            .enumerate()
            .map(|(at, (name, descending))| {
                let turn = move |_| {
                    change(&|index: &mut Index| {
                        if let Some(part) = index.parts.get_mut(at) {
                            part.descending = !part.descending;
                        }
                    })
                };
                let say = if descending { "largest first" } else { "smallest first" };
                view! {
                    <button class="button tiny outlined" title=format!("{name}: {say}. Press to turn it around.") on:click=turn>
                        {name.clone()}{if descending { " ↓" } else { " ↑" }}
                    </button>
                }
            })
            .collect_view()
    };
    let name = Signal::derive(move || known.with(|i| i.as_ref().map_or(String::new(), |i| i.name.clone())));
    view! {
        <li class="constraint">
            <span class="row wrap">
                {parts}
                <span class="grow"></span>
                <Tick
                    label="Unique"
                    value=Signal::derive(move || known.with(|i| i.as_ref().is_some_and(|i| i.unique)))
                    commit=Callback::new(move |unique: bool| change(&|index: &mut Index| index.unique = unique))
                />
            </span>
            <span class="row"><NameAndDrop id constraint=Constraint::Index(index) name what="index"/></span>
        </li>
    }
}
