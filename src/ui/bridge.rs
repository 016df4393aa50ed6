//! Between the editor and the screen: the one place that knows both.
//!
//! What the user does goes to the editor as an [`Action`]; what the editor says has changed becomes a signal
//! for each aspect, so that only what shows it is made anew. The canvas is painted in one animation frame,
//! however much was asked for before. Signals hold copies; the truth is the editor's.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notices::Notices;
use crate::canvas::{Arrangement, Point, Rect, Screen, Viewport, World};
use crate::document::{Document, Edit, RevisionId};
use crate::editor::{Action, Cell, Changed, Chip, Editor, Menu, Selection, Then, ViewCommand};
use crate::schema::{Id, Ids, TableId};
use crate::web::frame::{Frame, Later};
use crate::web::ruler::CanvasRuler;
use crate::web::{chance, clipboard, theme};

/// How long nothing must have moved before the layer over the canvas follows, and derived texts are made.
const QUIET_MS: i32 = 120;

/// Draws what an editor shows.
pub type Painter = Rc<dyn Fn(&mut Editor)>;

/// The editors of the page: the user's own, and one for looking at an earlier revision.
struct Desk {
    mine: Editor,
    earlier: Option<Editor>,
    ids: Ids,
    painter: Option<Painter>,
    /// What was copied and has not reached the clipboard yet.
    copying: Option<Rc<str>>,
}

impl Desk {
    fn shown(&self) -> &Editor {
        self.earlier.as_ref().unwrap_or(&self.mine)
    }

    fn carry_out(&mut self, action: Action) -> Changed {
        let Some(earlier) = &mut self.earlier else { return self.mine.dispatch(action) };
        if let Action::Resize(_) | Action::Move(_) = action {
            self.mine.dispatch(action.clone());
        }
        let is_looking = matches!(
            action,
            Action::Pointer(_)
                | Action::Wheel(_)
                | Action::Key(_)
                | Action::KeyUp(_)
                | Action::Resize(_)
                | Action::Select(_)
                | Action::SelectAll
                | Action::Do(_)
                | Action::Go(_)
                | Action::Frame(_)
                | Action::Move(_)
                | Action::OpenMenu(_)
                | Action::CloseMenu
                | Action::Escape
                | Action::View(_)
        );
        if !is_looking {
            return refused();
        }
        let mut changed = earlier.dispatch(action);
        // The past cannot be changed: what a gesture did to it is taken back at once.
        if earlier.cell().is_some() {
            earlier.dispatch(Action::CancelCell);
        }
        if changed.document {
            earlier.dispatch(Action::Undo);
            earlier.dispatch(Action::Escape);
            changed = Changed { selection: true, canvas: true, cell: true, chip: true, ..refused() };
        }
        changed
    }
}

fn refused() -> Changed {
    Changed::refused("This is an earlier revision. Go back to the design to change it.")
}

/// The handle that every part of the interface has.
#[derive(Clone, Copy)]
pub struct Bridge {
    desk: StoredValue<Rc<RefCell<Desk>>, LocalStorage>,
    frame: StoredValue<Frame, LocalStorage>,
    quiet: StoredValue<Later, LocalStorage>,
    notices: Notices,
    design: RwSignal<Arc<Document>>,
    earlier: RwSignal<Option<(RevisionId, Arc<Document>)>>,
    settled: RwSignal<Arc<Document>>,
    rested: RwSignal<Arc<Document>>,
    selection: RwSignal<Selection>,
    cell: RwSignal<Option<(Cell, Rect<Screen>, String)>>,
    chip: RwSignal<Option<Chip>>,
    menu: RwSignal<Option<Menu>>,
    finding: RwSignal<bool>,
    pasting: RwSignal<()>,
    opened: RwSignal<()>,
    hidden: RwSignal<usize>,
    seen: RwSignal<Rect<World>>,
    hint: RwSignal<Option<(Point<Screen>, String)>>,
    view: RwSignal<Viewport>,
    zoom: RwSignal<u32>,
    undo: RwSignal<(Option<String>, Option<String>)>,
}

/// The bridge of the page.
pub fn bridge() -> Bridge {
    expect_context()
}

impl Bridge {
    /// A bridge over an editor of this document.
    pub fn new(document: Document, notices: Notices) -> Self {
        let design = Arc::new(document.clone());
        let editor = measured(Editor::new(document, chance::seed()));
        let view = RwSignal::new(*editor.viewport());
        let desk = Desk { mine: editor, earlier: None, ids: Ids::new(chance::seed()), painter: None, copying: None };
        let bridge = Self {
            desk: StoredValue::new_local(Rc::new(RefCell::new(desk))),
            frame: StoredValue::new_local(Frame::new(|| {})),
            quiet: StoredValue::new_local(Later::new(|| {})),
            notices,
            settled: RwSignal::new(Arc::clone(&design)),
            rested: RwSignal::new(Arc::clone(&design)),
            design: RwSignal::new(design),
            earlier: RwSignal::new(None),
            selection: RwSignal::new(Selection::default()),
            cell: RwSignal::new(None),
            chip: RwSignal::new(None),
            menu: RwSignal::new(None),
            finding: RwSignal::new(false),
            pasting: RwSignal::new(()),
            opened: RwSignal::new(()),
            hidden: RwSignal::new(0),
            seen: RwSignal::new(Rect::default()),
            hint: RwSignal::new(None),
            view,
            zoom: RwSignal::new(100),
            undo: RwSignal::new((None, None)),
        };
        bridge.frame.set_value(Frame::new(move || bridge.paint()));
        bridge.quiet.set_value(Later::new(move || bridge.settle()));
        bridge
    }

    // ---- what is shown

    /// The design as it is now, whatever is looked at.
    pub fn design(self) -> ReadSignal<Arc<Document>> {
        self.design.read_only()
    }

    /// What is shown: the design, or an earlier revision of it.
    pub fn document(self) -> Arc<Document> {
        self.earlier.get().map_or_else(|| self.design.get(), |(_, document)| document)
    }

    /// What is shown, a moment after the last change: for what takes long to make.
    pub fn settled(self) -> ReadSignal<Arc<Document>> {
        self.settled.read_only()
    }

    /// The design, a moment after its last change, whatever is looked at.
    pub fn rested(self) -> ReadSignal<Arc<Document>> {
        self.rested.read_only()
    }

    /// The revision that is looked at.
    pub fn looking_at(self) -> Option<RevisionId> {
        self.earlier.get().map(|(revision, _)| revision)
    }

    /// What is selected.
    pub fn selection(self) -> ReadSignal<Selection> {
        self.selection.read_only()
    }

    /// The cell in edit on the canvas.
    pub fn cell(self) -> ReadSignal<Option<(Cell, Rect<Screen>, String)>> {
        self.cell.read_only()
    }

    /// The chip that asks for a relation's kind.
    pub fn chip(self) -> ReadSignal<Option<Chip>> {
        self.chip.read_only()
    }

    /// The menu that is open.
    pub fn menu(self) -> ReadSignal<Option<Menu>> {
        self.menu.read_only()
    }

    /// Set whenever another document was opened.
    pub fn opened(self) -> ReadSignal<()> {
        self.opened.read_only()
    }

    /// Set whenever a menu asks for what the clipboard holds.
    pub fn pasting(self) -> ReadSignal<()> {
        self.pasting.read_only()
    }

    /// Whether the list of commands is open.
    pub fn finding(self) -> ReadSignal<bool> {
        self.finding.read_only()
    }

    /// How many tables are hidden.
    pub fn hidden(self) -> ReadSignal<usize> {
        self.hidden.read_only()
    }

    /// What is seen of the world, in each frame.
    pub fn seen(self) -> ReadSignal<Rect<World>> {
        self.seen.read_only()
    }

    /// The list of commands is closed.
    pub fn close_finding(self) {
        self.finding.set(false);
    }

    /// What releasing the pointer would do, while a line is drawn.
    pub fn hint(self) -> ReadSignal<Option<(Point<Screen>, String)>> {
        self.hint.read_only()
    }

    /// Where the view stands, once it stands still.
    pub fn view(self) -> ReadSignal<Viewport> {
        self.view.read_only()
    }

    /// The zoom in percent.
    pub fn zoom(self) -> ReadSignal<u32> {
        self.zoom.read_only()
    }

    /// What would be undone and redone, in words.
    pub fn undo_words(self) -> ReadSignal<(Option<String>, Option<String>)> {
        self.undo.read_only()
    }

    /// Reads something from the editor that is shown.
    pub fn read<T>(self, read: impl FnOnce(&Editor) -> T) -> T {
        self.desk.with_value(|desk| read(desk.borrow().shown()))
    }

    // ---- what is done

    /// Carries out an action.
    pub fn send(self, action: Action) {
        let changed = self.desk.with_value(|desk| desk.borrow_mut().carry_out(action));
        self.tell(changed);
    }

    /// What was copied a moment ago and is still on its way to the clipboard, which holds something older.
    pub fn copying(self) -> Option<Rc<str>> {
        self.desk.with_value(|desk| desk.borrow().copying.clone())
    }

    /// Carries out an action; whether it changed the document.
    pub fn changes(self, action: Action) -> bool {
        let before = self.design.get_untracked();
        self.send(action);
        !Arc::ptr_eq(&before, &self.design.get_untracked())
    }

    /// Takes over the layout that the worker finds.
    ///
    /// # Errors
    /// A sentence, where it finds none.
    pub async fn lay_out(self, request: String) -> Result<(), String> {
        let design = self.design.get_untracked();
        let answer = super::engine::ask(Arc::clone(&design), request).await?;
        // Who went on meanwhile, or took something back, keeps what he did.
        if !Arc::ptr_eq(&design, &self.design.get_untracked()) {
            return Ok(());
        }
        self.send(Action::Arranged(Arrangement::read(&answer.get("places").string())));
        Ok(())
    }

    /// Changes the document.
    pub fn edit(self, edit: Edit) {
        self.send(Action::Edit(edit));
    }

    /// Types a text into a cell at once, without opening it; whether it was taken.
    pub fn type_into(self, cell: Cell, text: &str) -> bool {
        if self.looking_at_untracked() {
            self.send(Action::EditCell(cell));
            return false;
        }
        let changed = self.desk.with_value(|desk| {
            let editor = &mut desk.borrow_mut().mine;
            let opened = editor.dispatch(Action::EditCell(cell));
            opened.and(editor.dispatch(Action::CommitCell { text: text.to_owned(), then: Then::Stop }))
        });
        let refused = self.read(|editor| editor.cell().is_some());
        self.tell(changed);
        if refused {
            self.send(Action::CancelCell);
        }
        !refused
    }

    fn looking_at_untracked(self) -> bool {
        self.earlier.with_untracked(Option::is_some)
    }

    /// Carries out an action on a key; whether the editor did anything with it.
    pub fn key(self, action: Action) -> bool {
        let changed = self.desk.with_value(|desk| desk.borrow_mut().carry_out(action));
        let acted = changed != Changed::default();
        self.tell(changed);
        acted
    }

    /// Selects a table and brings it into sight.
    pub fn show_table(self, table: TableId) {
        self.send(Action::Select(Selection { tables: vec![table], ..Selection::default() }));
        self.send(Action::View(ViewCommand::Show(table)));
    }

    /// Opens another document.
    pub fn open(self, document: Document) {
        self.look_at(None);
        self.send(Action::Open(Box::new(document)));
        self.send(Action::View(ViewCommand::Fit));
        self.opened.set(());
    }

    /// Shows the design as it was at a revision, or as it is.
    pub fn look_at(self, revision: Option<RevisionId>) {
        let changed = self.desk.with_value(|desk| {
            let mut desk = desk.borrow_mut();
            let before = desk.earlier.take().is_some();
            desk.earlier = revision.and_then(|revision| as_it_was(&desk.mine, revision));
            before || desk.earlier.is_some()
        });
        if changed {
            let document = self.read(|editor| Arc::new(editor.document().clone()));
            self.earlier.set(revision.map(|revision| (revision, document)));
            self.tell(Changed { selection: true, canvas: true, cell: true, chip: true, menu: true, ..Changed::default() });
            if revision.is_some() {
                self.send(Action::View(ViewCommand::Fit));
            }
        }
    }

    /// A new id.
    pub fn mint<T: Id>(self) -> T {
        self.desk.with_value(|desk| desk.borrow_mut().ids.mint())
    }

    /// New random bits.
    pub fn bits(self) -> u64 {
        self.desk.with_value(|desk| desk.borrow_mut().ids.bits())
    }

    /// Draws with this from now on.
    pub fn set_painter(self, painter: Painter) {
        self.desk.with_value(|desk| desk.borrow_mut().painter = Some(painter));
        self.ask_frame();
    }

    /// Asks for the picture to be painted again.
    pub fn ask_frame(self) {
        self.frame.with_value(Frame::ask);
    }

    // ---- what follows

    fn tell(self, changed: Changed) {
        if changed.document {
            let design = self.desk.with_value(|desk| Arc::new(desk.borrow().mine.document().clone()));
            self.design.set(design);
            self.undo.set(self.desk.with_value(|desk| {
                let desk = desk.borrow();
                let (undo, redo) = desk.mine.labels();
                (undo.map(str::to_owned), redo.map(str::to_owned))
            }));
        }
        if changed.selection {
            self.selection.set(self.read(|editor| editor.selection().clone()));
        }
        // What stands over the canvas moves with it; where nothing stands there, nothing is touched.
        let moved = changed.canvas;
        if changed.cell || moved && self.cell.with_untracked(Option::is_some) {
            self.cell.set(self.read(Editor::cell));
        }
        if changed.chip || moved && self.chip.with_untracked(Option::is_some) {
            self.chip.set(self.read(Editor::chip));
        }
        let hidden = self.read(Editor::hidden);
        if self.hidden.get_untracked() != hidden {
            self.hidden.set(hidden);
        }
        if let Some(text) = changed.copied {
            let text: Rc<str> = text.into();
            self.desk.with_value(|desk| desk.borrow_mut().copying = Some(Rc::clone(&text)));
            spawn_local(async move {
                if !clipboard::copy(&text).await {
                    self.notices.fail("The browser did not allow copying.");
                }
                self.desk.with_value(|desk| desk.borrow_mut().copying.take_if(|last| Rc::ptr_eq(last, &text)));
            });
        }
        if changed.find {
            self.finding.set(true);
        }
        if let Some(say) = changed.spoken {
            self.notices.speak(say);
        }
        if changed.asks_paste {
            self.pasting.set(());
        }
        if let Some(request) = changed.asks_layout {
            spawn_local(async move {
                if let Err(failure) = self.lay_out(request).await {
                    self.notices.fail(failure);
                }
            });
        }
        if changed.menu {
            self.menu.set(self.read(Editor::menu));
        }
        if changed.document || changed.canvas || changed.selection {
            self.ask_frame();
            // What is on its way is settled from its first frame on: readers are told where it will be.
            if !self.read(Editor::is_on_its_way) {
                self.quiet.with_value(|quiet| quiet.after(QUIET_MS));
            }
        }
        if changed.document && changed.toast.is_none() {
            self.notices.speak(self.undo.with_untracked(|(done, _)| done.clone()).unwrap_or_default());
        }
        if let Some(toast) = changed.toast {
            self.notices.toast(toast, Callback::new(move |action| self.send(action)));
        }
    }

    fn paint(self) {
        let painter = self.desk.with_value(|desk| desk.borrow().painter.clone());
        let Some(painter) = painter else { return };
        self.desk.with_value(|desk| {
            let mut desk = desk.borrow_mut();
            let desk = &mut *desk;
            painter(desk.earlier.as_mut().unwrap_or(&mut desk.mine));
        });
        let percent = self.read(|editor| (editor.viewport().zoom * 100.0).round() as u32);
        if self.zoom.get_untracked() != percent {
            self.zoom.set(percent);
        }
        let seen = self.read(|editor| editor.viewport().seen());
        if self.seen.get_untracked() != seen {
            self.seen.set(seen);
        }
        if self.read(Editor::wants_frames) {
            self.send(Action::Frame(js_sys::Date::now()));
        } else if self.read(Editor::is_unfinished) {
            self.ask_frame();
        }
        let hint = self.read(Editor::hint);
        if self.hint.with_untracked(|shown| *shown != hint) {
            self.hint.set(hint);
        }
    }

    fn settle(self) {
        let view = self.read(|editor| *editor.viewport());
        if self.view.get_untracked() != view {
            self.view.set(view);
            // Once more, with letters of their own size.
            self.ask_frame();
        }
        let document = untrack(|| self.document());
        if !Arc::ptr_eq(&self.settled.get_untracked(), &document) {
            self.settled.set(document);
        }
        let design = self.design.get_untracked();
        if !Arc::ptr_eq(&self.rested.get_untracked(), &design) {
            self.rested.set(design);
        }
    }
}

fn measured(mut editor: Editor) -> Editor {
    if let Some(ruler) = CanvasRuler::new() {
        editor.set_ruler(Box::new(ruler));
    }
    editor
}

/// An editor of a copy of the design as it was at a revision.
fn as_it_was(mine: &Editor, revision: RevisionId) -> Option<Editor> {
    let mut editor = measured(Editor::new(mine.document().clone(), 0));
    editor.dispatch(Action::Resize(mine.viewport().size));
    editor.dispatch(Action::Move(theme::is_moving()));
    editor.dispatch(Action::Edit(Edit::GoTo { revision }));
    let document = editor.document().clone();
    editor.dispatch(Action::Open(Box::new(document)));
    Some(editor)
}
