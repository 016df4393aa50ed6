//! Lines the selected tables up, or spreads them evenly: one step of undo.

use super::Editor;
use super::action::{Changed, ViewCommand};
use crate::canvas::{Arrangement, Placed, Rect, World};
use crate::document::{Annotation, Bend, Document, Edit};
use crate::schema::TableId;
use crate::schema::gather::sort_by;

/// What tables are lined up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Align {
    Left,
    Centre,
    Right,
    Top,
    Middle,
    Bottom,
    /// The same space between each and the next, from left to right.
    Across,
    /// The same from top to bottom.
    Down,
}

impl Align {
    fn is_upright(self) -> bool {
        matches!(self, Self::Top | Self::Middle | Self::Bottom | Self::Down)
    }
}

/// Where a table begins along an axis, and how much room it takes there.
fn along(rect: &Rect<World>, upright: bool) -> (f64, f64) {
    if upright { (rect.at.y, rect.size.height) } else { (rect.at.x, rect.size.width) }
}

/// Where each table begins afterwards, along the axis.
fn starts(spans: &[(f64, f64)], align: Align) -> Vec<f64> {
    let first = spans.iter().map(|span| span.0).fold(f64::INFINITY, f64::min);
    let last = spans.iter().map(|span| span.0 + span.1).fold(f64::NEG_INFINITY, f64::max);
    let taken: f64 = spans.iter().map(|span| span.1).sum();
    let gap = (last - first - taken) / (spans.len().max(2) - 1) as f64;
    let mut next = first;
    let place = |span: &(f64, f64)| match align {
        Align::Left | Align::Top => first,
        Align::Centre | Align::Middle => f64::midpoint(first, last) - span.1 / 2.0,
        Align::Right | Align::Bottom => last - span.1,
        Align::Across | Align::Down => {
            let at = next;
            next += span.1 + gap;
            at
        }
    };
    spans.iter().map(place).collect()
}

impl Editor {
    /// Lines the selected tables up.
    pub(super) fn align(&mut self, align: Align) -> Changed {
        let upright = align.is_upright();
        let mut tables: Vec<&Placed> = self.selection.tables.iter().filter_map(|id| self.diagram.table(*id)).collect();
        if tables.len() < 2 {
            return Changed::refused("Select two tables or more first.");
        }
        sort_by(&mut tables, |a, b| along(&a.rect, upright).0.total_cmp(&along(&b.rect, upright).0));
        let spans: Vec<_> = tables.iter().map(|placed| along(&placed.rect, upright)).collect();
        let moved = tables.iter().zip(starts(&spans, align));
        let places = moved.map(|(placed, start)| {
            let start = start.round();
            if upright { (placed.id, placed.rect.at.x, start) } else { (placed.id, start, placed.rect.at.y) }
        });
        let edit = Edit::MoveTables { places: places.collect() };
        self.carry_out_gliding(edit).unwrap_or_else(|refusal| Changed::refused(refusal.to_string()))
    }
}

impl Editor {
    /// Asks for a layout of tables by their relations: of these, or of all where there are none.
    pub(super) fn arrange(&self, tables: &[TableId]) -> Changed {
        if self.diagram.tables().is_empty() {
            return Changed::default();
        }
        let mut request = String::from("{\"want\":\"layout\",\"tables\":[");
        list(&mut request, tables.iter());
        request += "],\"hidden\":[";
        list(&mut request, self.diagram.hidden().iter());
        request += "]}";
        Changed { asks_layout: Some(request), ..Changed::default() }
    }

    /// Takes a layout over. Lines that were led by hand find their way anew where a table of theirs is in it.
    pub(super) fn arranged(&mut self, places: &Arrangement) -> Changed {
        let Document { schema, layout, .. } = &self.document;
        let moved = places.tables.iter().filter(|(id, _)| schema.tables.contains_key(id));
        let mut edits = vec![Edit::MoveTables { places: moved.map(|(id, at)| (*id, at.x, at.y)).collect() }];
        for (id, Rect { at, size }) in &places.sheets {
            if let Some(annotation) = layout.annotation(*id) {
                let annotation = Annotation { x: at.x, y: at.y, width: size.width, height: size.height, ..annotation.clone() };
                edits.push(Edit::PutAnnotation { annotation });
            }
        }
        let goes = |bend: &&Bend| {
            let key = schema.table(bend.table).and_then(|table| table.foreign_key(bend.key));
            places.tables.contains_key(&bend.table) || key.is_some_and(|key| places.tables.contains_key(&key.target))
        };
        edits.extend(layout.bends.iter().filter(goes).map(|bend| Edit::BendLine { table: bend.table, key: bend.key, at: Vec::new() }));
        let (label, seen, say) = match places.is_whole {
            true => ("Arrange all tables", ViewCommand::Fit, "Arranged all tables."),
            false => ("Arrange tables", ViewCommand::FitSelection, "Arranged the selected tables."),
        };
        match self.carry_out_gliding(Edit::Many { label: label.into(), edits }) {
            Ok(changed) => changed.and(self.view(seen)).saying(say),
            Err(refusal) => Changed::refused(refusal.to_string()),
        }
    }
}

/// Ids in JSON, one after another.
fn list<'a>(text: &mut String, ids: impl Iterator<Item = &'a TableId>) {
    for (at, id) in ids.enumerate() {
        *text += if at > 0 { ",\"" } else { "\"" };
        *text += &id.to_string();
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_line_up_and_spread() {
        let spans = [(0.0, 100.0), (130.0, 60.0), (400.0, 200.0)];
        let check = |align, wanted: [f64; 3]| assert_eq!(starts(&spans, align), wanted, "{align:?}");
        check(Align::Left, [0.0, 0.0, 0.0]);
        check(Align::Centre, [250.0, 270.0, 200.0]);
        check(Align::Right, [500.0, 540.0, 400.0]);
        check(Align::Across, [0.0, 220.0, 400.0]);
    }
}
