//! What goes into the editor and what comes out: plain values, so that a whole session can be replayed.

use super::find::Goes;
use super::keymap::Command;
use crate::canvas::{Arrangement, Point, Rect, Screen, Size, World};
use crate::document::{Colour, Document, Edit};
use crate::schema::{AnnotationId, Cardinality, ColumnId, RelationId, TableId};

/// Everything that can be done to the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changes the document; one step of undo.
    Edit(Edit),
    /// The same, in place of the last step where that was the like: what is typed on is one step.
    Again(Edit),
    /// Takes the last step back.
    Undo,
    /// Does again the step that was taken back last.
    Redo,
    /// Shows another document; what can be undone starts anew.
    Open(Box<Document>),

    /// Something happened with the pointer over the canvas.
    Pointer(PointerEvent),
    /// The wheel turned, or two fingers moved, over the canvas.
    Wheel(Wheel),
    /// A frame was painted while the editor [wants](super::Editor::wants_frames) more of them, at this time in
    /// milliseconds.
    Frame(f64),
    /// Whether the view and the tables are shown on their way when they go elsewhere.
    Move(bool),
    /// A key went down while the canvas had the focus. Unknown keys do nothing.
    Key(KeyPress),
    /// A key went up (the space bar ends panning).
    KeyUp(KeyPress),
    /// The canvas has another size.
    Resize(Size<Screen>),

    /// Selects exactly these.
    Select(Selection),
    /// Selects all tables.
    SelectAll,
    /// Deletes what is selected.
    Delete,
    /// Copies the selected tables next to themselves.
    Duplicate,
    /// Makes a table in the middle of the view (or at the pointer), with its name in edit.
    NewTable(Option<Point<Screen>>),
    /// Gives what is selected a colour.
    Colour(Colour),
    /// Makes an area of this size, with its name in edit.
    DrawArea(Rect<World>),
    /// Connects two tables, as drawn from one end to the other, and opens the chip.
    Relate(Relate),
    /// Renames what was named after the table that was just renamed as well, in the same step.
    FollowRename,
    /// Moves tables by so much, in world pixels.
    #[allow(missing_docs, reason = "said above")]
    Nudge { x: f64, y: f64 },
    /// Arranges all tables: asks for a layout, which takes a while.
    Arrange,
    /// The layout that was asked for.
    Arranged(Arrangement),
    /// Turns a property of the selected column on or off.
    Toggle(Flag),
    /// Moves the focus to the nearest table in a direction, and selects nothing.
    #[allow(missing_docs, reason = "said above")]
    Focus { x: i8, y: i8 },
    /// Takes the select tool or the hand.
    Hold(Kind),
    /// Starts connecting from the selected table: the next table clicked, or chosen by `LinkTo`, is the other end.
    StartLink,
    /// Chooses the other end of the link by table.
    LinkTo(TableId),
    /// Opens the chip of a relation.
    OpenChip(RelationId),
    /// A double click on a line: one that is led by hand finds its way itself again; else its chip opens.
    OpenLine(RelationId),
    /// Chooses the kind of the relation whose chip is open, or that is selected.
    ChooseCardinality(Cardinality),
    /// Turns the two ends of the relation whose chip is open, or that is selected, around.
    SwapEnds,
    /// Closes the chip and keeps what is chosen.
    CloseChip,
    /// Carries out a command: what a key does, a line of a menu does as well.
    Do(Command),
    /// Puts in what a text from the clipboard says.
    Paste(String),
    /// Goes to what was found by its name, or does it.
    Go(Goes),
    /// Selects what is at a point and opens its menu; without a point, the menu of what is selected.
    OpenMenu(Option<Point<Screen>>),
    /// Closes the menu.
    CloseMenu,
    /// Drops whatever gesture, link or cell is in flight.
    Escape,

    /// Starts editing a cell of a table on the canvas.
    EditCell(Cell),
    /// Takes the text over into the cell that is in edit, and goes on to another cell.
    #[allow(missing_docs, reason = "said above")]
    CommitCell { text: String, then: Then },
    /// Ends editing the cell and leaves it as it was.
    CancelCell,

    /// Zooms and moves the view.
    View(ViewCommand),
}

/// A property of a column that a key turns on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the properties of a column")]
pub enum Flag {
    Primary,
    Nullable,
    Unique,
}

/// The tools that one can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Selects, moves, connects.
    Select,
    /// Moves the view.
    Hand,
    /// Draws an area.
    Area,
}

/// A line drawn from one place to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relate {
    /// The table and the column where it starts. From a title or a primary key, this is the one side; from
    /// any other column, that column becomes the foreign key.
    pub from: (TableId, Option<ColumnId>),
    /// Where it ends.
    pub to: Drop,
}

/// Where a line that is drawn ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drop {
    /// On a table, or on a column of it.
    On(TableId, Option<ColumnId>),
    /// On free canvas, where a new table is made.
    Free(Point<World>),
}

/// Something that stands on the canvas and can be selected with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A table.
    Table(TableId),
    /// An area or a note.
    Annotation(AnnotationId),
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Tables, in the order in which they were selected.
    pub tables: Vec<TableId>,
    /// Areas and notes.
    pub annotations: Vec<AnnotationId>,
    /// A relation; then nothing else is selected.
    pub relation: Option<RelationId>,
    /// A column of the one selected table.
    pub column: Option<(TableId, ColumnId)>,
}

impl Selection {
    /// Just one table.
    #[must_use]
    pub fn table(table: TableId) -> Self {
        Self { tables: vec![table], ..Self::default() }
    }

    /// Just one table, area or note.
    #[must_use]
    pub fn thing(thing: Thing) -> Self {
        Self::default().toggled(thing)
    }

    /// Whether a table, area or note is in it.
    #[must_use]
    pub fn has(&self, thing: Thing) -> bool {
        match thing {
            Thing::Table(id) => self.tables.contains(&id),
            Thing::Annotation(id) => self.annotations.contains(&id),
        }
    }

    /// One table with one of its columns.
    #[must_use]
    pub fn column(table: TableId, column: ColumnId) -> Self {
        Self { tables: vec![table], column: Some((table, column)), ..Self::default() }
    }

    /// Just one relation.
    #[must_use]
    pub fn relation(relation: RelationId) -> Self {
        Self { relation: Some(relation), ..Self::default() }
    }

    /// The table, where exactly one is selected.
    #[must_use]
    pub fn only_table(&self) -> Option<TableId> {
        match (&self.tables[..], &self.annotations[..]) {
            ([table], []) => Some(*table),
            _ => None,
        }
    }

    /// The area or the note, where exactly one and nothing else is selected.
    #[must_use]
    pub fn only_annotation(&self) -> Option<AnnotationId> {
        match (&self.tables[..], &self.annotations[..]) {
            ([], [annotation]) => Some(*annotation),
            _ => None,
        }
    }

    /// Whether there is anything that can be moved.
    #[must_use]
    pub fn has_things(&self) -> bool {
        !self.tables.is_empty() || !self.annotations.is_empty()
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_things() && self.relation.is_none()
    }

    /// The same with a table, area or note added, or taken out where it is in it.
    #[must_use]
    pub fn toggled(&self, thing: Thing) -> Self {
        let mut this = Self { tables: self.tables.clone(), annotations: self.annotations.clone(), ..Self::default() };
        match thing {
            Thing::Table(id) => toggle(&mut this.tables, id),
            Thing::Annotation(id) => toggle(&mut this.annotations, id),
        }
        this
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    let before = list.len();
    list.retain(|other| *other != item);
    if list.len() == before {
        list.push(item);
    }
}

/// Keys held down with a pointer or another key. `control` is Command on a Mac.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the keys of the keyboard")]
pub struct Modifiers {
    pub shift: bool,
    pub control: bool,
    pub alt: bool,
}

/// Something that happened with a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerEvent {
    /// What.
    pub phase: Phase,
    /// Where.
    pub at: Point<Screen>,
    /// With which button.
    pub button: Button,
    /// With which keys held.
    pub modifiers: Modifiers,
    /// Whether it is a finger or a pen, which need more room than a mouse.
    pub coarse: bool,
}

/// What happened with a pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the events of the browser")]
pub enum Phase {
    Down,
    Move,
    Up,
    Cancel,
    DoubleClick,
    Leave,
}

/// The button of a pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the buttons of a mouse")]
pub enum Button {
    #[default]
    Primary,
    Middle,
    Secondary,
}

/// A turn of the wheel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel {
    /// Where the pointer is.
    pub at: Point<Screen>,
    /// How far, in screen pixels.
    pub by: Point<Screen>,
    /// With which keys held; control zooms (a pinch on a touch pad arrives like that).
    pub modifiers: Modifiers,
}

/// A key, named as the browser names it (`KeyboardEvent.key` and `.code`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// What it types: "t", "Delete", "Escape".
    pub key: String,
    /// Where it sits: "`KeyT`". For chords with Alt, which types other letters on a Mac.
    pub code: String,
    /// With which keys held.
    pub modifiers: Modifiers,
}

/// A cell of a table on the canvas that can be edited as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The name of a table.
    Title(TableId),
    /// The name of a column.
    Name(TableId, ColumnId),
    /// The type of a column.
    Type(TableId, ColumnId),
    /// The name of a column that is yet to come, below the last row.
    New(TableId),
    /// The name of an area.
    Area(AnnotationId),
    /// The text of a note.
    Note(AnnotationId),
}

/// Where editing goes after a cell is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Editing ends.
    Stop,
    /// To the next cell (Tab).
    Next,
    /// To the cell before (Shift+Tab).
    Previous,
    /// To the row below, a new one after the last (Enter).
    Down,
    /// To a new row that is put below (Ctrl+Enter).
    Insert,
}

/// How the view is to change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ViewCommand {
    /// Larger by a step, around the middle.
    ZoomIn,
    /// Smaller by a step.
    ZoomOut,
    /// Screen pixels are world pixels.
    Actual,
    /// All tables in sight.
    Fit,
    /// What is selected in sight.
    FitSelection,
    /// A table in sight, without zooming where it is in sight already.
    Show(TableId),
    /// A part of the world in sight, without zooming where it is in sight already.
    See(Rect<World>),
    /// A point in the middle of the view.
    Centre(Point<World>),
    /// The world goes by so much on the screen.
    Pan(Point<Screen>),
}

/// The chip that asks for the kind of a relation that was just drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// The relation that it is about.
    pub relation: RelationId,
    /// Its kind now.
    pub cardinality: Cardinality,
    /// Where it is shown: the end of the line.
    pub at: Point<Screen>,
    /// The relation in a plain sentence.
    pub sentence: String,
}

/// What the screen must look at again after an action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changed {
    /// The document: lists, SQL, storage.
    pub document: bool,
    /// What is selected.
    pub selection: bool,
    /// The picture on the canvas (also when only the view or a preview moved).
    pub canvas: bool,
    /// The cell in edit.
    pub cell: bool,
    /// The chip.
    pub chip: bool,
    /// The menu.
    pub menu: bool,
    /// The list of commands, which is asked for.
    pub find: bool,
    /// What goes to the clipboard.
    pub copied: Option<String>,
    /// What is said to those who do not see the canvas.
    pub spoken: Option<String>,
    /// What the clipboard holds is asked for.
    pub asks_paste: bool,
    /// A layout is asked for, as `canvas::studio` is asked.
    pub asks_layout: Option<String>,
    /// A message for the user, with whether undo is offered beside it.
    pub toast: Option<Toast>,
}

/// A message that goes away by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// The message.
    pub say: String,
    /// Whether it is about a failure.
    pub is_error: bool,
    /// Whether a button "Undo" stands beside it.
    pub undo: bool,
    /// Another button, with its words and what it does.
    pub offer: Option<(String, Box<Action>)>,
}

impl Changed {
    /// What either says.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            document: self.document || other.document,
            selection: self.selection || other.selection,
            canvas: self.canvas || other.canvas,
            cell: self.cell || other.cell,
            chip: self.chip || other.chip,
            menu: self.menu || other.menu,
            find: self.find || other.find,
            asks_paste: self.asks_paste || other.asks_paste,
            asks_layout: other.asks_layout.or(self.asks_layout),
            copied: other.copied.or(self.copied),
            spoken: other.spoken.or(self.spoken),
            toast: other.toast.or(self.toast),
        }
    }

    /// Only the picture.
    #[must_use]
    pub fn canvas() -> Self {
        Self { canvas: true, ..Self::default() }
    }

    /// The same with words for those who do not see the canvas.
    #[must_use]
    pub fn speaking(self, say: String) -> Self {
        Self { spoken: Some(say), ..self }
    }

    /// Nothing but a message about what could not be done.
    #[must_use]
    pub fn refused(say: impl Into<String>) -> Self {
        let toast = Toast { say: say.into(), is_error: true, undo: false, offer: None };
        Self { toast: Some(toast), ..Self::default() }
    }

    /// The same with a message, beside which undo is offered.
    #[must_use]
    pub fn saying(self, say: impl Into<String>) -> Self {
        Self { toast: Some(Toast { say: say.into(), is_error: false, undo: true, offer: None }), ..self }
    }
}
