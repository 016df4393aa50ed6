//! A design written as `models.py` and read again is the same design: names, types, keys, and what the ends of
//! relations are called; also schemas, keys that wait, and what indexes are of. The templates and random designs, in each
//! style.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

#[path = "support/support.rs"]
mod support;

use std::sync::Arc;

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::document::{Document, write_compact};
use relata::migrate::portable;
use relata::schema::{EndNames, Ids, Schema};
use relata::text::flask::{answer, read_models};
use serde_json::{Value, json};
use support::random::Drawer;
use support::said::said;

const STYLES: [&str; 3] = ["typed", "plain", "classic"];

fn asked(request: &Value) -> Value {
    let answer: Value = serde_json::from_str(&answer(&request.to_string())).unwrap();
    assert!(answer.get("error").is_none(), "{answer}");
    answer
}

/// A design as Python can have it, with the names that the ends of its relations get.
fn expected(document: &Document, style: &str) -> Schema {
    let design = write_compact(document);
    let mut schema = portable(&document.schema);
    // SQLAlchemy makes no type that nothing uses; models say so.
    let used: Vec<_> = schema.enums.keys().copied().filter(|id| schema.users_of(*id).next().is_some()).collect();
    schema.enums.retain(|id, _| used.contains(id));
    for table in schema.tables.values_mut() {
        let table = Arc::make_mut(table);
        let of_table = asked_for(&design, &table.id.to_string(), style);
        for key in &mut table.foreign_keys {
            let id = key.id.to_string();
            let own = asked_for(&design, &id, style).filter(|_| of_table.is_none());
            let ends = own.or(of_table.clone()).map(|answer| answer["ends"].as_array().unwrap().clone()).unwrap_or_default();
            let mut names = ends.iter().filter(|end| end["key"] == json!(id)).map(|end| end["name"].as_str().unwrap().to_owned());
            let backref = key.ends.backref && style == "classic";
            key.ends = EndNames { children: names.next().unwrap_or_default(), parent: names.next().unwrap_or_default(), backref };
        }
    }
    schema
}

fn asked_for(design: &str, id: &str, style: &str) -> Option<Value> {
    let answer =
        serde_json::from_str::<Value>(&answer(&json!({ "want": "relation", "design": design, "id": id, "style": style }).to_string()));
    answer.ok().filter(|answer| answer.get("error").is_none())
}

/// The lines of a schema, those of each table in an order that does not depend on what was read first.
fn lines(schema: &Schema) -> Vec<String> {
    let mut tables: Vec<Vec<String>> = Vec::new();
    for line in said(schema).lines() {
        match tables.last_mut() {
            Some(table) if line.starts_with(' ') => table.push(line.to_owned()),
            _ => tables.push(vec![line.to_owned()]),
        }
    }
    for (table, of) in tables.iter_mut().filter(|table| !table[0].starts_with("enum ")).zip(schema.tables_by_name()) {
        table[1 + of.columns.len()..].sort();
    }
    tables.concat()
}

/// What is different, line by line; nothing where the design came back.
fn difference(document: &Document, style: &str) -> Vec<String> {
    let models = asked(&json!({ "want": "models", "design": write_compact(document), "style": style }));
    let text = models["files"][0]["text"].as_str().unwrap();
    let reading = read_models(text, &mut Ids::new(5));
    let (before, after) = (lines(&expected(document, style)), lines(&reading.schema));
    let lost = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
    let new = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
    let mut wrong: Vec<String> = lost.chain(new).collect();
    if wrong.is_empty() && before != after {
        wrong.push("the order is another one".into());
    }
    wrong
}

#[test]
fn templates_come_back() {
    for template in TEMPLATES {
        for style in STYLES {
            let wrong = difference(&(template.make)(&mut Ids::new(1)), style);
            assert!(wrong.is_empty(), "{} in {style}:\n{}", template.name, wrong.join("\n"));
        }
    }
}

#[test]
fn random_designs_come_back() {
    let only = std::env::var("RELATA_SEED").ok().map(|seed| seed.parse().unwrap());
    let mut wrong = Vec::new();
    for seed in only.map_or(1..=200, |seed| seed..=seed) {
        let plain = Drawer::new(seed, Dialect::MariaDb);
        // Each other design has what PostgreSQL alone has: schemas, keys that wait, indexes of its kinds.
        let mut drawer = if seed % 2 == 0 { plain.with_special() } else { plain };
        let schema = drawer.schema(1 + (seed % 8) as usize);
        let document = Document { name: format!("Random {seed}"), schema, ..Document::default() };
        for style in STYLES {
            let found = difference(&document, style);
            if !found.is_empty() {
                wrong.push(format!("seed {seed} in {style}:\n{}", found.join("\n")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} did not come back:\n{}", wrong.len(), wrong.join("\n\n"));
}
