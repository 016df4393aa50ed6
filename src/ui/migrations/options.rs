//! How the migration is made: carefully for a database in use, with data kept aside, and which findings are hidden.

use leptos::prelude::*;

use super::told;
use crate::document::Edit;
use crate::migrate::Aside;
use crate::ui::bridge::bridge;
use crate::ui::engine::Asked;
use crate::ui::field::Tick;
use crate::ui::list::list;
use crate::ui::memo::memo;

/// The choices about the migration as a whole.
#[component]
pub fn Options(asked: Asked) -> impl IntoView {
    let bridge = bridge();
    let careful = Signal::derive(move || bridge.design().with(|design| design.answers.careful));
    let keeps = Signal::derive(move || bridge.design().with(|design| design.answers.keeps_all));
    let kept = memo(move || asked.get().map(|answer| told::kept(&answer)).unwrap_or_default());
    let one_by_one = memo(move || asked.get().map(|answer| told::keeps(&answer)).unwrap_or_default());
    let hidden = memo(move || bridge.design().with(|design| design.silenced.iter().cloned().collect::<Vec<_>>()));
    // Where tables are rebuilt to change them, all of the database waits whatever one does.
    let can_be_careful = move || bridge.design().with(|design| !design.dialect.features().rebuilds);
    view! {
        <div class="options" role="group" aria-label="How the migration is made">
            <Show when=can_be_careful>
                <Tick label="The database is in use: lock as little as possible" value=careful commit=Callback::new(move |careful| bridge.edit(Edit::SetCareful { careful }))/>
            </Show>
            <Tick label="Keep dropped tables and columns aside, so that down brings them back" value=keeps commit=Callback::new(move |keep| bridge.edit(Edit::KeepAll { keep }))/>
            {list(move || one_by_one.get(), |(aside, words)| format!("{aside}{words}"), move |(aside, words)| view! {
                <p class="row small" data-testid="kept-aside">
                    <span class="grow muted">{words}</span>
                    <button class="link" on:click=move |_| bridge.edit(Edit::Keep { aside, keep: false })>{if matches!(aside, Aside::Old(_)) { "Change it at once" } else { "Drop it" }}</button>
                </p>
            })}
            {list(move || kept.get(), |(aside, words)| format!("{aside}{words}"), move |(aside, words)| view! {
                <Tick label=format!("Drop {words} for good: an earlier migration kept it") value=Signal::derive(move || bridge.design().with(|design| design.answers.drops.contains(&aside))) commit=Callback::new(move |drop| bridge.edit(Edit::DropKept { aside, drop }))/>
            })}
            {list(move || hidden.get(), String::clone, move |code| view! {
                <p class="row small">
                    <span class="grow muted">"Hidden: "<span class="mono">{code.clone()}</span></span>
                    <button class="link" on:click=move |_| bridge.edit(Edit::Silence { code: code.clone(), silent: false })>"Show again"</button>
                </p>
            })}
        </div>
    }
}
