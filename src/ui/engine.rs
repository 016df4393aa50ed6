//! What the page asks of the engine in the worker, and how answers become signals.
//!
//! A design goes over once, with the first question about it. While one question is on its way, the newest of those
//! that come after it waits, and the rest are dropped: nobody reads their answers.
//! Deliberately not here: what an answer means, which is for who asked.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Blob, File};

use super::written::written;
use crate::document::Document;
use crate::schema::TableId;
use crate::web::json::Json;
use crate::web::worker;

thread_local! {
    /// The design that the worker has.
    static HELD: RefCell<Option<Arc<Document>>> = const { RefCell::new(None) };
}

/// Asks about a design.
///
/// # Errors
/// A sentence, where the engine cannot be loaded or has no answer.
pub async fn ask(design: Arc<Document>, request: String) -> Result<Json, String> {
    ask_for_file(design, request, None).await.map(|(answer, _)| answer)
}

/// The same with files: one from the disk that goes over, and one that comes with the answer.
///
/// # Errors
/// As [`ask`].
pub async fn ask_for_file(design: Arc<Document>, request: String, file: Option<File>) -> Result<(Json, Option<Blob>), String> {
    let is_held = worker::is_awake() && HELD.with_borrow(|held| held.as_ref().is_some_and(|held| Arc::ptr_eq(held, &design)));
    let text = (!is_held).then(|| written(&design));
    HELD.set(Some(design));
    match worker::ask(&request, text.as_deref(), file.as_ref()).await {
        Ok(answer) => {
            let (answer, file) = (Json::read(&answer.text), answer.file);
            answer.get("error").text().map_or(Ok((answer, file)), Err)
        }
        Err(failure) => {
            HELD.take();
            Err(failure.to_string())
        }
    }
}

type Wanted = Option<(Arc<Document>, String)>;

/// A question that is asked again whenever the design or the request changes. The last answer stands meanwhile.
#[derive(Clone, Copy)]
pub struct Asked {
    answer: RwSignal<Option<Rc<Json>>, LocalStorage>,
    failure: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    again: RwSignal<u32>,
    next: StoredValue<Wanted>,
}

impl Asked {
    /// Asks about `design`; nothing where there is no request.
    pub fn new(design: Signal<Arc<Document>>, request: Signal<Option<String>>) -> Self {
        let asked = Self {
            answer: RwSignal::new_local(None),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            again: RwSignal::new(0),
            next: StoredValue::new(None),
        };
        Effect::new(move |_| {
            asked.again.track();
            asked.want(request.get().map(|request| (design.get(), request)));
        });
        asked
    }

    fn want(self, wanted: Wanted) {
        if wanted.is_none() {
            self.answer.set(None);
        }
        let is_new = wanted.is_some();
        self.next.set_value(wanted);
        if is_new && !self.busy.get_untracked() {
            self.busy.set(true);
            spawn_local(self.work());
        }
    }

    /// Asks until nothing is left to ask. The panel may be gone when an answer comes.
    async fn work(self) {
        while let Some((design, request)) = self.next.try_update_value(Option::take).flatten() {
            let answer = ask(design, request).await;
            let failure = match answer {
                Ok(answer) => {
                    self.answer.try_set(Some(Rc::new(answer)));
                    None
                }
                Err(failure) => Some(failure),
            };
            self.failure.try_set(failure);
        }
        self.busy.try_set(false);
    }

    /// Whether the answer of the newest question is still to come.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// The answer.
    pub fn get(self) -> Option<Rc<Json>> {
        self.answer.get()
    }

    /// A text in the answer; the empty one until there is an answer.
    pub fn text(self, name: &'static str) -> Signal<String> {
        Signal::derive(move || self.get().and_then(|answer| answer.get(name).text()).unwrap_or_default())
    }

    /// The problems in the answer.
    pub fn problems(self) -> Signal<Vec<Said>> {
        Signal::derive(move || self.get().map(|answer| said(&answer.get("problems"))).unwrap_or_default())
    }
}

/// Says that the engine is being loaded, or that it is not there, until the first answer.
#[component]
pub fn Waiting(asked: Asked) -> impl IntoView {
    move || match asked.failure.get() {
        Some(failure) => view! {
            <p class="said error" role="alert">
                <span>{failure}" "<button class="link" on:click=move |_| asked.again.update(|again| *again += 1)>"Try again"</button></span>
            </p>
        }
        .into_any(),
        None if asked.is_busy() && asked.answer.with(Option::is_none) => {
            view! { <p class="muted" role="status">"Working…"<progress class="thin" aria-label="Working"></progress></p> }.into_any()
        }
        None => ().into_any(),
    }
}

/// A problem as the engine says it.
#[derive(Clone, PartialEq)]
pub struct Said {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// Its stable code.
    pub code: String,
    /// What is wrong and what to do.
    pub say: String,
    /// The table that it is about.
    pub table: Option<TableId>,
}

/// The problems of a list, worst first.
pub fn said(list: &Json) -> Vec<Said> {
    let all = list.list();
    let of = |severity: &str| {
        let one = |problem: &Json| Said {
            severity: severity.to_owned(),
            code: problem.get("code").string(),
            say: problem.get("say").string(),
            table: problem.get("table").text().and_then(|id| id.parse().ok()),
        };
        all.iter().filter(|problem| problem.get("severity").string() == severity).map(one).collect::<Vec<_>>()
    };
    ["error", "warning", "note"].into_iter().flat_map(of).collect()
}
