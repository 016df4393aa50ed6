//! The browser, and nothing but the browser.
//!
//! Each room wraps one thing that a page can do, and gives it in the words of the modules before it.
//! Deliberately not here: signals, and what is done with what the browser says.

pub mod chance;
pub mod clipboard;
pub mod download;
pub mod easel;
pub mod files;
pub mod frame;
pub mod json;
pub mod keys;
pub mod paint;
mod pinch;
pub mod pointer;
pub mod ruler;
pub mod shelf;
pub mod size;
pub mod storage;
pub mod theme;
pub mod worker;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls `act` at each event of this name for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut act: impl FnMut(E) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Ok(event) = event.dyn_into::<E>() {
            act(event);
        }
    });
    // The only failure is a detached document, which has no events either.
    let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// The window of the page.
///
/// There always is one: the app is no worker.
#[must_use]
pub fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// The document of the page.
#[must_use]
pub fn page() -> Option<web_sys::Document> {
    window().document()
}

/// Clicks an element as a user would.
pub fn click(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        element.click();
    }
}
