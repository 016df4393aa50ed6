//! Files to the user's disk.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlImageElement, Url};

/// Saves bytes as a file of this name; whether the browser took it.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> bool {
    try_save(name, kind, bytes).is_ok()
}

fn try_save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    try_save_blob(name, &blob)
}

/// Saves a file that the browser holds under this name; whether the browser took it.
pub fn save_blob(name: &str, blob: &Blob) -> bool {
    try_save_blob(name, blob).is_ok()
}

/// The same bytes as a file of another kind.
#[must_use]
pub fn typed(blob: &Blob, kind: &str) -> Blob {
    blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), kind).unwrap_or_else(|_| blob.clone())
}

/// Shows a picture; what was shown before is forgotten.
pub fn show(image: &HtmlImageElement, blob: &Blob) {
    if let Ok(address) = Url::create_object_url_with_blob(blob) {
        let _ = Url::revoke_object_url(&image.src());
        image.set_src(&address);
    }
}

fn try_save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let page = super::page().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = page.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken hold of the blob by the next task; a minute is plenty.
    let gone = wasm_bindgen::closure::Closure::once_into_js(move || Url::revoke_object_url(&address));
    super::window().set_timeout_with_callback_and_timeout_and_arguments_0(gone.unchecked_ref(), 60_000)?;
    Ok(())
}

/// A name as a part of a file name on any system: letters, digits, `-`, `_` and `.` stay.
#[must_use]
pub fn file_name(name: &str) -> String {
    let kept: String = name.trim().chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect();
    let short: String = kept.trim_matches(['-', '.']).chars().take(60).collect();
    if short.is_empty() { "design".into() } else { short }
}
