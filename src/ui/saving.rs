//! Saving by itself: a moment after each change, and before the page goes away.
//!
//! Law: what is in memory is never dropped, and what another tab saved is never overwritten. Where saving
//! fails, a message stays until it works again.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::{BeforeUnloadEvent, Event};

use super::boot::Start;
use super::bridge::{Bridge, bridge};
use super::designs;
use super::icon::{Icon, icon};
use super::notices::Notices;
use super::states;
use super::written::written;
use crate::document::{Document, FileError, read_file};
use crate::web::frame::Later;
use crate::web::storage::{self, Listed, NotRead, NotSaved};
use crate::web::{self, chance};

const AUTOSAVE_MS: i32 = 400;
/// How far apart the states are at least that are put away while somebody works.
const PUT_AWAY: Duration = Duration::from_secs(300);
/// How long until saving is tried again where there was no room.
const RETRY_MS: i32 = 5_000;

/// Where a design is saved, and the number of the last save that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    id: String,
    count: u64,
}

impl Place {
    /// A new place.
    pub fn new() -> Self {
        Self { id: format!("{:016x}", chance::seed()), count: 0 }
    }

    /// Which design is saved here.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// Whether what is in memory is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is.
    Yes,
    /// It will be in a moment.
    Soon,
    /// The browser has no room.
    NoRoom,
    /// Another tab saved the same design.
    ChangedElsewhere,
}

/// Saves the design that is open.
#[derive(Clone, Copy)]
pub struct Saver {
    bridge: Bridge,
    place: RwSignal<Place>,
    state: RwSignal<Saved>,
    kept: StoredValue<Arc<Document>>,
    later: StoredValue<Later, LocalStorage>,
    /// Whether the next save puts the state before it away.
    puts_away: StoredValue<bool>,
}

/// Reads a design from the storage.
///
/// # Errors
/// A sentence, where it cannot be read; it stays as it is.
pub fn open_stored(id: &str) -> Result<Start, String> {
    match storage::load(id) {
        Ok(stored) => {
            let (document, _) = read_file(&stored.text).map_err(|error| match error {
                FileError::Newer { .. } => error.to_string(),
                _ => format!("The saved design is damaged. {error}"),
            })?;
            Ok(Start { document, place: Place { id: id.to_owned(), count: stored.count } })
        }
        Err(NotRead::Missing) => Err("This design is not in this browser any more.".to_owned()),
        Err(NotRead::Broken(_)) => Err("The saved design is damaged and cannot be read.".to_owned()),
    }
}

impl Saver {
    /// A saver of what the bridge holds, at this place.
    pub fn new(bridge: Bridge, place: Place) -> Self {
        let saver = Self {
            bridge,
            place: RwSignal::new(place),
            state: RwSignal::new(Saved::Yes),
            kept: StoredValue::new(bridge.design().get_untracked()),
            later: StoredValue::new_local(Later::new(|| {})),
            puts_away: StoredValue::new(true),
        };
        set_interval(move || saver.puts_away.set_value(true), PUT_AWAY);
        saver.later.set_value(Later::new(move || saver.save_now()));
        Effect::new(move |_| saver.changed(&bridge.design().get()));
        web::listen(&web::window(), "pagehide", move |_: Event| saver.flush());
        if let Some(page) = web::page() {
            web::listen(&page, "visibilitychange", move |_: Event| saver.flush());
        }
        web::listen(&web::window(), "beforeunload", move |event: BeforeUnloadEvent| {
            saver.flush();
            if saver.state.get_untracked() != Saved::Yes {
                event.prevent_default();
            }
        });
        storage::watch_others(move |id| saver.saved_elsewhere(&id));
        saver
    }

    /// Whether what is in memory is saved.
    pub fn state(self) -> Saved {
        self.state.get()
    }

    /// Which design is open.
    pub fn id(self) -> String {
        self.place.with(|place| place.id.clone())
    }

    fn is_dirty(self) -> bool {
        self.kept.with_value(|kept| !Arc::ptr_eq(kept, &self.bridge.design().get_untracked()))
    }

    fn changed(self, design: &Arc<Document>) {
        let same = self.kept.with_value(|kept| Arc::ptr_eq(kept, design));
        if same || self.state.get_untracked() == Saved::ChangedElsewhere {
            return;
        }
        if self.state.get_untracked() == Saved::Yes {
            self.state.set(Saved::Soon);
        }
        self.later.with_value(|later| later.after(AUTOSAVE_MS));
    }

    fn flush(self) {
        if self.state.get_untracked() == Saved::Soon {
            self.save_now();
        }
    }

    /// Saves now, where anything changed.
    pub fn save_now(self) {
        self.later.with_value(Later::cancel);
        let design = self.bridge.design().get_untracked();
        if !self.is_dirty() || self.state.get_untracked() == Saved::ChangedElsewhere {
            return;
        }
        let place = self.place.get_untracked();
        let listed = Listed { id: place.id.clone(), name: design.name.clone(), tables: design.schema.tables.len(), saved: chance::now() };
        let state = match storage::save(&listed, &written(&design), place.count) {
            Ok(count) => {
                storage::set_current(&place.id);
                if self.puts_away.get_value() {
                    self.puts_away.set_value(false);
                    states::keep(&place.id, self.kept.get_value());
                }
                self.place.set(Place { count, ..place });
                self.kept.set_value(design);
                Saved::Yes
            }
            Err(NotSaved::NoRoom) => {
                self.later.with_value(|later| later.after(RETRY_MS));
                Saved::NoRoom
            }
            Err(NotSaved::ChangedElsewhere) => Saved::ChangedElsewhere,
        };
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }

    fn saved_elsewhere(self, id: &str) {
        let place = self.place.get_untracked();
        let is_newer = storage::load(id).is_ok_and(|stored| stored.count != place.count);
        if place.id == id && is_newer {
            self.later.with_value(Later::cancel);
            self.state.set(Saved::ChangedElsewhere);
        }
    }

    /// Whether this design can be left: it is saved. Where it cannot be, says what to do.
    fn may_leave(self, notices: Notices) -> bool {
        self.save_now();
        let may = self.state.get_untracked() == Saved::Yes;
        if !may {
            notices.fail("The last changes of this design are not saved. Save it as a file first, or do what the message above says.");
        }
        may
    }

    /// Opens another design, once this one is saved.
    pub fn switch(self, start: Start, notices: Notices) {
        if self.may_leave(notices) {
            self.replace(start);
        }
    }

    /// Opens another design in place of this one, whether it is saved or not.
    pub fn replace(self, start: Start) {
        self.later.with_value(Later::cancel);
        storage::set_current(start.place.id());
        self.place.set(start.place);
        self.state.set(Saved::Yes);
        self.bridge.open(start.document);
        self.kept.set_value(self.bridge.design().get_untracked());
        self.puts_away.set_value(true);
    }

    /// Opens a design that is saved nowhere yet, and saves it, once this one is saved; whether it was opened.
    pub fn start(self, document: Document, notices: Notices) -> bool {
        let may = self.may_leave(notices);
        if may {
            self.replace_by_new(document);
        }
        may
    }

    fn replace_by_new(self, document: Document) {
        self.place.set(Place::new());
        self.bridge.open(document);
        self.state.set(Saved::Soon);
        // What was saved before is another design.
        self.puts_away.set_value(false);
        self.save_now();
        self.puts_away.set_value(true);
    }

    /// Takes what the other tab saved in place of what is here.
    fn take_theirs(self) {
        match open_stored(&self.id()) {
            Ok(start) => {
                states::keep(&self.id(), self.bridge.design().get_untracked());
                self.replace(start);
            }
            Err(_) => self.keep_as_copy(),
        }
    }

    /// Keeps what is here as a design of its own.
    fn keep_as_copy(self) {
        let mut copy = (*self.bridge.design().get_untracked()).clone();
        copy.name = format!("{} (copy)", copy.name);
        self.replace_by_new(copy);
    }
}

/// Says what stands in the way of saving, until it is out of the way.
#[component]
pub fn Trouble() -> impl IntoView {
    let saver = expect_context::<Saver>();
    let bridge = bridge();
    move || match saver.state() {
        Saved::Yes | Saved::Soon => ().into_any(),
        Saved::NoRoom => view! {
            <div class="banner error" role="alert" data-testid="no-room">
                {icon(Icon::Alert)}
                <span class="grow">
                    "This browser has no room left, so the last changes are not saved. Save the design as a file, \
                     or delete designs that you do not need. Saving is tried again by itself."
                </span>
                <button class="button outlined" on:click=move |_| designs::save_file(bridge)>"Save as file"</button>
            </div>
        }
        .into_any(),
        Saved::ChangedElsewhere => view! {
            <div class="banner warning" role="alert" data-testid="changed-elsewhere">
                {icon(Icon::Alert)}
                <span class="grow">
                    "This design was changed in another tab. Nothing is overwritten: choose which one goes on here."
                </span>
                <button class="button outlined" on:click=move |_| saver.take_theirs()>"Load theirs"</button>
                <button class="button outlined" on:click=move |_| saver.keep_as_copy()>"Keep mine as a copy"</button>
            </div>
        }
        .into_any(),
    }
}
