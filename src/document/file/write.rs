//! From a document to the text of the file. A field that has its usual value is left out, so files stay short.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use super::FORMAT;
use super::writer::Writer;
use crate::document::{Annotation, Bend, Colour, Document, Layout, Published, Revision, Spot};
use crate::migrate::{Answers, Conversion, Own};
use crate::schema::{
    Check, Column, DataType, DefaultValue, Deferrable, EnumType, EnumValue, Expression, ForeignKey, Generated, Index, IndexKey, IndexPart,
    Key, Part, ReferentialAction, Schema, Table,
};

pub(super) fn design(to: &mut Writer, from: &Document) {
    to.open('{');
    to.count("format", FORMAT);
    to.text("name", &from.name);
    to.text("dialect", from.dialect.slug());
    to.filled_list("enums", &all(&from.schema.enums), enum_type);
    to.list("tables", &all(&from.schema.tables), table);
    to.name("layout");
    to.open('{');
    spots(to, &from.layout);
    to.close('}');
    to.filled_list("annotations", &from.layout.annotations, annotation);
    to.filled_list("bends", &from.layout.bends, bend);
    answers(to, &from.answers);
    to.filled_list("silenced", &from.silenced.iter().collect::<Vec<_>>(), |to, code| to.quoted(code));
    to.list("revisions", &from.revisions, |to, revision| self::revision(to, from, revision));
    to.printed_some("head", from.head.as_ref().map(|id| id as &dyn Display));
    to.filled_list("published", &from.published, published);
    to.close('}');
}

fn all<K, V>(of: &BTreeMap<K, Arc<V>>) -> Vec<&V> {
    of.values().map(|record| &**record).collect()
}

fn print<T: Display>(to: &mut Writer, id: &T) {
    to.print(id);
}

fn published(to: &mut Writer, from: &Published) {
    to.open('{');
    to.printed("revision", &from.revision);
    to.text("dialect", from.dialect.slug());
    to.text("sha256", &from.sum);
    to.close('}');
}

fn revision(to: &mut Writer, document: &Document, from: &Revision) {
    let nothing = Schema::default();
    let parent = from.parent().and_then(|id| document.revision(id));
    let (before, after) = (parent.map_or(&nothing, |parent| &parent.schema), &from.schema);
    to.open('{');
    to.printed("id", &from.id);
    to.printed_some("parent", from.parent().as_ref().map(|id| id as &dyn Display));
    to.printed_some("merges", from.merged().as_ref().map(|id| id as &dyn Display));
    to.text("message", &from.message);
    to.text("date", &from.date);
    answers(to, &from.answers);
    to.filled_list("enums", &changed(&before.enums, &after.enums), enum_type);
    to.filled_list("dropped_enums", &dropped(&before.enums, &after.enums), print);
    to.filled_list("tables", &changed(&before.tables, &after.tables), table);
    to.filled_list("dropped_tables", &dropped(&before.tables, &after.tables), print);
    to.record("layout", &mut |to| spots(to, &from.places));
    to.close('}');
}

fn changed<'a, K: Ord, V: PartialEq>(from: &BTreeMap<K, Arc<V>>, to: &'a BTreeMap<K, Arc<V>>) -> Vec<&'a V> {
    let same = |a: &Arc<V>, b: &Arc<V>| Arc::ptr_eq(a, b) || a == b;
    to.iter().filter(|(id, record)| !from.get(id).is_some_and(|old| same(old, record))).map(|(_, record)| &**record).collect()
}

fn dropped<'a, K: Ord, V>(from: &'a BTreeMap<K, V>, to: &BTreeMap<K, V>) -> Vec<&'a K> {
    from.keys().filter(|id| !to.contains_key(id)).collect()
}

fn enum_type(to: &mut Writer, from: &&EnumType) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.list("values", &from.values, enum_value);
    to.close('}');
}

fn enum_value(to: &mut Writer, from: &EnumValue) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.close('}');
}

fn table(to: &mut Writer, from: &&Table) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.filled("namespace", &from.namespace);
    to.filled("comment", &from.comment);
    to.list("columns", &from.columns, column);
    if let Some(primary_key) = &from.primary_key {
        to.name("primary_key");
        key(to, primary_key);
    }
    to.filled_list("uniques", &from.uniques, key);
    to.filled_list("checks", &from.checks, check);
    to.filled_list("foreign_keys", &from.foreign_keys, foreign_key);
    to.filled_list("indexes", &from.indexes, index);
    to.close('}');
}

fn column(to: &mut Writer, from: &Column) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    let text = from.data_type.write(|id| id.to_string());
    let name = match &from.data_type {
        DataType::Enum(_) => "enum",
        // As it was typed, where it would read as a portable one.
        DataType::Other(_) if DataType::read(&text) != from.data_type => "other_type",
        _ => "type",
    };
    to.text(name, &text);
    to.flag("nullable", from.nullable);
    if let Some(default) = &from.default {
        to.name("default");
        default_value(to, default);
    }
    to.flag("identity", from.identity);
    if let Some(of) = &from.generated {
        to.name("generated");
        generated(to, of);
    }
    to.filled("comment", &from.comment);
    to.close('}');
}

fn default_value(to: &mut Writer, from: &DefaultValue) {
    let (name, text) = match from {
        DefaultValue::Literal(text) => ("value", text),
        DefaultValue::Expression(text) => ("expression", text),
    };
    to.open('{');
    to.text(name, text);
    to.close('}');
}

fn generated(to: &mut Writer, from: &Generated) {
    to.open('{');
    to.list("expression", from.expression.parts(), part);
    to.flag("stored", from.stored);
    to.close('}');
}

fn part(to: &mut Writer, from: &Part) {
    match from {
        Part::Text(text) => to.quoted(text),
        Part::Column(id) => {
            to.open('{');
            to.printed("column", id);
            to.close('}');
        }
    }
}

fn key(to: &mut Writer, from: &Key) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.list("columns", &from.columns, print);
    to.close('}');
}

fn check(to: &mut Writer, from: &Check) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.list("expression", from.expression.parts(), part);
    to.close('}');
}

fn foreign_key(to: &mut Writer, from: &ForeignKey) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.list("columns", &from.columns, print);
    to.printed("target", &from.target);
    to.list("target_columns", &from.target_columns, print);
    action(to, "on_delete", from.on_delete);
    action(to, "on_update", from.on_update);
    to.filled("parent_name", &from.ends.parent);
    to.filled("children_name", &from.ends.children);
    to.flag("backref", from.ends.backref);
    if from.deferrable != Deferrable::Not {
        to.text("deferrable", from.deferrable.word());
    }
    to.close('}');
}

fn action(to: &mut Writer, name: &str, from: ReferentialAction) {
    if from != ReferentialAction::default() {
        to.text(name, &from.sql().to_ascii_lowercase());
    }
}

fn index(to: &mut Writer, from: &Index) {
    to.open('{');
    to.printed("id", &from.id);
    to.text("name", &from.name);
    to.list("columns", &from.parts, index_part);
    to.flag("unique", from.unique);
    if let Some(method) = &from.method {
        to.text("method", method);
    }
    some_expression(to, "where", from.predicate.as_ref());
    to.filled_list("include", &from.include, print);
    to.close('}');
}

fn index_part(to: &mut Writer, from: &IndexPart) {
    match &from.key {
        IndexKey::Column(id) if !from.descending => return to.print(id),
        IndexKey::Column(id) => {
            to.open('{');
            to.printed("descending", id);
        }
        IndexKey::Expression(of) => {
            to.open('{');
            to.list("expression", of.parts(), part);
            to.flag("descending", from.descending);
        }
    }
    to.close('}');
}

fn some_expression(to: &mut Writer, name: &str, from: Option<&Expression>) {
    if let Some(expression) = from {
        to.filled_list(name, expression.parts(), part);
    }
}

fn spots(to: &mut Writer, from: &Layout) {
    for (id, spot) in &from.spots {
        to.name(&id.to_string());
        self::spot(to, spot);
    }
}

fn spot(to: &mut Writer, from: &Spot) {
    to.open('{');
    to.number("x", from.x);
    to.number("y", from.y);
    colour(to, from.colour);
    to.flag("folded", from.folded);
    to.close('}');
}

fn colour(to: &mut Writer, from: Colour) {
    let named = Colour::ALL.iter().find(|(colour, _)| *colour == from && from != Colour::default());
    if let Some((_, name)) = named {
        to.text("colour", name);
    }
}

fn annotation(to: &mut Writer, from: &Annotation) {
    to.open('{');
    to.printed("id", &from.id);
    to.flag("note", from.is_note);
    to.text("text", &from.text);
    to.number("x", from.x);
    to.number("y", from.y);
    to.number("width", from.width);
    to.number("height", from.height);
    colour(to, from.colour);
    to.close('}');
}

fn bend(to: &mut Writer, from: &Bend) {
    to.open('{');
    to.printed("table", &from.table);
    to.printed("key", &from.key);
    to.list("at", &from.at, |to, at| to.value(*at));
    to.close('}');
}

/// Nothing at all where nothing was decided.
fn answers(to: &mut Writer, from: &Answers) {
    to.record("answers", &mut |to| {
        to.record("fills", &mut |to| {
            for (column, fill) in &from.fills {
                to.name(&column.to_string());
                default_value(to, fill);
            }
        });
        to.record("values", &mut |to| from.values.iter().for_each(|(value, becomes)| to.printed(&value.to_string(), becomes)));
        to.record("conversions", &mut |to| {
            for (column, of) in &from.conversions {
                to.name(&column.to_string());
                conversion(to, of);
            }
        });
        to.record("moves", &mut |to| from.moves.iter().for_each(|(column, key)| to.printed(&column.to_string(), key)));
        to.filled_list("keeps", &from.keeps.iter().collect::<Vec<_>>(), print);
        to.flag("keeps_all", from.keeps_all);
        to.filled_list("drops", &from.drops.iter().collect::<Vec<_>>(), print);
        to.flag("careful", from.careful);
        to.filled_list("own", &from.own, own);
    });
}

fn conversion(to: &mut Writer, from: &Conversion) {
    to.open('{');
    some_expression(to, "up", from.up.as_ref());
    some_expression(to, "down", from.down.as_ref());
    to.close('}');
}

fn own(to: &mut Writer, from: &Own) {
    to.open('{');
    to.text("at", &from.anchor);
    to.filled("words", &from.words);
    to.flag("after", from.after);
    to.flag("down", from.down);
    if let Some(dialect) = from.dialect {
        to.text("dialect", dialect.slug());
    }
    to.text("sql", &from.sql);
    to.close('}');
}
