//! A connected group of tables in columns: parents left, children right, with few crossings.
//!
//! The way of Sugiyama, Tagawa and Toda, in short: layers by the longest chain of parents, order within a
//! layer by the middle of the neighbours, then places near the neighbours. A layer that would be too tall
//! for a screen becomes several columns.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Diagram, Point, Size};
use super::{Block, GAP, LAYER_GAP};
use crate::schema::TableId;
use crate::schema::gather::{Gather, sort_by};

/// How often the order within layers is improved.
const SWEEPS: usize = 8;

/// For each table the tables it is connected with, and whether that one is its parent.
pub(super) type Neighbours = BTreeMap<TableId, Vec<(TableId, bool)>>;

/// The groups of tables that lines connect.
pub(super) fn groups(tables: &[TableId], neighbours: &Neighbours) -> Vec<Vec<TableId>> {
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    for table in tables {
        let mut group = Vec::new();
        let mut open = vec![*table];
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                group.push(id);
                open.extend(neighbours.get(&id).into_iter().flatten().map(|(other, _)| *other));
            }
        }
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

/// Who is connected with whom, among some tables.
pub(super) fn neighbours(diagram: &Diagram, tables: &[TableId]) -> Neighbours {
    let among: BTreeSet<TableId> = tables.iter().copied().gathered();
    let mut neighbours = Neighbours::new();
    for line in diagram.lines() {
        let [child, parent] = [line.ends[0].table, line.ends[1].table];
        if child != parent && among.contains(&child) && among.contains(&parent) {
            neighbours.entry(child).or_default().push((parent, true));
            neighbours.entry(parent).or_default().push((child, false));
        }
    }
    neighbours
}

/// Lays one group out.
pub(super) fn laid_out(diagram: &Diagram, group: &[TableId], neighbours: &Neighbours) -> Block {
    let layer_of = layers(group, neighbours);
    let mut layers: Vec<Vec<TableId>> = Vec::new();
    for id in group {
        let layer = layer_of.get(id).copied().unwrap_or(0);
        layers.resize(layers.len().max(layer + 1), Vec::new());
        layers[layer].push(*id);
    }
    order(&mut layers, neighbours);
    let columns = split(diagram, layers);
    place(diagram, &columns, neighbours)
}

/// The length of the longest chain of parents of each table; a chain that bites its tail is cut there.
fn layers(group: &[TableId], neighbours: &Neighbours) -> BTreeMap<TableId, usize> {
    let mut known: BTreeMap<TableId, usize> = BTreeMap::new();
    let mut on_the_way = BTreeSet::new();
    for start in group {
        let mut stack = vec![(*start, false)];
        while let Some((id, leaving)) = stack.pop() {
            let parents = || neighbours.get(&id).into_iter().flatten().filter(|(_, up)| *up).map(|(parent, _)| *parent);
            if leaving {
                on_the_way.remove(&id);
                let above = parents().filter_map(|parent| known.get(&parent)).max();
                known.insert(id, above.map_or(0, |layer| layer + 1));
            } else if !known.contains_key(&id) && on_the_way.insert(id) {
                stack.push((id, true));
                stack.extend(parents().filter(|p| !known.contains_key(p) && !on_the_way.contains(p)).map(|p| (p, false)));
            }
        }
    }
    // A table that has no parents stands just left of its nearest child, not at the far left.
    for id in group {
        let around = || neighbours.get(id).into_iter().flatten();
        let nearest = around().filter(|(_, up)| !up).filter_map(|(child, _)| known.get(child)).min().copied();
        if let (false, Some(nearest)) = (around().any(|(_, up)| *up), nearest) {
            known.insert(*id, nearest.saturating_sub(1));
        }
    }
    known
}

/// Orders each layer by the middle of its neighbours, back and forth.
fn order(layers: &mut [Vec<TableId>], neighbours: &Neighbours) {
    let mut rank: BTreeMap<TableId, f64> = BTreeMap::new();
    let note = |layer: &[TableId], rank: &mut BTreeMap<TableId, f64>| {
        let size = layer.len().max(1) as f64;
        for (index, id) in layer.iter().enumerate() {
            rank.insert(*id, (index as f64 + 0.5) / size);
        }
    };
    layers.iter().for_each(|layer| note(layer, &mut rank));
    for sweep in 0..SWEEPS {
        let mut indexes: Vec<usize> = (0..layers.len()).collect();
        if sweep % 2 == 1 {
            indexes.reverse();
        }
        for index in indexes {
            let wish = |id: &TableId| {
                let ranks: Vec<f64> = neighbours.get(id).into_iter().flatten().filter_map(|(other, _)| rank.get(other)).copied().collect();
                let own = rank.get(id).copied().unwrap_or(0.5);
                if ranks.is_empty() { own } else { ranks.iter().sum::<f64>() / ranks.len() as f64 }
            };
            let mut wished: Vec<(f64, TableId)> = layers[index].iter().map(|id| (wish(id), *id)).collect();
            sort_by(&mut wished, |a, b| a.0.total_cmp(&b.0));
            layers[index] = wished.into_iter().map(|(_, id)| id).collect();
            note(&layers[index], &mut rank);
        }
    }
}

/// Makes several columns of a layer that is taller than the whole should be.
fn split(diagram: &Diagram, layers: Vec<Vec<TableId>>) -> Vec<Vec<TableId>> {
    let size = |id: &TableId| diagram.table(*id).map_or(Size::default(), |placed| placed.rect.size);
    let all = layers.iter().flatten();
    let area: f64 = all.clone().map(|id| (size(id).width + LAYER_GAP) * (size(id).height + GAP)).sum();
    let tallest = all.map(|id| size(id).height).fold(0.0, f64::max);
    let room = (area / 1.6).sqrt().max(tallest).max(640.0);
    let mut columns = Vec::new();
    for layer in layers {
        let height: f64 = layer.iter().map(|id| size(id).height + GAP).sum();
        let parts = if height > 1.8 * room { (height / room).ceil() } else { 1.0 };
        let share = height / parts + 1.0;
        let (mut column, mut filled) = (Vec::new(), 0.0);
        for id in layer {
            let height = size(&id).height + GAP;
            if filled + height > share && !column.is_empty() {
                columns.push(std::mem::take(&mut column));
                filled = 0.0;
            }
            filled += height;
            column.push(id);
        }
        columns.push(column);
    }
    columns.retain(|column| !column.is_empty());
    columns
}

/// Gives each table its place: columns from left to right, tables near the middle of their neighbours.
fn place(diagram: &Diagram, columns: &[Vec<TableId>], neighbours: &Neighbours) -> Block {
    let size = |id: &TableId| diagram.table(*id).map_or(Size::default(), |placed| placed.rect.size);
    let mut tops: BTreeMap<TableId, f64> = BTreeMap::new();
    for column in columns {
        let whole: f64 = column.iter().map(|id| size(id).height + GAP).sum();
        let mut y = -whole / 2.0;
        for id in column {
            tops.insert(*id, y);
            y += size(id).height + GAP;
        }
    }
    for sweep in 0..SWEEPS {
        for at in 0..columns.len() {
            let column = if sweep % 2 == 0 { &columns[at] } else { &columns[columns.len() - 1 - at] };
            let wish = |id: &TableId| {
                let middles: Vec<f64> = neighbours
                    .get(id)
                    .into_iter()
                    .flatten()
                    .filter(|(other, _)| !column.contains(other))
                    .filter_map(|(other, _)| Some(tops.get(other)? + size(other).height / 2.0))
                    .collect();
                let own = tops.get(id).copied().unwrap_or(0.0);
                if middles.is_empty() { own } else { middles.iter().sum::<f64>() / middles.len() as f64 - size(id).height / 2.0 }
            };
            let wishes: Vec<(f64, f64)> = column.iter().map(|id| (wish(id), size(id).height + GAP)).collect();
            tops.extend(column.iter().copied().zip(settled(&wishes)));
        }
    }
    let top = tops.values().copied().fold(f64::INFINITY, f64::min);
    let (mut x, mut places, mut height) = (0.0, Vec::new(), 0.0_f64);
    for column in columns {
        let width = column.iter().map(|id| size(id).width).fold(0.0, f64::max);
        for id in column {
            let y = tops.get(id).copied().unwrap_or(0.0) - top;
            places.push((*id, Point::new(x, y)));
            height = height.max(y + size(id).height);
        }
        x += width + LAYER_GAP;
    }
    Block { places, size: Size::new(x - LAYER_GAP, height) }
}

/// Tops as near to the wished ones as can be with the order and the heights kept: neighbours that push each
/// other become one block at the mean of what they wish.
fn settled(wishes: &[(f64, f64)]) -> Vec<f64> {
    // Each block: the mean of the wishes of its first top, how many there are, and its height.
    let mut blocks: Vec<(f64, f64, f64)> = Vec::new();
    for (wish, height) in wishes {
        let mut block = (*wish, 1.0, *height);
        while let Some(before) = blocks.last().copied() {
            if before.0 + before.2 <= block.0 {
                break;
            }
            blocks.pop();
            let count = before.1 + block.1;
            let top = (before.0 * before.1 + (block.0 - before.2) * block.1) / count;
            block = (top, count, before.2 + block.2);
        }
        blocks.push(block);
    }
    let mut tops = Vec::with_capacity(wishes.len());
    let mut rest = wishes.iter();
    for (top, count, _) in blocks {
        let mut y = top;
        for (_, height) in rest.by_ref().take(count as usize) {
            tops.push(y);
            y += height;
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_tops_keep_their_order_and_touch_no_other() {
        assert_eq!(settled(&[(0.0, 10.0), (50.0, 10.0)]), [0.0, 50.0]);
        assert_eq!(settled(&[(0.0, 10.0), (0.0, 10.0)]), [-5.0, 5.0]);
        let tops = settled(&[(110.0, 10.0), (0.0, 10.0), (10.0, 10.0)]);
        assert_eq!(tops, [30.0, 40.0, 50.0], "the mean of 110, -10 and -10 is where the block begins at best");
    }
}
