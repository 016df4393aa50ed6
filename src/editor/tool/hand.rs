//! Moving the view by dragging it.

use super::super::action::{Action, Phase, PointerEvent};
use super::{Tool, pan};
use crate::canvas::{Point, Screen};

/// The hand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hand {
    /// Where the pointer was last, while it holds the view.
    pub last: Option<Point<Screen>>,
    /// Whether it is only lent, for one drag: with the space bar, the middle button, or a finger.
    pub then_select: bool,
}

impl Hand {
    /// The hand for one drag that begins here.
    #[must_use]
    pub fn lent(at: Point<Screen>) -> Tool {
        Tool::Hand(Self { last: Some(at), then_select: true })
    }

    /// What is in the hand when the drag is over.
    #[must_use]
    pub fn released(self) -> Tool {
        if self.then_select { Tool::default() } else { Tool::Hand(Self::default()) }
    }

    pub(super) fn on(self, event: &PointerEvent) -> (Tool, Vec<Action>) {
        match (event.phase, self.last) {
            (Phase::Down, _) => (Tool::Hand(Self { last: Some(event.at), ..self }), vec![]),
            (Phase::Move, Some(last)) => {
                let held = Tool::Hand(Self { last: Some(event.at), ..self });
                (held, vec![pan(event.at - last)])
            }
            (Phase::Up | Phase::Cancel, Some(_)) => (self.released(), vec![]),
            _ => (Tool::Hand(self), vec![]),
        }
    }
}
