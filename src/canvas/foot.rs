//! The ends of a line: crow's feet, drawn straight on the edge of the table.

use super::route::Side;
use super::scene::Step;
use super::{Point, World};

/// How far an end reaches out from the table; a line runs straight at least this far.
pub const REACH: f64 = 22.0;
const TOES: f64 = 11.0;
const SPREAD: f64 = 6.5;
const BAR: f64 = 6.0;
/// The radius of the circle that says "or none".
pub const CIRCLE: f64 = 4.2;

/// How many rows stand at an end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foot {
    /// `||`: one.
    One,
    /// `|o`: one or none.
    OneOrNone,
    /// `o{`: any number.
    Many,
}

impl Foot {
    /// Its strokes where a line ends at `at`, on the `side` of a table.
    pub fn strokes(self, at: Point<World>, side: Side, steps: &mut Vec<Step>) {
        let out = |distance: f64, down: f64| Point::new(at.x + side.sign() * distance, at.y + down);
        let mut stroke = |a, b| steps.extend([Step::Move(a), Step::Line(b)]);
        match self {
            Self::One => {
                stroke(out(7.0, -BAR), out(7.0, BAR));
                stroke(out(12.0, -BAR), out(12.0, BAR));
            }
            Self::OneOrNone => stroke(out(7.0, -BAR), out(7.0, BAR)),
            Self::Many => {
                stroke(out(0.0, -SPREAD), out(TOES, 0.0));
                stroke(out(TOES, 0.0), out(0.0, SPREAD));
            }
        }
    }

    /// The middle of its circle, where it has one.
    #[must_use]
    pub fn circle(self, at: Point<World>, side: Side) -> Option<Point<World>> {
        let distance = match self {
            Self::One => return None,
            Self::OneOrNone => 7.0 + 2.0 + CIRCLE + 1.0,
            Self::Many => TOES + CIRCLE,
        };
        Some(Point::new(at.x + side.sign() * distance, at.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_foot_stays_within_its_reach() {
        for foot in [Foot::One, Foot::OneOrNone, Foot::Many] {
            for side in [Side::Left, Side::Right] {
                let mut steps = Vec::new();
                foot.strokes(Point::new(100.0, 50.0), side, &mut steps);
                for step in steps {
                    let (Step::Move(point) | Step::Line(point)) = step else { panic!("a foot is straight") };
                    let out = (point.x - 100.0) * side.sign();
                    assert!((0.0..=REACH).contains(&out) && (point.y - 50.0).abs() < 10.0);
                }
                let circle = foot.circle(Point::new(100.0, 50.0), side);
                assert!(circle.is_none_or(|c| (c.x - 100.0).abs() + CIRCLE <= REACH));
            }
        }
    }
}
