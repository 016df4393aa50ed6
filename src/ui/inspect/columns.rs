//! The columns of a table as a grid that is typed into: Tab goes to the next cell, Enter to the next row.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::document::Edit;
use crate::editor::{Action, Cell, Selection};
use crate::schema::{Column, ColumnId, DefaultValue, Generated, Table, TableId};
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::field::{Field, Pick, Tick};
use crate::ui::icon::{Icon, icon};
use crate::ui::list::list;
use crate::ui::memo::memo;
use crate::web::{self, pointer};

/// The table whose columns are shown.
type Shown = Memo<Option<Arc<Table>>>;

/// The columns of a table.
#[component]
pub fn Columns(id: TableId, table: Shown) -> impl IntoView {
    let bridge = bridge();
    let ids = memo(move || table.with(|t| t.as_ref().map_or(Vec::new(), |t| t.columns.iter().map(|c| c.id).collect())));
    // A column chosen in the outline or on the canvas opens here.
    let opened = RwSignal::new(None::<ColumnId>);
    Effect::new(move |_| {
        if let Some((_, column)) = bridge.selection().with(|s| s.column.filter(|(table, _)| *table == id)) {
            opened.set(Some(column));
        }
    });
    view! {
        <section class="part" aria-labelledby="columns-title">
            <h3 id="columns-title">"Columns"</h3>
            <div class="columns" role="table" aria-labelledby="columns-title">
                {list(move || ids.get(), ToString::to_string, move |column| view! {
                    <Row place=(id, column) table opened/>
                })}
                <NewColumn id/>
            </div>
        </section>
    }
}

/// What a row shows: the column, and what the keys of the table make of it.
#[derive(Clone, PartialEq)]
struct Facts {
    column: Column,
    data_type: String,
    primary: bool,
    unique: bool,
    foreign: bool,
}

fn facts(bridge: Bridge, table: Option<&Arc<Table>>, id: ColumnId) -> Option<Facts> {
    let table = table?;
    let column = table.column(id)?.clone();
    Some(Facts {
        data_type: bridge.document().schema.write_type(&column.data_type),
        primary: table.is_primary(id),
        // A primary key is unique anyway: the mark says that it is so beside that.
        unique: table.is_unique(&[id]) && table.primary_columns() != [id],
        foreign: table.is_foreign(id),
        column,
    })
}

#[component]
fn Row(place: (TableId, ColumnId), table: Shown, opened: RwSignal<Option<ColumnId>>) -> impl IntoView {
    let bridge = bridge();
    let (id, column) = place;
    let known = memo(move || table.with(|table| facts(bridge, table.as_ref(), column)));
    let text = move |of: fn(&Facts) -> &str| Signal::derive(move || known.with(|k| k.as_ref().map_or(String::new(), |k| of(k).to_owned())));
    let is = move |of: fn(&Facts) -> bool| Signal::derive(move || known.with(|k| k.as_ref().is_some_and(of)));
    let name = text(|k| &k.column.name);
    let is_open = move || opened.get() == Some(column);
    let key = Callback::new(move |event: KeyboardEvent| row_key(bridge, place, &event));
    let (primary, unique) = (is(|k| k.primary), is(|k| k.unique));
    let required = is(|k| k.primary || !k.column.nullable);
    view! {
        <div class="column" role="row" class:open=is_open data-column=column.to_string()>
            <span role="cell">
                <Field
                    label="Name"
                    class="quiet column-name"
                    value=name
                    commit=Callback::new(move |name| bridge.edit(Edit::RenameColumn { table: id, column, name }))
                    key
                />
            </span>
            <span role="cell">
                <Field
                    label=Signal::derive(move || format!("Type of {}", name.get()))
                    class="quiet column-type"
                    list="types"
                    value=text(|k| &k.data_type)
                    commit=Callback::new(move |data_type| bridge.edit(Edit::RetypeColumn { table: id, column, data_type }))
                    key
                />
            </span>
            <span role="cell" class="flags">
                <Flag word="PK" label="primary key" class="primary" name value=primary
                    commit=Callback::new(move |primary| bridge.edit(Edit::SetPrimary { table: id, column, primary }))/>
                <Flag word="NN" label="must have a value" class="required" name value=required
                    commit=Callback::new(move |required: bool| bridge.edit(Edit::SetNullable { table: id, column, nullable: !required }))/>
                <Flag word="U" label="no two rows alike" class="unique" name value=unique
                    commit=Callback::new(move |unique| bridge.edit(Edit::SetUnique { table: id, column, unique }))/>
            </span>
            <span role="cell">
                <button
                    class="button tiny square"
                    aria-label=move || format!("More about {}", name.get())
                    aria-expanded=move || is_open().to_string()
                    on:click=move |_| {
                        let open = !is_open();
                        opened.set(open.then_some(column));
                        let chosen = open.then_some((id, column));
                        bridge.send(Action::Select(Selection { tables: vec![id], column: chosen, ..Selection::default() }));
                    }
                >{move || if is_open() { icon(Icon::Down) } else { icon(Icon::Right) }}</button>
            </span>
            <Show when=is_open>
                <div class="more" role="cell"><More place known table/></div>
            </Show>
        </div>
    }
}

/// One of the three marks of a column.
#[component]
fn Flag(
    word: &'static str,
    label: &'static str,
    class: &'static str,
    name: Signal<String>,
    value: Signal<bool>,
    commit: Callback<bool>,
) -> impl IntoView {
    view! {
        <button
            class=format!("flag {class}")
            aria-label=move || format!("{word}: {label}, {}", name.get())
            title=label
            aria-pressed=move || value.get().to_string()
            on:click=move |_| commit.run(!value.get_untracked())
        >{word}</button>
    }
}

/// What a column has beside name, type and marks.
#[component]
fn More(place: (TableId, ColumnId), known: Memo<Option<Facts>>, table: Shown) -> impl IntoView {
    let bridge = bridge();
    let (id, column) = place;
    let of_column =
        move |of: fn(&Column) -> String| Signal::derive(move || known.with(|k| k.as_ref().map_or(String::new(), |k| of(&k.column))));
    let is_expression =
        memo(move || known.with(|k| k.as_ref().is_some_and(|k| matches!(k.column.default, Some(DefaultValue::Expression(_))))));
    let default_text = of_column(|c| match &c.default {
        Some(DefaultValue::Literal(text) | DefaultValue::Expression(text)) => text.clone(),
        None => String::new(),
    });
    let kind = Signal::derive(move || {
        known.with(|k| match k.as_ref().and_then(|k| k.column.default.as_ref()) {
            None => 0,
            Some(DefaultValue::Literal(_)) => 1,
            Some(DefaultValue::Expression(_)) => 2,
        })
    });
    let set_default = move |default| bridge.edit(Edit::SetDefault { table: id, column, default });
    let formula = Signal::derive(move || {
        known.with(|k| {
            table.with(|t| match (k.as_ref().and_then(|k| k.column.generated.as_ref()), t) {
                (Some(Generated { expression, .. }), Some(table)) => expression.display(&table.columns),
                _ => String::new(),
            })
        })
    });
    let stored = Signal::derive(move || known.with(|k| k.as_ref().and_then(|k| k.column.generated.as_ref()).is_some_and(|g| g.stored)));
    let generate = move |expression: String, stored: bool| bridge.edit(Edit::SetGenerated { table: id, column, expression, stored });
    view! {
        <div class="labelled">
            <span class="label">"Default: what a row gets that does not say"</span>
            <div class="row">
                <Pick
                    label="Kind of default"
                    options=Signal::derive(|| vec!["none".into(), "value".into(), "expression".into()])
                    value=kind
                    commit=Callback::new(move |kind| {
                        let text = default_text.get_untracked();
                        set_default(match kind {
                            0 => None,
                            1 => Some(DefaultValue::Literal(text)),
                            _ => Some(DefaultValue::Expression(if text.is_empty() { "now()".into() } else { text })),
                        });
                    })
                />
                <Field
                    label="Default"
                    placeholder="no default"
                    value=default_text
                    commit=Callback::new(move |text: String| {
                        set_default(match is_expression.get_untracked() {
                            true if text.is_empty() => None,
                            true => Some(DefaultValue::Expression(text)),
                            false => Some(DefaultValue::Literal(text)),
                        });
                    })
                />
            </div>
        </div>
        <Tick
            label="Numbered by the database (identity)"
            value=Signal::derive(move || known.with(|k| k.as_ref().is_some_and(|k| k.column.identity)))
            commit=Callback::new(move |identity| bridge.edit(Edit::SetIdentity { table: id, column, identity }))
        />
        <div class="labelled">
            <span class="label">"Computed from other columns"</span>
            <Field label="Expression that computes it" class="mono" placeholder="price * amount" value=formula
                commit=Callback::new(move |text| generate(text, stored.get_untracked() || formula.get_untracked().is_empty()))/>
            <Show when=move || !formula.get().is_empty()>
                <Tick label="Stored in the row" value=stored commit=Callback::new(move |stored| generate(formula.get_untracked(), stored))/>
            </Show>
        </div>
        <div class="labelled">
            <span class="label">"Comment"</span>
            <Field label="Comment of the column" value=of_column(|c| c.comment.clone())
                commit=Callback::new(move |comment| bridge.edit(Edit::CommentColumn { table: id, column, comment }))/>
        </div>
        <Whereabouts place/>
        <div class="row wrap">
            <button class="button tiny outlined" on:click=move |_| move_column(bridge, place, -1)>{icon(Icon::ArrowUp)}"Move up"</button>
            <button class="button tiny outlined" on:click=move |_| move_column(bridge, place, 1)>{icon(Icon::ArrowDown)}"Move down"</button>
            <span class="grow"></span>
            <button class="button tiny danger" on:click=move |_| delete_column(bridge, place)>{icon(Icon::Trash)}"Delete column"</button>
        </div>
    }
}

/// The table that a column stands in, where there are others: choosing one moves the column there.
#[component]
fn Whereabouts(place: (TableId, ColumnId)) -> impl IntoView {
    let bridge = bridge();
    let (table, column) = place;
    let tables = memo(move || {
        let named = |table: &Arc<Table>| (table.id, table.name.clone());
        bridge.design().with(|design| design.schema.tables_by_name().into_iter().map(named).collect::<Vec<_>>())
    });
    let commit = Callback::new(move |at: usize| {
        if let Some(target) = tables.with_untracked(|tables| tables.get(at).map(|(id, _)| *id)) {
            bridge.edit(Edit::MoveColumnToTable { table, column, target, position: None });
            bridge.send(Action::Select(Selection::column(target, column)));
        }
    });
    view! {
        <Show when=move || tables.with(|tables| tables.len() > 1)>
            <div class="labelled">
                <span class="label">"Table that it stands in"</span>
                <Pick
                    label="Table that it stands in"
                    options=Signal::derive(move || tables.with(|tables| tables.iter().map(|(_, name)| name.clone()).collect()))
                    value=Signal::derive(move || tables.with(|tables| tables.iter().position(|(id, _)| *id == table)).unwrap_or(0))
                    commit
                />
            </div>
        </Show>
    }
}

fn position(bridge: Bridge, (id, column): (TableId, ColumnId)) -> Option<(usize, usize)> {
    let document = untrack(|| bridge.document());
    let table = document.schema.table(id)?;
    Some((table.position(column)?, table.columns.len()))
}

fn move_column(bridge: Bridge, place: (TableId, ColumnId), by: i32) {
    let Some((at, count)) = position(bridge, place) else { return };
    if let Some(to) = at.checked_add_signed(by as isize).filter(|to| *to < count) {
        bridge.edit(Edit::MoveColumn { table: place.0, column: place.1, position: to });
    }
}

fn delete_column(bridge: Bridge, (table, column): (TableId, ColumnId)) {
    bridge.edit(Edit::DeleteColumns { table, columns: vec![column] });
}

/// Enter goes down, Alt with an arrow moves the column, Ctrl+Delete deletes it.
fn row_key(bridge: Bridge, place: (TableId, ColumnId), event: &KeyboardEvent) {
    match (event.key().as_str(), event.alt_key(), event.ctrl_key() || event.meta_key()) {
        ("Enter", false, false) => focus_below(event),
        ("ArrowUp", true, false) => move_column(bridge, place, -1),
        ("ArrowDown", true, false) => move_column(bridge, place, 1),
        ("Delete" | "Backspace", false, true) => {
            focus_below(event);
            delete_column(bridge, place);
        }
        _ => return,
    }
    event.prevent_default();
}

/// The same cell of the row below, or the row for a new column.
fn focus_below(event: &KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let Some(cell) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let class = if cell.class_list().contains("column-type") { ".column-type" } else { ".column-name" };
    let below = cell.closest(".column").ok().flatten().and_then(|row| row.next_element_sibling());
    let next = below.and_then(|row| row.query_selector(class).or_else(|_| row.query_selector("input")).ok().flatten());
    let last = || web::page().and_then(|page| page.query_selector(".column.new input").ok().flatten());
    if let Some(next) = next.or_else(last) {
        pointer::focus(&next);
    }
}

/// The row in which the name of a new column is typed.
#[component]
fn NewColumn(id: TableId) -> impl IntoView {
    let bridge = bridge();
    let input = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(input) = input.get_untracked() else { return };
        let typed = input.value();
        if !typed.trim().is_empty() && bridge.type_into(Cell::New(id), typed.trim()) {
            input.set_value("");
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <div class="column new" role="row">
            <span role="cell">
                <input
                    node_ref=input
                    class="field quiet column-name"
                    aria-label="New column"
                    placeholder="New column: email varchar(255)"
                    autocomplete="off"
                    spellcheck="false"
                    data-testid="new-column"
                    on:keydown=on_key
                    on:change=move |_| add()
                />
            </span>
            <span role="cell">
                <button class="button tiny square" aria-label="Add column" on:click=move |_| add()>{icon(Icon::Plus)}</button>
            </span>
        </div>
    }
}
