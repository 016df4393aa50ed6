//! Selecting, moving, and starting everything else.

use super::super::action::{Action, Button, Cell, Phase, PointerEvent, Selection, Thing};
use super::super::annotations::{moving, with_edge};
use super::super::keymap::Command;
use super::{Context, Hand, Relating, Tool, is_drag, is_pan};
use crate::canvas::{Edge, Guide, Hit, Live, Point, Rect, Route, Screen, Shift, World, aligned, pulled, snapped};
use crate::document::Edit;
use crate::schema::{AnnotationId, ForeignKeyId, RelationId, TableId};

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
    /// Tables, areas and notes are being moved. `held` is where the one under the pointer stood, which keeps to
    /// the grid.
    #[allow(missing_docs, reason = "said above")]
    Dragging { from: Point<World>, held: Rect<World>, shift: Shift, guides: Vec<Guide> },
    /// A rectangle is being drawn around tables; what is in `before` stays selected.
    #[allow(missing_docs, reason = "said above")]
    Brushing { from: Point<World>, to: Point<World>, before: Selection },
    /// An edge of an area or note is being moved.
    #[allow(missing_docs, reason = "said above")]
    Resizing { id: AnnotationId, edge: Edge, from: Point<World>, by: Point<World> },
    /// A piece of a line is being moved.
    #[allow(missing_docs, reason = "said above")]
    Bending { key: (TableId, ForeignKeyId), route: std::sync::Arc<Route>, from: Point<World>, bend: Vec<f64> },
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
                let unselected = thing(context.hit).filter(|thing| !context.selection.has(*thing));
                (Tool::default(), unselected.map(|thing| Action::Select(Selection::thing(thing))).into_iter().collect())
            }
            (Self::Pressed { at, hit, .. }, Phase::Move) if is_drag(at, event) => start_drag(at, hit, event, context),
            (Self::Pressed { hit: Hit::Handle(handle), .. }, Phase::Up) => {
                (Tool::Relate(Relating::from_handle(handle, event.at, false)), vec![])
            }
            (Self::Pressed { hit, was_selected, .. }, Phase::Up) => (Tool::default(), click(hit, was_selected, event, context)),
            (Self::Dragging { from, held, shift, .. }, Phase::Move) => stay(dragging(from, held, shift, event, context)),
            (Self::Dragging { shift, .. }, Phase::Up) => {
                (Tool::default(), moving(context.diagram, &shift).map(Action::Edit).into_iter().collect())
            }
            (Self::Resizing { id, edge, from, .. }, Phase::Move) => {
                stay(Self::Resizing { id, edge, from, by: context.world(event) - from })
            }
            (Self::Resizing { id, edge, by, .. }, Phase::Up) => {
                let sheet = context.diagram.sheet(id);
                let edit = sheet.map(|sheet| Action::Edit(Edit::PutAnnotation { annotation: with_edge(sheet, edge, by) }));
                (Tool::default(), edit.into_iter().collect())
            }
            (Self::Bending { key, route, from, .. }, Phase::Move) => {
                let to = context.world(event);
                let to = if event.modifiers.control { to } else { snapped(to) };
                let bend = pulled(&route, from, to);
                stay(Self::Bending { key, route, from, bend })
            }
            (Self::Bending { key: (table, key), bend: at, .. }, Phase::Up) => {
                (Tool::default(), vec![Action::Edit(Edit::BendLine { table, key, at })])
            }
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
            Self::Resizing { id, edge, by, .. } => live.resized = Some((*id, *edge, *by)),
            Self::Bending { key, bend, .. } => live.bent = Some((*key, bend.clone())),
            Self::Brushing { from, to, .. } => live.marquee = Some(Rect::between(*from, *to)),
            Self::Idle | Self::Pressed { .. } => {}
        }
    }
}

/// A press selects at once, so that the press that starts a drag drags what it is on. A press on what is
/// selected waits: it may be the start of dragging all of it.
fn press(event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
    let hit = context.hit;
    let was_selected = thing(hit).is_some_and(|thing| context.selection.has(thing));
    let pressed = Tool::Select(Select::Pressed { at: event.at, hit, was_selected });
    let actions = match hit {
        Hit::Title(_) | Hit::Row(..) | Hit::Sheet(_) if !was_selected && !event.coarse => {
            let chosen = if event.modifiers.shift { context.selection.clone() } else { Selection::default() };
            thing(hit).map(|thing| Action::Select(chosen.toggled(thing))).into_iter().collect()
        }
        Hit::Line(relation) => vec![Action::Select(Selection::relation(relation))],
        _ => vec![],
    };
    (pressed, actions)
}

/// What can be selected together with others, where it is that.
fn thing(hit: Hit) -> Option<Thing> {
    match hit {
        Hit::Sheet(id) | Hit::Edge(id, _) => Some(Thing::Annotation(id)),
        hit => hit.table().map(Thing::Table),
    }
}

/// What a click does that the press has not done yet.
fn click(hit: Hit, was_selected: bool, event: &PointerEvent, context: &Context) -> Vec<Action> {
    let only = || thing(hit).map(|thing| Action::Select(Selection::thing(thing))).into_iter().collect();
    match hit {
        Hit::Title(_) | Hit::Row(..) | Hit::Sheet(_) if !was_selected && event.coarse => only(),
        Hit::Title(_) | Hit::Row(..) | Hit::Sheet(_) | Hit::Edge(..) if was_selected && event.modifiers.shift => {
            thing(hit).map(|thing| Action::Select(context.selection.toggled(thing))).into_iter().collect()
        }
        Hit::Row(table, column) if was_selected => vec![Action::Select(Selection::column(table, column))],
        Hit::Title(_) | Hit::Sheet(_) if was_selected => only(),
        Hit::AddColumn(table) => vec![Action::EditCell(Cell::New(table))],
        Hit::Canvas if !event.modifiers.shift => vec![Action::Select(Selection::default())],
        _ => vec![],
    }
}

fn start_drag(at: Point<Screen>, hit: Hit, event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
    let from = context.viewport.world_from_screen(at);
    match hit {
        Hit::Handle(handle) => (Tool::Relate(Relating::from_handle(handle, event.at, true)), vec![]),
        Hit::Edge(id, edge) => (Tool::Select(Select::Resizing { id, edge, from, by: context.world(event) - from }), vec![]),
        Hit::Line(relation) => (bending(relation, from, context), vec![]),
        hit if thing(hit).is_some_and(|thing| context.selection.has(thing)) => {
            let shift = context.diagram.carried(&context.selection.tables, &context.selection.annotations);
            let held = match thing(hit) {
                Some(Thing::Table(id)) => context.diagram.table(id).map(|placed| placed.rect),
                Some(Thing::Annotation(id)) => context.diagram.sheet(id).map(|sheet| sheet.rect),
                None => None,
            };
            (Tool::Select(dragging(from, held.unwrap_or_default(), shift, event, context)), vec![])
        }
        _ if event.coarse => (Hand::lent(event.at), vec![]),
        Hit::Canvas => {
            let before = if event.modifiers.shift { context.selection.clone() } else { Selection::default() };
            let to = context.world(event);
            let selection = brushed(from, to, &before, context);
            (Tool::Select(Select::Brushing { from, to, before }), vec![Action::Select(selection)])
        }
        _ => (Tool::default(), vec![]),
    }
}

/// The line of a relation that the pointer is on is taken hold of.
fn bending(relation: RelationId, from: Point<World>, context: &Context) -> Tool {
    let lines = context.diagram.lines().iter().enumerate().filter(|(_, line)| line.relation == relation);
    let known = lines.filter_map(|(index, line)| Some((line.key, context.diagram.known_route(index)?)));
    let nearest = known.min_by(|a, b| a.1.distance(from).total_cmp(&b.1.distance(from)));
    nearest.map_or_else(Tool::default, |(key, route)| Tool::Select(Select::Bending { key, route: route.clone(), from, bend: Vec::new() }))
}

/// How far the tables have come: the held one lines up with another one in sight, or keeps to the grid; the
/// others keep their distance to it. Control lets go of both.
fn dragging(from: Point<World>, held: Rect<World>, shift: Shift, event: &PointerEvent, context: &Context) -> Select {
    let by = context.world(event) - from;
    let (by, guides) = if event.modifiers.control {
        (by, Vec::new())
    } else {
        let seen = context.viewport.seen();
        let tables = context.diagram.tables().iter().filter(|other| !shift.tables.contains(&other.id)).map(|other| other.rect);
        let others: Vec<_> = tables.filter(|rect| rect.touches(&seen)).collect();
        let (besides, guides) = aligned(Rect { at: held.at + by, size: held.size }, &others, SNAP_PX / context.viewport.zoom);
        (by + besides, guides)
    };
    Select::Dragging { from, held, shift: Shift { by, ..shift }, guides }
}

/// The tables and notes that a rectangle touches, and the areas that lie in it.
fn brushed(from: Point<World>, to: Point<World>, before: &Selection, context: &Context) -> Selection {
    let area = Rect::between(from, to);
    let inside = context.diagram.tables().iter().filter(|placed| placed.rect.touches(&area)).map(|placed| placed.id);
    let mut tables = before.tables.clone();
    tables.extend(inside.filter(|id| !before.tables.contains(id)));
    let sheets = context.diagram.sheets().iter();
    let sheets = sheets.filter(|sheet| if sheet.annotation.is_note { sheet.rect.touches(&area) } else { area.around(&sheet.rect) == area });
    let mut annotations = before.annotations.clone();
    annotations.extend(sheets.map(crate::canvas::Sheet::id).filter(|id| !before.annotations.contains(id)));
    Selection { tables, annotations, ..Selection::default() }
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
        Hit::Line(relation) => vec![Action::OpenLine(relation)],
        Hit::Sheet(id) | Hit::Edge(id, _) => vec![Action::Select(Selection::thing(Thing::Annotation(id))), Action::Do(Command::Rename)],
    }
}
