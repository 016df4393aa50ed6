//! What an edit did: for each record that it touched, the record before and after.
//!
//! Law: `patch` applied, then `patch.reversed()` applied, leaves a document exactly as it was.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Document, Layout, Revision, Spot};
use crate::dialect::Dialect;
use crate::migrate::Answers;
use crate::schema::{EnumId, EnumType, Schema, Table, TableId};

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
    /// What the step is called in the menu: "Rename table".
    pub label: String,
    /// Tables.
    pub tables: BTreeMap<TableId, Change<Arc<Table>>>,
    /// Enums.
    pub enums: BTreeMap<EnumId, Change<Arc<EnumType>>>,
    /// Places of tables.
    pub spots: BTreeMap<TableId, Change<Spot>>,
    /// The name of the design.
    pub name: Option<Change<String>>,
    /// The dialect shown.
    pub dialect: Option<Change<Dialect>>,
    /// The decisions for the next revision.
    pub answers: Option<Change<Answers>>,
    /// The whole list of revisions.
    pub revisions: Option<Change<Vec<Revision>>>,
}
