//! The foreign keys of a table: where they point, and what they do when that goes away.

use std::sync::Arc;

use leptos::prelude::*;

use super::keys::{NameAndDrop, list_of, names_of};
use super::order::Opens;
use crate::document::{Constraint, Edit};
use crate::editor::Action;
use crate::schema::{ColumnId, Deferrable, ForeignKey, ForeignKeyId, ReferentialAction, Table, TableId};
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::field::Pick;
use crate::ui::memo::memo;

/// The table whose keys are shown.
type Shown = Memo<Option<Arc<Table>>>;

/// Words for what happens to a row when the row that it points at goes away or changes.
const ACTION_WORDS: [&str; 5] = ["No action", "Restrict", "Cascade", "Set null", "Set default"];

/// When a foreign key is checked, in words.
const TIMES: [(Deferrable, &str); 3] = [
    (Deferrable::Not, "At once"),
    (Deferrable::Immediate, "At once, or when asked at the end"),
    (Deferrable::Deferred, "At the end of the transaction"),
];

/// The two actions of a foreign key, and when it is checked.
#[component]
pub fn Actions(
    /// The table that has the key.
    id: TableId,
    /// The key.
    key: Signal<Option<ForeignKey>>,
) -> impl IntoView {
    let bridge = bridge();
    let options = Signal::derive(|| ACTION_WORDS.iter().map(|word| (*word).to_owned()).collect());
    let at = |action: ReferentialAction| ReferentialAction::ALL.iter().position(|known| *known == action).unwrap_or(0);
    let on_delete = Signal::derive(move || key.with(|key| key.as_ref().map_or(0, |key| at(key.on_delete))));
    let on_update = Signal::derive(move || key.with(|key| key.as_ref().map_or(0, |key| at(key.on_update))));
    let set = move |delete: usize, update: usize| {
        let of = |at: usize| ReferentialAction::ALL.get(at).copied().unwrap_or_default();
        if let Some(key) = key.get_untracked() {
            bridge.edit(Edit::SetActions { table: id, key: key.id, on_delete: of(delete), on_update: of(update) });
        }
    };
    let time = Signal::derive(move || {
        let known = key.with(|key| key.as_ref().map(|key| key.deferrable));
        TIMES.iter().position(|(time, _)| Some(*time) == known).unwrap_or(0)
    });
    let set_time = Callback::new(move |at: usize| {
        if let (Some(key), Some((deferrable, _))) = (key.get_untracked(), TIMES.get(at)) {
            bridge.edit(Edit::SetDeferrable { table: id, key: key.id, deferrable: *deferrable });
        }
    });
    view! {
        <div class="two">
            <label class="labelled">
                <span class="label">"On delete"</span>
                <Pick label="On delete" options value=on_delete commit=Callback::new(move |delete| set(delete, on_update.get_untracked()))/>
            </label>
            <label class="labelled">
                <span class="label">"On update"</span>
                <Pick label="On update" options value=on_update commit=Callback::new(move |update| set(on_delete.get_untracked(), update))/>
            </label>
            <label class="labelled">
                <span class="label">"Checked"</span>
                <Pick label="Checked" options=Signal::derive(|| TIMES.iter().map(|(_, word)| (*word).to_owned()).collect()) value=time commit=set_time/>
            </label>
        </div>
    }
}

/// A foreign key in the words of its two ends: "author_id → author (id)".
fn arrow(bridge: Bridge, table: &Table, key: &ForeignKey) -> String {
    let document = bridge.document();
    let target = document.schema.table(key.target);
    let there = target.map_or("?".to_owned(), |target| format!("{} ({})", target.name, names_of(target, &key.target_columns)));
    format!("{} → {there}", names_of(table, &key.columns))
}

/// The two ends of a foreign key in words, and the form in which it is pointed elsewhere.
#[component]
pub fn Ends(
    /// The table that has the key.
    id: TableId,
    /// The same, as it is shown.
    table: Shown,
    /// The key.
    key: Signal<Option<ForeignKey>>,
) -> impl IntoView {
    let bridge = bridge();
    let words = Signal::derive(move || {
        table.with(|t| match (t, key.get()) {
            (Some(table), Some(key)) => arrow(bridge, table, &key),
            _ => String::new(),
        })
    });
    let is_open = RwSignal::new(false);
    view! {
        <Opens words label="Change where it points" is_open/>
        <Show when=move || is_open.get()>
            {move || key.get().map(|key| view! { <Retarget id table key is_open/> })}
        </Show>
    }
}

/// What a foreign key can point at in a table: the columns of its primary key, or of a unique constraint.
fn keys_of(table: &Table) -> Vec<Vec<ColumnId>> {
    table.primary_key.iter().chain(&table.uniques).map(|key| key.columns.clone()).collect()
}

/// Points a foreign key at another table, key, or from other columns. Nothing happens before "Apply".
#[component]
fn Retarget(id: TableId, table: Shown, key: ForeignKey, is_open: RwSignal<bool>) -> impl IntoView {
    let bridge = bridge();
    let (key_id, columns) = (key.id, RwSignal::new(key.columns));
    let (target, target_columns) = (RwSignal::new(key.target), RwSignal::new(key.target_columns));
    let tables = memo(move || {
        let document = bridge.document();
        document.schema.tables_by_name().into_iter().map(|t| (t.id, t.name.clone())).collect::<Vec<_>>()
    });
    let own = memo(move || {
        table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.columns.iter().map(|c| (c.id, c.name.clone())).collect::<Vec<_>>()))
    });
    let there = memo(move || bridge.document().schema.table(target.get()).cloned());
    let keys = memo(move || there.with(|t| t.as_ref().map_or(Vec::new(), |t| keys_of(t))));
    let names = |list: Vec<(ColumnId, String)>| list.into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    // As many columns here as the key there has: those that are chosen, then others.
    let choose_key = move |chosen: Vec<ColumnId>| {
        columns.update(|columns| {
            columns.truncate(chosen.len());
            let others = own.get_untracked().into_iter().map(|(id, _)| id).filter(|id| !columns.contains(id)).collect::<Vec<_>>();
            columns.extend(others.into_iter().take(chosen.len() - columns.len()));
        });
        target_columns.set(chosen);
    };
    let choose_table = move |at: usize| {
        if let Some((chosen, _)) = tables.get_untracked().get(at) {
            target.set(*chosen);
            let document = untrack(|| bridge.document());
            choose_key(document.schema.table(*chosen).and_then(|t| keys_of(t).into_iter().next()).unwrap_or_default());
        }
    };
    let apply = move |_| {
        let (columns, target_columns) = (columns.get_untracked(), target_columns.get_untracked());
        let edit = Edit::Retarget { table: id, key: key_id, columns, target: target.get_untracked(), target_columns };
        if bridge.changes(Action::Edit(edit)) {
            is_open.set(false);
        }
    };
    let pair = move |(at, there): (usize, String)| {
        let value = move || columns.with(|c| own.with(|own| own.iter().position(|(id, _)| c.get(at) == Some(id)).unwrap_or(0)));
        let choose = move |chosen: usize| {
            if let (Some((id, _)), true) = (own.get_untracked().get(chosen), at < columns.with_untracked(Vec::len)) {
                columns.update(|columns| columns[at] = *id);
            }
        };
        view! {
            <label class="labelled">
                <span class="label">{format!("Column that holds {there}")}</span>
                <Pick label=format!("Column that holds {there}") options=Signal::derive(move || names(own.get()))
                    value=Signal::derive(value) commit=Callback::new(choose)/>
            </label>
        }
    };
    let list_there = move |columns: &[ColumnId]| there.with(|t| t.as_ref().map_or(Vec::new(), |t| list_of(t, columns)));
    view! {
        <div class="choose" role="group" aria-label="Where the foreign key points">
            <div class="two">
                <label class="labelled">
                    <span class="label">"Points at table"</span>
                    <Pick
                        label="Points at table"
                        options=Signal::derive(move || tables.get().into_iter().map(|(_, name)| name).collect())
                        value=Signal::derive(move || tables.with(|t| t.iter().position(|(id, _)| *id == target.get()).unwrap_or(0)))
                        commit=Callback::new(choose_table)
                    />
                </label>
                <label class="labelled">
                    <span class="label">"By its key"</span>
                    <Pick
                        label="By its key"
                        options=Signal::derive(move || keys.get().iter().map(|columns| list_there(columns).join(", ")).collect())
                        value=Signal::derive(move || keys.with(|k| k.iter().position(|c| *c == target_columns.get()).unwrap_or(0)))
                        commit=Callback::new(move |at: usize| choose_key(keys.get_untracked().get(at).cloned().unwrap_or_default()))
                    />
                </label>
            </div>
            {move || list_there(&target_columns.get()).into_iter().enumerate().map(pair).collect_view()}
            <Show when=move || keys.with(Vec::is_empty)>
                <p class="muted small">"This table has no key to point at. Give it a primary key first."</p>
            </Show>
            <div class="row">
                <button class="button tiny strong" disabled=move || target_columns.with(Vec::is_empty) on:click=apply>"Apply"</button>
                <button class="button tiny" on:click=move |_| is_open.set(false)>"Cancel"</button>
            </div>
        </div>
    }
}

/// A foreign key of a table.
#[component]
pub fn ForeignLine(
    /// The table that has it.
    id: TableId,
    /// The same, as it is shown.
    table: Shown,
    /// The key.
    key: ForeignKeyId,
) -> impl IntoView {
    let known = Signal::derive(move || table.with(|t| t.as_ref().and_then(|t| t.foreign_key(key).cloned())));
    let name = Signal::derive(move || known.with(|key| key.as_ref().map_or(String::new(), |key| key.name.clone())));
    view! {
        <li class="constraint">
            <Ends id table key=known/>
            <span class="row"><NameAndDrop id constraint=Constraint::ForeignKey(key) name what="foreign key"/></span>
            <Actions id key=known/>
        </li>
    }
}
