//! Stands in for the crate of this name, by which Leptos' server functions send and receive bodies piece by piece.
//!
//! Relata has no server. But what that crate tells JavaScript about itself is in every page that links it, used or
//! not: 3 kB. Whoever gives Relata a server function takes this away again.

use futures_core::Stream;
use futures_util::stream;
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// A stream of JavaScript that nothing is read from.
pub struct ReadableStream {
    raw: web_sys::ReadableStream,
}

impl ReadableStream {
    /// The stream that JavaScript knows.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self { raw }
    }

    /// An empty stream, whatever was to be sent.
    #[must_use]
    pub fn from_stream(_items: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self { raw: web_sys::ReadableStream::new().unwrap_throw() }
    }

    /// The stream as JavaScript knows it.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.raw
    }

    /// Nothing, whatever comes.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        stream::empty()
    }
}
