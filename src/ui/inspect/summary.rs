//! What the panel says while nothing is selected: the design in numbers, and what is wrong with it.

use leptos::prelude::*;

use super::ProblemList;
use crate::schema::relations;
use crate::ui::bridge::bridge;
use crate::ui::engine::{Asked, Waiting};
use crate::ui::memo::memo;
use crate::ui::words;

/// The design as a whole.
#[component]
pub fn Summary() -> impl IntoView {
    let bridge = bridge();
    let counts = memo(move || {
        let document = bridge.document();
        let columns = document.schema.tables.values().map(|table| table.columns.len()).sum();
        [
            words::count(document.schema.tables.len(), "table"),
            words::count(columns, "column"),
            words::count(relations(&document.schema).len(), "relation"),
            words::count(document.schema.enums.len(), "enum"),
            words::count(document.revisions.len(), "revision"),
        ]
    });
    let name = move || bridge.document().name.clone();
    // What the chosen database cannot do is a problem of the design as well. An empty design has none.
    let request = Signal::derive(move || {
        let dialect = bridge.design().with(|design| design.dialect);
        let is_empty = bridge.settled().with(|shown| shown.schema.tables.is_empty() && shown.schema.enums.is_empty());
        (!is_empty).then(|| format!(r#"{{"want":"problems","dialect":"{}"}}"#, dialect.slug()))
    });
    let asked = Asked::new(bridge.settled().into(), request);
    let problems = asked.problems();
    view! {
        <section class="part">
            <h2 class="clip">{name}</h2>
            <p class="row wrap">{move || counts.get().into_iter().map(|count| view! { <span class="tag">{count}</span> }).collect_view()}</p>
            <p class="muted">"Select a table or a relation to read and change everything about it here."</p>
        </section>
        <section class="part">
            <h3>"Problems"</h3>
            <Waiting asked/>
            <ProblemList problems/>
            <Show when=move || !asked.is_busy() && problems.with(Vec::is_empty)>
                <p class="muted small">"None found."</p>
            </Show>
        </section>
    }
}
