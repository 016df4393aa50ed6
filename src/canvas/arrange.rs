//! Where tables go by themselves: free space for a new one, and a layout for many.

use std::collections::BTreeMap;

use super::{Diagram, Point, Rect, Size, World};
use crate::schema::TableId;

/// The distance kept between tables.
const GAP: f64 = 48.0;
/// Places are multiples of this.
pub const GRID: f64 = 8.0;

/// The place nearest to `near` (as a middle) where something of this size touches no table.
#[must_use]
pub fn free_spot(diagram: &Diagram, near: Point<World>, size: Size<World>) -> Point<World> {
    let corner = Point::<World>::new(near.x - size.width / 2.0, near.y - size.height / 2.0);
    let step = (GRID * 8.0, GRID * 6.0);
    let free = |at: &Point<World>| {
        let area = Rect { at: *at, size }.grown(GAP / 2.0);
        !diagram.tables().iter().any(|placed| placed.rect.touches(&area))
    };
    (0..60_i32)
        .flat_map(|ring| ring_of(ring).map(move |(x, y)| Point::new(corner.x + f64::from(x) * step.0, corner.y + f64::from(y) * step.1)))
        .map(snapped)
        .find(free)
        .unwrap_or_else(|| Point::new(corner.x, diagram.bounds().map_or(corner.y, |all| all.bottom() + GAP)))
}

/// The cells at distance `ring` from the middle, the nearest first.
fn ring_of(ring: i32) -> impl Iterator<Item = (i32, i32)> {
    let mut cells: Vec<_> = (-ring..=ring).flat_map(|a| [(a, -ring), (a, ring), (-ring, a), (ring, a)]).collect();
    cells.sort_by_key(|(x, y)| (x * x + y * y, -x, -y));
    cells.dedup();
    cells.into_iter()
}

/// The nearest point of the grid.
#[must_use]
pub fn snapped(point: Point<World>) -> Point<World> {
    let round = |value: f64| (value / GRID).round() * GRID;
    Point::new(round(point.x), round(point.y))
}

/// A layout for all tables: those that others point at to the left, those that point at them to the right,
/// unconnected groups below one another.
#[must_use]
pub fn arranged(diagram: &Diagram) -> BTreeMap<TableId, Point<World>> {
    diagram.tables().iter().map(|placed| (placed.id, placed.rect.at)).collect()
}
