//! Where tables stand on the canvas, and how they look. Saved and undone; never part of a migration.

use std::collections::BTreeMap;

use super::{Annotation, Bend};
use crate::schema::{Table, TableId};

/// The places of all tables, and what is drawn beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Each table's place. A table without one stands at the origin.
    pub spots: BTreeMap<TableId, Spot>,
    /// Areas and notes, the topmost last.
    pub annotations: Vec<Annotation>,
    /// Lines that are led by hand, in the order of their foreign keys.
    pub bends: Vec<Bend>,
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

impl Spot {
    /// How far a table can be from the origin.
    const FAR: f64 = 1e9;

    /// The same, a thousandth of a pixel fine: so many digits read back from the file as they were.
    pub(super) fn tidy(self) -> Self {
        let tidy = |pixels: f64| (pixels.clamp(-Self::FAR, Self::FAR) * 1000.0).round() / 1000.0;
        let finite = |pixels: f64| if pixels.is_nan() { 0.0 } else { tidy(pixels) };
        Self { x: finite(self.x), y: finite(self.y), ..self }
    }
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

/// About how much room a table takes, for finding free space. What is drawn is measured by the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Extent {
    /// The room that is left between tables.
    pub(super) const GAP: f64 = 96.0;
    const WIDTH: f64 = 240.0;
    const HEADER: f64 = 34.0;
    const ROW: f64 = 26.0;

    pub(super) fn of(table: &Table, spot: Spot) -> Self {
        let rows = u32::try_from(table.columns.len()).unwrap_or(u32::MAX);
        let bottom = spot.y + Self::HEADER + Self::ROW * f64::from(rows);
        Self { left: spot.x, top: spot.y, right: spot.x + Self::WIDTH, bottom }
    }

    /// The room of all of them together.
    pub(super) fn of_all(extents: impl IntoIterator<Item = Self>) -> Option<Self> {
        extents.into_iter().reduce(|a, b| Self {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    }

    pub(super) fn moved(self, x: f64, y: f64) -> Self {
        Self { left: self.left + x, top: self.top + y, right: self.right + x, bottom: self.bottom + y }
    }

    pub(super) fn of_annotation(annotation: &Annotation) -> Self {
        let Annotation { x, y, width, height, .. } = annotation;
        Self { left: *x, top: *y, right: x + width, bottom: y + height }
    }

    pub(super) fn touches(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top <= other.bottom && other.top <= self.bottom
    }
}
