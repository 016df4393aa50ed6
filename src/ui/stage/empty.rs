//! What an empty design says: type a name and go, or start from a template, or open a file.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use super::SURFACE;
use crate::document::Edit;
use crate::document::template::OFFERED;
use crate::editor::{Action, Cell, Selection, ViewCommand};
use crate::schema::TableId;
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::designs::{ask_for_file, start_template};
use crate::ui::engine;
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;
use crate::ui::notices::notices;
use crate::ui::saving::Saver;
use crate::web::{self, pointer};

/// The page stands first; then the small pictures are asked for.
const PICTURES: Duration = Duration::from_millis(400);

/// What stands on the canvas while nothing else does. It goes away with the first table.
#[component]
pub fn Empty() -> impl IntoView {
    let bridge = bridge();
    let is_empty = memo(move || bridge.looking_at().is_none() && bridge.design().with(|design| design.schema.tables.is_empty()));
    view! { <Show when=move || is_empty.get()><Welcome/></Show> }
}

#[component]
fn Welcome() -> impl IntoView {
    let bridge = bridge();
    let (saver, notices) = (expect_context::<Saver>(), notices());
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        // Whoever undid everything on the canvas stays there: the keys that redo it are the canvas's.
        let on_canvas = web::page().and_then(|page| page.active_element()).is_some_and(|element| element.id() == SURFACE);
        if let Some(input) = input.get().filter(|_| !on_canvas) {
            pointer::focus(&input);
        }
    });
    // The small pictures come from the worker; without them the names are there all the same.
    let pictures = RwSignal::new(Vec::<String>::new());
    let ask = async move {
        if let Ok(answer) = engine::ask(bridge.design().get_untracked(), "{\"want\":\"templates\"}".into()).await {
            pictures.try_set(answer.get("templates").list().iter().map(|template| template.get("picture").string()).collect());
        }
    };
    set_timeout(move || spawn_local(ask), PICTURES);
    let on_key = move |event: KeyboardEvent| {
        let Some(input) = input.get_untracked() else { return };
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            first_table(bridge, &input.value());
        }
    };
    view! {
        <section class="welcome" aria-labelledby="welcome-title" data-testid="empty">
            <h2 id="welcome-title">"What does your database keep?"</h2>
            <div class="first">
                <input
                    node_ref=input
                    class="field"
                    aria-label="Type a table name"
                    placeholder="Type a table name, such as book"
                    autocomplete="off"
                    spellcheck="false"
                    data-testid="first-table"
                    on:keydown=on_key
                />
                <button
                    class="button strong"
                    on:click=move |_| {
                        if let Some(input) = input.get_untracked() {
                            first_table(bridge, &input.value());
                        }
                    }
                >"Add table"</button>
            </div>
            <ul class="hints muted small">
                <li><kbd>"T"</kbd>" or a double click on the canvas makes a table"</li>
                <li>"Type columns one after another with "<kbd>"Tab"</kbd>" and "<kbd>"Enter"</kbd></li>
                <li>"Drag from one table to another to connect them"</li>
            </ul>
            <h3>"Or start from a template"</h3>
            <ul class="templates">
                {OFFERED.iter().enumerate().map(|(at, (name, about))| view! {
                    <li>
                        <button class="template" on:click=move |_| start_template(bridge, saver, notices, name)>
                            <span class="thumbnail" inner_html=move || pictures.with(|list| list.get(at).cloned())></span>
                            <strong>{*name}</strong>
                            <span class="muted small">{*about}</span>
                        </button>
                    </li>
                }).collect_view()}
            </ul>
            <p class="muted small">
                "You have a file? "
                <button class="button outlined tiny" on:click=move |_| ask_for_file()>{icon(Icon::FolderOpen)}"Open file"</button>
                " or drop it on this page."
            </p>
        </section>
    }
}

fn first_table(bridge: Bridge, name: &str) {
    let name = name.trim();
    if name.is_empty() {
        bridge.send(Action::NewTable(None));
        return;
    }
    let id: TableId = bridge.mint();
    let centre = bridge.read(|editor| editor.viewport().seen().centre());
    bridge.edit(Edit::AddTable { id, name: name.to_owned(), x: (centre.x - 110.0).round(), y: (centre.y - 80.0).round() });
    bridge.send(Action::Select(Selection { tables: vec![id], ..Selection::default() }));
    bridge.send(Action::View(ViewCommand::Show(id)));
    bridge.send(Action::EditCell(Cell::New(id)));
}
