//! Sets lines apart: those that end at the same row, and those that run up and down in the same gap.
//!
//! It goes by where tables stand, before any line has found its way: a guess that is right for the plain
//! ways, and does no harm to the others. Lines in a gap are ordered so that they cross as little as they can.

use std::collections::BTreeMap;

use super::diagram::{Line, Placed};
use super::foot::REACH;
use super::route::Side;
use crate::schema::gather::sort_by;
use crate::schema::{ColumnId, TableId};

/// The distance of lines that end at the same row.
const STEP: f64 = 8.0;
/// How much of a row they may take up together.
const SPREAD: f64 = 18.0;
/// Gaps as wide as this are one when their middles are nearer than it.
const GAP: f64 = 24.0;

/// Gives each line its lane, and each end its place in its row.
pub(super) fn spread<'a>(lines: &mut [Line], table: impl Fn(TableId) -> Option<&'a Placed>) {
    let guesses: Vec<Option<Guess>> = lines.iter().map(|line| Guess::of(line, &table)).collect();
    spread_ends(lines, &guesses);
    spread_lanes(lines, &guesses);
}

/// How a line will most likely run.
struct Guess {
    sides: [Side; 2],
    rows: [f64; 2],
    /// Where it goes up or down.
    x: f64,
    /// Whether it leaves and enters on the same side, and so goes around the outside.
    around: bool,
}

impl Guess {
    fn of<'a>(line: &Line, table: &impl Fn(TableId) -> Option<&'a Placed>) -> Option<Self> {
        let [a, b] = [table(line.ends[0].table)?, table(line.ends[1].table)?];
        let row = |placed: &Placed, end: usize| placed.rect.at.y + placed.card.middle(line.ends[end].columns.first().copied());
        let rows = [row(a, 0), row(b, 1)];
        let (to_right, to_left) = (b.rect.at.x - a.rect.right(), a.rect.at.x - b.rect.right());
        Some(if to_right >= 2.0 * REACH {
            Self { sides: [Side::Right, Side::Left], rows, x: a.rect.right() + to_right / 2.0, around: false }
        } else if to_left >= 2.0 * REACH {
            Self { sides: [Side::Left, Side::Right], rows, x: b.rect.right() + to_left / 2.0, around: false }
        } else {
            let right = a.rect.right().max(b.rect.right());
            Self { sides: [Side::Right, Side::Right], rows, x: right + REACH, around: true }
        })
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

/// A side of a row.
type Row = (TableId, Option<ColumnId>, Side);

/// Which line ends there, with which of its ends, and how high its other end is.
type Ending = (usize, usize, f64);

/// Which line it is, its own height, and the height of its other end.
type Leaving = (usize, f64, f64);

fn spread_ends(lines: &mut [Line], guesses: &[Option<Guess>]) {
    let mut rows: BTreeMap<Row, Vec<Ending>> = BTreeMap::new();
    for (index, guess) in guesses.iter().enumerate() {
        let Some(guess) = guess else { continue };
        for at in 0..2 {
            let end = &lines[index].ends[at];
            let row = (end.table, end.columns.first().copied(), guess.sides[at]);
            rows.entry(row).or_default().push((index, at, guess.rows[1 - at]));
        }
    }
    for ends in rows.values_mut() {
        sort_by(ends, |a, b| a.2.total_cmp(&b.2));
    }
    for ends in rows.values().filter(|ends| ends.len() > 1) {
        let last = (ends.len() - 1) as f64;
        let step = STEP.min(SPREAD / last);
        for (place, (index, at, _)) in ends.iter().enumerate() {
            lines[*index].ends[*at].offset = (place as f64 - last / 2.0) * step;
        }
    }
    for (index, detour) in detours(&rows, guesses) {
        lines[index].detour = detour;
    }
}

/// Lines that leave one side of a table to go around something: each on its own way out. Of those that climb
/// the upper ones stay nearer to the table, of those that fall the lower ones, so that they do not cross.
fn detours(rows: &BTreeMap<Row, Vec<Ending>>, guesses: &[Option<Guess>]) -> Vec<(usize, f64)> {
    let mut sides: BTreeMap<(TableId, Side), Vec<Leaving>> = BTreeMap::new();
    for ((table, _, side), ends) in rows {
        for (index, at, other) in ends {
            // A line is counted where it ends, not where its foreign key is: that is where many meet.
            if let (1, Some(guess)) = (*at, &guesses[*index]) {
                sides.entry((*table, *side)).or_default().push((*index, guess.rows[1], *other));
            }
        }
    }
    let mut detours = Vec::new();
    for ends in sides.values_mut() {
        sort_by(ends, |a, b| a.1.total_cmp(&b.1).then(a.2.total_cmp(&b.2)));
        let climbs = |(_, own, other): &&Leaving| other < own;
        let number = |(place, (index, ..)): (usize, &Leaving)| (*index, place as f64);
        detours.extend(ends.iter().filter(climbs).enumerate().map(number));
        detours.extend(ends.iter().rev().filter(|end| !climbs(end)).enumerate().map(number));
    }
    detours
}

fn spread_lanes(lines: &mut [Line], guesses: &[Option<Guess>]) {
    let mut gaps: BTreeMap<(i64, bool), Vec<usize>> = BTreeMap::new();
    for (index, guess) in guesses.iter().enumerate() {
        if let Some(guess) = guess.as_ref().filter(|guess| guess.x.is_finite()) {
            gaps.entry(((guess.x / GAP).round() as i64, guess.around)).or_default().push(index);
        }
    }
    for ((_, around), mut members) in gaps {
        let known = |index: &usize| guesses[*index].as_ref();
        let order = |index: &usize| known(index).map_or((0, 0.0), Guess::rank);
        sort_by(&mut members, |a, b| order(a).0.cmp(&order(b).0).then(order(a).1.total_cmp(&order(b).1)));
        let mut placed: Vec<(f64, f64, i32, usize)> = Vec::new();
        for index in members {
            let Some(guess) = known(&index) else { continue };
            let (top, bottom) = (guess.top() - 6.0, guess.bottom() + 6.0);
            let meets = |other: &&(f64, f64, i32, usize)| other.0 <= bottom && top <= other.1;
            let lane = placed.iter().filter(meets).map(|other| other.2 + 1).max().unwrap_or(0);
            placed.push((top, bottom, lane, index));
        }
        let widest = placed.iter().map(|member| member.2).max().unwrap_or(0);
        for (_, _, lane, index) in placed {
            lines[index].lane = if around { f64::from(lane) } else { f64::from(lane) - f64::from(widest) / 2.0 };
        }
    }
}
