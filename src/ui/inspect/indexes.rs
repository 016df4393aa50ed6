//! The indexes of a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::keys::{ColumnChoice, NameAndDrop, names_of};
use super::order::{Change, ColumnOrder, Opens};
use crate::document::{Constraint, Edit};
use crate::schema::{ColumnId, Expression, Index, IndexId, IndexKey, IndexPart, Table, TableId};
use crate::ui::bridge::bridge;
use crate::ui::field::{Field, Tick};
use crate::ui::list::list;
use crate::ui::memo::memo;

/// The indexes of a table.
#[component]
pub fn Indexes(id: TableId, table: Memo<Option<Arc<Table>>>) -> impl IntoView {
    let bridge = bridge();
    let ids = memo(move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.indexes.iter().map(|i| i.id).collect())));
    let add = Callback::new(move |columns: Vec<ColumnId>| {
        let parts = columns.into_iter().map(IndexPart::column).collect();
        bridge.edit(Edit::AddIndex { table: id, parts, unique: false });
    });
    view! {
        <section class="part" aria-labelledby="indexes-title">
            <h3 id="indexes-title">"Indexes"</h3>
            <ul class="constraints">
                {list(move || ids.get(), ToString::to_string, move |index| view! {
                    <IndexLine id table index/>
                })}
            </ul>
            <ColumnChoice table add word="Add index" title="Columns of the index"/>
        </section>
    }
}

#[component]
fn IndexLine(id: TableId, table: Memo<Option<Arc<Table>>>, index: IndexId) -> impl IntoView {
    let bridge = bridge();
    let known = memo(move || table.with(|t| t.as_ref().and_then(|t| t.indexes.iter().find(|i| i.id == index).cloned())));
    let change = move |change: &dyn Fn(&mut Index)| {
        if let Some(mut index) = known.get_untracked() {
            change(&mut index);
            bridge.edit(Edit::ChangeIndex { table: id, index: index.id, parts: index.parts, unique: index.unique });
        }
    };
    let parts = Signal::derive(move || known.with(|i| i.as_ref().map_or(Vec::new(), |i| i.parts.clone())));
    let lines = Signal::derive(move || {
        let name = |t: &Table, part: &IndexPart| match &part.key {
            IndexKey::Column(column) => names_of(t, &[*column]),
            IndexKey::Expression(expression) => expression.display(&t.columns),
        };
        table.with(|t| t.as_ref().map_or(Vec::new(), |t| parts.get().iter().map(|part| name(t, part)).collect::<Vec<_>>()))
    });
    let words = Signal::derive(move || {
        let sign = |part: &IndexPart| if part.descending { " ↓" } else { "" };
        lines.get().into_iter().zip(&parts.get()).map(|(name, part)| name + sign(part)).collect::<Vec<_>>().join(", ")
    });
    let is_open = RwSignal::new(false);
    let change_parts = move |done: Change| change(&|index: &mut Index| done.apply(&mut index.parts, IndexPart::column));
    let orders = move || {
        lines
            .get()
            .into_iter()
            .zip(parts.get())
            .enumerate()
            .map(|(at, (name, part))| {
                let turn = move |descending| {
                    change(&|index: &mut Index| {
                        if let Some(part) = index.parts.get_mut(at) {
                            part.descending = descending;
                        }
                    })
                };
                view! { <Tick label=format!("{name}: largest first") value=Signal::derive(move || part.descending) commit=Callback::new(turn)/> }
            })
            .collect_view()
    };
    let name = Signal::derive(move || known.with(|i| i.as_ref().map_or(String::new(), |i| i.name.clone())));
    view! {
        <li class="constraint">
            <span class="row">
                <Opens words label="Columns of the index" is_open/>
                <Tick
                    label="Unique"
                    value=Signal::derive(move || known.with(|i| i.as_ref().is_some_and(|i| i.unique)))
                    commit=Callback::new(move |unique: bool| change(&|index: &mut Index| index.unique = unique))
                />
            </span>
            <Show when=move || is_open.get()>
                <ColumnOrder table lines chosen=Signal::derive(move || parts.get().iter().filter_map(IndexPart::as_column).collect::<Vec<_>>())
                    title="Columns of the index" change=change_parts/>
                <div class="row wrap">{orders}</div>
                <Details id table known/>
            </Show>
            <span class="row"><NameAndDrop id constraint=Constraint::Index(index) name what="index"/></span>
        </li>
    }
}

/// What an index has besides its columns: an expression more, its rows, its kind, columns beside the key.
#[component]
fn Details(id: TableId, table: Memo<Option<Arc<Table>>>, known: Memo<Option<Index>>) -> impl IntoView {
    let bridge = bridge();
    let columns = move || table.with_untracked(|t| t.as_ref().map_or(Vec::new(), |t| t.columns.clone()));
    let add = Callback::new(move |text: String| {
        let Some(mut index) = known.get_untracked().filter(|_| !text.trim().is_empty()) else { return };
        index.parts.push(IndexPart::expression(Expression::read(&text, &columns())));
        bridge.edit(Edit::ChangeIndex { table: id, index: index.id, parts: index.parts, unique: index.unique });
    });
    let predicate = Signal::derive(move || {
        table.with(|t| known.with(|i| Some(i.as_ref()?.predicate.as_ref()?.display(&t.as_ref()?.columns)))).unwrap_or_default()
    });
    let method = Signal::derive(move || known.with(|i| i.as_ref().and_then(|i| i.method.clone())).unwrap_or_default());
    let include =
        Signal::derive(move || table.with(|t| known.with(|i| Some(names_of(t.as_ref()?, &i.as_ref()?.include)))).unwrap_or_default());
    let set = move |method: String, predicate: String, include: Option<String>| {
        let Some(index) = known.get_untracked() else { return };
        let all = columns();
        let named = |name: &str| all.iter().find(|column| column.name == name.trim()).map(|column| column.id);
        let include = include.map_or(index.include, |text| text.split(',').filter_map(named).collect());
        bridge.edit(Edit::SetIndexDetails { table: id, index: index.id, method, predicate, include });
    };
    let field = move |label: &'static str, placeholder: &'static str, value: Signal<String>, commit: Callback<String>| {
        view! { <label class="labelled"><span class="label">{label}</span><Field label placeholder value commit/></label> }
    };
    view! {
        <div class="two">
            {field("Add expression", "lower(name)", Signal::stored(String::new()), add)}
            {field("Only rows where", "all rows", predicate, Callback::new(move |text| set(method.get_untracked(), text, None)))}
            {field("Kind", "btree", method, Callback::new(move |text| set(text, predicate.get_untracked(), None)))}
            {field("Also holds", "no other columns", include, Callback::new(move |text| set(method.get_untracked(), predicate.get_untracked(), Some(text))))}
        </div>
    }
}
