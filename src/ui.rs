//! The interface: shows, sends, owns no facts.
//!
//! Everything that the user does becomes an [`Action`](crate::editor::Action) in [`bridge`], the only room
//! that knows both the editor and signals; what the editor answers comes back as signals.
//! Deliberately not here: how anything is done.

mod boot;
mod bridge;
mod code;
mod dbml;
mod designs;
mod dialog;
mod engine;
mod field;
mod flask;
mod help;
mod icon;
mod import;
mod inspect;
mod list;
mod memo;
mod mermaid;
mod migrations;
mod notices;
mod outline;
mod palette;
mod picture;
mod saving;
mod shell;
mod sql;
mod stage;
mod states;
mod topbar;
mod words;
mod written;

/// Shows the app in the page.
pub fn start() {
    boot::theme();
    leptos::mount::mount_to_body(shell::App);
}
