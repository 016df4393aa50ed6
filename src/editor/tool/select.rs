//! Selecting, moving, and starting everything else.

use super::super::action::{Action, Button, Cell, Phase, PointerEvent, Selection};
use super::{Context, Hand, Relating, Tool, is_drag, is_pan};
use crate::canvas::{Guide, Hit, Live, Placed, Point, Rect, Screen, Shift, World, aligned};
use crate::document::Edit;
use crate::schema::TableId;
use crate::schema::gather::Gather;

/// How near tables are drawn to line up, in screen pixels.
const SNAP_PX: f64 = 8.0;

/// The states of the select tool. Pressed is not dragging: a click does not move anything.
#[derive(Clone, Debug, PartialEq)]
pub enum Select {
    /// Nothing is going on.
    Idle,
    /// A button is down, and the pointer has not moved enough to mean more than a click.
    #[allow(missing_docs, reason = "said above")]
    Pressed { at: Point<Screen>, hit: Hit, was_selected: bool },
    /// Tables are being moved. `held` is the one under the pointer, which keeps to the grid.
    #[allow(missing_docs, reason = "said above")]
    Dragging { from: Point<World>, held: TableId, shift: Shift, guides: Vec<Guide> },
    /// A rectangle is being drawn around tables; those in `before` stay selected.
    #[allow(missing_docs, reason = "said above")]
    Brushing { from: Point<World>, to: Point<World>, before: Vec<TableId> },
}

impl Select {
    pub(super) fn on(self, event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
        if is_pan(event, context) {
            return (Hand::lent(event.at), vec![]);
        }
        let stay = |this: Self| (Tool::Select(this), vec![]);
        match (self, event.phase) {
            (_, Phase::Cancel) => stay(Self::Idle),
            (_, Phase::DoubleClick) => (Tool::default(), double_click(event, context)),
            (Self::Idle, Phase::Down) if event.button == Button::Primary => press(event, context),
            (Self::Idle, Phase::Down) if event.button == Button::Secondary => {
                let unselected = |table: &TableId| !context.selection.tables.contains(table);
                let table = context.hit.table().filter(unselected);
                (Tool::default(), table.map(|table| Action::Select(Selection::table(table))).into_iter().collect())
            }
            (Self::Pressed { at, hit, .. }, Phase::Move) if is_drag(at, event) => start_drag(at, hit, event, context),
            (Self::Pressed { hit: Hit::Handle(handle), .. }, Phase::Up) => {
                (Tool::Relate(Relating::from_handle(handle, event.at, false)), vec![])
            }
            (Self::Pressed { hit, was_selected, .. }, Phase::Up) => (Tool::default(), click(hit, was_selected, event, context)),
            (Self::Dragging { from, held, shift, .. }, Phase::Move) => stay(dragging(from, held, shift, event, context)),
            (Self::Dragging { shift, .. }, Phase::Up) => (Tool::default(), moved(&shift, context)),
            (Self::Brushing { from, before, .. }, Phase::Move) => {
                let to = context.world(event);
                let selection = brushed(from, to, &before, context);
                (Tool::Select(Self::Brushing { from, to, before }), vec![Action::Select(selection)])
            }
            (Self::Brushing { .. }, Phase::Up) => stay(Self::Idle),
            (this, _) => stay(this),
        }
    }

    pub(super) fn show(&self, _: &Context, live: &mut Live) {
        match self {
            Self::Dragging { shift, guides, .. } => {
                live.shift = Some(shift.clone());
                live.guides.clone_from(guides);
            }
            Self::Brushing { from, to, .. } => live.marquee = Some(Rect::between(*from, *to)),
            Self::Idle | Self::Pressed { .. } => {}
        }
    }
}

/// A press selects at once, so that the press that starts a drag drags what it is on. A press on what is
/// selected waits: it may be the start of dragging all of it.
fn press(event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
    let hit = context.hit;
    let selected = |table: &TableId| context.selection.tables.contains(table);
    let was_selected = hit.table().as_ref().is_some_and(selected);
    let pressed = Tool::Select(Select::Pressed { at: event.at, hit, was_selected });
    let actions = match hit {
        Hit::Title(table) | Hit::Row(table, _) if !was_selected && !event.coarse => {
            let selection = if event.modifiers.shift { context.selection.toggled(table) } else { Selection::table(table) };
            vec![Action::Select(selection)]
        }
        Hit::Line(relation) => vec![Action::Select(Selection::relation(relation))],
        _ => vec![],
    };
    (pressed, actions)
}

/// What a click does that the press has not done yet.
fn click(hit: Hit, was_selected: bool, event: &PointerEvent, context: &Context) -> Vec<Action> {
    match hit {
        Hit::Title(table) | Hit::Row(table, _) if !was_selected && event.coarse => {
            vec![Action::Select(Selection::table(table))]
        }
        Hit::Title(table) | Hit::Row(table, _) if was_selected && event.modifiers.shift => {
            vec![Action::Select(context.selection.toggled(table))]
        }
        Hit::Row(table, column) if was_selected => vec![Action::Select(Selection::column(table, column))],
        Hit::Title(table) if was_selected => vec![Action::Select(Selection::table(table))],
        Hit::AddColumn(table) => vec![Action::EditCell(Cell::New(table))],
        Hit::Canvas if !event.modifiers.shift => vec![Action::Select(Selection::default())],
        _ => vec![],
    }
}

fn start_drag(at: Point<Screen>, hit: Hit, event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
    let from = context.viewport.world_from_screen(at);
    let selected = |table: TableId| context.selection.tables.contains(&table);
    match hit {
        Hit::Handle(handle) => (Tool::Relate(Relating::from_handle(handle, event.at, true)), vec![]),
        Hit::Title(table) | Hit::Row(table, _) if selected(table) => {
            let shift = Shift { tables: context.selection.tables.iter().copied().gathered(), by: Point::default() };
            (Tool::Select(dragging(from, table, shift, event, context)), vec![])
        }
        _ if event.coarse => (Hand::lent(event.at), vec![]),
        Hit::Canvas => {
            let before = if event.modifiers.shift { context.selection.tables.clone() } else { Vec::new() };
            let to = context.world(event);
            let selection = brushed(from, to, &before, context);
            (Tool::Select(Select::Brushing { from, to, before }), vec![Action::Select(selection)])
        }
        _ => (Tool::default(), vec![]),
    }
}

/// How far the tables have come: the held one lines up with another one in sight, or keeps to the grid; the
/// others keep their distance to it. Control lets go of both.
fn dragging(from: Point<World>, held: TableId, shift: Shift, event: &PointerEvent, context: &Context) -> Select {
    let by = context.world(event) - from;
    let (by, guides) = match context.diagram.table(held) {
        Some(placed) if !event.modifiers.control => {
            let seen = context.viewport.seen();
            let stands = |other: &&Placed| !shift.tables.contains(&other.id) && other.rect.touches(&seen);
            let others: Vec<_> = context.diagram.tables().iter().filter(stands).map(|other| other.rect).collect();
            let rect = Rect { at: placed.rect.at + by, size: placed.rect.size };
            let (besides, guides) = aligned(rect, &others, SNAP_PX / context.viewport.zoom);
            (by + besides, guides)
        }
        _ => (by, Vec::new()),
    };
    Select::Dragging { from, held, shift: Shift { by, ..shift }, guides }
}

fn moved(shift: &Shift, context: &Context) -> Vec<Action> {
    if shift.by == Point::default() {
        return vec![];
    }
    let place = |id: &TableId| {
        let at = context.diagram.table(*id)?.rect.at + shift.by;
        Some((*id, at.x, at.y))
    };
    vec![Action::Edit(Edit::MoveTables { places: shift.tables.iter().filter_map(place).gathered() })]
}

fn brushed(from: Point<World>, to: Point<World>, before: &[TableId], context: &Context) -> Selection {
    let area = Rect::between(from, to);
    let inside = context.diagram.tables().iter().filter(|placed| placed.rect.touches(&area)).map(|placed| placed.id);
    let mut tables = before.to_vec();
    tables.extend(inside.filter(|id| !before.contains(id)));
    Selection { tables, ..Selection::default() }
}

fn double_click(event: &PointerEvent, context: &Context) -> Vec<Action> {
    let edit = |cell| vec![Action::EditCell(cell)];
    match context.hit {
        Hit::Canvas => vec![Action::NewTable(Some(event.at))],
        Hit::Title(table) => edit(Cell::Title(table)),
        Hit::Row(table, column) | Hit::Handle(crate::canvas::Handle { table, column: Some(column), .. }) => {
            let on_type =
                context.diagram.table(table).is_some_and(|placed| context.world(event).x >= placed.rect.at.x + placed.card.type_x - 4.0);
            edit(if on_type { Cell::Type(table, column) } else { Cell::Name(table, column) })
        }
        Hit::Handle(handle) => edit(Cell::Title(handle.table)),
        Hit::AddColumn(table) => edit(Cell::New(table)),
        Hit::Line(relation) => vec![Action::OpenChip(relation)],
    }
}
