//! The tab "DBML": the design as a text that can be typed in. The diagram follows the text, and the text the diagram.
//!
//! Laws: what is typed is compared with the text as it was written last, for as long as the field has the focus, so what
//! goes and comes back is itself again. A text that cannot be read stays, and so does the diagram.
//! Deliberately not here: what a text says and which line is about what, which the worker knows.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bridge::{Bridge, bridge};
use super::code::{CopyButton, save_text};
use super::engine::{self, Asked, Waiting};
use super::icon::{Icon, icon};
use super::import::becoming;
use super::written::written;
use crate::document::{Document, read_file};
use crate::editor::{Action, Selection, ViewCommand};
use crate::web::download;
use crate::web::frame::Later;
use crate::web::json::{Json, quoted};

/// How long after the last key the diagram follows.
const FOLLOW_MS: i32 = 250;
/// What is typed within this time is one step of undo.
const BURST_MS: f64 = 2_000.0;
/// What the step is called.
const LABEL: &str = "Edit the text";

/// The text and what is known of it: the session's, so that a text that waits is there again when the tab is.
#[derive(Clone, Copy)]
pub struct Typing {
    bridge: Bridge,
    text: RwSignal<String>,
    /// What each line is about: a table, or a table and a column.
    lines: RwSignal<Vec<String>>,
    said: RwSignal<String>,
    /// The line that is wrong.
    wrong: RwSignal<Option<f64>>,
    /// The design that was written last as a text.
    base: RwSignal<Arc<Document>>,
    /// The design that the text agrees with.
    agreed: StoredValue<Arc<Document>>,
    /// Whether something was typed that the design does not have.
    waits: StoredValue<bool>,
    has_focus: StoredValue<bool>,
    /// Where the caret stands.
    caret: StoredValue<u32>,
    /// When the design followed last.
    followed: StoredValue<f64>,
    later: StoredValue<Later, LocalStorage>,
}

impl Typing {
    /// With nothing typed.
    pub fn new(bridge: Bridge) -> Self {
        let design = bridge.design().get_untracked();
        let typing = Self {
            bridge,
            text: RwSignal::default(),
            lines: RwSignal::default(),
            said: RwSignal::default(),
            wrong: RwSignal::new(None),
            base: RwSignal::new(Arc::clone(&design)),
            agreed: StoredValue::new(design),
            waits: StoredValue::new(false),
            has_focus: StoredValue::new(false),
            caret: StoredValue::new(0),
            followed: StoredValue::new(0.0),
            later: StoredValue::new_local(Later::new(|| {})),
        };
        typing.later.set_value(Later::new(move || typing.follow()));
        // What waits belongs to the design that it was typed for.
        Effect::new(move |_| {
            bridge.opened().track();
            typing.waits.set_value(false);
            typing.renew(bridge.design().get_untracked());
        });
        typing
    }

    /// Something was typed.
    fn typed(self, text: String) {
        self.text.set(text);
        self.waits.set_value(true);
        self.later.with_value(|later| later.after(FOLLOW_MS));
    }

    /// Has the text of what is shown written anew.
    fn renew(self, design: Arc<Document>) {
        self.agreed.set_value(Arc::clone(&design));
        self.base.set(design);
    }

    /// What is shown has changed. What was typed here changed it itself.
    fn is_shown(self, design: Arc<Document>) {
        if !self.waits.get_value() && !self.agreed.with_value(|agreed| Arc::ptr_eq(agreed, &design)) {
            self.renew(design);
        }
    }

    /// Takes a text over that was written.
    fn take_written(self, answer: &Json) {
        if !self.waits.get_value() {
            self.text.set(answer.get("text").string());
            self.take(answer);
        }
    }

    fn take(self, answer: &Json) {
        self.lines.set(answer.get("lines").list().iter().map(Json::string).collect());
        self.wrong.set(answer.get("line").number());
        self.said.set(answer.get("say").text().unwrap_or_else(|| answer.get("note").string()));
    }

    /// Has the worker say what the text makes of the design.
    fn follow(self) {
        let (design, text) = (self.bridge.design().get_untracked(), self.text.get_untracked());
        let is_other = !self.agreed.with_value(|agreed| Arc::ptr_eq(agreed, &design));
        let now = if is_other { format!(",\"now\":{}", quoted(&written(&design))) } else { String::new() };
        let request = format!("{{\"want\":\"typed\",\"seed\":{},\"text\":{}{now}}}", self.bridge.bits(), quoted(&text));
        let base = self.base.get_untracked();
        spawn_local(async move {
            match engine::ask(base.clone(), request).await {
                // Who typed on meanwhile is answered again; who went to another design is not.
                Ok(answer) if self.text.with_untracked(|now| *now == text) && Arc::ptr_eq(&base, &self.base.get_untracked()) => {
                    self.become_typed(is_other, &answer)
                }
                Ok(_) => {}
                Err(failure) => self.said.set(failure),
            }
        });
    }

    fn become_typed(self, is_other: bool, answer: &Json) {
        self.take(answer);
        let Some((document, _)) = answer.get("design").text().and_then(|text| read_file(&text).ok()) else { return };
        self.waits.set_value(false);
        let edit = becoming(self.bridge, document, LABEL);
        let (now, before) = (js_sys::Date::now(), self.followed.get_value());
        self.followed.set_value(now);
        self.bridge.send(if now - before < BURST_MS { Action::Again(edit) } else { Action::Edit(edit) });
        let design = self.bridge.design().get_untracked();
        if is_other || !self.has_focus.get_value() {
            self.renew(design);
        } else {
            self.agreed.set_value(design);
            self.point();
        }
    }

    /// The field has the focus no longer.
    fn is_left(self) {
        self.has_focus.set_value(false);
        if self.waits.get_value() {
            self.later.with_value(|later| later.after(0));
        } else if !Arc::ptr_eq(&self.base.get_untracked(), &self.agreed.get_value()) {
            self.renew(self.agreed.get_value());
        }
    }

    /// Selects what the line with the caret is about.
    fn point(self) {
        if self.waits.get_value() || !self.has_focus.get_value() {
            return;
        }
        let at = self.caret.get_value() as usize;
        let line = self.text.with_untracked(|text| text.encode_utf16().take(at).filter(|unit| *unit == 10).count());
        let about = self.lines.with_untracked(|lines| lines.get(line).cloned()).unwrap_or_default();
        let (table, column) = about.split_once(' ').unwrap_or((&about, ""));
        let Ok(table) = table.parse() else { return };
        let selection = self.bridge.selection().get_untracked();
        let wanted = Selection { tables: vec![table], column: column.parse().ok().map(|column| (table, column)), ..Selection::default() };
        if selection != wanted {
            self.bridge.send(Action::Select(wanted));
            if selection.only_table() != Some(table) {
                self.bridge.send(Action::View(ViewCommand::Show(table)));
            }
        }
    }

    /// The first line of what is selected, counted from zero, and how many lines it has.
    fn selected(self) -> (usize, usize) {
        let about = self.bridge.selection().with(|selection| {
            let column = selection.column.map(|(table, column)| format!("{table} {column}"));
            column.or_else(|| selection.only_table().map(|table| table.to_string())).unwrap_or_else(|| "?".into())
        });
        self.lines.with(|lines| {
            let first = lines.iter().position(|line| line.starts_with(&about)).unwrap_or_default();
            (first, lines[first..].iter().take_while(|line| line.starts_with(&about)).count())
        })
    }
}

/// The tab "DBML".
#[component]
pub fn DbmlPanel() -> impl IntoView {
    let bridge = bridge();
    let typing = expect_context::<Typing>();
    let area = NodeRef::<html::Textarea>::new();
    let asked = Asked::new(typing.base.into(), Signal::stored(Some(r#"{"want":"dbml"}"#.to_owned())));
    Effect::new(move |_| typing.is_shown(bridge.settled().get()));
    Effect::new(move |_| asked.get().into_iter().for_each(|answer| typing.take_written(&answer)));
    let selected = super::memo::memo(move || typing.selected());
    Effect::new(move |_| {
        let ((first, count), lines) = (selected.get(), typing.lines.with(Vec::len));
        let area = area.get().filter(|_| count > 0 && !typing.has_focus.get_value());
        // A little of what stands before it is seen as well.
        area.into_iter().for_each(|area| area.set_scroll_top(area.scroll_height() * (first as i32 - 2) / lines.max(1) as i32));
    });
    let style = move || {
        let (first, count) = selected.get();
        format!("--first:{first};--count:{count};--wrong:{}", typing.wrong.get().unwrap_or(-9.0))
    };
    let point = move || {
        let caret = area.get_untracked().and_then(|area| area.selection_start().ok().flatten());
        typing.caret.set_value(caret.unwrap_or_default());
        typing.point();
    };
    let save = move |_| {
        let name = bridge.settled().with_untracked(|design| download::file_name(&design.name));
        save_text(&format!("{name}.dbml"), &typing.text.get_untracked());
    };
    view! {
        <div class="bar-of-panel">
            <p class="muted small">"The design as a text to type in, as dbdiagram has it. What is called otherwise here stays the same thing, with its place and its rows."</p>
            <div class="row">
                <CopyButton text=typing.text what="DBML"/>
                <button class="button outlined" on:click=save>{icon(Icon::Download)}"Download .dbml"</button>
            </div>
        </div>
        <Waiting asked/>
        <textarea
            class="code typed"
            aria-label="DBML"
            aria-invalid=move || typing.wrong.get().is_some().to_string()
            aria-describedby="typed-said"
            spellcheck="false"
            autocapitalize="off"
            data-testid="dbml"
            node_ref=area
            style=style
            readonly=move || bridge.looking_at().is_some()
            prop:value=move || typing.text.get()
            on:input=move |event| typing.typed(event_target_value(&event))
            on:focus=move |_| typing.has_focus.set_value(true)
            on:blur=move |_| typing.is_left()
            on:keyup=move |_| point()
            on:click=move |_| point()
        ></textarea>
        <p class="small typed-said" id="typed-said" role="status" class:error=move || typing.wrong.get().is_some()>{move || typing.said.get()}</p>
    }
}
