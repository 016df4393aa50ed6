//! Sets lines apart: those that end at the same row, and those that run up and down in the same gap.
//!
//! It goes by where tables stand, before any line has found its way: a guess that is right for the plain
//! ways, and does no harm to the others. Lines in a gap are ordered so that they cross as little as they can.

use std::collections::BTreeMap;

use super::diagram::Placed;
use super::foot::REACH;
use super::line::Line;
use super::route::Side;
use crate::schema::gather::sort_by;
use crate::schema::{ColumnId, TableId};

/// The distance of lines that end at the same row.
const STEP: f64 = 8.0;
/// How much of a row they may take up together.
const SPREAD: f64 = 18.0;
/// Gaps as wide as this are one when their middles are nearer than it.
const GAP: f64 = 24.0;

/// A table by its id.
type Tables<'a, 'b> = &'b dyn Fn(TableId) -> Option<&'a Placed>;

/// Which lines run beside which: kept, so that where a table moves only the lines beside its own are looked at.
#[derive(Default)]
pub(super) struct Lanes {
    guesses: Vec<Option<Guess>>,
    rows: BTreeMap<Row, Vec<Ending>>,
    gaps: BTreeMap<Gap, Vec<usize>>,
}

/// How a line will most likely run.
struct Guess {
    /// Where its ends are.
    at: [Row; 2],
    sides: [Side; 2],
    rows: [f64; 2],
    /// Where it goes up or down.
    x: f64,
    /// Whether it leaves and enters on the same side, and so goes around the outside.
    around: bool,
}

impl Guess {
    fn of<'a>(line: &Line, table: Tables<'a, '_>) -> Option<Self> {
        let [a, b] = [table(line.ends[0].table)?, table(line.ends[1].table)?];
        let row = |placed: &Placed, end: usize| placed.rect.at.y + placed.card.middle(line.ends[end].columns.first().copied());
        let rows = [row(a, 0), row(b, 1)];
        let (to_right, to_left) = (b.rect.at.x - a.rect.right(), a.rect.at.x - b.rect.right());
        let (sides, x, around) = if to_right >= 2.0 * REACH {
            ([Side::Right, Side::Left], a.rect.right() + to_right / 2.0, false)
        } else if to_left >= 2.0 * REACH {
            ([Side::Left, Side::Right], b.rect.right() + to_left / 2.0, false)
        } else {
            ([Side::Right, Side::Right], a.rect.right().max(b.rect.right()) + REACH, true)
        };
        let end = |at: usize| (line.ends[at].table, line.ends[at].columns.first().copied(), sides[at]);
        Some(Self { at: [end(0), end(1)], sides, rows, x, around })
    }

    /// The gap that it runs in.
    fn gap(&self) -> Gap {
        ((self.x / GAP).round() as i64, self.around)
    }

    fn top(&self) -> f64 {
        self.rows[0].min(self.rows[1])
    }

    fn bottom(&self) -> f64 {
        self.rows[0].max(self.rows[1])
    }

    /// The order from left to right in which lines of one gap cross least: those that climb to the right with
    /// the upper one first, those that fall with the lower one first; around the outside, the short ones first.
    fn rank(&self) -> (u8, f64) {
        if self.around {
            return (0, self.bottom() - self.top());
        }
        let (left, right) = if self.sides[0] == Side::Right { (0, 1) } else { (1, 0) };
        let (left, right) = (self.rows[left], self.rows[right]);
        if right < left { (0, left) } else { (1, -left) }
    }
}

/// A place between tables where lines run up and down: how far to the right, and whether around the outside.
type Gap = (i64, bool);

/// A side of a row.
type Row = (TableId, Option<ColumnId>, Side);

/// Which line ends there, with which of its ends, and how high its other end is.
type Ending = (usize, usize, f64);

/// Which line it is, its own height, and the height of its other end.
type Leaving = (usize, f64, f64);

impl Lanes {
    /// Gives each line its lane, and each end its place in its row.
    pub(super) fn spread(lines: &mut [Line], table: Tables) -> Self {
        let mut lanes = Self { guesses: lines.iter().map(|_| None).collect(), ..Self::default() };
        let all: Vec<usize> = (0..lines.len()).collect();
        lanes.renew(lines, &all, table);
        lanes
    }

    /// These lines run elsewhere now. Returns those that lie otherwise than before, besides them.
    pub(super) fn renew(&mut self, lines: &mut [Line], which: &[usize], table: Tables) -> Vec<usize> {
        let (mut rows, mut gaps): (Vec<Row>, Vec<Gap>) = (Vec::new(), Vec::new());
        for index in which {
            if let Some(old) = self.guesses[*index].take() {
                for row in old.at {
                    self.rows.entry(row).or_default().retain(|ending| ending.0 != *index);
                }
                self.gaps.entry(old.gap()).or_default().retain(|other| other != index);
                rows.extend(old.at);
                gaps.push(old.gap());
            }
            let Some(guess) = Guess::of(&lines[*index], table) else { continue };
            for at in 0..2 {
                self.rows.entry(guess.at[at]).or_default().push((*index, at, guess.rows[1 - at]));
            }
            self.gaps.entry(guess.gap()).or_default().push(*index);
            rows.extend(guess.at);
            gaps.push(guess.gap());
            self.guesses[*index] = Some(guess);
        }
        sort_by(&mut rows, Ord::cmp);
        rows.dedup();
        sort_by(&mut gaps, Ord::cmp);
        gaps.dedup();
        let mut shifted = Vec::new();
        let mut sides: Vec<(TableId, Side)> = Vec::new();
        for row in rows {
            self.spread_row(lines, row, &mut shifted);
            sides.push((row.0, row.2));
        }
        sides.dedup();
        for side in sides {
            self.spread_side(lines, side, &mut shifted);
        }
        for gap in gaps {
            self.spread_gap(lines, gap, &mut shifted);
        }
        shifted
    }

    fn spread_row(&mut self, lines: &mut [Line], row: Row, shifted: &mut Vec<usize>) {
        let Some(ends) = self.rows.get_mut(&row) else { return };
        sort_by(ends, |a, b| a.2.total_cmp(&b.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        let last = ends.len().saturating_sub(1) as f64;
        let step = STEP.min(SPREAD / last.max(1.0));
        for (place, (index, at, _)) in ends.iter().enumerate() {
            put(&mut lines[*index].ends[*at].offset, (place as f64 - last / 2.0) * step, *index, shifted);
        }
    }

    /// Lines that leave one side of a table to go around something: each on its own way out. Of those that climb
    /// the upper ones stay nearer to the table, of those that fall the lower ones, so that they do not cross.
    fn spread_side(&self, lines: &mut [Line], (table, side): (TableId, Side), shifted: &mut Vec<usize>) {
        let rows = self.rows.range((table, None, Side::Left)..).take_while(|(row, _)| row.0 == table);
        let mut ends: Vec<Leaving> = Vec::new();
        for (index, at, other) in rows.filter(|(row, _)| row.2 == side).flat_map(|(_, ends)| ends) {
            // A line is counted where it ends, not where its foreign key is: that is where many meet.
            if let (1, Some(guess)) = (*at, &self.guesses[*index]) {
                ends.push((*index, guess.rows[1], *other));
            }
        }
        sort_by(&mut ends, |a, b| a.1.total_cmp(&b.1).then(a.2.total_cmp(&b.2)).then(a.0.cmp(&b.0)));
        let climbs = |(_, own, other): &&Leaving| other < own;
        let climbing = ends.iter().filter(climbs).enumerate();
        for (place, (index, ..)) in climbing.chain(ends.iter().rev().filter(|end| !climbs(end)).enumerate()) {
            put(&mut lines[*index].detour, place as f64, *index, shifted);
        }
    }

    fn spread_gap(&mut self, lines: &mut [Line], gap: Gap, shifted: &mut Vec<usize>) {
        let Some(members) = self.gaps.get_mut(&gap) else { return };
        let known = |index: &usize| self.guesses[*index].as_ref();
        let order = |index: &usize| known(index).map_or((0, 0.0), Guess::rank);
        sort_by(members, |a, b| order(a).0.cmp(&order(b).0).then(order(a).1.total_cmp(&order(b).1)).then(a.cmp(b)));
        let mut placed: Vec<(f64, f64, i32, usize)> = Vec::new();
        for index in &*members {
            let Some(guess) = known(index) else { continue };
            let (top, bottom) = (guess.top() - 6.0, guess.bottom() + 6.0);
            let meets = |other: &&(f64, f64, i32, usize)| other.0 <= bottom && top <= other.1;
            let lane = placed.iter().filter(meets).map(|other| other.2 + 1).max().unwrap_or(0);
            placed.push((top, bottom, lane, *index));
        }
        let widest = placed.iter().map(|member| member.2).max().unwrap_or(0);
        for (_, _, lane, index) in placed {
            let lane = if gap.1 { f64::from(lane) } else { f64::from(lane) - f64::from(widest) / 2.0 };
            put(&mut lines[index].lane, lane, index, shifted);
        }
    }
}

/// Gives a line another place, and notes it where that is another one.
#[allow(clippy::float_cmp, reason = "the same number was there, or another")]
fn put(place: &mut f64, value: f64, index: usize, shifted: &mut Vec<usize>) {
    if *place != value {
        *place = value;
        shifted.push(index);
    }
}
