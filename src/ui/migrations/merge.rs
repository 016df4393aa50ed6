//! Two branches: another saved copy taken over, and two heads made one, with conflicts chosen one by one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::document::{Conflict, Document, Edit, Fact, Merged, RevisionId, Side, merge, read_file};
use crate::editor::Action;
use crate::schema::Schema;
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::icon::{Icon, icon};
use crate::ui::notices::{Notices, notices};
use crate::ui::words;
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
    let others = Memo::new(move |_| {
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

fn merged(design: &Document, other: RevisionId, choices: &[(Fact, Side)]) -> Option<Merged> {
    let (ours, theirs) = (design.head()?, design.revision(other)?);
    let nothing = Schema::default();
    let base = design.common_ancestor(ours.id, other).map_or(&nothing, |base| &base.schema);
    Some(merge(base, &ours.schema, &theirs.schema, choices))
}

#[component]
fn MergeForm(other: RevisionId, close: Callback<()>) -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let choices = RwSignal::new(Vec::<(Fact, Side)>::new());
    let result = Memo::new(move |_| bridge.design().with(|design| choices.with(|choices| merged(design, other, choices))));
    let conflicts = move || result.with(|merged| merged.as_ref().map(|merged| merged.conflicts.clone()).unwrap_or_default());
    let open = move || result.with(|merged| merged.as_ref().map_or(0, Merged::open));
    let message = RwSignal::new("merge branches".to_owned());
    let create = move |_| {
        if open() > 0 {
            notices.fail(format!("Choose first: {} still open.", words::count(open(), "conflict")));
            return;
        }
        let Some(merged) = result.get_untracked() else { return };
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
            <p>{move || match conflicts().len() {
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

fn conflict_view(conflict: Conflict, choices: RwSignal<Vec<(Fact, Side)>>) -> impl IntoView {
    let Conflict { fact, about, base, ours, theirs, both, choice } = conflict;
    let choose = move |side: Side, word: &'static str, text: String| {
        let act = move |_| {
            choices.update(|choices| {
                choices.retain(|(other, _)| *other != fact);
                choices.push((fact, side));
            })
        };
        view! {
            <button class="button" aria-pressed=(choice == Some(side)).to_string() on:click=act>
                <strong>{word}</strong><span>{text}</span>
            </button>
        }
    };
    view! {
        <li class="conflict" data-testid="conflict">
            <p>{about}</p>
            {base.map(|base| view! { <p class="muted small">"Before: "{base}</p> })}
            <div class="row wrap" role="group" aria-label="Choose">
                {choose(Side::Ours, "Ours", ours)}
                {choose(Side::Theirs, "Theirs", theirs)}
                {both.then(|| choose(Side::Both, "Both", "the second under another name".to_owned()))}
            </div>
        </li>
    }
}
