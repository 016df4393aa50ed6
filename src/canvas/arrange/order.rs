//! The order within columns: so that few lines cross.
//!
//! Each column in turn is ordered by the middle of its neighbours, back and forth, and then neighbours in a column
//! change places where that saves crossings; the best order that was seen is kept. The rows at which lines end count.

use super::layers::Layers;
use crate::schema::gather::sort_by;

/// How often the order is improved.
const SWEEPS: usize = 24;
/// How often neighbours change places after each of the last sweeps.
const SWAPS: usize = 10;
/// Designs with more lines than this are ordered with less care.
const LARGE: usize = 20_000;

/// Orders the nodes of each column, and says how many lines cross.
pub(super) fn order(layers: &mut Layers) -> usize {
    let mut order = Order { at: vec![0.0; layers.nodes.len()], layers };
    (0..order.layers.columns.len()).for_each(|column| order.note(column));
    let (mut best, mut least) = (order.layers.columns.clone(), order.crossings());
    let sweeps = if order.layers.links.len() > LARGE { SWEEPS / 3 } else { SWEEPS };
    for sweep in 0..sweeps {
        order.sweep(sweep % 2 == 1, sweep % 8 > 5);
        if sweep > 3 || sweeps < SWEEPS {
            order.swap_neighbours();
        }
        let crossings = order.crossings();
        if crossings < least {
            (best, least) = (order.layers.columns.clone(), crossings);
        }
    }
    layers.columns = best;
    least
}

struct Order<'a> {
    layers: &'a mut Layers,
    /// How far down its column each node is: its number.
    at: Vec<f64>,
}

impl Order<'_> {
    fn note(&mut self, column: usize) {
        for (place, node) in self.layers.columns[column].iter().enumerate() {
            self.at[*node] = place as f64;
        }
    }

    /// How far down an end of a link is: the number of its node, and how far down in that.
    fn key(&self, node: usize, row: f64) -> f64 {
        self.at[node] + row / (self.layers.nodes[node].size.height + 1.0)
    }

    fn keys(&self, node: usize, side: usize) -> Vec<f64> {
        let mut keys: Vec<f64> = self.layers.beside(node, side).map(|(other, row, _)| self.key(other, row)).collect();
        keys.sort_unstable_by(f64::total_cmp);
        keys
    }

    /// Orders each column by the neighbours on one side, or on both, beginning where those are.
    fn sweep(&mut self, backwards: bool, both: bool) {
        let count = self.layers.columns.len();
        for step in 0..count {
            let column = if backwards { count - 1 - step } else { step };
            let share = |column: Option<usize>| {
                column.and_then(|column| self.layers.columns.get(column)).map_or(1.0, |all| all.len().max(1) as f64)
            };
            let shares = [share(column.checked_sub(1)), share(Some(column + 1))];
            let own = shares[usize::from(backwards)];
            let wish = |node: usize| {
                let side = |side: usize| self.keys(node, side).iter().map(|key| key / shares[side] * own).collect::<Vec<_>>();
                let mut wishes = side(usize::from(backwards));
                if both || wishes.is_empty() {
                    wishes.extend(side(usize::from(!backwards)));
                }
                if wishes.is_empty() { self.at[node] } else { wishes.iter().sum::<f64>() / wishes.len() as f64 }
            };
            let mut wished: Vec<(f64, usize)> = self.layers.columns[column].iter().map(|node| (wish(*node), *node)).collect();
            sort_by(&mut wished, |a, b| a.0.total_cmp(&b.0));
            self.layers.columns[column] = wished.into_iter().map(|(_, node)| node).collect();
            self.note(column);
        }
    }

    /// Lets neighbours in a column change places as long as that saves crossings.
    fn swap_neighbours(&mut self) {
        for _ in 0..SWAPS {
            let mut better = false;
            for column in 0..self.layers.columns.len() {
                let keys = |order: &Self, node: usize| [order.keys(node, 0), order.keys(node, 1)];
                let mut nodes = std::mem::take(&mut self.layers.columns[column]);
                let mut all: Vec<_> = nodes.iter().map(|node| keys(self, *node)).collect();
                for place in 1..nodes.len() {
                    let (above, below) = (&all[place - 1], &all[place]);
                    let now: usize = (0..2).map(|side| inversions(&above[side], &below[side])).sum();
                    let then: usize = (0..2).map(|side| inversions(&below[side], &above[side])).sum();
                    if then < now {
                        nodes.swap(place - 1, place);
                        all.swap(place - 1, place);
                        better = true;
                    }
                }
                self.layers.columns[column] = nodes;
                self.note(column);
            }
            if !better {
                break;
            }
        }
    }

    /// How many lines cross, between all columns.
    fn crossings(&self) -> usize {
        let mut crossings = 0;
        for column in &self.layers.columns {
            let mut ends: Vec<(f64, f64)> = Vec::new();
            for node in column {
                ends.extend(self.layers.beside(*node, 1).map(|(other, row, own)| (self.key(*node, own), self.key(other, row))));
            }
            sort_by(&mut ends, |a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            let mut keys: Vec<f64> = ends.into_iter().map(|(_, key)| key).collect();
            let mut spare = keys.clone();
            crossings += sorted(&mut keys, &mut spare);
        }
        crossings
    }
}

/// Of how many pairs the one of `above` is further down than the one of `below`; both go down.
fn inversions(above: &[f64], below: &[f64]) -> usize {
    let mut passed = 0;
    let less = |key: &f64| {
        while passed < below.len() && below[passed] < *key {
            passed += 1;
        }
        passed
    };
    above.iter().map(less).sum()
}

/// Sorts by merging; says how many pairs were the wrong way around.
fn sorted(keys: &mut [f64], spare: &mut [f64]) -> usize {
    let middle = keys.len() / 2;
    if middle == 0 {
        return 0;
    }
    let (left, right) = keys.split_at_mut(middle);
    let mut wrong = sorted(left, &mut spare[..middle]) + sorted(right, &mut spare[middle..]);
    let (mut a, mut b) = (0, 0);
    for place in spare.iter_mut() {
        if b == right.len() || a < left.len() && left[a] <= right[b] {
            *place = left[a];
            a += 1;
        } else {
            *place = right[b];
            wrong += left.len() - a;
            b += 1;
        }
    }
    keys.copy_from_slice(spare);
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_are_the_wrong_way_around_are_counted() {
        let count = |keys: &[f64]| sorted(&mut keys.to_vec(), &mut keys.to_vec());
        assert_eq!([count(&[]), count(&[1.0, 2.0, 3.0]), count(&[3.0, 2.0, 1.0]), count(&[2.0, 2.0, 1.0])], [0, 0, 3, 2]);
        assert_eq!(inversions(&[1.0, 5.0], &[0.5, 4.0, 6.0]), 3);
    }
}
