//! The pages of a PDF: one as large as the diagram, or sheets of paper that are laid side by side.
//!
//! Law: two sheets beside each other show a strip of the same, so that they can be glued; nothing is on none.
//! Deliberately not here: what is on the sheets.

use super::super::{Size, World};
use super::LONGEST;

/// Points for a pixel: 72 for 96.
pub(super) const POINT: f64 = 0.75;
/// What printers leave white, in points.
const MARGIN: f64 = 24.0;
/// What two sheets both show, in points.
const OVERLAP: f64 = 24.0;
/// A diagram that fits on one sheet at this scale or more is put on one.
const SMALLEST: f64 = 0.6;

/// How a diagram lies on its pages, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Sheets {
    /// How large a page is.
    pub(super) page: (f64, f64),
    /// How large the diagram is on paper, for one pixel of it.
    pub(super) scale: f64,
    /// How many pages are side by side.
    pub(in super::super) columns: usize,
    /// How many are below each other.
    pub(in super::super) rows: usize,
    /// How large the whole diagram is on paper.
    whole: (f64, f64),
}

/// The sheets that a diagram of this size takes; `paper` is `a4`, `letter`, or anything else for one page of its size.
pub(in super::super) fn sheets(size: Size<World>, paper: &str) -> Sheets {
    let (width, height) = (size.width.max(1.0), size.height.max(1.0));
    let (short, long) = match paper {
        "a4" => (595.28, 841.89),
        "letter" => (612.0, 792.0),
        _ => {
            let scale = POINT.min(LONGEST / width.max(height));
            let whole = (width * scale, height * scale);
            return Sheets { page: whole, scale, columns: 1, rows: 1, whole };
        }
    };
    let on = |page: (f64, f64)| {
        let room = (page.0 - 2.0 * MARGIN, page.1 - 2.0 * MARGIN);
        let fits = (room.0 / width).min(room.1 / height);
        if fits >= POINT * SMALLEST {
            let scale = fits.min(POINT);
            return Sheets { page, scale, columns: 1, rows: 1, whole: (width * scale, height * scale) };
        }
        let whole = (width * POINT, height * POINT);
        let count = |length: f64, room: f64| ((length - OVERLAP) / (room - OVERLAP)).ceil().max(1.0) as usize;
        Sheets { page, scale: POINT, columns: count(whole.0, room.0), rows: count(whole.1, room.1), whole }
    };
    let (upright, lying) = (on((short, long)), on((long, short)));
    let worth = |sheets: &Sheets| (sheets.columns * sheets.rows, -sheets.scale);
    if worth(&lying) < worth(&upright) { lying } else { upright }
}

impl Sheets {
    /// Whether there is paper around the diagram.
    fn is_paper(&self) -> bool {
        self.page != self.whole
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.columns * self.rows
    }

    /// What of a page may be written on: left, bottom, width and height.
    pub(super) fn room(&self) -> [f64; 4] {
        let margin = if self.is_paper() { MARGIN } else { 0.0 };
        [margin, margin, self.page.0 - 2.0 * margin, self.page.1 - 2.0 * margin]
    }

    /// Where the lower left corner of the whole diagram is, for the page in this column and row, from the upper left.
    pub(super) fn corner(&self, column: usize, row: usize) -> (f64, f64) {
        let [left, bottom, width, height] = self.room();
        if self.count() == 1 {
            return ((self.page.0 - self.whole.0) / 2.0, (self.page.1 - self.whole.1) / 2.0);
        }
        let (across, down) = (width - OVERLAP, height - OVERLAP);
        (left - column as f64 * across, bottom + height - self.whole.1 + row as f64 * down)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_is_as_large_as_the_diagram() {
        let one = sheets(Size::new(400.0, 200.0), "one");
        assert_eq!((one.page, one.count(), one.corner(0, 0)), ((300.0, 150.0), 1, (0.0, 0.0)));
        let huge = sheets(Size::new(1e6, 10.0), "one");
        assert!(huge.page.0 <= LONGEST);
    }

    #[test]
    fn a_small_diagram_is_on_one_sheet_the_way_round_that_suits_it() {
        let wide = sheets(Size::new(1400.0, 700.0), "a4");
        assert_eq!((wide.count(), wide.page.0 > wide.page.1), (1, true));
        assert!(wide.scale < POINT && wide.scale >= POINT * SMALLEST);
        let small = sheets(Size::new(300.0, 200.0), "letter");
        assert_eq!(small.scale, POINT, "nothing is made larger than it is");
    }

    /// Every point of the diagram is in the room of at least one page, and neighbours share a strip.
    #[test]
    fn sheets_show_everything() {
        for (width, height) in [(4000.0, 700.0), (9000.0, 12_000.0), (700.0, 5000.0)] {
            let laid = sheets(Size::new(width, height), "a4");
            assert!(laid.count() > 1);
            let [left, bottom, wide, high] = laid.room();
            let shown = |column: usize, row: usize| {
                let (x, y) = laid.corner(column, row);
                (left - x, left - x + wide, bottom - y, bottom - y + high)
            };
            let (first, last) = (shown(0, 0), shown(laid.columns - 1, laid.rows - 1));
            assert!(first.0 <= 0.0 && first.3 >= laid.whole.1, "{first:?}");
            assert!(last.1 >= laid.whole.0 && last.2 <= 0.0, "{last:?} {laid:?}");
            for column in 1..laid.columns {
                assert!((shown(column - 1, 0).1 - shown(column, 0).0 - OVERLAP).abs() < 1e-6);
            }
            for row in 1..laid.rows {
                assert!((shown(0, row).3 - shown(0, row - 1).2 - OVERLAP).abs() < 1e-6);
            }
        }
    }
}
