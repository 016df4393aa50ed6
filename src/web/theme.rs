//! Light or dark: what the user chose, and what the system says.

use super::storage;
use web_sys::MediaQueryList;

const KEY: &str = "relata.theme";

/// What the user chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All of them, in the order of the switch, each with its word.
    pub const ALL: [(Self, &'static str); 3] = [(Self::System, "system"), (Self::Light, "light"), (Self::Dark, "dark")];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(theme, _)| *theme == self).map_or("system", |(_, word)| word)
    }

    /// What was chosen before.
    #[must_use]
    pub fn stored() -> Self {
        let word = storage::word(KEY).unwrap_or_default();
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::System, |(theme, _)| *theme)
    }

    /// Shows the page in this theme, and keeps the choice.
    pub fn apply(self) {
        if let Some(root) = super::page().and_then(|page| page.document_element()) {
            let _ = root.set_attribute("data-theme", self.word());
        }
        storage::remember(KEY, self.word());
    }

    /// Whether the page is dark.
    #[must_use]
    pub fn is_dark(self) -> bool {
        match self {
            Self::System => system_query().is_some_and(|query| query.matches()),
            Self::Light => false,
            Self::Dark => true,
        }
    }
}

/// Calls `act` whenever the system turns dark or light.
pub fn watch_system(act: impl Fn() + 'static) {
    if let Some(query) = system_query() {
        super::listen(&query, "change", move |_: web_sys::Event| act());
    }
}

/// Whether the system lets things move.
#[must_use]
pub fn is_moving() -> bool {
    let query = super::window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    !query.is_some_and(|query| query.matches())
}

fn system_query() -> Option<MediaQueryList> {
    super::window().match_media("(prefers-color-scheme: dark)").ok().flatten()
}
