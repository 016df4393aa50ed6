//! What the screen shows: the frame, the view on it, and what lies over it for readers that cannot see it.

use super::Editor;
use super::action::{Cell, Changed, Selection, Thing, ViewCommand};
use super::tool::Tool;
use crate::canvas::{Detail, Hit, Live, Placed, Point, Rect, Scene, Screen, Sheet, Shift, Viewport, World};
use crate::schema::gather::sort_by;
use crate::schema::{Table, TableId};

const ZOOM_STEP: f64 = 1.2;
/// How near to the edge of the canvas the view begins to move with what is held, how fast at most, and after
/// how many frames.
const EDGE_PX: f64 = 24.0;
const EDGE_SPEED_PX: f64 = 25.0;
const EDGE_WAIT_FRAMES: u32 = 12;
/// How much lines look for their ways in a frame, in places looked at: a few milliseconds.
const WORK_A_FRAME: usize = 6000;

/// A table, an area or a note that is in sight, for the layer that speaks to assistive technology and to tests.
#[derive(Clone, Debug, PartialEq)]
pub struct VisibleTable {
    /// Which table, area or note.
    pub id: Thing,
    /// What it is, in a word.
    pub word: &'static str,
    /// Where it is on the screen.
    pub rect: Rect<Screen>,
    /// What it is, in a sentence: "book, 4 columns, 1 foreign key to author".
    pub label: String,
    /// Whether it is selected.
    pub selected: bool,
}

fn on_screen(viewport: &Viewport, rect: Rect<World>) -> Rect<Screen> {
    let at = viewport.screen_from_world(rect.at);
    Rect::new(at.x, at.y, rect.size.width * viewport.zoom, rect.size.height * viewport.zoom)
}

impl Editor {
    /// What the canvas shows now.
    pub fn scene(&mut self) -> Scene {
        let mut live = Live {
            tables: self.selection.tables.clone(),
            annotations: self.selection.annotations.clone(),
            column: self.selection.column,
            relation: self.selection.relation,
            hover: Some(self.hover),
            extra_row: self.extra_row(),
            focus: self.focus.filter(|_| self.selection.is_empty()),
            ..Live::default()
        };
        self.tool.show(&self.context(self.hover), &mut live);
        if live.shift.is_none() && self.motion.is_on() {
            live.shift = Some(Shift { glide: self.motion.offsets(), ..Shift::default() }).filter(|shift| !shift.glide.is_empty());
        }
        self.diagram.begin_frame(WORK_A_FRAME);
        Scene::of(&mut self.diagram, &self.viewport, &live)
    }

    /// The tables that are not shown for now.
    #[must_use]
    pub fn hidden_tables(&self) -> &std::collections::BTreeSet<TableId> {
        self.diagram.hidden()
    }

    /// The cursor over the canvas, in the words of CSS.
    #[must_use]
    pub fn cursor(&self) -> &'static str {
        self.tool.cursor(self.hover, self.space_held)
    }

    /// What releasing the pointer would do, in a sentence, while a line is drawn; and where the pointer is.
    #[must_use]
    pub fn hint(&self) -> Option<(Point<Screen>, String)> {
        match &self.tool {
            Tool::Relate(relating) => Some((relating.to, relating.sentence(&self.context(self.hover)))),
            _ => None,
        }
    }

    /// Which tool is in the hand, for the toolbar.
    #[must_use]
    pub fn tool(&self) -> &Tool {
        &self.tool
    }

    /// What the pointer is over.
    #[must_use]
    pub fn hover(&self) -> Hit {
        self.hover
    }

    /// The tables in sight, in reading order. None where they are too small to be told apart.
    #[must_use]
    pub fn visible_tables(&self) -> Vec<VisibleTable> {
        if Detail::at(self.viewport.zoom) == Detail::Blocks {
            return Vec::new();
        }
        let seen = self.arriving().seen();
        let visible = self.diagram.tables().iter().filter(|placed| placed.rect.touches(&seen));
        let mut tables: Vec<VisibleTable> = visible.filter_map(|placed| self.visible(placed)).collect();
        tables.extend(self.diagram.sheets().iter().filter(|sheet| sheet.rect.touches(&seen)).map(|sheet| self.visible_sheet(sheet)));
        sort_by(&mut tables, |a, b| {
            (a.rect.at.y, a.rect.at.x).partial_cmp(&(b.rect.at.y, b.rect.at.x)).unwrap_or(std::cmp::Ordering::Equal)
        });
        tables
    }

    fn visible(&self, placed: &Placed) -> Option<VisibleTable> {
        let table = self.document.schema.table(placed.id)?;
        let selected = self.selection.tables.contains(&placed.id);
        let (id, rect) = (Thing::Table(placed.id), on_screen(&self.arriving(), placed.rect));
        Some(VisibleTable { id, word: "table", rect, label: self.label(table), selected })
    }

    fn visible_sheet(&self, sheet: &Sheet) -> VisibleTable {
        let id = Thing::Annotation(sheet.id());
        let mut label = sheet.annotation.text.clone();
        if !sheet.annotation.is_note {
            let names = self.diagram.tables().iter().filter(|placed| sheet.holds(&placed.rect)).map(|placed| self.name_of(placed.id));
            let names: Vec<String> = names.collect();
            label += &format!(", with {}", if names.is_empty() { "no table".into() } else { names.join(", ") });
        }
        VisibleTable {
            id,
            word: sheet.annotation.word(),
            rect: on_screen(&self.arriving(), sheet.rect),
            label,
            selected: self.selection.has(id),
        }
    }

    fn label(&self, table: &Table) -> String {
        let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
        let mut label = format!("{}, {}", table.name, count(table.columns.len(), "column", "columns"));
        if !table.foreign_keys.is_empty() {
            let names: Vec<String> = table.foreign_keys.iter().map(|key| self.name_of(key.target)).collect();
            label += &format!(", {} to {}", count(names.len(), "foreign key", "foreign keys"), names.join(", "));
        }
        label
    }

    /// The table that shows a row for a new column: the one that is selected alone.
    pub(super) fn extra_row(&self) -> Option<TableId> {
        let typing = matches!(self.cell, Some(Cell::New(_)));
        self.selection.only_table().filter(|_| typing || !self.tool.is_busy())
    }

    pub(super) fn on_screen(&self, rect: Rect<World>) -> Rect<Screen> {
        on_screen(&self.viewport, rect)
    }

    pub(super) fn title_on_screen(&self, table: TableId) -> Point<Screen> {
        let at = self.diagram.table(table).map_or_else(Point::default, |placed| Point::new(placed.rect.right(), placed.rect.at.y));
        self.viewport.screen_from_world(at)
    }

    // ---- moving the view

    /// How far the view goes in a frame while something is held at the edge of the canvas, in screen pixels.
    fn edge_speed(&self) -> Option<Point<Screen>> {
        let at = self.last.filter(|_| self.tool.carries())?.at;
        let along = |at: f64, size: f64| {
            let into = |room: f64| ((EDGE_PX - room) / EDGE_PX).clamp(0.0, 1.0);
            (into(size - at) - into(at)) * EDGE_SPEED_PX
        };
        let speed = Point::new(along(at.x, self.viewport.size.width), along(at.y, self.viewport.size.height));
        (speed != Point::default()).then_some(speed)
    }

    /// Whether lines that are in sight have not found their ways yet, and want one more frame for it.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.diagram.is_unfinished()
    }

    /// Whether the picture goes on moving although nothing happens.
    #[must_use]
    pub fn wants_frames(&self) -> bool {
        self.edge_speed().is_some() || self.motion.is_on()
    }

    /// Moves on what moves by itself: the view, after a while, where something is held at its edge.
    pub(super) fn frame(&mut self, now_ms: f64) -> Changed {
        if self.motion.is_on() {
            return self.move_on(now_ms);
        }
        let (Some(speed), Some(last)) = (self.edge_speed(), self.last) else {
            self.at_edge = 0;
            return Changed::default();
        };
        self.at_edge += 1;
        if self.at_edge > EDGE_WAIT_FRAMES {
            self.viewport.pan(Point::new(-speed.x, -speed.y));
            let moved = super::PointerEvent { phase: super::Phase::Move, ..last };
            return Changed::canvas().and(self.dispatch(super::Action::Pointer(moved)));
        }
        Changed::canvas()
    }

    /// Changes the view.
    pub(super) fn view(&mut self, command: ViewCommand) -> Changed {
        let from = self.viewport;
        // From where it would arrive: two steps of zoom are two steps, however fast they follow one another.
        self.viewport = self.arriving();
        let middle = Point::new(self.viewport.size.width / 2.0, self.viewport.size.height / 2.0);
        match command {
            ViewCommand::ZoomIn => self.viewport.zoom_at(middle, self.viewport.zoom * ZOOM_STEP),
            ViewCommand::ZoomOut => self.viewport.zoom_at(middle, self.viewport.zoom / ZOOM_STEP),
            ViewCommand::Actual => self.viewport.zoom_at(middle, 1.0),
            ViewCommand::Centre(point) => self.centre(point),
            ViewCommand::Pan(by) => self.viewport.pan(by),
            ViewCommand::Fit => self.fit(self.diagram.bounds()),
            ViewCommand::FitSelection => {
                let ends = self.selection.relation.and_then(|id| self.relation(id)).map(|r| vec![r.source, r.target]);
                let area = ends.map_or_else(|| self.bounds_of_selection(), |ends| self.diagram.bounds_of(&ends));
                self.fit(area.or_else(|| self.diagram.bounds()));
            }
            ViewCommand::See(area) => self.bring_into_sight(area),
            ViewCommand::Show(table) => {
                if let Some(rect) = self.diagram.table(table).map(|placed| placed.rect) {
                    self.bring_into_sight(rect.grown(24.0));
                }
            }
        }
        match command {
            ViewCommand::Pan(_) | ViewCommand::Centre(_) => self.halt(),
            _ => self.fly_from(from),
        }
        Changed { canvas: true, cell: self.cell.is_some(), chip: self.chip.is_some(), ..Changed::default() }
    }

    fn fit(&mut self, area: Option<Rect<World>>) {
        match area {
            Some(area) => self.viewport.fit(area),
            None => self.viewport = crate::canvas::Viewport { size: self.viewport.size, ..crate::canvas::Viewport::default() },
        }
    }

    /// Moves the view just as far as it takes to see `area`; its top left corner, where it is too large.
    pub(super) fn bring_into_sight(&mut self, area: Rect<World>) {
        let seen = self.viewport.seen();
        let along = |start: f64, end: f64, from: f64, to: f64| {
            if start < from || end - start > to - from { start - from } else { (end - to).max(0.0) }
        };
        let by =
            Point::new(along(area.at.x, area.right(), seen.at.x, seen.right()), along(area.at.y, area.bottom(), seen.at.y, seen.bottom()));
        self.viewport.origin = self.viewport.origin + by;
    }

    /// The nearest table in a direction gets the focus.
    pub(super) fn move_focus(&mut self, x: i8, y: i8) -> Changed {
        let (x, y) = (f64::from(x), f64::from(y));
        let from = self.focus.and_then(|id| self.diagram.table(id)).map(|placed| placed.rect.centre());
        let start = from.unwrap_or_else(|| self.viewport.seen().centre());
        // Sideways counts double, so that the next one that way is found before one that is only near.
        let cost = |placed: &&Placed| {
            let to = placed.rect.centre() - start;
            let (along, aside) = (to.x * x + to.y * y, (to.x * y).abs() + (to.y * x).abs());
            if from.is_none() {
                along.abs() + aside
            } else if along <= 1.0 {
                f64::INFINITY
            } else {
                along + 2.0 * aside
            }
        };
        let others = self.diagram.tables().iter().filter(|placed| Some(placed.id) != self.focus);
        let nearest = others.min_by(|a, b| cost(a).total_cmp(&cost(b))).filter(|placed| cost(placed).is_finite());
        let Some(id) = nearest.map(|placed| placed.id) else { return Changed::default() };
        self.focus = Some(id);
        let shown = self.view(ViewCommand::Show(id));
        Changed { selection: true, ..shown.and(self.select(Selection::default())) }
    }
}
