//! The geometry of a whole document: where each table's card is, and the way of each line.
//!
//! Everything is kept until what it was made from changes: a card as long as its table is the same in
//! memory, a line as long as nothing moved. Tables that a gesture holds are moved by a [`Shift`], which
//! leaves what is kept alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::lanes;
use super::route::{Lane, Nothing, Obstacles, Port, route};
use super::{Card, Foot, Point, Rect, Route, Ruler, World};
use crate::document::{Colour, Layout};
use crate::schema::{ColumnId, EnumId, EnumType, ForeignKey, Link, RelationId, Schema, Table, TableId, junction};

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

/// An end of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineEnd {
    /// The table it ends at.
    pub table: TableId,
    /// The columns it stands for; it ends at the row of the first.
    pub columns: Vec<ColumnId>,
    /// How many rows stand there.
    pub foot: Foot,
    /// How far from the middle of the row it ends, where several do.
    pub offset: f64,
}

/// A line between two tables. One foreign key is one line; a folded junction table is one as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The relation it shows. The two lines of a junction table show the same one.
    pub relation: RelationId,
    /// The end with the foreign key, and the end that it points at.
    pub ends: [LineEnd; 2],
    /// Sets it apart from others that run beside it: lanes are counted from the middle of the gap.
    pub lane: f64,
    /// The same for where it goes around something, counted outwards.
    pub detour: f64,
}

/// Tables that are held by a gesture, and how far they have come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shift {
    /// The tables.
    pub tables: BTreeSet<TableId>,
    /// How far.
    pub by: Point<World>,
}

/// The geometry of a document.
#[derive(Default)]
pub struct Diagram {
    tables: Vec<Placed>,
    index: BTreeMap<TableId, usize>,
    lines: Vec<Line>,
    routes: Vec<Option<Arc<Route>>>,
    enums: BTreeMap<EnumId, Arc<EnumType>>,
    grid: Option<Grid>,
    /// Grows whenever anything changes: what others keep of this diagram is old when it does.
    version: u64,
}

impl Diagram {
    /// Looks at the document again; says whether anything changed. Costs little where nothing did.
    pub fn refresh(&mut self, schema: &Schema, layout: &Layout, ruler: &dyn Ruler) -> bool {
        let same_enums = same_by(&self.enums, &schema.enums, Arc::ptr_eq);
        if same_enums && self.is_current(schema, layout) {
            return false;
        }
        let old = std::mem::take(&mut self.tables);
        let mut kept: BTreeMap<TableId, Placed> =
            if same_enums { old.into_iter().map(|placed| (placed.id, placed)).collect() } else { BTreeMap::new() };
        for (id, table) in shown(schema, layout) {
            let card = kept.remove(&id).filter(|placed| Arc::ptr_eq(&placed.table, table)).map(|placed| placed.card);
            let card = card.unwrap_or_else(|| Arc::new(Card::new(table, schema, ruler)));
            let spot = layout.spots.get(&id).copied().unwrap_or_default();
            let rect = Rect::new(spot.x, spot.y, card.size.width, card.size.height);
            self.tables.push(Placed { id, card, rect, colour: spot.colour, table: table.clone() });
        }
        self.index = self.tables.iter().enumerate().map(|(index, placed)| (placed.id, index)).collect();
        self.enums = schema.enums.clone();
        let mut lines = lines(schema, layout);
        lanes::spread(&mut lines, |id| self.table(id));
        self.lines = lines;
        self.routes = vec![None; self.lines.len()];
        self.grid = None;
        self.version += 1;
        true
    }

    /// Measures everything anew, as with another ruler.
    pub fn forget(&mut self) {
        *self = Self { version: self.version + 1, ..Self::default() };
    }

    fn is_current(&self, schema: &Schema, layout: &Layout) -> bool {
        let mut known = self.tables.iter();
        let same = shown(schema, layout).all(|(id, table)| {
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

    /// What all tables together take up; `None` where there is none.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect<World>> {
        around(self.tables.iter().map(|placed| placed.rect))
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
            _ => placed.rect,
        }
    }

    /// A rectangle that the line number `index` lies in, without finding its way first.
    #[must_use]
    pub fn span(&self, index: usize) -> Option<Rect<World>> {
        let line = self.lines.get(index)?;
        let [a, b] = [&line.ends[0], &line.ends[1]].map(|end| self.table(end.table));
        Some(a?.rect.around(&b?.rect).grown(60.0))
    }

    /// The way of the line number `index`.
    pub fn route(&mut self, index: usize, shift: Option<&Shift>) -> Option<Arc<Route>> {
        let line = self.lines.get(index)?;
        let held = shift.is_some_and(|shift| line.ends.iter().any(|end| shift.tables.contains(&end.table)));
        if !held && let Some(Some(known)) = self.routes.get(index) {
            return Some(known.clone());
        }
        if self.grid.is_none() {
            self.grid = Some(Grid::new(&self.tables));
        }
        let line = self.lines.get(index)?;
        let [from, to] = [self.port(&line.ends[0], shift)?, self.port(&line.ends[1], shift)?];
        let around = Others { diagram: self, own: [line.ends[0].table, line.ends[1].table], shift };
        let found = Arc::new(route(from, to, Lane { gap: line.lane, detour: line.detour }, &around));
        if !held && let Some(slot) = self.routes.get_mut(index) {
            *slot = Some(found.clone());
        }
        Some(found)
    }

    /// The way of a line that is yet to be: between rows, or from a row to a free point.
    #[must_use]
    pub fn free_route(&self, from: &LineEnd, to: Result<&LineEnd, Point<World>>) -> Option<Route> {
        let point = |at: Point<World>| Port { rect: Rect::between(at, at), y: at.y };
        let [from, to] = [self.port(from, None)?, to.map_or_else(|at| Some(point(at)), |end| self.port(end, None))?];
        Some(route(from, to, Lane::default(), &Nothing))
    }

    fn port(&self, end: &LineEnd, shift: Option<&Shift>) -> Option<Port> {
        let placed = self.table(end.table)?;
        let rect = self.rect(placed, shift);
        Some(Port { rect, y: rect.at.y + placed.card.middle(end.columns.first().copied()) + end.offset })
    }
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

/// The tables that are shown as cards: all but the folded junction tables.
fn shown<'a>(schema: &'a Schema, layout: &'a Layout) -> impl Iterator<Item = (TableId, &'a Arc<Table>)> {
    schema.tables.iter().filter(|(_, table)| folded(table, layout).is_none()).map(|(id, table)| (*id, table))
}

fn folded<'a>(table: &'a Table, layout: &Layout) -> Option<(&'a ForeignKey, &'a ForeignKey)> {
    layout.spots.get(&table.id).filter(|spot| spot.folded).and_then(|_| junction(table))
}

fn lines(schema: &Schema, layout: &Layout) -> Vec<Line> {
    let hidden = |id: TableId| schema.table(id).is_none_or(|table| folded(table, layout).is_some());
    let mut lines = Vec::new();
    for table in schema.tables.values() {
        if let Some((left, right)) = folded(table, layout) {
            if !hidden(left.target) && !hidden(right.target) {
                let end =
                    |key: &ForeignKey| LineEnd { table: key.target, columns: key.target_columns.clone(), foot: Foot::Many, offset: 0.0 };
                lines.push(Line { relation: RelationId::Junction(table.id), ends: [end(left), end(right)], lane: 0.0, detour: 0.0 });
            }
            continue;
        }
        let pair = junction(table);
        for key in table.foreign_keys.iter().filter(|key| !hidden(key.target)) {
            let is_half = pair.is_some_and(|(left, right)| key.id == left.id || key.id == right.id);
            let relation = if is_half { RelationId::Junction(table.id) } else { RelationId::Key(table.id, key.id) };
            lines.push(key_line(table, key, relation));
        }
    }
    lines
}

fn key_line(table: &Table, key: &ForeignKey, relation: RelationId) -> Line {
    let link = Link::of(table, key);
    let child = if link.unique { Foot::OneOrNone } else { Foot::Many };
    let parent = if link.optional { Foot::OneOrNone } else { Foot::One };
    let ends = [
        LineEnd { table: table.id, columns: key.columns.clone(), foot: child, offset: 0.0 },
        LineEnd { table: key.target, columns: key.target_columns.clone(), foot: parent, offset: 0.0 },
    ];
    Line { relation, ends, lane: 0.0, detour: 0.0 }
}

/// Finds the tables near a place without looking at all of them.
struct Grid {
    cells: HashMap<(i32, i32), Vec<u32>>,
}

const CELL: f64 = 320.0;

impl Grid {
    fn new(tables: &[Placed]) -> Self {
        let mut cells: HashMap<_, Vec<u32>> = HashMap::new();
        for (index, placed) in tables.iter().enumerate() {
            for cell in Self::cells_of(&placed.rect) {
                cells.entry(cell).or_default().push(index as u32);
            }
        }
        Self { cells }
    }

    fn cells_of(area: &Rect<World>) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = |value: f64| (value / CELL).floor() as i32;
        let (left, right, top, bottom) = (cell(area.at.x), cell(area.right()), cell(area.at.y), cell(area.bottom()));
        (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
    }
}

/// The tables that a line has to go around.
struct Others<'a> {
    diagram: &'a Diagram,
    own: [TableId; 2],
    shift: Option<&'a Shift>,
}

impl Obstacles for Others<'_> {
    fn touching(&self, area: &Rect<World>, found: &mut dyn FnMut(Rect<World>)) {
        let Some(grid) = &self.diagram.grid else { return };
        let held = |id: &TableId| self.shift.is_some_and(|shift| shift.tables.contains(id));
        let mut seen = Vec::new();
        for index in Grid::cells_of(area).filter_map(|cell| grid.cells.get(&cell)).flatten() {
            let placed = &self.diagram.tables[*index as usize];
            let counts = placed.rect.touches(area) && !self.own.contains(&placed.id) && !held(&placed.id);
            if counts && !seen.contains(index) {
                seen.push(*index);
                found(placed.rect);
            }
        }
    }
}
