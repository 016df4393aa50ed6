//! Messages that go away by themselves, and what a screen reader is told.

use std::time::Duration;

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::list::list;
use crate::editor::{Action, Toast};

const PLAIN_MS: u64 = 5_000;
const WITH_ACTION_MS: u64 = 8_000;
const MOST: usize = 3;

/// What can be done about a message: the word on the button, and what it does.
type Offer = (String, Callback<()>);

/// A message with what can be done about it.
#[derive(Clone)]
pub struct Notice {
    id: u32,
    say: String,
    is_error: bool,
    actions: Vec<Offer>,
    stays: bool,
}

/// The messages that are shown now.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Notice>>,
    next: RwSignal<u32>,
    spoken: RwSignal<String>,
}

/// The messages of the page.
pub fn notices() -> Notices {
    expect_context()
}

impl Notices {
    /// None yet.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), next: RwSignal::new(0), spoken: RwSignal::new(String::new()) }
    }

    /// Shows what the editor says; `send` carries out what the button beside it offers.
    pub fn toast(self, toast: Toast, send: Callback<Action>) {
        let undo = toast.undo.then(|| ("Undo".to_owned(), Box::new(Action::Undo)));
        let offer = |(word, action): (String, Box<Action>)| (word, Callback::new(move |()| send.run((*action).clone())));
        let actions = toast.offer.into_iter().chain(undo).map(offer).collect();
        self.push(toast.say, toast.is_error, actions, false);
    }

    /// Says something.
    pub fn say(self, say: impl Into<String>) {
        self.push(say.into(), false, Vec::new(), false);
    }

    /// Says what went wrong.
    pub fn fail(self, say: impl Into<String>) {
        self.push(say.into(), true, Vec::new(), false);
    }

    /// Says something and offers to do something about it.
    pub fn offer(self, say: impl Into<String>, word: &'static str, act: impl Fn() + Send + Sync + 'static) {
        self.push(say.into(), false, vec![(word.to_owned(), Callback::new(move |()| act()))], false);
    }

    /// Says what went wrong and offers to do something about it; stays until it is closed.
    pub fn hold(self, say: impl Into<String>, word: &'static str, act: impl Fn() + Send + Sync + 'static) {
        self.push(say.into(), true, vec![(word.to_owned(), Callback::new(move |()| act()))], true);
    }

    /// Tells a screen reader alone.
    pub fn speak(self, say: impl Into<String>) {
        self.spoken.set(say.into());
    }

    fn push(self, say: String, is_error: bool, actions: Vec<Offer>, stays: bool) {
        let id = self.next.get_untracked();
        self.next.set(id + 1);
        let told = if actions.iter().any(|(word, _)| word == "Undo") { format!("{say} Undo with Control Z.") } else { say.clone() };
        self.spoken.set(told);
        self.shown.update(|shown| {
            // One message of each kind: the newest; an undo serves the last step alone.
            shown.retain(|notice| notice.stays || notice.actions.is_empty() != actions.is_empty());
            if shown.len() == MOST {
                shown.remove(0);
            }
            shown.push(Notice { id, say, is_error, actions, stays });
        });
    }

    fn close(self, id: u32) {
        self.shown.update(|shown| shown.retain(|notice| notice.id != id));
    }
}

/// The messages at the foot of the page.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices = notices();
    view! {
        <p class="hidden-text" role="status" aria-live="polite">{move || notices.spoken.get()}</p>
        <div class="toasts" role="region" aria-label="Messages">
            {list(move || notices.shown.get(), |notice| notice.id.to_string(), move |notice| view! {
                <NoticeView notice/>
            })}
        </div>
    }
}

/// One message. Its time stops while the pointer is on it or the focus in it.
#[component]
fn NoticeView(notice: Notice) -> impl IntoView {
    let notices = notices();
    let id = notice.id;
    let (held, stays) = (RwSignal::new(false), notice.stays);
    let wait = if !notice.actions.is_empty() { WITH_ACTION_MS } else { PLAIN_MS };
    Effect::new(move |running: Option<Option<TimeoutHandle>>| {
        if let Some(Some(timer)) = running {
            timer.clear();
        }
        if held.get() || stays {
            return None;
        }
        set_timeout_with_handle(move || notices.close(id), Duration::from_millis(wait)).ok()
    });
    view! {
        <div
            class="toast"
            class:error=notice.is_error
            data-testid="toast"
            on:pointerenter=move |_| held.set(true)
            on:pointerleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            <span>{notice.say}</span>
            {notice.actions.into_iter().map(|(word, act)| view! {
                <button class="button" on:click=move |_| { notices.close(id); act.run(()); }>{word}</button>
            }).collect_view()}
            <button class="button square" aria-label="Close message" on:click=move |_| notices.close(id)>
                {icon(Icon::Close)}
            </button>
        </div>
    }
}
