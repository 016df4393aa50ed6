//! The one way in: which function carries out which action.

use super::action::{Action, Cell, Changed, KeyPress, Kind, Phase, PointerEvent, Selection, Wheel};
use super::keymap::When;
use super::tool::{Context, Draw, Hand, Relating, Tool};
use super::{Editor, keymap};
use crate::canvas::{Hit, Reach, hit};
use crate::document::Document;
use crate::schema::TableId;

impl Editor {
    /// Does something, and says what the screen must look at again.
    pub fn dispatch(&mut self, action: Action) -> Changed {
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Again(edit) => self.again(edit),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Open(document) => self.open(*document),
            Action::Pointer(event) => self.pointer(&event),
            Action::Frame(now_ms) => self.frame(now_ms),
            Action::Move(allowed) => {
                self.arrive();
                self.motion.allowed = allowed;
                Changed::canvas()
            }
            Action::Wheel(wheel) => self.wheel(&wheel),
            Action::Key(press) => self.key(&press),
            Action::KeyUp(press) => self.key_up(&press),
            Action::Resize(size) => {
                self.arrive();
                self.viewport.size = size;
                Changed::canvas()
            }
            Action::Select(selection) => self.select(selection),
            Action::SelectAll => {
                let tables = self.diagram.tables().iter().map(|placed| placed.id).collect();
                let annotations = self.diagram.sheets().iter().map(crate::canvas::Sheet::id).collect();
                self.select(Selection { tables, annotations, ..Selection::default() })
            }
            Action::Delete => self.delete(),
            Action::Duplicate => self.duplicate(),
            Action::NewTable(at) => self.new_table(at),
            Action::Nudge { x, y } => self.nudge(x, y),
            Action::Arrange => self.arrange(&[]),
            Action::Arranged(places) => self.arranged(&places),
            Action::Toggle(flag) => self.toggle(flag),
            Action::Focus { x, y } => self.move_focus(x, y),
            Action::FollowRename => self.follow_rename(),
            Action::Hold(kind) => self.hold(kind),
            Action::Escape => self.escape(),
            Action::View(command) => self.view(command),
            Action::Do(command) => self.run(command),
            Action::Paste(text) => self.paste(&text),
            Action::Go(goes) => self.go(goes),
            Action::OpenMenu(at) => self.open_menu(at),
            Action::CloseMenu => self.close_menu(),
            other => self.dispatch_rest(other),
        }
    }

    fn dispatch_rest(&mut self, action: Action) -> Changed {
        match action {
            Action::StartLink => self.start_link(),
            Action::LinkTo(table) => self.link_to(table),
            Action::Relate(relate) => self.relate(relate),
            Action::OpenChip(relation) => self.open_chip(relation),
            Action::OpenLine(relation) if self.is_led(relation) => self.unlead(Some(relation)),
            Action::OpenLine(relation) => self.open_chip(relation),
            Action::DrawArea(rect) => self.draw_area(rect),
            Action::Colour(colour) => self.colour(colour),
            Action::ChooseCardinality(cardinality) => self.choose_cardinality(cardinality),
            Action::SwapEnds => self.swap_ends(),
            Action::CloseChip => self.close_chip(),
            Action::EditCell(cell) => self.edit_cell(cell),
            Action::CommitCell { text, then } => self.commit_cell(&text, then),
            Action::CancelCell => self.close_cell(),
            _ => Changed::default(),
        }
    }

    fn all(&mut self, actions: Vec<Action>) -> Changed {
        actions.into_iter().fold(Changed::default(), |changed, action| changed.and(self.dispatch(action)))
    }

    fn open(&mut self, document: Document) -> Changed {
        let size = self.viewport.size;
        let ruler = std::mem::replace(&mut self.ruler, Box::new(crate::canvas::Approximate));
        let moves = self.motion.allowed;
        *self = Self::new(document, self.ids.bits());
        self.viewport.size = size;
        self.set_ruler(ruler);
        let fitted = self.view(super::ViewCommand::Fit);
        self.motion.allowed = moves;
        let all = Changed { document: true, selection: true, canvas: true, cell: true, chip: true, menu: true, ..Changed::default() };
        all.and(fitted)
    }

    // ---- pointer and wheel

    pub(super) fn context(&self, hit: Hit) -> Context<'_> {
        Context {
            viewport: &self.viewport,
            selection: &self.selection,
            diagram: &self.diagram,
            schema: &self.document.schema,
            hit,
            space_held: self.space_held,
        }
    }

    fn pointer(&mut self, event: &PointerEvent) -> Changed {
        let before = self.hover;
        self.last = Some(*event);
        let was_moving = event.phase == Phase::Down && self.motion.is_on();
        if was_moving {
            self.arrive();
        }
        self.hover = if event.phase == Phase::Leave { Hit::Canvas } else { self.hit(event) };
        self.pointer = (event.phase != Phase::Leave).then_some(event.at);
        // The key may be let go where nobody hears it.
        self.space_held &= event.phase != Phase::Leave;
        // A cell that is open stays so: the input over it takes its text over when it loses the focus.
        let closed = if event.phase == Phase::Down { self.close_chip().and(self.close_menu()) } else { Changed::default() };
        let was_busy = self.tool.is_busy();
        if !self.wants_frames() {
            self.at_edge = 0;
        }
        let (tool, actions) = std::mem::take(&mut self.tool).on(event, &self.context(self.hover));
        self.tool = tool;
        let moved = was_moving || was_busy || self.tool.is_busy() || before != self.hover;
        let changed = closed.and(self.all(actions));
        Changed { canvas: changed.canvas || moved, ..changed }
    }

    /// What is under the pointer. While something is dragged, lines do not matter, and finding them takes time.
    fn hit(&mut self, event: &PointerEvent) -> Hit {
        let reach = Reach {
            zoom: self.viewport.zoom,
            coarse: event.coarse,
            extra_row: self.extra_row(),
            on_top: self.selection.tables.last().copied(),
            lines: !self.tool.is_busy(),
            edges: self.selection.only_annotation(),
        };
        let found = hit(&mut self.diagram, self.viewport.world_from_screen(event.at), &reach);
        match found {
            // A finger has no hover: it gets the handles of the selected table alone.
            Hit::Handle(handle) if event.coarse && self.selection.only_table() != Some(handle.table) => {
                handle.column.map_or(Hit::Title(handle.table), |column| Hit::Row(handle.table, column))
            }
            found => found,
        }
    }

    fn wheel(&mut self, wheel: &Wheel) -> Changed {
        self.halt();
        if wheel.modifiers.control {
            let zoom = self.viewport.zoom * (-wheel.by.y * 0.002).exp();
            self.viewport.zoom_at(wheel.at, zoom);
        } else {
            self.viewport.pan(crate::canvas::Point::new(-wheel.by.x, -wheel.by.y));
        }
        let closed = self.close_menu();
        Changed { canvas: true, cell: self.cell.is_some(), chip: self.chip.is_some(), ..closed }
    }

    // ---- keys

    fn key(&mut self, press: &KeyPress) -> Changed {
        let selection = &self.selection;
        let typing = self.cell.is_some();
        let is = |when: When| match when {
            When::Cell => self.cell_column().is_some(),
            When::Column => selection.column.is_some() || self.cell_column().is_some(),
            // What else is pressed while typing is the input's: Ctrl+Z there is about letters.
            _ if typing => false,
            When::Always => true,
            When::Tables => selection.has_things(),
            When::NoTables => !selection.has_things(),
            When::Relation => selection.relation.is_some() || self.chip.is_some(),
            When::Linking => matches!(self.tool, Tool::Relate(_)),
            When::Chip => self.chip.is_some(),
        };
        let Some(found) = keymap::command(press, is) else { return Changed::default() };
        self.run(found)
    }

    fn key_up(&mut self, press: &KeyPress) -> Changed {
        if press.key == " " {
            self.space_held = false;
        }
        Changed { canvas: press.key == " ", ..Changed::default() }
    }

    /// Enter: into the columns of the one table, or selects the one that has the focus.
    pub(super) fn edit_columns(&mut self) -> Changed {
        if let Some((table, column)) = self.selection.column {
            return self.edit_cell(Cell::Name(table, column));
        }
        if let Some(changed) = self.draw_in_view().or_else(|| self.edit_annotation()) {
            return changed;
        }
        match (self.selection.only_table(), self.focus, self.selection.relation) {
            (Some(table), _, _) => {
                let first = self.document.schema.table(table).and_then(|table| table.columns.first());
                self.edit_cell(first.map_or(Cell::New(table), |column| Cell::Name(table, column.id)))
            }
            (None, _, Some(relation)) => self.open_chip(relation),
            (None, Some(table), None) => self.select(Selection::table(table)),
            (None, None, None) => Changed::default(),
        }
    }

    /// F2: the name of what is selected.
    pub(super) fn rename(&mut self) -> Changed {
        if let Some(changed) = self.edit_annotation() {
            return changed;
        }
        match (self.selection.column, self.focus()) {
            (Some((table, column)), _) => self.edit_cell(Cell::Name(table, column)),
            (None, Some(table)) => self.edit_cell(Cell::Title(table)),
            (None, None) => Changed::default(),
        }
    }

    /// Cancels what is in flight, one thing at a time; then the selection goes.
    fn escape(&mut self) -> Changed {
        if self.tool.is_busy() {
            self.tool = std::mem::take(&mut self.tool).cancelled();
            return Changed::canvas();
        }
        if self.cell.is_some() {
            return self.close_cell();
        }
        if self.chip.is_some() {
            return self.close_chip();
        }
        if self.tool.kind() == Kind::Hand {
            return self.hold(Kind::Select);
        }
        self.focus = self.focus();
        if self.selection.column.is_some()
            && let Some(table) = self.selection.only_table()
        {
            return self.select(Selection::table(table));
        }
        self.select(Selection::default())
    }

    // ---- selection and tools

    pub(super) fn select(&mut self, selection: Selection) -> Changed {
        if selection == self.selection {
            return Changed::default();
        }
        self.reveal(&selection.tables);
        self.selection = selection;
        self.nudged = None;
        if let Some(table) = self.selection.only_table() {
            self.focus = Some(table);
        }
        Changed { selection: true, canvas: true, ..Changed::default() }
    }

    pub(super) fn hold(&mut self, kind: Kind) -> Changed {
        self.tool = match kind {
            Kind::Select => Tool::default(),
            Kind::Hand => Tool::Hand(Hand::default()),
            Kind::Area => Tool::Draw(Draw::default()),
        };
        Changed::canvas()
    }

    fn start_link(&mut self) -> Changed {
        let Some(table) = self.selection.only_table() else {
            return Changed::refused("Select one table first, then press L.");
        };
        let column = self.selection.column.map(|(_, column)| column);
        let to = self.pointer.unwrap_or_else(|| self.title_on_screen(table));
        self.tool = Tool::Relate(Relating { table, column, to, pressed: false, dragged: false });
        Changed::canvas()
    }

    fn link_to(&mut self, target: TableId) -> Changed {
        let Tool::Relate(relating) = std::mem::take(&mut self.tool) else { return Changed::default() };
        let from = (relating.table, relating.column);
        self.relate(super::Relate { from, to: super::Drop::On(target, None) })
    }
}
