//! The geometry of a whole document: where each table's card is, and the way of each line.
//!
//! Everything is kept until what it was made from changes: a card as long as its table is the same in
//! memory, a line as long as nothing moved. Tables that a gesture holds are moved by a [`Shift`], which
//! leaves what is kept alone.

#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::grid::Grid;
use super::lanes::Lanes;
use super::line::{Line, LineEnd, folded, lines, lines_of};
use super::route::{Lane, Nothing, Obstacles, Port, led, route};
use super::scene::Step;
use super::{Card, Point, Rect, Route, Ruler, Sheet, World};
use crate::document::{Bend, Colour, Layout};
use crate::schema::gather::{Gather, sort_by};
use crate::schema::{AnnotationId, EnumId, EnumType, RelationId, Schema, Table, TableId};

/// A table that is shown, at its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Which table it is.
    pub id: TableId,
    /// Its card.
    pub card: Arc<Card>,
    /// What it takes up.
    pub rect: Rect<World>,
    /// The colour of its header.
    pub colour: Colour,
    table: Arc<Table>,
}

/// Tables that are held by a gesture, and how far they have come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shift {
    /// The tables.
    pub tables: BTreeSet<TableId>,
    /// The areas and notes.
    pub annotations: Vec<AnnotationId>,
    /// How far.
    pub by: Point<World>,
    /// Tables that are on their way by themselves in the order of their ids, and how far each is from where it stands.
    pub glide: Vec<(TableId, Point<World>)>,
}

impl Shift {
    /// How far a table is from where it stands, if it is on its way by itself.
    fn gliding(&self, id: TableId) -> Option<Point<World>> {
        self.glide.binary_search_by_key(&id, |(id, _)| *id).ok().map(|at| self.glide[at].1)
    }
}

/// A table as it is now: where it is among the others, and its lines with their numbers.
type Renewed<'a> = (usize, &'a Arc<Table>, Vec<(usize, Line)>);

/// What is kept of a line.
#[derive(Clone)]
struct Track {
    ends: [usize; 2],
    span: Rect<World>,
    route: Option<Arc<Route>>,
    /// A way that goes through other tables, for seeing it from far away; found much faster.
    plain: Option<Arc<Route>>,
}

/// The geometry of a document.
#[derive(Default)]
pub struct Diagram {
    tables: Vec<Placed>,
    index: BTreeMap<TableId, usize>,
    lines: Vec<Line>,
    lanes: Lanes,
    /// For each table, which lines end at it.
    touching: Vec<Vec<u32>>,
    sheets: Vec<Sheet>,
    bends: Vec<Bend>,
    /// For each line: where its tables are in `tables`, the rectangle around both, and its way once found.
    tracks: Vec<Track>,
    enums: BTreeMap<EnumId, Arc<EnumType>>,
    /// Tables that are not shown for now.
    hidden: BTreeSet<TableId>,
    grid: Option<Grid>,
    ways: Option<Arc<[Step]>>,
    bounds: Option<Rect<World>>,
    /// How much may be looked for in this frame; everything where nobody says.
    work_left: Option<usize>,
    /// Whether a line was not looked for, for that reason.
    is_unfinished: bool,
    /// Grows whenever anything changes: what others keep of this diagram is old when it does.
    version: u64,
}

impl Diagram {
    /// Looks at the document again; says whether anything changed. Costs little where nothing did.
    pub fn refresh(&mut self, schema: &Schema, layout: &Layout, ruler: &dyn Ruler) -> bool {
        let same_enums = same_by(&self.enums, &schema.enums, Arc::ptr_eq);
        let same_sheets = self.sheets.iter().map(|sheet| &sheet.annotation).eq(&layout.annotations);
        if !same_sheets {
            self.sheets = layout.annotations.iter().map(|annotation| Sheet::new(annotation, ruler)).collect();
        }
        if same_enums && self.bends == layout.bends && self.is_current(schema, layout) {
            if !same_sheets {
                self.measure_bounds();
                self.version += 1;
            }
            return !same_sheets;
        }
        let old = std::mem::take(&mut self.tables);
        let known: BTreeMap<TableId, &Placed> = old.iter().map(|placed| (placed.id, placed)).gathered();
        let mut changed: Vec<Rect<World>> = Vec::new();
        for (id, table) in shown(schema, layout, &self.hidden) {
            let before = known.get(&id).copied();
            let same = before.filter(|placed| same_enums && Arc::ptr_eq(&placed.table, table));
            let card = same.map_or_else(|| Arc::new(Card::new(table, schema, ruler)), |placed| placed.card.clone());
            let spot = layout.spots.get(&id).copied().unwrap_or_default();
            let rect = Rect::new(spot.x, spot.y, card.size.width, card.size.height);
            if before.is_none_or(|placed| placed.rect != rect) {
                changed.extend(before.map(|placed| placed.rect).into_iter().chain([rect]));
            }
            self.tables.push(Placed { id, card, rect, colour: spot.colour, table: table.clone() });
        }
        self.index = self.tables.iter().enumerate().map(|(index, placed)| (placed.id, index)).gathered();
        changed.extend(old.iter().filter(|placed| !self.index.contains_key(&placed.id)).map(|placed| placed.rect));
        self.enums = schema.enums.clone();
        self.bends.clone_from(&layout.bends);
        self.lay_lines(lines(schema, layout), &changed);
        self.grid = None;
        self.ways = None;
        self.measure_bounds();
        self.version += 1;
        true
    }

    fn measure_bounds(&mut self) {
        let sheets = self.sheets.iter().map(|sheet| sheet.rect);
        self.bounds = around(self.tables.iter().map(|placed| placed.rect).chain(sheets));
    }

    /// Takes new lines over. A line keeps its way where its ends are as they were and nothing near it changed.
    fn lay_lines(&mut self, mut lines: Vec<Line>, changed: &[Rect<World>]) {
        lines.retain(|line| line.ends.iter().all(|end| self.index.contains_key(&end.table)));
        self.lanes = Lanes::spread(&mut lines, &|id| self.table(id));
        let old_lines = std::mem::take(&mut self.lines);
        let old_tracks = std::mem::take(&mut self.tracks);
        let mut known: BTreeMap<RelationId, Vec<(Line, Track)>> = BTreeMap::new();
        for (line, track) in old_lines.into_iter().zip(old_tracks) {
            known.entry(line.relation).or_default().push((line, track));
        }
        for line in &lines {
            let of_relation = known.get_mut(&line.relation).into_iter().flatten();
            let same = of_relation.filter(|(old, _)| old == line).find_map(|(_, track)| track.route.take());
            let at = |end: &LineEnd| self.index.get(&end.table).copied().unwrap_or_default();
            let ends = [at(&line.ends[0]), at(&line.ends[1])];
            let span = self.tables[ends[0]].rect.around(&self.tables[ends[1]].rect).grown(60.0);
            let route = same.filter(|route| {
                let near = span.around(&route.looked_at).grown(20.0);
                self.still_ends(line, ends, route) && !changed.iter().any(|rect| rect.touches(&near))
            });
            self.tracks.push(Track { ends, span, route, plain: None });
        }
        self.lines = lines;
        self.touching = vec![Vec::new(); self.tables.len()];
        for (index, track) in self.tracks.iter().enumerate() {
            self.touching[track.ends[0]].push(index as u32);
            if track.ends[0] != track.ends[1] {
                self.touching[track.ends[1]].push(index as u32);
            }
        }
    }

    /// Looks at some tables again, which are all that changed; `false` where that is not enough, as where there is
    /// a line more. It costs what is near them, however large the diagram is.
    pub fn renew(&mut self, schema: &Schema, layout: &Layout, ruler: &dyn Ruler, ids: &[TableId]) -> bool {
        let Some(changes) = ids.iter().map(|id| self.changed(*id, schema, layout)).collect::<Option<Vec<_>>>() else { return false };
        let (mut rects, mut dirty) = (Vec::new(), Vec::new());
        for (at, table, lines) in changes {
            let placed = &mut self.tables[at];
            if !Arc::ptr_eq(&placed.table, table) {
                (placed.card, placed.table) = (Arc::new(Card::new(table, schema, ruler)), Arc::clone(table));
            }
            let spot = layout.spots.get(&placed.id).copied().unwrap_or_default();
            let before = placed.rect;
            placed.rect = Rect::new(spot.x, spot.y, placed.card.size.width, placed.card.size.height);
            placed.colour = spot.colour;
            if placed.rect != before {
                rects.extend([before, placed.rect]);
                if let Some(grid) = &mut self.grid {
                    grid.take(at as u32, &before);
                    grid.put(at as u32, &self.tables[at].rect);
                }
            }
            for (index, line) in lines {
                self.lines[index] = line;
            }
            dirty.extend(self.touching[at].iter().map(|index| *index as usize));
        }
        sort_by(&mut dirty, Ord::cmp);
        dirty.dedup();
        self.renew_lines(&rects, &dirty);
        self.ways = None;
        self.measure_bounds();
        self.version += 1;
        true
    }

    /// A table as it is now, with its lines and their numbers; `None` where there are others than before.
    fn changed<'a>(&self, id: TableId, schema: &'a Schema, layout: &Layout) -> Option<Renewed<'a>> {
        let at = *self.index.get(&id)?;
        let table = schema.tables.get(&id).filter(|table| folded(table, layout).is_none())?;
        let mut now = Vec::new();
        lines_of(table, schema, layout, &mut now);
        now.retain(|line| line.ends.iter().all(|end| self.index.contains_key(&end.table)));
        let own = self.touching[at].iter().map(|index| *index as usize).filter(|index| self.lines[*index].key.0 == id);
        let mut found = Vec::with_capacity(now.len());
        for index in own {
            let line = now.get(found.len())?;
            let same = |end: usize| line.ends[end].table == self.lines[index].ends[end].table;
            let is_same = line.key == self.lines[index].key && same(0) && same(1);
            found.push((index, line.clone()));
            is_same.then_some(())?;
        }
        (found.len() == now.len()).then_some((at, table, found))
    }

    /// The lines of tables that changed find their way anew, and so do those beside them.
    fn renew_lines(&mut self, rects: &[Rect<World>], dirty: &[usize]) {
        let (mut lines, mut lanes) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.lanes));
        let shifted = lanes.renew(&mut lines, dirty, &|id| self.table(id));
        (self.lines, self.lanes) = (lines, lanes);
        for index in shifted.into_iter().chain(dirty.iter().copied()) {
            let ends = self.tracks[index].ends;
            let span = self.tables[ends[0]].rect.around(&self.tables[ends[1]].rect).grown(60.0);
            self.tracks[index] = Track { ends, span, route: None, plain: None };
        }
        for track in self.tracks.iter_mut().filter(|_| !rects.is_empty()) {
            let near = |route: &Arc<Route>| track.span.around(&route.looked_at).grown(20.0);
            if track.route.as_ref().map(near).is_some_and(|near| rects.iter().any(|rect| rect.touches(&near))) {
                track.route = None;
            }
        }
    }

    fn still_ends(&self, line: &Line, tables: [usize; 2], route: &Route) -> bool {
        (0..2).all(|end| {
            let port = port(&self.tables[tables[end]], self.tables[tables[end]].rect, &line.ends[end]);
            route.ends()[end] == Point::new(route.sides[end].of(&port.rect), port.y)
        })
    }

    /// The tables that are not shown for now.
    #[must_use]
    pub fn hidden(&self) -> &BTreeSet<TableId> {
        &self.hidden
    }

    /// Shows all but these from the next [`refresh`](Self::refresh) on.
    pub fn hide(&mut self, hidden: BTreeSet<TableId>) {
        self.hidden = hidden;
    }

    /// Measures everything anew, as with another ruler.
    pub fn forget(&mut self) {
        *self = Self { version: self.version + 1, hidden: std::mem::take(&mut self.hidden), ..Self::default() };
    }

    fn is_current(&self, schema: &Schema, layout: &Layout) -> bool {
        let mut known = self.tables.iter();
        let same = shown(schema, layout, &self.hidden).all(|(id, table)| {
            let spot = layout.spots.get(&id).copied().unwrap_or_default();
            known.next().is_some_and(|placed| {
                Arc::ptr_eq(&placed.table, table) && placed.rect.at == Point::new(spot.x, spot.y) && placed.colour == spot.colour
            })
        });
        same && known.next().is_none() && self.version > 0
    }

    /// The tables that are shown, the topmost last.
    #[must_use]
    pub fn tables(&self) -> &[Placed] {
        &self.tables
    }

    /// One table.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&Placed> {
        self.index.get(&id).map(|index| &self.tables[*index])
    }

    /// The areas and notes that are shown, the topmost last.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// One area or note.
    #[must_use]
    pub fn sheet(&self, id: AnnotationId) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id() == id)
    }

    /// In the frame that begins, ways are looked for as long as there is work left. A line whose turn does not come
    /// is drawn through tables, and [`is_unfinished`](Self::is_unfinished) says so.
    pub fn begin_frame(&mut self, work: usize) {
        (self.work_left, self.is_unfinished) = (Some(work), false);
    }

    /// Whether more lines would find their way in one more frame.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.is_unfinished
    }

    /// What is moved together: these tables, areas and notes, and what stands in the areas.
    #[must_use]
    pub fn carried(&self, tables: &[TableId], annotations: &[AnnotationId]) -> Shift {
        let mut shift = Shift { tables: tables.iter().copied().gathered(), annotations: annotations.to_vec(), ..Shift::default() };
        for area in annotations.iter().filter_map(|id| self.sheet(*id)) {
            shift.tables.extend(self.tables.iter().filter(|placed| area.holds(&placed.rect)).map(|placed| placed.id));
            let inside = |sheet: &&Sheet| area.holds(&sheet.rect) && area.rect.around(&sheet.rect) == area.rect;
            let more: Vec<_> = self.sheets.iter().filter(inside).map(Sheet::id).filter(|id| !shift.annotations.contains(id)).collect();
            shift.annotations.extend(more);
        }
        shift
    }

    /// The lines between them.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// A number that grows whenever anything changes.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What all tables, areas and notes together take up; `None` where there is none.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect<World>> {
        self.bounds
    }

    /// What some tables together take up.
    #[must_use]
    pub fn bounds_of(&self, tables: &[TableId]) -> Option<Rect<World>> {
        around(tables.iter().filter_map(|id| self.table(*id)).map(|placed| placed.rect))
    }

    /// Where a table is, with the gesture in flight.
    #[must_use]
    pub fn rect(&self, placed: &Placed, shift: Option<&Shift>) -> Rect<World> {
        match shift {
            Some(shift) if shift.tables.contains(&placed.id) => moved(placed.rect, shift.by),
            Some(shift) => shift.gliding(placed.id).map_or(placed.rect, |by| moved(placed.rect, by)),
            _ => placed.rect,
        }
    }

    /// A rectangle that the line number `index` most likely lies in, without finding its way first.
    #[must_use]
    pub fn span(&self, index: usize) -> Option<Rect<World>> {
        self.tracks.get(index).map(|track| track.span)
    }

    /// The way of the line number `index` as it is seen from far away: it may run through other tables.
    pub fn plain_route(&mut self, index: usize) -> Option<Arc<Route>> {
        let track = self.tracks.get(index)?;
        if let Some(known) = track.route.as_ref().or(track.plain.as_ref()) {
            return Some(known.clone());
        }
        let line = self.lines.get(index)?;
        let [from, to] = [0, 1].map(|end| {
            let placed = &self.tables[track.ends[end]];
            port(placed, placed.rect, &line.ends[end])
        });
        let found = led(from, to, &line.bend);
        let found = Arc::new(found.unwrap_or_else(|| route(from, to, Lane { gap: line.lane, detour: line.detour }, &Nothing)));
        self.tracks.get_mut(index)?.plain = Some(found.clone());
        Some(found)
    }

    /// The way of the line number `index`, where it was found already.
    #[must_use]
    pub fn known_route(&self, index: usize) -> Option<&Arc<Route>> {
        self.tracks.get(index)?.route.as_ref()
    }

    /// The way of the line number `index` as it would be with another bend.
    #[must_use]
    pub fn led_route(&self, index: usize, bend: &[f64]) -> Option<Route> {
        let (line, ends) = (self.lines.get(index)?, self.tracks.get(index)?.ends.map(|at| &self.tables[at]));
        let [from, to] = [0, 1].map(|end| port(ends[end], ends[end].rect, &line.ends[end]));
        led(from, to, bend)
    }

    /// The way of the line number `index`.
    pub fn route(&mut self, index: usize, shift: Option<&Shift>) -> Option<Arc<Route>> {
        let line = self.lines.get(index)?;
        let goes = |shift: &Shift, id: TableId| shift.tables.contains(&id) || shift.gliding(id).is_some();
        let held = shift.is_some_and(|shift| line.ends.iter().any(|end| goes(shift, end.table)));
        if !held && let Some(Track { route: Some(known), .. }) = self.tracks.get(index) {
            return Some(known.clone());
        }
        let is_spent = self.work_left == Some(0);
        if is_spent && !held {
            self.is_unfinished = true;
            return self.plain_route(index);
        }
        self.need_grid();
        let line = self.lines.get(index)?;
        let ends = self.tracks.get(index)?.ends.map(|at| &self.tables[at]);
        let [from, to] = [0, 1].map(|end| port(ends[end], self.rect(ends[end], shift), &line.ends[end]));
        let both = shift.filter(|shift| line.ends.iter().all(|end| shift.tables.contains(&end.table)));
        let by_hand = match both {
            Some(Shift { by, .. }) => {
                let along = |(piece, at): (usize, &f64)| at + if piece % 2 == 0 { by.x } else { by.y };
                led(from, to, &line.bend.iter().enumerate().map(along).collect::<Vec<_>>())
            }
            None => led(from, to, &line.bend),
        };
        let others = Others { diagram: self, own: [line.ends[0].table, line.ends[1].table], shift, work: Cell::new(0) };
        // On their way, tables pass over others: the lines follow at the end.
        let is_gliding = shift.is_some_and(|shift| !shift.glide.is_empty());
        let around: &dyn Obstacles = if is_gliding || is_spent { &Nothing } else { &others };
        let found = by_hand.unwrap_or_else(|| route(from, to, Lane { gap: line.lane, detour: line.detour }, around));
        let found = Arc::new(found);
        let work = others.work.get();
        self.work_left = self.work_left.map(|left| left.saturating_sub(work));
        if !held && let Some(track) = self.tracks.get_mut(index) {
            track.route = Some(found.clone());
        }
        Some(found)
    }

    /// All ways as one path, kept until anything changes; `print` makes it.
    pub fn all_ways(&mut self, print: impl FnOnce(&[Arc<Route>]) -> Arc<[Step]>) -> Arc<[Step]> {
        if let Some(known) = &self.ways {
            return known.clone();
        }
        let ways: Vec<_> = (0..self.lines.len()).filter_map(|index| self.plain_route(index)).collect();
        self.ways.insert(print(&ways)).clone()
    }

    /// The way of a line that is yet to be: between rows, or from a row to a free point.
    pub fn free_route(&mut self, from: &LineEnd, to: Result<&LineEnd, Point<World>>) -> Option<Route> {
        self.need_grid();
        let at = |end: &LineEnd| self.table(end.table).map(|placed| port(placed, placed.rect, end));
        let point = |at: Point<World>| Port { rect: Rect::between(at, at), y: at.y };
        let [start, end] = [at(from)?, to.map_or_else(|at| Some(point(at)), at)?];
        let own = [from.table, to.map_or(from.table, |end| end.table)];
        Some(route(start, end, Lane::default(), &Others { diagram: self, own, shift: None, work: Cell::new(0) }))
    }

    fn need_grid(&mut self) {
        if self.grid.is_none() {
            let mut grid = Grid::default();
            self.tables.iter().enumerate().for_each(|(index, placed)| grid.put(index as u32, &placed.rect));
            self.grid = Some(grid);
        }
    }
}

fn port(placed: &Placed, rect: Rect<World>, end: &LineEnd) -> Port {
    Port { rect, y: rect.at.y + placed.card.middle(end.columns.first().copied()) + end.offset }
}

fn same_by<K: Ord, V>(a: &BTreeMap<K, V>, b: &BTreeMap<K, V>, same: impl Fn(&V, &V) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && same(a.1, b.1))
}

fn around(rects: impl Iterator<Item = Rect<World>>) -> Option<Rect<World>> {
    rects.reduce(|all, rect| all.around(&rect))
}

fn moved(rect: Rect<World>, by: Point<World>) -> Rect<World> {
    Rect { at: rect.at + by, size: rect.size }
}

/// The tables that are shown as cards: all but the hidden ones and the folded junction tables.
fn shown<'a>(schema: &'a Schema, layout: &'a Layout, hidden: &'a BTreeSet<TableId>) -> impl Iterator<Item = (TableId, &'a Arc<Table>)> {
    let is_shown = |(id, table): &(&TableId, &Arc<Table>)| !hidden.contains(id) && folded(table, layout).is_none();
    schema.tables.iter().filter(is_shown).map(|(id, table)| (*id, table))
}

/// The tables that a line has to go around.
struct Others<'a> {
    diagram: &'a Diagram,
    own: [TableId; 2],
    shift: Option<&'a Shift>,
    /// How much was looked at.
    work: Cell<usize>,
}

impl Obstacles for Others<'_> {
    fn touching(&self, area: &Rect<World>, found: &mut dyn FnMut(Rect<World>)) {
        let Some(grid) = &self.diagram.grid else { return };
        let held = |id: &TableId| self.shift.is_some_and(|shift| shift.tables.contains(id));
        let mut count = 1;
        for (square, index) in grid.near(area) {
            let placed = &self.diagram.tables[index as usize];
            let first = Grid::first(area, &placed.rect) == square;
            if first && placed.rect.touches(area) && !self.own.contains(&placed.id) && !held(&placed.id) {
                found(placed.rect);
                count += 1;
            }
        }
        // Searching among tables grows faster than their number.
        self.work.set(self.work.get() + count * count);
    }
}
