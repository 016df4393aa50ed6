//! Where nodes in ordered columns stand: as near to the heights of their neighbours as the order allows.

use std::ops::Range;

use super::super::{Point, Size};
use super::layers::{Edge, LINE_GAP, Layers};
use super::{Block, GAP, LAYER_GAP};
use crate::schema::gather::sort_by;

/// How often heights are improved.
const SWEEPS: usize = 64;
/// In these, each neighbour pulls as much as it is far away; in the others, half of them do as much as the other half,
/// which makes more lines straight, but lets parts drift away that hang on the others by one line alone.
const PULL: Range<usize> = 16..48;
/// How much more a line that passes a column wants to go straight on than one that ends there.
const STRAIGHT: f64 = 6.0;
/// What is left beside the lines that turn between two columns.
const ASIDE: f64 = 84.0;
/// Up to this width nothing is broken into rows,
const LONG: f64 = 6000.0;
/// and what is becomes about so many times as wide as it is high.
const WIDE: f64 = 1.6;
/// The distance between two rows: lines from one to the next run there.
const ROW_GAP: f64 = 160.0;
/// The distance of two columns is never larger than this.
const LAYER_GAP_MAX: f64 = 480.0;

/// Gives each table its place.
pub(super) fn placed(layers: &Layers, tops: &[f64], count: usize) -> Block {
    let tables = |column: &[usize]| column.iter().copied().filter(|node| layers.nodes[*node].is_table).collect::<Vec<_>>();
    let columns: Vec<(Vec<usize>, f64)> = layers.columns.iter().map(|column| (tables(column), gap(layers, column, tops))).collect();
    let width = |tables: &[usize]| tables.iter().map(|node| layers.nodes[*node].size.width).fold(0.0, f64::max);
    let highest = |tables: &[usize]| tables.iter().map(|node| tops[*node]).fold(f64::INFINITY, f64::min);
    let lowest =
        |tables: &[usize]| tables.iter().map(|node| tops[*node] + layers.nodes[*node].size.height).fold(f64::NEG_INFINITY, f64::max);
    let long: f64 = columns.iter().map(|(tables, gap)| width(tables) + gap).sum();
    let all = tables(&layers.columns.concat());
    let row = row_width(long, lowest(&all) - highest(&all));
    let mut places = vec![Point::default(); count];
    let (mut y, mut most, mut rest) = (0.0, 0.0_f64, &columns[..]);
    while !rest.is_empty() {
        let mut x = 0.0;
        let fits = |(tables, gap): &&(Vec<usize>, f64)| {
            x += width(tables) + gap;
            x - gap <= row
        };
        let (now, later) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        let inside: Vec<usize> = now.iter().flat_map(|(tables, _)| tables).copied().collect();
        let (top, mut x) = (highest(&inside), 0.0);
        for (tables, gap) in now {
            tables.iter().for_each(|node| places[*node] = Point::new(x, y + tops[*node] - top));
            most = most.max(x + width(tables));
            x += width(tables) + gap;
        }
        if !inside.is_empty() {
            y += lowest(&inside) - top + ROW_GAP;
        }
        rest = later;
    }
    Block { places, size: Size::new(most, (y - ROW_GAP).max(0.0)) }
}

/// How wide a row of columns may be: a long chain is broken into rows, as a text is into lines.
fn row_width(long: f64, height: f64) -> f64 {
    let rows = (long / (WIDE * (height + ROW_GAP))).sqrt().round();
    if long < LONG || rows < 2.0 { f64::INFINITY } else { long / rows + LAYER_GAP_MAX }
}

/// The height that a node takes up, with what is kept free around it.
fn taken(layers: &Layers, node: usize) -> f64 {
    if layers.nodes[node].is_table { layers.nodes[node].size.height + GAP } else { LINE_GAP }
}

/// How far lines go up or down, together.
pub(super) fn slope(layers: &Layers, tops: &[f64]) -> f64 {
    layers.links.iter().map(|Edge { ends, rows }| (tops[ends[0]] + rows[0] - tops[ends[1]] - rows[1]).abs()).sum()
}

/// The top of each node.
pub(super) fn heights(layers: &Layers) -> Vec<f64> {
    let mut tops = vec![0.0; layers.nodes.len()];
    for column in &layers.columns {
        let whole: f64 = column.iter().map(|node| taken(layers, *node)).sum();
        let mut y = -whole / 2.0;
        for node in column {
            tops[*node] = y;
            y += taken(layers, *node);
        }
    }
    let count = layers.columns.len();
    for sweep in 0..SWEEPS {
        for step in 0..count {
            let column = &layers.columns[if sweep % 2 == 0 { step } else { count - 1 - step }];
            // At first from one side, so that what is far away is heard of; then between both.
            let sides = if sweep >= PULL.start { 0..2 } else { sweep % 2..sweep % 2 + 1 };
            let is_mean = PULL.contains(&sweep);
            let wishes: Vec<Wish> = column.iter().map(|node| wish(layers, &tops, *node, sides.clone(), is_mean)).collect();
            for (node, top) in column.iter().zip(settled(&wishes)) {
                tops[*node] = top;
            }
        }
    }
    tops
}

/// Where a node would like its top, how much, and the height that it takes up.
type Wish = (f64, f64, f64);

fn wish(layers: &Layers, tops: &[f64], node: usize, sides: Range<usize>, is_mean: bool) -> Wish {
    let own_is_table = layers.nodes[node].is_table;
    let (mut wishes, mut weight): (Vec<(f64, f64)>, f64) = (Vec::new(), 0.0);
    for (other, row, own) in sides.flat_map(|side| layers.beside(node, side)) {
        let share = match (own_is_table, layers.nodes[other].is_table) {
            (true, true) => 1.0,
            (false, false) => STRAIGHT,
            _ => 2.0,
        };
        wishes.push((tops[other] + row - own, share));
        weight += share;
    }
    if wishes.is_empty() {
        return (tops[node], 0.1, taken(layers, node));
    }
    let top = if is_mean { wishes.iter().map(|(wish, share)| wish * share).sum::<f64>() / weight } else { middle(&mut wishes, weight) };
    (top, weight, taken(layers, node))
}

/// The median of weighted values, and half way where two are as good.
fn middle(values: &mut [(f64, f64)], weight: f64) -> f64 {
    sort_by(values, |a, b| a.0.total_cmp(&b.0));
    let mut passed = 0.0;
    for (at, (value, share)) in values.iter().enumerate() {
        passed += share;
        if passed * 2.0 > weight + 1e-9 {
            return *value;
        }
        if passed * 2.0 > weight - 1e-9 {
            return f64::midpoint(*value, values.get(at + 1).map_or(*value, |next| next.0));
        }
    }
    0.0
}

/// How far behind a column the next one stands: lines that turn between them lie side by side.
fn gap(layers: &Layers, column: &[usize], tops: &[f64]) -> f64 {
    let mut edges: Vec<(f64, i32)> = Vec::new();
    for link in column.iter().flat_map(|node| &layers.nodes[*node].links[1]) {
        let Edge { ends, rows } = layers.links[*link];
        let [a, b] = [0, 1].map(|end| tops[ends[end]] + rows[end]);
        if (a - b).abs() > LINE_GAP {
            edges.extend([(a.min(b), 1), (a.max(b), -1)]);
        }
    }
    sort_by(&mut edges, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut now, mut most) = (0, 0);
    for (_, change) in edges {
        now += change;
        most = now.max(most);
    }
    (ASIDE + f64::from(most) * LINE_GAP).clamp(LAYER_GAP, LAYER_GAP_MAX)
}

/// Tops as near to the wished ones as can be with the order and the heights kept: neighbours that push each
/// other become one block at the mean of what they wish.
fn settled(wishes: &[Wish]) -> Vec<f64> {
    struct Pile {
        top: f64,
        weight: f64,
        height: f64,
        count: usize,
    }
    let mut piles: Vec<Pile> = Vec::new();
    for (wish, weight, height) in wishes {
        let mut pile = Pile { top: *wish, weight: *weight, height: *height, count: 1 };
        while let Some(before) = piles.pop_if(|before| before.top + before.height > pile.top) {
            let weight = before.weight + pile.weight;
            let top = (before.top * before.weight + (pile.top - before.height) * pile.weight) / weight;
            pile = Pile { top, weight, height: before.height + pile.height, count: before.count + pile.count };
        }
        piles.push(pile);
    }
    let mut tops = Vec::with_capacity(wishes.len());
    let mut rest = wishes.iter();
    for pile in piles {
        let mut y = pile.top;
        for (.., height) in rest.by_ref().take(pile.count) {
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
        let tops = |wishes: &[(f64, f64)]| settled(&wishes.iter().map(|(wish, height)| (*wish, 1.0, *height)).collect::<Vec<_>>());
        assert_eq!(tops(&[(0.0, 10.0), (50.0, 10.0)]), [0.0, 50.0]);
        assert_eq!(tops(&[(0.0, 10.0), (0.0, 10.0)]), [-5.0, 5.0]);
        assert_eq!(tops(&[(110.0, 10.0), (0.0, 10.0), (10.0, 10.0)]), [30.0, 40.0, 50.0], "the mean of 110, -10 and -10");
        assert_eq!(settled(&[(0.0, 3.0, 10.0), (0.0, 1.0, 10.0)]), [-2.5, 7.5], "who wishes more moves less");
    }

    #[test]
    fn the_middle_of_values_is_where_their_weights_part() {
        assert!((middle(&mut [(3.0, 1.0), (1.0, 1.0)], 2.0) - 2.0).abs() < 1e-9);
        assert!((middle(&mut [(9.0, 1.0), (1.0, 3.0), (5.0, 1.0)], 5.0) - 1.0).abs() < 1e-9);
    }
}
