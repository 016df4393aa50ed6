//! Reading a text into a design: pasted, dropped or typed, in a language that the worker knows, and what could not be read.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, File, HtmlInputElement};

use super::bridge::{Bridge, bridge};
use super::dialog::dialog;
use super::engine::{self, Asked};
use super::notices::{Notices, notices};
use super::saving::Saver;
use super::stage::SURFACE;
use super::words;
use crate::document::{Document, Edit, read_file};
use crate::editor::{Action, ViewCommand};
use crate::schema::TableId;
use crate::schema::gather::Gather;
use crate::web::json::{Json, quoted};
use crate::web::{self, clipboard, files, keys};

/// What tells that a pasted text is to be read, whatever is selected.
const SIGNS: [&str; 9] =
    ["db.Model", "Column(", "mapped_column(", "Mapped[", "DeclarativeBase", "CREATE TABLE", "create table", "erDiagram", " {"];

/// How much of a text tells what it is written in, in letters.
const BEGINNING: usize = 20_000;

/// Whether a file has a text that is read, by its name.
pub fn is_text_file(name: &str) -> bool {
    [".py", ".sql", ".csv", ".tsv", ".mmd", ".dbml"].iter().any(|ending| name.ends_with(ending))
}

/// The dialog, for those who open it.
#[derive(Clone, Copy)]
pub struct Importer {
    is_open: RwSignal<bool>,
    text: RwSignal<String>,
    /// The name of the file that it was in.
    name: RwSignal<String>,
    /// What it is to be read as; empty where the text tells.
    language: RwSignal<String>,
    /// What is said below the text: how it went, and each problem with its line.
    said: RwSignal<Vec<String>>,
    is_busy: RwSignal<bool>,
}

impl Importer {
    /// Closed, with nothing in it.
    pub fn new() -> Self {
        let (text, name, language) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
        Self { is_open: RwSignal::new(false), text, name, language, said: RwSignal::default(), is_busy: RwSignal::new(false) }
    }

    /// Opens the dialog with the text of a file of this name, or of none; or with an empty field.
    pub fn open(self, name: String, text: String) {
        self.said.set(Vec::new());
        self.text.set(text);
        self.name.set(name);
        self.language.set(String::new());
        self.is_open.set(true);
    }

    /// Opens the dialog with the text of a file.
    pub fn open_file(self, notices: Notices, file: File) {
        spawn_local(async move {
            match files::text(&file).await {
                Some(text) => self.open(file.name(), text),
                None => notices.fail(format!("{} cannot be read.", file.name())),
            }
        });
    }

    /// Takes a text that is pasted onto the canvas: what has the signs of a language is read, and so is what has
    /// lines that no selected table waits for; the rest goes where it is pasted.
    fn paste(self, bridge: Bridge, text: String) {
        let is_free = || bridge.selection().with_untracked(|selection| selection.only_table().is_none());
        if has_signs(&text) || has_lines(&text) && is_free() {
            self.open(String::new(), text);
        } else {
            bridge.send(Action::Paste(text));
        }
    }

    /// Has the text read by the worker: into a design of its own, or into the one that is open.
    fn read(self, bridge: Bridge, saver: Saver, notices: Notices, into: bool) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(vec!["Reading…".into()]);
        let design = bridge.design().get_untracked();
        let own = if into { ",\"design\":true" } else { "" };
        let [text, name, language] = [self.text, self.name, self.language].map(|of| quoted(&of.get_untracked()));
        let seed = bridge.bits();
        let request = format!("{{\"want\":\"read\",\"seed\":{seed},\"text\":{text},\"name\":{name},\"language\":{language}{own}}}");
        spawn_local(async move {
            let answer = engine::ask(design, request).await;
            self.is_busy.set(false);
            match answer {
                Ok(answer) => self.take(bridge, saver, notices, into, &answer).await,
                Err(failure) => self.said.set(vec![failure]),
            }
        });
    }

    async fn take(self, bridge: Bridge, saver: Saver, notices: Notices, into: bool, answer: &Json) {
        let mut said: Vec<String> = answer.get("problems").list().iter().map(problem).collect();
        let read = answer.get("design").text().and_then(|text| read_file(&text).ok());
        let tables = answer.get("tables").number().unwrap_or_default();
        let Some((document, _)) = read.filter(|_| tables > 0.0) else {
            return self.said.set(said);
        };
        if into {
            bridge.edit(becoming(bridge, document, "Import tables"));
            bridge.send(Action::View(ViewCommand::Fit));
        } else if saver.start(document, notices) {
            if let Err(failure) = bridge.lay_out("{\"want\":\"layout\"}".into()).await {
                notices.fail(failure);
            }
            // Opened again, so that a new design has nothing to be undone.
            bridge.open((*bridge.document()).clone());
            saver.save_now();
        }
        let done = answer.get("done").string();
        if said.is_empty() {
            self.is_open.set(false);
            return notices.say(done);
        }
        said.insert(0, format!("{done} {} to look at:", words::count(said.len(), "thing")));
        self.said.set(said);
    }
}

/// The wish that the design becomes what was read into it. What is new stands where it stands there.
pub fn becoming(bridge: Bridge, document: Document, label: &str) -> Edit {
    let here = bridge.design().get_untracked();
    let is_new = |id: &TableId| !here.schema.tables.contains_key(id) && document.schema.tables.contains_key(id);
    let come = document.layout.spots.iter().filter(|(id, _)| is_new(id));
    let places = come.map(|(id, spot)| (*id, spot.x, spot.y)).gathered();
    let edits = vec![Edit::Become { schema: document.schema }, Edit::MoveTables { places }];
    Edit::Many { label: label.into(), edits }
}

/// A problem with its line.
fn problem(problem: &Json) -> String {
    let say = problem.get("say").text().unwrap_or_default();
    match problem.get("line").number() {
        Some(line) => format!("Line {line}: {say}"),
        None => say,
    }
}

/// Whether an event is the canvas's.
fn is_surface(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| element.id() == SURFACE)
}

/// Whether an event is that of a field for one line.
fn is_one_line(event: &Event) -> bool {
    event.target().is_some_and(|target| target.is_instance_of::<HtmlInputElement>())
}

/// Whether a text is no design that was copied: such a one begins like this.
fn is_text(text: &str) -> bool {
    !text.starts_with('{')
}

fn has_signs(text: &str) -> bool {
    is_text(text) && SIGNS.iter().any(|sign| text.contains(sign))
}

fn has_lines(text: &str) -> bool {
    is_text(text) && text.trim().contains('\n')
}

/// A text that is pasted outside of a field is read, where it has the signs or lines that nothing selected waits for; also in
/// a field for one line, which could not hold it: an empty page waits in such a one for the name of a table.
pub fn watch_paste(bridge: Bridge, importer: Importer, notices: Notices) {
    let copying = move || bridge.copying().map(|text| text.to_string());
    web::listen(&web::window(), "paste", move |event: ClipboardEvent| {
        let text = copying().or_else(|| event.clipboard_data()?.get_data("text/plain").ok()).unwrap_or_default();
        let is_typing = keys::is_typing(&event);
        if is_typing && !(has_lines(&text) && (has_signs(&text) || text.contains('\t')) && is_one_line(&event)) {
            return;
        }
        if has_signs(&text) || is_typing {
            event.prevent_default();
            importer.open(String::new(), text);
        } else if is_surface(&event) && !text.trim().is_empty() {
            event.prevent_default();
            importer.paste(bridge, text);
        }
    });
    Effect::new(move |before: Option<()>| {
        bridge.pasting().track();
        if before.is_some() {
            spawn_local(async move {
                let copying = copying();
                match if copying.is_some() { copying } else { clipboard::read().await } {
                    Some(text) => importer.paste(bridge, text),
                    None => notices.fail("The browser did not allow reading the clipboard. Press Ctrl+V on the canvas."),
                }
            });
        }
    });
}

/// The dialog.
#[component]
pub fn Import() -> impl IntoView {
    let (bridge, saver, notices) = (bridge(), expect_context::<Saver>(), notices());
    let importer = expect_context::<Importer>();
    let request = move || {
        let text = || importer.text.with(|text| text.chars().take(BEGINNING).collect::<String>());
        importer.is_open.get().then(|| format!("{{\"want\":\"languages\",\"text\":{}}}", quoted(&text())))
    };
    let asked = Asked::new(bridge.settled().into(), Signal::derive(request));
    let is_idle = move || !importer.is_busy.get() && !importer.text.with(String::is_empty);
    let read = move |into| move |_| importer.read(bridge, saver, notices, into);
    let body = view! {
            <textarea
                class="field"
                aria-label="Text"
                rows="12"
                spellcheck="false"
                prop:value=move || importer.text.get()
                on:input=move |event| { importer.said.set(Vec::new()); importer.text.set(event_target_value(&event)); }
            ></textarea>
            <div class="row">
                <label class="row">"Read as"
                    <select
                        class="field"
                        prop:value=move || importer.language.get()
                        on:change=move |event| importer.language.set(event_target_value(&event))
                        inner_html=asked.text("html")
                    ></select>
                </label>
                <span class="small muted" data-testid="looks-like">{asked.text("say")}</span>
            </div>
            <div class="small" role="status" data-testid="import-said">
                {move || importer.said.get().into_iter().map(|say| view! { <p>{say}</p> }).collect_view()}
            </div>
            <div class="row">
                <button class="button strong" disabled=move || !is_idle() on:click=read(false)>"New design"</button>
                <button class="button outlined" disabled=move || !is_idle() on:click=read(true)>"Into this design"</button>
            </div>
    };
    dialog("import", "Import tables", importer.is_open, Box::new(|| ()), body.into_any())
}
