//! Keys as the editor knows them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::editor::{KeyPress, Modifiers};

/// The key of an event.
#[must_use]
pub fn press(event: &KeyboardEvent) -> KeyPress {
    let modifiers = Modifiers { shift: event.shift_key(), control: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
    KeyPress { key: event.key(), code: event.code(), modifiers }
}

/// Whether the event goes to something that text is typed into, where keys mean letters.
#[must_use]
pub fn is_typing(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    let is_text = |kind: Option<String>| !matches!(kind.as_deref(), Some("checkbox" | "radio" | "button" | "file"));
    match element.tag_name().as_str() {
        "INPUT" => is_text(element.get_attribute("type")),
        "TEXTAREA" | "SELECT" => true,
        _ => element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable),
    }
}
