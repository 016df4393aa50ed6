//! What a file says, as a tree, and a cursor that reads it and knows the way to where it stands.
//!
//! One tree for all records: a reader that is derived for each of them is half of the code of the page.
//! What is not as expected gives the usual value; the first such place is told by [`Fault`], and then no document
//! is made of what was read.

use std::cell::RefCell;
use std::fmt::{self, Write as _};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value in JSON. Fields stay in order, also those that are there twice.
pub(super) enum Json {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    Record(Vec<(String, Self)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut record = Vec::new();
        while let Some(name) = fields.next_key()? {
            record.push((name, fields.next_value()?));
        }
        Ok(Json::Record(record))
    }
}

/// The first place that is not as it must be, and what is wrong there.
#[derive(Default)]
pub(super) struct Fault(RefCell<Option<(String, String)>>);

impl Fault {
    pub(super) fn told(self) -> Option<(String, String)> {
        self.0.into_inner()
    }
}

/// A value of the file, and the way to it.
pub(super) struct At<'a> {
    json: &'a Json,
    way: Way<'a>,
    fault: &'a Fault,
}

enum Way<'a> {
    Top,
    Field(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    pub(super) fn top(json: &'a Json, fault: &'a Fault) -> Self {
        Self { json, way: Way::Top, fault }
    }

    pub(super) fn json(&self) -> &Json {
        self.json
    }

    /// A field, where it is there.
    pub(super) fn get<'b>(&'b self, name: &'b str) -> Option<At<'b>> {
        let Json::Record(fields) = self.json else {
            self.wrong("a record");
            return None;
        };
        let mut named = fields.iter().filter(|(other, _)| other == name);
        let (_, json) = named.next()?;
        let at = At { json, way: Way::Field(self, name), fault: self.fault };
        if named.next().is_some() {
            at.say("it is there twice".into());
        }
        Some(at)
    }

    /// A field, where it is there and not `null`.
    pub(super) fn some<'b>(&'b self, name: &'b str) -> Option<At<'b>> {
        self.get(name).filter(|at| !matches!(at.json, Json::Null))
    }

    pub(super) fn text(&self, name: &str) -> String {
        self.get(name).map_or_else(String::new, |at| at.to_text())
    }

    pub(super) fn some_text(&self, name: &str) -> Option<String> {
        self.some(name).map(|at| at.to_text())
    }

    /// A text that must be there.
    pub(super) fn must(&self, name: &str) -> String {
        let Some(at) = self.get(name) else {
            self.wrong(&format!("`{name}` in it"));
            return String::new();
        };
        at.to_text()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        let Some(at) = self.get(name) else { return false };
        let Json::Flag(flag) = at.json else {
            at.wrong("true or false");
            return false;
        };
        *flag
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        let Some(at) = self.get(name) else { return 0.0 };
        let Json::Number(number) = at.json else {
            at.wrong("a number");
            return 0.0;
        };
        *number
    }

    pub(super) fn list<T>(&self, name: &str, read: impl Fn(&At) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.each(name, &mut |at| all.push(read(at)));
        all
    }

    pub(super) fn each(&self, name: &str, act: &mut dyn FnMut(&At)) {
        let Some(at) = self.get(name) else { return };
        let Json::List(items) = at.json else { return at.wrong("a list") };
        for (index, json) in items.iter().enumerate() {
            act(&At { json, way: Way::Item(&at, index), fault: self.fault });
        }
    }

    /// Each field of a record whose names are not fixed.
    pub(super) fn each_named(&self, name: &str, act: &mut dyn FnMut(&str, &At)) {
        let Some(at) = self.get(name) else { return };
        let Json::Record(fields) = at.json else { return at.wrong("a record") };
        for (name, json) in fields {
            act(name, &At { json, way: Way::Field(&at, name), fault: self.fault });
        }
    }

    /// This value, which must be a text.
    pub(super) fn to_text(&self) -> String {
        let Json::Text(text) = self.json else {
            self.wrong("a text");
            return String::new();
        };
        text.clone()
    }

    /// Remembers that something else was expected here.
    pub(super) fn wrong(&self, expected: &str) {
        let found = match self.json {
            Json::Null => "null".into(),
            Json::Flag(flag) => format!("boolean `{flag}`"),
            Json::Number(number) => format!("{} `{number}`", if number.fract() == 0.0 { "integer" } else { "number" }),
            Json::Text(text) => format!("text `{}`", text.chars().take(40).collect::<String>()),
            Json::List(_) => "a list".into(),
            Json::Record(_) => "a record".into(),
        };
        self.say(format!("invalid type: {found}, expected {expected}"));
    }

    fn say(&self, reason: String) {
        let mut fault = self.fault.0.borrow_mut();
        if fault.is_none() {
            let mut place = String::new();
            self.write_way(&mut place);
            *fault = Some((place, reason));
        }
    }

    /// The way as `tables[book].columns[0].name`: by the name, where there is one.
    fn write_way(&self, place: &mut String) {
        match self.way {
            Way::Top => {}
            Way::Field(of, name) => {
                of.write_way(place);
                let dot = if place.is_empty() { "" } else { "." };
                let _ = write!(place, "{dot}{name}");
            }
            Way::Item(of, index) => {
                of.write_way(place);
                let name = match self.json {
                    Json::Record(fields) => fields.iter().find(|(name, _)| name == "name"),
                    _ => None,
                };
                let _ = match name {
                    Some((_, Json::Text(name))) => write!(place, "[{name}]"),
                    _ => write!(place, "[{index}]"),
                };
            }
        }
    }
}
