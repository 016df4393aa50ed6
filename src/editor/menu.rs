//! The commands in the words of a menu, and the menu over what is selected.
//!
//! Law: a menu holds nothing that cannot be done elsewhere; the key that does the same stands beside each
//! line. What is under the pointer is selected first, so a menu is always about the selection.

use super::Editor;
use super::action::{Cell, Changed, Selection, Thing};
use super::align::Align;
use super::keymap::{Command, KEYMAP};
use crate::canvas::{Hit, Point, Reach, Screen, hit};
use crate::schema::Cardinality::{ManyToMany, OneToMany, OneToOne};

/// The menu that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// Where it opens.
    pub at: Point<Screen>,
    /// What it is about: "book", "3 tables".
    pub about: String,
    /// Its lines, in order.
    pub items: Vec<MenuItem>,
}

/// A line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// What it says.
    pub say: &'static str,
    /// The key that does the same.
    pub keys: &'static str,
    /// What it does.
    pub command: Command,
    /// For what is on or off: which.
    pub on: Option<bool>,
    /// Whether a line is drawn above it.
    pub apart: bool,
}

// What a command is about.
const CANVAS: u8 = 1;
const TABLE: u8 = 2;
const TABLES: u8 = 4;
const COLUMN: u8 = 8;
const LINE: u8 = 16;
/// Only in the list of all commands.
const ALWAYS: u8 = 32;
const SHEET: u8 = 64;

/// A command in words: what it says, what it is about, and its group.
pub(super) struct Entry {
    pub say: &'static str,
    pub command: Command,
    about: u8,
    group: u8,
}

const fn entry(group: u8, about: u8, say: &'static str, command: Command) -> Entry {
    Entry { say, command, about, group }
}

use super::action::Flag;
use Command as Do;

/// All of them, in the order of the menus.
pub(super) static ENTRIES: &[Entry] = &[
    entry(0, CANVAS, "New table", Do::NewTable),
    entry(0, CANVAS, "New note", Do::Note),
    entry(0, CANVAS, "New area", Do::Area),
    entry(0, CANVAS, "Paste", Do::Paste),
    entry(0, TABLE | COLUMN | SHEET, "Rename", Do::Rename),
    entry(0, TABLE, "Type its columns", Do::EditColumns),
    entry(0, TABLE | COLUMN, "Connect to…", Do::Link),
    entry(1, COLUMN, "Primary key", Do::Toggle(Flag::Primary)),
    entry(1, COLUMN, "May be empty", Do::Toggle(Flag::Nullable)),
    entry(1, COLUMN, "Unique", Do::Toggle(Flag::Unique)),
    entry(2, COLUMN, "Move up", Do::MoveColumn(-1)),
    entry(2, COLUMN, "Move down", Do::MoveColumn(1)),
    entry(3, LINE, "One to one", Do::Cardinality(OneToOne)),
    entry(3, LINE, "One to many", Do::Cardinality(OneToMany)),
    entry(3, LINE, "Many to many", Do::Cardinality(ManyToMany)),
    entry(4, LINE, "Swap its two ends", Do::SwapEnds),
    entry(4, LINE, "Let it find its way", Do::Unlead),
    entry(5, TABLE | TABLES | SHEET, "Copy", Do::Copy),
    entry(5, TABLE | TABLES | SHEET, "Cut", Do::Cut),
    entry(5, TABLE | TABLES | SHEET, "Duplicate", Do::Duplicate),
    entry(5, TABLE | TABLES, "Area around it", Do::Area),
    entry(5, SHEET, "As large as its tables need", Do::FitArea),
    entry(6, TABLES, "Align left edges", Do::Align(Align::Left)),
    entry(6, TABLES, "Align centres", Do::Align(Align::Centre)),
    entry(6, TABLES, "Align right edges", Do::Align(Align::Right)),
    entry(6, TABLES, "Align tops", Do::Align(Align::Top)),
    entry(6, TABLES, "Align middles", Do::Align(Align::Middle)),
    entry(6, TABLES, "Align bottoms", Do::Align(Align::Bottom)),
    entry(6, TABLES, "Arrange them", Do::ArrangeSelected),
    entry(6, TABLES, "Spread across", Do::Align(Align::Across)),
    entry(6, TABLES, "Spread down", Do::Align(Align::Down)),
    entry(7, CANVAS, "Select all tables", Do::SelectAll),
    entry(7, CANVAS, "Arrange all tables", Do::Arrange),
    entry(7, TABLE | TABLES, "Only it and its neighbours", Do::OnlyNeighbours),
    entry(7, TABLE | TABLES, "Its neighbours, too", Do::AlsoNeighbours),
    entry(7, TABLE | TABLES, "Hide", Do::Hide),
    entry(7, CANVAS, "Show hidden tables", Do::ShowAll),
    entry(8, TABLES | LINE | SHEET, "Zoom to it", Do::FitSelection),
    entry(8, CANVAS, "Show everything", Do::Fit),
    entry(8, ALWAYS, "Undo", Do::Undo),
    entry(8, ALWAYS, "Redo", Do::Redo),
    entry(8, ALWAYS, "Zoom to 100 %", Do::Actual),
    entry(9, TABLE | TABLES | COLUMN | LINE | SHEET, "Delete", Do::Delete),
];

/// The key that does a command.
pub(super) fn keys_of(command: Command) -> &'static str {
    KEYMAP.iter().find(|binding| binding.command == command).map_or("", |binding| binding.shown)
}

impl Editor {
    /// The menu that is open.
    #[must_use]
    pub fn menu(&self) -> Option<Menu> {
        let at = self.menu?;
        let about = self.about();
        let mut group = None;
        let mut items = Vec::new();
        for entry in ENTRIES.iter().filter(|entry| entry.about & about != 0 && self.can(entry)) {
            let (say, command, on) = (entry.say, entry.command, self.is_on(entry.command));
            let apart = group.is_some_and(|group| group != entry.group);
            items.push(MenuItem { say, keys: keys_of(command), command, on, apart });
            group = Some(entry.group);
        }
        Some(Menu { at, about: self.words_for_selection(), items })
    }

    /// Whether a command has something to do now.
    pub(super) fn can(&self, entry: &Entry) -> bool {
        let has = match entry.command {
            Command::ShowAll | Command::AlsoNeighbours => self.hidden() > 0,
            Command::Unlead => self.selection.relation.is_some_and(|relation| self.is_led(relation)),
            Command::FitArea => {
                let annotation = self.selection.only_annotation().and_then(|id| self.document.layout.annotation(id));
                annotation.is_some_and(|annotation| !annotation.is_note)
            }
            _ => true,
        };
        has && entry.about & (self.about() | CANVAS | ALWAYS) != 0
    }

    /// What the selection is, for the menu.
    fn about(&self) -> u8 {
        match &self.selection {
            Selection { column: Some(_), .. } => COLUMN,
            Selection { relation: Some(_), .. } => LINE,
            Selection { tables, annotations, .. } if tables.is_empty() && !annotations.is_empty() => SHEET,
            Selection { tables, annotations, .. } => [CANVAS, TABLE, TABLES][(tables.len() + annotations.len()).min(2)],
        }
    }

    fn words_for_selection(&self) -> String {
        match &self.selection {
            Selection { column: Some((table, column)), .. } => {
                let table = self.document.schema.table(*table);
                let column = table.and_then(|table| table.column(*column));
                table.zip(column).map_or_else(String::new, |(table, column)| format!("{}.{}", table.name, column.name))
            }
            Selection { relation: Some(relation), .. } => self.words_for(*relation),
            Selection { annotations, tables, .. } if !annotations.is_empty() => {
                let only = self.selection.only_annotation().and_then(|id| self.document.layout.annotation(id));
                only.map_or_else(|| format!("{} things", tables.len() + annotations.len()), |only| format!("the {}", only.word()))
            }
            Selection { tables, .. } => match tables[..] {
                [] => "the canvas".into(),
                [table] => self.name_of(table),
                _ => format!("{} tables", tables.len()),
            },
        }
    }

    /// For a command that is on or off, or one of several: which it is now.
    fn is_on(&self, command: Command) -> Option<bool> {
        match command {
            Command::Toggle(flag) => {
                let (table, column) = self.selection.column?;
                let table = self.document.schema.table(table)?;
                Some(match flag {
                    Flag::Primary => table.is_primary(column),
                    Flag::Nullable => table.is_nullable(table.column(column)?),
                    Flag::Unique => table.is_unique(&[column]),
                })
            }
            Command::Cardinality(kind) => Some(self.relation(self.selection.relation?)?.cardinality == kind),
            _ => None,
        }
    }

    /// Selects what is at a point of the screen, and opens its menu; without a point, that of the selection.
    pub(super) fn open_menu(&mut self, at: Option<Point<Screen>>) -> Changed {
        self.tool = std::mem::take(&mut self.tool).cancelled();
        let closed = self.close_chip();
        let wanted = match at {
            Some(at) => self.selection_at(at),
            None if self.selection.is_empty() => self.focus.map_or_else(Selection::default, Selection::table),
            None => self.selection.clone(),
        };
        let selected = self.select(wanted);
        self.menu = Some(at.unwrap_or_else(|| self.place_of_selection()));
        Changed { menu: true, canvas: true, ..closed.and(selected) }
    }

    pub(super) fn close_menu(&mut self) -> Changed {
        Changed { menu: self.menu.take().is_some(), ..Changed::default() }
    }

    /// What a menu at this point is about: all that is selected, where the point is on some of it.
    fn selection_at(&mut self, at: Point<Screen>) -> Selection {
        let reach = Reach {
            zoom: self.viewport.zoom,
            coarse: false,
            extra_row: self.extra_row(),
            on_top: self.selection.tables.last().copied(),
            lines: true,
            edges: None,
        };
        let found = hit(&mut self.diagram, self.viewport.world_from_screen(at), &reach);
        match (found, found.table(), found.column()) {
            (Hit::Line(relation), ..) => Selection::relation(relation),
            (Hit::Sheet(id), ..) if self.selection.annotations.contains(&id) => self.selection.clone(),
            (Hit::Sheet(id), ..) => Selection::thing(Thing::Annotation(id)),
            (_, Some(table), _) if self.selection.tables.len() > 1 && self.selection.tables.contains(&table) => self.selection.clone(),
            (_, Some(table), Some(column)) => Selection::column(table, column),
            (_, Some(table), None) => Selection::table(table),
            (_, None, _) => Selection::default(),
        }
    }

    fn place_of_selection(&self) -> Point<Screen> {
        let cell = match (self.selection.column, self.selection.tables.last()) {
            (Some((table, column)), _) => Some(Cell::Name(table, column)),
            (None, Some(table)) => Some(Cell::Title(*table)),
            (None, None) => None,
        };
        let area = cell.and_then(|cell| self.cell_area(cell)).or_else(|| self.bounds_of_selection());
        let area = area.map(|area| self.on_screen(area));
        let middle = Point::new(self.viewport.size.width / 2.0, self.viewport.size.height / 2.0);
        match (area, self.selection.relation) {
            (Some(area), _) => Point::new(area.at.x + 8.0, area.bottom()),
            (None, Some(relation)) => self.end_of_line(relation).unwrap_or(middle),
            (None, None) => middle,
        }
    }

    /// Carries out a command, by its key, from a menu, or from the list of commands.
    pub(super) fn run(&mut self, command: Command) -> Changed {
        let at = self.menu.take();
        let closed = Changed { menu: at.is_some(), ..Changed::default() };
        closed.and(match command {
            Command::NewTable if at.is_some() => self.new_table(at),
            Command::Area => self.new_area(),
            Command::Note => self.new_note(at),
            Command::FitArea => self.fit_area(),
            Command::Unlead => self.unlead(self.selection.relation),
            Command::LeadBy(x, y) => self.lead_by(f64::from(x), f64::from(y)),
            Command::WalkRelations(step) => self.walk_relations(step),
            Command::GoToEnd(right) => self.go_to_end(right),
            Command::Paste => Changed { asks_paste: true, ..Changed::default() },
            Command::ArrangeSelected => self.arrange(&self.selection.tables),
            Command::Copy => self.copy(),
            Command::Cut => self.cut(),
            Command::Hide => self.hide(),
            Command::OnlyNeighbours => self.only_neighbours(),
            Command::AlsoNeighbours => self.also_neighbours(),
            Command::ShowAll => self.show_without(std::collections::BTreeSet::new()).and(self.view(super::ViewCommand::Fit)),
            Command::Align(align) => self.align(align),
            Command::Menu => self.open_menu(None),
            Command::Find => Changed { find: true, ..Changed::default() },
            Command::EditColumns => self.edit_columns(),
            Command::Rename => self.rename(),
            Command::MoveColumn(by) => self.move_column(by),
            Command::DeleteColumn => self.delete_column(),
            Command::HoldSpace => {
                self.space_held = true;
                Changed::canvas()
            }
            other => other.action().map_or_else(Changed::default, |action| self.dispatch(action)),
        })
    }
}
