//! From any revision to any other, up or down, in one file; and several in a line made one.

use leptos::prelude::*;

use crate::document::{Edit, RevisionId};
use crate::ui::bridge::bridge;
use crate::ui::code::{Code, save_text};
use crate::ui::engine::{Asked, Waiting};
use crate::ui::field::Pick;
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;
use crate::ui::notices::notices;
use crate::ui::words;

/// Two revisions to choose, with the SQL from one to the other.
#[component]
pub fn Between() -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let names = memo(move || {
        bridge.design().with(|design| design.revisions.iter().map(|r| (r.id, words::revision(design, r))).collect::<Vec<_>>())
    });
    let chosen = RwSignal::new((None::<RevisionId>, None::<RevisionId>));
    let options = Signal::derive(move || {
        std::iter::once("nothing".to_owned()).chain(names.get().into_iter().map(|(_, name)| name)).collect::<Vec<_>>()
    });
    let index = move |id: Option<RevisionId>| {
        names.with(|names| id.and_then(|id| names.iter().position(|(other, _)| *other == id)).map_or(0, |at| at + 1))
    };
    let at = move |index: usize| names.with_untracked(|names| index.checked_sub(1).and_then(|at| names.get(at)).map(|(id, _)| *id));
    let request = Signal::derive(move || {
        let (from, to) = chosen.get();
        let from = from.map_or("null".to_owned(), |from| format!("\"{from}\""));
        to.map(|to| format!(r#"{{"want":"between","from":{from},"to":"{to}"}}"#))
    });
    let asked = Asked::new(bridge.rested().into(), request);
    let save = move |_| match asked.get().filter(|_| !asked.is_busy()) {
        Some(file) => save_text(&file.get("name").string(), &file.get("text").string()),
        None => notices.fail("Choose the migration that the database is to come to."),
    };
    let squash = move |_| {
        let (Some(from), Some(last)) = chosen.get_untracked() else {
            notices.fail("Choose the first and the last migration that are to become one.");
            return;
        };
        let design = bridge.design().get_untracked();
        let message = design.revision(last).map(|revision| revision.message.clone()).unwrap_or_default();
        let edit = Edit::Squash { first: from, last, message };
        let chain = design.chain(last);
        let line = chain.iter().skip_while(|id| **id != from);
        let published = design.published.iter().any(|mark| line.clone().any(|id| *id == mark.revision));
        if published {
            let say = "Some of these migrations were downloaded. Databases that ran a part of them will not find it any more.";
            notices.offer(say, "Make one anyway", move || bridge.edit(edit.clone()));
        } else {
            bridge.edit(edit);
        }
    };
    view! {
        <details class="between" data-testid="between">
            <summary>"From one migration to another"</summary>
            <div class="row">
                <Pick label="From" options value=Signal::derive(move || index(chosen.get().0)) commit=Callback::new(move |i| chosen.update(|c| c.0 = at(i)))/>
                {icon(Icon::Right)}
                <Pick label="To" options value=Signal::derive(move || index(chosen.get().1)) commit=Callback::new(move |i| chosen.update(|c| c.1 = at(i)))/>
            </div>
            <div class="row wrap">
                <button class="button outlined" on:click=save>{icon(Icon::Download)}"Download SQL"</button>
                <button class="button outlined" on:click=squash>"Make one migration of these"</button>
            </div>
            <Waiting asked/>
            <Show when=move || asked.get().is_some()>
                <Code html=asked.text("html") busy=Signal::derive(move || asked.is_busy()) label="SQL from one migration to the other"/>
            </Show>
        </details>
    }
}
