//! The tab "Mermaid": the same diagram as text for a README.

use leptos::prelude::*;

use super::bridge::bridge;
use super::code::{Code, CopyButton, Language};
use super::inspect::ProblemList;
use crate::text::write_mermaid;

/// The tab "Mermaid".
#[component]
pub fn MermaidPanel() -> impl IntoView {
    let bridge = bridge();
    let made = Memo::new(move |_| write_mermaid(&bridge.settled().get().schema));
    let text = Signal::derive(move || made.get().0);
    let problems = Signal::derive(move || made.get().1);
    let fenced = Signal::derive(move || format!("```mermaid\n{}\n```\n", made.get().0.trim_end()));
    view! {
        <div class="bar-of-panel">
            <p class="muted small">"GitHub, GitLab and many editors draw this text as a diagram. Copy puts it between the marks that a README needs."</p>
            <div class="row"><CopyButton text=fenced what="Mermaid"/></div>
        </div>
        <ProblemList problems/>
        <Code text language=Language::Mermaid label="Mermaid" testid="mermaid"/>
    }
}
