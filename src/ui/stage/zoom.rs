//! How large the picture is, and what changes that.

use leptos::prelude::*;

use crate::editor::{Action, ViewCommand};
use crate::ui::bridge::bridge;
use crate::ui::icon::{Icon, icon};

/// The controls at the foot of the canvas.
#[component]
pub fn ZoomControls() -> impl IntoView {
    let bridge = bridge();
    let zoom = bridge.zoom();
    let view = move |command: ViewCommand| move |_| bridge.send(Action::View(command));
    view! {
        <div class="zoom" role="group" aria-label="Zoom">
            <button class="button square" aria-label="Zoom out" title="Zoom out (−)" on:click=view(ViewCommand::ZoomOut)>{icon(Icon::Minus)}</button>
            <button
                class="button readout"
                aria-label=move || format!("Zoom {} percent. Show at 100 percent", zoom.get())
                title="100 % (Shift+0)"
                data-testid="zoom"
                on:click=view(ViewCommand::Actual)
            >{move || zoom.get()}" %"</button>
            <button class="button square" aria-label="Zoom in" title="Zoom in (+)" on:click=view(ViewCommand::ZoomIn)>{icon(Icon::Plus)}</button>
            <button class="button square" aria-label="Fit" title="Everything in sight (Shift+1)" on:click=view(ViewCommand::Fit)>{icon(Icon::Fit)}</button>
        </div>
    }
}
