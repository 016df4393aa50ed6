//! What happens when the page opens: the theme, and the design that was open last.

use leptos::prelude::*;

use super::bridge::Bridge;
use super::notices::Notices;
use super::saving::{Place, open_stored};
use crate::canvas;
use crate::document::Document;
use crate::web::storage;
use crate::web::theme::{self, Theme};

/// Shows the page in the theme that was chosen, before anything else is shown.
pub fn theme() {
    Theme::stored().apply();
}

/// The design that the page opens with, and where it is saved.
pub struct Start {
    /// The design.
    pub document: Document,
    /// Where it is saved.
    pub place: Place,
}

/// The design that was open last; a new one where there is none, or it cannot be read.
pub fn first_design(notices: Notices) -> Start {
    let known = storage::current().filter(|id| storage::raw(id).is_some());
    let stored = known.map(|id| (open_stored(&id), id));
    match stored {
        Some((Ok(start), _)) => start,
        Some((Err(say), id)) => {
            super::designs::offer_raw(notices, say, id);
            Start { document: new_design(), place: Place::new() }
        }
        None => Start { document: new_design(), place: Place::new() },
    }
}

/// An empty design with a name that no other has.
pub fn new_design() -> Document {
    let designs = storage::list();
    let is_taken = |name: &str| designs.iter().any(|listed| listed.name == name);
    let name = match is_taken("Untitled") {
        false => "Untitled".to_owned(),
        true => (2..).map(|n| format!("Untitled {n}")).find(|name| !is_taken(name)).unwrap_or_default(),
    };
    Document { name, ..Document::default() }
}

/// Light or dark, as a signal.
#[derive(Clone, Copy)]
pub struct Look {
    chosen: RwSignal<Theme>,
}

impl Look {
    /// The theme that was chosen; the canvas follows each change.
    pub fn new(bridge: Bridge) -> Self {
        theme::watch_system(move || bridge.ask_frame());
        Self { chosen: RwSignal::new(Theme::stored()) }
    }

    /// What was chosen.
    pub fn theme(self) -> Theme {
        self.chosen.get()
    }

    /// The colours of the canvas.
    pub fn canvas_theme(self) -> canvas::Theme {
        if self.chosen.get_untracked().is_dark() { canvas::Theme::Dark } else { canvas::Theme::Light }
    }

    /// Chooses.
    pub fn choose(self, theme: Theme, bridge: Bridge) {
        theme.apply();
        self.chosen.set(theme);
        bridge.ask_frame();
    }
}
