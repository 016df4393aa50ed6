//! The revisions as a graph, as version control has it: which follows which, which are heads, and the way
//! from one to another.
//!
//! Law: the parents of a revision come before it in the list, so one walk along the list is a walk down the
//! graph. Numbers follow from what a revision follows alone, so they are the same in every copy of a design.

use super::{Document, Edit, Revision, RevisionId};
use crate::migrate::Answers;
use crate::schema::{ColumnId, DataType};

impl Document {
    /// The revision that the design goes on from: the next migration starts there.
    #[must_use]
    pub fn head(&self) -> Option<&Revision> {
        self.head.and_then(|id| self.revision(id)).or(self.revisions.last())
    }

    /// The revision with this id.
    #[must_use]
    pub fn revision(&self, id: RevisionId) -> Option<&Revision> {
        self.revisions.iter().find(|revision| revision.id == id)
    }

    /// The revisions that nothing follows, oldest first.
    #[must_use]
    pub fn heads(&self) -> Vec<&Revision> {
        let is_followed = |id| self.revisions.iter().any(|other| other.parents.contains(&id));
        self.revisions.iter().filter(|revision| !is_followed(revision.id)).collect()
    }

    /// The revisions that follow one.
    pub fn children(&self, id: RevisionId) -> impl Iterator<Item = &Revision> {
        self.revisions.iter().filter(move |revision| revision.parents.contains(&id))
    }

    /// The number of a revision: one more than the highest of its parents; the first has number 1.
    #[must_use]
    pub fn number(&self, id: RevisionId) -> usize {
        let mut numbers: Vec<usize> = Vec::with_capacity(self.revisions.len());
        for revision in &self.revisions {
            let before = self.revisions.iter().zip(&numbers).filter(|(other, _)| revision.parents.contains(&other.id));
            let number = before.map(|(_, number)| *number).max().unwrap_or(0) + 1;
            if revision.id == id {
                return number;
            }
            numbers.push(number);
        }
        numbers.len() + 1
    }

    /// Everything that a revision stands on, and itself, in the order of the list.
    #[must_use]
    pub fn ancestors(&self, id: RevisionId) -> Vec<RevisionId> {
        let mut wanted = vec![id];
        let mut found = Vec::new();
        for revision in self.revisions.iter().rev() {
            if wanted.contains(&revision.id) {
                wanted.extend(&revision.parents);
                found.push(revision.id);
            }
        }
        found.reverse();
        found
    }

    /// The nearest revision that both stand on. Of several, the one that came last.
    #[must_use]
    pub fn common_ancestor(&self, a: RevisionId, b: RevisionId) -> Option<&Revision> {
        let (of_a, of_b) = (self.ancestors(a), self.ancestors(b));
        self.revisions.iter().rev().find(|revision| of_a.contains(&revision.id) && of_b.contains(&revision.id))
    }

    /// The way from nothing to a revision, along the first parents.
    #[must_use]
    pub fn chain(&self, id: RevisionId) -> Vec<RevisionId> {
        let mut chain = Vec::new();
        let mut next = self.revision(id);
        while let Some(revision) = next {
            chain.push(revision.id);
            next = revision.parent().and_then(|id| self.revision(id));
        }
        chain.reverse();
        chain
    }

    /// The wish that takes the revisions of this copy of a design over into `mine`. Tables that have no place
    /// there bring theirs along.
    #[must_use]
    pub fn into_take_over(mut self, mine: &Self) -> Edit {
        self.layout.spots.retain(|table, _| !mine.layout.spots.contains_key(table));
        let is_new = |revision: &&mut Revision| mine.revision(revision.id).is_none();
        if let Some(last) = self.revisions.iter_mut().rev().find(is_new) {
            let tables = &last.schema.tables;
            self.layout.spots.retain(|table, _| tables.contains_key(table));
            last.places.spots.extend(self.layout.spots);
        }
        Edit::TakeOver { revisions: self.revisions, published: self.published }
    }

    /// What was decided about rows by every revision that only one of two stands on: what a migration straight
    /// from one to the other has to know. A later decision wins. What leads away from the start is said the other way
    /// round, and statements of the user's own are in it both ways.
    #[must_use]
    pub fn answers_between(&self, from: Option<RevisionId>, to: Option<RevisionId>) -> Answers {
        let of = |id: Option<RevisionId>| id.map(|id| self.ancestors(id)).unwrap_or_default();
        let (of_from, of_to) = (of(from), of(to));
        let mut answers = Answers::default();
        for revision in self.revisions.iter().filter(|r| of_from.contains(&r.id) != of_to.contains(&r.id)) {
            let mut decided = revision.answers.clone();
            if revision.merged().is_some() {
                // They stand with the revisions that were brought together.
                decided.own.clear();
            }
            let before = revision.parent().and_then(|id| self.revision(id));
            let undone = of_from.contains(&revision.id);
            let ends = if undone { (to, from) } else { (from, to) };
            // An expression makes one type of one other.
            decided.conversions.retain(|column, _| {
                let is_at = |at: Option<&Revision>, end: Option<RevisionId>| {
                    type_of(at, *column) == type_of(end.and_then(|id| self.revision(id)), *column)
                };
                is_at(before, ends.0) && is_at(Some(revision), ends.1)
            });
            answers.unite(&if undone { decided.reversed() } else { decided });
        }
        answers
    }
}

/// The type that a column has at a revision.
fn type_of(revision: Option<&Revision>, column: ColumnId) -> Option<&DataType> {
    revision?.schema.tables.values().find_map(|table| table.column(column)).map(|column| &column.data_type)
}
