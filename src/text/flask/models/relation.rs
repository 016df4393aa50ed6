//! The two ends of each relation: `relationship(…)` on either class.
//!
//! Deleting follows ON DELETE: where the database deletes or empties the rows of the children, SQLAlchemy leaves
//! it to it; where the database refuses, so does it.

use super::super::names::is_plain_junction;
use super::super::python::{Py, call, named, raw, string};
use super::{Style, Writer, annotated};
use crate::schema::{ForeignKey, Place, ReferentialAction, Severity, Table, junction};

/// One end of a relation, ready to be written.
pub(super) struct End {
    /// The class that it is in.
    pub class: crate::schema::TableId,
    pub attribute: String,
    /// The class at the other end, and how many.
    pub target: String,
    pub many: bool,
    pub optional: bool,
    pub arguments: Vec<Py>,
}

impl Writer<'_> {
    /// The lines of a class for its relations.
    pub(super) fn relation_lines(&mut self, table: &Table) -> Vec<String> {
        let mut lines = Vec::new();
        for key in &table.foreign_keys {
            let ends = self.key_ends(table, key);
            lines.extend(ends.iter().filter(|end| end.0).map(|end| self.end_line(&end.1)));
        }
        let mut others = self.schema.tables_by_name();
        others.retain(|other| other.foreign_keys.iter().any(|key| key.target == table.id));
        for other in others {
            let plain = is_plain_junction(self.schema, other);
            for key in other.foreign_keys.iter().filter(|key| key.target == table.id) {
                let ends = if plain {
                    self.junction_end(other, key).into_iter().map(|end| (false, end)).collect()
                } else {
                    self.key_ends(other, key)
                };
                lines.extend(ends.iter().filter(|end| !end.0).map(|end| self.end_line(&end.1)));
            }
        }
        if !lines.is_empty() {
            self.modules.insert("relationship");
        }
        lines
    }

    /// The line for an end.
    pub(super) fn end_line(&self, end: &End) -> String {
        if self.style == Style::Classic {
            let mut arguments = vec![string(&end.target)];
            arguments.extend(end.arguments.iter().cloned());
            return call("db.relationship", arguments).write(4, &format!("{} = ", end.attribute), "");
        }
        let kind = match (end.many, end.optional) {
            (true, _) => format!("list[{}]", end.target),
            (false, true) => format!("{} | None", end.target),
            (false, false) => end.target.clone(),
        };
        annotated(&end.attribute, &kind, &call("relationship", end.arguments.iter().cloned()))
    }

    fn with_backref(&self, key: &ForeignKey) -> bool {
        self.style == Style::Classic && key.ends.backref
    }

    /// The ends of a foreign key; `true` is the one on the class that has the key.
    pub(super) fn key_ends(&mut self, table: &Table, key: &ForeignKey) -> Vec<(bool, End)> {
        let Some(target) = self.schema.table(key.target).filter(|target| self.has_class(target)) else { return Vec::new() };
        let own = key.target == table.id;
        if own && key.columns.iter().any(|id| key.target_columns.contains(id)) {
            let say = format!(
                "{} of {} uses a column at both of its ends, for which SQLAlchemy has no relationship. The foreign key is written alone.",
                key.name, table.name
            );
            self.tell(Place::Table(table.id), Severity::Warning, "python-relation", say);
            return Vec::new();
        }
        let names = self.names.ends.get(&key.id).cloned().unwrap_or_default();
        let one = table.is_unique(&key.columns);
        let optional = key.columns.iter().any(|id| table.column(*id).is_some_and(|c| table.is_nullable(c)));
        let (child_class, parent_class) = (self.names.table(table.id).to_owned(), self.names.table(target.id).to_owned());
        let shared = self.shared_arguments(table, key, false);
        let shared_far = self.shared_arguments(table, key, true);
        let remote: Vec<Py> = key.target_columns.iter().map(|id| raw(self.names.column(*id))).collect();
        let remote = own.then(|| named("remote_side", Py::List(remote)));

        let mut child = vec![named("back_populates", string(&names.children))];
        child.extend(remote.clone());
        child.extend(shared);
        let child = End { class: table.id, attribute: names.parent.clone(), target: parent_class, many: false, optional, arguments: child };

        let mut arguments = if self.with_backref(key) {
            vec![match remote {
                Some(remote) => named("backref", call("db.backref", [string(&names.parent), remote])),
                None => named("backref", string(&names.parent)),
            }]
        } else {
            vec![named("back_populates", string(&names.parent))]
        };
        arguments.extend(shared_far);
        if one && self.style == Style::Classic {
            arguments.push(named("uselist", raw("False")));
        }
        arguments.extend(deletion(table, key));
        let parent = End { class: target.id, attribute: names.children, target: child_class, many: !one, optional: true, arguments };
        if self.with_backref(key) { vec![(false, parent)] } else { vec![(true, child), (false, parent)] }
    }

    /// What both ends say: by which columns, where that is not plain, and with whom they share a column.
    fn shared_arguments(&self, table: &Table, key: &ForeignKey, far: bool) -> Vec<Py> {
        let mut arguments = Vec::new();
        let target = self.schema.table(key.target);
        let between = table.foreign_keys.iter().filter(|other| other.target == key.target).count()
            + target.filter(|target| target.id != table.id).map_or(0, |t| t.foreign_keys.iter().filter(|k| k.target == table.id).count());
        let class = self.names.table(table.id);
        let list = |ids: &[crate::schema::ColumnId]| ids.iter().map(|id| format!("{class}.{}", self.names.column(*id))).collect::<Vec<_>>();
        let siblings =
            || table.foreign_keys.iter().filter(|other| other.id != key.id && other.columns.iter().any(|c| key.columns.contains(c)));
        if siblings().any(|other| other.target == key.target) {
            let other = self.names.table(key.target);
            let far_side = |id: &crate::schema::ColumnId| format!("{other}.{}", self.names.column(*id));
            let pairs: Vec<String> =
                list(&key.columns).iter().zip(&key.target_columns).map(|(own, id)| format!("{own} == {}", far_side(id))).collect();
            let join = if let [pair] = &pairs[..] { pair.clone() } else { format!("and_({})", pairs.join(", ")) };
            arguments.push(named("primaryjoin", string(join)));
        }
        if between > 1 {
            let keys = list(&key.columns);
            arguments.push(named(
                "foreign_keys",
                match (&keys[..], far) {
                    (_, false) => Py::List(key.columns.iter().map(|id| raw(self.names.column(*id))).collect()),
                    ([one], true) => string(one),
                    (many, true) => string(format!("[{}]", many.join(", "))),
                },
            ));
        }
        let mut overlaps: Vec<String> = Vec::new();
        for other in siblings() {
            if let Some(names) = self.names.ends.get(&other.id) {
                overlaps.extend([names.parent.clone(), names.children.clone()]);
            }
        }
        if !overlaps.is_empty() {
            arguments.push(named("overlaps", string(overlaps.join(","))));
        }
        arguments
    }

    /// The end of a many-to-many relation on the class that `key`, one of a plain junction table, points at.
    pub(super) fn junction_end(&mut self, table: &Table, key: &ForeignKey) -> Option<End> {
        let (left, right) = junction(table)?;
        let (left, right) = (left.clone(), right.clone());
        let first = key.id == left.id;
        let far = if first { &right } else { &left };
        let names = |key: &ForeignKey| self.names.ends.get(&key.id).map_or_else(String::new, |ends| ends.children.clone());
        let backref = self.with_backref(&left);
        if backref && !first {
            return None;
        }
        let near_class = self.schema.table(key.target).filter(|t| self.has_class(t))?.id;
        let far_class = self.schema.table(far.target).filter(|t| self.has_class(t))?.id;
        let variable = self.names.table(table.id);
        let mut arguments = vec![named("secondary", raw(variable))];
        if left.target == right.target {
            arguments.push(named("primaryjoin", raw(self.join(table, key))));
            arguments.push(named("secondaryjoin", raw(self.join(table, far))));
        }
        arguments.push(named(if backref { "backref" } else { "back_populates" }, string(names(far))));
        Some(End {
            class: near_class,
            attribute: names(key),
            target: self.names.table(far_class).to_owned(),
            many: true,
            optional: true,
            arguments,
        })
    }

    /// The condition that joins a junction table to the table that a key of it points at.
    fn join(&self, table: &Table, key: &ForeignKey) -> String {
        let (variable, class) = (self.names.table(table.id), self.names.table(key.target));
        let column = |id| {
            let name = table.column(id).map_or("?", |column| column.name.as_str());
            if self.names.column(id) == name { format!("{variable}.c.{name}") } else { format!("{variable}.c[{}]", super::quoted(name)) }
        };
        let pairs = key.columns.iter().zip(&key.target_columns);
        let pairs: Vec<String> = pairs.map(|(own, other)| format!("{class}.{} == {}", self.names.column(*other), column(*own))).collect();
        let join = if let [pair] = &pairs[..] { pair.clone() } else { format!("{}({})", self.sa("and_"), pairs.join(", ")) };
        format!("lambda: {join}")
    }
}

/// What happens to the children when a parent is deleted through the session.
fn deletion(table: &Table, key: &ForeignKey) -> Vec<Py> {
    let required = key.columns.iter().all(|id| table.column(*id).is_some_and(|c| !table.is_nullable(c)));
    let in_key = key.columns.iter().any(|id| table.is_primary(*id));
    let all = || named("passive_deletes", string("all"));
    match key.on_delete {
        ReferentialAction::Cascade => {
            let cascade = if required { "all, delete-orphan" } else { "all" };
            vec![named("cascade", string(cascade)), named("passive_deletes", raw("True"))]
        }
        ReferentialAction::SetNull => vec![named("passive_deletes", raw("True"))],
        ReferentialAction::SetDefault | ReferentialAction::Restrict => vec![all()],
        ReferentialAction::NoAction if in_key => vec![all()],
        ReferentialAction::NoAction => Vec::new(),
    }
}
