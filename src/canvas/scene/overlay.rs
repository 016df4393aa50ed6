//! What lies over the cards: handles, the line being drawn, the rectangle that selects.

use std::sync::{Arc, LazyLock};

use super::super::card::PAD;
use super::super::hit::{Handle, Hit, handle_at};
use super::super::{Diagram, Font, Placed, Point, ROW, Rect, Role, Side, World};
use super::build::Frame;
use super::{Align, Detail, Live, Shape, Step, Stroke, Wire};
use crate::schema::ColumnId;

/// The radius of a handle, in screen pixels.
const HANDLE_PX: f64 = 4.0;

/// Draws everything above the tables.
pub(super) fn draw(frame: &mut Frame, diagram: &mut Diagram, live: &Live) {
    if frame.detail == Detail::Full {
        extra_row(frame, diagram, live);
        handles(frame, diagram, live);
    }
    for [from, to] in &live.guides {
        let steps = [Step::Move(*from), Step::Line(*to)].into();
        frame.shapes.push(Shape::Path { steps, stroke: Stroke::new(Role::Accent, frame.pixel) });
    }
    if let Some(wire) = &live.wire {
        draw_wire(frame, diagram, wire);
    }
    if let Some(rect) = live.marquee {
        frame.shapes.push(Shape::Opacity(0.12));
        frame.fill(rect, (0.0, 0.0), Role::Accent);
        frame.shapes.push(Shape::Opacity(1.0));
        let stroke = Some(Stroke::new(Role::Accent, frame.pixel));
        frame.shapes.push(Shape::Rect { rect, round: (0.0, 0.0), fill: None, stroke });
    }
}

static ADD_COLUMN: LazyLock<Arc<str>> = LazyLock::new(|| "+ column".into());

/// Below the selected table: the row that takes a new column.
fn extra_row(frame: &mut Frame, diagram: &Diagram, live: &Live) {
    let Some(placed) = live.extra_row.and_then(|id| diagram.table(id)) else { return };
    let row = extra_row_of(diagram.rect(placed, live.shift.as_ref()), placed.card.rows.is_empty());
    let hovered = live.hover == Some(Hit::AddColumn(placed.id));
    let stroke = Some(Stroke::new(if hovered { Role::Accent } else { Role::Border }, 1.0).dashed());
    let fill = Some(if hovered { Role::AccentSoft } else { Role::Surface });
    if !placed.card.rows.is_empty() {
        frame.shapes.push(Shape::Rect { rect: row, round: (5.0, 5.0), fill, stroke });
    }
    let at = row.at + Point::new(PAD + 2.0, ROW / 2.0 + 4.5);
    frame.text(at, ADD_COLUMN.clone(), Font::Type, if hovered { Role::Accent } else { Role::Muted }, Align::Left);
}

/// Where the row for a new column is: below the last one, or in the place of the first.
#[must_use]
pub fn extra_row_of(rect: Rect<World>, is_empty: bool) -> Rect<World> {
    let y = if is_empty { rect.bottom() - ROW } else { rect.bottom() + 4.0 };
    Rect::new(rect.at.x, y, rect.size.width, ROW)
}

/// The dots from which lines are drawn: at the row under the pointer, or at every row of one table.
fn handles(frame: &mut Frame, diagram: &Diagram, live: &Live) {
    if live.shift.is_some() || live.marquee.is_some() {
        return;
    }
    if let Some(placed) = live.handles.and_then(|id| diagram.table(id)) {
        let rows = placed.card.rows.iter().map(|row| Some(row.column));
        for column in std::iter::once(None).chain(rows) {
            pair(frame, placed, column, None);
        }
    }
    let (table, column, hot) = match live.hover {
        Some(Hit::Title(table)) => (table, None, None),
        Some(Hit::Row(table, column)) => (table, Some(column), None),
        Some(Hit::Handle(handle)) => (handle.table, handle.column, Some(handle)),
        _ => return,
    };
    if live.wire.is_none()
        && let Some(placed) = diagram.table(table)
    {
        pair(frame, placed, column, hot);
    }
}

fn pair(frame: &mut Frame, placed: &Placed, column: Option<ColumnId>, hot: Option<Handle>) {
    for side in [Side::Left, Side::Right] {
        let handle = Handle { table: placed.id, column, side };
        let is_hot = hot == Some(handle);
        let radius = HANDLE_PX * frame.pixel * if is_hot { 1.5 } else { 1.0 };
        let fill = Some(if is_hot { Role::Accent } else { Role::Surface });
        let stroke = Some(Stroke::new(Role::Accent, 1.5 * frame.pixel));
        frame.shapes.push(Shape::Circle { centre: handle_at(placed, &handle), radius, fill, stroke });
    }
}

fn draw_wire(frame: &mut Frame, diagram: &mut Diagram, wire: &Wire) {
    let Some(route) = diagram.free_route(&wire.from, wire.to.as_ref().map_err(|at| *at)) else { return };
    let stroke = Stroke::new(Role::Accent, frame.at_least(1.75, 1.5));
    let (foot, stroke) = match &wire.to {
        Ok(end) => (end.foot, stroke),
        Err(_) => (wire.free_foot, stroke.dashed()),
    };
    frame.wire(&route, [wire.from.foot, foot], stroke);
    if let Ok(end) = &wire.to
        && let Some(placed) = diagram.table(end.table)
    {
        let rect = placed.rect.grown(2.0);
        let stroke = Some(Stroke::new(Role::Accent, frame.at_least(2.0, 1.5)));
        frame.shapes.push(Shape::Rect { rect, round: (8.0, 8.0), fill: None, stroke });
    }
}
