//! The tab "Flask": models in Python in the style that the user writes, and everything for Flask-Migrate.

use leptos::prelude::*;

use super::bridge::{Bridge, bridge};
use super::code::{Code, CopyButton, copy, save_text};
use super::engine::{Asked, Waiting};
use super::field::Field;
use super::icon::{Icon, icon};
use super::inspect::ProblemList;
use super::migrations::save_files;
use super::notices::notices;
use crate::web::download;
use crate::web::json::quoted;

/// The styles: as a request names them, on the button, and who writes like that.
const STYLES: [(&str, &str, &str); 3] = [
    ("typed", "Typed", "Flask-SQLAlchemy 3 with types: Mapped and mapped_column. Take this for a new project."),
    ("classic", "Classic", "As the tutorials write it: db.Column and db.relationship."),
    ("plain", "Plain", "SQLAlchemy 2 without Flask-SQLAlchemy: a DeclarativeBase of your own."),
];

/// The commands of Flask-Migrate, each with what it does.
const COMMANDS: [(&str, &str); 5] = [
    ("flask db upgrade", "Runs the migrations that the database does not have yet."),
    ("flask db downgrade", "Takes the last migration back, one step."),
    ("flask db current", "Says which migration the database is at."),
    ("flask db history", "Lists all migrations, newest first."),
    ("flask db check", "Says whether models.py and the database agree."),
];

/// The style that models are written in: the session's, not saved.
#[derive(Clone, Copy)]
pub struct Style(RwSignal<&'static str>);

impl Style {
    /// With types, as a new project has them.
    pub fn new() -> Self {
        Self(RwSignal::new(STYLES[0].0))
    }

    /// As a request names it.
    pub fn name(self) -> &'static str {
        self.0.get()
    }
}

/// Chooses the style.
#[component]
fn StyleSwitch() -> impl IntoView {
    let style = expect_context::<Style>();
    view! {
        <div class="choice wide" role="group" aria-label="Style of the models">
            {STYLES.map(|(name, word, title)| view! {
                <button
                    class="button"
                    title=title
                    aria-pressed=move || (style.name() == name).to_string()
                    on:click=move |_| style.0.set(name)
                >{word}</button>
            }).collect_view()}
        </div>
        <p class="muted small">{move || STYLES.iter().find(|(name, ..)| *name == style.name()).map(|(.., say)| *say)}</p>
    }
}

/// A line for the terminal, copied at a click, and what it does.
#[component]
pub fn Command(
    /// The line.
    #[prop(into)]
    line: Signal<String>,
    /// What it does, in one sentence.
    say: &'static str,
) -> impl IntoView {
    let notices = notices();
    view! {
        <li>
            <button class="command" title=format!("{say} Click to copy.") on:click=move |_| copy(notices, line.get_untracked(), "Command")>
                <code>{move || line.get()}</code>{icon(Icon::Copy)}
            </button>
            <span class="muted small">{say}</span>
        </li>
    }
}

/// What one types once there are migrations.
#[component]
pub fn Commands() -> impl IntoView {
    view! { <ul class="commands">{COMMANDS.map(|(line, say)| view! { <Command line=Signal::stored(line.to_owned()) say/> }).collect_view()}</ul> }
}

/// The tab "Flask".
#[component]
pub fn FlaskPanel() -> impl IntoView {
    let bridge = bridge();
    let style = expect_context::<Style>();
    let request = Signal::derive(move || Some(format!(r#"{{"want":"models","design":true,"style":"{}"}}"#, style.name())));
    let asked = Asked::new(bridge.settled().into(), request);
    let file = move |name: &'static str| {
        Signal::derive(move || {
            let files = asked.get().map(|answer| answer.get("files").list()).unwrap_or_default();
            files.first().map(|file| file.get(name).string()).unwrap_or_default()
        })
    };
    let text = file("text");
    view! {
        <div class="bar-of-panel">
            <StyleSwitch/>
            <div class="row wrap">
                <CopyButton text what="models.py"/>
                <button class="button outlined" data-testid="download-models" on:click=move |_| save_text("models.py", &text.get_untracked())>
                    {icon(Icon::Download)}"models.py"
                </button>
            </div>
        </div>
        <Waiting asked/>
        <ProblemList problems=asked.problems()/>
        <Code html=file("html") busy=Signal::derive(move || asked.is_busy()) label="Models in Python" testid="models"/>
        <Downloads/>
    }
}

/// The folder of migrations, and a project to start from.
#[component]
fn Downloads() -> impl IntoView {
    let (bridge, notices) = (bridge(), notices());
    let style = expect_context::<Style>();
    let parent = RwSignal::new(String::new());
    let has_revisions = move || bridge.design().with(|design| !design.revisions.is_empty());
    let save = move |want: &'static str| {
        move |_| {
            let base = quoted(&parent.get_untracked());
            let style = untrack(|| style.name());
            let request = format!(r#"{{"want":"{want}","design":true,"style":"{style}","base":{base}}}"#);
            save_files(bridge, notices, request, zip_name(bridge, want), true);
        }
    };
    view! {
        <section class="part" aria-labelledby="flask-title" data-testid="flask-migrate">
            <h2 id="flask-title">"Flask-Migrate"</h2>
            <p class="muted small">
                "The project runs at once: unpack it, then pip install -r requirements.txt and flask db upgrade. The folder migrations/ \
                 goes into a project that you have, in place of flask db init."
            </p>
            <div class="row wrap">
                <button class="button strong" data-testid="download-project" on:click=save("project")>{icon(Icon::Download)}"Project (.zip)"</button>
                <button class="button outlined" data-testid="download-alembic" disabled=move || !has_revisions() on:click=save("migrations")>
                    {icon(Icon::Download)}"migrations/ (.zip)"
                </button>
            </div>
            <Show when=move || !has_revisions()>
                <p class="muted small">"There is no migration yet: create one in the tab Migrations."</p>
            </Show>
            <label class="labelled">
                <span class="label">"My project has migrations: its newest is"</span>
                <Field
                    label="The newest revision of your own project"
                    placeholder="1975ea83b712, as flask db heads prints it"
                    value=Signal::derive(move || parent.get())
                    commit=Callback::new(move |text| parent.set(text))
                />
            </label>
            <Commands/>
        </section>
    }
}

fn zip_name(bridge: Bridge, want: &str) -> String {
    let name = bridge.design().with_untracked(|design| download::file_name(&design.name));
    if want == "project" { format!("{name}.zip") } else { format!("{name}-{want}.zip") }
}
