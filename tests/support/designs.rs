//! Designs with revisions, as users make them.

use relata::dialect::Dialect;
use relata::document::template::TEMPLATES;
use relata::document::{Document, Layout, Revision, RevisionId};
use relata::migrate::{Answers, questions};
use relata::schema::{DataType, DefaultValue, EnumValueId, Ids, Schema};

use super::random::Drawer;

/// A template with what a user might do to it in two more revisions.
pub fn grown(name: &str) -> Document {
    let mut ids = Ids::new(7);
    let template = TEMPLATES.iter().find(|template| template.name == name).unwrap();
    let first = (template.make)(&mut ids).schema;
    let mut drawer = Drawer::new(11, Dialect::MariaDb);
    let second = drawer.changed(&first, 3);
    let third = drawer.changed(&second, 3);
    document(vec![first, second, third])
}

/// A document with a revision for each schema.
pub fn document(schemas: Vec<Schema>) -> Document {
    let mut before = Schema::default();
    let with_answers = schemas.into_iter().map(|schema| {
        let answers = answers(&before, &schema);
        before = schema.clone();
        (schema, answers)
    });
    revised(with_answers.collect())
}

/// A document with a revision for each schema, and what was decided in it.
pub fn revised(schemas: Vec<(Schema, Answers)>) -> Document {
    let mut document = Document::default();
    for (at, (schema, answers)) in schemas.into_iter().enumerate() {
        let parent = document.revisions.last().map(|revision: &Revision| revision.id);
        document.revisions.push(Revision {
            id: RevisionId::from_bits(0x00ab_cdef_0000 + at as u64),
            parents: parent.into_iter().collect(),
            message: format!("Change {}: it's \"quoted\" \\ so", at + 1),
            date: format!("2026-03-0{}T12:00:00Z", at + 1),
            schema: schema.clone(),
            answers,
            places: Layout::default(),
        });
        document.schema = schema;
    }
    document
}

/// An answer to every question, and for every value taken out of an enum another one.
fn answers(from: &Schema, to: &Schema) -> Answers {
    let column = |schema: &Schema, id| schema.tables.values().find_map(|table| table.column(id)).cloned();
    let fills = questions(from, to).into_iter().map(|question| {
        let own = column(if question.down { from } else { to }, question.column).and_then(|column| match column.data_type {
            DataType::Varchar(8..) | DataType::Text => Some(DefaultValue::Literal("fill's".into())),
            DataType::Integer | DataType::BigInt => Some(DefaultValue::Literal("77".into())),
            _ => None,
        });
        (question.column, own.unwrap_or(question.proposed))
    });
    let removed = |from: &Schema, to: &Schema| -> Vec<(EnumValueId, EnumValueId)> {
        let kept = from.enums.values().filter_map(|e| Some((e, to.enum_type(e.id)?)));
        kept.flat_map(|(old, new)| {
            let gone = old.values.iter().filter(|value| !new.values.iter().any(|kept| kept.id == value.id));
            gone.filter_map(|value| Some((value.id, new.values.first()?.id))).collect::<Vec<_>>()
        })
        .collect()
    };
    Answers { fills: fills.collect(), values: removed(from, to).into_iter().chain(removed(to, from)).collect(), ..Answers::default() }
}
