//! The keys of a table: primary, unique, foreign; and its checks.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::foreign::ForeignLine;
use super::order::{Change, ColumnOrder, Opens};
use crate::document::{Constraint, Edit};
use crate::schema::{ColumnId, Table, TableId};
use crate::ui::bridge::bridge;
use crate::ui::field::Field;
use crate::ui::icon::{Icon, icon};
use crate::ui::list::list;
use crate::ui::memo::memo;

/// The table whose keys are shown.
type Shown = Memo<Option<Arc<Table>>>;

/// A key, check or index as a line with a name, columns and a button that drops it.
#[derive(Clone, PartialEq)]
struct Line {
    constraint: Constraint,
    kind: &'static str,
    name: String,
    columns: Vec<ColumnId>,
}

const UNIQUE: &str = "Unique";

fn key_lines(table: &Table) -> Vec<Line> {
    let primary = table.primary_key.iter().map(|key| (key, "Primary key"));
    let uniques = table.uniques.iter().map(|key| (key, UNIQUE));
    let line = |(key, kind): (&crate::schema::Key, _)| Line {
        constraint: Constraint::Key(key.id),
        kind,
        name: key.name.clone(),
        columns: key.columns.clone(),
    };
    primary.chain(uniques).map(line).collect()
}

/// The keys of a table.
#[component]
pub fn Keys(id: TableId, table: Shown) -> impl IntoView {
    let bridge = bridge();
    let lines = memo(move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| key_lines(t))));
    let foreign =
        memo::<Vec<_>>(move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.foreign_keys.iter().map(|key| key.id).collect())));
    let checks = memo(move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.checks.iter().map(|c| c.id).collect())));
    let add_unique = Callback::new(move |columns: Vec<ColumnId>| bridge.edit(Edit::AddUnique { table: id, columns }));
    view! {
        <section class="part" aria-labelledby="keys-title">
            <h3 id="keys-title">"Keys"</h3>
            <ul class="constraints">
                {list(move || lines.get(), |line| format!("{:?}", line.constraint), move |line| view! {
                    <KeyLine id table constraint=line.constraint kind=line.kind/>
                })}
            </ul>
            <ColumnChoice table add=add_unique word="Add unique key" title="Columns that are unique together"/>
        </section>
        <Show when=move || !foreign.with(Vec::is_empty)>
            <section class="part" aria-labelledby="foreign-title">
                <h3 id="foreign-title">"Foreign keys"</h3>
                <ul class="constraints">
                    {list(move || foreign.get(), ToString::to_string, move |key| view! {
                        <ForeignLine id table key/>
                    })}
                </ul>
            </section>
        </Show>
        <section class="part" aria-labelledby="checks-title">
            <h3 id="checks-title">"Checks"</h3>
            <ul class="constraints">
                {list(move || checks.get(), ToString::to_string, move |check| view! {
                    <CheckLine id table check/>
                })}
            </ul>
            <NewCheck id/>
        </section>
    }
}

/// The names of columns, one by one.
pub fn list_of(table: &Table, columns: &[ColumnId]) -> Vec<String> {
    columns.iter().map(|id| table.column(*id).map_or("?".to_owned(), |column| column.name.clone())).collect()
}

/// The names of columns, in a row of words.
pub fn names_of(table: &Table, columns: &[ColumnId]) -> String {
    list_of(table, columns).join(", ")
}

/// A field with the name of a constraint, and a button that drops it.
#[component]
pub fn NameAndDrop(
    /// The table.
    id: TableId,
    /// Which constraint.
    constraint: Constraint,
    /// Its name.
    name: Signal<String>,
    /// What it is called in labels.
    what: &'static str,
) -> impl IntoView {
    let bridge = bridge();
    view! {
        <Field
            label=format!("Name of the {what}")
            class="quiet mono"
            value=name
            commit=Callback::new(move |name| bridge.edit(Edit::RenameConstraint { table: id, constraint, name }))
        />
        <button
            class="button tiny square danger"
            aria-label=move || format!("Delete {what} {}", name.get())
            title="Delete"
            on:click=move |_| bridge.edit(Edit::DropConstraint { table: id, constraint })
        >{icon(Icon::Trash)}</button>
    }
}

#[component]
fn KeyLine(id: TableId, table: Shown, constraint: Constraint, kind: &'static str) -> impl IntoView {
    let bridge = bridge();
    let known = memo(move || table.with(|t| key_lines(t.as_ref()?).into_iter().find(|l| l.constraint == constraint)));
    let name = Signal::derive(move || known.get().map_or(String::new(), |line| line.name));
    let columns = Signal::derive(move || known.get().map_or(Vec::new(), |line| line.columns));
    let lines = Signal::derive(move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| list_of(t, &columns.get()))));
    let is_open = RwSignal::new(false);
    let change = move |change: Change| {
        let mut columns = columns.get_untracked();
        change.apply(&mut columns, |column| column);
        bridge.edit(match constraint {
            Constraint::Key(key) if kind == UNIQUE => Edit::ChangeUnique { table: id, key, columns },
            _ => Edit::SetPrimaryKey { table: id, columns },
        });
    };
    view! {
        <li class="constraint">
            <span class="row">
                <span class="tag">{kind}</span>
                <Opens words=Signal::derive(move || lines.get().join(", ")) label=format!("Columns of the {}", kind.to_lowercase()) is_open/>
            </span>
            <Show when=move || is_open.get()>
                <ColumnOrder table lines chosen=columns title="Columns of the key" change/>
            </Show>
            <span class="row"><NameAndDrop id constraint name what="key"/></span>
        </li>
    }
}

/// Chooses columns in order, for a new key or index.
#[component]
pub fn ColumnChoice(
    /// The table.
    table: Shown,
    /// What is done with them.
    add: Callback<Vec<ColumnId>>,
    /// What stands on the button that opens it.
    word: &'static str,
    /// What is chosen.
    title: &'static str,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let chosen = RwSignal::new(Vec::<ColumnId>::new());
    let lines = move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| chosen.with(|chosen| list_of(t, chosen))));
    let done = move |_| {
        add.run(chosen.get_untracked());
        chosen.set(Vec::new());
        is_open.set(false);
    };
    view! {
        <Show when=move || is_open.get() fallback=move || view! {
            <button class="button tiny" on:click=move |_| is_open.set(true)>{icon(Icon::Plus)}{word}</button>
        }>
            <ColumnOrder table lines=Signal::derive(lines) chosen title
                change=move |change: Change| chosen.update(|chosen| change.apply(chosen, |column| column))/>
            <div class="row">
                <button class="button tiny strong" disabled=move || chosen.with(Vec::is_empty) on:click=done>"Add"</button>
                <button class="button tiny" on:click=move |_| { chosen.set(Vec::new()); is_open.set(false); }>"Cancel"</button>
            </div>
        </Show>
    }
}

#[component]
fn CheckLine(id: TableId, table: Shown, check: crate::schema::CheckId) -> impl IntoView {
    let bridge = bridge();
    let known = move |of: fn(&Table, &crate::schema::Check) -> String| {
        Signal::derive(move || {
            table.with(|t| t.as_ref().and_then(|t| t.checks.iter().find(|c| c.id == check).map(|c| of(t, c))).unwrap_or_default())
        })
    };
    let expression = known(|table, check| check.expression.display(&table.columns));
    view! {
        <li class="constraint">
            <Field label="Condition" class="mono" value=expression
                commit=Callback::new(move |expression| bridge.edit(Edit::ChangeCheck { table: id, check, expression }))/>
            <span class="row"><NameAndDrop id constraint=Constraint::Check(check) name=known(|_, check| check.name.clone()) what="check"/></span>
        </li>
    }
}

#[component]
fn NewCheck(id: TableId) -> impl IntoView {
    let bridge = bridge();
    let input = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(input) = input.get_untracked() else { return };
        let expression = input.value();
        if !expression.trim().is_empty() {
            input.set_value("");
            bridge.edit(Edit::AddCheck { table: id, name: String::new(), expression });
        }
    };
    view! {
        <input
            node_ref=input
            class="field quiet mono"
            aria-label="New check"
            placeholder="New condition: price >= 0"
            autocomplete="off"
            spellcheck="false"
            on:change=move |_| add()
        />
    }
}
