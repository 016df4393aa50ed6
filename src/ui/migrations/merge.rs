//! Two branches: another saved copy taken over, and two heads made one, with conflicts chosen one by one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::document::{Document, Edit, RevisionId, read_file};
use crate::editor::Action;
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::engine::{Asked, Waiting};
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;
use crate::ui::notices::{Notices, notices};
use crate::ui::words;
use crate::web::json::{Json, quoted};
use crate::web::{chance, files};

/// Takes the migrations of another saved copy of the design over.
#[component]
pub fn TakeOver() -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    view! {
        <label class="button outlined as-input">
            {icon(Icon::FolderOpen)}"Merge from file…"
            <input
                type="file"
                class="unseen"
                accept=".json,application/json"
                data-testid="merge-file"
                aria-label="Merge from another saved copy of this design"
                on:change=move |event| {
                    if let Some(file) = files::chosen(&event) {
                        spawn_local(async move { take_over(bridge, notices, file).await });
                    }
                }
            />
        </label>
    }
}

async fn take_over(bridge: Bridge, notices: Notices, file: File) {
    let name = file.name();
    let Some(text) = files::text(&file).await else {
        notices.fail(format!("{name} cannot be read. Is it a file that Relata saved?"));
        return;
    };
    let other = match read_file(&text) {
        Ok((other, _)) => other,
        Err(error) => {
            notices.fail(format!("{name} was not opened. {error}"));
            return;
        }
    };
    let mine = bridge.design().get_untracked();
    if !is_copy(&mine, &other) {
        notices.fail(format!("{name} is another design: it has no table and no migration in common with this one."));
        return;
    }
    let pending = other.head().is_none_or(|head| head.schema != other.schema);
    if bridge.changes(Action::Edit(other.into_take_over(&mine))) {
        let rest = if pending { " It also has changes that are in no migration; those were not taken over." } else { "" };
        notices.say(format!("The migrations of {name} are here.{rest}"));
    }
}

fn is_copy(mine: &Document, other: &Document) -> bool {
    other.revisions.iter().any(|revision| mine.revision(revision.id).is_some())
        || other.schema.tables.keys().any(|id| mine.schema.tables.contains_key(id))
}

/// What there is to merge: the other heads, and the merge that is being made.
#[component]
pub fn Heads() -> impl IntoView {
    let bridge = bridge();
    let merging = RwSignal::new(None::<RevisionId>);
    let others = memo(move || {
        bridge.design().with(|design| {
            let head = design.head().map(|head| head.id);
            let own = head.map(|head| design.ancestors(head)).unwrap_or_default();
            let others = design.heads().into_iter().filter(|other| Some(other.id) != head);
            // A head that stands on the current revision is not another branch: the design only has to go there.
            let list = others.map(|r| (r.id, words::revision(design, r), head.is_some_and(|h| design.ancestors(r.id).contains(&h))));
            list.filter(|(id, ..)| !own.contains(id)).collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="heads">
            {move || others.get().into_iter().map(|(id, name, follows)| {
                let (text, label) = if follows {
                    (format!("{name} follows. A new migration starts another branch here."), format!("Go on from {name}"))
                } else {
                    (format!("{name} is another head."), format!("Merge {name}"))
                };
                let act = move |_| if follows { bridge.edit(Edit::GoOnFrom { revision: id }) } else { merging.set(Some(id)) };
                view! {
                    <li class="row" data-testid="other-head">
                        {icon(Icon::Info)}<span class="grow">{text}</span>
                        <button class="button tiny outlined" aria-label=label on:click=act>{if follows { "Go on from it" } else { "Merge" }}</button>
                    </li>
                }
            }).collect_view()}
        </ul>
        {move || merging.get().filter(|id| others.with(|others| others.iter().any(|other| other.0 == *id))).map(|other| {
            view! { <MergeForm other close=Callback::new(move |()| merging.set(None))/> }
        })}
    }
}

/// What was chosen until now: the key of each conflict, and the side.
type Choices = RwSignal<Vec<(String, &'static str)>>;

#[component]
fn MergeForm(other: RevisionId, close: Callback<()>) -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let choices: Choices = RwSignal::new(Vec::new());
    let request = Signal::derive(move || {
        let pair = |(key, side): &(String, &str)| format!(r#"[{},"{side}"]"#, quoted(key));
        let pairs = choices.with(|choices| choices.iter().map(pair).collect::<Vec<_>>().join(","));
        Some(format!(r#"{{"want":"merge","other":"{other}","choices":[{pairs}]}}"#))
    });
    let asked = Asked::new(bridge.rested().into(), request);
    let conflicts = move || asked.get().map(|answer| answer.get("conflicts").list()).unwrap_or_default();
    let open = move || asked.get().and_then(|answer| answer.get("open").number()).unwrap_or_default() as usize;
    let message = RwSignal::new("merge branches".to_owned());
    let create = move |_| {
        if open() > 0 {
            notices.fail(format!("Choose first: {} still open.", words::count(open(), "conflict")));
            return;
        }
        let result = asked.get().filter(|_| !asked.is_busy()).and_then(|answer| answer.get("design").text());
        let Some((merged, _)) = result.and_then(|text| read_file(&text).ok()) else { return };
        let edit = Edit::Merge {
            id: RevisionId::from_bits(bridge.bits()),
            other,
            schema: merged.schema,
            message: message.get_untracked(),
            date: chance::now(),
        };
        bridge.look_at(None);
        if bridge.changes(Action::Edit(edit)) {
            notices.say("The two branches are one.");
            close.run(());
        }
    };
    view! {
        <div class="merge" role="group" aria-label="Merge" data-testid="merge">
            <Waiting asked/>
            <p>{move || match conflicts().len() {
                _ if asked.get().is_none() => String::new(),
                0 => "Both branches fit together: nothing is in conflict.".to_owned(),
                all => format!("{}, {} open.", words::count(all, "conflict"), open()),
            }}</p>
            <ol class="conflicts">
                {move || conflicts().into_iter().map(|conflict| conflict_view(conflict, choices)).collect_view()}
            </ol>
            <div class="row create">
                <input
                    class="field"
                    aria-label="Message of the merge"
                    prop:value=move || message.get()
                    on:input=move |event| message.set(event_target_value(&event))
                />
                <button class="button strong" on:click=create>"Create merge"</button>
                <button class="button" on:click=move |_| close.run(())>"Cancel"</button>
            </div>
        </div>
    }
}

fn conflict_view(conflict: Json, choices: Choices) -> impl IntoView {
    let key = StoredValue::new(conflict.get("key").string());
    let choice = conflict.get("choice").string();
    let choose = move |side: &'static str, word: &'static str, text: String| {
        let act = move |_| {
            choices.update(|choices| {
                key.with_value(|key| choices.retain(|(other, _)| other != key));
                choices.push((key.get_value(), side));
            })
        };
        view! {
            <button class="button" aria-pressed=(choice == side).to_string() on:click=act>
                <strong>{word}</strong><span>{text}</span>
            </button>
        }
    };
    view! {
        <li class="conflict" data-testid="conflict">
            <p>{conflict.get("about").string()}</p>
            {conflict.get("base").text().map(|base| view! { <p class="muted small">"Before: "{base}</p> })}
            <div class="row wrap" role="group" aria-label="Choose">
                {choose("ours", "Ours", conflict.get("ours").string())}
                {choose("theirs", "Theirs", conflict.get("theirs").string())}
                {conflict.get("both").truth().then(|| choose("both", "Both", "the second under another name".to_owned()))}
            </div>
        </li>
    }
}
