//! The tab "Migrations": what changed since the last revision, in words and as SQL; making a revision of it;
//! and the history.

mod between;
mod check;
mod history;
mod merge;
mod options;
mod own;
mod question;
mod told;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::bridge::{Bridge, bridge};
use super::code::Code;
use super::engine::{Asked, Waiting};
use super::flask::Command;
use super::icon::{Icon, icon};
use super::inspect::ProblemList;
use super::list::list;
use super::memo::memo;
use super::notices::notices;
use super::sql::DialectSwitch;
use super::words;
use crate::document::{Edit, RevisionId};
use crate::web::chance;
use history::History;
pub use history::save_files;
use options::Options;
use own::{Add, OwnView};
use question::{ConversionForm, MoveForm, QuestionForm, ValueForm};
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
    let has_changes = memo(move || {
        bridge.design().with(|design| match design.head() {
            Some(head) => head.schema != design.schema || design.is_half_way(design.dialect),
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
                <Options asked/>
                <Scripts asked/>
                <Create/>
            </Show>
        </section>
        <History/>
    }
}

#[component]
fn Questions(asked: Asked) -> impl IntoView {
    let all = memo(move || asked.get().map(|answer| told::questions(&answer)).unwrap_or_default());
    let ways = memo(move || asked.get().map(|answer| told::ways(&answer)).unwrap_or_default());
    view! {
        <ul class="questions">
            {list(move || ways.get().1, |question| format!("{}{:?}", question.say, question.choices), move |question| view! {
                <MoveForm question/>
            })}
            {list(move || ways.get().0, |question| format!("{}{}", question.say, question.down), move |question| view! {
                <ConversionForm question/>
            })}
            {list(move || all.get().1, |question| format!("{:?}", (question.value, &question.say, &question.choices, question.nullable)), move |question| view! {
                <ValueForm question/>
            })}
            {list(move || all.get().0, |question| format!("{:?}", (question.column, &question.say)), move |question| view! {
                <QuestionForm question/>
            })}
        </ul>
    }
}

/// The way up and the way back, step by step.
#[component]
fn Scripts(asked: Asked) -> impl IntoView {
    let bridge = bridge();
    let is_down = RwSignal::new(false);
    // Every answer counts as new; the list compares its lines.
    let read = move |_: Option<&_>| {
        let dialect = bridge.rested().with_untracked(|design| design.dialect);
        asked.get().map(|answer| told::way(&answer, is_down.get(), dialect)).unwrap_or_default()
    };
    let script = Memo::new_with_compare(read, |_, _| true);
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
            {list(steps, step_key, move |(_, step)| view! {
                <StepView step down=is_down.get_untracked()/>
            })}
        </ol>
    }
}

#[component]
fn StepView(step: Step, down: bool) -> impl IntoView {
    let Step { words, html, findings, anchor, own } = step;
    let label = format!("SQL: {words}");
    let code = (!html.is_empty()).then(|| view! { <Code html=Signal::stored(html) label/> });
    match own {
        Some((at, own)) => view! { <li class="step own" data-testid="own"><OwnView at own code=code.into_any()/></li> }.into_any(),
        None => view! {
            <li class="step">
                <p>{words.clone()}</p>
                {findings.into_iter().map(finding).collect_view()}
                {code}
                {(!anchor.is_empty()).then(|| view! { <Add anchor words down/> })}
            </li>
        }
        .into_any(),
    }
}

/// What a step shows, as a text: another one is shown anew.
fn step_key((at, step): &(usize, Step)) -> String {
    let mut key = format!("{at}{}{}{:?}", step.words, step.html, step.own);
    for finding in &step.findings {
        key.push_str(&finding.say);
        key.push_str(if finding.fix.is_some() { "+" } else { "-" });
    }
    key
}

/// What a step may cost, why, the safer way at a click, and a way to hear no more of it.
fn finding(finding: Finding) -> impl IntoView {
    let bridge = bridge();
    let code = finding.code.clone();
    let (class, word, sign) = match finding.risk.as_str() {
        "loses" => ("said error", "Loses data", Icon::Alert),
        "fails" => ("said warning", "May fail", Icon::Alert),
        "breaks" => ("said warning", "Breaks programs", Icon::Alert),
        "rewrites" => ("said", "Takes time", Icon::Info),
        "blocks" => ("said", "Makes others wait", Icon::Info),
        _ => ("said", "Note", Icon::Info),
    };
    view! {
        <div class=class data-code=finding.code>
            {icon(sign)}
            <div class="grow">
                <p><strong>{word}": "</strong>{finding.say}</p>
                <p class="row wrap small">
                    {finding.fix.map(|(label, edit)| view! {
                        <button class="button tiny outlined" data-testid="fix" on:click=move |_| bridge.edit(edit.clone())>{label}</button>
                    })}
                    {finding.why.map(|(say, page)| view! {
                        <a class="link" href=page target="_blank" rel="noopener noreferrer" title=say>"Why"</a>
                    })}
                    <button class="link" title="Findings of this kind are not shown in this design any more" on:click=move |_| {
                        bridge.edit(Edit::Silence { code: code.clone(), silent: true });
                    }>"Hide such"</button>
                </p>
            </div>
        </div>
    }
}

/// A message between the double quotes of a shell.
fn in_shell(message: &str) -> String {
    let message = if message.trim().is_empty() { "…" } else { message.trim() };
    message.chars().flat_map(|c| matches!(c, '"' | '\\' | '$' | '`').then_some('\\').into_iter().chain([c])).collect()
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
    let line = Signal::derive(move || format!("flask db migrate -m \"{}\"", in_shell(&message.get())));
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
        <ul class="commands">
            <Command line say="The same step without Relata: Flask-Migrate compares models.py with the database and guesses. Relata writes the file, so you need not run it."/>
        </ul>
    }
}
