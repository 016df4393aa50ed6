//! A list of columns in order, changed by keys alone: added, taken out, moved up and down.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::schema::{ColumnId, Table};
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;
use crate::web::pointer;

/// What is done to a list.
#[derive(Clone, Copy)]
pub enum Change {
    /// A column comes last.
    Add(ColumnId),
    /// What stands here goes.
    Remove(usize),
    /// What stands here goes there.
    Move(usize, usize),
}

impl Change {
    /// Carries it out; `make` gives what stands for a new column.
    pub fn apply<T>(self, list: &mut Vec<T>, make: impl FnOnce(ColumnId) -> T) {
        match self {
            Self::Add(column) => list.push(make(column)),
            Self::Remove(at) if at < list.len() => drop(list.remove(at)),
            Self::Move(from, to) if from.max(to) < list.len() => list.swap(from, to),
            _ => {}
        }
    }

    /// What has the focus afterwards: the same button of the line, wherever it stands now.
    fn focus(self, count: usize) -> String {
        let (at, class) = match self {
            Self::Add(_) => return ".add".to_owned(),
            Self::Remove(at) => (at.min(count.saturating_sub(2)), "remove"),
            Self::Move(from, to) => (to, if to < from { "up" } else { "down" }),
        };
        format!("li:nth-child({}) .{class}", at + 1)
    }
}

/// The list, and the columns that can still be put in.
#[component]
pub fn ColumnOrder(
    /// The table.
    table: Memo<Option<Arc<Table>>>,
    /// What stands in the list, in words.
    #[prop(into)]
    lines: Signal<Vec<String>>,
    /// The columns in it.
    #[prop(into)]
    chosen: Signal<Vec<ColumnId>>,
    /// What is done to it.
    #[prop(into)]
    change: Callback<Change>,
    /// What is listed.
    title: &'static str,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let shown = memo(move || lines.get());
    let free = memo(move || {
        let chosen = chosen.get();
        let free = |t: &Arc<Table>| t.columns.iter().filter(|c| !chosen.contains(&c.id)).map(|c| (c.id, c.name.clone())).collect();
        table.with(|t| t.as_ref().map_or(Vec::<(ColumnId, String)>::new(), free))
    });
    let act = move |done: Change| {
        let count = shown.with_untracked(Vec::len);
        change.run(done);
        request_animation_frame(move || {
            let Some(list) = list.get_untracked() else { return };
            let wanted = list.query_selector(&done.focus(count)).ok().flatten();
            if let Some(element) = wanted.or_else(|| list.query_selector("button").ok().flatten()) {
                pointer::focus(&element);
            }
        });
    };
    let line = move |(at, name): (usize, String)| {
        let button = |class: &'static str, label: String, sign: Icon, done: Change| {
            view! { <button class=format!("button tiny square {class}") aria-label=label on:click=move |_| act(done)>{icon(sign)}</button> }
        };
        let up = button("up", format!("Move {name} up"), Icon::ArrowUp, Change::Move(at, at.wrapping_sub(1)));
        let down = button("down", format!("Move {name} down"), Icon::ArrowDown, Change::Move(at, at + 1));
        let remove = button("remove danger", format!("Take {name} out"), Icon::Close, Change::Remove(at));
        view! { <li class="row"><span class="muted small">{at + 1}"."</span><span class="grow clip">{name}</span>{up}{down}{remove}</li> }
    };
    view! {
        <div class="choose" role="group" aria-label=title node_ref=list>
            <p class="muted small">{title}", in this order:"</p>
            <ul class="values">{move || shown.get().into_iter().enumerate().map(line).collect_view()}</ul>
            <div class="row wrap">
                {move || free.get().into_iter().map(|(id, name)| view! {
                    <button class="button tiny outlined add" aria-label=format!("Add {name}") on:click=move |_| act(Change::Add(id))>
                        {icon(Icon::Plus)}{name.clone()}
                    </button>
                }).collect_view()}
            </div>
        </div>
    }
}

/// What a constraint is made of, as a button that opens the form in which that is changed.
#[component]
pub fn Opens(
    /// What it is made of.
    #[prop(into)]
    words: Signal<String>,
    /// What the button does, for those who do not see what it stands beside.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the form is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button
            class="entry tight grow"
            aria-label=move || format!("{}: {}", label.get(), words.get())
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            <span class="clip">{move || words.get()}</span>
            {move || if is_open.get() { icon(Icon::Down) } else { icon(Icon::Right) }}
        </button>
    }
}
