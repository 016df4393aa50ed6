//! The revisions, newest first: to look at, to go back to, to download.

use leptos::prelude::*;

use super::go_to;
use crate::document::{Document, Revision, RevisionId};
use crate::text::{migration_file, migration_files, project_files, zip};
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::code::save_text;
use crate::ui::icon::{Icon, icon};
use crate::ui::words;
use crate::web::{chance, download};

/// What a line of the history shows.
#[derive(Clone, PartialEq)]
struct Line {
    at: usize,
    id: RevisionId,
    message: String,
    date: String,
    current: bool,
}

fn lines(design: &Document) -> Vec<Line> {
    let current = design.revisions.iter().rposition(|revision| revision.schema == design.schema);
    let line = |(at, revision): (usize, &Revision)| Line {
        at,
        id: revision.id,
        message: revision.message.clone(),
        date: chance::local(&revision.date),
        current: Some(at) == current,
    };
    design.revisions.iter().enumerate().map(line).rev().collect()
}

/// The history.
#[component]
pub fn History() -> impl IntoView {
    let bridge = bridge();
    let shown = Memo::new(move |_| bridge.design().with(|design| lines(design)));
    view! {
        <section class="part" aria-labelledby="history-title">
            <div class="row spread">
                <h2 id="history-title">"History"</h2>
                <button
                    class="button outlined"
                    data-testid="download-all"
                    disabled=move || shown.with(Vec::is_empty)
                    on:click=move |_| save_all(bridge)
                >{icon(Icon::Download)}"Download all (.zip)"</button>
            </div>
            <ol class="history" reversed>
                <For each=move || shown.get() key=|line| (line.id, line.current) let(line)>
                    <LineView line/>
                </For>
            </ol>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="muted small">"Every migration that you create is kept here: what changed, when, and its files."</p>
            </Show>
        </section>
    }
}

#[component]
fn LineView(line: Line) -> impl IntoView {
    let bridge = bridge();
    let Line { at, id, message, date, current } = line;
    let name = words::numbered(at, &message);
    let is_shown = move || bridge.looking_at() == Some(id);
    let look = move |_| {
        let now = untrack(is_shown);
        bridge.look_at((!now).then_some(id));
    };
    let (look_label, go_label) = (format!("Look at {name}"), format!("Go back to {name}"));
    let group = format!("Download {name}");
    view! {
        <li class="revision" class:current=current data-testid="revision">
            <div class="row">
                <span class="number mono">{format!("{:04}", at + 1)}</span>
                <strong class="grow clip" title=message.clone()>{message.clone()}</strong>
                {current.then(|| view! { <span class="tag current">"current"</span> })}
            </div>
            <p class="muted small">{date}" · "<span class="mono">{id.to_string()}</span></p>
            <div class="row wrap">
                <button class="button tiny outlined" aria-label=look_label aria-pressed=move || is_shown().to_string() on:click=look>
                    {icon(Icon::Eye)}"Look"
                </button>
                {(!current).then(|| view! {
                    <button class="button tiny outlined" aria-label=go_label on:click=move |_| go_to(bridge, id)>{icon(Icon::Back)}"Go back"</button>
                })}
                <span class="grow"></span>
                <span class="row files" role="group" aria-label=group>
                    {icon(Icon::Download)}
                    <button class="button tiny" on:click=move |_| save(bridge, id, Part::Up)>"up"</button>
                    <button class="button tiny" on:click=move |_| save(bridge, id, Part::Down)>"down"</button>
                    <button class="button tiny" on:click=move |_| save(bridge, id, Part::Both)>"both"</button>
                </span>
            </div>
        </li>
    }
}

#[derive(Clone, Copy)]
enum Part {
    Up,
    Down,
    Both,
}

fn save(bridge: Bridge, id: RevisionId, part: Part) {
    let design = bridge.design().get_untracked();
    let mut pair = migration_files(&design, id, design.dialect).into_iter();
    let file = match part {
        Part::Up => pair.next(),
        Part::Down => pair.nth(1),
        Part::Both => migration_file(&design, id, design.dialect),
    };
    if let Some((name, text)) = file {
        save_text(&name, &text);
    }
}

fn save_all(bridge: Bridge) {
    let design = bridge.design().get_untracked();
    let name = format!("{}-migrations-{}.zip", download::file_name(&design.name), design.dialect.slug());
    download::save(&name, "application/zip", &zip(&project_files(&design, design.dialect)));
}
