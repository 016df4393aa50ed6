//! What the panel says while nothing is selected: the design in numbers, and what is wrong with it.

use leptos::prelude::*;

use super::ProblemList;
use crate::migrate::create_script;
use crate::schema::gather::sort_by;
use crate::schema::{Problem, relations};
use crate::ui::bridge::bridge;
use crate::ui::words;

/// The design as a whole.
#[component]
pub fn Summary() -> impl IntoView {
    let bridge = bridge();
    let counts = Memo::new(move |_| {
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
    // What the chosen database cannot do is a problem of the design as well.
    let problems = Memo::new(move |_| {
        let document = bridge.settled().get();
        let dialect = bridge.design().with(|design| design.dialect);
        let mut problems: Vec<Problem> = create_script(&document.schema, dialect).problems;
        sort_by(&mut problems, Problem::cmp);
        problems.dedup();
        problems
    });
    view! {
        <section class="part">
            <h2 class="clip">{name}</h2>
            <p class="row wrap">{move || counts.get().into_iter().map(|count| view! { <span class="tag">{count}</span> }).collect_view()}</p>
            <p class="muted">"Select a table or a relation to read and change everything about it here."</p>
        </section>
        <section class="part">
            <h3>"Problems"</h3>
            <ProblemList problems=Signal::derive(move || problems.get())/>
            <Show when=move || problems.with(Vec::is_empty)>
                <p class="muted small">"None found."</p>
            </Show>
        </section>
    }
}
