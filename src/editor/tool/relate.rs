//! Drawing a line from one table to another.
//!
//! From a title or a primary key, the table is the one side: "one author has many books". From any other
//! column, that column becomes the foreign key. Dropped on a column, that column holds the key; dropped on
//! free canvas, a new table is made there. It works by dragging, and by a click at either end.

use super::super::action::{Action, Drop, Phase, PointerEvent, Relate, Selection};
use super::{Context, Hand, Tool, is_pan};
use crate::canvas::{Foot, Handle, Hit, LineEnd, Live, Point, Rect, Screen, Wire};
use crate::schema::{ColumnId, Schema, TableId};

/// How near to a table a line is drawn to it, in screen pixels.
const MAGNET_PX: f64 = 20.0;

/// A line that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relating {
    /// The table it starts at.
    pub table: TableId,
    /// The column it starts at; `None` at the title.
    pub column: Option<ColumnId>,
    /// Where the pointer is.
    pub to: Point<Screen>,
    /// Whether a button is down: releasing it ends the line.
    pub pressed: bool,
    /// Whether it was begun by dragging. One that was begun by a click ends at a click on a table, and a
    /// click on free canvas drops it: that may have been a mistake.
    pub dragged: bool,
}

impl Relating {
    /// A line that starts at a handle.
    #[must_use]
    pub fn from_handle(handle: Handle, to: Point<Screen>, pressed: bool) -> Self {
        Self { table: handle.table, column: handle.column, to, pressed, dragged: pressed }
    }

    pub(super) fn on(self, event: &PointerEvent, context: &Context) -> (Tool, Vec<Action>) {
        let here = Self { to: event.at, ..self };
        match event.phase {
            Phase::Down if is_pan(event, context) => (Hand::lent(event.at), vec![]),
            Phase::Down => (Tool::Relate(Self { pressed: true, ..here }), vec![]),
            Phase::Move => (Tool::Relate(here), vec![]),
            Phase::Up if self.pressed => here.drop(context),
            Phase::Cancel => (Tool::default(), vec![]),
            Phase::Up | Phase::DoubleClick | Phase::Leave => (Tool::Relate(self), vec![]),
        }
    }

    fn drop(self, context: &Context) -> (Tool, Vec<Action>) {
        let to = match self.target(context) {
            Some((table, column)) => Drop::On(table, column),
            None => Drop::Free(context.viewport.world_from_screen(self.to)),
        };
        let from = (self.table, self.column);
        if let (Drop::Free(_), false) = (to, self.dragged) {
            return (Tool::default(), vec![]);
        }
        // Back where it began: not a line to itself, but a change of mind.
        if matches!(to, Drop::On(table, column) if (table, column) == from) {
            return (Tool::default(), vec![Action::Select(Selection::table(self.table))]);
        }
        (Tool::default(), vec![Action::Relate(Relate { from, to })])
    }

    /// The table, and the column, that the line would end at here.
    #[must_use]
    pub fn target(&self, context: &Context) -> Option<(TableId, Option<ColumnId>)> {
        match context.hit {
            Hit::Row(table, column) => return Some((table, Some(column))),
            Hit::Title(table) | Hit::AddColumn(table) => return Some((table, None)),
            Hit::Handle(handle) => return Some((handle.table, handle.column)),
            Hit::Line(_) | Hit::Sheet(_) | Hit::Edge(..) | Hit::Canvas => {}
        }
        let point = context.viewport.world_from_screen(self.to);
        let reach = MAGNET_PX / context.viewport.zoom;
        let gap = |rect: &Rect<_>| {
            let nearest: Point<crate::canvas::World> =
                Point::new(point.x.clamp(rect.at.x, rect.right()), point.y.clamp(rect.at.y, rect.bottom()));
            nearest.distance(point)
        };
        let near = context.diagram.tables().iter().filter(|placed| placed.rect.grown(reach).contains(point));
        let nearest = near.min_by(|a, b| gap(&a.rect).total_cmp(&gap(&b.rect)))?;
        let row = nearest.card.row_at(point - nearest.rect.at);
        Some((nearest.id, row.map(|row| nearest.card.rows[row].column)))
    }

    pub(super) fn show(&self, context: &Context, live: &mut Live) {
        let target = self.target(context);
        let ends_at = |table, column: Option<ColumnId>, foot| LineEnd { table, columns: column.into_iter().collect(), foot, offset: 0.0 };
        let plan = planned(context.schema, (self.table, self.column), target);
        let from_parent =
            plan.parent == Some(self.table) && !(plan.child == Some(self.table) && self.column.is_some_and(|c| plan.columns.contains(&c)));
        let (here, there) = if from_parent { (Foot::One, Foot::Many) } else { (Foot::Many, Foot::One) };
        let key_of = |table: TableId| context.schema.table(table).and_then(|table| table.primary_columns().first().copied());
        let column = if from_parent { self.column.or_else(|| key_of(self.table)) } else { self.column };
        let to = match target {
            Some((table, _)) if from_parent => Ok(ends_at(table, plan.columns.first().copied(), there)),
            Some((table, _)) => Ok(ends_at(table, key_of(table), there)),
            None => Err(context.viewport.world_from_screen(self.to)),
        };
        live.wire = Some(Wire { from: ends_at(self.table, column, here), to, free_foot: there });
        live.hover = target.map(|(table, column)| column.map_or(Hit::Title(table), |column| Hit::Row(table, column)));
    }

    /// The sentence that says what releasing here would make.
    #[must_use]
    pub fn sentence(&self, context: &Context) -> String {
        let target = self.target(context);
        let plan = planned(context.schema, (self.table, self.column), target);
        let name = |id: Option<TableId>| {
            id.and_then(|id| context.schema.table(id)).map_or_else(|| "new table".to_owned(), |table| table.name.clone())
        };
        match target {
            Some(_) => crate::schema::explain(crate::schema::Cardinality::OneToMany, &name(plan.parent), &name(plan.child), plan.optional),
            None if self.dragged => "Release for a new table here".to_owned(),
            None => "Click the table to connect to, or press Enter to name it".to_owned(),
        }
    }
}

/// What a line that is drawn makes: who has the key, and in which columns. `None` is a table yet to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The one side.
    pub parent: Option<TableId>,
    /// The many side.
    pub child: Option<TableId>,
    /// The columns of the child that hold the key; none for new ones.
    pub columns: Vec<ColumnId>,
    /// Whether the child may stand alone.
    pub optional: bool,
}

/// Reads what is meant from where a line starts and ends.
#[must_use]
pub fn planned(schema: &Schema, from: (TableId, Option<ColumnId>), to: Option<(TableId, Option<ColumnId>)>) -> Plan {
    let is_primary = |table: TableId, column| schema.table(table).is_some_and(|table| table.is_primary(column));
    let from_one = from.1.is_none_or(|column| is_primary(from.0, column));
    let (target, target_column) = to.map_or((None, None), |(table, column)| (Some(table), column));
    let (parent, child, column) = if from_one {
        // A column that tells rows apart is not given away for a key: then a new column is made.
        let column = target.zip(target_column).filter(|(table, column)| !is_primary(*table, *column));
        (Some(from.0), target, column.map(|(_, column)| column))
    } else {
        (target, Some(from.0), from.1)
    };
    let single = parent.and_then(|id| schema.table(id)).is_none_or(|table| table.primary_columns().len() <= 1);
    let column = column.filter(|_| single);
    let child_column = child.zip(column).and_then(|(table, column)| schema.table(table)?.column(column));
    // The first row of a table that refers to itself has nothing to refer to.
    let optional = child_column.map_or(parent == child && parent.is_some(), |column| column.nullable);
    Plan { parent, child, columns: column.into_iter().collect(), optional }
}
