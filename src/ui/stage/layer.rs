//! The diagram for those who do not see a canvas: a node with a role and a label for each table in sight.
//!
//! It follows once the view stands still, so panning and zooming touch nothing here.

use leptos::prelude::*;

use super::node_id;
use crate::canvas::{Rect, Screen};
use crate::ui::bridge::bridge;
use crate::ui::list::list;
use crate::ui::memo::memo;

/// More tables than this are a list nobody walks through here: the outline has them all.
const MOST: usize = 200;

/// The layer over the canvas.
#[component]
pub fn Layer() -> impl IntoView {
    let bridge = bridge();
    let nodes = memo(move || {
        bridge.settled().track();
        bridge.view().track();
        bridge.hidden().track();
        let mut tables = bridge.read(|editor| editor.visible_tables());
        tables.truncate(MOST);
        tables
    });
    let selection = bridge.selection();
    view! {
        {list(move || nodes.get(), |node| format!("{}{}{}", node_id(node.id), node.label, style(&node.rect)), move |node| view! {
            <div
                id=node_id(node.id)
                class="node"
                role="graphics-symbol"
                aria-roledescription=node.word
                aria-label=node.label
                data-selected=move || selection.with(|selection| selection.has(node.id)).then_some("true")
                style=style(&node.rect)
            ></div>
        })}
    }
}

fn style(place: &Rect<Screen>) -> String {
    format!("left:{:.0}px;top:{:.0}px;width:{:.0}px;height:{:.0}px", place.at.x, place.at.y, place.size.width, place.size.height)
}
