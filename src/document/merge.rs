//! Two branches of a design brought together, by identity: what each changed since their common ancestor.
//!
//! Laws: `merge(b, a, b)` is `a`; where there is no conflict, the order of the two does not matter; the result is
//! always a sound schema. A name is a field like any other, so a rename on one side and a change on the other
//! are both kept. A column is one thing wherever it stands: it may have moved to a junction table.
//! Deliberately not here: places on the canvas, which are kept as they are, and the history itself.

mod facts;
mod list;
mod mend;
mod words;

use crate::schema::{Schema, TableId};
use facts::{Facts, three_way};

pub use facts::Fact;

/// Whose version of a fact is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// That of the branch on which the design stands.
    Ours,
    /// That of the other branch.
    Theirs,
    /// Both, the second under another name.
    Both,
}

/// A fact that both branches changed, each in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about; the choice is kept under this.
    pub fact: Fact,
    /// What it is about in words: "The type of book.isbn".
    pub about: String,
    /// What the common ancestor says; `None` where it says nothing.
    pub base: Option<String>,
    /// What our branch says.
    pub ours: String,
    /// What the other branch says.
    pub theirs: String,
    /// Whether both can be kept.
    pub both: bool,
    /// What was chosen; `None` is still open, and the result has ours.
    pub choice: Option<Side>,
}

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The schema with what both branches changed.
    pub schema: Schema,
    /// What had to be, or has to be chosen.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// How many conflicts are still open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.conflicts.iter().filter(|conflict| conflict.choice.is_none()).count()
    }
}

/// What two branches made of `base`, brought together. `choices` says whose version is taken of the facts that
/// both changed; where it says nothing, the conflict stays open, and ours stands in the result.
#[must_use]
pub fn merge(base: &Schema, ours: &Schema, theirs: &Schema, choices: &[(Fact, Side)]) -> Merged {
    let sides = Sides { base, ours, theirs };
    let mut desk = Desk { sides, choices, conflicts: Vec::new() };
    let facts = three_way(&mut desk, [Facts::of(base), Facts::of(ours), Facts::of(theirs)]);
    let primaries = facts.double_primaries();
    let mut schema = facts.build(&mut desk);
    mend::names(&mut desk, &mut schema, &primaries);
    mend::mend(desk.sides, &mut schema);
    Merged { schema, conflicts: desk.conflicts }
}

/// The three schemas of a merge.
#[derive(Clone, Copy)]
struct Sides<'a> {
    base: &'a Schema,
    ours: &'a Schema,
    theirs: &'a Schema,
}

impl Sides<'_> {
    /// A table as one of the three knows it, for its name.
    fn table_name(&self, id: TableId) -> String {
        let all = [self.ours, self.theirs, self.base];
        all.iter().find_map(|schema| schema.table(id)).map_or_else(|| "?".into(), |table| table.name.clone())
    }
}

/// A merge while it is being made.
struct Desk<'a> {
    sides: Sides<'a>,
    choices: &'a [(Fact, Side)],
    conflicts: Vec<Conflict>,
}

impl Desk<'_> {
    /// Whose version is taken of a fact that both changed. Notes the conflict.
    fn ask(&mut self, mut conflict: Conflict) -> Side {
        let allowed = |side: &Side| *side != Side::Both || conflict.both;
        conflict.choice = self.choices.iter().find(|(fact, _)| *fact == conflict.fact).map(|(_, side)| *side).filter(allowed);
        let side = conflict.choice.unwrap_or(Side::Ours);
        self.conflicts.push(conflict);
        side
    }
}
