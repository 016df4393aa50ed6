//! Text to the clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard; whether the browser allowed it.
pub async fn copy(text: String) -> bool {
    let navigator = super::window().navigator();
    // A page that is not secure has no clipboard: the property is missing there.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).map_or(true, |value| value.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
}
