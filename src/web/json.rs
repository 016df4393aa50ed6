//! JSON as the browser reads it: what a worker answers, without a reader of our own for each shape.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, HtmlFormElement};

/// A value in JSON.
pub struct Json(JsValue);

impl Json {
    /// The value that a text is; nothing at all where it is no JSON.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self(JSON::parse(text).unwrap_or(JsValue::NULL))
    }

    /// A field of it.
    #[must_use]
    pub fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::NULL))
    }

    /// The text that it is.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The text that it is; the empty one where it is none.
    #[must_use]
    pub fn string(&self) -> String {
        self.text().unwrap_or_default()
    }

    /// Whether it is `true`.
    #[must_use]
    pub fn truth(&self) -> bool {
        self.0.is_truthy()
    }

    /// The number that it is.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// The values in it, where it is a list.
    #[must_use]
    pub fn list(&self) -> Vec<Self> {
        self.0.dyn_ref::<Array>().map(|list| list.iter().map(Self).collect()).unwrap_or_default()
    }
}

/// The fields of a form, as a record in JSON.
#[must_use]
pub fn of_form(form: &HtmlFormElement) -> String {
    let fields = FormData::new_with_form(form).and_then(|fields| Object::from_entries(&fields));
    fields.and_then(|fields| JSON::stringify(&fields)).map(String::from).unwrap_or_default()
}

/// A text in JSON, with its quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
}
