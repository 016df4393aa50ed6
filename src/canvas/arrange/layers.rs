//! A connected group of tables in columns: parents left, children right, with few crossings and room for lines.
//!
//! The way of Sugiyama, Tagawa and Toda: columns by the longest chain of parents ([`columns`]), a place in each
//! column that a line passes, the order within columns by crossings ([`order`](super::order)), then heights near
//! those of the neighbours ([`place`](super::place)). A layer that would be too tall becomes several columns.

use super::super::{Size, World};
use super::{Block, GAP, LAYER_GAP, order, place};
use crate::schema::gather::sort_by_key;

/// How much height a line needs that passes between two tables.
pub(super) const LINE_GAP: f64 = 10.0;
/// The order that comes out depends on the one it begins with: from so many the best is taken,
const STARTS: usize = 12;
/// or from fewer where they are more nodes than this together.
const WORTH: usize = 1500;

/// A line between two of the tables: where the two are among them, the left one first, and the heights of its rows.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub ends: [usize; 2],
    pub rows: [f64; 2],
}

/// A table, or a place where a line passes a column.
#[derive(Clone, Default)]
pub(super) struct Node {
    pub size: Size<World>,
    pub is_table: bool,
    /// The links to the column before, and to the one behind.
    pub links: [Vec<usize>; 2],
}

/// Tables in columns, and the lines between each column and the next.
#[derive(Clone)]
pub(super) struct Layers {
    /// The tables, then the places that lines pass.
    pub nodes: Vec<Node>,
    /// Which nodes stand in which column, from top to bottom.
    pub columns: Vec<Vec<usize>>,
    /// From a column to the next.
    pub links: Vec<Edge>,
}

/// Lays things of these sizes out that lines connect.
pub(super) fn laid_out(sizes: Vec<Size<World>>, mut edges: Vec<Edge>) -> Block {
    let columns = columns(&sizes, &mut edges);
    let layers = Layers::new(&sizes, columns, &edges);
    let starts = (WORTH / layers.nodes.len()).clamp(1, STARTS);
    let tries = (0..starts).map(|start| {
        let mut layers = layers.clone();
        layers.mix(start);
        let crossings = order::order(&mut layers);
        let tops = place::heights(&layers);
        let slope = place::slope(&layers, &tops);
        (crossings, slope, layers, tops)
    });
    let best = tries.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    best.map_or_else(Block::default, |(.., layers, tops)| place::placed(&layers, &tops, sizes.len()))
}

impl Layers {
    /// Another order to begin with; the first is the one that is there.
    fn mix(&mut self, start: usize) {
        if start > 0 {
            self.columns.iter_mut().for_each(|column| sort_by_key(column, |node| (node + start) * 7919 * start % 1009));
        }
    }

    fn new(sizes: &[Size<World>], columns: Vec<Vec<usize>>, edges: &[Edge]) -> Self {
        let table = |size: &Size<World>| Node { size: *size, is_table: true, ..Node::default() };
        let mut layers = Self { nodes: sizes.iter().map(table).collect(), columns, links: Vec::new() };
        let mut column_of = vec![0; sizes.len()];
        for (at, column) in layers.columns.iter().enumerate() {
            column.iter().for_each(|node| column_of[*node] = at);
        }
        for edge in edges {
            let [first, last] = edge.ends.map(|end| column_of[end]);
            let (mut from, mut row) = (edge.ends[0], edge.rows[0]);
            for column in first + 1..last {
                let place = layers.nodes.len();
                layers.nodes.push(Node { size: Size::new(0.0, LINE_GAP), ..Node::default() });
                layers.columns[column].push(place);
                layers.link(Edge { ends: [from, place], rows: [row, LINE_GAP / 2.0] });
                (from, row) = (place, LINE_GAP / 2.0);
            }
            if first < last {
                layers.link(Edge { ends: [from, edge.ends[1]], rows: [row, edge.rows[1]] });
            }
        }
        layers
    }

    fn link(&mut self, link: Edge) {
        let number = self.links.len();
        self.nodes[link.ends[0]].links[1].push(number);
        self.nodes[link.ends[1]].links[0].push(number);
        self.links.push(link);
    }

    /// The other ends of the links of a node on a side: which node, its row, and the row of this one.
    pub(super) fn beside(&self, node: usize, side: usize) -> impl Iterator<Item = (usize, f64, f64)> {
        self.nodes[node].links[side].iter().map(move |link| {
            let Edge { ends, rows } = self.links[*link];
            (ends[side], rows[side], rows[1 - side])
        })
    }
}

/// Puts tables in columns and turns each edge so that it goes to the right.
fn columns(sizes: &[Size<World>], edges: &mut [Edge]) -> Vec<Vec<usize>> {
    let sequence = parents_first(sizes.len(), edges);
    let mut rank = vec![0; sizes.len()];
    sequence.iter().enumerate().for_each(|(at, node)| rank[*node] = at);
    let (mut ins, mut outs) = (vec![Vec::new(); sizes.len()], vec![Vec::new(); sizes.len()]);
    for edge in &mut *edges {
        if rank[edge.ends[0]] > rank[edge.ends[1]] {
            (edge.ends, edge.rows) = ([edge.ends[1], edge.ends[0]], [edge.rows[1], edge.rows[0]]);
        }
        outs[edge.ends[0]].push(edge.ends[1]);
        ins[edge.ends[1]].push(edge.ends[0]);
    }
    let mut layer = vec![0_usize; sizes.len()];
    for node in &sequence {
        layer[*node] = ins[*node].iter().map(|before| layer[*before] + 1).max().unwrap_or(0);
    }
    // Short lines: a table with more children than parents goes to its children.
    for _ in 0..4 {
        for node in sequence.iter().rev() {
            let behind = outs[*node].iter().map(|after| layer[*after]).min();
            if let Some(behind) = behind.filter(|_| outs[*node].len() > ins[*node].len()) {
                layer[*node] = behind - 1;
            }
        }
        for node in &sequence {
            if ins[*node].len() > outs[*node].len() {
                layer[*node] = ins[*node].iter().map(|before| layer[*before] + 1).max().unwrap_or(0);
            }
        }
    }
    let mut layers = vec![Vec::new(); layer.iter().max().map_or(0, |last| last + 1)];
    for node in sequence {
        layers[layer[node]].push(node);
    }
    // Of a layer that becomes several columns, those with children stand nearer to them.
    for layer in &mut layers {
        sort_by_key(layer, |node| outs[*node].len().min(2));
    }
    split(sizes, layers)
}

/// All tables, each after its parents; where a chain of parents bites its tail it is cut.
fn parents_first(count: usize, edges: &[Edge]) -> Vec<usize> {
    let mut parents = vec![Vec::new(); count];
    edges.iter().for_each(|edge| parents[edge.ends[1]].push(edge.ends[0]));
    let (mut seen, mut sequence) = (vec![false; count], Vec::with_capacity(count));
    for start in 0..count {
        let mut stack = vec![(start, false)];
        while let Some((node, leaving)) = stack.pop() {
            if leaving {
                sequence.push(node);
            } else if !std::mem::replace(&mut seen[node], true) {
                stack.push((node, true));
                stack.extend(parents[node].iter().filter(|parent| !seen[**parent]).map(|parent| (*parent, false)));
            }
        }
    }
    sequence
}

/// Makes several columns of a layer that is taller than the whole should be.
fn split(sizes: &[Size<World>], layers: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let area: f64 = sizes.iter().map(|size| (size.width + LAYER_GAP) * (size.height + GAP)).sum();
    let tallest = sizes.iter().map(|size| size.height).fold(0.0, f64::max);
    let room = (area / 1.6).sqrt().max(tallest).max(640.0);
    let mut columns = Vec::new();
    for layer in layers {
        let height: f64 = layer.iter().map(|node| sizes[*node].height + GAP).sum();
        let parts = if height > 1.8 * room { (height / room).ceil() } else { 1.0 };
        let share = height / parts + 1.0;
        let (mut column, mut filled) = (Vec::new(), 0.0);
        for node in layer {
            let height = sizes[node].height + GAP;
            if filled + height > share && !column.is_empty() {
                columns.push(std::mem::take(&mut column));
                filled = 0.0;
            }
            filled += height;
            column.push(node);
        }
        columns.push(column);
    }
    columns.retain(|column| !column.is_empty());
    columns
}
