//! Two fingers on the canvas: they move the view and zoom it, as a wheel would.
//!
//! The first finger may have begun something else; the second takes it back. Until both are gone, nothing
//! but the view moves.

use crate::canvas::{Point, Screen};
use crate::editor::{Action, Modifiers, Phase, PointerEvent, Wheel};

/// How the zoom of the editor follows a wheel: by the power of e.
const ZOOM_PER_PX: f64 = 0.002;

/// The fingers that are down.
#[derive(Default)]
pub(super) struct Pinch {
    fingers: Vec<(i32, Point<Screen>)>,
    /// Whether there were two since the first came.
    together: bool,
}

impl Pinch {
    /// What an event means: itself for a mouse and a single finger; moves of the view for two.
    pub fn hear(&mut self, id: i32, event: PointerEvent) -> Vec<Action> {
        let itself = || vec![Action::Pointer(event)];
        if !event.coarse {
            return itself();
        }
        match event.phase {
            Phase::Down => {
                self.fingers.push((id, event.at));
                match self.fingers.len() {
                    1 => itself(),
                    2 => {
                        self.together = true;
                        vec![Action::Pointer(PointerEvent { phase: Phase::Cancel, ..event })]
                    }
                    _ => Vec::new(),
                }
            }
            Phase::Move if self.together => self.moved(id, event.at),
            Phase::Up | Phase::Cancel => {
                self.fingers.retain(|(finger, _)| *finger != id);
                let was_together = self.together;
                self.together &= !self.fingers.is_empty();
                if was_together { Vec::new() } else { itself() }
            }
            _ if self.together => Vec::new(),
            _ => itself(),
        }
    }

    /// Nothing that the fingers do counts any more until all of them are gone.
    pub fn hold(&mut self) {
        self.together = true;
    }

    fn moved(&mut self, id: i32, to: Point<Screen>) -> Vec<Action> {
        let before = self.spread();
        if let Some(finger) = self.fingers.iter_mut().find(|(finger, _)| *finger == id) {
            finger.1 = to;
        }
        let (Some((middle, apart)), Some((at, now))) = (before, self.spread()) else { return Vec::new() };
        let pan = Wheel { at, by: middle - at, modifiers: Modifiers::default() };
        let zoom = Point::new(0.0, -(now / apart).ln() / ZOOM_PER_PX);
        let zoom = Wheel { at, by: zoom, modifiers: Modifiers { control: true, ..Modifiers::default() } };
        vec![Action::Wheel(pan), Action::Wheel(zoom)]
    }

    /// The middle between two fingers, and how far they are apart.
    fn spread(&self) -> Option<(Point<Screen>, f64)> {
        let [(_, one), (_, other), ..] = self.fingers[..] else { return None };
        let middle = Point::new(f64::midpoint(one.x, other.x), f64::midpoint(one.y, other.y));
        Some((middle, one.distance(other).max(1.0)))
    }
}
