//! What is worked out from signals, and is told on only where it changed.
//!
//! Law: what compares and tells on is compiled once for each type. Leptos' `Memo::new` would compile it for each
//! place that uses it, and all of that is in the page.

use leptos::prelude::*;

/// The result of `work`, worked out anew when what it reads changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let work: Box<dyn Fn() -> T + Send + Sync> = Box::new(work);
    Memo::new(move |_| work())
}
