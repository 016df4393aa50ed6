//! What an edit did: for each record that it touched, the record before and after.
//!
//! Law: `patch` applied, then `patch.reversed()` applied, leaves a document exactly as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Annotation, Bend, Document, Published, Revision, RevisionId, Spot};
use crate::dialect::Dialect;
use crate::migrate::Answers;
use crate::schema::gather::Gather;
use crate::schema::{EnumId, EnumType, Table, TableId};

/// A record before and after; `None` is a record that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    /// The record as it was.
    pub before: Option<T>,
    /// The record as it is now.
    pub after: Option<T>,
}

impl<T> Change<T> {
    fn reversed(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// Everything that one step changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    /// What the step is called in the menu: "Rename table book".
    pub label: String,
    /// Tables.
    pub tables: BTreeMap<TableId, Change<Arc<Table>>>,
    /// Enums.
    pub enums: BTreeMap<EnumId, Change<Arc<EnumType>>>,
    /// Places of tables.
    pub spots: BTreeMap<TableId, Change<Spot>>,
    /// All areas and notes.
    pub annotations: Option<Change<Vec<Annotation>>>,
    /// All lines that are led by hand.
    pub bends: Option<Change<Vec<Bend>>>,
    /// The name of the design.
    pub name: Option<Change<String>>,
    /// The dialect shown.
    pub dialect: Option<Change<Dialect>>,
    /// The decisions for the next revision.
    pub answers: Option<Change<Answers>>,
    /// The codes of findings that are turned off.
    pub silenced: Option<Change<BTreeSet<String>>>,
    /// The whole list of revisions.
    pub revisions: Option<Change<Vec<Revision>>>,
    /// The revision that the design goes on from.
    pub head: Option<Change<Option<RevisionId>>>,
    /// The revisions of which somebody has the files.
    pub published: Option<Change<Vec<Published>>>,
}

impl Patch {
    /// The step back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self {
            label: self.label.clone(),
            tables: reversed(&self.tables),
            enums: reversed(&self.enums),
            spots: reversed(&self.spots),
            annotations: self.annotations.clone().map(Change::reversed),
            bends: self.bends.clone().map(Change::reversed),
            name: self.name.clone().map(Change::reversed),
            dialect: self.dialect.clone().map(Change::reversed),
            answers: self.answers.clone().map(Change::reversed),
            silenced: self.silenced.clone().map(Change::reversed),
            revisions: self.revisions.clone().map(Change::reversed),
            head: self.head.clone().map(Change::reversed),
            published: self.published.clone().map(Change::reversed),
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let drawn = self.annotations.is_some() || self.bends.is_some();
        let records = self.tables.is_empty() && self.enums.is_empty() && self.spots.is_empty() && !drawn;
        let settings = self.name.is_none() && self.dialect.is_none();
        records && settings && self.answers.is_none() && self.silenced.is_none() && self.is_no_history() && self.published.is_none()
    }

    /// Whether all that it says is that somebody has files now. That is a fact, and no step to take back.
    #[must_use]
    pub fn only_publishes(&self) -> bool {
        self.published.is_some() && Self { published: None, ..self.clone() }.is_empty()
    }

    fn is_no_history(&self) -> bool {
        self.revisions.is_none() && self.head.is_none()
    }

    /// Whether it changes the database that is designed, and so what a migration does.
    #[must_use]
    pub fn changes_schema(&self) -> bool {
        !self.tables.is_empty() || !self.enums.is_empty()
    }
}

impl Document {
    /// Puts every record of a patch in as it is after the step.
    pub fn apply(&mut self, patch: &Patch) {
        apply(&patch.tables, &mut self.schema.tables);
        apply(&patch.enums, &mut self.schema.enums);
        apply(&patch.spots, &mut self.layout.spots);
        set(patch.annotations.as_ref(), &mut self.layout.annotations);
        set(patch.bends.as_ref(), &mut self.layout.bends);
        set(patch.name.as_ref(), &mut self.name);
        set(patch.dialect.as_ref(), &mut self.dialect);
        set(patch.answers.as_ref(), &mut self.answers);
        set(patch.silenced.as_ref(), &mut self.silenced);
        set(patch.revisions.as_ref(), &mut self.revisions);
        set(patch.head.as_ref(), &mut self.head);
        set(patch.published.as_ref(), &mut self.published);
    }
}

fn reversed<K: Ord + Copy, V: Clone>(changes: &BTreeMap<K, Change<V>>) -> BTreeMap<K, Change<V>> {
    changes.iter().map(|(id, change)| (*id, change.clone().reversed())).gathered()
}

fn apply<K: Ord + Copy, V: Clone>(changes: &BTreeMap<K, Change<V>>, records: &mut BTreeMap<K, V>) {
    for (id, change) in changes {
        match &change.after {
            Some(record) => records.insert(*id, record.clone()),
            None => records.remove(id),
        };
    }
}

fn set<T: Clone>(change: Option<&Change<T>>, value: &mut T) {
    if let Some(after) = change.and_then(|change| change.after.as_ref()) {
        value.clone_from(after);
    }
}
