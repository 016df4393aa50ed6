//! What the user saves: the schema, where its tables stand, and its history of revisions.
//!
//! Three scopes: the schema migrates; the layout is saved and undone but never migrates; what is selected
//! and where the view stands is the session's, and neither saved nor undone.
//! An [`Edit`] is what the user wants, a [`Patch`] what it did: records before and after. Undo, the screen
//! and storage read patches; no edit has undo code of its own.

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

use crate::dialect::Dialect;
use crate::migrate::Answers;
use crate::schema::Schema;

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
}
