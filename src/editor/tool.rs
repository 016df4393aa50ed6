//! Tools: what a pointer means. Each is a state machine that takes an event and gives its next state and
//! actions; what is in flight lives in the state, so dropping the state drops the gesture.
//!
//! Law: a tool never changes the document. A gesture is one action at its end, and so one step of undo.

mod draw;
mod hand;
mod relate;
mod select;

pub use draw::Draw;
pub use hand::Hand;
pub use relate::{Relating, planned};
pub use select::Select;

use super::action::{Action, Button, Kind, Phase, PointerEvent, Selection, ViewCommand};
use crate::canvas::{Diagram, Hit, Live, Point, Screen, Viewport, World};
use crate::schema::Schema;

/// What a tool may look at.
pub struct Context<'a> {
    /// The view.
    pub viewport: &'a Viewport,
    /// What is selected.
    pub selection: &'a Selection,
    /// Where the tables are.
    pub diagram: &'a Diagram,
    /// The tables themselves.
    pub schema: &'a Schema,
    /// What the pointer is over.
    pub hit: Hit,
    /// Whether the space bar is held.
    pub space_held: bool,
}

impl Context<'_> {
    fn world(&self, event: &PointerEvent) -> Point<World> {
        self.viewport.world_from_screen(event.at)
    }
}

/// The tool in the hand, with the gesture that is in flight.
#[derive(Clone, Debug, PartialEq)]
pub enum Tool {
    /// Selects, moves and edits.
    Select(Select),
    /// Draws a line from one table to another.
    Relate(Relating),
    /// Moves the view.
    Hand(Hand),
    /// Draws an area.
    Draw(Draw),
}

impl Default for Tool {
    fn default() -> Self {
        Self::Select(Select::Idle)
    }
}

impl Tool {
    /// What an event does.
    #[must_use]
    pub fn on(self, event: &PointerEvent, context: &Context) -> (Self, Vec<Action>) {
        match self {
            Self::Select(select) => select.on(event, context),
            Self::Relate(relating) => relating.on(event, context),
            Self::Hand(hand) => hand.on(event),
            Self::Draw(draw) => draw.on(event, context),
        }
    }

    /// The tool without the gesture that was in flight.
    #[must_use]
    pub fn cancelled(self) -> Self {
        match self {
            Self::Hand(hand) => hand.released(),
            Self::Select(_) | Self::Relate(_) | Self::Draw(_) => Self::default(),
        }
    }

    /// Whether a gesture is in flight.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !matches!(self, Self::Select(Select::Idle) | Self::Hand(Hand { last: None, .. }))
    }

    /// Whether something is held that may be carried beyond what is seen.
    #[must_use]
    pub fn carries(&self) -> bool {
        match self {
            Self::Select(select) => matches!(select, Select::Dragging { .. } | Select::Brushing { .. } | Select::Resizing { .. }),
            Self::Relate(relating) => relating.pressed,
            Self::Draw(draw) => draw.from.is_some(),
            Self::Hand(_) => false,
        }
    }

    /// Which kind of tool it is to the user.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Hand(hand) if !hand.then_select => Kind::Hand,
            Self::Draw(_) => Kind::Area,
            _ => Kind::Select,
        }
    }

    /// What the gesture shows while it is in flight.
    pub(super) fn show(&self, context: &Context, live: &mut Live) {
        match self {
            Self::Select(select) => select.show(context, live),
            Self::Relate(relating) => relating.show(context, live),
            Self::Draw(draw) => draw.show(live),
            Self::Hand(_) => {}
        }
    }

    /// The cursor, in the words of CSS.
    #[must_use]
    pub fn cursor(&self, hit: Hit, space_held: bool) -> &'static str {
        match self {
            Self::Hand(Hand { last: Some(_), .. }) => "grabbing",
            Self::Hand(_) => "grab",
            Self::Relate(_) | Self::Draw(_) => "crosshair",
            Self::Select(Select::Resizing { edge, .. }) => resizes(*edge),
            Self::Select(Select::Bending { .. }) => "grabbing",
            Self::Select(Select::Dragging { .. }) => "move",
            Self::Select(_) if space_held => "grab",
            Self::Select(Select::Idle | Select::Pressed { .. }) => match hit {
                Hit::Handle(_) => "crosshair",
                Hit::Line(_) | Hit::AddColumn(_) => "pointer",
                // Dragging from anywhere on a table moves it.
                Hit::Title(_) | Hit::Row(..) | Hit::Sheet(_) => "move",
                Hit::Edge(_, edge) => resizes(edge),
                Hit::Canvas => "default",
            },
            Self::Select(Select::Brushing { .. }) => "crosshair",
        }
    }
}

/// The cursor over an edge.
fn resizes(edge: crate::canvas::Edge) -> &'static str {
    match edge {
        (0, _) => "ns-resize",
        (_, 0) => "ew-resize",
        (x, y) if x == y => "nwse-resize",
        _ => "nesw-resize",
    }
}

/// How far a pointer moves before pressing becomes dragging.
fn is_drag(from: Point<Screen>, event: &PointerEvent) -> bool {
    from.distance(event.at) >= if event.coarse { 6.0 } else { 4.0 }
}

/// Whether a press moves the view whatever it is on.
fn is_pan(event: &PointerEvent, context: &Context) -> bool {
    event.phase == Phase::Down && (event.button == Button::Middle || context.space_held)
}

fn pan(by: Point<Screen>) -> Action {
    Action::View(ViewCommand::Pan(by))
}
