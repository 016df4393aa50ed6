//! From what the file says to a document. What is not as it must be is repaired and said.

use std::str::FromStr;
use std::sync::Arc;

use super::json::{At, Json};
use super::repair::repair;
use crate::dialect::Dialect;
use crate::document::{Annotation, Bend, Colour, Document, Layout, Published, Revision, RevisionId, Spot};
use crate::migrate::{Answers, Aside, Conversion, Own};
use crate::schema::gather::Gather;
use crate::schema::{
    Check, Column, DataType, DefaultValue, Deferrable, EndNames, EnumType, EnumValue, Expression, ForeignKey, Generated, Id, Index,
    IndexKey, IndexPart, Key, Part, Place, Problem, ReferentialAction, Schema, Severity, Table, TableId,
};

/// What was found on the way.
#[derive(Default)]
pub(super) struct Findings(Vec<Problem>);

impl Findings {
    pub(super) fn add(&mut self, code: &'static str, at: Place, say: String) {
        self.0.push(Problem { at, severity: Severity::Warning, code, say });
    }
}

pub(super) fn document(at: &At) -> (Document, Vec<Problem>) {
    let mut findings = Findings(Vec::new());
    let revisions = revisions(at, &mut findings);
    let mut schema = Schema::default();
    put_enums(&mut schema, at, &mut findings);
    put_tables(&mut schema, at, &mut findings);
    repair(&mut schema, &mut findings);
    let head = head(at.some_text("head"), &revisions, &mut findings);
    let of_head = head.and_then(|id| revisions.iter().find(|revision| revision.id == id)).or(revisions.last());
    if let Some(of_head) = of_head {
        share(&mut schema, &of_head.schema);
    }
    let published = at.list("published", published).into_iter().flatten().collect();
    let slug = at.text("dialect");
    let dialect = Dialect::from_slug(&slug).unwrap_or_else(|| {
        let say = format!("“{slug}” is not a database that Relata knows. SQL is shown for PostgreSQL.");
        findings.add("file-dialect", Place::Design, say);
        Dialect::default()
    });
    let mut layout = layout(at, &schema, &mut findings);
    annotations(at, &mut layout);
    bends(at, &schema, &mut layout, &mut findings);
    let answers = answers(at);
    let silenced = texts(at, "silenced").into_iter().gathered();
    (Document { name: at.text("name"), schema, layout, revisions, head, published, answers, dialect, silenced }, findings.0)
}

/// An id as written; a text that is none gives the same id each time, so that what points there still does.
fn id<T: Id + FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| T::from_bits(hash(text)))
}

fn id_at<T: Id + FromStr>(at: &At) -> T {
    id(&at.to_text())
}

fn texts(at: &At, name: &str) -> Vec<String> {
    at.list(name, |at| at.to_text())
}

/// FNV-1a, by Fowler, Noll and Vo.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

// ---- the schema

fn put_enums(schema: &mut Schema, at: &At, findings: &mut Findings) {
    for enum_type in at.list("enums", enum_type) {
        if schema.enums.contains_key(&enum_type.id) {
            let say = format!("The enum {} is in the file twice. The last one was taken.", enum_type.name);
            findings.add("file-twice", Place::Enum(enum_type.id), say);
        }
        schema.put_enum(enum_type);
    }
}

fn enum_type(at: &At) -> EnumType {
    let value = |at: &At| EnumValue { id: id(&at.text("id")), name: at.text("name") };
    EnumType { id: id(&at.text("id")), name: at.text("name"), values: at.list("values", value) }
}

fn put_tables(schema: &mut Schema, at: &At, findings: &mut Findings) {
    for table in at.list("tables", table) {
        if schema.tables.contains_key(&table.id) {
            let say = format!("The table {} is in the file twice. The last one was taken.", table.name);
            findings.add("file-twice", Place::Table(table.id), say);
        }
        schema.put_table(table);
    }
}

fn table(at: &At) -> Table {
    Table {
        id: id(&at.text("id")),
        name: at.text("name"),
        namespace: at.text("namespace").trim().to_owned(),
        comment: at.text("comment"),
        columns: at.list("columns", column),
        primary_key: at.some("primary_key").map(|at| key(&at)),
        uniques: at.list("uniques", key),
        checks: at.list("checks", check),
        foreign_keys: at.list("foreign_keys", foreign_key),
        indexes: at.list("indexes", index),
        mirrors: Vec::new(),
    }
}

fn column(at: &At) -> Column {
    let data_type = match (at.some_text("enum"), at.some_text("other_type"), at.some_text("type")) {
        (Some(enum_type), ..) => DataType::Enum(id(&enum_type)),
        (_, Some(other), _) => DataType::Other(other),
        (_, _, Some(text)) if !text.trim().is_empty() => DataType::read(&text),
        _ => DataType::Text,
    };
    Column {
        id: id(&at.text("id")),
        name: at.text("name"),
        data_type,
        nullable: at.flag("nullable"),
        default: at.some("default").map(|at| default_value(&at)),
        identity: at.flag("identity"),
        generated: at.some("generated").map(|at| Generated { expression: expression(&at, "expression"), stored: at.flag("stored") }),
        comment: at.text("comment"),
    }
}

/// `{"value": "5"}` or `{"expression": "now()"}`.
fn default_value(at: &At) -> DefaultValue {
    match (at.get("value"), at.get("expression")) {
        (Some(value), None) => DefaultValue::Literal(value.to_text()),
        (None, Some(expression)) => DefaultValue::Expression(expression.to_text()),
        _ => {
            at.wrong("either a value or an expression");
            DefaultValue::Literal(String::new())
        }
    }
}

/// Texts, and `{"column": "<id>"}` between them.
fn expression(at: &At, name: &str) -> Expression {
    Expression::from_parts(at.list(name, |at| match at.json() {
        Json::Record(_) => Part::Column(id(&at.must("column"))),
        _ => Part::Text(at.to_text()),
    }))
}

/// Nothing at all is no expression.
fn some_expression(at: &At, name: &str) -> Option<Expression> {
    Some(expression(at, name)).filter(|expression| !expression.is_empty())
}

fn key(at: &At) -> Key {
    Key { id: id(&at.text("id")), name: at.text("name"), columns: at.list("columns", id_at) }
}

fn check(at: &At) -> Check {
    Check { id: id(&at.text("id")), name: at.text("name"), expression: expression(at, "expression") }
}

fn foreign_key(at: &At) -> ForeignKey {
    let deferrable = at.some_text("deferrable");
    ForeignKey {
        id: id(&at.text("id")),
        name: at.text("name"),
        columns: at.list("columns", id_at),
        target: id(&at.text("target")),
        target_columns: at.list("target_columns", id_at),
        on_delete: action(at, "on_delete"),
        on_update: action(at, "on_update"),
        ends: EndNames { parent: at.text("parent_name"), children: at.text("children_name"), backref: at.flag("backref") },
        deferrable: Deferrable::ALL.into_iter().find(|d| deferrable.as_deref() == Some(d.word())).unwrap_or_default(),
    }
}

fn action(at: &At, name: &str) -> ReferentialAction {
    let text = at.some_text(name).unwrap_or_default();
    ReferentialAction::ALL.into_iter().find(|action| text.eq_ignore_ascii_case(action.sql())).unwrap_or_default()
}

fn index(at: &At) -> Index {
    Index {
        id: id(&at.text("id")),
        name: at.text("name"),
        parts: at.list("columns", index_part),
        unique: at.flag("unique"),
        method: at.some_text("method").filter(|method| !method.trim().is_empty()),
        predicate: some_expression(at, "where"),
        include: at.list("include", id_at),
    }
}

/// A column's id, `{"descending": "<id>"}`, or `{"expression": […], "descending": true}`.
fn index_part(at: &At) -> IndexPart {
    if !matches!(at.json(), Json::Record(_)) {
        return IndexPart::column(id_at(at));
    }
    if at.get("expression").is_some() {
        return IndexPart { key: IndexKey::Expression(expression(at, "expression")), descending: at.flag("descending") };
    }
    IndexPart { key: IndexKey::Column(id(&at.must("descending"))), descending: true }
}

/// Tables that are as they were in `other` are the same in memory, so that comparing the two is quick.
fn share(schema: &mut Schema, other: &Schema) {
    for (id, table) in &mut schema.tables {
        if let Some(same) = other.tables.get(id).filter(|same| *same == table) {
            *table = Arc::clone(same);
        }
    }
    for (id, enum_type) in &mut schema.enums {
        if let Some(same) = other.enums.get(id).filter(|same| *same == enum_type) {
            *enum_type = Arc::clone(same);
        }
    }
}

// ---- the rest

fn layout(at: &At, schema: &Schema, findings: &mut Findings) -> Layout {
    let mut layout = Layout::default();
    at.each_named("layout", &mut |text, at| {
        let table: TableId = id(text);
        let spot = spot(at);
        if schema.tables.contains_key(&table) {
            layout.spots.insert(table, spot);
        } else {
            let say = format!("The layout has a place for a table {text}, which is not there. It was left out.");
            findings.add("file-layout", Place::Design, say);
        }
    });
    layout
}

fn spot(at: &At) -> Spot {
    Spot { x: at.number("x"), y: at.number("y"), colour: colour(at), folded: at.flag("folded") }.tidy()
}

fn colour(at: &At) -> Colour {
    let colour = at.some_text("colour");
    let named = |(_, name): &&(Colour, &str)| colour.as_deref() == Some(*name);
    Colour::ALL.iter().find(named).map_or(Colour::default(), |(colour, _)| *colour)
}

/// Of those with one id, the first is taken.
fn annotations(at: &At, layout: &mut Layout) {
    at.each("annotations", &mut |at| {
        let annotation = Annotation {
            id: id(&at.text("id")),
            is_note: at.flag("note"),
            text: at.text("text"),
            x: at.number("x"),
            y: at.number("y"),
            width: at.number("width"),
            height: at.number("height"),
            colour: colour(at),
        };
        if layout.annotation(annotation.id).is_none() {
            layout.annotations.push(annotation.tidy());
        }
    });
}

fn bends(at: &At, schema: &Schema, layout: &mut Layout, findings: &mut Findings) {
    at.each("bends", &mut |at| {
        let number = |at: &At| match at.json() {
            Json::Number(number) => *number,
            _ => {
                at.wrong("a number");
                0.0
            }
        };
        let bend = Bend { table: id(&at.text("table")), key: id(&at.text("key")), at: at.list("at", number) };
        let has = schema.table(bend.table).is_some_and(|table| table.foreign_key(bend.key).is_some());
        let place = layout.bends.binary_search_by_key(&(bend.table, bend.key), |bend| (bend.table, bend.key));
        match (place, bend.tidy()) {
            (Err(place), Some(bend)) if has => layout.bends.insert(place, bend),
            (Ok(_), _) => {}
            _ => findings.add(
                "file-layout",
                Place::Design,
                "A line was led along a way that cannot be kept. It finds its way itself now.".into(),
            ),
        }
    });
}

fn conversion(at: &At) -> Conversion {
    Conversion { up: some_expression(at, "up"), down: some_expression(at, "down") }
}

fn answers(of: &At) -> Answers {
    let mut answers = Answers::default();
    let Some(at) = of.get("answers") else { return answers };
    at.each_named("fills", &mut |column, at| {
        answers.fills.insert(id(column), default_value(at));
    });
    at.each_named("values", &mut |value, at| {
        answers.values.insert(id(value), id_at(at));
    });
    at.each_named("conversions", &mut |column, at| {
        answers.conversions.insert(id(column), conversion(at));
    });
    at.each_named("moves", &mut |column, at| {
        answers.moves.insert(id(column), id_at(at));
    });
    answers.keeps = texts(&at, "keeps").iter().filter_map(|text| text.parse::<Aside>().ok()).gathered();
    answers.keeps_all = at.flag("keeps_all");
    answers.drops = texts(&at, "drops").iter().filter_map(|text| text.parse::<Aside>().ok()).gathered();
    answers.careful = at.flag("careful");
    answers.own = at.list("own", own);
    answers
}

fn own(at: &At) -> Own {
    let dialect = at.some_text("dialect").as_deref().and_then(Dialect::from_slug);
    Own { anchor: at.text("at"), words: at.text("words"), after: at.flag("after"), down: at.flag("down"), dialect, sql: at.text("sql") }
}

fn revision_id(text: &str) -> RevisionId {
    text.parse().unwrap_or_else(|_| RevisionId::from_bits(hash(text)))
}

/// The revision that the design goes on from; the last one is not named.
fn head(text: Option<String>, revisions: &[Revision], findings: &mut Findings) -> Option<RevisionId> {
    let text = text?;
    let head = revision_id(&text);
    if !revisions.iter().any(|revision| revision.id == head) {
        let say = format!("The design goes on from the revision {text}, which is not in the file. It goes on from the last one.");
        findings.add("file-revision", Place::Design, say);
        return None;
    }
    Some(head).filter(|head| revisions.last().is_some_and(|last| last.id != *head))
}

/// A mark on a revision that is gone stays: whoever has its files still has them.
fn published(at: &At) -> Option<Published> {
    let (revision, sum) = (revision_id(&at.text("revision")), at.text("sha256"));
    Some(Published { revision, dialect: Dialect::from_slug(&at.text("dialect"))?, sum })
}

fn revisions(at: &At, findings: &mut Findings) -> Vec<Revision> {
    let mut revisions: Vec<Revision> = Vec::new();
    at.each("revisions", &mut |at| {
        let text = at.text("id");
        let id = revision_id(&text);
        if revisions.iter().any(|other| other.id == id) {
            let say = format!("The revision {text} is in the file twice. The first one was taken.");
            findings.add("file-twice", Place::Design, say);
        } else {
            let revision = revision(at, &text, &revisions, findings);
            revisions.push(revision);
        }
    });
    revisions
}

/// A revision, called `name`, after those `before` it in the file.
fn revision(at: &At, name: &str, before: &[Revision], findings: &mut Findings) -> Revision {
    let (parent, merges) = (at.some_text("parent"), at.some_text("merges"));
    let wanted = parent.as_deref().map(revision_id);
    let found = before.iter().find(|other| Some(other.id) == wanted);
    if let (None, Some(text)) = (found, &parent) {
        let say = format!("The revision {name} follows {text}, which is not in the file before it.");
        findings.add("file-revision", Place::Design, say);
    }
    // A lost parent: the revision before this one is the nearest to what it was.
    let parent = found.or_else(|| wanted.and(before.last()));
    let mut schema = parent.map_or_else(Schema::default, |parent| parent.schema.clone());
    for text in texts(at, "dropped_tables") {
        schema.tables.remove(&id(&text));
    }
    for text in texts(at, "dropped_enums") {
        schema.enums.remove(&id(&text));
    }
    let mut delta = Schema::default();
    put_enums(&mut delta, at, findings);
    put_tables(&mut delta, at, findings);
    schema.enums.extend(delta.enums);
    schema.tables.extend(delta.tables);
    repair(&mut schema, findings);
    let parent = parent.map(|parent| parent.id);
    let merged = merges.as_deref().map(revision_id);
    let merged = merged.filter(|id| Some(*id) != parent && parent.is_some() && before.iter().any(|other| other.id == *id));
    if let (None, Some(text)) = (merged, &merges) {
        let say = format!("The revision {name} merges {text}, which is not in the file before it.");
        findings.add("file-revision", Place::Design, say);
    }
    let places = layout(at, &schema, findings);
    Revision {
        id: revision_id(name),
        parents: parent.into_iter().chain(merged).collect(),
        message: at.text("message"),
        date: at.text("date"),
        schema,
        answers: answers(at),
        places,
    }
}
