//! A layout with areas: what stands in an area is laid out by itself, and the area is then one thing among the others.
//!
//! Areas may stand in areas. A table belongs to the smallest area that holds it, an area or a note to the smallest one
//! that it lies in. A note in the open is one more thing that no line connects.

use std::collections::BTreeMap;

use super::super::{Diagram, Point, Rect, STRIP, Sheet, Size, World};
use super::{Arrangement, Block, laid_out, snapped};
use crate::schema::TableId;
use crate::schema::gather::Gather;

/// What is left between the border of an area and what stands in it.
const PAD: f64 = 32.0;

/// Lays everything out, from a corner on.
pub(super) fn arranged(diagram: &Diagram, corner: Point<World>) -> Arrangement {
    let smallest = |fits: &dyn Fn(&Sheet) -> bool| {
        let all = diagram.sheets().iter().enumerate().filter(|(_, sheet)| !sheet.annotation.is_note && fits(sheet));
        all.min_by(|a, b| room(a.1).total_cmp(&room(b.1))).map(|(at, _)| at)
    };
    let tables = diagram.tables().iter().map(|placed| (placed.id, smallest(&|area| area.holds(&placed.rect)))).gathered();
    let home = |(at, inner): (usize, &Sheet)| {
        // Of two that are alike, the later one lies in the earlier.
        let is_larger = |area: &Sheet| room(area) > room(inner) || diagram.sheets()[..at].iter().any(|other| other.id() == area.id());
        smallest(&|area| area.id() != inner.id() && is_larger(area) && area.rect.around(&inner.rect) == area.rect)
    };
    let sheets = diagram.sheets().iter().enumerate().map(home).collect();
    let plan = Plan { diagram, tables, sheets };
    let Part { tables, sheets, .. } = plan.part(None);
    let by = snapped(corner);
    Arrangement {
        is_whole: true,
        tables: tables.into_iter().map(|(id, at)| (id, at + by)).gathered(),
        sheets: sheets.into_iter().map(|(at, rect)| (diagram.sheets()[at].id(), Rect { at: rect.at + by, size: rect.size })).collect(),
    }
}

fn room(sheet: &Sheet) -> f64 {
    sheet.rect.size.width * sheet.rect.size.height
}

/// What stands where: for each table and each sheet the number of the area around it.
struct Plan<'a> {
    diagram: &'a Diagram,
    tables: BTreeMap<TableId, Option<usize>>,
    sheets: Vec<Option<usize>>,
}

/// Something laid out, from its corner on.
#[derive(Default)]
struct Part {
    size: Size<World>,
    tables: Vec<(TableId, Point<World>)>,
    sheets: Vec<(usize, Rect<World>)>,
}

impl Plan<'_> {
    /// What stands in an area, or in the open.
    fn part(&self, area: Option<usize>) -> Part {
        let mut parts = Vec::new();
        for (id, _) in self.tables.iter().filter(|(_, home)| **home == area) {
            let size = self.diagram.table(*id).map_or(Size::default(), |placed| placed.rect.size);
            parts.push(Part { size, tables: vec![(*id, Point::default())], ..Part::default() });
        }
        for (sheet, _) in self.sheets.iter().enumerate().filter(|(_, home)| **home == area) {
            parts.push(self.sheet(sheet));
        }
        let tables = parts.iter().enumerate().flat_map(|(at, part)| part.tables.iter().map(move |(id, place)| (*id, (at, place.y))));
        let Block { places, size } = laid_out(self.diagram, parts.iter().map(|part| part.size).collect(), &tables.gathered());
        let mut all = Part { size, ..Part::default() };
        for (part, place) in parts.into_iter().zip(places) {
            all.put(part, snapped(place));
        }
        all
    }

    /// An area with what is in it, or a note.
    fn sheet(&self, number: usize) -> Part {
        let sheet = &self.diagram.sheets()[number];
        let inner = self.part(Some(number));
        let mut whole = Part { size: sheet.rect.size, ..Part::default() };
        if !(inner.tables.is_empty() && inner.sheets.is_empty()) {
            // Whole pixels, as everything that is drawn.
            let grown = |inner: f64, more: f64| (inner + more).ceil();
            whole.size = Size::new(grown(inner.size.width, 2.0 * PAD), grown(inner.size.height, 2.0 * PAD + STRIP));
            whole.put(inner, snapped(Point::new(PAD, PAD + STRIP)));
        }
        whole.sheets.push((number, Rect { at: Point::default(), size: whole.size }));
        whole
    }
}

impl Part {
    fn put(&mut self, part: Self, at: Point<World>) {
        self.tables.extend(part.tables.into_iter().map(|(id, place)| (id, place + at)));
        self.sheets.extend(part.sheets.into_iter().map(|(sheet, rect)| (sheet, Rect { at: rect.at + at, size: rect.size })));
    }
}
