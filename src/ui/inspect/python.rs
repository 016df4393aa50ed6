//! A relation in Python: the lines that it stands for, how to use them, and what its two ends are called.

use leptos::prelude::*;

use crate::document::Edit;
use crate::schema::{EndNames, ForeignKeyId, RelationId, TableId};
use crate::ui::bridge::{Bridge, bridge};
use crate::ui::code::Code;
use crate::ui::engine::{Asked, Waiting};
use crate::ui::field::{Field, Tick};
use crate::ui::flask::Style;
use crate::ui::list::list;
use crate::ui::memo::memo;
use crate::web::json::Json;

/// One end of the relation: the class that has it, its name, and where that is kept.
#[derive(Clone, PartialEq)]
struct End {
    key: ForeignKeyId,
    class: String,
    name: String,
    is_parent: bool,
}

/// The ends of an answer. Of two that belong to one key, the second is that of the row with the key.
fn ends(answer: &Json) -> Vec<End> {
    let mut ends: Vec<End> = Vec::new();
    for end in answer.get("ends").list() {
        let Some(key) = end.get("key").text().and_then(|id| id.parse().ok()) else { continue };
        let is_parent = ends.last().is_some_and(|last| last.key == key);
        ends.push(End { key, class: end.get("class").string(), name: end.get("name").string(), is_parent });
    }
    ends
}

fn names(bridge: Bridge, owner: TableId, key: ForeignKeyId) -> EndNames {
    let of = |document: &crate::document::Document| Some(document.schema.table(owner)?.foreign_key(key)?.ends.clone());
    bridge.design().with(|design| of(design)).unwrap_or_default()
}

/// The part of a relation's form about Python. It asks once it is opened.
#[component]
pub fn InPython(id: RelationId) -> impl IntoView {
    let bridge = bridge();
    let style = expect_context::<Style>();
    let open = RwSignal::new(false);
    let (owner, about) = match id {
        RelationId::Key(table, key) => (table, key.to_string()),
        RelationId::Junction(table) => (table, table.to_string()),
    };
    let request = Signal::derive(move || {
        open.get().then(|| format!(r#"{{"want":"relation","design":true,"id":"{about}","style":"{}"}}"#, style.name()))
    });
    let asked = Asked::new(bridge.settled().into(), request);
    let all = memo(move || asked.get().map(|answer| ends(&answer)).unwrap_or_default());
    let first = move || all.with(|ends| ends.first().map(|end| end.key));
    let backref = Signal::derive(move || first().is_some_and(|key| names(bridge, owner, key).backref));
    let set_backref = Callback::new(move |backref| {
        if let Some(key) = untrack(first) {
            let ends = EndNames { backref, ..untrack(|| names(bridge, owner, key)) };
            bridge.edit(Edit::NameEnds { table: owner, key, ends });
        }
    });
    view! {
        <details class="in-python" data-testid="in-python" on:toggle=move |event| open.set(event_target::<web_sys::Element>(&event).has_attribute("open"))>
            <summary>"In Python"</summary>
            <Waiting asked/>
            <Code html=asked.text("html") busy=Signal::derive(move || asked.is_busy()) label="The relation in Python"/>
            <div class="two">
                {list(move || all.get(), |end| format!("{:?}{}{}{}", end.key, end.class, end.name, end.is_parent), move |end| end_field(bridge, owner, end))}
            </div>
            <Show when=move || style.name() == "classic" && first().is_some()>
                <Tick label="Write one end only (backref)" value=backref commit=set_backref/>
            </Show>
            <p class="muted small">{asked.text("advice")}</p>
        </details>
    }
}

fn end_field(bridge: Bridge, owner: TableId, end: End) -> impl IntoView {
    let End { key, class, name, is_parent } = end;
    let label = format!("{class} calls it");
    let commit = Callback::new(move |text: String| {
        let mut ends = untrack(|| names(bridge, owner, key));
        *(if is_parent { &mut ends.parent } else { &mut ends.children }) = text;
        bridge.edit(Edit::NameEnds { table: owner, key, ends });
    });
    view! {
        <label class="labelled">
            <span class="label">{label.clone()}</span>
            <Field label placeholder="proposed" value=Signal::stored(name) commit/>
        </label>
    }
}
