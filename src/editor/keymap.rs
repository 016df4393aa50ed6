//! The keys of the canvas, as a table: what matches, what it does, and what the list of keys says.
//!
//! They act only while the canvas has the focus. Chords with Alt and digits with Shift go by where the key
//! sits, because what they type differs from keyboard to keyboard.

use super::action::{Action, Flag, KeyPress, Kind, Modifiers, ViewCommand};
use super::align::Align;
use crate::schema::Cardinality;

/// A key, what it does, and when.
pub struct Binding {
    /// As it is shown: "Ctrl+Z".
    pub shown: &'static str,
    /// What it does, in words; keys without words are not listed.
    pub does: &'static str,
    when: When,
    key: Key,
    modifiers: Modifiers,
    pub(super) command: Command,
}

/// What an editor has to be in the middle of for a key to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whatever is going on.
    Always,
    /// Tables are selected.
    Tables,
    /// A relation is selected, or its chip is open.
    Relation,
    /// The chip is open.
    Chip,
    /// A column is selected, or its cell is open.
    Column,
    /// The cell of a column is open.
    Cell,
    /// A line is being drawn.
    Linking,
    /// No table is selected.
    NoTables,
}

/// Which key it is: by what it types, or by where it sits.
enum Key {
    Types(&'static str),
    Sits(&'static str),
}

/// What a key does. Some need to know what is selected, so they are not actions yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words stand in the table")]
pub enum Command {
    NewTable,
    EditColumns,
    Rename,
    Link,
    Cardinality(Cardinality),
    SwapEnds,
    CloseChip,
    SelectAll,
    Delete,
    Undo,
    Redo,
    Duplicate,
    Nudge(i16, i16),
    Focus(i8, i8),
    Fit,
    FitSelection,
    Actual,
    ZoomIn,
    ZoomOut,
    Arrange,
    Toggle(Flag),
    Hold(Kind),
    HoldSpace,
    MoveColumn(i8),
    DeleteColumn,
    Align(Align),
    ArrangeSelected,
    Copy,
    Cut,
    Hide,
    OnlyNeighbours,
    AlsoNeighbours,
    ShowAll,
    Menu,
    Find,
    Area,
    Note,
    FitArea,
    Unlead,
    LeadBy(i8, i8),
    WalkRelations(i8),
    GoToEnd(bool),
    Paste,
    Escape,
}

const NONE: Modifiers = Modifiers { shift: false, control: false, alt: false };
const SHIFT: Modifiers = Modifiers { shift: true, ..NONE };
const CONTROL: Modifiers = Modifiers { control: true, ..NONE };
const CONTROL_SHIFT: Modifiers = Modifiers { control: true, shift: true, alt: false };
const ALT: Modifiers = Modifiers { alt: true, ..NONE };

const fn typed(shown: &'static str, key: &'static str, modifiers: Modifiers, when: When, command: Command, does: &'static str) -> Binding {
    Binding { shown, does, when, key: Key::Types(key), modifiers, command }
}

const fn placed(
    shown: &'static str,
    code: &'static str,
    modifiers: Modifiers,
    when: When,
    command: Command,
    does: &'static str,
) -> Binding {
    Binding { shown, does, when, key: Key::Sits(code), modifiers, command }
}

use Cardinality::{ManyToMany, OneToMany, OneToOne};
use Command as Do;
use When::{Always, Cell, Chip, Column, Linking, NoTables, Relation, Tables};

/// All keys; the first that fits counts.
pub static KEYMAP: &[Binding] = &[
    typed("T", "t", NONE, Always, Do::NewTable, "new table at the pointer, with its name in edit"),
    typed("Enter", "Enter", NONE, Chip, Do::CloseChip, "keep the kind of relation that is shown"),
    typed("Enter", "Enter", NONE, Linking, Do::Find, "while connecting: choose the other table by its name"),
    typed("Enter", "Enter", NONE, Tables, Do::EditColumns, "type the columns of the table"),
    typed("Enter", "Enter", NONE, NoTables, Do::EditColumns, ""),
    typed("F2", "F2", NONE, Always, Do::Rename, "rename the table or the column"),
    typed("G", "g", NONE, Always, Do::Area, "area around what is selected; else draw one"),
    typed("N", "n", NONE, Always, Do::Note, "note at the pointer"),
    typed("L", "l", NONE, Tables, Do::Link, "connect the table: then click the other one"),
    typed("1", "1", NONE, Relation, Do::Cardinality(OneToOne), "make the relation one-to-one"),
    typed("2", "2", NONE, Relation, Do::Cardinality(OneToMany), "make the relation one-to-many"),
    typed("3", "3", NONE, Relation, Do::Cardinality(ManyToMany), "make the relation many-to-many"),
    typed("S", "s", NONE, Relation, Do::SwapEnds, "turn the relation round"),
    typed("Ctrl+Z", "z", CONTROL, Always, Do::Undo, "undo"),
    typed("Ctrl+Shift+Z", "z", CONTROL_SHIFT, Always, Do::Redo, "redo"),
    typed("Ctrl+Y", "y", CONTROL, Always, Do::Redo, "redo"),
    typed("Ctrl+A", "a", CONTROL, Always, Do::SelectAll, "select all tables"),
    typed("Ctrl+D", "d", CONTROL, Tables, Do::Duplicate, "duplicate the selected tables"),
    typed("Ctrl+C", "c", CONTROL, Tables, Do::Copy, "copy the selected tables; Ctrl+V pastes tables, or lines as columns"),
    typed("Ctrl+X", "x", CONTROL, Tables, Do::Cut, "cut the selected tables"),
    typed("Delete", "Delete", NONE, Always, Do::Delete, "delete what is selected"),
    typed("Backspace", "Backspace", NONE, Always, Do::Delete, ""),
    placed("Alt+P", "KeyP", ALT, Column, Do::Toggle(Flag::Primary), "primary key on or off"),
    placed("Alt+N", "KeyN", ALT, Column, Do::Toggle(Flag::Nullable), "may be empty on or off"),
    placed("Alt+U", "KeyU", ALT, Column, Do::Toggle(Flag::Unique), "unique on or off"),
    typed("Alt+↑", "ArrowUp", ALT, Column, Do::MoveColumn(-1), "move the column up"),
    typed("Alt+↓", "ArrowDown", ALT, Column, Do::MoveColumn(1), "move the column down"),
    typed("Ctrl+Delete", "Delete", CONTROL, Cell, Do::DeleteColumn, "delete the column while typing in it"),
    typed("Arrows", "ArrowLeft", NONE, Tables, Do::Nudge(-8, 0), "move the selected tables (Shift: far, Alt: by a pixel)"),
    typed("", "ArrowRight", NONE, Tables, Do::Nudge(8, 0), ""),
    typed("", "ArrowUp", NONE, Tables, Do::Nudge(0, -8), ""),
    typed("", "ArrowDown", NONE, Tables, Do::Nudge(0, 8), ""),
    typed("", "ArrowLeft", SHIFT, Tables, Do::Nudge(-40, 0), ""),
    typed("", "ArrowRight", SHIFT, Tables, Do::Nudge(40, 0), ""),
    typed("", "ArrowUp", SHIFT, Tables, Do::Nudge(0, -40), ""),
    typed("", "ArrowDown", SHIFT, Tables, Do::Nudge(0, 40), ""),
    typed("", "ArrowLeft", ALT, Tables, Do::Nudge(-1, 0), ""),
    typed("", "ArrowRight", ALT, Tables, Do::Nudge(1, 0), ""),
    typed("", "ArrowUp", ALT, Tables, Do::Nudge(0, -1), ""),
    typed("", "ArrowDown", ALT, Tables, Do::Nudge(0, 1), ""),
    placed("Alt+.", "Period", ALT, Always, Do::WalkRelations(1), "select the next relation of the table; Alt+, the one before"),
    placed("", "Comma", ALT, Always, Do::WalkRelations(-1), ""),
    typed(
        "Arrows",
        "ArrowLeft",
        NONE,
        Relation,
        Do::GoToEnd(false),
        "from a relation to the table at its left or right; up and down to the next relation",
    ),
    typed("", "ArrowRight", NONE, Relation, Do::GoToEnd(true), ""),
    typed("", "ArrowUp", NONE, Relation, Do::WalkRelations(-1), ""),
    typed("", "ArrowDown", NONE, Relation, Do::WalkRelations(1), ""),
    typed("Shift+Arrows", "ArrowLeft", SHIFT, Relation, Do::LeadBy(-8, 0), "move the middle of the selected line"),
    typed("", "ArrowRight", SHIFT, Relation, Do::LeadBy(8, 0), ""),
    typed("", "ArrowUp", SHIFT, Relation, Do::LeadBy(0, -8), ""),
    typed("", "ArrowDown", SHIFT, Relation, Do::LeadBy(0, 8), ""),
    typed("Arrows", "ArrowLeft", NONE, NoTables, Do::Focus(-1, 0), "go to the nearest table that way"),
    typed("", "ArrowRight", NONE, NoTables, Do::Focus(1, 0), ""),
    typed("", "ArrowUp", NONE, NoTables, Do::Focus(0, -1), ""),
    typed("", "ArrowDown", NONE, NoTables, Do::Focus(0, 1), ""),
    placed("Shift+1", "Digit1", SHIFT, Always, Do::Fit, "show everything"),
    placed("Shift+2", "Digit2", SHIFT, Always, Do::FitSelection, "show what is selected"),
    placed("Shift+0", "Digit0", SHIFT, Always, Do::Actual, "zoom to 100 %"),
    typed("+", "+", NONE, Always, Do::ZoomIn, "zoom in"),
    typed("", "+", SHIFT, Always, Do::ZoomIn, ""),
    typed("", "=", NONE, Always, Do::ZoomIn, ""),
    typed("-", "-", NONE, Always, Do::ZoomOut, "zoom out"),
    typed("Shift+L", "l", SHIFT, Always, Do::Arrange, "arrange all tables"),
    typed("V", "v", NONE, Always, Do::Hold(Kind::Select), "the select tool"),
    typed("H", "h", NONE, Always, Do::Hold(Kind::Hand), "the hand: drag to move the view"),
    typed("Space", " ", NONE, Always, Do::HoldSpace, "hold to move the view by dragging"),
    typed("Ctrl+K", "k", CONTROL, Always, Do::Find, "find a table, a column or a command"),
    typed("/", "/", NONE, Always, Do::Find, ""),
    typed("Shift+F10", "F10", SHIFT, Always, Do::Menu, "the menu of what is selected"),
    typed("", "ContextMenu", NONE, Always, Do::Menu, ""),
    typed("Escape", "Escape", NONE, Always, Do::Escape, "cancel, or select nothing"),
];

/// What a key does where these are true; `None` where it does nothing.
pub(super) fn command(press: &KeyPress, is: impl Fn(When) -> bool) -> Option<Command> {
    KEYMAP.iter().find(|binding| binding.fits(press) && is(binding.when)).map(|binding| binding.command)
}

impl Binding {
    fn fits(&self, press: &KeyPress) -> bool {
        let key = match self.key {
            Key::Types(key) => press.key.eq_ignore_ascii_case(key),
            Key::Sits(code) => press.code == code,
        };
        key && self.modifiers == press.modifiers
    }
}

impl Command {
    /// The action, for those that are the same whatever is selected.
    pub(super) fn action(self) -> Option<Action> {
        Some(match self {
            Self::NewTable => Action::NewTable(None),
            Self::Link => Action::StartLink,
            Self::Cardinality(cardinality) => Action::ChooseCardinality(cardinality),
            Self::SwapEnds => Action::SwapEnds,
            Self::CloseChip => Action::CloseChip,
            Self::SelectAll => Action::SelectAll,
            Self::Delete => Action::Delete,
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::Duplicate => Action::Duplicate,
            Self::Nudge(x, y) => Action::Nudge { x: f64::from(x), y: f64::from(y) },
            Self::Focus(x, y) => Action::Focus { x, y },
            Self::Fit => Action::View(ViewCommand::Fit),
            Self::FitSelection => Action::View(ViewCommand::FitSelection),
            Self::Actual => Action::View(ViewCommand::Actual),
            Self::ZoomIn => Action::View(ViewCommand::ZoomIn),
            Self::ZoomOut => Action::View(ViewCommand::ZoomOut),
            Self::Arrange => Action::Arrange,
            Self::Toggle(flag) => Action::Toggle(flag),
            Self::Hold(kind) => Action::Hold(kind),
            Self::Escape => Action::Escape,
            Self::EditColumns
            | Self::Area
            | Self::Note
            | Self::FitArea
            | Self::Unlead
            | Self::LeadBy(..)
            | Self::WalkRelations(_)
            | Self::GoToEnd(_)
            | Self::Paste
            | Self::Rename
            | Self::HoldSpace
            | Self::MoveColumn(_)
            | Self::DeleteColumn
            | Self::Menu
            | Self::Find
            | Self::Align(_)
            | Self::ArrangeSelected
            | Self::Copy
            | Self::Cut
            | Self::Hide
            | Self::OnlyNeighbours
            | Self::AlsoNeighbours
            | Self::ShowAll => return None,
        })
    }
}
