//! The outline: tables with their columns, relations as sentences, enums; a filter over all of them.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::bridge::{Bridge, bridge};
use super::icon::{Icon, icon};
use super::list::list;
use super::memo::memo;
use super::words;
use crate::document::{Document, Edit};
use crate::editor::{Action, Goes, Selection, ViewCommand};
use crate::schema::{AnnotationId, ColumnId, EnumId, RelationId, Table, TableId, relations};
use crate::web;

/// A line of the outline that can be chosen.
#[derive(Clone, Debug, PartialEq)]
enum Entry {
    Table { id: TableId, name: String, columns: usize },
    Column { table: TableId, id: ColumnId, name: String, data_type: String, mark: &'static str },
    Relation { id: RelationId, kind: &'static str, say: String },
    Enum { id: EnumId, name: String, values: String },
    Drawn { id: AnnotationId, text: String, word: &'static str },
}

const FILTER: &str = "filter";

/// Of each kind, as many lines are shown: nobody scrolls through more, and a page of thousands of them is slow.
const MOST: usize = 400;

/// The outline.
#[component]
pub fn Outline() -> impl IntoView {
    let bridge = bridge();
    let filter = RwSignal::new(String::new());
    let opened = RwSignal::new(Vec::<TableId>::new());
    let tree = NodeRef::<html::Div>::new();
    let document = memo(move || Shown(bridge.document()));
    let tables = memo(move || table_entries(&document.get().0, &filter.get(), &opened.get()));
    let related = memo(move || relation_entries(&document.get().0, &filter.get()));
    let enums = memo(move || enum_entries(&document.get().0, &filter.get()));
    let drawn = memo(move || drawn_entries(&document.get().0, &filter.get()));
    let group = move |title: &'static str, entries: Memo<Vec<Entry>>, none: &'static str| {
        view! {
            <div class="group" role="group" aria-label=title>
                <h2>{title}<span class="tag">{move || entries.get().iter().filter(|e| !matches!(e, Entry::Column { .. })).count()}</span></h2>
                <ul>
                    {list(move || entries.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>()), key_of, move |entry| line(bridge, entry, opened))}
                </ul>
                <Show when=move || { entries.with(Vec::len) > MOST }>
                    <p class="none muted small">{move || format!("{} more: type in the filter.", entries.with(Vec::len) - MOST)}</p>
                </Show>
                <Show when=move || entries.with(Vec::is_empty)>
                    <p class="none muted small">{move || if filter.with(String::is_empty) { none } else { "Nothing with this name." }}</p>
                </Show>
            </div>
        }
    };
    view! {
        <div class="filter">
            {icon(Icon::Search)}
            <input
                type="search"
                id=FILTER
                class="field"
                aria-label="Filter the outline"
                placeholder="Filter"
                autocomplete="off"
                prop:value=move || filter.get()
                on:input=move |event| filter.set(event_target_value(&event))
            />
        </div>
        <div class="tree" node_ref=tree on:keydown=move |event| walk(&event)>
            {group("Tables", tables, "No tables yet. Press T on the canvas.")}
            {group("Relations", related, "Drag from one table to another to connect them.")}
            {group("Enums", enums, "An enum is a type with a fixed list of values.")}
            <Show when=move || drawn.with(|drawn| !drawn.is_empty())>{group("Areas and notes", drawn, "")}</Show>
            <button class="button tiny" on:click=move |_| add_enum(bridge)>{icon(Icon::Plus)}"Add enum"</button>
        </div>
    }
}

/// A document that counts as the same while it is the same in memory.
#[derive(Clone)]
struct Shown(std::sync::Arc<Document>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.0, &other.0)
    }
}

fn key_of(entry: &Entry) -> String {
    match entry {
        Entry::Table { id, name, columns } => format!("t{id}{columns}{name}"),
        Entry::Column { table, id, name, data_type, mark } => format!("c{table}{id}{mark}{data_type} {name}"),
        Entry::Relation { id, say, .. } => format!("r{id:?}{say}"),
        Entry::Enum { id, name, values } => format!("e{id}{name} {values}"),
        Entry::Drawn { id, text, .. } => format!("d{id}{text}"),
    }
}

fn has(text: &str, wanted: &str) -> bool {
    wanted.is_empty() || text.to_lowercase().contains(&wanted.to_lowercase())
}

fn table_entries(document: &Document, filter: &str, opened: &[TableId]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let wanted = filter.trim();
    for table in document.schema.tables_by_name() {
        let by_name = has(&table.name, wanted);
        let found: Vec<_> = table.columns.iter().filter(|c| has(&c.name, wanted)).collect();
        if !by_name && found.is_empty() {
            continue;
        }
        entries.push(Entry::Table { id: table.id, name: table.name.clone(), columns: table.columns.len() });
        let is_open = opened.contains(&table.id);
        let shown = if is_open {
            table.columns.iter().collect()
        } else if wanted.is_empty() || by_name {
            Vec::new()
        } else {
            found
        };
        entries.extend(shown.into_iter().map(|column| Entry::Column {
            table: table.id,
            id: column.id,
            name: column.name.clone(),
            data_type: document.schema.write_type(&column.data_type),
            mark: mark(table, column.id),
        }));
    }
    entries
}

fn mark(table: &Table, column: ColumnId) -> &'static str {
    match (table.is_primary(column), table.is_foreign(column)) {
        (true, true) => "PK FK",
        (true, false) => "PK",
        (false, true) => "FK",
        (false, false) => "",
    }
}

fn relation_entries(document: &Document, filter: &str) -> Vec<Entry> {
    relations(&document.schema)
        .iter()
        .map(|relation| Entry::Relation {
            id: relation.id,
            kind: words::cardinality(relation.cardinality),
            say: document.schema.explain(relation),
        })
        .filter(|entry| matches!(entry, Entry::Relation { say, .. } if has(say, filter.trim())))
        .collect()
}

fn enum_entries(document: &Document, filter: &str) -> Vec<Entry> {
    let words = |e: &crate::schema::EnumType| e.values.iter().map(|v| v.name.clone()).collect::<Vec<_>>().join(", ");
    document
        .schema
        .enums_by_name()
        .into_iter()
        .filter(|e| has(&e.name, filter.trim()))
        .map(|e| Entry::Enum { id: e.id, name: e.name.clone(), values: words(e) })
        .collect()
}

fn drawn_entries(document: &Document, filter: &str) -> Vec<Entry> {
    let drawn = document.layout.annotations.iter().filter(|drawn| has(&drawn.text, filter.trim()));
    drawn.map(|drawn| Entry::Drawn { id: drawn.id, text: drawn.text.clone(), word: drawn.word() }).collect()
}

/// One line: a button that selects, and for a table one that opens it.
fn line(bridge: Bridge, entry: Entry, opened: RwSignal<Vec<TableId>>) -> AnyView {
    let selection = bridge.selection();
    match entry {
        Entry::Table { id, name, columns } => {
            let is_open = move || opened.with(|opened| opened.contains(&id));
            let toggle = move |_| {
                opened.update(|opened| match opened.iter().position(|open| *open == id) {
                    Some(at) => drop(opened.remove(at)),
                    None => opened.push(id),
                })
            };
            let is_selected = move || selection.with(|selection| selection.tables.contains(&id));
            let label = format!("Columns of {name}");
            view! {
                <li class="line-of-table" class:selected=is_selected>
                    <button class="button tiny square" aria-label=label aria-expanded=move || is_open().to_string() on:click=toggle>
                        {move || if is_open() { icon(Icon::Down) } else { icon(Icon::Right) }}
                    </button>
                    <button
                        class="entry"
                        aria-current=move || is_selected().to_string()
                        on:click=move |_| bridge.show_table(id)
                    >
                        <span class="grow clip">{name}</span>
                        <span class="muted small">{columns}<span class="hidden-text">" columns"</span></span>
                    </button>
                </li>
            }
            .into_any()
        }
        Entry::Column { table, id, name, data_type, mark } => {
            let is_selected = move || selection.with(|selection| selection.column == Some((table, id)));
            let select = move |_| {
                let column = Some((table, id));
                bridge.send(Action::Select(Selection { tables: vec![table], column, ..Selection::default() }));
                bridge.send(Action::View(ViewCommand::Show(table)));
            };
            view! {
                <li class="line-of-column" class:selected=is_selected>
                    <button class="entry" aria-current=move || is_selected().to_string() on:click=select>
                        <span class="clip">{name}</span>
                        <span class="grow clip muted small">{data_type}</span>
                        {(!mark.is_empty()).then(|| view! { <span class="mark">{mark}</span> })}
                    </button>
                </li>
            }
            .into_any()
        }
        Entry::Relation { id, kind, say } => {
            let is_selected = move || selection.with(|selection| selection.relation == Some(id));
            view! {
                <li class:selected=is_selected>
                    <button class="entry tall" aria-current=move || is_selected().to_string() on:click=move |_| select_relation(bridge, id)>
                        <span class="tag">{kind}</span>
                        <span class="grow">{say}</span>
                    </button>
                </li>
            }
            .into_any()
        }
        Entry::Drawn { id, text, word } => {
            let is_selected = move || selection.with(|selection| selection.annotations.contains(&id));
            view! {
                <li class:selected=is_selected>
                    <button class="entry" aria-current=move || is_selected().to_string() on:click=move |_| bridge.send(Action::Go(Goes::Annotation(id)))>
                        <span class="grow clip">{text}</span>
                        <span class="muted small">{word}</span>
                    </button>
                </li>
            }
            .into_any()
        }
        Entry::Enum { id, name, values } => {
            let panels = expect_context::<super::shell::Panels>();
            let chosen = expect_context::<super::inspect::ChosenEnum>();
            let select = move |_| {
                bridge.send(Action::Select(Selection::default()));
                chosen.choose(id);
                panels.open(super::shell::Tab::Inspect);
            };
            view! {
                <li class:selected=move || chosen.is(id)>
                    <button class="entry" on:click=select>
                        <span class="clip">{name}</span>
                        <span class="grow clip muted small">{values}</span>
                    </button>
                </li>
            }
            .into_any()
        }
    }
}

/// Puts the focus into the filter: at once where the outline is open, so that the next letter already belongs to it, and
/// otherwise with the frame that opens it.
pub fn focus_filter(is_open: bool) {
    let focus = || {
        if let Some(filter) = web::page().and_then(|page| page.get_element_by_id(FILTER)) {
            web::pointer::focus(&filter);
        }
    };
    if is_open {
        focus();
    } else {
        request_animation_frame(focus);
    }
}

/// Selects a relation, which shows it in the panel and on the canvas.
pub fn select_relation(bridge: Bridge, id: RelationId) {
    bridge.send(Action::Select(Selection { relation: Some(id), ..Selection::default() }));
    let document = bridge.document();
    if let Some(relation) = relations(&document.schema).into_iter().find(|relation| relation.id == id) {
        bridge.send(Action::View(ViewCommand::Show(relation.target)));
        bridge.send(Action::View(ViewCommand::Show(relation.source)));
    }
}

fn add_enum(bridge: Bridge) {
    let id: EnumId = bridge.mint();
    let names: Vec<String> = bridge.document().schema.enums.values().map(|e| e.name.clone()).collect();
    let name = crate::schema::unique_name("status", |name| names.iter().any(|taken| taken == name));
    bridge.edit(Edit::AddEnum { id, name, values: vec!["draft".into(), "published".into()] });
    bridge.send(Action::Select(Selection::default()));
    expect_context::<super::inspect::ChosenEnum>().choose(id);
    expect_context::<super::shell::Panels>().open(super::shell::Tab::Inspect);
}

/// Arrows walk through the lines; right and left open and close a table.
fn walk(event: &KeyboardEvent) {
    let Some(page) = web::page() else { return };
    let Some(now) = page.active_element() else { return };
    let step: i32 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        key @ ("ArrowRight" | "ArrowLeft") => {
            let wanted = if key == "ArrowRight" { "false" } else { "true" };
            let fold = now.parent_element().and_then(|line| line.query_selector("[aria-expanded]").ok().flatten());
            if let Some(fold) = fold.filter(|fold| fold.get_attribute("aria-expanded").as_deref() == Some(wanted)) {
                event.prevent_default();
                web::click(&fold);
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    let Ok(entries) = page.query_selector_all(".tree .entry") else { return };
    let at = (0..entries.length()).find(|at| entries.get(*at).is_some_and(|node| now.is_same_node(Some(&node))));
    let next = at.and_then(|at| at.checked_add_signed(step)).unwrap_or(0);
    if let Some(node) = entries.get(next).and_then(|node| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(node).ok()) {
        web::pointer::focus(&node);
    }
}
