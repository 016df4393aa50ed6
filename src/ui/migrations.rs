//! The tab "Migrations": what changed since the last revision, in words and as SQL; making a revision of it;
//! and the history.

mod between;
mod check;
mod history;
mod merge;
mod question;
mod told;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::bridge::{Bridge, bridge};
use super::code::Code;
use super::engine::{Asked, Waiting};
use super::icon::{Icon, icon};
use super::inspect::ProblemList;
use super::notices::notices;
use super::sql::DialectSwitch;
use super::words;
use crate::document::{Edit, RevisionId};
use crate::web::chance;
use history::History;
use question::{QuestionForm, ValueForm};
use told::{Finding, Step};

/// Makes the design what it was at a revision, and stops looking at it.
pub fn go_to(bridge: Bridge, revision: RevisionId) {
    bridge.look_at(None);
    bridge.edit(Edit::GoTo { revision });
}

/// The tab "Migrations".
#[component]
pub fn Migrations() -> impl IntoView {
    let bridge = bridge();
    let has_changes = Memo::new(move |_| {
        bridge.design().with(|design| match design.head() {
            Some(head) => head.schema != design.schema,
            None => !design.schema.tables.is_empty() || !design.schema.enums.is_empty(),
        })
    });
    let request = Signal::derive(move || has_changes.get().then(|| r#"{"want":"changes"}"#.to_owned()));
    let asked = Asked::new(bridge.rested().into(), request);
    view! {
        <div class="bar-of-panel"><DialectSwitch/></div>
        <section class="part" aria-labelledby="pending-title" data-testid="pending">
            <h2 id="pending-title">{move || bridge.design().with(|design| match design.head() {
                None => "Not in a migration yet".to_owned(),
                Some(head) => format!("Changed since {}", words::revision(design, head)),
            })}</h2>
            <Show
                when=move || has_changes.get()
                fallback=|| view! { <p class="muted">"Nothing. Change the design, and the migration appears here as you draw."</p> }
            >
                <Waiting asked/>
                <Questions asked/>
                <Scripts asked/>
                <Create/>
            </Show>
        </section>
        <History/>
    }
}

#[component]
fn Questions(asked: Asked) -> impl IntoView {
    let all = Memo::new(move |_| asked.get().map(|answer| told::questions(&answer)).unwrap_or_default());
    view! {
        <ul class="questions">
            <For each=move || all.get().1 key=|question| format!("{:?}", (question.value, &question.say, &question.choices, question.nullable)) let(question)>
                <ValueForm question/>
            </For>
            <For each=move || all.get().0 key=|question| format!("{:?}", (question.column, &question.say)) let(question)>
                <QuestionForm question/>
            </For>
        </ul>
    }
}

/// The way up and the way back, step by step.
#[component]
fn Scripts(asked: Asked) -> impl IntoView {
    let is_down = RwSignal::new(false);
    let script = Memo::new(move |_| {
        let way = if is_down.get() { "down" } else { "up" };
        asked.get().map(|answer| told::way(&answer.get(way))).unwrap_or_default()
    });
    let steps = move || script.get().steps.into_iter().enumerate().collect::<Vec<_>>();
    let problems = Signal::derive(move || script.get().problems);
    let way = move |down: bool, word: &'static str| {
        view! {
            <button class="button" aria-pressed=move || (is_down.get() == down).to_string() on:click=move |_| is_down.set(down)>{word}</button>
        }
    };
    view! {
        <div class="choice wide" role="group" aria-label="Direction">{way(false, "Up: make the changes")}{way(true, "Down: take them back")}</div>
        <ProblemList problems/>
        <ol class="steps" aria-busy=move || asked.is_busy().to_string()>
            <For each=steps key=|(at, step)| format!("{at}{}{}{:?}", step.words, step.html, step.findings.iter().map(|f| &f.say).collect::<Vec<_>>()) let((_, step))>
                <StepView step/>
            </For>
        </ol>
    }
}

#[component]
fn StepView(step: Step) -> impl IntoView {
    let Step { words, html, findings } = step;
    let label = format!("SQL: {words}");
    view! {
        <li class="step">
            <p>{words}</p>
            {findings.into_iter().map(finding).collect_view()}
            {(!html.is_empty()).then(|| view! { <Code html=Signal::stored(html) label/> })}
        </li>
    }
}

fn finding(finding: Finding) -> impl IntoView {
    let (class, word, sign) = match finding.risk.as_str() {
        "loses" => ("said error", "Loses data", Icon::Alert),
        "fails" => ("said warning", "May fail", Icon::Alert),
        "breaks" => ("said warning", "Breaks programs", Icon::Alert),
        "rewrites" => ("said", "Takes time", Icon::Info),
        "blocks" => ("said", "Makes others wait", Icon::Info),
        _ => ("said", "Note", Icon::Info),
    };
    view! {
        <p class=class data-code=finding.code>{icon(sign)}<span><strong>{word}": "</strong>{finding.say}</span></p>
    }
}

/// Asks for a message and makes the revision.
#[component]
fn Create() -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let message = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let create = move || {
        let text = message.get_untracked().trim().to_owned();
        if text.is_empty() {
            notices.fail("Say in a few words what this migration does, such as: add email to user.");
            if let Some(input) = input.get_untracked() {
                crate::web::pointer::focus(&input);
            }
            return;
        }
        let before = bridge.design().with_untracked(|design| design.revisions.len());
        bridge.look_at(None);
        bridge.edit(Edit::CreateRevision { id: RevisionId::from_bits(bridge.bits()), message: text, date: chance::now() });
        if bridge.design().with_untracked(|design| design.revisions.len()) > before {
            message.set(String::new());
            let name = bridge.design().with_untracked(|design| design.head().map(|head| words::revision(design, head)));
            notices.say(format!("Migration {} created.", name.unwrap_or_default()));
        }
    };
    view! {
        <div class="row create">
            <input
                node_ref=input
                class="field"
                aria-label="Message of the migration"
                placeholder="Message: add email to user"
                autocomplete="off"
                prop:value=move || message.get()
                on:input=move |event| message.set(event_target_value(&event))
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        create();
                    }
                }
                data-testid="message"
            />
            <button class="button strong" on:click=move |_| create()>"Create migration"</button>
        </div>
    }
}
