//! From the records of the file to a document. What is not as it must be is repaired and said.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use super::records::{
    AnswersRecord, CheckRecord, ColumnRecord, ConversionRecord, DefaultRecord, DesignRecord, EnumRecord, ForeignKeyRecord, GeneratedRecord,
    IndexPartRecord, IndexRecord, KeyRecord, PartRecord, PublishedRecord, RevisionRecord, SpotRecord, TableRecord,
};
use super::repair::repair;
use crate::dialect::Dialect;
use crate::document::{Colour, Document, Layout, Published, Revision, RevisionId, Spot};
use crate::migrate::{Answers, Conversion};
use crate::schema::gather::map;
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

pub(super) fn document(record: DesignRecord) -> (Document, Vec<Problem>) {
    let mut findings = Findings(Vec::new());
    let revisions = revisions(record.revisions, &mut findings);
    let mut schema = Schema::default();
    put_enums(&mut schema, record.enums, &mut findings);
    put_tables(&mut schema, record.tables, &mut findings);
    repair(&mut schema, &mut findings);
    let head = head(record.head, &revisions, &mut findings);
    let of_head = head.and_then(|id| revisions.iter().find(|revision| revision.id == id)).or(revisions.last());
    if let Some(of_head) = of_head {
        share(&mut schema, &of_head.schema);
    }
    let published = record.published.into_iter().filter_map(published).collect();
    let dialect = Dialect::from_slug(&record.dialect).unwrap_or_else(|| {
        let say = format!("“{}” is not a database that Relata knows. SQL is shown for PostgreSQL.", record.dialect);
        findings.add("file-dialect", Place::Design, say);
        Dialect::default()
    });
    let layout = layout(record.layout, &schema, &mut findings);
    let answers = answers(record.answers);
    (Document { name: record.name, schema, layout, revisions, head, published, answers, dialect }, findings.0)
}

/// An id as written; a text that is none gives the same id each time, so that what points there still does.
fn id<T: Id + FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| T::from_bits(hash(text)))
}

fn ids<T: Id + FromStr>(texts: &[String]) -> Vec<T> {
    texts.iter().map(|text| id(text)).collect()
}

/// FNV-1a, by Fowler, Noll and Vo.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

// ---- the schema

fn put_enums(schema: &mut Schema, records: Vec<EnumRecord>, findings: &mut Findings) {
    for record in records {
        let values = record.values.into_iter().map(|value| EnumValue { id: id(&value.id), name: value.name }).collect();
        let enum_type = EnumType { id: id(&record.id), name: record.name, values };
        if schema.enums.contains_key(&enum_type.id) {
            let say = format!("The enum {} is in the file twice. The last one was taken.", enum_type.name);
            findings.add("file-twice", Place::Enum(enum_type.id), say);
        }
        schema.put_enum(enum_type);
    }
}

fn put_tables(schema: &mut Schema, records: Vec<TableRecord>, findings: &mut Findings) {
    for record in records {
        let table = table(record);
        if schema.tables.contains_key(&table.id) {
            let say = format!("The table {} is in the file twice. The last one was taken.", table.name);
            findings.add("file-twice", Place::Table(table.id), say);
        }
        schema.put_table(table);
    }
}

fn table(record: TableRecord) -> Table {
    Table {
        id: id(&record.id),
        name: record.name,
        namespace: record.namespace.trim().to_owned(),
        comment: record.comment,
        columns: record.columns.into_iter().map(column).collect(),
        primary_key: record.primary_key.map(key),
        uniques: record.uniques.into_iter().map(key).collect(),
        checks: record.checks.into_iter().map(check).collect(),
        foreign_keys: record.foreign_keys.into_iter().map(foreign_key).collect(),
        indexes: record.indexes.into_iter().map(index).collect(),
    }
}

fn column(record: ColumnRecord) -> Column {
    let data_type = match (record.enum_type, record.other_type, record.data_type) {
        (Some(enum_type), ..) => DataType::Enum(id(&enum_type)),
        (_, Some(other), _) => DataType::Other(other),
        (_, _, Some(text)) if !text.trim().is_empty() => DataType::read(&text),
        _ => DataType::Text,
    };
    let generated = |generated: GeneratedRecord| Generated { expression: expression(generated.expression), stored: generated.stored };
    Column {
        id: id(&record.id),
        name: record.name,
        data_type,
        nullable: record.nullable,
        default: record.default.map(default_value),
        identity: record.identity,
        generated: record.generated.map(generated),
        comment: record.comment,
    }
}

fn default_value(record: DefaultRecord) -> DefaultValue {
    match record {
        DefaultRecord::Value(text) => DefaultValue::Literal(text),
        DefaultRecord::Expression(text) => DefaultValue::Expression(text),
    }
}

fn expression(records: Vec<PartRecord>) -> Expression {
    Expression::from_parts(records.into_iter().map(|part| match part {
        PartRecord::Text(text) => Part::Text(text),
        PartRecord::Column { column } => Part::Column(id(&column)),
    }))
}

/// Nothing at all is no expression.
fn some_expression(records: Vec<PartRecord>) -> Option<Expression> {
    Some(expression(records)).filter(|expression| !expression.is_empty())
}

fn key(record: KeyRecord) -> Key {
    Key { id: id(&record.id), name: record.name, columns: ids(&record.columns) }
}

fn check(record: CheckRecord) -> Check {
    Check { id: id(&record.id), name: record.name, expression: expression(record.expression) }
}

fn foreign_key(record: ForeignKeyRecord) -> ForeignKey {
    let action = |text: Option<String>| {
        let named = |action: &ReferentialAction| text.as_ref().is_some_and(|t| t.eq_ignore_ascii_case(action.sql()));
        ReferentialAction::ALL.into_iter().find(named).unwrap_or_default()
    };
    ForeignKey {
        id: id(&record.id),
        name: record.name,
        columns: ids(&record.columns),
        target: id(&record.target),
        target_columns: ids(&record.target_columns),
        on_delete: action(record.on_delete),
        on_update: action(record.on_update),
        ends: EndNames { parent: record.parent_name, children: record.children_name, backref: record.backref },
        deferrable: Deferrable::ALL.into_iter().find(|d| record.deferrable.as_deref() == Some(d.word())).unwrap_or_default(),
    }
}

fn index(record: IndexRecord) -> Index {
    let part = |part: IndexPartRecord| match part {
        IndexPartRecord::Ascending(column) => IndexPart::column(id(&column)),
        IndexPartRecord::Descending { descending } => IndexPart { key: IndexKey::Column(id(&descending)), descending: true },
        IndexPartRecord::Expression { expression: of, descending } => IndexPart { key: IndexKey::Expression(expression(of)), descending },
    };
    Index {
        id: id(&record.id),
        name: record.name,
        parts: record.columns.into_iter().map(part).collect(),
        unique: record.unique,
        method: record.method.filter(|method| !method.trim().is_empty()),
        predicate: some_expression(record.predicate),
        include: ids(&record.include),
    }
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

fn layout(records: BTreeMap<String, SpotRecord>, schema: &Schema, findings: &mut Findings) -> Layout {
    let mut layout = Layout::default();
    for (text, record) in records {
        let table: TableId = id(&text);
        if !schema.tables.contains_key(&table) {
            let say = format!("The layout has a place for a table {text}, which is not there. It was left out.");
            findings.add("file-layout", Place::Design, say);
            continue;
        }
        let named = |(_, name): &&(Colour, &str)| record.colour.as_deref() == Some(*name);
        let colour = Colour::ALL.iter().find(named).map_or(Colour::default(), |(colour, _)| *colour);
        layout.spots.insert(table, Spot { x: record.x, y: record.y, colour, folded: record.folded });
    }
    layout
}

fn conversion(record: ConversionRecord) -> Conversion {
    Conversion { up: some_expression(record.up), down: some_expression(record.down) }
}

fn answers(record: AnswersRecord) -> Answers {
    Answers {
        fills: map(record.fills.into_iter().map(|(column, fill)| (id(&column), default_value(fill)))),
        values: map(record.values.into_iter().map(|(value, becomes)| (id(&value), id(&becomes)))),
        conversions: map(record.conversions.into_iter().map(|(column, record)| (id(&column), conversion(record)))),
        moves: map(record.moves.into_iter().map(|(column, key)| (id(&column), id(&key)))),
    }
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
fn published(record: PublishedRecord) -> Option<Published> {
    let dialect = Dialect::from_slug(&record.dialect)?;
    Some(Published { revision: revision_id(&record.revision), dialect, sum: record.sha256 })
}

fn revisions(records: Vec<RevisionRecord>, findings: &mut Findings) -> Vec<Revision> {
    let mut revisions: Vec<Revision> = Vec::new();
    for record in records {
        let id_of_revision = revision_id(&record.id);
        if revisions.iter().any(|other| other.id == id_of_revision) {
            let say = format!("The revision {} is in the file twice. The first one was taken.", record.id);
            findings.add("file-twice", Place::Design, say);
            continue;
        }
        let wanted = record.parent.as_deref().map(revision_id);
        let parent = revisions.iter().find(|other| Some(other.id) == wanted);
        if let (None, Some(text)) = (parent, &record.parent) {
            let say = format!("The revision {} follows {text}, which is not in the file before it.", record.id);
            findings.add("file-revision", Place::Design, say);
        }
        // A lost parent: the revision before this one is the nearest to what it was.
        let parent = parent.or_else(|| wanted.and(revisions.last()));
        let mut schema = parent.map_or_else(Schema::default, |parent| parent.schema.clone());
        for text in &record.dropped_tables {
            schema.tables.remove(&id(text));
        }
        for text in &record.dropped_enums {
            schema.enums.remove(&id(text));
        }
        let enums = record.enums.into_iter();
        let mut delta = Schema::default();
        put_enums(&mut delta, enums.collect(), findings);
        put_tables(&mut delta, record.tables, findings);
        schema.enums.extend(delta.enums);
        schema.tables.extend(delta.tables);
        repair(&mut schema, findings);
        let parent = parent.map(|parent| parent.id);
        let merged = record.merges.as_deref().map(revision_id);
        let merged = merged.filter(|id| Some(*id) != parent && parent.is_some() && revisions.iter().any(|other| other.id == *id));
        if let (None, Some(text)) = (merged, &record.merges) {
            let say = format!("The revision {} merges {text}, which is not in the file before it.", record.id);
            findings.add("file-revision", Place::Design, say);
        }
        let places = layout(record.layout, &schema, findings);
        revisions.push(Revision {
            id: id_of_revision,
            parents: parent.into_iter().chain(merged).collect(),
            message: record.message,
            date: record.date,
            schema,
            answers: answers(record.answers),
            places,
        });
    }
    revisions
}
