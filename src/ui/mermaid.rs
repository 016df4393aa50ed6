//! The tab "Mermaid": the same diagram as text for a README.

use leptos::prelude::*;

use super::bridge::bridge;
use super::code::{Code, CopyButton};
use super::engine::{Asked, Waiting};
use super::inspect::ProblemList;

/// The tab "Mermaid".
#[component]
pub fn MermaidPanel() -> impl IntoView {
    let bridge = bridge();
    let asked = Asked::new(bridge.settled().into(), Signal::stored(Some(r#"{"want":"mermaid"}"#.to_owned())));
    let text = asked.text("text");
    let fenced = Signal::derive(move || format!("```mermaid\n{}\n```\n", text.get().trim_end()));
    view! {
        <div class="bar-of-panel">
            <p class="muted small">"GitHub, GitLab and many editors draw this text as a diagram. Copy puts it between the marks that a README needs."</p>
            <div class="row"><CopyButton text=fenced what="Mermaid"/></div>
        </div>
        <Waiting asked/>
        <ProblemList problems=asked.problems()/>
        <Code html=asked.text("html") busy=Signal::derive(move || asked.is_busy()) label="Mermaid" testid="mermaid"/>
    }
}
