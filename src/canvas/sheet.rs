//! Areas and notes as they lie on the canvas: measured once, and kept until they change.
//!
//! An area is held at the strip with its name and at its border; what is inside it is canvas. A note is held
//! anywhere; it is as high as its text needs.

use std::sync::Arc;

use super::{Font, Point, Rect, Ruler, World};
use crate::document::Annotation;
use crate::schema::AnnotationId;

/// The height of the strip with an area's name.
pub const STRIP: f64 = 30.0;
/// The height of a line of a note.
pub const NOTE_LINE: f64 = 18.0;
/// The free space at the edges of a note.
pub const NOTE_PAD: f64 = 10.0;
/// As many lines are shown.
const MOST_LINES: usize = 200;

/// An area or a note, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it shows.
    pub annotation: Annotation,
    /// What it takes up.
    pub rect: Rect<World>,
    /// Its text in lines; the name of an area is one.
    pub lines: Vec<Arc<str>>,
}

impl Sheet {
    /// Measures an area or a note.
    #[must_use]
    pub fn new(annotation: &Annotation, ruler: &dyn Ruler) -> Self {
        let Annotation { x, y, width, height, text, is_note, .. } = annotation;
        let (lines, least) = if *is_note {
            let lines = wrapped(text, width - 2.0 * NOTE_PAD, ruler);
            let least = lines.len() as f64 * NOTE_LINE + 2.0 * NOTE_PAD;
            (lines, least)
        } else {
            (vec![super::ruler::elided(text, Font::Title, width - 2.0 * NOTE_PAD, ruler).0.into()], STRIP)
        };
        Self { annotation: annotation.clone(), rect: Rect::new(*x, *y, *width, height.max(least)), lines }
    }

    /// Which one it is.
    #[must_use]
    pub fn id(&self) -> AnnotationId {
        self.annotation.id
    }

    /// Where it is taken hold of at this zoom: all of a note; of an area the strip with its name.
    #[must_use]
    pub fn grip(&self, zoom: f64) -> Rect<World> {
        let Rect { at, size } = self.rect;
        let height = if self.annotation.is_note { size.height } else { (STRIP.max(16.0 / zoom)).min(size.height) };
        Rect::new(at.x, at.y, size.width, height)
    }

    /// Whether something of this place belongs to the area: its middle lies in it.
    #[must_use]
    pub fn holds(&self, rect: &Rect<World>) -> bool {
        !self.annotation.is_note && self.rect.contains(rect.centre())
    }
}

/// A side or a corner: which of the left and right, and of the top and bottom edges are held; zero is neither.
pub type Edge = (i8, i8);

/// The edge of a rectangle that a point is near.
#[must_use]
pub fn edge_near(rect: &Rect<World>, point: Point<World>, reach: f64) -> Option<Edge> {
    if !rect.grown(reach).contains(point) {
        return None;
    }
    let side = |at: f64, first: f64, last: f64| match () {
        () if (at - last).abs() <= reach => 1,
        () if (at - first).abs() <= reach => -1,
        () => 0,
    };
    let edge = (side(point.x, rect.at.x, rect.right()), side(point.y, rect.at.y, rect.bottom()));
    (edge != (0, 0)).then_some(edge)
}

/// The rectangle with one edge moved, not smaller than it may be.
#[must_use]
pub fn resized(rect: Rect<World>, edge: Edge, by: Point<World>) -> Rect<World> {
    let along = |side: i8, start: f64, size: f64, by: f64| match side {
        1 => (start, (size + by).max(Annotation::LEAST)),
        -1 => {
            let by = by.min(size - Annotation::LEAST);
            (start + by, size - by)
        }
        _ => (start, size),
    };
    let (x, width) = along(edge.0, rect.at.x, rect.size.width, by.x);
    let (y, height) = along(edge.1, rect.at.y, rect.size.height, by.y);
    Rect::new(x, y, width, height)
}

/// A text in lines that are at most `room` wide. A word that is wider is broken.
fn wrapped(text: &str, room: f64, ruler: &dyn Ruler) -> Vec<Arc<str>> {
    let fits = |line: &str| ruler.width(line, Font::Name) <= room;
    let mut lines: Vec<Arc<str>> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_inclusive(' ') {
            if !line.is_empty() && !fits(&(line.clone() + word.trim_end())) {
                lines.push(line.trim_end().into());
                line.clear();
            }
            line += word;
            while !fits(line.trim_end()) && line.chars().nth(1).is_some() {
                let mut rest = line.split_off(line.len());
                while !fits(line.trim_end()) && line.chars().nth(1).is_some() {
                    rest.insert_str(0, &line.pop().map(String::from).unwrap_or_default());
                }
                lines.push(std::mem::replace(&mut line, rest).into());
            }
        }
        lines.push(line.trim_end().into());
        if lines.len() >= MOST_LINES {
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::Approximate;

    #[test]
    fn a_text_is_broken_between_words_and_within_long_ones() {
        let check = |text: &str, room: f64, wanted: &[&str]| {
            let lines = wrapped(text, room, &Approximate);
            assert_eq!(lines.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), wanted);
        };
        check("", 100.0, &[""]);
        check("one two three", 1000.0, &["one two three"]);
        check("one two three", 60.0, &["one two", "three"]);
        check("a\n\nb", 60.0, &["a", "", "b"]);
        check("abcdefgh", 31.0, &["abcd", "efgh"]);
        check("🙂🙂", 5.0, &["🙂", "🙂"]);
    }

    #[test]
    fn an_edge_moves_and_the_others_stay() {
        let rect = Rect::new(0.0, 0.0, 200.0, 100.0);
        let by = Point::new(30.0, 10.0);
        assert_eq!(resized(rect, (1, 0), by), Rect::new(0.0, 0.0, 230.0, 100.0));
        assert_eq!(resized(rect, (-1, -1), by), Rect::new(30.0, 10.0, 170.0, 90.0));
        assert_eq!(resized(rect, (-1, 0), Point::new(500.0, 0.0)), Rect::new(152.0, 0.0, 48.0, 100.0));
        assert_eq!(edge_near(&rect, Point::new(198.0, 101.0), 6.0), Some((1, 1)));
        assert_eq!(edge_near(&rect, Point::new(100.0, 50.0), 6.0), None);
    }
}
