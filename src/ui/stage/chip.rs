//! The chip at the end of a line that was just drawn: which kind of relation it is, in a sentence.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::cell::focus_surface;
use crate::editor::Action;
use crate::schema::Cardinality;
use crate::ui::bridge::bridge;
use crate::ui::icon::{Icon, icon};
use crate::ui::words;
use crate::web::keys;

const KINDS: [(Cardinality, &str); 3] =
    [(Cardinality::OneToOne, "One to one (1)"), (Cardinality::OneToMany, "One to many (2)"), (Cardinality::ManyToMany, "Many to many (3)")];

/// The width of the chip as the style sheet has it, so that it stays on the canvas.
const WIDTH_PX: f64 = 300.0;
const HEIGHT_PX: f64 = 120.0;

/// The chip.
#[component]
pub fn ChipView() -> impl IntoView {
    let bridge = bridge();
    let chip = bridge.chip();
    let is_open = Memo::new(move |_| chip.with(Option::is_some));
    let kind = Memo::new(move |_| chip.with(|chip| chip.as_ref().map(|chip| chip.cardinality)));
    let sentence = Memo::new(move |_| chip.with(|chip| chip.as_ref().map_or(String::new(), |chip| chip.sentence.clone())));
    let style = move || {
        let size = bridge.read(|editor| editor.viewport().size);
        chip.with(|chip| {
            chip.as_ref().map_or(String::new(), |chip| {
                let left = (chip.at.x + 12.0).min(size.width - WIDTH_PX - 8.0).max(8.0);
                let top = (chip.at.y + 12.0).min(size.height - HEIGHT_PX - 8.0).max(8.0);
                format!("left:{left:.0}px;top:{top:.0}px")
            })
        })
    };
    let on_key = move |event: KeyboardEvent| {
        let press = keys::press(&event);
        // Enter presses the button that has the focus; the other keys are the chip's.
        if press.key != "Enter" && bridge.key(Action::Key(press)) {
            event.prevent_default();
            event.stop_propagation();
            focus_surface();
        }
    };
    view! {
        <Show when=move || is_open.get()>
            <div class="chip" role="group" aria-label="Kind of relation" style=style data-testid="chip" on:keydown=on_key>
                <div class="row">
                    <div class="choice wide grow">
                        {KINDS.map(|(cardinality, title)| view! {
                            <button
                                class="button"
                                title=title
                                aria-pressed=move || (kind.get() == Some(cardinality)).to_string()
                                on:click=move |_| { bridge.send(Action::ChooseCardinality(cardinality)); focus_surface(); }
                            >{words::cardinality(cardinality)}</button>
                        }).collect_view()}
                    </div>
                    <button
                        class="button square"
                        aria-label="Swap the two ends"
                        title="Swap the two ends"
                        on:click=move |_| bridge.send(Action::SwapEnds)
                    >{icon(Icon::Swap)}</button>
                    <button
                        class="button square"
                        aria-label="Keep it"
                        title="Keep it (Enter)"
                        on:click=move |_| { bridge.send(Action::CloseChip); focus_surface(); }
                    >{icon(Icon::Check)}</button>
                </div>
                <p class="small" aria-live="polite">{move || sentence.get()}</p>
            </div>
        </Show>
    }
}
