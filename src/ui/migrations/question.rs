//! What existing rows get in a column that must have a value: the question, and the answer as it is typed.

use leptos::prelude::*;

use super::told::{Conversion, Move, Question, ValueQuestion};
use crate::document::Edit;
use crate::schema::DefaultValue;
use crate::ui::bridge::bridge;
use crate::ui::field::{Field, Pick};
use crate::ui::icon::{Icon, icon};
use crate::ui::memo::memo;

/// A question with a field for its answer. Until it is answered, the harmless value stands in it.
#[component]
pub fn QuestionForm(question: Question) -> impl IntoView {
    let bridge = bridge();
    let (column, proposed) = (question.column, StoredValue::new(question.proposed));
    let answered = memo(move || bridge.design().with(|design| design.answers.fills.get(&column).cloned()));
    let value = move || answered.get().unwrap_or_else(|| proposed.get_value());
    let is_expression = move || matches!(value(), DefaultValue::Expression(_));
    let text = Signal::derive(move || match value() {
        DefaultValue::Literal(text) | DefaultValue::Expression(text) => text,
    });
    let answer = move |expression: bool, text: String| {
        let fill = if expression { DefaultValue::Expression(text) } else { DefaultValue::Literal(text) };
        bridge.edit(Edit::Answer { column, fill: Some(fill) });
    };
    view! {
        <li class="question" data-testid="question">
            <p class="row">{icon(Icon::Info)}<span>{question.say.clone()}</span></p>
            <div class="row">
                <Field
                    label=question.say
                    placeholder="the empty text"
                    value=text
                    commit=Callback::new(move |text| answer(untrack(is_expression), text))
                />
                <Pick
                    label="Kind of answer"
                    options=Signal::derive(|| vec!["value".into(), "expression".into()])
                    value=Signal::derive(move || usize::from(is_expression()))
                    commit=Callback::new(move |kind| answer(kind == 1, text.get_untracked()))
                />
            </div>
            <Show when=move || answered.get().is_none()>
                <p class="muted small">"Proposed. Type another value if your rows need one."</p>
            </Show>
        </li>
    }
}

/// A question about rows whose enum value goes away: one of the values that stay, or none.
#[component]
pub fn ValueForm(question: ValueQuestion) -> impl IntoView {
    let bridge = bridge();
    let ValueQuestion { value: gone, say, choices, nullable, down } = question;
    // Without an answer, rows get no value where that is allowed; else going back takes the first that is left.
    let none = match (nullable, down) {
        (true, _) => "no value (NULL)",
        (false, false) => "choose…",
        (false, true) => "the first value that is left",
    };
    let words: Vec<String> = std::iter::once(none.to_owned()).chain(choices.iter().map(|(_, name)| name.clone())).collect();
    let ids: Vec<_> = choices.into_iter().map(|(id, _)| id).collect();
    let known = ids.clone();
    let value = Signal::derive(move || {
        let answer = bridge.design().with(|design| design.answers.values.get(&gone).copied());
        answer.and_then(|id| known.iter().position(|other| *other == id)).map_or(0, |at| at + 1)
    });
    let commit = Callback::new(move |at: usize| {
        let becomes = at.checked_sub(1).and_then(|at| ids.get(at).copied());
        bridge.edit(Edit::AnswerValue { value: gone, becomes });
    });
    view! {
        <li class="question" data-testid="question">
            <p class="row">{icon(Icon::Info)}<span>{say.clone()}</span></p>
            <Pick label=say options=Signal::derive(move || words.clone()) value commit/>
        </li>
    }
}

/// A question about values of a type that nothing known makes values of the other.
#[component]
pub fn ConversionForm(question: Conversion) -> impl IntoView {
    let bridge = bridge();
    let Conversion { column, down, say, proposed } = question;
    let value = Signal::derive(move || {
        bridge.design().with(|design| {
            let conversion = design.answers.conversions.get(&column)?;
            // It speaks of the table as it was before, which is that of the last revision on the way up.
            let before = design.head().map(|head| &head.schema).filter(|_| !down).unwrap_or(&design.schema);
            let table = before.tables.values().find(|table| table.column(column).is_some())?;
            let expression = if down { &conversion.down } else { &conversion.up };
            Some(expression.as_ref()?.display(&table.columns))
        })
    });
    let commit = Callback::new(move |expression: String| bridge.edit(Edit::AnswerConversion { column, down, expression }));
    let held = StoredValue::new(proposed);
    view! {
        <li class="question" data-testid="question">
            <p class="row">{icon(Icon::Info)}<span>{say.clone()}</span></p>
            <div class="row wrap">
                <Field label=say placeholder="an expression, such as upper(name)" value=Signal::derive(move || value.get().unwrap_or_default()) commit/>
                <Show when=move || value.get().is_none()>
                    <button class="button tiny outlined" on:click=move |_| commit.run(held.get_value())>{move || held.get_value()}</button>
                </Show>
            </div>
        </li>
    }
}

/// A question about a column that moves: by which key its values come along, or not.
#[component]
pub fn MoveForm(question: Move) -> impl IntoView {
    let bridge = bridge();
    let Move { column, say, choices } = question;
    let words: Vec<String> =
        std::iter::once("leave the values behind".to_owned()).chain(choices.iter().map(|(_, name)| name.clone())).collect();
    let ids: Vec<_> = choices.into_iter().map(|(id, _)| id).collect();
    let known = ids.clone();
    let value = Signal::derive(move || {
        let answer = bridge.design().with(|design| design.answers.moves.get(&column).copied());
        answer.and_then(|id| known.iter().position(|other| *other == id)).map_or(0, |at| at + 1)
    });
    let commit = Callback::new(move |at: usize| {
        let key = at.checked_sub(1).and_then(|at| ids.get(at).copied());
        bridge.edit(Edit::AnswerMove { column, key });
    });
    view! {
        <li class="question" data-testid="question">
            <p class="row">{icon(Icon::Info)}<span>{say.clone()}</span></p>
            <Pick label=say options=Signal::derive(move || words.clone()) value commit/>
        </li>
    }
}
