//! What is under a point of the canvas, the topmost first: a handle, a row, a title, a line, or nothing.

use super::card::{HEADER, PAD};
use super::scene::{Detail, extra_row_of};
use super::sheet::{Edge, edge_near};
use super::{Diagram, Placed, Point, Sheet, Side, World};
use crate::schema::{AnnotationId, ColumnId, RelationId, TableId};

/// What a point is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A dot from which a line is drawn.
    Handle(Handle),
    /// The header of a table.
    Title(TableId),
    /// The row of a column.
    Row(TableId, ColumnId),
    /// The row that takes a new column.
    AddColumn(TableId),
    /// A line.
    Line(RelationId),
    /// A note, or the strip or the border of an area.
    Sheet(AnnotationId),
    /// An edge or a corner of the area or note that is selected.
    Edge(AnnotationId, Edge),
    /// Nothing.
    Canvas,
}

impl Hit {
    /// The table that it belongs to.
    #[must_use]
    pub fn table(self) -> Option<TableId> {
        match self {
            Self::Handle(handle) => Some(handle.table),
            Self::Title(table) | Self::Row(table, _) | Self::AddColumn(table) => Some(table),
            Self::Line(_) | Self::Sheet(_) | Self::Edge(..) | Self::Canvas => None,
        }
    }

    /// The column that it belongs to.
    #[must_use]
    pub fn column(self) -> Option<ColumnId> {
        match self {
            Self::Handle(handle) => handle.column,
            Self::Row(_, column) => Some(column),
            _ => None,
        }
    }
}

/// A dot at the edge of a table from which a line is drawn: at a row, or at the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle {
    /// The table.
    pub table: TableId,
    /// The column of the row; `None` at the title.
    pub column: Option<ColumnId>,
    /// At which edge.
    pub side: Side,
}

/// How near is near enough, and what else can be hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The zoom: near is meant on the screen.
    pub zoom: f64,
    /// Whether the pointer is a finger.
    pub coarse: bool,
    /// The table whose row for a new column is shown.
    pub extra_row: Option<TableId>,
    /// The table that lies on top of the others.
    pub on_top: Option<TableId>,
    /// Whether lines can be hit.
    pub lines: bool,
    /// The area or note whose edges can be moved.
    pub edges: Option<AnnotationId>,
}

impl Reach {
    fn handle(&self) -> f64 {
        if self.coarse { 22.0 / self.zoom } else { 12.0 / self.zoom }
    }

    fn line(&self) -> f64 {
        if self.coarse { 12.0 / self.zoom } else { 6.0 / self.zoom }
    }
}

/// Where a handle is.
#[must_use]
pub fn handle_at(placed: &Placed, handle: &Handle) -> Point<World> {
    Point::new(handle.side.of(&placed.rect), placed.rect.at.y + placed.card.middle(handle.column))
}

/// What is under `point`.
pub fn hit(diagram: &mut Diagram, point: Point<World>, reach: &Reach) -> Hit {
    let top = reach.on_top.and_then(|id| diagram.table(id));
    let below = diagram.tables().iter().rev().filter(|placed| Some(placed.id) != reach.on_top);
    for placed in top.into_iter().chain(below) {
        if let Some(found) = on_table(placed, point, reach) {
            return found;
        }
    }
    let held = reach.edges.and_then(|id| diagram.sheet(id));
    if let Some(edge) = held.and_then(|sheet| edge_near(&sheet.rect, point, reach.line())) {
        return reach.edges.map_or(Hit::Canvas, |id| Hit::Edge(id, edge));
    }
    if let Some(note) = sheet_at(diagram, point, reach, true) {
        return Hit::Sheet(note);
    }
    let line = if reach.lines { line_at(diagram, point, reach) } else { None };
    let line = line.map(Hit::Line);
    line.or_else(|| sheet_at(diagram, point, reach, false).map(Hit::Sheet)).unwrap_or(Hit::Canvas)
}

/// The note, or the area, that is held at a point: the smallest, the topmost of equal ones.
fn sheet_at(diagram: &Diagram, point: Point<World>, reach: &Reach, is_note: bool) -> Option<AnnotationId> {
    let held = |sheet: &&Sheet| {
        let on_border = !is_note && edge_near(&sheet.rect, point, reach.line()).is_some();
        sheet.annotation.is_note == is_note && (on_border || sheet.grip(reach.zoom).contains(point))
    };
    let size = |sheet: &Sheet| sheet.rect.size.width * sheet.rect.size.height;
    let all = diagram.sheets().iter().rev().filter(held);
    all.min_by(|a, b| size(a).total_cmp(&size(b))).map(Sheet::id)
}

fn on_table(placed: &Placed, point: Point<World>, reach: &Reach) -> Option<Hit> {
    let full = Detail::at(reach.zoom) == Detail::Full;
    if full && reach.extra_row == Some(placed.id) && extra_row_of(placed.rect, placed.card.rows.is_empty()).contains(point) {
        return Some(Hit::AddColumn(placed.id));
    }
    if !placed.rect.grown(reach.handle()).contains(point) {
        return None;
    }
    let inside = placed.rect.contains(point);
    let column = column_at(placed, point);
    if full && let Some(side) = edge_at(placed, point, reach) {
        return Some(Hit::Handle(Handle { table: placed.id, column, side }));
    }
    if !inside {
        return None;
    }
    let in_header = point.y - placed.rect.at.y < HEADER || !full;
    Some(match column {
        Some(column) if !in_header => Hit::Row(placed.id, column),
        _ => Hit::Title(placed.id),
    })
}

fn column_at(placed: &Placed, point: Point<World>) -> Option<ColumnId> {
    placed.card.row_at(point - placed.rect.at).map(|row| placed.card.rows[row].column)
}

/// The edge whose handle the point is near: outside up to the full reach, inside less, so that a short
/// card can still be taken hold of.
fn edge_at(placed: &Placed, point: Point<World>, reach: &Reach) -> Option<Side> {
    let level = placed.rect.at.y..=placed.rect.bottom();
    let inside = (reach.handle() * 0.7).min(PAD);
    let near = |side: &Side| {
        let out = (point.x - side.of(&placed.rect)) * side.sign();
        (-inside..=reach.handle()).contains(&out)
    };
    [Side::Left, Side::Right].into_iter().find(near).filter(|_| level.contains(&point.y))
}

/// The nearest line that is near enough.
fn line_at(diagram: &mut Diagram, point: Point<World>, reach: &Reach) -> Option<RelationId> {
    let mut nearest = None;
    let mut least = reach.line();
    for index in 0..diagram.lines().len() {
        if !diagram.span(index).is_some_and(|span| span.grown(least).contains(point)) {
            continue;
        }
        let Some(route) = diagram.route(index, None) else { continue };
        if route.bounds.grown(least).contains(point) && route.distance(point) <= least {
            least = route.distance(point);
            nearest = Some(diagram.lines()[index].relation);
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::sample::Sample;
    use crate::canvas::{Approximate, ROW};

    fn library() -> Diagram {
        let sample = Sample::library();
        let mut diagram = Diagram::default();
        diagram.refresh(&sample.schema, &sample.layout, &Approximate);
        diagram
    }

    fn reach(zoom: f64) -> Reach {
        Reach { zoom, coarse: false, extra_row: None, on_top: None, lines: true, edges: None }
    }

    fn book(diagram: &Diagram) -> Placed {
        diagram.tables().iter().find(|placed| &*placed.card.title == "book").unwrap().clone()
    }

    #[test]
    fn a_table_is_its_title_its_rows_and_its_handles() {
        let mut diagram = library();
        let book = book(&diagram);
        let middle = book.rect.centre().x;
        let row = |index: f64| book.rect.at.y + HEADER + ROW * (index + 0.5);
        let column = book.card.rows[1].column;
        let right = Handle { table: book.id, column: Some(column), side: Side::Right };
        let title = Handle { table: book.id, column: None, side: Side::Left };
        for (x, y, found) in [
            (middle, book.rect.at.y + 5.0, Hit::Title(book.id)),
            (middle, row(1.0), Hit::Row(book.id, column)),
            (book.rect.right() - 3.0, row(1.0), Hit::Handle(right)),
            (book.rect.right() + 11.0, row(1.0), Hit::Handle(right)),
            (book.rect.at.x - 3.0, book.rect.at.y + 10.0, Hit::Handle(title)),
            (middle, book.rect.at.y - 20.0, Hit::Canvas),
        ] {
            assert_eq!(hit(&mut diagram, Point::new(x, y), &reach(1.0)), found, "{x} {y}");
        }
    }

    #[test]
    fn from_far_away_a_table_is_one_thing() {
        let mut diagram = library();
        let book = book(&diagram);
        let corner = Point::new(book.rect.right() - 1.0, book.rect.bottom() - 1.0);
        assert_eq!(hit(&mut diagram, corner, &reach(0.3)), Hit::Title(book.id));
    }

    #[test]
    fn lines_are_hit_within_the_same_distance_on_the_screen() {
        let mut diagram = library();
        let relation = diagram.lines()[0].relation;
        let way = diagram.route(0, None).unwrap();
        let (a, b) = (way.points[1], way.points[2]);
        let beside = |by: f64| Point::new(f64::midpoint(a.x, b.x) + by, f64::midpoint(a.y, b.y));
        assert_eq!(hit(&mut diagram, beside(5.0), &reach(1.0)), Hit::Line(relation));
        assert_eq!(hit(&mut diagram, beside(9.0), &reach(1.0)), Hit::Canvas);
        assert_eq!(hit(&mut diagram, beside(9.0), &reach(0.5)), Hit::Line(relation));
        let finger = Reach { coarse: true, ..reach(1.0) };
        assert_eq!(hit(&mut diagram, beside(9.0), &finger), Hit::Line(relation));
    }

    #[test]
    fn the_topmost_of_two_is_hit() {
        let mut sample = Sample::library();
        let ids: Vec<_> = sample.layout.spots.keys().copied().collect();
        sample.layout.spots.values_mut().for_each(|spot| (spot.x, spot.y) = (0.0, 0.0));
        let mut diagram = Diagram::default();
        diagram.refresh(&sample.schema, &sample.layout, &Approximate);
        let point = Point::new(60.0, 12.0);
        assert_eq!(hit(&mut diagram, point, &reach(1.0)).table(), ids.last().copied());
        let first = Reach { on_top: Some(ids[0]), ..reach(1.0) };
        assert_eq!(hit(&mut diagram, point, &first).table(), Some(ids[0]));
    }
}
