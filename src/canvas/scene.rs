//! What one frame shows: a list of shapes, back to front, in world pixels.
//!
//! Only what is in sight is in it, and only as much of it as can be seen at the zoom: below 45 % no types
//! and badges, below 20 % coloured blocks with a name. Shapes share their texts and paths with what the
//! diagram keeps, so a frame copies no letters.
//! Deliberately not here: colours ([`Theme`](super::Theme)) and surfaces (`svg`, the browser's canvas).

mod build;
mod cards;
mod drawn;
mod overlay;
mod tests;

pub use overlay::extra_row_of;

use std::sync::Arc;

use super::hit::Hit;
use super::{Edge, Font, Foot, LineEnd, Point, Rect, Role, Route, Shift, Viewport, World};
use crate::schema::{AnnotationId, ColumnId, ForeignKeyId, RelationId, TableId};

/// A thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with round corners of these radii, at the top and at the bottom.
    #[allow(missing_docs, reason = "said above")]
    Rect { rect: Rect<World>, round: (f64, f64), fill: Option<Role>, stroke: Option<Stroke> },
    /// A line of text; `at` is on its base line.
    #[allow(missing_docs, reason = "said above")]
    Text { at: Point<World>, text: Arc<str>, font: Font, size: f64, role: Role, align: Align },
    /// Strokes.
    #[allow(missing_docs, reason = "said above")]
    Path { steps: Arc<[Step]>, stroke: Stroke },
    /// A circle.
    #[allow(missing_docs, reason = "said above")]
    Circle { centre: Point<World>, radius: f64, fill: Option<Role>, stroke: Option<Stroke> },
    /// How opaque everything after it is, until the next of its kind.
    Opacity(f64),
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Stroke {
    pub role: Role,
    pub width: f64,
    pub dashed: bool,
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begins at a point.
    Move(Point<World>),
    /// A straight line to a point.
    Line(Point<World>),
    /// A curve to the second point, drawn towards the first.
    Curve(Point<World>, Point<World>),
}

/// Where a text lies from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Align {
    Left,
    Middle,
    Right,
}

/// What one frame shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The view it is made for.
    pub viewport: Viewport,
    /// The distance of the dots of the background, in world pixels; `None` shows none.
    pub dots: Option<f64>,
    /// The shapes, back to front.
    pub shapes: Vec<Shape>,
}

/// What is going on on the canvas beside the document: selection, hover, and the gesture in flight.
#[derive(Clone, Debug, Default)]
pub struct Live {
    /// The selected tables.
    pub tables: Vec<TableId>,
    /// The selected areas and notes.
    pub annotations: Vec<AnnotationId>,
    /// The selected column.
    pub column: Option<(TableId, ColumnId)>,
    /// The selected relation.
    pub relation: Option<RelationId>,
    /// What the pointer is over.
    pub hover: Option<Hit>,
    /// The tables held by a gesture.
    pub shift: Option<Shift>,
    /// The area or note whose edge is moved, and how far.
    pub resized: Option<(AnnotationId, Edge, Point<World>)>,
    /// The line that is being led, by its foreign key, and its bend.
    pub bent: Option<((TableId, ForeignKeyId), Vec<f64>)>,
    /// The rectangle that selects.
    pub marquee: Option<Rect<World>>,
    /// What the held tables line up with.
    pub guides: Vec<super::Guide>,
    /// The line being drawn.
    pub wire: Option<Wire>,
    /// The table that has a row for a new column below its last.
    pub extra_row: Option<TableId>,
    /// The table that the keyboard is at, where nothing is selected.
    pub focus: Option<TableId>,
    /// The table whose handles are shown although the pointer is elsewhere (touch, or waiting for a link).
    pub handles: Option<TableId>,
}

/// A line that is being drawn from a table to another, or to a free point.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// Where it starts, with its crow's foot.
    pub from: LineEnd,
    /// Where it ends, with its crow's foot.
    pub to: Result<LineEnd, Point<World>>,
    /// The crow's foot at a free end.
    pub free_foot: Foot,
}

/// How much is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Blocks with a name.
    Blocks,
    /// Headers and the names of columns.
    Names,
    /// Everything.
    Full,
}

impl Detail {
    /// What can be seen at a zoom.
    #[must_use]
    pub fn at(zoom: f64) -> Self {
        match zoom {
            z if z < 0.2 => Self::Blocks,
            z if z < 0.45 => Self::Names,
            _ => Self::Full,
        }
    }
}

impl Stroke {
    /// A plain line.
    #[must_use]
    pub fn new(role: Role, width: f64) -> Self {
        Self { role, width, dashed: false }
    }

    /// The same, in dashes.
    #[must_use]
    pub fn dashed(self) -> Self {
        Self { dashed: true, ..self }
    }
}

/// The steps of a route with its corners rounded.
pub fn rounded(route: &Route, radius: f64, steps: &mut Vec<Step>) {
    let points = &route.points;
    let toward = |from: Point<World>, to: Point<World>, by: f64| {
        let whole = from.distance(to).max(0.001);
        Point::new(from.x + (to.x - from.x) * by / whole, from.y + (to.y - from.y) * by / whole)
    };
    let Some(first) = points.first() else { return };
    steps.push(Step::Move(*first));
    for corner in points.windows(3) {
        let [a, b, c] = [corner[0], corner[1], corner[2]];
        let by = radius.min(a.distance(b) / 2.0).min(b.distance(c) / 2.0);
        steps.extend([Step::Line(toward(b, a, by)), Step::Curve(b, toward(b, c, by))]);
    }
    if let Some(last) = points.last() {
        steps.push(Step::Line(*last));
    }
}
