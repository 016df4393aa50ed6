//! Where tables go by themselves: free space for a new one, and a layout for many.

mod layers;

use std::collections::BTreeMap;

use super::{Diagram, Point, Rect, Size, World};
use crate::schema::TableId;
use crate::schema::gather::{Gather, sort_by, sort_by_key};

/// The distance kept between tables.
const GAP: f64 = 48.0;
/// The distance between two columns of tables, where lines run.
const LAYER_GAP: f64 = 112.0;
/// The distance between groups that no line connects.
const GROUP_GAP: f64 = 96.0;
/// Places are multiples of this.
const GRID: f64 = 8.0;

/// The place nearest to `near` (as a middle) where something of this size touches no table.
#[must_use]
pub fn free_spot(diagram: &Diagram, near: Point<World>, size: Size<World>) -> Point<World> {
    let corner = Point::<World>::new(near.x - size.width / 2.0, near.y - size.height / 2.0);
    free_beside(diagram, corner, size, &[])
}

/// The same from a corner on, as if the `moving` tables were not there.
fn free_beside(diagram: &Diagram, corner: Point<World>, size: Size<World>, moving: &[TableId]) -> Point<World> {
    let step = (GRID * 8.0, GRID * 6.0);
    let free = |at: &Point<World>| {
        let area = Rect { at: *at, size }.grown(GAP / 2.0);
        !diagram.tables().iter().any(|placed| placed.rect.touches(&area) && !moving.contains(&placed.id))
    };
    let place = |(x, y)| Point::new(corner.x + f64::from(x) * step.0, corner.y + f64::from(y) * step.1);
    let below = || Point::new(corner.x, diagram.bounds().map_or(corner.y, |all| all.bottom() + GAP));
    (0..60).flat_map(ring).map(place).map(snapped).find(free).unwrap_or_else(below)
}

/// The cells of the square ring at a distance from the middle, the nearest first.
fn ring(distance: i32) -> impl Iterator<Item = (i32, i32)> {
    let along = -distance..=distance;
    let mut cells: Vec<_> = along.flat_map(|a| [(a, -distance), (a, distance), (-distance, a), (distance, a)]).collect();
    sort_by_key(&mut cells, |(x, y)| (x * x + y * y, -x, -y));
    cells.dedup();
    cells.into_iter()
}

/// The nearest point of the grid.
#[must_use]
pub fn snapped(point: Point<World>) -> Point<World> {
    let round = |value: f64| (value / GRID).round() * GRID;
    Point::new(round(point.x), round(point.y))
}

/// A layout for all tables. Those that others point at stand left of those that point at them; groups that
/// no line connects are packed into the shape of a screen, the largest first.
#[must_use]
pub fn arranged(diagram: &Diagram) -> BTreeMap<TableId, Point<World>> {
    let tables: Vec<TableId> = diagram.tables().iter().map(|placed| placed.id).collect();
    let corner = diagram.bounds_of(&tables).map_or_else(Point::default, |all| all.at);
    laid_out(diagram, &tables).into_iter().map(|(id, at)| (id, snapped(at + corner))).gathered()
}

/// A layout for some tables alone, near where they stand and on none of the others.
#[must_use]
pub fn arranged_among(diagram: &Diagram, tables: &[TableId]) -> BTreeMap<TableId, Point<World>> {
    let places = laid_out(diagram, tables);
    let room = |(id, at): &(TableId, Point<World>)| diagram.table(*id).map(|placed| Rect { at: *at, size: placed.rect.size });
    let taken = places.iter().filter_map(room).reduce(|all, rect| all.around(&rect));
    let (Some(taken), Some(before)) = (taken, diagram.bounds_of(tables)) else { return BTreeMap::new() };
    let corner = free_beside(diagram, before.at, taken.size, tables);
    places.into_iter().map(|(id, at)| (id, snapped(at - taken.at + corner))).gathered()
}

fn laid_out(diagram: &Diagram, tables: &[TableId]) -> Vec<(TableId, Point<World>)> {
    let neighbours = layers::neighbours(diagram, tables);
    let groups = layers::groups(tables, &neighbours);
    packed(groups.into_iter().map(|group| layers::laid_out(diagram, &group, &neighbours)).collect())
}

/// Tables at places of their own, from (0, 0) on.
pub(super) struct Block {
    pub places: Vec<(TableId, Point<World>)>,
    pub size: Size<World>,
}

/// Puts blocks beside one another in rows.
fn packed(mut blocks: Vec<Block>) -> Vec<(TableId, Point<World>)> {
    sort_by(&mut blocks, |a, b| b.size.height.total_cmp(&a.size.height));
    let area: f64 = blocks.iter().map(|block| (block.size.width + GROUP_GAP) * (block.size.height + GROUP_GAP)).sum();
    let widest = blocks.iter().map(|block| block.size.width).fold(0.0, f64::max);
    let room = (area * 1.6).sqrt().max(widest);
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    let mut places = Vec::new();
    for block in blocks {
        if x > 0.0 && x + block.size.width > room {
            (x, y, row) = (0.0, y + row + GROUP_GAP, 0.0);
        }
        places.extend(block.places.into_iter().map(|(id, at)| (id, at + Point::new(x, y))));
        row = row.max(block.size.height);
        x += block.size.width + GROUP_GAP;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::Approximate;
    use crate::canvas::sample::Sample;

    fn diagram(sample: &Sample) -> Diagram {
        let mut diagram = Diagram::default();
        diagram.refresh(&sample.schema, &sample.layout, &Approximate);
        diagram
    }

    #[test]
    fn free_space_is_free_and_near() {
        let diagram = diagram(&Sample::library());
        let near = diagram.tables()[0].rect.centre();
        let size = Size::new(200.0, 120.0);
        let at = free_spot(&diagram, near, size);
        assert!(diagram.tables().iter().all(|placed| !placed.rect.touches(&Rect { at, size })));
        assert!(at.distance(near) < 600.0);
    }

    #[test]
    fn no_two_tables_overlap_and_parents_stand_left() {
        for sample in [Sample::library(), Sample::stress(120)] {
            let mut sample = sample;
            let places = arranged(&diagram(&sample));
            for (id, at) in &places {
                let spot = sample.layout.spots.get_mut(id).unwrap();
                (spot.x, spot.y) = (at.x, at.y);
            }
            let diagram = diagram(&sample);
            let tables = diagram.tables();
            assert_eq!(places.len(), tables.len());
            for (index, a) in tables.iter().enumerate() {
                for b in &tables[..index] {
                    assert!(!a.rect.grown(8.0).touches(&b.rect), "{} lies on {}", a.card.title, b.card.title);
                }
            }
        }
    }

    #[test]
    fn some_tables_are_arranged_and_the_others_stay_free() {
        let sample = Sample::stress(60);
        let diagram = diagram(&sample);
        let chosen: Vec<TableId> = diagram.tables().iter().map(|placed| placed.id).step_by(3).collect();
        let places = arranged_among(&diagram, &chosen);
        assert_eq!(places.len(), chosen.len());
        let rect = |id: &TableId| Rect { at: places[id], size: diagram.table(*id).unwrap().rect.size };
        for id in &chosen {
            let others = diagram.tables().iter().filter(|placed| !chosen.contains(&placed.id)).map(|placed| placed.rect);
            let moved = chosen.iter().filter(|other| *other != id).map(rect);
            assert!(!others.chain(moved).any(|other| other.touches(&rect(id))));
        }
    }

    #[test]
    fn tables_without_relations_are_arranged_as_fast() {
        let mut sample = Sample::stress(3000);
        for table in sample.schema.tables.values_mut().skip(1500) {
            std::sync::Arc::make_mut(table).foreign_keys.clear();
        }
        let begin = std::time::Instant::now();
        assert_eq!(arranged(&diagram(&sample)).len(), 3000);
        assert!(begin.elapsed().as_secs() < 10, "{:?}", begin.elapsed());
    }

    #[test]
    fn parents_stand_left_of_their_children() {
        let sample = Sample::library();
        let diagram = diagram(&sample);
        let places = arranged(&diagram);
        for line in diagram.lines().iter().filter(|line| line.ends[0].table != line.ends[1].table) {
            assert!(places[&line.ends[1].table].x < places[&line.ends[0].table].x);
        }
    }
}
