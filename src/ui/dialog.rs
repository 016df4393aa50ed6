//! A dialog with a title and a cross, open as long as a signal says so.
//!
//! Law: however it is closed, by the cross, by Escape or by its work being done, the signal says so.

use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, icon};

/// A dialog of a kind, by which styles know it; `on_open` runs each time it opens.
pub fn dialog(kind: &'static str, title: &'static str, is_open: RwSignal<bool>, on_open: Box<dyn Fn()>, body: AnyView) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match is_open.get() {
            true if !dialog.open() => {
                let _ = dialog.show_modal();
                untrack(&on_open);
            }
            true => {}
            false => dialog.close(),
        }
    });
    view! {
        <dialog node_ref=dialog class=kind aria-label=title data-testid=kind on:close=move |_| is_open.set(false)>
            <div class="row spread">
                <h2>{title}</h2>
                <button class="button square" aria-label="Close" on:click=move |_| is_open.set(false)>{icon(Icon::Close)}</button>
            </div>
            {body}
        </dialog>
    }
    .into_any()
}
