//! Drawing an area.

use super::super::action::{Action, Phase, PointerEvent};
use super::{Context, Hand, Tool, is_pan};
use crate::canvas::{Live, Point, Rect, World, snapped};

/// The tool that draws an area, from one corner to the other; a click makes one of the usual size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Draw {
    /// The corner where it began.
    pub from: Option<Point<World>>,
    /// The other corner.
    pub to: Point<World>,
}

impl Draw {
    pub(super) fn on(self, event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
        if is_pan(event, context) {
            return (Hand::lent(event.at), vec![]);
        }
        let to = snapped(context.world(event));
        match (event.phase, self.from) {
            (Phase::Down, _) => (Tool::Draw(Self { from: Some(to), to }), vec![]),
            (Phase::Move, Some(_)) => (Tool::Draw(Self { to, ..self }), vec![]),
            (Phase::Up, Some(from)) => (Tool::default(), vec![Action::DrawArea(Rect::between(from, to))]),
            (Phase::Cancel, _) => (Tool::default(), vec![]),
            _ => (Tool::Draw(self), vec![]),
        }
    }

    pub(super) fn show(&self, live: &mut Live) {
        live.marquee = self.rect();
    }
}
