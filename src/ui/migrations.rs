//! The tab "Migrations": what changed since the last revision, in words and as SQL; making a revision of it;
//! and the history.

mod between;
mod check;
mod history;
mod merge;
mod question;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::bridge::{Bridge, bridge};
use super::code::{Code, Language};
use super::icon::{Icon, icon};
use super::inspect::ProblemList;
use super::notices::notices;
use super::sql::DialectSwitch;
use super::words;
use crate::document::{Document, Edit, RevisionId};
use crate::migrate::{Finding, Migration, Question, Risk, Script, Step, migration, questions};
use crate::schema::Schema;
use crate::web::chance;
use history::History;
use question::QuestionForm;

/// What is not in a revision yet.
#[derive(Clone, PartialEq)]
struct Pending {
    migration: Migration,
    questions: Vec<Question>,
}

impl Pending {
    fn of(design: &Document) -> Self {
        let nothing = Schema::default();
        let from = design.head().map_or(&nothing, |revision| &revision.schema);
        Self { migration: migration(from, &design.schema, &design.answers, design.dialect), questions: questions(from, &design.schema) }
    }
}

/// Makes the design what it was at a revision, and stops looking at it.
pub fn go_to(bridge: Bridge, revision: RevisionId) {
    bridge.look_at(None);
    bridge.edit(Edit::GoTo { revision });
}

/// The tab "Migrations".
#[component]
pub fn Migrations() -> impl IntoView {
    let bridge = bridge();
    let pending = Memo::new(move |_| Pending::of(&bridge.design().get()));
    let has_changes = Memo::new(move |_| {
        bridge.design().with(|design| match design.head() {
            Some(head) => head.schema != design.schema,
            None => !design.schema.tables.is_empty() || !design.schema.enums.is_empty(),
        })
    });
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
                <Questions pending/>
                <Scripts pending/>
                <Create/>
            </Show>
        </section>
        <History/>
    }
}

#[component]
fn Questions(pending: Memo<Pending>) -> impl IntoView {
    let asked = Memo::new(move |_| pending.with(|pending| pending.questions.clone()));
    view! {
        <ul class="questions">
            <For each=move || asked.get() key=|question| (question.column, question.down, question.say.clone()) let(question)>
                <QuestionForm question/>
            </For>
        </ul>
    }
}

/// The way up and the way back, step by step.
#[component]
fn Scripts(pending: Memo<Pending>) -> impl IntoView {
    let is_down = RwSignal::new(false);
    let script = Memo::new(move |_| pending.with(|p| if is_down.get() { p.migration.down.clone() } else { p.migration.up.clone() }));
    let steps = move || script.with(|script| script.steps.iter().cloned().enumerate().collect::<Vec<_>>());
    let problems = Signal::derive(move || script.with(|script: &Script| script.problems.clone()));
    let way = move |down: bool, word: &'static str| {
        view! {
            <button class="button" aria-pressed=move || (is_down.get() == down).to_string() on:click=move |_| is_down.set(down)>{word}</button>
        }
    };
    view! {
        <div class="choice wide" role="group" aria-label="Direction">{way(false, "Up: make the changes")}{way(true, "Down: take them back")}</div>
        <ProblemList problems/>
        <ol class="steps">
            <For each=steps key=|(at, step)| (*at, step.words.clone(), step.sql.clone(), step.findings.len()) let((_, step))>
                <StepView step/>
            </For>
        </ol>
    }
}

#[component]
fn StepView(step: Step) -> impl IntoView {
    let sql = step.sql.iter().map(|statement| format!("{statement};")).collect::<Vec<_>>().join("\n");
    let has_sql = !step.sql.is_empty();
    let label = format!("SQL: {}", step.words);
    view! {
        <li class="step">
            <p>{step.words}</p>
            {step.findings.into_iter().map(finding).collect_view()}
            {has_sql.then(|| view! { <Code text=Signal::derive(move || sql.clone()) language=Language::Sql label/> })}
        </li>
    }
}

fn finding(finding: Finding) -> impl IntoView {
    let (class, word, sign) = match finding.risk {
        Risk::LosesData => ("said error", "Loses data", Icon::Alert),
        Risk::MayFail => ("said warning", "May fail", Icon::Alert),
        Risk::Note => ("said", "Note", Icon::Info),
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
