//! The revisions, newest first: to look at, to go back to, to download.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::between::Between;
use super::check::CheckFiles;
use super::go_to;
use super::merge::{Heads, TakeOver};
use crate::document::{Document, Edit, LaneRow, Published, Revision, RevisionId};
use crate::text::zip;
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::code::save_text;
use crate::ui::engine::{self, said};
use crate::ui::flask::Commands;
use crate::ui::icon::{Icon, icon};
use crate::ui::list::list;
use crate::ui::memo::memo;
use crate::ui::notices::{Notices, notices};
use crate::ui::words;
use crate::web::json::Json;
use crate::web::{chance, download};

/// What a line of the history shows.
#[derive(Clone, PartialEq)]
struct Line {
    number: String,
    name: String,
    id: RevisionId,
    message: String,
    date: String,
    current: bool,
    is_head: bool,
    is_published: bool,
    lanes: LaneRow,
    width: usize,
}

fn lines(design: &Document) -> Vec<Line> {
    let current = design.head().map(|head| head.id);
    let heads: Vec<RevisionId> = design.heads().iter().map(|head| head.id).collect();
    let (rows, width) = design.lanes();
    let line = |(revision, lanes): (&Revision, LaneRow)| Line {
        number: format!("{:04}", design.number(revision.id)),
        name: words::revision(design, revision),
        id: revision.id,
        message: revision.message.clone(),
        date: chance::local(&revision.date),
        current: Some(revision.id) == current,
        is_head: heads.len() > 1 && heads.contains(&revision.id),
        is_published: design.published.iter().any(|mark| mark.revision == revision.id),
        lanes,
        width,
    };
    design.revisions.iter().rev().zip(rows).map(line).collect()
}

/// The history.
#[component]
pub fn History() -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let shown = memo(move || bridge.design().with(|design| lines(design)));
    view! {
        <section class="part" aria-labelledby="history-title">
            <div class="row spread">
                <h2 id="history-title">"History"</h2>
                <button
                    class="button outlined"
                    data-testid="download-all"
                    disabled=move || shown.with(Vec::is_empty)
                    on:click=move |_| save_all(bridge, notices)
                >{icon(Icon::Download)}"Download all (.zip)"</button>
            </div>
            <Commands/>
            <div class="row wrap"><TakeOver/><CheckFiles/></div>
            <Heads/>
            <ol class="history" reversed>
                {list(move || shown.get(), |line| format!("{:?}", (line.id, line.current, line.is_head, line.is_published, &line.name, &line.lanes)), move |line| view! {
                    <LineView line/>
                })}
            </ol>
            <Show when=move || shown.with(|shown| shown.len() > 1)><Between/></Show>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="muted small">"Every migration that you create is kept here: what changed, when, and its files."</p>
            </Show>
        </section>
    }
}

#[component]
fn LineView(line: Line) -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let Line { number, name, id, message, date, current, is_head, is_published, lanes, width } = line;
    let is_shown = move || bridge.looking_at() == Some(id);
    let look = move |_| {
        let now = untrack(is_shown);
        bridge.look_at((!now).then_some(id));
    };
    let (look_label, go_label) = (format!("Look at {name}"), format!("Go back to {name}"));
    let group = format!("Download {name}");
    view! {
        <li class="revision" class:current=current data-testid="revision" style=format!("--lanes: {width}")>
            {drawing(&lanes)}
            <div class="row">
                <span class="number mono">{number}</span>
                <strong class="grow clip" title=message.clone()>{message.clone()}</strong>
                {is_head.then(|| view! { <span class="tag">"head"</span> })}
                {is_published.then(|| view! { <span class="tag" title="Somebody has its files: it never changes">"published"</span> })}
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
                    <button class="button tiny" on:click=move |_| save_one(bridge, notices, id, "up")>"up"</button>
                    <button class="button tiny" on:click=move |_| save_one(bridge, notices, id, "down")>"down"</button>
                    <button class="button tiny" on:click=move |_| save_one(bridge, notices, id, "both")>"both"</button>
                    <button class="button tiny" title="A file for Flask-Migrate and Alembic" on:click=move |_| save_python(bridge, notices, id)>"py"</button>
                </span>
            </div>
        </li>
    }
}

/// The lines and the dot of a revision in the graph. The rows differ in height, so the drawing is stretched.
fn drawing(row: &LaneRow) -> impl IntoView {
    let x = |lane: usize| lane * 14 + 7;
    let line = |(from, to): &(usize, usize), (top, end): (u8, u8)| format!("M{} {top}L{} {end}", x(*from), x(*to));
    let above = row.above.iter().map(|ends| line(ends, (0, 50)));
    let below = row.below.iter().map(|ends| line(ends, (50, 100)));
    let path: String = above.chain(below).collect();
    let width = row.above.iter().chain(&row.below).map(|(from, to)| from.max(to) + 1).max().unwrap_or(1).max(row.lane + 1) * 14;
    view! {
        <svg class="lanes" aria-hidden="true" style=format!("width: {width}px") viewBox=format!("0 0 {width} 100") preserveAspectRatio="none">
            <path d=path></path>
        </svg>
        <span class="dot" aria-hidden="true" style=format!("left: {}px", x(row.lane))></span>
    }
}

/// Marks revisions as published, as the engine says; tells where their files are not those that were given out before.
fn publish(bridge: Bridge, notices: Notices, design: &Document, answer: &Json) {
    let id = |id: &Json| id.text().and_then(|id| id.parse::<RevisionId>().ok());
    if let Some(revision) = answer.get("differs").list().iter().find_map(id).and_then(|id| design.revision(id)) {
        let name = words::revision(design, revision);
        notices.fail(format!("{name} reads otherwise than when it was downloaded before: Relata writes it in another way now. Keep the file that your databases ran."));
    }
    let mark =
        |mark: &Json| Some(Published { revision: id(&mark.get("revision"))?, dialect: design.dialect, sum: mark.get("sum").string() });
    let published: Vec<Published> = answer.get("marks").list().iter().filter_map(mark).collect();
    if !published.is_empty() {
        bridge.edit(Edit::Publish { published });
    }
}

/// Downloads what the engine answers: one file as it is, several as a zip of this name.
pub fn save_files(bridge: Bridge, notices: Notices, request: String, name: String, always_zip: bool) {
    spawn_local(async move {
        let design = bridge.design().get_untracked();
        let answer = match engine::ask(design.clone(), request).await {
            Ok(answer) => answer,
            Err(failure) => return notices.fail(failure),
        };
        let pair = |file: &Json| {
            let parts = file.list();
            let part = |at: usize, name: &str| parts.get(at).map_or_else(|| file.get(name).text(), Json::text);
            Some((part(0, "name")?, part(1, "text")?))
        };
        let files: Vec<(String, String)> = answer.get("files").list().iter().filter_map(pair).collect();
        match files.as_slice() {
            [] => return,
            [(name, text)] if !always_zip => save_text(name, text),
            _ => drop(download::save(&name, "application/zip", &zip(&files))),
        }
        if let Some(problem) = said(&answer.get("problems")).first() {
            notices.fail(format!("Downloaded, with something to know: {}", problem.say));
        }
        publish(bridge, notices, &design, &answer);
    });
}

fn save_one(bridge: Bridge, notices: Notices, id: RevisionId, part: &'static str) {
    let request = format!(r#"{{"want":"files","revision":"{id}","part":"{part}"}}"#);
    save_files(bridge, notices, request, format!("{id}.{part}.zip"), false);
}

/// The revision as an Alembic file.
fn save_python(bridge: Bridge, notices: Notices, id: RevisionId) {
    let request = format!(r#"{{"want":"revision","design":true,"revision":"{id}"}}"#);
    save_files(bridge, notices, request, format!("{id}.zip"), false);
}

fn save_all(bridge: Bridge, notices: Notices) {
    let name =
        bridge.design().with_untracked(|design| format!("{}-migrations-{}.zip", download::file_name(&design.name), design.dialect.slug()));
    save_files(bridge, notices, r#"{"want":"folder"}"#.to_owned(), name, true);
}
