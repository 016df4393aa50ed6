//! The form of an area or a note: its text, size and colour.

use leptos::prelude::*;

use super::table::Colours;
use crate::document::{Annotation, Edit};
use crate::editor::{Action, Command};
use crate::schema::AnnotationId;
use crate::ui::bridge::bridge;
use crate::ui::field::Field;
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;

/// The form of an area or a note.
#[component]
pub fn AnnotationForm(id: AnnotationId) -> impl IntoView {
    let bridge = bridge();
    let drawn = memo(move || bridge.document().layout.annotation(id).cloned());
    let is_note = drawn.with_untracked(|drawn| drawn.as_ref().is_some_and(|drawn| drawn.is_note));
    let change = move |with: &dyn Fn(Annotation) -> Annotation| {
        if let Some(drawn) = drawn.get_untracked() {
            bridge.edit(Edit::PutAnnotation { annotation: with(drawn) });
        }
    };
    let text = Signal::derive(move || drawn.with(|drawn| drawn.as_ref().map_or(String::new(), |drawn| drawn.text.clone())));
    let side = move |label: &'static str, of: fn(&mut Annotation) -> &mut f64| {
        let value = Signal::derive(move || drawn.get().map_or(String::new(), |mut drawn| of(&mut drawn).round().to_string()));
        let commit = Callback::new(move |typed: String| {
            // Whole numbers, as they are shown: reading any other takes a table of 10 kB in the page.
            if let Ok(size) = typed.trim().parse::<u16>() {
                change(&|mut drawn| {
                    *of(&mut drawn) = f64::from(size);
                    drawn
                });
            }
        });
        view! { <label class="row small muted">{label}<Field label value commit/></label> }
    };
    let run = move |command: Command| move |_| bridge.send(Action::Do(command));
    view! {
        <section class="part" aria-label=if is_note { "Note" } else { "Area" }>
            {if is_note {
                view! { <p class="pre">{text}</p> }.into_any()
            } else {
                let commit = Callback::new(move |text: String| change(&|drawn| Annotation { text: text.clone(), ..drawn }));
                view! { <Field label="Name of the area" class="heading" value=text commit/> }.into_any()
            }}
            <Colours
                value=Signal::derive(move || drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.colour)))
                commit=Callback::new(move |colour| bridge.send(Action::Colour(colour)))
            />
            <div class="row">{side("Width", |drawn| &mut drawn.width)}{side("Height", |drawn| &mut drawn.height)}</div>
            <div class="row wrap">
                <button class="button tiny" on:click=run(Command::Rename)>"Edit text"</button>
                {(!is_note).then(|| view! { <button class="button tiny" on:click=run(Command::FitArea)>"Fit its tables"</button> })}
                <button class="button tiny" on:click=run(Command::Duplicate)>{icon(Icon::Copy)}"Duplicate"</button>
                <button class="button tiny danger" on:click=run(Command::Delete)>{icon(Icon::Trash)}"Delete"</button>
            </div>
        </section>
    }
}
