//! A document while an edit is being carried out.
//!
//! The edit changes the document in place. Before a record is touched for the first time, it is kept as
//! it was; so the patch is made of exactly the records that were touched, and a refused edit is rolled
//! back. What an edit costs follows what it touches, not the size of the document.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Annotation, Bend, Change, Document, Patch, Published, Refusal, Revision, RevisionId, Spot};
use crate::dialect::Dialect;
use crate::migrate::Answers;
use crate::schema::gather::Gather;
use crate::schema::{Column, ColumnId, EnumId, EnumType, Ids, Schema, Table, TableId};

/// What was there before each record was touched.
#[derive(Default)]
struct Before {
    tables: BTreeMap<TableId, Option<Arc<Table>>>,
    enums: BTreeMap<EnumId, Option<Arc<EnumType>>>,
    spots: BTreeMap<TableId, Option<Spot>>,
    annotations: Option<Vec<Annotation>>,
    bends: Option<Vec<Bend>>,
    name: Option<String>,
    dialect: Option<Dialect>,
    answers: Option<Answers>,
    silenced: Option<BTreeSet<String>>,
    revisions: Option<Vec<Revision>>,
    head: Option<Option<RevisionId>>,
    published: Option<Vec<Published>>,
}

/// A document in the middle of an edit.
pub(super) struct Draft<'a> {
    document: &'a mut Document,
    /// Where new ids come from.
    pub(super) ids: &'a mut Ids,
    before: Before,
}

impl<'a> Draft<'a> {
    pub(super) fn new(document: &'a mut Document, ids: &'a mut Ids) -> Self {
        Self { document, ids, before: Before::default() }
    }

    pub(super) fn document(&self) -> &Document {
        self.document
    }

    pub(super) fn schema(&self) -> &Schema {
        &self.document.schema
    }

    // ---- tables

    pub(super) fn table(&self, id: TableId) -> Result<&Table, Refusal> {
        self.document.schema.tables.get(&id).map(Arc::as_ref).ok_or(Refusal::NoTable(id))
    }

    pub(super) fn table_mut(&mut self, id: TableId) -> Result<&mut Table, Refusal> {
        let table = self.document.schema.tables.get_mut(&id).ok_or(Refusal::NoTable(id))?;
        self.before.tables.entry(id).or_insert_with(|| Some(Arc::clone(table)));
        Ok(Arc::make_mut(table))
    }

    pub(super) fn put_table(&mut self, table: Arc<Table>) {
        let id = table.id;
        let old = self.document.schema.tables.insert(id, table);
        self.before.tables.entry(id).or_insert(old);
    }

    pub(super) fn remove_table(&mut self, id: TableId) -> Result<Arc<Table>, Refusal> {
        let table = self.document.schema.tables.remove(&id).ok_or(Refusal::NoTable(id))?;
        self.before.tables.entry(id).or_insert_with(|| Some(Arc::clone(&table)));
        Ok(table)
    }

    pub(super) fn column(&self, table: TableId, id: ColumnId) -> Result<&Column, Refusal> {
        self.table(table)?.column(id).ok_or(Refusal::NoColumn(id))
    }

    pub(super) fn column_mut(&mut self, table: TableId, id: ColumnId) -> Result<&mut Column, Refusal> {
        self.column(table, id)?;
        self.table_mut(table)?.column_mut(id).ok_or(Refusal::NoColumn(id))
    }

    // ---- enums

    pub(super) fn enum_type(&self, id: EnumId) -> Result<&EnumType, Refusal> {
        self.document.schema.enums.get(&id).map(Arc::as_ref).ok_or(Refusal::NoEnum(id))
    }

    pub(super) fn enum_mut(&mut self, id: EnumId) -> Result<&mut EnumType, Refusal> {
        let found = self.document.schema.enums.get_mut(&id).ok_or(Refusal::NoEnum(id))?;
        self.before.enums.entry(id).or_insert_with(|| Some(Arc::clone(found)));
        Ok(Arc::make_mut(found))
    }

    pub(super) fn put_enum(&mut self, enum_type: Arc<EnumType>) {
        let id = enum_type.id;
        let old = self.document.schema.enums.insert(id, enum_type);
        self.before.enums.entry(id).or_insert(old);
    }

    pub(super) fn remove_enum(&mut self, id: EnumId) -> Result<(), Refusal> {
        let old = self.document.schema.enums.remove(&id).ok_or(Refusal::NoEnum(id))?;
        self.before.enums.entry(id).or_insert(Some(old));
        Ok(())
    }

    // ---- layout

    pub(super) fn spot(&self, table: TableId) -> Spot {
        self.document.layout.spots.get(&table).copied().unwrap_or_default()
    }

    pub(super) fn set_spot(&mut self, table: TableId, spot: Option<Spot>) {
        let spots = &mut self.document.layout.spots;
        let old = match spot {
            Some(spot) => spots.insert(table, spot.tidy()),
            None => spots.remove(&table),
        };
        self.before.spots.entry(table).or_insert(old);
    }

    pub(super) fn annotations_mut(&mut self) -> &mut Vec<Annotation> {
        self.before.annotations.get_or_insert_with(|| self.document.layout.annotations.clone());
        &mut self.document.layout.annotations
    }

    pub(super) fn bends_mut(&mut self) -> &mut Vec<Bend> {
        self.before.bends.get_or_insert_with(|| self.document.layout.bends.clone());
        &mut self.document.layout.bends
    }

    /// A foreign key that is gone has no line, so it has no way either.
    fn forget_bends(&mut self) {
        let Self { document, before, .. } = self;
        let has = |bend: &Bend| document.schema.table(bend.table).is_some_and(|table| table.foreign_key(bend.key).is_some());
        let gone = |bend: &Bend| before.tables.contains_key(&bend.table) && !has(bend);
        let kept: Vec<Bend> = document.layout.bends.iter().filter(|bend| !gone(bend)).cloned().collect();
        if kept.len() < document.layout.bends.len() {
            *self.bends_mut() = kept;
        }
    }

    // ---- the design

    pub(super) fn set_name(&mut self, name: String) {
        let old = std::mem::replace(&mut self.document.name, name);
        self.before.name.get_or_insert(old);
    }

    pub(super) fn set_dialect(&mut self, dialect: Dialect) {
        let old = std::mem::replace(&mut self.document.dialect, dialect);
        self.before.dialect.get_or_insert(old);
    }

    pub(super) fn answers_mut(&mut self) -> &mut Answers {
        self.before.answers.get_or_insert_with(|| self.document.answers.clone());
        &mut self.document.answers
    }

    pub(super) fn silenced_mut(&mut self) -> &mut BTreeSet<String> {
        self.before.silenced.get_or_insert_with(|| self.document.silenced.clone());
        &mut self.document.silenced
    }

    pub(super) fn revisions_mut(&mut self) -> &mut Vec<Revision> {
        self.before.revisions.get_or_insert_with(|| self.document.revisions.clone());
        &mut self.document.revisions
    }

    /// The design goes on from this revision. To be said after the list of revisions has changed.
    pub(super) fn set_head(&mut self, id: RevisionId) {
        let last = self.document.revisions.last().map(|revision| revision.id);
        let old = std::mem::replace(&mut self.document.head, Some(id).filter(|id| Some(*id) != last));
        self.before.head.get_or_insert(old);
    }

    pub(super) fn published_mut(&mut self) -> &mut Vec<Published> {
        self.before.published.get_or_insert_with(|| self.document.published.clone());
        &mut self.document.published
    }

    // ---- the end

    /// The edit is done: what it changed. Records that are as they were are left out.
    pub(super) fn finish(mut self, label: String) -> Patch {
        self.forget_bends();
        let Self { document, before, .. } = self;
        Patch {
            label,
            tables: shared_changes(before.tables, &mut document.schema.tables),
            enums: shared_changes(before.enums, &mut document.schema.enums),
            spots: changes(before.spots, &document.layout.spots),
            annotations: change(before.annotations, &document.layout.annotations),
            bends: change(before.bends, &document.layout.bends),
            name: change(before.name, &document.name),
            dialect: change(before.dialect, &document.dialect),
            answers: change(before.answers, &document.answers),
            silenced: change(before.silenced, &document.silenced),
            revisions: change(before.revisions, &document.revisions),
            head: change(before.head, &document.head),
            published: change(before.published, &document.published),
        }
    }

    /// The edit is refused: everything is put back.
    pub(super) fn roll_back(self) {
        let Self { document, before, .. } = self;
        restore(before.tables, &mut document.schema.tables);
        restore(before.enums, &mut document.schema.enums);
        restore(before.spots, &mut document.layout.spots);
        put_back(before.annotations, &mut document.layout.annotations);
        put_back(before.bends, &mut document.layout.bends);
        put_back(before.name, &mut document.name);
        put_back(before.dialect, &mut document.dialect);
        put_back(before.answers, &mut document.answers);
        put_back(before.silenced, &mut document.silenced);
        put_back(before.revisions, &mut document.revisions);
        put_back(before.head, &mut document.head);
        put_back(before.published, &mut document.published);
    }
}

fn change<T: Clone + PartialEq>(before: Option<T>, now: &T) -> Option<Change<T>> {
    let before = before.filter(|before| before != now)?;
    Some(Change { before: Some(before), after: Some(now.clone()) })
}

fn changes<K: Ord, V: Clone + PartialEq>(before: BTreeMap<K, Option<V>>, now: &BTreeMap<K, V>) -> BTreeMap<K, Change<V>> {
    before
        .into_iter()
        .map(|(id, before)| {
            let after = now.get(&id).cloned();
            (id, Change { before, after })
        })
        .filter(|(_, change)| change.before != change.after)
        .gathered()
}

/// As [`changes`]; a record that ended as it began is put back, so that it is the same in memory too.
fn shared_changes<K: Ord, V: PartialEq>(before: BTreeMap<K, Option<Arc<V>>>, now: &mut BTreeMap<K, Arc<V>>) -> BTreeMap<K, Change<Arc<V>>> {
    for (id, before) in &before {
        if let (Some(before), Some(now)) = (before, now.get_mut(id))
            && before == now
        {
            *now = Arc::clone(before);
        }
    }
    changes(before, now)
}

fn restore<K: Ord, V>(before: BTreeMap<K, Option<V>>, records: &mut BTreeMap<K, V>) {
    for (id, before) in before {
        match before {
            Some(record) => records.insert(id, record),
            None => records.remove(&id),
        };
    }
}

fn put_back<T>(before: Option<T>, now: &mut T) {
    if let Some(before) = before {
        *now = before;
    }
}
