//! What is not in a revision yet: what is asked (`questions` about rows of a column, `values` of enums, `conversions`
//! of types, `moves` of columns), and the scripts `up` and `down`.
//!
//! A script has `problems` and `steps`; a step its `words`, `sql` as `html`, `findings`, the `anchor` at which own
//! statements stand, and where it is one of those, `own`: `at`, its place in the list, `sql`, `after`, `everywhere`. A finding has its `code`, `title`, `risk`, `level`, `say`, `why` (`say` and
//! `page`) and, where there is a safer way, a `fix`: its `label`, its `kind`, and what the kind needs. `kept` is what
//! the database keeps aside: `aside`, `words`. `keeps` is what this
//! migration keeps aside, or leaves to a second step, one by one: `aside`, and the sentence about it in `words`.

use serde_json::{Value, json};

use super::{page, said};
use crate::dialect::Dialect;
use crate::document::Document;
use crate::migrate::{
    Aside, ConversionQuestion, Finding, Fix, Level, MoveQuestion, Own, Question, Risk, Rule, Script, Step, ValueQuestion,
    conversion_questions, kept_in, move_questions, questions, value_questions,
};
use crate::schema::{DefaultValue, Schema};

pub(super) fn answer(design: &Document) -> Value {
    let nothing = Schema::default();
    let from = design.head().map_or(&nothing, |revision| &revision.schema);
    let migration = design.pending(design.dialect);
    let questions: Vec<Value> = questions(from, &design.schema).iter().map(question).collect();
    let values: Vec<Value> = value_questions(from, &design.schema).iter().map(value_question).collect();
    let conversions: Vec<Value> = conversion_questions(from, &design.schema).iter().map(conversion).collect();
    let moves: Vec<Value> = move_questions(from, &design.schema).iter().map(moved).collect();
    let database = design.database_at(design.head().map(|head| head.id), design.dialect);
    let kept: Vec<Value> =
        kept_in(&database).into_iter().map(|(aside, words)| json!({ "aside": aside.to_string(), "words": words })).collect();
    let keeps = design.answers.keeps.iter().filter_map(|aside| {
        let what = if matches!(aside, Aside::Old(_)) { "is changed in two steps" } else { "is kept aside rather than dropped" };
        Some(json!({ "aside": aside.to_string(), "words": format!("{} {what}.", name(*aside, from)?) }))
    });
    let keeps: Vec<Value> = keeps.collect();
    json!({
        "questions": questions,
        "values": values,
        "conversions": conversions,
        "moves": moves,
        "kept": kept,
        "keeps": keeps,
        "up": script(migration.up, &design.answers.own),
        "down": script(migration.down, &design.answers.own),
    })
}

/// What a thing that is kept aside is called in the design that has it.
fn name(aside: Aside, schema: &Schema) -> Option<String> {
    match aside {
        Aside::Table(id) => schema.table(id).map(|table| table.name.clone()),
        Aside::Column(id) | Aside::Old(id) => {
            schema.tables.values().find_map(|table| Some(format!("{}.{}", table.name, table.column(id)?.name)))
        }
    }
}

fn question(question: &Question) -> Value {
    json!({
        "column": question.column.to_string(),
        "down": question.down,
        "say": question.say,
        "proposed": value(&question.proposed),
    })
}

fn value(value: &DefaultValue) -> Value {
    match value {
        DefaultValue::Literal(text) => json!({ "text": text, "expression": false }),
        DefaultValue::Expression(text) => json!({ "text": text, "expression": true }),
    }
}

fn value_question(question: &ValueQuestion) -> Value {
    let choices: Vec<Value> = question.choices.iter().map(|(id, name)| json!({ "id": id.to_string(), "name": name })).collect();
    json!({
        "value": question.value.to_string(),
        "down": question.down,
        "say": question.say,
        "choices": choices,
        "nullable": question.nullable,
    })
}

fn conversion(question: &ConversionQuestion) -> Value {
    json!({ "column": question.column.to_string(), "down": question.down, "say": question.say, "proposed": question.proposed })
}

fn moved(question: &MoveQuestion) -> Value {
    let choices: Vec<Value> = question.choices.iter().map(|(id, name)| json!({ "id": id.to_string(), "name": name })).collect();
    json!({ "column": question.column.to_string(), "say": question.say, "choices": choices })
}

fn script(script: Script, own: &[Own]) -> Value {
    let Script { dialect, steps, problems, .. } = script;
    let steps: Vec<Value> = steps.into_iter().map(|one| step(one, own, dialect)).collect();
    json!({ "steps": steps, "problems": said(problems) })
}

fn step(step: Step, own: &[Own], dialect: Dialect) -> Value {
    let sql: Vec<String> = step.sql.iter().map(|statement| format!("{statement};")).collect();
    let findings: Vec<Value> = step.findings.iter().map(|one| finding(one, dialect)).collect();
    let own = step.own.and_then(|at| Some((at, own.get(at)?)));
    let own = own.map(|(at, own)| {
        json!({ "at": at, "sql": own.sql, "words": own.words, "after": own.after, "anchor": own.anchor, "everywhere": own.dialect.is_none() })
    });
    json!({
        "words": step.words,
        "html": page::sql(&sql.join("\n")),
        "findings": findings,
        "anchor": step.anchors.first(),
        "own": own,
    })
}

fn finding(finding: &Finding, dialect: Dialect) -> Value {
    let risk = match finding.risk {
        Risk::LosesData => "loses",
        Risk::MayFail => "fails",
        Risk::Breaks => "breaks",
        Risk::Rewrites => "rewrites",
        Risk::Blocks => "blocks",
        Risk::Note => "note",
    };
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    let rule = Rule::of(finding.code);
    let why = rule.and_then(|rule| rule.why(dialect)).map(|why| json!({ "say": why.say, "page": why.page }));
    json!({
        "code": finding.code,
        "title": rule.map(|rule| rule.title),
        "risk": risk,
        "level": level,
        "say": finding.say,
        "why": why,
        "fix": finding.fix.as_ref().map(fix),
    })
}

fn fix(fix: &Fix) -> Value {
    let mut way = match fix {
        Fix::Keep(aside) => json!({ "kind": "keep", "aside": aside.to_string() }),
        Fix::Careful => json!({ "kind": "careful" }),
        Fix::Fill(column, fill) => json!({ "kind": "fill", "column": column.to_string(), "value": value(fill) }),
        Fix::Carry(column, key) => json!({ "kind": "carry", "column": column.to_string(), "key": key.to_string() }),
        Fix::Convert { column, down, expression } => {
            json!({ "kind": "convert", "column": column.to_string(), "down": down, "expression": expression })
        }
        Fix::Open(table, column) => json!({ "kind": "open", "table": table.to_string(), "column": column.to_string() }),
    };
    way["label"] = json!(fix.label());
    way
}
