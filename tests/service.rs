//! What the page asks of the engine and what it gets: texts in, texts out, about the design that was handed over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use relata::dialect::Dialect;
use relata::document::{Document, Edit, RevisionId, template, write_compact};
use relata::migrate::create_script;
use relata::schema::Ids;
use relata::text::{Service, migration_files, project_files};
use serde_json::{Value, json};

/// A Library with a revision, and a change after it that needs an answer.
fn library(ids: &mut Ids) -> Document {
    let mut design = template::library(ids);
    design.dialect = Dialect::Postgres;
    design.edit(Edit::CreateRevision { id: RevisionId::from_bits(7), message: "initial".into(), date: String::new() }, ids).unwrap();
    design
}

fn holding(design: &Document) -> Service {
    let mut service = Service::default();
    service.hold(write_compact(design));
    service
}

fn ask(service: &mut Service, request: Value) -> Value {
    serde_json::from_str(&service.answer(&request.to_string())).unwrap()
}

/// HTML as the text that a reader sees.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn the_script_is_that_of_the_design() {
    let design = library(&mut Ids::new(1));
    let mut service = holding(&design);
    for dialect in Dialect::ALL {
        let answer = ask(&mut service, json!({ "want": "script", "dialect": dialect.slug() }));
        let head = format!("{} for {}", design.name, dialect.label());
        let text = create_script(&design.schema, dialect).text(&head);
        assert_eq!(answer["text"], text);
        assert_eq!(seen(answer["html"].as_str().unwrap()), text, "colours change no letter");
        assert_eq!(answer["is_empty"], false);
    }
}

#[test]
fn a_name_is_shown_and_never_run() {
    let mut ids = Ids::new(1);
    let mut design = library(&mut ids);
    let table = *design.schema.tables.keys().next().unwrap();
    design.edit(Edit::RenameTable { table, name: "<script>alert(1)</script>".into(), follow: false }, &mut ids).unwrap();
    let mut service = holding(&design);
    for want in ["script", "mermaid"] {
        let answer = ask(&mut service, json!({ "want": want, "dialect": "sqlite" }));
        let html = answer["html"].as_str().unwrap();
        assert!(!html.contains("<script"), "{want}: {html}");
        assert!(seen(html).contains("script"), "{want}");
    }
}

#[test]
fn changes_are_told_with_what_they_ask_and_risk() {
    let mut ids = Ids::new(1);
    let mut design = library(&mut ids);
    let (table, column) = {
        let table = design.schema.tables.values().find(|table| table.name == "book").unwrap();
        (table.id, table.columns.iter().find(|column| column.name == "title").unwrap().id)
    };
    let answer = ask(&mut holding(&design), json!({ "want": "changes" }));
    assert_eq!(answer["up"]["steps"], json!([]), "nothing changed yet");
    design.edit(Edit::DeleteColumns { table, columns: vec![column] }, &mut ids).unwrap();
    let answer = ask(&mut holding(&design), json!({ "want": "changes" }));
    let findings = answer["up"]["steps"].as_array().unwrap().iter().flat_map(|step| step["findings"].as_array().unwrap());
    let found = findings.filter(|finding| finding["risk"] == "loses").collect::<Vec<_>>();
    assert_eq!(found.len(), 1, "{answer}");
    assert_eq!(found[0]["fix"]["kind"], "keep");
    assert_eq!(found[0]["fix"]["aside"], format!("column:{column}"));
    assert!(found[0]["why"]["page"].as_str().unwrap().starts_with("https://www.postgresql.org/"));
    assert_eq!(answer["down"]["steps"].as_array().unwrap().len(), 1);
}

#[test]
fn files_come_with_their_marks() {
    let mut ids = Ids::new(1);
    let mut design = library(&mut ids);
    let revision = design.head().unwrap().id;
    let answer = ask(&mut holding(&design), json!({ "want": "files", "revision": revision.to_string(), "part": "up" }));
    let (name, text) = migration_files(&design, revision, design.dialect).remove(0);
    assert_eq!(answer["files"], json!([[name, text]]));
    let mark = &answer["marks"][0];
    assert_eq!(mark["revision"], revision.to_string());
    let published = relata::document::Published { revision, dialect: design.dialect, sum: mark["sum"].as_str().unwrap().into() };
    design.edit(Edit::Publish { published: vec![published] }, &mut ids).unwrap();
    let answer = ask(&mut holding(&design), json!({ "want": "folder" }));
    assert_eq!(answer["files"], json!(project_files(&design, design.dialect)));
    assert_eq!((&answer["marks"], &answer["differs"]), (&json!([]), &json!([])));
    design.published[0].sum = "another".into();
    let answer = ask(&mut holding(&design), json!({ "want": "folder" }));
    assert_eq!(answer["differs"], json!([revision.to_string()]));
}

#[test]
fn a_folder_that_was_edited_is_found_out() {
    let design = library(&mut Ids::new(1));
    let mut files = project_files(&design, design.dialect);
    let mut service = Service::default();
    let answer = ask(&mut service, json!({ "want": "check", "files": files }));
    assert_eq!((&answer["folders"], &answer["said"]), (&json!(1), &json!([])));
    files[0].1.push_str("-- by hand\n");
    let answer = ask(&mut service, json!({ "want": "check", "files": files }));
    let said = answer["said"].as_array().unwrap();
    assert!(said.len() == 1 && said[0].as_str().unwrap().starts_with(files[0].0.as_str()), "{answer}");
}

#[test]
fn two_heads_are_merged_by_choices() {
    let mut ids = Ids::new(1);
    let mut design = library(&mut ids);
    let base = design.head().unwrap().id;
    let table = design.schema.tables.values().find(|table| table.name == "book").unwrap().id;
    for (bits, name) in [(8, "volume"), (9, "tome")] {
        design.edit(Edit::GoTo { revision: base }, &mut ids).unwrap();
        design.edit(Edit::RenameTable { table, name: name.into(), follow: false }, &mut ids).unwrap();
        let id = RevisionId::from_bits(bits);
        design.edit(Edit::CreateRevision { id, message: name.into(), date: String::new() }, &mut ids).unwrap();
    }
    let other = RevisionId::from_bits(8).to_string();
    let mut service = holding(&design);
    let open = ask(&mut service, json!({ "want": "merge", "other": other, "choices": [] }));
    assert_eq!((&open["open"], &open["design"]), (&json!(1), &Value::Null));
    let conflict = &open["conflicts"][0];
    assert_eq!((&conflict["ours"], &conflict["theirs"]), (&json!("tome"), &json!("volume")));
    let merged = ask(&mut service, json!({ "want": "merge", "other": other, "choices": [[conflict["key"], "theirs"]] }));
    assert_eq!(merged["open"], 0);
    let (result, _) = relata::document::read_file(merged["design"].as_str().unwrap()).unwrap();
    assert_eq!(result.schema.table(table).unwrap().name, "volume");
}

#[test]
fn one_file_leads_from_any_revision_to_any_other() {
    let design = library(&mut Ids::new(1));
    let revision = design.head().unwrap().id.to_string();
    let answer = ask(&mut holding(&design), json!({ "want": "between", "from": null, "to": revision }));
    assert_eq!(answer["name"], "nothing_to_0001_initial.sql");
    assert!(answer["text"].as_str().unwrap().contains("CREATE TABLE"));
}

#[test]
fn python_is_asked_for_in_the_same_way() {
    let design = library(&mut Ids::new(1));
    let answer = ask(&mut holding(&design), json!({ "want": "models", "design": true, "style": "typed" }));
    assert!(answer["files"][0]["text"].as_str().unwrap().contains("class Book"), "{answer}");
}

#[test]
fn what_cannot_be_answered_is_said() {
    let design = library(&mut Ids::new(1));
    let mut service = holding(&design);
    for (request, sentence) in [
        ("", "The request cannot be read"),
        (r#"{"want": "cake"}"#, "“cake” is not"),
        (r#"{"want": "script", "dialect": "oracle"}"#, "“oracle” is no database"),
        (r#"{"want": "files", "revision": "x", "part": "up"}"#, "“x” is no id"),
        (r#"{"want": "merge", "other": "000000000001", "choices": []}"#, "There is no such migration"),
    ] {
        let said: Value = serde_json::from_str(&service.answer(request)).unwrap();
        assert!(said["error"].as_str().unwrap().starts_with(sentence), "{said}");
    }
    let mut empty = Service::default();
    assert!(ask(&mut empty, json!({ "want": "mermaid" }))["error"].is_string(), "no design was handed over");
    service.hold("{".into());
    assert!(ask(&mut service, json!({ "want": "mermaid" }))["error"].is_string(), "the design is no saved file");
}
