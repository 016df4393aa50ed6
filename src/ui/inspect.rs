//! The tab "Inspect": everything about what is selected, to be read and changed by keyboard alone.

mod annotation;
mod columns;
mod enums;
mod foreign;
mod indexes;
mod keys;
mod order;
mod python;
mod relation;
mod summary;
mod table;

use leptos::prelude::*;

use super::bridge::bridge;
use super::engine::Said;
use super::icon::{Icon, icon};
use super::memo::memo;
use super::words;
use crate::editor::Action;
use crate::schema::{AnnotationId, EnumId, RelationId, TableId};

/// The enum that is shown in the panel. It is no part of the selection: an enum is not on the canvas.
#[derive(Clone, Copy)]
pub struct ChosenEnum(RwSignal<Option<EnumId>>);

impl ChosenEnum {
    /// None yet; what is selected on the canvas takes its place.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Shows an enum.
    pub fn choose(self, id: EnumId) {
        self.0.set(Some(id));
    }

    /// Whether this one is shown.
    pub fn is(self, id: EnumId) -> bool {
        self.0.get() == Some(id)
    }
}

#[derive(Clone, PartialEq)]
enum Subject {
    Nothing,
    Table(TableId),
    Tables(Vec<TableId>),
    Annotation(AnnotationId),
    Relation(RelationId),
    Enum(EnumId),
}

/// The tab "Inspect".
#[component]
pub fn Inspect() -> impl IntoView {
    let bridge = bridge();
    let chosen = expect_context::<ChosenEnum>();
    let subject = memo(move || {
        let selection = bridge.selection().get();
        let document = bridge.document();
        if let Some(relation) = selection.relation {
            return Subject::Relation(relation);
        }
        if let Some(id) = selection.only_annotation().filter(|id| document.layout.annotation(*id).is_some()) {
            return Subject::Annotation(id);
        }
        let there = |id: &TableId| document.schema.tables.contains_key(id);
        let tables: Vec<_> = selection.tables.iter().copied().filter(there).collect();
        match tables.as_slice() {
            [one] if selection.annotations.is_empty() => return Subject::Table(*one),
            [] if selection.annotations.is_empty() => {}
            _ => return Subject::Tables(tables),
        }
        let known = chosen.0.get().filter(|id| document.schema.enums.contains_key(id));
        known.map_or(Subject::Nothing, Subject::Enum)
    });
    Effect::new(move |_| {
        if bridge.selection().with(|selection| !selection.is_empty()) {
            chosen.0.set(None);
        }
    });
    let is_past = move || bridge.looking_at().is_some();
    view! {
        <fieldset class="inspect" disabled=is_past>
            {move || match subject.get() {
                Subject::Nothing => view! { <summary::Summary/> }.into_any(),
                Subject::Table(id) => view! { <table::TableForm id/> }.into_any(),
                Subject::Tables(ids) => view! { <Several ids/> }.into_any(),
                Subject::Annotation(id) => view! { <annotation::AnnotationForm id/> }.into_any(),
                Subject::Relation(id) => view! { <relation::RelationForm id/> }.into_any(),
                Subject::Enum(id) => view! { <enums::EnumForm id/> }.into_any(),
            }}
        </fieldset>
    }
}

/// Several tables at once.
#[component]
fn Several(ids: Vec<TableId>) -> impl IntoView {
    let bridge = bridge();
    // Areas and notes that are selected with them count as well.
    let drawn = bridge.selection().with_untracked(|selection| selection.annotations.len());
    let say = words::count(ids.len() + drawn, if drawn == 0 { "table" } else { "thing" });
    view! {
        <section class="part">
            <h2>{say}" selected"</h2>
            <table::Colours
                value=Signal::derive(|| None)
                commit=Callback::new(move |colour| bridge.send(Action::Colour(colour)))
            />
            <div class="row wrap">
                <button class="button outlined" on:click=move |_| bridge.send(Action::Duplicate)>{icon(Icon::Copy)}"Duplicate"</button>
                <button class="button outlined danger" on:click=move |_| bridge.send(Action::Delete)>{icon(Icon::Trash)}"Delete"</button>
            </div>
        </section>
    }
}

/// Problems, worst first; each leads to its place.
#[component]
pub fn ProblemList(
    /// The problems.
    #[prop(into)]
    problems: Signal<Vec<Said>>,
) -> impl IntoView {
    let bridge = bridge();
    let line = move |problem: Said| {
        let (class, sign) = match problem.severity.as_str() {
            "error" => ("said error", Icon::Alert),
            "warning" => ("said warning", Icon::Alert),
            _ => ("said", Icon::Info),
        };
        let go = problem.table.map(|table| {
            view! { <button class="link" on:click=move |_| bridge.show_table(table)>"Show"</button> }
        });
        view! { <li class=class data-code=problem.code>{icon(sign)}<span>{problem.say}" "{go}</span></li> }
    };
    view! {
        <Show when=move || !problems.with(Vec::is_empty)>
            <ul class="problems" aria-label="Problems">{move || problems.get().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
}
