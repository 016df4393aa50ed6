//! A table's card at each level of detail.

use std::sync::{Arc, LazyLock};

use super::super::card::{BADGE, Badge, PAD};
use super::super::{Card, Font, HEADER, Hit, Placed, Point, ROW, Rect, Role, World};
use super::build::Frame;
use super::{Align, Detail, Live, Shape, Stroke};

/// How round the corners of a card are.
const ROUND: f64 = 7.0;

/// Draws one table.
pub(super) fn draw(frame: &mut Frame, placed: &Placed, rect: Rect<World>, live: &Live, held: bool) {
    match frame.detail {
        Detail::Blocks => block(frame, placed, rect),
        detail => card(frame, placed, rect, live, detail == Detail::Full, held),
    }
    if live.tables.contains(&placed.id) {
        outline(frame, rect, false);
    } else if live.focus == Some(placed.id) {
        outline(frame, rect, true);
    }
}

fn block(frame: &mut Frame, placed: &Placed, rect: Rect<World>) {
    let fill = Some(Role::Block(placed.colour));
    frame.shapes.push(Shape::Rect { rect, round: (0.0, 0.0), fill, stroke: None });
    let room = (rect.size.width - 8.0) / placed.card.title_width.max(1.0) * Font::Title.size_px();
    let size = (12.0 * frame.pixel).min(room).floor();
    if size >= 6.5 * frame.pixel && rect.size.height > size {
        let at = Point::new(rect.centre().x, rect.centre().y + size * 0.35);
        let text = placed.card.title.clone();
        frame.shapes.push(Shape::Text { at, text, font: Font::Title, size, role: Role::OnAccent, align: Align::Middle });
    }
}

fn card(frame: &mut Frame, placed: &Placed, rect: Rect<World>, live: &Live, full: bool, held: bool) {
    let card = &*placed.card;
    if full {
        let (by, more) = if held { (8.0, 4.0) } else { (2.0, 1.0) };
        let shadow = Rect { at: rect.at + Point::new(0.0, by), size: rect.size }.grown(more);
        frame.fill(shadow, (ROUND + more, ROUND + more), Role::Shadow);
    }
    frame.fill(rect, (ROUND, ROUND), Role::Surface);
    for row in (1..card.rows.len()).step_by(2) {
        let round = if row + 1 == card.rows.len() { ROUND } else { 0.0 };
        frame.fill(placed_at(rect, card.row(row)), (0.0, round), Role::Stripe);
    }
    marked_rows(frame, placed, rect, live);
    let header = Rect::new(rect.at.x, rect.at.y, rect.size.width, HEADER);
    frame.fill(header, (ROUND, 0.0), Role::Header(placed.colour));
    if full {
        frame.fill(Rect::new(rect.at.x, header.bottom() - 0.5, rect.size.width, 1.0), (0.0, 0.0), Role::Rule);
    }
    let at = rect.at + Point::new(PAD + 2.0, HEADER / 2.0 + 5.0);
    frame.text(at, card.title.clone(), Font::Title, Role::Text, Align::Left);
    rows(frame, card, rect, full);
    let border = Stroke::new(Role::Border, frame.at_least(1.0, 0.8));
    let rect = rect.grown(-0.5);
    frame.shapes.push(Shape::Rect { rect, round: (ROUND, ROUND), fill: None, stroke: Some(border) });
}

/// The rows that are hovered, selected, or at an end of the relation that stands out.
fn marked_rows(frame: &mut Frame, placed: &Placed, rect: Rect<World>, live: &Live) {
    let card = &*placed.card;
    for (index, row) in card.rows.iter().enumerate() {
        let selected = live.column == Some((placed.id, row.column));
        let is_end = frame.lit.columns.contains(&(placed.id, row.column));
        let hovered =
            live.shift.is_none() && matches!(live.hover, Some(Hit::Row(table, column)) if table == placed.id && column == row.column);
        if !(selected || is_end || hovered) {
            continue;
        }
        let round = if index + 1 == card.rows.len() { ROUND } else { 0.0 };
        let area = placed_at(rect, card.row(index));
        let role = if selected || is_end { Role::AccentSoft } else { Role::Hover };
        frame.fill(area, (0.0, round), role);
        if selected {
            frame.fill(Rect::new(area.at.x, area.at.y, 3.0, area.size.height), (0.0, 0.0), Role::Accent);
        }
    }
}

/// The texts of all rows, one kind after the other: a surface that changes its font less often is faster.
fn rows(frame: &mut Frame, card: &Card, rect: Rect<World>, full: bool) {
    let middle = |index: usize| rect.at.y + HEADER + ROW * (index as f64 + 0.5);
    for (index, row) in card.rows.iter().enumerate() {
        let at = Point::new(rect.at.x + card.name_x, middle(index) + 4.5);
        frame.text(at, row.name.clone(), Font::Name, Role::Text, Align::Left);
    }
    if !full {
        return;
    }
    for (index, row) in card.rows.iter().enumerate() {
        let at = Point::new(rect.at.x + card.type_x, middle(index) + 4.2);
        frame.text(at, row.data_type.clone(), Font::Type, Role::Muted, Align::Left);
        if row.nullable {
            let at = Point::new(rect.right() - PAD, middle(index) + 4.2);
            frame.text(at, LETTERS.nullable.clone(), Font::Type, Role::Muted, Align::Right);
        }
    }
    for (index, row) in card.rows.iter().enumerate() {
        for (at, badge) in row.marks.badges().enumerate() {
            draw_badge(frame, badge, placed_at(rect, card.badge(index, at)));
        }
    }
}

struct Letters {
    primary: Arc<str>,
    foreign: Arc<str>,
    unique: Arc<str>,
    nullable: Arc<str>,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| Letters {
    primary: Badge::Primary.letters().into(),
    foreign: Badge::Foreign.letters().into(),
    unique: Badge::Unique.letters().into(),
    nullable: "?".into(),
});

/// The primary key is filled, a foreign key has a frame, a unique one a line below: the shape says it too.
fn draw_badge(frame: &mut Frame, badge: Badge, rect: Rect<World>) {
    let (text, role) = match badge {
        Badge::Primary => (&LETTERS.primary, Role::Primary),
        Badge::Foreign => (&LETTERS.foreign, Role::Foreign),
        Badge::Unique => (&LETTERS.unique, Role::Unique),
    };
    match badge {
        Badge::Primary => frame.fill(rect, (3.0, 3.0), Role::PrimarySoft),
        Badge::Foreign => {
            let stroke = Some(Stroke::new(role, 1.0));
            frame.shapes.push(Shape::Rect { rect: rect.grown(-0.5), round: (3.0, 3.0), fill: None, stroke });
        }
        Badge::Unique => {
            frame.fill(Rect::new(rect.at.x + 3.0, rect.bottom() - 1.5, BADGE - 6.0, 1.0), (0.0, 0.0), role);
        }
    }
    let at = Point::new(rect.centre().x, rect.centre().y + 3.3);
    frame.text(at, text.clone(), Font::Badge, role, Align::Middle);
}

/// The mark of a selected table; in dashes, of the one that the keyboard is at.
fn outline(frame: &mut Frame, rect: Rect<World>, dashed: bool) {
    let width = frame.at_least(2.0, 2.0);
    let stroke = Some(Stroke { dashed, ..Stroke::new(Role::Accent, width) });
    let rect = rect.grown(width / 2.0 + 0.5);
    frame.shapes.push(Shape::Rect { rect, round: (ROUND + 1.0, ROUND + 1.0), fill: None, stroke });
}

pub(super) fn placed_at(rect: Rect<World>, inside: Rect<World>) -> Rect<World> {
    Rect { at: rect.at + inside.at, size: inside.size }
}

impl Frame {
    pub fn fill(&mut self, rect: Rect<World>, round: (f64, f64), role: Role) {
        self.shapes.push(Shape::Rect { rect, round, fill: Some(role), stroke: None });
    }

    pub fn text(&mut self, at: Point<World>, text: Arc<str>, font: Font, role: Role, align: Align) {
        self.shapes.push(Shape::Text { at, text, font, size: font.size_px(), role, align });
    }
}
