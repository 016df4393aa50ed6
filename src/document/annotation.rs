//! What is drawn on the canvas beside the tables: areas, notes, and lines led by hand.
//!
//! Law: places are finite, a thousandth of a pixel fine, so what is saved reads back as it was.

use super::layout::Spot;
use super::{Colour, Layout};
use crate::schema::{AnnotationId, ForeignKeyId, TableId};

/// An area, which holds the tables that stand in it, or a note, which is a text on the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Its id.
    pub id: AnnotationId,
    /// Whether it is a note.
    pub is_note: bool,
    /// The name of the area, or the text of the note.
    pub text: String,
    /// Its left edge, in world pixels.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is; a note with more text than fits is higher.
    pub height: f64,
    /// Its colour.
    pub colour: Colour,
}

impl Annotation {
    /// The smallest width and height.
    pub const LEAST: f64 = 48.0;
    const LARGEST: f64 = 1e6;
    /// Longer texts are cut: a note is no document.
    const LONGEST: usize = 4000;

    /// The same as it can be kept.
    pub(super) fn tidy(self) -> Self {
        let at = Spot { x: self.x, y: self.y, ..Spot::default() }.tidy();
        let size = Spot { x: self.width, y: self.height, ..Spot::default() }.tidy();
        let within = |size: f64| size.clamp(Self::LEAST, Self::LARGEST);
        let is_kept = |letter: &char| !letter.is_control() || *letter == '\n';
        let text = self.text.chars().filter(is_kept).take(Self::LONGEST).collect::<String>().trim().to_owned();
        Self { x: at.x, y: at.y, width: within(size.x), height: within(size.y), text, ..self }
    }

    /// What it is, in a word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        if self.is_note { "note" } else { "area" }
    }
}

/// The way of a line as the user led it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bend {
    /// The table of the foreign key.
    pub table: TableId,
    /// The foreign key that the line shows; of a junction table that is shown as a line, the first.
    pub key: ForeignKeyId,
    /// Where the pieces between its two ends run: the x of one that goes up or down, the y of the next, and so
    /// on, from the foreign key to what it points at. Their number is odd: the first and the last go up or down.
    pub at: Vec<f64>,
}

impl Bend {
    /// More pieces than these are no way.
    const MOST: usize = 15;

    /// The same as it can be kept; `None` where it is no way.
    pub(super) fn tidy(mut self) -> Option<Self> {
        for at in &mut self.at {
            *at = Spot { x: *at, ..Spot::default() }.tidy().x;
        }
        (self.at.len() % 2 == 1 && self.at.len() <= Self::MOST).then_some(self)
    }
}

impl Layout {
    /// An area or a note.
    #[must_use]
    pub fn annotation(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations.iter().find(|annotation| annotation.id == id)
    }

    /// The way that the user led a line; none where it finds its way itself.
    #[must_use]
    pub fn bend(&self, table: TableId, key: ForeignKeyId) -> &[f64] {
        let found = self.bends.binary_search_by_key(&(table, key), |bend| (bend.table, bend.key));
        found.ok().and_then(|at| self.bends.get(at)).map_or(&[], |bend| &bend.at)
    }
}
