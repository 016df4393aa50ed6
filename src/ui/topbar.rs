//! The bar on top: the name of the design, undo and redo, what can be added, the theme, help.

use leptos::prelude::*;

use super::boot::Look;
use super::bridge::bridge;
use super::designs::{DesignMenu, MENU};
use super::field::Field;
use super::icon::{Icon, icon};
use super::memo::memo;
use super::saving::{Saved, Saver};
use super::shell::Panels;
use super::stage::focus_surface;
use crate::document::Edit;
use crate::editor::{Action, Command};
use crate::web::theme::Theme;

/// The bar on top.
#[component]
pub fn TopBar() -> impl IntoView {
    let bridge = bridge();
    let panels = expect_context::<Panels>();
    let name = move || bridge.design().with(|design| design.name.clone());
    let has_tables = memo(move || bridge.design().with(|design| !design.schema.tables.is_empty()));
    view! {
        <header class="topbar">
            <button
                class="button square"
                aria-label="Outline"
                aria-pressed=move || panels.left.get().to_string()
                on:click=move |_| panels.left.update(|open| *open = !*open)
            >{icon(Icon::PanelLeft)}</button>
            <span class="brand">"Relata"</span>
            <div class="row name">
                <h1 class="hidden-text">{name}</h1>
                <Field
                    label="Name of the design"
                    class="quiet"
                    value=Signal::derive(name)
                    commit=Callback::new(move |name| bridge.edit(Edit::RenameDesign { name }))
                    testid="design-name"
                />
                <button class="button square" aria-label="Designs" popovertarget=MENU data-testid="designs">
                    {icon(Icon::Down)}
                </button>
                <DesignMenu/>
            </div>
            <SavedSign/>
            <span class="grow"></span>
            <div class="row tools" role="group" aria-label="Edit">
                <UndoRedo/>
                <span class="bar"></span>
                <button class="button" data-testid="add-table" title="New table (T)" on:click=move |_| bridge.send(Action::NewTable(None))>
                    {icon(Icon::Table)}<span class="wide-only">"Add table"</span>
                </button>
                <button
                    class="button"
                    title="Connect two tables (L)"
                    disabled=move || !has_tables.get()
                    on:click=move |_| { focus_surface(); bridge.send(Action::StartLink); }
                >
                    {icon(Icon::Connect)}<span class="wide-only">"Connect"</span>
                </button>
                {[(Icon::Area, "New area", "New area (G)", Command::Area), (Icon::Note, "New note", "New note (N)", Command::Note)].map(|(sign, label, title, command)| view! {
                    <button
                        class="button square wide-only"
                        aria-label=label
                        title=title
                        on:click=move |_| { focus_surface(); bridge.send(Action::Do(command)); }
                    >{icon(sign)}</button>
                }).collect_view()}
            </div>
            <span class="grow"></span>
            <ThemeSwitch/>
            <button class="button square" aria-label="Keys and help" title="Keys (?)" on:click=move |_| panels.help.set(true)>
                {icon(Icon::Help)}
            </button>
            <button
                class="button square"
                aria-label="Details"
                aria-pressed=move || panels.right.get().to_string()
                on:click=move |_| panels.right.update(|open| *open = !*open)
            >{icon(Icon::PanelRight)}</button>
        </header>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let bridge = bridge();
    let words = bridge.undo_words();
    let title = |verb: &str, word: Option<String>, keys: &str| match word {
        Some(word) => format!("{verb}: {word} ({keys})"),
        None => format!("Nothing to {}", verb.to_lowercase()),
    };
    view! {
        <button
            class="button square"
            aria-label="Undo"
            title=move || title("Undo", words.get().0, "Ctrl+Z")
            disabled=move || words.get().0.is_none()
            on:click=move |_| bridge.send(Action::Undo)
        >{icon(Icon::Undo)}</button>
        <button
            class="button square"
            aria-label="Redo"
            title=move || title("Redo", words.get().1, "Ctrl+Shift+Z")
            disabled=move || words.get().1.is_none()
            on:click=move |_| bridge.send(Action::Redo)
        >{icon(Icon::Redo)}</button>
    }
}

/// Says whether what is here is saved.
#[component]
fn SavedSign() -> impl IntoView {
    let saver = expect_context::<Saver>();
    let say = move || match saver.state() {
        Saved::Yes => "Saved",
        Saved::Soon => "Saving…",
        Saved::NoRoom | Saved::ChangedElsewhere => "Not saved",
    };
    let is_bad = move || matches!(saver.state(), Saved::NoRoom | Saved::ChangedElsewhere);
    view! {
        <span class="saved small" class:bad=is_bad data-testid="saved" title="Every change is saved in this browser by itself">
            {move || if is_bad() { icon(Icon::Alert) } else { icon(Icon::Check) }}
            <span>{say}</span>
        </span>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let bridge = bridge();
    let look = expect_context::<Look>();
    let shown = |theme: Theme| match theme {
        Theme::System => (Icon::Monitor, "As the system is"),
        Theme::Light => (Icon::Sun, "Light"),
        Theme::Dark => (Icon::Moon, "Dark"),
    };
    view! {
        <div class="choice theme" role="group" aria-label="Theme">
            {Theme::ALL.map(|(theme, _)| {
                let (sign, word) = shown(theme);
                view! {
                    <button
                        class="button square tiny"
                        aria-label=word
                        title=word
                        aria-pressed=move || (look.theme() == theme).to_string()
                        on:click=move |_| look.choose(theme, bridge)
                    >{icon(sign)}</button>
                }
            }).collect_view()}
        </div>
    }
}
