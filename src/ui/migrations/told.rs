//! What the engine tells of the changes that are in no revision yet, as values that can be shown.

use crate::dialect::Dialect;
use crate::document::Edit;
use crate::migrate::{Aside, Own};
use crate::schema::{ColumnId, DefaultValue, EnumValueId, ForeignKeyId};
use crate::ui::engine::{Said, said};
use crate::web::json::Json;

/// One way of the migration.
#[derive(Clone, Default)]
pub struct Way {
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What the database cannot do.
    pub problems: Vec<Said>,
}

/// One step.
#[derive(Clone)]
pub struct Step {
    /// What it does.
    pub words: String,
    /// Its SQL as HTML; empty where there is nothing to do.
    pub html: String,
    /// What it may cost.
    pub findings: Vec<Finding>,
    /// At what statements of the user's own stand before and after it; empty where none can.
    pub anchor: String,
    /// The statement of the user's own that it is, with its place in the list.
    pub own: Option<(usize, Own)>,
}

/// What a step may cost.
#[derive(Clone)]
pub struct Finding {
    /// Its stable code.
    pub code: String,
    /// What can go wrong, in a word: `loses`, `fails`, `breaks`, `rewrites`, `blocks`, `note`.
    pub risk: String,
    /// What can happen and what to do.
    pub say: String,
    /// Why that is so, and the page of the database's documentation that says it.
    pub why: Option<(String, String)>,
    /// The safer way: the word on its button, and the wish.
    pub fix: Option<(String, Edit)>,
}

/// What existing rows get in a column.
#[derive(Clone, PartialEq)]
pub struct Question {
    /// The column.
    pub column: ColumnId,
    /// The question.
    pub say: String,
    /// A harmless answer.
    pub proposed: DefaultValue,
}

/// What rows get whose enum value goes away.
#[derive(Clone, PartialEq)]
pub struct ValueQuestion {
    /// The value that goes.
    pub value: EnumValueId,
    /// Whether it goes on the way down.
    pub down: bool,
    /// The question.
    pub say: String,
    /// The values that stay.
    pub choices: Vec<(EnumValueId, String)>,
    /// Whether such rows may have no value at all.
    pub nullable: bool,
}

/// How values of a column change their type.
#[derive(Clone, PartialEq)]
pub struct Conversion {
    /// The column.
    pub column: ColumnId,
    /// Whether it is asked for the way down.
    pub down: bool,
    /// The question.
    pub say: String,
    /// An expression that serves any value.
    pub proposed: String,
}

/// By which foreign key a moved column's values come along.
#[derive(Clone, PartialEq)]
pub struct Move {
    /// The column.
    pub column: ColumnId,
    /// The question.
    pub say: String,
    /// The foreign keys.
    pub choices: Vec<(ForeignKeyId, String)>,
}

/// The questions about types and about moved columns.
pub fn ways(changes: &Json) -> (Vec<Conversion>, Vec<Move>) {
    let conversion = |question: &Json| {
        Some(Conversion {
            column: question.get("column").text()?.parse().ok()?,
            down: question.get("down").truth(),
            say: question.get("say").string(),
            proposed: question.get("proposed").string(),
        })
    };
    let choice = |choice: &Json| Some((choice.get("id").text()?.parse().ok()?, choice.get("name").string()));
    let moved = |question: &Json| {
        Some(Move {
            column: question.get("column").text()?.parse().ok()?,
            say: question.get("say").string(),
            choices: question.get("choices").list().iter().filter_map(choice).collect(),
        })
    };
    let conversions = changes.get("conversions").list().iter().filter_map(conversion).collect();
    (conversions, changes.get("moves").list().iter().filter_map(moved).collect())
}

/// What the database keeps aside, with its name there.
pub fn kept(changes: &Json) -> Vec<(Aside, String)> {
    named(&changes.get("kept"))
}

/// What this migration keeps aside or changes in two steps, one by one, with a sentence about it.
pub fn keeps(changes: &Json) -> Vec<(Aside, String)> {
    named(&changes.get("keeps"))
}

fn named(list: &Json) -> Vec<(Aside, String)> {
    let one = |aside: &Json| Some((aside.get("aside").text()?.parse().ok()?, aside.get("words").string()));
    list.list().iter().filter_map(one).collect()
}

/// One way of the answer.
pub fn way(changes: &Json, down: bool, dialect: Dialect) -> Way {
    let script = changes.get(if down { "down" } else { "up" });
    let steps = script.get("steps").list().iter().map(|one| step(one, down, dialect)).collect();
    Way { steps, problems: said(&script.get("problems")) }
}

fn step(step: &Json, down: bool, dialect: Dialect) -> Step {
    Step {
        words: step.get("words").string(),
        html: step.get("html").string(),
        findings: step.get("findings").list().iter().map(finding).collect(),
        anchor: step.get("anchor").string(),
        own: own(&step.get("own"), down, dialect),
    }
}

fn own(own: &Json, down: bool, dialect: Dialect) -> Option<(usize, Own)> {
    let at = own.get("at").number()? as usize;
    let dialect = (!own.get("everywhere").truth()).then_some(dialect);
    let (anchor, words, sql) = (own.get("anchor").string(), own.get("words").string(), own.get("sql").string());
    Some((at, Own { anchor, words, after: own.get("after").truth(), down, dialect, sql }))
}

fn finding(finding: &Json) -> Finding {
    let why = finding.get("why");
    Finding {
        code: finding.get("code").string(),
        risk: finding.get("risk").string(),
        say: finding.get("say").string(),
        why: why.get("page").text().map(|page| (why.get("say").string(), page)),
        fix: fix(&finding.get("fix")).map(|edit| (finding.get("fix").get("label").string(), edit)),
    }
}

/// The wish that takes the safer way.
fn fix(fix: &Json) -> Option<Edit> {
    let column = || fix.get("column").text()?.parse().ok();
    Some(match fix.get("kind").string().as_str() {
        "keep" => Edit::Keep { aside: fix.get("aside").text()?.parse().ok()?, keep: true },
        "careful" => Edit::SetCareful { careful: true },
        "fill" => Edit::Answer { column: column()?, fill: Some(value(&fix.get("value"))) },
        "carry" => Edit::AnswerMove { column: column()?, key: fix.get("key").text()?.parse().ok() },
        "convert" => {
            Edit::AnswerConversion { column: column()?, down: fix.get("down").truth(), expression: fix.get("expression").string() }
        }
        "open" => Edit::SetNullable { table: fix.get("table").text()?.parse().ok()?, column: column()?, nullable: true },
        _ => return None,
    })
}

fn value(value: &Json) -> DefaultValue {
    let text = value.get("text").string();
    if value.get("expression").truth() { DefaultValue::Expression(text) } else { DefaultValue::Literal(text) }
}

/// The questions of the answer, about columns and about enum values.
pub fn questions(changes: &Json) -> (Vec<Question>, Vec<ValueQuestion>) {
    let question = |question: &Json| {
        let column = question.get("column").text()?.parse().ok()?;
        Some(Question { column, say: question.get("say").string(), proposed: value(&question.get("proposed")) })
    };
    let choice = |choice: &Json| Some((choice.get("id").text()?.parse().ok()?, choice.get("name").string()));
    let of_value = |question: &Json| {
        Some(ValueQuestion {
            value: question.get("value").text()?.parse().ok()?,
            down: question.get("down").truth(),
            say: question.get("say").string(),
            choices: question.get("choices").list().iter().filter_map(choice).collect(),
            nullable: question.get("nullable").truth(),
        })
    };
    let columns = changes.get("questions").list().iter().filter_map(question).collect();
    let values = changes.get("values").list().iter().filter_map(of_value).collect();
    (columns, values)
}
