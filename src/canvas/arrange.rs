//! Where tables go by themselves: free space for a new one, and a layout for many.

mod areas;
mod layers;
mod order;
mod place;

use std::collections::BTreeMap;

use layers::Edge;

use super::{Diagram, Line, LineEnd, Placed, Point, Rect, Size, World};
use crate::schema::gather::{Gather, sort_by, sort_by_key};
use crate::schema::{AnnotationId, TableId};

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

/// Where tables, areas and notes go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Whether it is one of everything.
    pub is_whole: bool,
    /// The tables.
    pub tables: BTreeMap<TableId, Point<World>>,
    /// The areas and notes; an area is as large as what stands in it needs.
    pub sheets: Vec<(AnnotationId, Rect<World>)>,
}

impl Arrangement {
    /// As a text: what kind it is, then a table or a sheet in each line, in whole pixels.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = String::from(if self.is_whole { "all" } else { "some" });
        for (id, at) in &self.tables {
            text += &format!("\n{id} {:.0} {:.0}", at.x, at.y);
        }
        for (id, Rect { at, size }) in &self.sheets {
            text += &format!("\n{id} {:.0} {:.0} {:.0} {:.0}", at.x, at.y, size.width, size.height);
        }
        text
    }

    /// What such a text says.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut all = Self { is_whole: lines.next() == Some("all"), ..Self::default() };
        for line in lines {
            let mut words = line.split(' ');
            let id = words.next().unwrap_or_default();
            let numbers: Vec<f64> = words.filter_map(|word| word.parse::<i32>().ok()).map(f64::from).collect();
            match (numbers[..].split_at_checked(2), numbers.get(2..4)) {
                (Some((at, _)), Some(size)) => {
                    all.sheets.extend(id.parse().ok().map(|id| (id, Rect::new(at[0], at[1], size[0], size[1]))));
                }
                (Some((at, _)), None) => all.tables.extend(id.parse().ok().map(|id| (id, Point::new(at[0], at[1])))),
                (None, _) => {}
            }
        }
        all
    }
}

/// A layout for everything. Tables that others point at stand left of those that point at them; groups that
/// no line connects are packed into the shape of a screen, the largest first. What stands in an area stays in it.
#[must_use]
pub fn arranged(diagram: &Diagram) -> Arrangement {
    let corner = diagram.bounds().map_or_else(Point::default, |all| all.at);
    areas::arranged(diagram, corner)
}

/// A layout for some tables alone, near where they stand and on none of the others.
#[must_use]
pub fn arranged_among(diagram: &Diagram, tables: &[TableId]) -> Arrangement {
    let tables: Vec<&Placed> = tables.iter().filter_map(|id| diagram.table(*id)).collect();
    let ids: Vec<TableId> = tables.iter().map(|placed| placed.id).collect();
    let Some(before) = diagram.bounds_of(&ids) else { return Arrangement::default() };
    let place: BTreeMap<TableId, (usize, f64)> = ids.iter().enumerate().map(|(at, id)| (*id, (at, 0.0))).gathered();
    let block = laid_out(diagram, tables.iter().map(|placed| placed.rect.size).collect(), &place);
    let corner = free_beside(diagram, before.at, block.size, &ids);
    let tables = ids.into_iter().zip(block.places).map(|(id, at)| (id, snapped(at + corner))).gathered();
    Arrangement { tables, ..Arrangement::default() }
}

/// Things at places of their own, from (0, 0) on.
#[derive(Default)]
struct Block {
    places: Vec<Point<World>>,
    size: Size<World>,
}

/// Lays things of these sizes out by the lines between tables. `place` says in which of them a table is, and how far
/// down in it.
fn laid_out(diagram: &Diagram, sizes: Vec<Size<World>>, place: &BTreeMap<TableId, (usize, f64)>) -> Block {
    let mut places = vec![Point::default(); sizes.len()];
    let mut blocks = Vec::new();
    for (members, edges) in groups(sizes.len(), edges(diagram, place)) {
        let Block { places: inner, size } = layers::laid_out(members.iter().map(|at| sizes[*at]).collect(), edges);
        members.iter().zip(inner).for_each(|(at, place)| places[*at] = place);
        blocks.push((members, size));
    }
    let size = packed(&mut places, blocks);
    Block { places, size }
}

/// The lines between different things.
fn edges(diagram: &Diagram, place: &BTreeMap<TableId, (usize, f64)>) -> Vec<Edge> {
    let end = |end: &LineEnd| {
        let (at, top) = place.get(&end.table)?;
        Some((*at, top + diagram.table(end.table)?.card.middle(end.columns.first().copied())))
    };
    let mut edges = Vec::new();
    for Line { ends: [child, parent], .. } in diagram.lines() {
        if let (Some((left, upper)), Some((right, lower))) = (end(parent), end(child))
            && left != right
        {
            edges.push(Edge { ends: [left, right], rows: [upper, lower] });
        }
    }
    edges
}

/// What lines connect: groups, with the lines in each by the numbers in it.
fn groups(count: usize, edges: Vec<Edge>) -> Vec<(Vec<usize>, Vec<Edge>)> {
    // Each leads to the first of its group.
    let mut first: Vec<usize> = (0..count).collect();
    for edge in &edges {
        let [a, b] = edge.ends.map(|end| root(&mut first, end));
        first[a.max(b)] = a.min(b);
    }
    let mut groups: Vec<(Vec<usize>, Vec<Edge>)> = Vec::new();
    // Which group each is in, and where in it.
    let mut place: Vec<(usize, usize)> = Vec::new();
    for at in 0..count {
        let first = root(&mut first, at);
        let group = if first == at { groups.len() } else { place[first].0 };
        if first == at {
            groups.push(<_>::default());
        }
        place.push((group, groups[group].0.len()));
        groups[group].0.push(at);
    }
    for edge in edges {
        groups[place[edge.ends[0]].0].1.push(Edge { ends: edge.ends.map(|end| place[end].1), ..edge });
    }
    groups
}

fn root(first: &mut [usize], mut at: usize) -> usize {
    while first[at] != at {
        first[at] = first[first[at]];
        at = first[at];
    }
    at
}

/// Puts groups beside one another in rows, and says what they take up.
fn packed(places: &mut [Point<World>], mut groups: Vec<(Vec<usize>, Size<World>)>) -> Size<World> {
    sort_by(&mut groups, |a, b| b.1.height.total_cmp(&a.1.height));
    let area: f64 = groups.iter().map(|(_, size)| (size.width + GROUP_GAP) * (size.height + GROUP_GAP)).sum();
    let widest = groups.iter().map(|(_, size)| size.width).fold(0.0, f64::max);
    let room = (area * 1.6).sqrt().max(widest);
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    let mut all = Size::default();
    for (members, size) in groups {
        if x > 0.0 && x + size.width > room {
            (x, y, row) = (0.0, y + row + GROUP_GAP, 0.0);
        }
        members.iter().for_each(|at| places[*at] = places[*at] + Point::new(x, y));
        row = row.max(size.height);
        all = Size::new(f64::max(all.width, x + size.width), y + row);
        x += size.width + GROUP_GAP;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::Approximate;
    use crate::canvas::sample::Sample;
    use crate::document::template::TEMPLATES;
    use crate::document::{Annotation, Colour, Layout};
    use crate::schema::{Ids, Schema};

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
    fn an_arrangement_reads_back_as_it_was_written() {
        let mut ids = Ids::new(3);
        let tables = [(ids.mint(), Point::new(-8.0, 1600.0)), (ids.mint(), Point::new(0.0, 24.0))].into();
        let places = Arrangement { is_whole: true, tables, sheets: vec![(ids.mint(), Rect::new(8.0, -16.0, 300.0, 200.0))] };
        assert_eq!(Arrangement::read(&places.written()), places);
        assert_eq!(Arrangement::read("some\nnonsense 1\n\n x y"), Arrangement::default());
    }

    /// The templates, and designs by chance.
    fn designs() -> impl Iterator<Item = (Schema, Layout)> {
        let templates = TEMPLATES.iter().map(|template| (template.make)(&mut Ids::new(1))).map(|made| (made.schema, made.layout));
        let chance = [7, 24, 60, 120].map(Sample::stress).into_iter().chain([Sample::library()]);
        templates.chain(chance.map(|sample| (sample.schema, sample.layout)))
    }

    #[test]
    fn tables_touch_no_other_and_lines_run_through_none() {
        for (schema, mut layout) in designs() {
            let mut before = Diagram::default();
            before.refresh(&schema, &layout, &Approximate);
            let places = arranged(&before).tables;
            assert_eq!(places.len(), before.tables().len());
            for (id, at) in &places {
                let spot = layout.spots.get_mut(id).unwrap();
                (spot.x, spot.y) = (at.x, at.y);
            }
            layout.bends.clear();
            let mut after = Diagram::default();
            after.refresh(&schema, &layout, &Approximate);
            let rects: Vec<Rect<World>> = after.tables().iter().map(|placed| placed.rect).collect();
            for (index, a) in rects.iter().enumerate() {
                assert!(rects[..index].iter().all(|b| !a.grown(8.0).touches(b)), "{:?}", after.tables()[index].card.title);
            }
            for line in 0..after.lines().len() {
                let route = after.route(line, None).unwrap();
                for piece in route.points.windows(2) {
                    let area = Rect::between(piece[0], piece[1]);
                    let hit = after.tables().iter().find(|placed| placed.rect.grown(-1.0).touches(&area));
                    assert!(hit.is_none(), "of {} tables {} is in the way of {route:?}", rects.len(), hit.unwrap().card.title);
                }
            }
        }
    }

    /// A table that hangs on the others by one line alone stands near them, whatever the ids of a design are.
    #[test]
    fn what_hangs_together_stands_together() {
        for template in &TEMPLATES {
            for seed in 1..=20 {
                let made = (template.make)(&mut Ids::new(seed));
                let mut diagram = Diagram::default();
                diagram.refresh(&made.schema, &made.layout, &Approximate);
                let places = arranged(&diagram).tables;
                let rects = diagram.tables().iter().map(|placed| Rect { at: places[&placed.id], size: placed.rect.size });
                let own: f64 = rects.clone().map(|rect| rect.size.width * rect.size.height).sum();
                let all = rects.reduce(|all, rect| all.around(&rect)).unwrap().size;
                assert!(all.width * all.height < 6.0 * own, "{} with seed {seed} is {all:?}", template.name);
            }
        }
    }

    #[test]
    fn some_tables_are_arranged_and_the_others_stay_free() {
        let sample = Sample::stress(60);
        let diagram = diagram(&sample);
        let chosen: Vec<TableId> = diagram.tables().iter().map(|placed| placed.id).step_by(3).collect();
        let places = arranged_among(&diagram, &chosen).tables;
        assert_eq!(places.len(), chosen.len());
        let rect = |id: &TableId| Rect { at: places[id], size: diagram.table(*id).unwrap().rect.size };
        for id in &chosen {
            let others = diagram.tables().iter().filter(|placed| !chosen.contains(&placed.id)).map(|placed| placed.rect);
            let moved = chosen.iter().filter(|other| *other != id).map(rect);
            assert!(!others.chain(moved).any(|other| other.touches(&rect(id))));
        }
    }

    #[test]
    fn tables_without_relations_are_arranged_too() {
        let mut sample = Sample::stress(1500);
        for table in sample.schema.tables.values_mut().skip(750) {
            std::sync::Arc::make_mut(table).foreign_keys.clear();
        }
        assert_eq!(arranged(&diagram(&sample)).tables.len(), 1500);
    }

    #[test]
    fn areas_keep_their_tables_and_nothing_lies_on_another() {
        for seed in 0..20 {
            let mut sample = Sample::stress(40);
            let mut random = fastrand::Rng::with_seed(seed);
            for number in 0..6 {
                let (x, y) = (random.f64() * 1800.0, random.f64() * 1800.0);
                let (width, height) = (random.f64() * 900.0, random.f64() * 900.0);
                let is_note = number == 5;
                let text = format!("part {number}");
                let id = Ids::new(seed * 10 + number).mint();
                sample.layout.annotations.push(Annotation { id, is_note, text, x, y, width, height, colour: Colour::Blue });
            }
            let before = diagram(&sample);
            let held = |diagram: &Diagram, area: AnnotationId| {
                let area = diagram.sheet(area).unwrap().clone();
                diagram.tables().iter().filter(|placed| area.holds(&placed.rect)).map(|placed| placed.id).collect::<Vec<_>>()
            };
            let now = arranged(&before);
            now.tables.iter().for_each(|(id, at)| {
                let spot = sample.layout.spots.get_mut(id).unwrap();
                (spot.x, spot.y) = (at.x, at.y);
            });
            for (id, rect) in &now.sheets {
                let annotation = sample.layout.annotations.iter_mut().find(|annotation| annotation.id == *id).unwrap();
                (annotation.x, annotation.y) = (rect.at.x, rect.at.y);
                (annotation.width, annotation.height) = (rect.size.width, rect.size.height);
            }
            let after = diagram(&sample);
            for sheet in before.sheets() {
                let (was, is) = (held(&before, sheet.id()), held(&after, sheet.id()));
                // A table in two areas stays in the smaller one.
                assert!(is.iter().all(|id| was.contains(id)), "seed {seed}: {} holds more", sheet.annotation.text);
                let area = after.sheet(sheet.id()).unwrap().rect;
                let whole = |id: &TableId| area.around(&after.table(*id).unwrap().rect) == area;
                assert!(is.iter().all(whole), "seed {seed}: a table stands over the edge");
            }
            let rects: Vec<_> = after.tables().iter().map(|placed| placed.rect).collect();
            assert!((0..rects.len()).all(|a| (0..a).all(|b| !rects[a].touches(&rects[b]))), "seed {seed}");
            let homed = |diagram: &Diagram| {
                let is_held = |placed: &&Placed| diagram.sheets().iter().any(|sheet| sheet.holds(&placed.rect));
                diagram.tables().iter().filter(is_held).count()
            };
            assert_eq!(homed(&before), homed(&after), "seed {seed}: no table leaves the areas");
        }
    }

    #[test]
    fn parents_stand_left_of_their_children() {
        let sample = Sample::library();
        let diagram = diagram(&sample);
        let places = arranged(&diagram).tables;
        for line in diagram.lines().iter().filter(|line| line.ends[0].table != line.ends[1].table) {
            assert!(places[&line.ends[1].table].x < places[&line.ends[0].table].x);
        }
    }
}
