//! The few lines of Python that a relation stands for, and how to use them.

use serde::{Deserialize, Serialize};

use super::super::names::{Names, snake};
use super::super::{design, read, written};
use super::relation::End;
use super::{Style, Writer};
use crate::migrate::portable;
use crate::schema::{ForeignKey, Schema, Table, junction, singular};

#[derive(Deserialize)]
struct Request {
    design: String,
    /// A foreign key, or a junction table.
    id: String,
    #[serde(default)]
    style: Style,
}

#[derive(Serialize)]
struct Answer {
    /// The lines that the models have for it.
    code: String,
    /// What one writes to use it.
    usage: Vec<String>,
    /// The names of its two ends, with the foreign key that each belongs to.
    ends: Vec<Named>,
    /// When to write both ends, and when one.
    advice: &'static str,
    /// The two ways to write them, where this style has both.
    choices: Vec<Choice>,
}

/// A way to write the two ends of a relation.
#[derive(Serialize)]
struct Choice {
    /// What it is called in Python.
    name: &'static str,
    /// What the key's `backref` is then.
    backref: bool,
    say: &'static str,
}

#[derive(Serialize)]
struct Named {
    key: String,
    class: String,
    name: String,
}

const ADVICE: &str = "back_populates writes both ends, so that a reader and an editor see them; backref writes one, \
    and the other appears by itself: shorter, and known from tutorials.";

/// Flask-SQLAlchemy with types and plain SQLAlchemy write both ends: a type stands at each.
fn choices(style: Style) -> Vec<Choice> {
    let both = "Both ends are written, each in its class: a reader and an editor see them. For new code.";
    let one = "One end is written, and the other appears by itself: shorter, and known from tutorials.";
    let mut choices = vec![Choice { name: "back_populates", backref: false, say: both }];
    if style == Style::Classic {
        choices.push(Choice { name: "backref", backref: true, say: one });
    }
    choices
}

/// `{"want": "relation", "design": "…", "id": "…", "style": "typed"}`.
pub(crate) fn answer(request: &str) -> Result<String, String> {
    let request: Request = read(request)?;
    let schema = portable(&design(&request.design)?.0.schema);
    let missing = || format!("There is no relation {} in the design.", request.id);
    let names = Names::of(&schema);
    let mut writer = Writer::new(&schema, &names, request.style);
    let (table, key) = find(&schema, &request.id).ok_or_else(missing)?;
    let answer = match key {
        Some(key) => one_to_many(&mut writer, table, key),
        None => many_to_many(&mut writer, table).ok_or_else(missing)?,
    };
    Ok(written(&answer))
}

fn find<'a>(schema: &'a Schema, id: &str) -> Option<(&'a Table, Option<&'a ForeignKey>)> {
    if let Some(table) = schema.tables.values().find(|table| table.id.to_string() == id) {
        return Some((table, None));
    }
    let with_key =
        |table: &'a std::sync::Arc<Table>| Some((table.as_ref(), Some(table.foreign_keys.iter().find(|key| key.id.to_string() == id)?)));
    schema.tables.values().find_map(with_key)
}

fn lines(writer: &Writer<'_>, ends: &[End], before: &str) -> String {
    let mut text = before.to_owned();
    let base = if writer.style == Style::Plain { "Base" } else { "db.Model" };
    for (at, end) in ends.iter().enumerate() {
        if at > 0 || !before.is_empty() {
            text.push_str("\n\n");
        }
        let class = writer.names.table(end.class);
        text.push_str(&format!("class {class}({base}):\n    ...\n{}", writer.end_line(end)));
    }
    text
}

fn one_to_many(writer: &mut Writer<'_>, table: &Table, key: &ForeignKey) -> Answer {
    let ends: Vec<End> = writer.key_ends(table, key).into_iter().rev().map(|(_, end)| end).collect();
    // Of some keys SQLAlchemy has no relationship: nothing is called anything, and nothing can be used.
    let is_related = !ends.is_empty();
    let names = writer.names.ends.get(&key.id).cloned().unwrap_or_default();
    let target = writer.schema.table(key.target).map_or("parent", |target| target.name.as_str());
    let (mut one, mut other) = (singular(&snake(target)), singular(&snake(&table.name)));
    if one == other {
        (one, other) = (format!("a_{one}"), format!("another_{other}"));
    }
    let usage = if !is_related {
        Vec::new()
    } else if table.is_unique(&key.columns) {
        vec![format!("{one}.{} = {other}", names.children), format!("{other}.{}  # the {one}", names.parent)]
    } else {
        vec![format!("{one}.{}.append({other})", names.children), format!("{other}.{}  # the {one}", names.parent)]
    };
    let column = |writer: &mut Writer<'_>| -> Vec<String> {
        let of_key = table.columns.iter().filter(|column| key.columns.contains(&column.id));
        of_key.map(|column| writer.column_line(table, column)).collect()
    };
    let base = if writer.style == Style::Plain { "Base" } else { "db.Model" };
    let mut code = format!("class {}({base}):\n    ...\n{}", writer.names.table(table.id), column(writer).join("\n"));
    let (own, far): (Vec<End>, Vec<End>) = ends.into_iter().partition(|end| end.class == table.id);
    for end in &own {
        code.push_str(&format!("\n{}", writer.end_line(end)));
    }
    if !far.is_empty() {
        code = format!("{}\n\n\n{code}", lines(writer, &far, ""));
    }
    let named = |class, name: &str| Named { key: key.id.to_string(), class: writer.names.table(class).to_owned(), name: name.to_owned() };
    let mut ends = vec![named(key.target, &names.children), named(table.id, &names.parent)];
    ends.truncate(if is_related { 2 } else { 0 });
    Answer { code, usage, ends, advice: ADVICE, choices: choices(writer.style) }
}

fn many_to_many(writer: &mut Writer<'_>, table: &Table) -> Option<Answer> {
    let (left, right) = junction(table)?;
    let (left, right) = (left.clone(), right.clone());
    if writer.has_class(table) {
        // An association object is two relations.
        let (first, second) = (one_to_many(writer, table, &left), one_to_many(writer, table, &right));
        let code = format!("{}\n\n\n{}", first.code, second.code);
        let usage = first.usage.into_iter().chain(second.usage).collect();
        return Some(Answer {
            code,
            usage,
            ends: first.ends.into_iter().chain(second.ends).collect(),
            advice: ADVICE,
            choices: choices(writer.style),
        });
    }
    let ends: Vec<End> = [&left, &right].into_iter().filter_map(|key| writer.junction_end(table, key)).collect();
    let before = writer.association(table);
    let code = lines(writer, &ends, &format!("{before}\n"));
    let instance = |key: &ForeignKey| writer.schema.table(key.target).map_or_else(|| "row".into(), |t| singular(&snake(&t.name)));
    let name = |key: &ForeignKey| writer.names.ends.get(&key.id).map_or_else(String::new, |ends| ends.children.clone());
    let (mut one, mut other) = (instance(&left), instance(&right));
    if one == other {
        (one, other) = (format!("a_{one}"), format!("another_{other}"));
    }
    let usage = vec![format!("{other}.{}.append({one})", name(&right)), format!("{one}.{}  # now with the {other}", name(&left))];
    let named = |key: &ForeignKey| Named { key: key.id.to_string(), class: writer.names.table(key.target).to_owned(), name: name(key) };
    let ends = vec![named(&left), named(&right)];
    Some(Answer { code, usage, ends, advice: ADVICE, choices: choices(writer.style) })
}
