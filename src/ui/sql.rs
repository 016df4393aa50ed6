//! The tab "SQL": the statements that make the design in an empty database.

use leptos::prelude::*;

use super::bridge::{Bridge, bridge};
use super::code::{Code, CopyButton, Language, save_text};
use super::icon::{Icon, icon};
use super::inspect::ProblemList;
use crate::dialect::Dialect;
use crate::document::{Document, Edit};
use crate::migrate::{Script, create_script};
use crate::schema::Problem;
use crate::web::download;

/// The tab "SQL".
#[component]
pub fn SqlPanel() -> impl IntoView {
    let bridge = bridge();
    let script = Memo::new(move |_| {
        let document = bridge.settled().get();
        let dialect = bridge.design().with(|design| design.dialect);
        Made::new(&document, dialect)
    });
    let text = Signal::derive(move || script.with(|made| made.text.clone()));
    let problems = Signal::derive(move || script.with(|made| made.problems.clone()));
    let save = move |_| {
        script.with_untracked(|made| save_text(&made.file, &made.text));
    };
    view! {
        <div class="bar-of-panel">
            <DialectSwitch/>
            <div class="row">
                <CopyButton text what="SQL"/>
                <button class="button outlined" on:click=save data-testid="download-sql">{icon(Icon::Download)}"Download .sql"</button>
            </div>
        </div>
        <ProblemList problems/>
        <Show
            when=move || script.with(|made| !made.is_empty)
            fallback=|| view! { <p class="empty muted">"Draw a table, and the SQL that makes it appears here."</p> }
        >
            <Code text language=Language::Sql label="SQL" testid="sql"/>
        </Show>
    }
}

#[derive(Clone, PartialEq)]
struct Made {
    text: String,
    problems: Vec<Problem>,
    is_empty: bool,
    file: String,
}

impl Made {
    fn new(document: &Document, dialect: Dialect) -> Self {
        let script: Script = create_script(&document.schema, dialect);
        let head = format!("{} for {}", document.name, dialect.label());
        Self {
            text: script.text(&head),
            is_empty: script.is_empty(),
            problems: script.problems,
            file: format!("{}.{}.sql", download::file_name(&document.name), dialect.slug()),
        }
    }
}

/// Chooses the database.
#[component]
pub fn DialectSwitch() -> impl IntoView {
    let bridge: Bridge = bridge();
    let chosen = Memo::new(move |_| bridge.design().with(|design| design.dialect));
    view! {
        <div class="choice wide" role="group" aria-label="Database">
            {Dialect::ALL.map(|dialect| view! {
                <button
                    class="button"
                    aria-pressed=move || (chosen.get() == dialect).to_string()
                    on:click=move |_| bridge.edit(Edit::SetDialect { dialect })
                >{dialect.label()}</button>
            }).collect_view()}
        </div>
    }
}
