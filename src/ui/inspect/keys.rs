//! The keys of a table: primary, unique, foreign; and its checks.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::document::{Constraint, Edit};
use crate::schema::{ColumnId, ForeignKey, ReferentialAction, Table, TableId};
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::field::{Field, Pick};
use crate::ui::icon::{Icon, icon};

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

fn key_lines(table: &Table) -> Vec<Line> {
    let primary = table.primary_key.iter().map(|key| (key, "Primary key"));
    let uniques = table.uniques.iter().map(|key| (key, "Unique"));
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
    let lines = Memo::new(move |_| table.with(|t| t.as_ref().map_or(Vec::new(), |t| key_lines(t))));
    let foreign = Memo::new(move |_| table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.foreign_keys.clone())));
    let checks = Memo::new(move |_| table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.checks.iter().map(|c| c.id).collect())));
    let chosen = RwSignal::new(Vec::<ColumnId>::new());
    let add_unique = Callback::new(move |columns: Vec<ColumnId>| bridge.edit(Edit::AddUnique { table: id, columns }));
    view! {
        <section class="part" aria-labelledby="keys-title">
            <h3 id="keys-title">"Keys"</h3>
            <ul class="constraints">
                <For each=move || lines.get() key=|line| (line.constraint, line.columns.clone()) let(line)>
                    <KeyLine id table line/>
                </For>
            </ul>
            <ColumnChoice table chosen add=add_unique word="Add unique key" title="Columns that are unique together"/>
        </section>
        <Show when=move || !foreign.with(Vec::is_empty)>
            <section class="part" aria-labelledby="foreign-title">
                <h3 id="foreign-title">"Foreign keys"</h3>
                <ul class="constraints">
                    <For each=move || foreign.get() key=|key| key.clone().id let(key)>
                        <ForeignLine id table key=key.id/>
                    </For>
                </ul>
            </section>
        </Show>
        <section class="part" aria-labelledby="checks-title">
            <h3 id="checks-title">"Checks"</h3>
            <ul class="constraints">
                <For each=move || checks.get() key=|check| *check let(check)>
                    <CheckLine id table check/>
                </For>
            </ul>
            <NewCheck id/>
        </section>
    }
}

/// The names of columns, in a row of words.
pub fn names_of(table: &Table, columns: &[ColumnId]) -> String {
    columns.iter().map(|id| table.column(*id).map_or("?", |column| column.name.as_str())).collect::<Vec<_>>().join(", ")
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
fn KeyLine(id: TableId, table: Shown, line: Line) -> impl IntoView {
    let columns = line.columns.clone();
    let names = move || table.with(|t| t.as_ref().map_or(String::new(), |t| names_of(t, &columns)));
    let constraint = line.constraint;
    let name = Signal::derive(move || {
        table.with(|t| {
            t.as_ref().and_then(|t| key_lines(t).into_iter().find(|l| l.constraint == constraint)).map_or(String::new(), |l| l.name)
        })
    });
    view! {
        <li class="constraint">
            <span class="row"><span class="tag">{line.kind}</span><span class="grow clip">{names}</span></span>
            <span class="row"><NameAndDrop id constraint name what="key"/></span>
        </li>
    }
}

/// Chooses columns in order, for a key or an index.
#[component]
pub fn ColumnChoice(
    /// The table.
    table: Shown,
    /// The columns that are chosen, in order.
    chosen: RwSignal<Vec<ColumnId>>,
    /// What is done with them.
    add: Callback<Vec<ColumnId>>,
    /// What stands on the button that opens it.
    word: &'static str,
    /// What is chosen.
    title: &'static str,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let columns = Memo::new(move |_| {
        table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.columns.iter().map(|c| (c.id, c.name.clone())).collect::<Vec<_>>()))
    });
    let toggle = move |id: ColumnId| {
        chosen.update(|chosen| match chosen.iter().position(|c| *c == id) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(id),
        })
    };
    let place = move |id: ColumnId| chosen.with(|chosen| chosen.iter().position(|c| *c == id));
    let done = move |_| {
        let columns = chosen.get_untracked();
        if !columns.is_empty() {
            add.run(columns);
        }
        chosen.set(Vec::new());
        is_open.set(false);
    };
    view! {
        <Show when=move || is_open.get() fallback=move || view! {
            <button class="button tiny" on:click=move |_| is_open.set(true)>{icon(Icon::Plus)}{word}</button>
        }>
            <div class="choose" role="group" aria-label=title>
                <p class="muted small">{title}", in this order:"</p>
                <div class="row wrap">
                    {move || columns.get().into_iter().map(|(id, name)| view! {
                        <button class="button tiny outlined" aria-pressed=move || place(id).is_some().to_string() on:click=move |_| toggle(id)>
                            {move || place(id).map(|at| format!("{}. ", at + 1))}{name}
                        </button>
                    }).collect_view()}
                </div>
                <div class="row">
                    <button class="button tiny strong" disabled=move || chosen.with(Vec::is_empty) on:click=done>"Add"</button>
                    <button class="button tiny" on:click=move |_| { chosen.set(Vec::new()); is_open.set(false); }>"Cancel"</button>
                </div>
            </div>
        </Show>
    }
}

/// Words for what happens to a row when the row that it points at goes away or changes.
const ACTION_WORDS: [&str; 5] = ["No action", "Restrict", "Cascade", "Set null", "Set default"];

/// The two actions of a foreign key.
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
        </div>
    }
}

/// A foreign key in the words of its two ends: "author_id → author (id)".
pub fn arrow(bridge: Bridge, table: &Table, key: &ForeignKey) -> String {
    let document = bridge.document();
    let target = document.schema.table(key.target);
    let there = target.map_or("?".to_owned(), |target| format!("{} ({})", target.name, names_of(target, &key.target_columns)));
    format!("{} → {there}", names_of(table, &key.columns))
}

#[component]
fn ForeignLine(id: TableId, table: Shown, key: crate::schema::ForeignKeyId) -> impl IntoView {
    let bridge = bridge();
    let known = Signal::derive(move || table.with(|t| t.as_ref().and_then(|t| t.foreign_key(key).cloned())));
    let say = move || {
        table.with(|t| match (t, known.get()) {
            (Some(table), Some(key)) => arrow(bridge, table, &key),
            _ => String::new(),
        })
    };
    let name = Signal::derive(move || known.with(|key| key.as_ref().map_or(String::new(), |key| key.name.clone())));
    view! {
        <li class="constraint">
            <span class="clip">{say}</span>
            <span class="row"><NameAndDrop id constraint=Constraint::ForeignKey(key) name what="foreign key"/></span>
            <Actions id key=known/>
        </li>
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
