//! The app without a browser: a document, what is selected, where the view stands, and the one way in.
//!
//! Law: what changes anything is an [`Action`] through [`Editor::dispatch`]; what comes out says what
//! the screen must look at again. A button that cannot be replayed from a test is in the wrong place.

mod action;
mod align;
mod annotations;
mod cells;
mod clipboard;
mod dispatch;
mod edits;
mod find;
mod keymap;
mod menu;
mod motion;
mod relations;
mod shorthand;
mod tests;
mod tool;
mod view;

pub use action::{
    Action, Button, Cell, Changed, Chip, Drop, Flag, KeyPress, Kind, Modifiers, Phase, PointerEvent, Relate, Selection, Then, Thing, Toast,
    ViewCommand, Wheel,
};
pub use align::Align;
pub use find::{Found, Goes, fits};
pub use keymap::{Binding, Command, KEYMAP};
pub use menu::{Menu, MenuItem};
pub use shorthand::{Shorthand, Target};
pub use tool::Tool;
pub use view::VisibleTable;

use crate::canvas::{Approximate, Diagram, Hit, Ruler, Viewport};
use crate::document::{Document, History};
use crate::schema::{Ids, TableId};

/// The app without a browser. Fields are read through methods, and changed by [`Editor::dispatch`] alone.
pub struct Editor {
    document: Document,
    history: History,
    ids: Ids,
    selection: Selection,
    focus: Option<TableId>,
    viewport: Viewport,
    cell: Option<Cell>,
    chip: Option<relations::OpenChip>,
    /// Where the menu is open.
    menu: Option<crate::canvas::Point<crate::canvas::Screen>>,
    /// The table that was just made: its name is still the proposed one.
    unnamed: Option<TableId>,
    /// The step that made an area or a note whose text is yet to come.
    fresh: Option<u64>,
    /// A rename that could still take the names made after it along.
    renamed: Option<edits::Renamed>,
    /// The step that moved tables by keys last: as long as nothing else happens, it takes further ones up.
    nudged: Option<u64>,
    /// Counts the steps, back and forth: what was remembered about the last one is old when it has grown.
    step: u64,
    tool: Tool,
    hover: Hit,
    pointer: Option<crate::canvas::Point<crate::canvas::Screen>>,
    space_held: bool,
    /// The last thing that the pointer did, and for how many frames it has been at the edge of the canvas.
    last: Option<PointerEvent>,
    at_edge: u32,
    motion: motion::Motion,
    diagram: Diagram,
    ruler: Box<dyn Ruler>,
}

impl Editor {
    /// An editor for a document. New ids come from `seed`, which is random in the app.
    #[must_use]
    pub fn new(document: Document, seed: u64) -> Self {
        let mut editor = Self {
            document,
            history: History::default(),
            ids: Ids::new(seed),
            selection: Selection::default(),
            focus: None,
            viewport: Viewport::default(),
            cell: None,
            chip: None,
            menu: None,
            unnamed: None,
            fresh: None,
            renamed: None,
            nudged: None,
            step: 0,
            tool: Tool::default(),
            hover: Hit::Canvas,
            pointer: None,
            space_held: false,
            last: None,
            at_edge: 0,
            motion: motion::Motion::default(),
            diagram: Diagram::default(),
            ruler: Box::new(Approximate),
        };
        editor.measure();
        editor
    }

    /// Measures text with this ruler from now on; everything is measured anew. Call it again when a font
    /// has been loaded.
    pub fn set_ruler(&mut self, ruler: Box<dyn Ruler>) {
        self.ruler = ruler;
        self.diagram.forget();
        self.measure();
    }

    /// The document as it is now.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The table that the keyboard is at.
    #[must_use]
    pub fn focus(&self) -> Option<TableId> {
        self.focus.or(self.selection.only_table())
    }

    /// Where the view stands.
    #[must_use]
    pub fn viewport(&self) -> &Viewport {
        &self.viewport
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The names of the next step back and the next step forward, for the menu.
    #[must_use]
    pub fn labels(&self) -> (Option<&str>, Option<&str>) {
        self.history.labels()
    }

    fn measure(&mut self) {
        self.diagram.refresh(&self.document.schema, &self.document.layout, &*self.ruler);
    }
}
