//! Areas, below everything, and notes, below the tables.

use super::super::sheet::{NOTE_LINE, NOTE_PAD, STRIP, Sheet, resized};
use super::super::{Diagram, Font, Point, Rect, Role, World};
use super::build::Frame;
use super::{Align, Detail, Live, Shape, Stroke};

/// How round their corners are.
const ROUND: f64 = 10.0;
/// How much of an area's colour the canvas has.
const TINT: f64 = 0.5;
/// How large a corner is that an edge is moved by, in screen pixels.
const CORNER_PX: f64 = 8.0;

pub(super) fn areas(frame: &mut Frame, diagram: &Diagram, live: &Live) {
    // The larger ones lie below the smaller ones, however they were drawn.
    let mut all: Vec<&Sheet> = diagram.sheets().iter().filter(|sheet| !sheet.annotation.is_note).collect();
    let size = |sheet: &Sheet| sheet.rect.size.width * sheet.rect.size.height;
    crate::schema::gather::sort_by(&mut all, |a, b| size(b).total_cmp(&size(a)));
    for sheet in all {
        draw(frame, sheet, live);
    }
}

pub(super) fn notes(frame: &mut Frame, diagram: &Diagram, live: &Live) {
    for sheet in diagram.sheets().iter().filter(|sheet| sheet.annotation.is_note) {
        draw(frame, sheet, live);
    }
}

fn draw(frame: &mut Frame, sheet: &Sheet, live: &Live) {
    let rect = place(sheet, live);
    if !rect.grown(CORNER_PX * frame.pixel).touches(&frame.seen) {
        return;
    }
    let colour = sheet.annotation.colour;
    let round = if frame.detail == Detail::Blocks { (0.0, 0.0) } else { (ROUND, ROUND) };
    let is_note = sheet.annotation.is_note;
    if !is_note {
        frame.shapes.push(Shape::Opacity(TINT));
    }
    frame.fill(rect, if is_note { (4.0, 4.0) } else { round }, Role::Header(colour));
    if !is_note {
        frame.shapes.push(Shape::Opacity(1.0));
    }
    let is_selected = live.annotations.contains(&sheet.id());
    let (role, width) =
        if is_selected { (Role::Accent, frame.at_least(2.0, 2.0)) } else { (Role::Block(colour), frame.at_least(1.0, 0.8)) };
    let stroke = Some(Stroke::new(role, width));
    frame.shapes.push(Shape::Rect { rect, round: if is_note { (4.0, 4.0) } else { round }, fill: None, stroke });
    if is_note {
        lines(frame, sheet, rect)
    } else {
        name(frame, sheet, rect)
    }
    if is_selected && live.annotations.len() == 1 && live.tables.is_empty() {
        corners(frame, rect);
    }
}

/// Where it is, with the gesture in flight.
fn place(sheet: &Sheet, live: &Live) -> Rect<World> {
    match (&live.shift, live.resized) {
        (Some(shift), _) if shift.annotations.contains(&sheet.id()) => Rect { at: sheet.rect.at + shift.by, size: sheet.rect.size },
        (_, Some((id, edge, by))) if id == sheet.id() => resized(sheet.rect, edge, by),
        _ => sheet.rect,
    }
}

/// From far away the name of an area is larger, as far as there is room: it says what the tables there are about.
fn name(frame: &mut Frame, sheet: &Sheet, rect: Rect<World>) {
    let Some(text) = sheet.lines.first().filter(|text| !text.is_empty()) else { return };
    let usual = Font::Title.size_px();
    let room = (rect.size.width - 2.0 * NOTE_PAD) / (text.chars().count() as f64 * 0.65);
    let size = (13.0 * frame.pixel).min(room).min(rect.size.height / 2.0).max(usual);
    let at = rect.at + Point::new(NOTE_PAD, STRIP / 2.0 - usual / 2.0 + size * 0.85);
    if size >= 6.0 * frame.pixel {
        frame.shapes.push(Shape::Text { at, text: text.clone(), font: Font::Title, size, role: Role::Text, align: Align::Left });
    }
}

fn lines(frame: &mut Frame, sheet: &Sheet, rect: Rect<World>) {
    if frame.detail == Detail::Blocks {
        return;
    }
    for (index, text) in sheet.lines.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        let at = rect.at + Point::new(NOTE_PAD, NOTE_PAD + NOTE_LINE * (index as f64 + 0.72));
        frame.text(at, text.clone(), Font::Name, Role::Text, Align::Left);
    }
}

fn corners(frame: &mut Frame, rect: Rect<World>) {
    let size = CORNER_PX * frame.pixel;
    let stroke = Some(Stroke::new(Role::Accent, 1.5 * frame.pixel));
    for (x, y) in [(rect.at.x, rect.at.y), (rect.right(), rect.at.y), (rect.at.x, rect.bottom()), (rect.right(), rect.bottom())] {
        let rect = Rect::new(x - size / 2.0, y - size / 2.0, size, size);
        frame.shapes.push(Shape::Rect { rect, round: (0.0, 0.0), fill: Some(Role::Surface), stroke });
    }
}
