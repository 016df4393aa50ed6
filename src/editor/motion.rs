//! What moves by itself: the view on its way to another place, tables on their way after a layout.
//!
//! Law: the document and the end of the way are there at once; only what is drawn takes its time, so nothing has to
//! wait for it. A press or a cell that opens brings it to its end, a turn of the wheel stops it where it is. Deliberately not here: a clock. Each frame
//! says when it is, and the first one where the way begins. Without [`Action::Move`](super::Action::Move) all is still.

use super::Editor;
use super::action::Changed;
use crate::canvas::{Point, Viewport, World};
use crate::document::Patch;
use crate::schema::TableId;

/// How long the view, and a layout, are on their way.
const WAY_MS: f64 = 250.0;
/// More tables than this are not shown on their way: finding all their lines in each frame takes too long.
const MOST: usize = 300;

/// Something on its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Motion {
    /// Whether anything moves at all.
    pub allowed: bool,
    /// Where the view comes from, and where it goes.
    flight: Option<(Viewport, Viewport)>,
    /// Where tables stood, from where they stand now.
    glide: Vec<(TableId, Point<World>)>,
    /// When it began, and how much of the way is done.
    begun_ms: Option<f64>,
    done: f64,
}

impl Motion {
    /// Whether anything is on its way.
    pub(super) fn is_on(&self) -> bool {
        self.flight.is_some() || !self.glide.is_empty()
    }

    /// Tables are drawn so far from where they stand.
    pub(super) fn offsets(&self) -> Vec<(TableId, Point<World>)> {
        let left = 1.0 - eased(self.done);
        self.glide.iter().map(|(id, by)| (*id, Point::new(by.x * left, by.y * left))).collect()
    }
}

/// Fast at first, then slower.
fn eased(done: f64) -> f64 {
    let left = 1.0 - done;
    1.0 - left * left * left
}

impl Editor {
    /// Whether something has moved in a frame and has not arrived.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        self.motion.is_on() && self.motion.begun_ms.is_some()
    }

    /// Where the view stands once it has arrived.
    #[must_use]
    pub fn arriving(&self) -> Viewport {
        self.motion.flight.map_or(self.viewport, |(_, to)| to)
    }

    /// Nothing is on its way any more; where it is the view that was, it stays where it is.
    pub(super) fn halt(&mut self) {
        self.motion = Motion { allowed: self.motion.allowed, ..Motion::default() };
    }

    /// The view is where it was going.
    pub(super) fn arrive(&mut self) {
        self.viewport = Viewport { size: self.viewport.size, ..self.arriving() };
        self.halt();
    }

    /// The view was moved at once from here: it goes there bit by bit.
    pub(super) fn fly_from(&mut self, from: Viewport) {
        let to = self.viewport;
        self.motion.flight = None;
        if self.motion.allowed && self.cell.is_none() && from != to && from.size == to.size {
            self.viewport = from;
            (self.motion.flight, self.motion.begun_ms, self.motion.done) = (Some((from, to)), None, 0.0);
        }
    }

    /// Tables that a step moved go to their new places bit by bit.
    pub(super) fn glide(&mut self, patch: &Patch) {
        if !self.motion.allowed || patch.spots.len() > MOST {
            return;
        }
        let mut glide = Vec::new();
        for (id, change) in &patch.spots {
            if let (Some(before), Some(after)) = (change.before, change.after)
                && (before.x, before.y) != (after.x, after.y)
            {
                glide.push((*id, Point::new(before.x - after.x, before.y - after.y)));
            }
        }
        (self.motion.glide, self.motion.begun_ms, self.motion.done) = (glide, None, 0.0);
    }

    /// A frame on the way.
    pub(super) fn move_on(&mut self, now_ms: f64) -> Changed {
        let begun = *self.motion.begun_ms.get_or_insert(now_ms);
        let done = ((now_ms - begun) / WAY_MS).clamp(0.0, 1.0);
        self.motion.done = done;
        if done >= 1.0 {
            self.arrive();
        } else if let Some((from, to)) = self.motion.flight {
            self.viewport = between(&from, &to, eased(done));
        }
        Changed { canvas: true, cell: self.cell.is_some(), chip: self.chip.is_some(), ..Changed::default() }
    }
}

/// The view on its way: the part of the world that is seen changes evenly.
fn between(from: &Viewport, to: &Viewport, part: f64) -> Viewport {
    let mix = |a: f64, b: f64| a + (b - a) * part;
    let origin = Point::new(mix(from.origin.x, to.origin.x), mix(from.origin.y, to.origin.y));
    Viewport { origin, zoom: 1.0 / mix(1.0 / from.zoom, 1.0 / to.zoom), size: from.size }
}

#[cfg(test)]
mod tests {
    use crate::canvas::{Point, Size, arranged};
    use crate::document::{Document, Edit};
    use crate::editor::{Action, Editor, Phase, PointerEvent, ViewCommand};
    use crate::schema::Ids;

    fn editor() -> Editor {
        let mut editor = Editor::new(Document::default(), 1);
        editor.dispatch(Action::Resize(Size::new(1000.0, 800.0)));
        let mut ids = Ids::new(5);
        for at in 0..3 {
            let x = f64::from(at) * 900.0;
            editor.dispatch(Action::Edit(Edit::AddTable { id: ids.mint(), name: format!("t{at}"), x, y: x }));
        }
        editor.dispatch(Action::Move(true));
        editor
    }

    #[test]
    fn the_view_flies_and_arrives_where_it_would_be_at_once() {
        let mut still = editor();
        still.dispatch(Action::Move(false));
        still.dispatch(Action::View(ViewCommand::Fit));
        let mut editor = editor();
        let from = *editor.viewport();
        editor.dispatch(Action::View(ViewCommand::Fit));
        assert_eq!((*editor.viewport(), editor.arriving()), (from, *still.viewport()));
        assert!(editor.wants_frames());
        editor.dispatch(Action::Frame(5000.0));
        editor.dispatch(Action::Frame(5100.0));
        let midway = editor.viewport().zoom;
        assert!(midway < from.zoom && midway > still.viewport().zoom);
        editor.dispatch(Action::Frame(5251.0));
        assert_eq!(editor.viewport(), still.viewport());
        assert!(!editor.wants_frames());
    }

    #[test]
    fn a_way_that_leads_back_to_where_it_began_goes_nowhere() {
        let mut editor = editor();
        editor.dispatch(Action::View(ViewCommand::Fit));
        editor.dispatch(Action::Frame(0.0));
        editor.dispatch(Action::Frame(500.0));
        let fitted = *editor.viewport();
        editor.dispatch(Action::View(ViewCommand::ZoomIn));
        editor.dispatch(Action::View(ViewCommand::Fit));
        assert_eq!(editor.arriving(), fitted);
        editor.dispatch(Action::Frame(600.0));
        editor.dispatch(Action::Frame(900.0));
        assert_eq!(*editor.viewport(), fitted);
    }

    #[test]
    fn a_press_ends_it_and_a_layout_is_in_the_document_at_once() {
        let mut editor = editor();
        let before = editor.document().layout.clone();
        let places = arranged(&editor.diagram);
        editor.dispatch(Action::Arranged(places));
        let placed = editor.document().layout.clone();
        editor.dispatch(Action::Frame(10.0));
        let at = Point::new(5.0, 5.0);
        let press = PointerEvent {
            phase: Phase::Down,
            at,
            button: crate::editor::Button::Primary,
            modifiers: crate::editor::Modifiers::default(),
            coarse: false,
        };
        editor.dispatch(Action::Pointer(press));
        assert!(!editor.wants_frames());
        assert_eq!(editor.document().layout, placed);
        editor.dispatch(Action::Undo);
        assert!(editor.wants_frames());
        assert_eq!(editor.document().layout, before);
    }
}
