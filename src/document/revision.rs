//! Revisions: the design as it was when a migration was made. The design's diary.

use std::fmt;
use std::str::FromStr;

use super::Layout;
use crate::dialect::Dialect;
use crate::migrate::Answers;
use crate::schema::Schema;

/// The id of a revision: twelve hexadecimal digits, as Alembic's are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(u64);

impl RevisionId {
    /// The id with these random bits; the lowest 48 are kept.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        Self(bits & 0xffff_ffff_ffff)
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0)
    }
}

/// A text that is not the id of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the id of a revision has twelve digits from 0 to 9 and a to f")]
pub struct NotARevisionId;

impl FromStr for RevisionId {
    type Err = NotARevisionId;
    fn from_str(text: &str) -> Result<Self, NotARevisionId> {
        let hexadecimal = text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !hexadecimal {
            return Err(NotARevisionId);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotARevisionId)
    }
}

/// The design at the moment at which a migration was made. It never changes afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// The revisions that it follows: none for the first, one, or two where it brings two branches together.
    /// The first is the one that the design stood at when this was made.
    pub parents: Vec<RevisionId>,
    /// What the user says it does: "add email to user".
    pub message: String,
    /// When it was made: UTC, ISO 8601, `2026-03-01T12:00:00Z`.
    pub date: String,
    /// The database as it was designed then.
    pub schema: Schema,
    /// What was decided about rows that existed.
    pub answers: Answers,
    /// Where tables of it stood that the design had no place for when it came from another copy of the design.
    pub places: Layout,
}

impl Revision {
    /// The revision that it was made from; `None` for the first.
    #[must_use]
    pub fn parent(&self) -> Option<RevisionId> {
        self.parents.first().copied()
    }

    /// The second revision that it follows, where it brings two branches together.
    #[must_use]
    pub fn merged(&self) -> Option<RevisionId> {
        self.parents.get(1).copied()
    }
}

/// A revision of which somebody has the files. It is a fact of the world, so undo never takes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The revision.
    pub revision: RevisionId,
    /// The database that the files are for.
    pub dialect: Dialect,
    /// The checksum of the two files, up and down: whether Relata would still write the same.
    pub sum: String,
}
