//! The designs of this browser: the menu, files in and out, templates.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::boot::{self, Start};
use super::bridge::{Bridge, bridge};
use super::engine;
use super::icon::{Icon, icon};
use super::import::{self, Importer};
use super::notices::{Notices, notices};
use super::saving::{Place, Saver, open_stored};
use super::shell::Panels;
use super::states;
use super::words;
use crate::document::template::OFFERED;
use crate::document::{read_file, write_file};
use crate::web::storage::{self, Listed};
use crate::web::{self, download, files};

/// The name of the menu in the page.
pub const MENU: &str = "designs";
const INPUT: &str = "open-file";

/// The kind of our files, for the browser.
const JSON: &str = "application/json";

/// Opens the text of a file as a new design.
pub fn open_text(saver: Saver, notices: Notices, name: &str, text: &str) {
    match read_file(text) {
        Ok((mut document, repairs)) => {
            if document.name.trim().is_empty() {
                document.name = name.trim_end_matches(".json").trim_end_matches(".relata").to_owned();
            }
            let say = format!("Opened {} as a new design.", document.name);
            if !saver.start(document, notices) {
                return;
            }
            match repairs.first() {
                None => notices.say(say),
                Some(first) => notices.fail(format!(
                    "{say} {} in the file did not fit and were repaired: {}",
                    words::count(repairs.len(), "thing"),
                    first.say
                )),
            }
        }
        Err(error) => notices.fail(format!("{name} was not opened. {error}")),
    }
}

/// Opens a file as a new design, or has its text read.
pub fn open_file(bridge: Bridge, saver: Saver, notices: Notices, importer: Importer, file: File) {
    let name = file.name();
    if import::is_text_file(&name) {
        return importer.open_file(notices, file);
    }
    spawn_local(async move {
        if name.ends_with(".png") || name.ends_with(".svg") {
            match engine::ask_for_file(bridge.design().get_untracked(), "{\"want\":\"opened\"}".into(), Some(file)).await {
                Ok((answer, _)) => open_text(saver, notices, &name, &answer.get("design").string()),
                Err(failure) => notices.fail(failure),
            }
            return;
        }
        match files::text(&file).await {
            Some(text) => open_text(saver, notices, &name, &text),
            None => notices.fail(format!("{name} cannot be read. Is it a file that Relata saved?")),
        }
    });
}

/// Saves the design as a file.
pub fn save_file(bridge: Bridge) {
    let design = bridge.design().get_untracked();
    let name = format!("{}.relata.json", download::file_name(&design.name));
    download::save(&name, JSON, write_file(&design).as_bytes());
}

/// Says that an entry cannot be read, and offers its text.
pub fn offer_raw(notices: Notices, say: String, id: String) {
    let say = format!("The saved design was not opened. {say} It is kept untouched; here is a new design.");
    notices.hold(say, "Download it", move || {
        if let Some(text) = storage::raw(&id) {
            download::save("damaged-design.txt", "text/plain", text.as_bytes());
        }
    });
}

/// Opens the dialog of the system for a file.
pub fn ask_for_file() {
    let input = web::page().and_then(|page| page.get_element_by_id(INPUT));
    if let Some(input) = input.and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok()) {
        input.click();
    }
}

/// The input behind "Open file".
#[component]
pub fn OpenFile() -> impl IntoView {
    let (bridge, saver, notices) = (bridge(), expect_context::<Saver>(), notices());
    let importer = expect_context::<Importer>();
    view! {
        <input
            type="file"
            id=INPUT
            hidden
            aria-label="Open a design from a file"
            data-testid=INPUT
            accept=".json,.svg,.png,application/json,.py,.sql,.csv,.tsv,.mmd,.dbml"
            on:change=move |event| {
                if let Some(file) = files::chosen(&event) {
                    open_file(bridge, saver, notices, importer, file);
                }
            }
        />
    }
}

/// The menu of designs.
#[component]
pub fn DesignMenu() -> impl IntoView {
    let (bridge, saver, notices) = (bridge(), expect_context::<Saver>(), notices());
    let (importer, panels) = (expect_context::<Importer>(), expect_context::<Panels>());
    let menu = NodeRef::<html::Div>::new();
    let listed = RwSignal::new(Vec::<Listed>::new());
    let refresh = move || {
        saver.save_now();
        listed.set(storage::list());
    };
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            let _ = menu.hide_popover();
        }
    };
    let item = move |shown: Icon, word: &'static str, act: Callback<()>| {
        view! {
            <li><button class="item" on:click=move |_| { close(); act.run(()); }>{icon(shown)}{word}</button></li>
        }
    };
    let new = Callback::new(move |()| {
        saver.switch(Start { document: boot::new_design(), place: Place::new() }, notices);
    });
    let duplicate = Callback::new(move |()| {
        let mut copy = (*bridge.design().get_untracked()).clone();
        copy.name = format!("{} (copy)", copy.name);
        let say = format!("This is {} now.", copy.name);
        if saver.start(copy, notices) {
            notices.say(say);
        }
    });
    let delete = Callback::new(move |()| delete_open(bridge, saver, notices));
    view! {
        <div
            node_ref=menu
            id=MENU
            class="menu designs"
            popover="auto"
            role="dialog"
            aria-label="Designs"
            on:beforetoggle=move |_: web_sys::Event| refresh()
        >
            <ul>
                {item(Icon::FileNew, "New design", new)}
                {item(Icon::FolderOpen, "Open file…", Callback::new(|()| ask_for_file()))}
                {item(Icon::FolderOpen, "Import text…", Callback::new(move |()| importer.open(String::new(), String::new())))}
                {item(Icon::Save, "Save as file", Callback::new(move |()| save_file(bridge)))}
                {item(Icon::Download, "Download a picture…", Callback::new(move |()| panels.picture.set(true)))}
                {item(Icon::Files, "Duplicate design", duplicate)}
                {item(Icon::Back, "Earlier states…", Callback::new(move |()| panels.states.set(true)))}
                {item(Icon::Trash, "Delete design", delete)}
            </ul>
            <hr/>
            <h2 id="designs-here">"In this browser"</h2>
            <ul aria-labelledby="designs-here">
                {move || {
                    let open = saver.id();
                    listed.get().into_iter().map(|design| {
                        let is_open = design.id == open;
                        let id = design.id.clone();
                        let go = move |_| {
                            close();
                            if !is_open {
                                switch_to(saver, notices, &id);
                            }
                        };
                        view! {
                            <li>
                                <button class="item" aria-current=is_open.to_string() on:click=go>
                                    <span class="grow clip">{design.name}</span>
                                    <span class="muted small">{words::count(design.tables, "table")}</span>
                                </button>
                            </li>
                        }
                    }).collect_view()
                }}
                <li class="none muted small">"Designs appear here once something is in them."</li>
            </ul>
            <hr/>
            <h2 id="designs-templates">"Start from a template"</h2>
            <ul aria-labelledby="designs-templates">
                {OFFERED.iter().map(|(name, _)| {
                    let start = move |_| {
                        close();
                        start_template(bridge, saver, notices, name);
                    };
                    view! {
                        <li>
                            <button class="item" on:click=start>
                                {icon(Icon::Table)}
                                <span class="grow">{*name}</span>
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </div>
    }
}

fn switch_to(saver: Saver, notices: Notices, id: &str) {
    match open_stored(id) {
        Ok(start) => saver.switch(start, notices),
        Err(say) => {
            saver.switch(Start { document: boot::new_design(), place: Place::new() }, notices);
            offer_raw(notices, say, id.to_owned());
        }
    }
}

/// Opens a template as a new design.
pub fn start_template(bridge: Bridge, saver: Saver, notices: Notices, name: &'static str) {
    let request = format!("{{\"want\":\"template\",\"name\":\"{name}\",\"seed\":{}}}", bridge.bits());
    spawn_local(async move {
        match engine::ask(bridge.design().get_untracked(), request).await {
            Ok(answer) => match read_file(&answer.get("design").string()) {
                Ok((document, _)) => {
                    if saver.start(document, notices) {
                        notices.say(format!("{name} is a new design of your own."));
                    }
                }
                Err(error) => notices.fail(error.to_string()),
            },
            Err(failure) => notices.fail(failure),
        }
    });
}

/// Deletes the design that is open, and offers to take that back.
fn delete_open(bridge: Bridge, saver: Saver, notices: Notices) {
    saver.save_now();
    let name = bridge.design().with_untracked(|design| design.name.clone());
    let id = saver.id();
    let removed = storage::remove(&id);
    states::keep(&id, bridge.design().get_untracked());
    let next = storage::list().into_iter().find_map(|listed| open_stored(&listed.id).ok());
    let fresh = || Start { document: boot::new_design(), place: Place::new() };
    saver.replace(next.unwrap_or_else(fresh));
    let Some((listed, text)) = removed else {
        notices.say(format!("{name} was empty, and is gone."));
        return;
    };
    notices.offer(format!("{name} is deleted."), "Undo", move || {
        if storage::restore(&listed, &text) {
            switch_to(saver, notices, &listed.id);
        } else {
            download::save(&format!("{}.txt", download::file_name(&listed.name)), "text/plain", text.as_bytes());
            notices.fail("There is no room to put it back. It was saved as a file instead.");
        }
    });
}
