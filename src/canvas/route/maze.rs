//! A way through a crowd of tables, where the plain ways all run through one.
//!
//! Law: where the places beside the tables allow a way through no table, the way that is found runs through none.
//! Lines turn only beside a table or in front of an end: those places make a grid, and the cheapest way along it
//! is found by the search of Hart, Nilsson and Raphael (A*).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::{Point, Rect, World};
use super::{CORNER_COST, MARGIN, Port, Side, Way, sharp};

/// What a line keeps free of beside it.
const CLEAR: f64 = 7.0;
/// What a step inside a table costs.
const INSIDE: u32 = 1500;
/// A grid with more places than this is made coarser, and is given up where that is not enough.
const CELLS: usize = 40_000;
const CELLS_MAX: usize = 400_000;
/// Places of a coarse grid are so far apart: less than what lies between two tables.
const COARSE: f64 = 20.0;

pub(super) struct Maze {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Whether the step to the next x, and the one to the next y, is inside a table.
    inside: [Vec<bool>; 2],
}

impl Maze {
    /// A grid around `tables`, `aside` more from each than lines keep anyway, with places in front of the ends.
    pub(super) fn new(tables: &[Rect<World>], aside: f64, (outs, rows): (&[f64], &[f64])) -> Option<Self> {
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        let margin = MARGIN + aside;
        for table in tables {
            xs.extend([table.at.x - margin, table.right() + margin].map(sharp));
            ys.extend([table.at.y - margin, table.bottom() + margin].map(sharp));
        }
        // The ends keep their places in any grid.
        for (all, ends) in [(&mut xs, outs), (&mut ys, rows)] {
            all.sort_unstable_by(f64::total_cmp);
            let apart = if tables.len() * tables.len() * 4 > CELLS { COARSE } else { 0.5 };
            all.dedup_by(|next, kept| *next - *kept < apart);
            all.extend(ends);
            all.sort_unstable_by(f64::total_cmp);
            all.dedup();
        }
        let cells = xs.len() * ys.len();
        if cells > CELLS_MAX {
            return None;
        }
        let mut maze = Self { xs, ys, inside: [vec![false; cells], vec![false; cells]] };
        tables.iter().for_each(|table| maze.fill(&table.grown(CLEAR)));
        Some(maze)
    }

    fn fill(&mut self, table: &Rect<World>) {
        // Places strictly between two edges, and steps that have a part there.
        let within = |all: &[f64], low: f64, high: f64| (all.partition_point(|at| *at <= low), all.partition_point(|at| *at < high));
        let (left, right) = within(&self.xs, table.at.x, table.right());
        let (top, bottom) = within(&self.ys, table.at.y, table.bottom());
        let high = self.ys.len();
        for x in left.saturating_sub(1)..right {
            self.inside[0][x * high + top..x * high + bottom].fill(true);
        }
        for x in left..right {
            self.inside[1][x * high + top.saturating_sub(1)..x * high + bottom].fill(true);
        }
    }

    fn node(&self, at: Point<World>) -> usize {
        let place = |all: &[f64], value: f64| all.partition_point(|at| *at < value).min(all.len() - 1);
        (place(&self.xs, at.x) * self.ys.len() + place(&self.ys, at.y)) * 2
    }

    fn point(&self, node: usize) -> Point<World> {
        let cell = node / 2;
        Point::new(self.xs[cell / self.ys.len()], self.ys[cell % self.ys.len()])
    }

    /// The next node along the way that `node` goes, back or on, and what the step costs.
    fn step(&self, node: usize, on: bool) -> Option<(usize, u32)> {
        let (cell, upright, high) = (node / 2, node % 2 == 1, self.ys.len());
        let (at, all, stride) = if upright { (cell % high, &self.ys, 1) } else { (cell / high, &self.xs, high) };
        let first = if on { at } else { at.checked_sub(1)? };
        let length = all.get(first + 1)? - all[first];
        let from = if on { cell } else { cell - stride };
        let inside = self.inside[usize::from(upright)][from];
        let next = if on { node + 2 * stride } else { node - 2 * stride };
        Some((next, length as u32 + if inside { INSIDE } else { 0 }))
    }

    /// The cheapest way from a row to another. Each end is in front of one of the two sides; a node is a place and
    /// whether the line is level there or upright.
    pub(super) fn way(&self, from: Port, to: Port, outs: [[f64; 2]; 2]) -> Option<Way> {
        let front = |port: Port, outs: [f64; 2]| outs.map(|x| Point::new(x, port.y));
        let (starts, ends) = (front(from, outs[0]), front(to, outs[1]));
        let goals = ends.map(|end| self.node(end));
        let left = |node: usize| {
            let at = self.point(node);
            let far = ends.iter().map(|end| (end.x - at.x).abs()).fold(f64::INFINITY, f64::min) + (to.y - at.y).abs();
            let turns = if node % 2 == 1 {
                1.0
            } else if (to.y - at.y).abs() > 0.5 {
                2.0
            } else {
                0.0
            };
            (far + turns * CORNER_COST) as u32
        };
        let count = self.inside[0].len() * 2;
        let (mut cost, mut before) = (vec![u32::MAX; count], vec![u32::MAX; count]);
        let mut open = BinaryHeap::new();
        for (start, first) in starts.iter().zip([3, 0]) {
            // Where both are as good, to the right.
            let node = self.node(*start);
            cost[node] = first;
            open.push((Reverse(first + left(node)), node as u32));
        }
        let mut reached = None;
        while let Some((Reverse(total), node)) = open.pop() {
            let node = node as usize;
            if goals.contains(&node) {
                reached = Some(node);
                break;
            }
            if total > cost[node].saturating_add(left(node)) {
                continue;
            }
            let next = [self.step(node, true), self.step(node, false), Some((node ^ 1, CORNER_COST as u32))];
            for (other, more) in next.into_iter().flatten() {
                let whole = cost[node] + more;
                if whole < cost[other] {
                    cost[other] = whole;
                    before[other] = node as u32;
                    open.push((Reverse(whole + left(other)), other as u32));
                }
            }
        }
        let mut node = reached?;
        let end = Side::BOTH[usize::from(node == goals[1])];
        let mut points = vec![to.at(end), self.point(node)];
        while let Some(previous) = usize::try_from(before[node]).ok().filter(|previous| *previous < count) {
            node = previous;
            points.push(self.point(node));
        }
        let start = Side::BOTH[usize::from(node == self.node(starts[1]))];
        points.push(from.at(start));
        points.reverse();
        Some(Way { points, sides: [start, end] })
    }
}
