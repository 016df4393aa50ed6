//! Gathering and sorting with little code.
//!
//! `collect` into a map or a set, and `sort_by`, compile a large sort anew for each type they meet, and all of
//! it is in the page. What is here does the same with one sort for all. Order and stability are as in `std`.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Gathers the items of an iterator: what `collect` does, by inserting one after another.
pub trait Gather: Iterator + Sized {
    /// Everything that is left, in a collection.
    fn gathered<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}

/// Gathers pairs into a map; the last of equal keys counts.
pub fn map<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    pairs.gathered()
}

/// Sorts by a comparison; what compares as equal stays in order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Follows each ring of places: what belongs at a place is swapped there from where it is.
    for start in 0..order.len() {
        let mut at = start;
        while order[at] != start {
            let from = order[at];
            items.swap(at, from);
            order[at] = at;
            at = from;
        }
        order[at] = at;
    }
}

/// Sorts by a key; what has equal keys stays in order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The places of things in the order that a comparison of places gives.
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_std_does() {
        for length in 0..60 {
            let items: Vec<(u32, usize)> = (0..length).map(|at| ((at as u32 * 7919) % 11, at)).collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn gathers_as_collect_does() {
        let pairs = [(3, 'a'), (1, 'b'), (3, 'c')];
        let (ours, theirs): (BTreeMap<_, _>, BTreeMap<_, _>) = (pairs.into_iter().gathered(), pairs.into_iter().collect());
        assert_eq!(ours, theirs);
    }
}
