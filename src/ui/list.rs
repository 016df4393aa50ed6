//! Lists that change line by line: a line that stays keeps its nodes, its focus and what is being typed in it.
//!
//! Law: comparing the old list with the new is compiled once, for lines that know how to show themselves. Leptos'
//! `<For>` would compile it for each list anew, and all of that is in the page.

use std::sync::Arc;

use leptos::prelude::*;

/// What a line is known by, and how it is shown.
struct Line {
    key: String,
    show: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A list that follows `items`: `show` makes a line for each `key` that was not there before.
pub fn list<T: Send + 'static, V: IntoView + 'static>(
    items: impl Fn() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> String + Send + 'static,
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView {
    let show = Arc::new(show);
    let line = move |item| {
        let (key, show) = (key(&item), Arc::clone(&show));
        Line { key, show: Box::new(move || show(item).into_any()) }
    };
    lines(Box::new(move || items().into_iter().map(&line).collect()))
}

fn lines(items: Box<dyn Fn() -> Vec<Line> + Send>) -> AnyView {
    view! { <For each=items key=|line| line.key.clone() let(line)>{(line.show)()}</For> }.into_any()
}
