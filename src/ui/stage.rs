//! The canvas with what stands over it: a layer for those who do not see it, the cell in edit, the chip.

mod cell;
mod chip;
mod empty;
mod layer;
mod map;
mod menu;
mod note;
mod zoom;

use std::cell::Cell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::boot::Look;
use super::bridge::{Bridge, bridge};
use super::memo::memo;
use super::words;
use crate::editor::{Action, Thing, ViewCommand};
use crate::schema::relations;
use crate::web::{keys, paint, pointer, size, theme};
use cell::CellInput;
pub use cell::focus_surface;
use chip::ChipView;
use empty::Empty;
use layer::Layer;
use map::{HiddenSign, Map};
use menu::MenuView;
use note::NoteInput;
use zoom::ZoomControls;

/// The id of the element that has the focus while the canvas is used.
pub const SURFACE: &str = "surface";

/// The canvas with what stands over it.
#[component]
pub fn Stage() -> impl IntoView {
    let bridge = bridge();
    let look = expect_context::<Look>();
    let canvas = NodeRef::<html::Canvas>::new();
    let surface = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (Some(canvas), Some(surface)) = (canvas.get(), surface.get()) else { return };
        start(bridge, look, canvas, &surface);
    });
    let label = memo(move || {
        let document = bridge.document();
        let tables = words::count(document.schema.tables.len(), "table");
        format!("{}, {tables}, {}", document.name, words::count(relations(&document.schema).len(), "relation"))
    });
    let active = memo(move || {
        bridge.selection().track();
        bridge.read(|editor| {
            let drawn = editor.selection().only_annotation().map(Thing::Annotation);
            drawn.or_else(|| editor.focus().map(Thing::Table)).map(node_id)
        })
    });
    let on_key = move |event: KeyboardEvent| {
        if !keys::is_typing(&event) && bridge.key(Action::Key(keys::press(&event))) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let on_key_up = move |event: KeyboardEvent| {
        bridge.key(Action::KeyUp(keys::press(&event)));
    };
    view! {
        <div class="stage">
            <div
                node_ref=surface
                id=SURFACE
                class="surface"
                tabindex="0"
                role="application"
                aria-roledescription="database diagram"
                aria-label=move || label.get()
                aria-activedescendant=move || active.get()
                data-testid="surface"
                on:keydown=on_key
                on:keyup=on_key_up
            >
                <canvas node_ref=canvas aria-hidden="true"></canvas>
                <Layer/>
            </div>
            <CellInput/>
            <NoteInput/>
            <Hint/>
            <ChipView/>
            <MenuView/>
            <Empty/>
            <Map/>
            <HiddenSign/>
            <ZoomControls/>
        </div>
    }
}

/// What releasing the pointer would do, beside the pointer.
#[component]
fn Hint() -> impl IntoView {
    let hint = bridge().hint();
    move || {
        hint.get().map(|(at, say)| {
            view! { <p class="hint small" style=format!("left:{:.0}px;top:{:.0}px", at.x + 16.0, at.y + 16.0)>{say}</p> }
        })
    }
}

/// The id of the node that stands for a table, an area or a note.
fn node_id(thing: Thing) -> String {
    match thing {
        Thing::Table(id) => format!("table-{id}"),
        Thing::Annotation(id) => format!("drawn-{id}"),
    }
}

/// Connects the elements with the editor: size, pointer, painting.
fn start(bridge: Bridge, look: Look, canvas: web_sys::HtmlCanvasElement, surface: &web_sys::HtmlElement) {
    let Some(context) = paint::context(&canvas) else { return };
    bridge.set_painter(Rc::new(move |editor| {
        size::fit(&canvas, editor.viewport().size);
        let zoomed = bridge.view().with_untracked(|settled| settled.zoom) - editor.viewport().zoom;
        let paint = if zoomed == 0.0 { paint::paint } else { paint::paint_zooming };
        paint(&context, &editor.scene(), look.canvas_theme(), size::density());
    }));
    let is_first = Cell::new(true);
    size::watch(surface, move |size| {
        bridge.send(Action::Resize(size));
        if is_first.replace(false) {
            bridge.send(Action::View(ViewCommand::Fit));
            bridge.send(Action::Move(theme::is_moving()));
        }
    });
    let element = surface.clone();
    let shown = Cell::new("");
    pointer::watch(surface, move |action| {
        bridge.send(action);
        let cursor = bridge.read(|editor| editor.cursor());
        if shown.replace(cursor) != cursor {
            let _ = element.style().set_property("cursor", cursor);
        }
    });
}
