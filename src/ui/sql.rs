//! The tab "SQL": the statements that make the design in an empty database.

use leptos::prelude::*;

use super::bridge::{Bridge, bridge};
use super::code::{Code, CopyButton, save_text};
use super::engine::{Asked, Waiting};
use super::icon::{Icon, icon};
use super::inspect::ProblemList;
use super::memo::memo;
use crate::dialect::Dialect;
use crate::document::Edit;
use crate::web::download;

/// The tab "SQL".
#[component]
pub fn SqlPanel() -> impl IntoView {
    let bridge = bridge();
    let dialect = memo(move || bridge.design().with(|design| design.dialect));
    let request = Signal::derive(move || Some(format!(r#"{{"want":"script","dialect":"{}"}}"#, dialect.get().slug())));
    let asked = Asked::new(bridge.settled().into(), request);
    let text = asked.text("text");
    let is_empty = memo(move || asked.get().is_none_or(|answer| answer.get("is_empty").truth()));
    let save = move |_| {
        let name = bridge.settled().with_untracked(|design| download::file_name(&design.name));
        save_text(&format!("{name}.{}.sql", dialect.get_untracked().slug()), &text.get_untracked());
    };
    view! {
        <div class="bar-of-panel">
            <DialectSwitch/>
            <div class="row">
                <CopyButton text what="SQL"/>
                <button class="button outlined" on:click=save data-testid="download-sql">{icon(Icon::Download)}"Download .sql"</button>
            </div>
        </div>
        <Waiting asked/>
        <ProblemList problems=asked.problems()/>
        <Show
            when=move || !is_empty.get()
            fallback=move || asked.get().map(|_| view! { <p class="empty muted">"Draw a table, and the SQL that makes it appears here."</p> })
        >
            <Code html=asked.text("html") busy=Signal::derive(move || asked.is_busy()) label="SQL" testid="sql"/>
        </Show>
    }
}

/// Chooses the database.
#[component]
pub fn DialectSwitch() -> impl IntoView {
    let bridge: Bridge = bridge();
    let chosen = memo(move || bridge.design().with(|design| design.dialect));
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
