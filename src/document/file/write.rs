//! From a document to the records of the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::FORMAT;
use super::records::{
    AnswersRecord, CheckRecord, ColumnRecord, ConversionRecord, DefaultRecord, DesignRecord, EnumRecord, EnumValueRecord, ForeignKeyRecord,
    GeneratedRecord, IndexPartRecord, IndexRecord, KeyRecord, OwnRecord, PartRecord, PublishedRecord, RevisionRecord, SpotRecord,
    TableRecord,
};
use crate::document::{Colour, Document, Layout, Published, Revision, Spot};
use crate::migrate::{Answers, Conversion, Own};
use crate::schema::gather::{Gather, map};
use crate::schema::{
    Check, Column, DataType, DefaultValue, Deferrable, EnumType, Expression, ForeignKey, Index, IndexKey, IndexPart, Key, Part,
    ReferentialAction, Schema, Table,
};

pub(super) fn design(document: &Document) -> DesignRecord {
    DesignRecord {
        format: FORMAT,
        name: document.name.clone(),
        dialect: document.dialect.slug().into(),
        enums: document.schema.enums.values().map(|e| enum_type(e)).collect(),
        tables: document.schema.tables.values().map(|t| table(t)).collect(),
        layout: layout(&document.layout),
        answers: answers(&document.answers),
        silenced: document.silenced.iter().cloned().collect(),
        revisions: document.revisions.iter().map(|r| revision(document, r)).collect(),
        head: document.head.map(|id| id.to_string()),
        published: document.published.iter().map(published).collect(),
    }
}

fn layout(from: &Layout) -> BTreeMap<String, SpotRecord> {
    from.spots.iter().map(|(id, at)| (id.to_string(), spot(at))).gathered()
}

fn published(from: &Published) -> PublishedRecord {
    PublishedRecord { revision: from.revision.to_string(), dialect: from.dialect.slug().into(), sha256: from.sum.clone() }
}

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn revision(document: &Document, revision: &Revision) -> RevisionRecord {
    let nothing = Schema::default();
    let parent = revision.parent().and_then(|id| document.revision(id));
    let (from, to) = (parent.map_or(&nothing, |parent| &parent.schema), &revision.schema);
    RevisionRecord {
        id: revision.id.to_string(),
        parent: revision.parent().map(|id| id.to_string()),
        merges: revision.merged().map(|id| id.to_string()),
        message: revision.message.clone(),
        date: revision.date.clone(),
        answers: answers(&revision.answers),
        enums: changed(&from.enums, &to.enums).map(|e| enum_type(e)).collect(),
        dropped_enums: dropped(&from.enums, &to.enums),
        tables: changed(&from.tables, &to.tables).map(|t| table(t)).collect(),
        dropped_tables: dropped(&from.tables, &to.tables),
        layout: layout(&revision.places),
    }
}

fn changed<'a, K: Ord, V: PartialEq>(from: &'a BTreeMap<K, Arc<V>>, to: &'a BTreeMap<K, Arc<V>>) -> impl Iterator<Item = &'a Arc<V>> {
    let same = |a: &Arc<V>, b: &Arc<V>| Arc::ptr_eq(a, b) || a == b;
    to.iter().filter(move |(id, record)| !from.get(id).is_some_and(|old| same(old, record))).map(|(_, record)| record)
}

fn dropped<K: Ord + ToString, V>(from: &BTreeMap<K, V>, to: &BTreeMap<K, V>) -> Vec<String> {
    from.keys().filter(|id| !to.contains_key(id)).map(ToString::to_string).collect()
}

fn enum_type(from: &EnumType) -> EnumRecord {
    let value = |value: &crate::schema::EnumValue| EnumValueRecord { id: value.id.to_string(), name: value.name.clone() };
    EnumRecord { id: from.id.to_string(), name: from.name.clone(), values: from.values.iter().map(value).collect() }
}

fn table(from: &Table) -> TableRecord {
    TableRecord {
        id: from.id.to_string(),
        name: from.name.clone(),
        namespace: from.namespace.clone(),
        comment: from.comment.clone(),
        columns: from.columns.iter().map(column).collect(),
        primary_key: from.primary_key.as_ref().map(key),
        uniques: from.uniques.iter().map(key).collect(),
        checks: from.checks.iter().map(check).collect(),
        foreign_keys: from.foreign_keys.iter().map(foreign_key).collect(),
        indexes: from.indexes.iter().map(index).collect(),
    }
}

fn column(from: &Column) -> ColumnRecord {
    let (mut data_type, mut other_type, mut enum_type) = (None, None, None);
    let text = from.data_type.write(|id| id.to_string());
    match &from.data_type {
        DataType::Enum(_) => enum_type = Some(text),
        DataType::Other(_) if DataType::read(&text) != from.data_type => other_type = Some(text),
        _ => data_type = Some(text),
    }
    ColumnRecord {
        id: from.id.to_string(),
        name: from.name.clone(),
        data_type,
        other_type,
        enum_type,
        nullable: from.nullable,
        default: from.default.as_ref().map(default_value),
        identity: from.identity,
        generated: from
            .generated
            .as_ref()
            .map(|generated| GeneratedRecord { expression: expression(&generated.expression), stored: generated.stored }),
        comment: from.comment.clone(),
    }
}

fn default_value(from: &DefaultValue) -> DefaultRecord {
    match from {
        DefaultValue::Literal(text) => DefaultRecord::Value(text.clone()),
        DefaultValue::Expression(text) => DefaultRecord::Expression(text.clone()),
    }
}

fn expression(from: &Expression) -> Vec<PartRecord> {
    let part = |part: &Part| match part {
        Part::Text(text) => PartRecord::Text(text.clone()),
        Part::Column(id) => PartRecord::Column { column: id.to_string() },
    };
    from.parts().iter().map(part).collect()
}

fn key(from: &Key) -> KeyRecord {
    KeyRecord { id: from.id.to_string(), name: from.name.clone(), columns: texts(&from.columns) }
}

fn check(from: &Check) -> CheckRecord {
    CheckRecord { id: from.id.to_string(), name: from.name.clone(), expression: expression(&from.expression) }
}

fn foreign_key(from: &ForeignKey) -> ForeignKeyRecord {
    let unusual = |action: ReferentialAction| (action != ReferentialAction::default()).then(|| action.sql().to_lowercase());
    ForeignKeyRecord {
        id: from.id.to_string(),
        name: from.name.clone(),
        columns: texts(&from.columns),
        target: from.target.to_string(),
        target_columns: texts(&from.target_columns),
        on_delete: unusual(from.on_delete),
        on_update: unusual(from.on_update),
        parent_name: from.ends.parent.clone(),
        children_name: from.ends.children.clone(),
        backref: from.ends.backref,
        deferrable: (from.deferrable != Deferrable::Not).then(|| from.deferrable.word().into()),
    }
}

fn index(from: &Index) -> IndexRecord {
    let part = |part: &IndexPart| match &part.key {
        IndexKey::Column(id) if part.descending => IndexPartRecord::Descending { descending: id.to_string() },
        IndexKey::Column(id) => IndexPartRecord::Ascending(id.to_string()),
        IndexKey::Expression(of) => IndexPartRecord::Expression { expression: expression(of), descending: part.descending },
    };
    IndexRecord {
        id: from.id.to_string(),
        name: from.name.clone(),
        columns: from.parts.iter().map(part).collect(),
        unique: from.unique,
        method: from.method.clone(),
        predicate: from.predicate.as_ref().map_or_else(Vec::new, expression),
        include: texts(&from.include),
    }
}

fn spot(from: &Spot) -> SpotRecord {
    let named = Colour::ALL.iter().find(|(colour, _)| *colour == from.colour && from.colour != Colour::default());
    SpotRecord { x: from.x, y: from.y, colour: named.map(|(_, name)| (*name).into()), folded: from.folded }
}

fn conversion(from: &Conversion) -> ConversionRecord {
    let side = |side: &Option<Expression>| side.as_ref().map_or_else(Vec::new, expression);
    ConversionRecord { up: side(&from.up), down: side(&from.down) }
}

fn answers(from: &Answers) -> AnswersRecord {
    AnswersRecord {
        fills: map(from.fills.iter().map(|(column, fill)| (column.to_string(), default_value(fill)))),
        values: map(from.values.iter().map(|(value, becomes)| (value.to_string(), becomes.to_string()))),
        conversions: map(from.conversions.iter().map(|(column, of)| (column.to_string(), conversion(of)))),
        moves: map(from.moves.iter().map(|(column, key)| (column.to_string(), key.to_string()))),
        keeps: from.keeps.iter().map(ToString::to_string).collect(),
        keeps_all: from.keeps_all,
        drops: from.drops.iter().map(ToString::to_string).collect(),
        careful: from.careful,
        own: from.own.iter().map(own).collect(),
    }
}

fn own(from: &Own) -> OwnRecord {
    OwnRecord {
        at: from.anchor.clone(),
        words: from.words.clone(),
        after: from.after,
        down: from.down,
        dialect: from.dialect.map(|dialect| dialect.slug().into()),
        sql: from.sql.clone(),
    }
}
