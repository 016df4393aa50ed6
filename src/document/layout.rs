//! Where tables stand on the canvas, and how they look. Saved and undone; never part of a migration.

use std::collections::BTreeMap;

use crate::schema::TableId;

/// The places of all tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Each table's place. A table without one stands at the origin.
    pub spots: BTreeMap<TableId, Spot>,
}

/// Where a table stands and how it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// Its left edge, in world pixels.
    pub x: f64,
    /// Its top edge, in world pixels.
    pub y: f64,
    /// The colour of its header.
    pub colour: Colour,
    /// For a junction table: whether it is shown as one many-to-many line and not as a table.
    pub folded: bool,
}

/// The colours that a table's header can have. What each looks like is the theme's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "a colour's name says what it is")]
pub enum Colour {
    #[default]
    Plain,
    Violet,
    Blue,
    Teal,
    Green,
    Amber,
    Orange,
    Red,
    Pink,
}

impl Colour {
    /// All of them, in the order in which they are offered, with the word for each.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Plain, "plain"),
        (Self::Violet, "violet"),
        (Self::Blue, "blue"),
        (Self::Teal, "teal"),
        (Self::Green, "green"),
        (Self::Amber, "amber"),
        (Self::Orange, "orange"),
        (Self::Red, "red"),
        (Self::Pink, "pink"),
    ];
}
