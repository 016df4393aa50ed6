//! Guides: where a table that is dragged lines up with another one.
//!
//! Edges meet edges of the same kind, and middles middles. Where nothing is near enough, the grid holds.
//! Deliberately not here: which tables are asked, and when (`editor`).

use super::{Point, Rect, World, snapped};

/// A line that shows what lines up: from the one table to the other.
pub type Guide = [Point<World>; 2];

/// How far to move `rect` besides so that it lines up with others within `reach`, or keeps to the grid; and
/// the guides that say with what.
#[must_use]
pub fn aligned(rect: Rect<World>, others: &[Rect<World>], reach: f64) -> (Point<World>, Vec<Guide>) {
    let grid = snapped(rect.at) - rect.at;
    let across = |rect: &Rect<World>| [rect.at.x, rect.centre().x, rect.right()];
    let down = |rect: &Rect<World>| [rect.at.y, rect.centre().y, rect.bottom()];
    let x = nearest(across(&rect), others.iter().map(across), reach);
    let y = nearest(down(&rect), others.iter().map(down), reach);
    let by = Point::new(x.unwrap_or(grid.x), y.unwrap_or(grid.y));
    let rect = Rect { at: rect.at + by, size: rect.size };
    let mut guides = Vec::new();
    let same = |a: f64, b: f64| (a - b).abs() < 0.01;
    if x.is_some() {
        for (kind, at) in across(&rect).into_iter().enumerate() {
            let meeting = others.iter().filter(|other| same(across(other)[kind], at));
            if let Some(all) = meeting.copied().reduce(|all, other| all.around(&other)).map(|all| all.around(&rect)) {
                guides.push([Point::new(at, all.at.y), Point::new(at, all.bottom())]);
            }
        }
    }
    if y.is_some() {
        for (kind, at) in down(&rect).into_iter().enumerate() {
            let meeting = others.iter().filter(|other| same(down(other)[kind], at));
            if let Some(all) = meeting.copied().reduce(|all, other| all.around(&other)).map(|all| all.around(&rect)) {
                guides.push([Point::new(all.at.x, at), Point::new(all.right(), at)]);
            }
        }
    }
    (by, guides)
}

/// The least way to a place of the same kind.
fn nearest(own: [f64; 3], others: impl Iterator<Item = [f64; 3]>, reach: f64) -> Option<f64> {
    let mut best: Option<f64> = None;
    for other in others {
        for kind in 0..3 {
            let way = other[kind] - own[kind];
            if way.abs() <= reach && best.is_none_or(|best| way.abs() < best.abs()) {
                best = Some(way);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_and_middles_meet_their_like_and_the_grid_holds_otherwise() {
        let other = Rect::new(3.0, 500.0, 200.0, 100.0);
        let check = |x: f64, y: f64, wanted: (f64, f64), guides: usize| {
            let rect = Rect::new(x, y, 160.0, 60.0);
            let (by, found) = aligned(rect, &[other], 8.0);
            assert_eq!((x + by.x, y + by.y, found.len()), (wanted.0, wanted.1, guides), "from {x} {y}");
        };
        check(7.0, 100.0, (3.0, 104.0), 1);
        check(38.0, 100.0, (43.0, 104.0), 1);
        check(20.0, 498.0, (23.0, 500.0), 2);
        check(300.0, 101.0, (304.0, 104.0), 0);
        check(60.0, 537.0, (64.0, 540.0), 1);
    }
}
