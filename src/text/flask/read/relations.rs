//! Relationships: which foreign key each one follows, and what it calls that key's two ends.

use ruff_python_ast::{Expr, ExprCall};

use super::build::Built;
use super::module::Module;
use super::python::{Hint, keyword, owner_and_word};
use super::raw::RawRelationship;
use crate::schema::{ForeignKey, Severity, Table, TableId};

impl<'a> Module<'a> {
    /// What a `relationship(…)` says.
    pub(super) fn relationship(&mut self, call: &'a ExprCall, name: &str, mapped: Option<Hint<'a>>) -> RawRelationship {
        let arguments = &call.arguments;
        let line = self.lines.line(call);
        let mut found = RawRelationship { line, name: name.into(), ..RawRelationship::default() };
        let first = arguments.args.first().or_else(|| keyword(arguments, "argument"));
        found.target = first.and_then(|expr| self.class_name(expr)).unwrap_or_default();
        if let Some(mut hint) = mapped {
            let listed = matches!(hint.name.as_str(), "DynamicMapped" | "WriteOnlyMapped");
            if !hint.arguments.is_empty() {
                let (inner, _) = hint.arguments.remove(0).optional();
                let (many, of) = ends_of(inner);
                found.many = Some(many || listed);
                if found.target.is_empty() {
                    found.target = of;
                }
            }
        }
        if let Some(many) = keyword(arguments, "uselist").and_then(|expr| self.names.truth(expr)) {
            found.many = Some(many);
        }
        found.secondary = keyword(arguments, "secondary").and_then(|expr| self.class_name(expr));
        found.view_only = keyword(arguments, "viewonly").and_then(|expr| self.names.truth(expr)) == Some(true);
        if let Some(backref) = keyword(arguments, "backref") {
            match self.names.call(backref) {
                Some((_, call)) => {
                    found.backref = call.arguments.args.first().and_then(|expr| self.names.text(expr));
                    let one = keyword(&call.arguments, "uselist").and_then(|expr| self.names.truth(expr));
                    found.backref_one = one == Some(false);
                }
                None => found.backref = self.names.text(backref),
            }
        }
        found.foreign_keys = keyword(arguments, "foreign_keys").map(|expr| self.attributes(expr)).unwrap_or_default();
        found.remote_side = keyword(arguments, "remote_side").map(|expr| self.attributes(expr)).unwrap_or_default();
        if let Some(join) = keyword(arguments, "primaryjoin") {
            found.primary_join = self.joined(join);
            let is_plain = found.secondary.is_some() || matches!(join, Expr::Compare(_)) || self.names.text(join).is_some();
            if !is_plain {
                self.say(
                    line,
                    Severity::Note,
                    "python-join",
                    "primaryjoin= has no place in the design: the foreign key says which rows go together.",
                );
            }
        }
        found
    }

    /// A class or table by its name, in quotes or not, or behind a lambda.
    fn class_name(&self, expr: &'a Expr) -> Option<String> {
        let expr = if let Expr::Lambda(lambda) = expr { &*lambda.body } else { expr };
        match expr {
            Expr::Name(name) => Some(name.id.to_string()),
            Expr::Attribute(attribute) if attribute.attr.as_str() == "__table__" => self.class_name(&attribute.value),
            Expr::Attribute(attribute) => Some(attribute.attr.to_string()),
            _ => self.names.text(expr).map(|text| last_word(&text).to_owned()),
        }
    }

    /// Columns by owner and attribute: `[author_id]`, `"Book.author_id"`, `lambda: [Book.author_id]`.
    fn attributes(&self, expr: &'a Expr) -> Vec<(String, String)> {
        let expr = if let Expr::Lambda(lambda) = expr { &*lambda.body } else { expr };
        let one = |expr: &'a Expr| -> Vec<(String, String)> {
            match expr {
                Expr::Name(name) => vec![(String::new(), name.id.to_string())],
                Expr::Attribute(_) => owner_and_word(expr).into_iter().collect(),
                _ => self.names.text(expr).map(|text| in_text(&text)).unwrap_or_default(),
            }
        };
        let members = match expr {
            Expr::Name(name) if !self.names.values.contains_key(name.id.as_str()) => vec![expr],
            _ => self.names.members(expr),
        };
        members.into_iter().flat_map(one).collect()
    }

    /// The columns that a join speaks of.
    fn joined(&self, expr: &'a Expr) -> Vec<(String, String)> {
        match expr {
            Expr::Compare(compare) => {
                let sides = std::iter::once(&*compare.left).chain(compare.comparators.iter());
                sides.flat_map(|side| self.attributes(side)).collect()
            }
            Expr::Lambda(lambda) => self.joined(&lambda.body),
            Expr::Call(call) => call.arguments.args.iter().flat_map(|argument| self.joined(argument)).collect(),
            _ => self.names.text(expr).map(|text| in_text(&text)).unwrap_or_default(),
        }
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit('.').next().unwrap_or(text).trim()
}

/// The dotted names in a text: `"[Book.author_id, Book.b]"`, `"Book.author_id == Author.id"`.
fn in_text(text: &str) -> Vec<(String, String)> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).filter(|word| !word.is_empty());
    let parts = words.map(|word| {
        let names: Vec<&str> = word.split('.').filter(|name| !matches!(*name, "c" | "columns" | "remote" | "foreign")).collect();
        match names[..] {
            [.., owner, name] => (owner.to_owned(), name.to_owned()),
            [name] => (String::new(), name.to_owned()),
            [] => (String::new(), String::new()),
        }
    });
    parts.filter(|(_, name)| !name.is_empty()).collect()
}

/// Whether an annotation is a collection, and the class in it.
fn ends_of(mut hint: Hint) -> (bool, String) {
    let collection = matches!(hint.name.as_str(), "list" | "List" | "set" | "Set" | "Sequence" | "Collection" | "dict" | "Dict");
    if collection && !hint.arguments.is_empty() {
        let last = hint.arguments.len() - 1;
        return (true, ends_of(hint.arguments.remove(last)).1);
    }
    (false, if hint.name.is_empty() { hint.text.unwrap_or_default() } else { hint.name })
}

/// Which way a relationship looks along a foreign key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The class has the key: many-to-one.
    Parent,
    /// The other has it: one-to-many.
    Children,
}

impl Built<'_, '_> {
    /// Gives the foreign keys the names that the relationships give to their ends.
    pub(super) fn name_ends(&mut self) {
        let all: Vec<(usize, RawRelationship)> = (self.module.tables.iter().enumerate())
            .flat_map(|(at, table)| table.relationships.iter().map(move |relationship| (at, relationship.clone())))
            .collect();
        for (at, relationship) in all.iter().filter(|(_, relationship)| !relationship.view_only) {
            let Some(own) = self.ids.get(*at).copied() else { continue };
            let Some(other) = self.find(&relationship.target) else {
                let say = match relationship.target.as_str() {
                    "" => format!("The class that {} leads to is known only when it runs. Write it in quotes.", relationship.name),
                    target => {
                        format!("{} leads to {target}, which is not in this text. Add that class, and read again.", relationship.name)
                    }
                };
                self.say(relationship.line, Severity::Warning, "python-relationship", &say);
                continue;
            };
            match &relationship.secondary {
                Some(between) => self.name_through(own, other, between, relationship),
                None => self.name_along(own, other, relationship),
            }
        }
    }

    /// Many-to-many: `children` of the key that points at the class itself.
    fn name_through(&mut self, own: TableId, other: TableId, between: &str, relationship: &RawRelationship) {
        let Some(junction) = self.find(between).and_then(|id| self.schema.table(id)) else {
            let say = format!("The table {between} between the two is not in this text. Add it, and read again.");
            return self.say(relationship.line, Severity::Warning, "python-relationship", &say);
        };
        let joined = |key: &&ForeignKey| {
            let name_of = |id| junction.column(id).map_or("", |column| column.name.as_str());
            key.columns.iter().any(|id| relationship.primary_join.iter().any(|(_, word)| word == name_of(*id)))
        };
        let to_own: Vec<&ForeignKey> = junction.foreign_keys.iter().filter(|key| key.target == own).collect();
        let near = to_own.iter().copied().find(joined).or_else(|| to_own.first().copied());
        let far = near.and_then(|near| junction.foreign_keys.iter().find(|key| key.target == other && key.id != near.id));
        let (Some(near), Some(far)) = (near.map(|key| key.id), far.map(|key| key.id)) else {
            let say = format!("{between} has no foreign keys to both ends of {}. Give it one to each.", relationship.name);
            return self.say(relationship.line, Severity::Warning, "python-relationship", &say);
        };
        let id = junction.id;
        let is_backref = relationship.backref.is_some();
        self.change_key(id, near, |key| {
            key.ends.children.clone_from(&relationship.name);
            key.ends.backref |= is_backref;
        });
        if let Some(backref) = &relationship.backref {
            self.change_key(id, far, |key| (key.ends.children, key.ends.backref) = (backref.clone(), true));
        }
    }

    /// One-to-many, many-to-one, one-to-one: by the one foreign key that fits.
    fn name_along(&mut self, own: TableId, other: TableId, relationship: &RawRelationship) {
        let fitting = self.fitting(own, other, relationship);
        let (table, key, way) = match fitting[..] {
            [one] => one,
            [] => {
                let say = format!("No foreign key goes with {}. Give one of the two tables a ForeignKey to the other.", relationship.name);
                return self.say(relationship.line, Severity::Warning, "python-relationship", &say);
            }
            _ => {
                let say = format!("Several foreign keys could go with {}. Say which: foreign_keys=[…].", relationship.name);
                return self.say(relationship.line, Severity::Warning, "python-relationship", &say);
            }
        };
        let (parent, children) = match way {
            Way::Parent => (Some(&relationship.name), relationship.backref.as_ref()),
            Way::Children => (relationship.backref.as_ref(), Some(&relationship.name)),
        };
        let is_backref = relationship.backref.is_some();
        self.change_key(table, key, |key| {
            key.ends.parent = parent.cloned().unwrap_or_else(|| std::mem::take(&mut key.ends.parent));
            key.ends.children = children.cloned().unwrap_or_else(|| std::mem::take(&mut key.ends.children));
            key.ends.backref |= is_backref;
        });
        let says_one = match way {
            Way::Children => relationship.many == Some(false),
            Way::Parent => relationship.backref_one,
        };
        let unique = |table: &Table| table.foreign_key(key).is_some_and(|key| table.is_unique(&key.columns));
        if says_one && !self.schema.table(table).is_some_and(|table| unique(table)) {
            let say = format!(
                "{} is one row for Python, and the database lets in many. Add unique=True to the foreign key column.",
                relationship.name
            );
            self.say(relationship.line, Severity::Warning, "python-one", &say);
        }
    }

    /// The foreign keys between two tables that a relationship may follow.
    fn fitting(&self, own: TableId, other: TableId, relationship: &RawRelationship) -> Vec<(TableId, crate::schema::ForeignKeyId, Way)> {
        let all = |from: TableId, to: TableId, way: Way| {
            let keys = self.schema.table(from).into_iter().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
            keys.filter(move |(_, key)| key.target == to).map(move |(table, key)| (table, key, way))
        };
        let mut found: Vec<_> = all(own, other, Way::Parent).collect();
        if own != other {
            found.extend(all(other, own, Way::Children));
        }
        // What names all columns of a key, and no others, means that one; of two over the same columns, the one that is joined.
        let mut exact: Vec<_> = found.iter().copied().filter(|(table, key, _)| self.names_exactly(own, table, key, relationship)).collect();
        if exact.iter().any(|(table, key, _)| self.is_joined(table, key, relationship)) {
            exact.retain(|(table, key, _)| self.is_joined(table, key, relationship));
        }
        found = if exact.is_empty() { found.into_iter().filter(|(t, k, _)| self.speaks_of(t, k, relationship)).collect() } else { exact };
        let plain = |(table, key, way): (&std::sync::Arc<Table>, &ForeignKey, Way)| (table.id, key.id, way);
        if own == other {
            let way = |table: &Table, key: &ForeignKey| if self.is_remote(table, key, relationship) { Way::Parent } else { Way::Children };
            return found.into_iter().map(|(table, key, _)| plain((table, key, way(table, key)))).collect();
        }
        let both: Vec<_> = found.into_iter().map(plain).collect();
        if both.len() < 2 {
            return both;
        }
        // Tables that point at each other: a list is on the side without the key.
        let wanted = match relationship.many {
            Some(true) => Way::Children,
            _ if relationship.foreign_keys.iter().all(|(owner, _)| owner.is_empty()) && !relationship.foreign_keys.is_empty() => {
                Way::Parent
            }
            _ => return both,
        };
        both.into_iter().filter(|(_, _, way)| *way == wanted).collect()
    }

    /// Whether `primaryjoin=` puts each column of a key beside the one that it points at.
    fn is_joined(&self, table: &Table, key: &ForeignKey, relationship: &RawRelationship) -> bool {
        let Some(target) = self.schema.table(key.target) else { return false };
        let is = |table: &Table, id, word: &str| self.has_columns(table, &[id], &[word]);
        let mut pairs = key.columns.iter().zip(&key.target_columns);
        relationship.primary_join.len() == 2 * key.columns.len()
            && pairs.all(|(own, far)| {
                let beside = |two: &[(String, String)]| matches!(two, [(_, a), (_, b)] if is(table, *own, a) && is(target, *far, b));
                relationship.primary_join.chunks(2).any(beside)
            })
    }

    /// Whether the far side of a relationship of a table with itself is what the key points at.
    fn is_remote(&self, table: &Table, key: &ForeignKey, relationship: &RawRelationship) -> bool {
        let words: Vec<&str> = relationship.remote_side.iter().map(|(_, word)| word.as_str()).collect();
        let all = |ids: &[crate::schema::ColumnId]| ids.iter().all(|id| self.has_columns(table, &[*id], &words));
        !words.is_empty() && all(&key.target_columns) && !all(&key.columns)
    }

    /// Whether `foreign_keys=` has the columns of this key and no others. Without an owner they are of the class itself.
    fn names_exactly(&self, own: TableId, table: &Table, key: &ForeignKey, relationship: &RawRelationship) -> bool {
        let named = &relationship.foreign_keys;
        let is_owner = |owner: &str| if owner.is_empty() { table.id == own } else { self.find(owner) == Some(table.id) };
        let words: Vec<&str> = named.iter().filter(|(owner, _)| is_owner(owner)).map(|(_, word)| word.as_str()).collect();
        words.len() == named.len()
            && words.len() == key.columns.len()
            && key.columns.iter().all(|id| self.has_columns(table, &[*id], &words))
    }

    /// Whether a foreign key is the one that `foreign_keys=` or `primaryjoin=` names; any is, where nothing is named.
    fn speaks_of(&self, table: &Table, key: &ForeignKey, relationship: &RawRelationship) -> bool {
        let named = if relationship.foreign_keys.is_empty() { &relationship.primary_join } else { &relationship.foreign_keys };
        let words: Vec<&str> = named.iter().map(|(_, word)| word.as_str()).collect();
        words.is_empty() || self.has_columns(table, &key.columns, &words)
    }

    /// Whether one of these columns goes by one of these words, as a name or as an attribute.
    fn has_columns(&self, table: &Table, columns: &[crate::schema::ColumnId], words: &[&str]) -> bool {
        columns.iter().filter_map(|id| table.column(*id)).any(|column| {
            let attribute = self.attribute(table.id, &column.name);
            words.iter().any(|word| *word == column.name || Some(*word) == attribute)
        })
    }
}
