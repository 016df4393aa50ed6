//! Areas and notes: made, named, moved with what stands in them; and lines that are led by hand.
//!
//! Law: a new note that stays empty is none: making it is taken back.

use super::Editor;
use super::action::{Cell, Changed, Kind, Selection};
use super::tool::{Draw, Tool};
use crate::canvas::{Diagram, Edge, Point, Rect, STRIP, Sheet, Shift, Size, World, free_spot, resized};
use crate::document::{Annotation, Colour, Edit};
use crate::schema::{AnnotationId, RelationId};

/// The space between an area and the tables it is drawn around.
const MARGIN: f64 = 24.0;
const AREA: Size<World> = Size::new(480.0, 320.0);
const NOTE: Size<World> = Size::new(200.0, 56.0);

/// The wish that moves what a gesture carries; none where it went nowhere.
pub(super) fn moving(diagram: &Diagram, shift: &Shift) -> Option<Edit> {
    if shift.by == Point::default() {
        return None;
    }
    let table = |id| diagram.table(id).map(|placed| placed.rect.at + shift.by).map(|at| (id, at.x, at.y));
    let sheet = |id| diagram.sheet(id).map(|sheet| sheet.rect.at + shift.by).map(|at| (id, at.x, at.y));
    let tables = Edit::MoveTables { places: shift.tables.iter().filter_map(|id| table(*id)).collect() };
    if shift.annotations.is_empty() {
        return Some(tables);
    }
    let sheets = Edit::MoveAnnotations { places: shift.annotations.iter().filter_map(|id| sheet(*id)).collect() };
    Some(if shift.tables.is_empty() { sheets } else { Edit::Many { label: "Move on the canvas".into(), edits: vec![tables, sheets] } })
}

/// The area as it is after an edge was moved.
pub(super) fn with_edge(sheet: &Sheet, edge: Edge, by: Point<World>) -> Annotation {
    let Rect { at, size } = resized(sheet.rect, edge, by);
    let round = |value: f64| (value / 8.0).round() * 8.0;
    let (x, y) = (if edge.0 < 0 { round(at.x) } else { at.x }, if edge.1 < 0 { round(at.y) } else { at.y });
    let width = if edge.0 == 0 { size.width } else { round(at.x + size.width) - x };
    let height = if edge.1 == 0 { sheet.annotation.height } else { round(at.y + size.height) - y };
    Annotation { x, y, width, height, ..sheet.annotation.clone() }
}

impl Editor {
    /// Draws an area around what is selected; where nothing is, takes the tool that draws one.
    pub(super) fn new_area(&mut self) -> Changed {
        let around = self.bounds_of_selection().filter(|_| self.selection.has_things());
        match around {
            Some(inside) => {
                let inside = inside.grown(MARGIN);
                self.draw_area(Rect::new(inside.at.x, inside.at.y - STRIP, inside.size.width, inside.size.height + STRIP))
            }
            None => self.hold(Kind::Area),
        }
    }

    /// What the selected tables, areas and notes take up together.
    pub(super) fn bounds_of_selection(&self) -> Option<Rect<World>> {
        let sheets = self.selection.annotations.iter().filter_map(|id| self.diagram.sheet(*id)).map(|sheet| sheet.rect);
        self.diagram.bounds_of(&self.selection.tables).into_iter().chain(sheets).reduce(|all, rect| all.around(&rect))
    }

    /// Enter, while an area can be drawn: one in the middle of the view.
    pub(super) fn draw_in_view(&mut self) -> Option<Changed> {
        let Tool::Draw(_) = self.tool else { return None };
        let middle = self.viewport.seen().centre();
        Some(self.draw_area(Rect { at: middle, size: Size::new(0.0, 0.0) }))
    }

    pub(super) fn draw_area(&mut self, rect: Rect<World>) -> Changed {
        self.tool = Tool::default();
        let least = 2.0 * Annotation::LEAST;
        let is_small = rect.size.width < least || rect.size.height < least;
        let rect = if is_small { Rect { at: rect.at - Point::new(AREA.width / 2.0, AREA.height / 2.0), size: AREA } } else { rect };
        self.put(false, rect, Colour::Blue, Cell::Area)
    }

    /// Makes a note at the pointer, and opens it.
    pub(super) fn new_note(&mut self, at: Option<Point<crate::canvas::Screen>>) -> Changed {
        let near = at.or(self.pointer).map_or_else(|| self.viewport.seen().centre(), |at| self.viewport.world_from_screen(at));
        let near = if at.is_some() { near + Point::new(NOTE.width / 2.0, NOTE.height / 2.0) } else { near };
        let at = free_spot(&self.diagram, near, NOTE);
        self.put(true, Rect { at, size: NOTE }, Colour::Amber, Cell::Note)
    }

    fn put(&mut self, is_note: bool, rect: Rect<World>, colour: Colour, cell: fn(AnnotationId) -> Cell) -> Changed {
        let id = self.ids.mint();
        let Rect { at, size } = rect;
        let text = if is_note { String::new() } else { "area".into() };
        let annotation = Annotation {
            id,
            is_note,
            text,
            x: at.x.round(),
            y: at.y.round(),
            width: size.width.round(),
            height: size.height.round(),
            colour,
        };
        let made = self.carry_out(Edit::PutAnnotation { annotation });
        self.fresh = Some(self.step);
        match made {
            Ok(changed) => changed.and(self.edit_cell(cell(id))),
            Err(refusal) => Changed::refused(refusal.to_string()),
        }
    }

    /// Opens the text of the one area or note that is selected.
    pub(super) fn edit_annotation(&mut self) -> Option<Changed> {
        let id = self.selection.only_annotation()?;
        let is_note = self.document.layout.annotation(id)?.is_note;
        Some(self.edit_cell(if is_note { Cell::Note(id) } else { Cell::Area(id) }))
    }

    /// Takes a text over. An empty name of an area changes nothing; an empty note goes.
    pub(super) fn commit_annotation(&mut self, cell: Cell, id: AnnotationId, text: &str) -> Result<(Changed, Cell), String> {
        let Some(annotation) = self.document.layout.annotation(id).cloned() else { return Ok((Changed::default(), cell)) };
        let edit = match (text.is_empty(), annotation.is_note) {
            (true, true) if self.fresh == Some(self.step) => return Ok((self.undo(), cell)),
            (true, true) => Edit::DeleteAnnotations { annotations: vec![id] },
            (true, false) => return Ok((Changed::default(), cell)),
            (false, _) => Edit::PutAnnotation { annotation: Annotation { text: text.to_owned(), ..annotation.clone() } },
        };
        // The text of a new one belongs to the step that made it.
        let done = if self.fresh == Some(self.step) { self.instead(edit) } else { self.carry_out(edit) };
        done.map(|changed| (changed, cell)).map_err(|refusal| refusal.to_string())
    }

    /// Gives the selected tables, areas and notes a colour: one step.
    pub(super) fn colour(&mut self, colour: Colour) -> Changed {
        let tables = self.selection.tables.clone();
        let chosen = self.selection.annotations.iter().filter_map(|id| self.document.layout.annotation(*id));
        let mut edits: Vec<Edit> = chosen.map(|a| Edit::PutAnnotation { annotation: Annotation { colour, ..a.clone() } }).collect();
        if !tables.is_empty() {
            edits.push(Edit::Colour { tables, colour });
        }
        self.edit(Edit::Many { label: "Change colour".into(), edits })
    }

    /// Makes the selected area as large as the tables in it need.
    pub(super) fn fit_area(&mut self) -> Changed {
        let Some(sheet) = self.selection.only_annotation().and_then(|id| self.diagram.sheet(id)) else { return Changed::default() };
        let carried = self.diagram.carried(&[], &[sheet.id()]);
        let tables: Vec<_> = carried.tables.iter().copied().collect();
        let Some(inside) = self.diagram.bounds_of(&tables) else { return Changed::refused("No table stands in this area.") };
        let inside = inside.grown(MARGIN);
        let (x, y) = (inside.at.x, inside.at.y - STRIP);
        let (width, height) = (inside.size.width, inside.size.height + STRIP);
        self.edit(Edit::PutAnnotation { annotation: Annotation { x, y, width, height, ..sheet.annotation.clone() } })
    }

    // ---- lines

    /// The line of the selected relation.
    fn selected_line(&self) -> Option<usize> {
        let relation = self.selection.relation?;
        self.diagram.lines().iter().position(|line| line.relation == relation)
    }

    /// Whether the line of a relation is led by hand.
    pub(super) fn is_led(&self, relation: RelationId) -> bool {
        self.diagram.lines().iter().any(|line| line.relation == relation && !line.bend.is_empty())
    }

    /// Lets the lines of a relation find their way themselves.
    pub(super) fn unlead(&mut self, relation: Option<RelationId>) -> Changed {
        let led = self.diagram.lines().iter().filter(|line| Some(line.relation) == relation && !line.bend.is_empty());
        let edits: Vec<Edit> = led.map(|line| Edit::BendLine { table: line.key.0, key: line.key.1, at: Vec::new() }).collect();
        match edits.len() {
            0 => Changed::default(),
            _ => self.edit(Edit::Many { label: "Let the line find its way".into(), edits }),
        }
    }

    /// Moves the middle of the selected line.
    pub(super) fn lead_by(&mut self, x: f64, y: f64) -> Changed {
        let Some(index) = self.selected_line() else { return Changed::default() };
        let Some(route) = self.diagram.route(index, None) else { return Changed::default() };
        // Of the pieces that run across the way it is to go, the middle one.
        let pieces: Vec<_> = route.points.windows(2).map(|piece| Rect::between(piece[0], piece[1])).collect();
        let across = |rect: &&Rect<World>| if x == 0.0 { rect.size.height < 0.5 } else { rect.size.width < 0.5 };
        let all: Vec<_> = pieces.iter().filter(across).collect();
        let Some(piece) = all.get(all.len() / 2) else { return Changed::default() };
        let grabbed = piece.centre();
        let at = crate::canvas::pulled(&route, grabbed, grabbed + Point::new(x, y));
        let (table, key) = self.diagram.lines()[index].key;
        self.edit(Edit::BendLine { table, key, at })
    }

    /// Selects a relation beside another one, or of the table that is selected; or a table at its end.
    pub(super) fn walk_relations(&mut self, step: i8) -> Changed {
        let from = self.selection.only_table().or(self.focus);
        let Some(table) = from else { return Changed::refused("Select a table first.") };
        let mut all: Vec<RelationId> = Vec::new();
        for line in self.diagram.lines().iter().filter(|line| line.ends.iter().any(|end| end.table == table)) {
            if !all.contains(&line.relation) {
                all.push(line.relation);
            }
        }
        if all.is_empty() {
            return Changed::refused("This table has no relations.");
        }
        let now = self.selection.relation.and_then(|relation| all.iter().position(|other| *other == relation));
        let count = all.len();
        let next = match now {
            Some(now) if step > 0 => (now + 1) % count,
            Some(now) => (now + count - 1) % count,
            None if step > 0 => 0,
            None => count - 1,
        };
        // The table from which one walks keeps the focus.
        let changed = self.select(Selection::relation(all[next]));
        self.focus = Some(table);
        let say = self.relation(all[next]).map(|relation| self.document.schema.explain(&relation)).unwrap_or_default();
        changed.and(self.show_relation(all[next])).speaking(say)
    }

    /// Selects the table at an end of the selected relation: the left or the right one on the canvas.
    pub(super) fn go_to_end(&mut self, right: bool) -> Changed {
        let Some(index) = self.selected_line() else { return Changed::default() };
        let ends = self.diagram.lines()[index].ends.clone().map(|end| end.table);
        let x = |id| self.diagram.table(id).map_or(0.0, |placed| placed.rect.centre().x);
        let [a, b] = ends;
        let target = if (x(a) > x(b)) == right { a } else { b };
        self.select(Selection::table(target)).and(self.view(super::ViewCommand::Show(target)))
    }

    fn show_relation(&mut self, relation: RelationId) -> Changed {
        let Some(line) = self.diagram.lines().iter().find(|line| line.relation == relation) else { return Changed::default() };
        let ends = line.ends.clone().map(|end| end.table);
        let Some(area) = self.diagram.bounds_of(&ends) else { return Changed::default() };
        self.view(super::ViewCommand::See(area))
    }
}

impl Draw {
    /// The area drawn so far.
    #[must_use]
    pub fn rect(&self) -> Option<Rect<World>> {
        self.from.map(|from| Rect::between(from, self.to))
    }
}
