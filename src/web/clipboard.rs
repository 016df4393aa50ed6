//! Text and pictures to the clipboard, and text from it.

use std::future::Future;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Blob;

/// Puts a text on the clipboard; whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let navigator = super::window().navigator();
    // A page that is not secure has no clipboard: the property is missing there.
    if Reflect::get(&navigator, &"clipboard".into()).map_or(true, |value| value.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Puts a file of this kind on the clipboard once it is there; whether the browser allowed it. The browser is asked at
/// once, as long as it knows that the user wants it.
pub async fn copy_file(kind: &str, file: impl Future<Output = Option<Blob>> + 'static) -> bool {
    let promise = future_to_promise(async move { file.await.map(JsValue::from).ok_or(JsValue::NULL) });
    let put = || -> Result<_, JsValue> {
        let item: Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into())?.dyn_into()?;
        let record = Object::new();
        Reflect::set(&record, &kind.into(), &promise)?;
        let item = Reflect::construct(&item, &Array::of1(&record))?;
        Ok(super::window().navigator().clipboard().write(&Array::of1(&item)))
    };
    match put() {
        Ok(done) => JsFuture::from(done).await.is_ok(),
        Err(_) => false,
    }
}

/// The text on the clipboard; `None` where the browser does not allow reading it.
pub async fn read() -> Option<String> {
    let navigator = super::window().navigator();
    let is_there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|value| !value.is_undefined());
    JsFuture::from(is_there.then(|| navigator.clipboard().read_text())?).await.ok()?.as_string()
}
