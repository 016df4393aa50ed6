//! What the user saves: the schema, where its tables stand, and its history of revisions.
//!
//! Three scopes: the schema migrates; the layout is saved and undone but never migrates; what is selected
//! and where the view stands is the session's, and neither saved nor undone.
//! An [`Edit`] is what the user wants, a [`Patch`] what it did: records before and after. Undo, the screen
//! and storage read patches; no edit has undo code of its own.

mod annotation;
mod draft;
mod edit;
mod file;
mod graph;
mod history;
mod lanes;
mod layout;
mod lint;
mod merge;
mod patch;
mod refusal;
mod revision;
pub mod template;

pub use annotation::{Annotation, Bend};
pub use edit::{Constraint, Edit, Follower, followers};
pub use file::{FORMAT, FileError, read_file, write_compact, write_file};
pub use history::History;
pub use lanes::LaneRow;
pub use layout::{Colour, Layout, Spot};
pub use lint::problems;
pub use merge::{Conflict, Fact, Merged, Side, merge};
pub use patch::{Change, Patch};
pub use refusal::Refusal;
pub use revision::{Published, Revision, RevisionId};

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::dialect::Dialect;
use crate::migrate::{Answers, Aside, Migration, aside, keep_also, migration};
use crate::schema::{ColumnId, Schema};

/// A design with everything that is kept of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The name that the user gave the design.
    pub name: String,
    /// The database.
    pub schema: Schema,
    /// Where it stands on the canvas, and in which colours.
    pub layout: Layout,
    /// The revisions, oldest first; the parents of each come before it.
    pub revisions: Vec<Revision>,
    /// The revision that the design goes on from, where it is not the last one.
    pub head: Option<RevisionId>,
    /// The revisions of which somebody has the files.
    pub published: Vec<Published>,
    /// What the user has decided for the next revision.
    pub answers: Answers,
    /// The database that SQL is shown for.
    pub dialect: Dialect,
    /// Codes of findings that the user does not want to hear in this design.
    pub silenced: BTreeSet<String>,
}

impl Document {
    /// What is in a database that is at a revision: its design, and what migrations up to it keep aside. After a
    /// merge that is the same whichever branch the database came by: what either kept. Nothing where there is no
    /// revision.
    #[must_use]
    pub fn database_at(&self, revision: Option<RevisionId>, dialect: Dialect) -> Cow<'_, Schema> {
        self.fold(revision, dialect, Answers::clone)
    }

    /// The same, where columns are never changed in two steps: as migrations of Alembic go.
    #[must_use]
    pub fn settled_at(&self, revision: Option<RevisionId>, dialect: Dialect) -> Cow<'_, Schema> {
        self.fold(revision, dialect, Answers::at_once)
    }

    fn fold(&self, revision: Option<RevisionId>, dialect: Dialect, decided: fn(&Answers) -> Answers) -> Cow<'_, Schema> {
        let mut made: Vec<(RevisionId, Cow<'_, Schema>)> = Vec::new();
        let nothing = Schema::default();
        let way = revision.map(|id| self.ancestors(id)).unwrap_or_default();
        for revision in way.into_iter().filter_map(|id| self.revision(id)) {
            let along = |parent: Option<RevisionId>| {
                let start = made.iter().find(|(id, _)| Some(*id) == parent).map_or(&nothing, |(_, schema)| schema);
                // Both ways to a merge end alike.
                let decided = if revision.merged().is_some() { Answers::at_once } else { decided };
                aside(start, &revision.schema, &decided(&revision.answers), dialect)
            };
            let mut database = along(revision.parent());
            if let Some(other) = revision.merged() {
                keep_also(&mut database, &along(Some(other)));
            }
            made.push((revision.id, database));
        }
        made.pop().map_or_else(|| Cow::Owned(nothing), |(_, database)| database)
    }

    /// Whether the last migration left something to the next: a column that stands beside the one which it becomes.
    /// Told from what was decided, for the page has nothing that works out databases; a wish that could not be
    /// carried out (see `migrate::beside`) counts as well, where the column changed.
    #[must_use]
    pub fn is_half_way(&self, dialect: Dialect) -> bool {
        let Some(head) = self.head().filter(|head| head.merged().is_none()) else { return false };
        let Some(before) = head.parent().and_then(|id| self.revision(id)) else { return false };
        let column = |revision: &Revision, id: ColumnId| revision.schema.tables.values().find_map(|table| table.column(id)).cloned();
        let changed = |id: ColumnId| match (column(before, id), column(head, id)) {
            (Some(before), Some(after)) => before.name != after.name || before.data_type != after.data_type,
            _ => false,
        };
        let is_beside = |aside: &Aside| matches!(aside, Aside::Old(id) if changed(*id));
        head.answers.careful && !dialect.features().rebuilds && head.answers.keeps.iter().any(is_beside)
    }

    /// The way from the newest revision to the design as it is drawn, without the findings that the user has
    /// turned off.
    #[must_use]
    pub fn pending(&self, dialect: Dialect) -> Migration {
        let from = self.database_at(self.head().map(|head| head.id), dialect);
        let Migration { up, down } = migration(&from, &self.schema, &self.answers, dialect);
        Migration { up: up.without(&self.silenced), down: down.without(&self.silenced) }
    }
}
