//! Finds what stands near a place without looking at everything.

use std::collections::HashMap;

use super::{Rect, World};

/// Which tables stand in which square of the canvas, by their number.
#[derive(Default)]
pub(super) struct Grid {
    cells: HashMap<Square, Vec<u32>>,
}

/// A square: how far to the right and how far down.
type Square = (i32, i32);

const CELL: f64 = 320.0;

fn cell(value: f64) -> i32 {
    (value / CELL).floor() as i32
}

impl Grid {
    /// A table stands here now.
    pub(super) fn put(&mut self, index: u32, rect: &Rect<World>) {
        for cell in Self::cells_of(rect) {
            self.cells.entry(cell).or_default().push(index);
        }
    }

    /// A table stood here.
    pub(super) fn take(&mut self, index: u32, rect: &Rect<World>) {
        for cell in Self::cells_of(rect) {
            if let Some(all) = self.cells.get_mut(&cell) {
                all.retain(|other| *other != index);
            }
        }
    }

    /// The squares that an area touches with the numbers of the tables there; a table comes once for each square.
    pub(super) fn near(&self, area: &Rect<World>) -> impl Iterator<Item = (Square, u32)> {
        let in_square = |square| self.cells.get(&square).into_iter().flatten().map(move |index| (square, *index));
        Self::cells_of(area).flat_map(in_square)
    }

    /// The first square that the two share.
    pub(super) fn first(area: &Rect<World>, rect: &Rect<World>) -> Square {
        (cell(area.at.x.max(rect.at.x)), cell(area.at.y.max(rect.at.y)))
    }

    fn cells_of(area: &Rect<World>) -> impl Iterator<Item = Square> + use<> {
        let (left, right, top, bottom) = (cell(area.at.x), cell(area.right()), cell(area.at.y), cell(area.bottom()));
        (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
    }
}
