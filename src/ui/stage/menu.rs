//! The menu over what is selected: by the second button, a long press, or the menu key.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::focus_surface;
use crate::editor::{Action, Command, MenuItem};
use crate::ui::bridge::bridge;
use crate::web::{self, pointer};

/// The menu.
#[component]
pub fn MenuView() -> impl IntoView {
    let bridge = bridge();
    let menu = bridge.menu();
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let first = list.get().filter(|_| menu.with(Option::is_some)).and_then(|list| list.first_element_child());
        if let Some(first) = first {
            pointer::focus(&first);
        }
    });
    let close = move || {
        bridge.send(Action::CloseMenu);
        focus_surface();
    };
    let on_key = move |event: KeyboardEvent| {
        let lines =
            |last: bool| list.get_untracked().and_then(|list| if last { list.last_element_child() } else { list.first_element_child() });
        let next = match event.key().as_str() {
            "ArrowDown" => step(true).or_else(|| lines(false)),
            "ArrowUp" => step(false).or_else(|| lines(true)),
            "Home" => lines(false),
            "End" => lines(true),
            "Escape" | "Tab" => {
                close();
                None
            }
            // The button that has the focus is pressed.
            "Enter" | " " => return event.stop_propagation(),
            _ => None,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(next) = next {
            pointer::focus(&next);
        }
    };
    let line = move |item: MenuItem| {
        let role = match (item.on, item.command) {
            (None, _) => "menuitem",
            (Some(_), Command::Cardinality(_)) => "menuitemradio",
            (Some(_), _) => "menuitemcheckbox",
        };
        let press = move |_| {
            focus_surface();
            bridge.send(Action::Do(item.command));
        };
        view! {
            <button
                class="button"
                class:apart=item.apart
                class:danger=item.command == Command::Delete
                role=role
                aria-checked=item.on.map(|on| on.to_string())
                aria-keyshortcuts=(!item.keys.is_empty()).then_some(item.keys)
                tabindex="-1"
                on:click=press
            ><span class="grow">{item.say}</span><kbd aria-hidden="true">{item.keys}</kbd></button>
        }
    };
    move || {
        menu.get().map(|menu| {
            let (x, y, lines) = (menu.at.x + 2.0, menu.at.y + 2.0, menu.items.len());
            view! {
                <div
                    node_ref=list
                    class="context"
                    role="menu"
                    aria-label=format!("Menu of {}", menu.about)
                    style=format!("--x:{x:.0}px;--y:{y:.0}px;--lines:{lines}")
                    on:keydown=on_key
                    on:contextmenu=|event: MouseEvent| event.prevent_default()
                >
                    {menu.items.into_iter().map(line).collect_view()}
                </div>
            }
        })
    }
}

/// The line after, or before, the one that has the focus.
fn step(down: bool) -> Option<Element> {
    let held = web::page()?.active_element()?;
    if down { held.next_element_sibling() } else { held.previous_element_sibling() }
}
