//! Files from the user's disk: chosen by a dialog, or dropped on the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// The largest file that is read, in bytes: far beyond any design.
const LARGEST: f64 = 64.0 * 1024.0 * 1024.0;

/// The file that was chosen in an input; the input forgets it, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    let clone = file.clone();
    input.set_value("");
    clone
}

/// All files that were chosen in an input, which forgets them.
#[must_use]
pub fn all_chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some((input, list)) = input.and_then(|input| input.files().map(|files| (input, files))) else { return Vec::new() };
    let files = (0..list.length()).filter_map(|at| list.get(at)).collect();
    input.set_value("");
    files
}

/// The bytes of a file; `None` where it is too large or cannot be read.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    if file.size() > LARGEST {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The file that was dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Whether files are being dragged, and not text.
#[must_use]
pub fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}

/// The text of a file; `None` where it is too large or cannot be read.
pub async fn text(file: &File) -> Option<String> {
    if file.size() > LARGEST {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}
