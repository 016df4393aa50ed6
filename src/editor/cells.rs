//! Typing a table as in a spreadsheet: cells, and where Tab and Enter go.
//!
//! Law: each cell taken over is one step of undo, whatever its text says. A text that is refused leaves
//! the cell open, with the reason.

use super::Editor;
use super::action::{Cell, Changed, Selection, Then, Thing};
use super::shorthand::{Shorthand, Target, likely_type};
use crate::canvas::{Detail, HEADER, Rect, STRIP, Screen, World, extra_row_of};
use crate::document::Edit;
use crate::schema::{Cardinality, Column, ColumnId, Table, TableId};

impl Editor {
    /// The cell in edit: what, where on the screen, and the text it starts with.
    #[must_use]
    pub fn cell(&self) -> Option<(Cell, Rect<Screen>, String)> {
        let cell = self.cell?;
        Some((cell, self.on_screen(self.cell_area(cell)?), self.cell_text(cell)?))
    }

    /// The column whose cell is in edit.
    pub(super) fn cell_column(&self) -> Option<(TableId, ColumnId)> {
        match self.cell? {
            Cell::Name(table, column) | Cell::Type(table, column) => Some((table, column)),
            _ => None,
        }
    }

    fn cell_text(&self, cell: Cell) -> Option<String> {
        let schema = &self.document.schema;
        Some(match cell {
            Cell::Title(table) => schema.table(table)?.name.clone(),
            Cell::Name(table, column) => Shorthand::spelled(&schema.table(table)?.column(column)?.name),
            Cell::Type(table, column) => schema.write_type(&schema.table(table)?.column(column)?.data_type),
            Cell::New(_) => String::new(),
            Cell::Area(id) | Cell::Note(id) => self.document.layout.annotation(id)?.text.clone(),
        })
    }

    pub(super) fn cell_area(&self, cell: Cell) -> Option<Rect<World>> {
        let of = |table| self.diagram.table(table);
        let part = |table, column, from: f64, to: f64| {
            let placed = of(table)?;
            let row = placed.card.row(placed.card.position(column)?);
            Some(Rect::new(placed.rect.at.x + from, placed.rect.at.y + row.at.y, to - from, row.size.height))
        };
        match cell {
            Cell::Title(table) => {
                let rect = of(table)?.rect;
                Some(Rect::new(rect.at.x, rect.at.y, rect.size.width, HEADER))
            }
            Cell::Name(table, column) => {
                let card = &of(table)?.card;
                part(table, column, card.name_x - 6.0, card.type_x - 6.0)
            }
            Cell::Type(table, column) => {
                let card = &of(table)?.card;
                part(table, column, card.type_x - 6.0, card.size.width)
            }
            Cell::New(table) => {
                let placed = of(table)?;
                Some(extra_row_of(placed.rect, placed.card.rows.is_empty()))
            }
            Cell::Note(id) => self.diagram.sheet(id).map(|sheet| sheet.rect),
            Cell::Area(id) => {
                let rect = self.diagram.sheet(id)?.rect;
                Some(Rect::new(rect.at.x, rect.at.y, rect.size.width.min(320.0), STRIP))
            }
        }
    }

    /// Opens a cell, in sight and large enough to be read.
    pub(super) fn edit_cell(&mut self, cell: Cell) -> Changed {
        let (selection, whole) = match cell {
            Cell::Title(table) | Cell::New(table) => (Selection::table(table), self.diagram.table(table).map(|placed| placed.rect)),
            Cell::Name(table, column) | Cell::Type(table, column) => {
                (Selection::column(table, column), self.diagram.table(table).map(|placed| placed.rect))
            }
            Cell::Area(id) | Cell::Note(id) => (Selection::thing(Thing::Annotation(id)), self.diagram.sheet(id).map(|sheet| sheet.rect)),
        };
        // A table that is hidden, or folded into a line, is shown as it is selected.
        if whole.is_none() && !selection.tables.iter().any(|id| self.document.schema.tables.contains_key(id)) {
            return Changed::default();
        }
        self.arrive();
        let selected = self.select(selection);
        self.cell = Some(cell);
        if Detail::at(self.viewport.zoom) != Detail::Full {
            let middle = self.viewport.size;
            self.viewport.zoom_at(crate::canvas::Point::new(middle.width / 2.0, middle.height / 2.0), 1.0);
            if let Some(area) = self.cell_area(cell) {
                self.bring_into_sight(area.grown(24.0));
            }
        }
        if let Some(area) = self.cell_area(cell) {
            self.bring_into_sight(area.grown(40.0));
        }
        Changed { cell: true, canvas: true, ..selected }
    }

    /// Ends editing and leaves the cell as it was.
    pub(super) fn close_cell(&mut self) -> Changed {
        self.unnamed = None;
        let was_open = self.cell.take().is_some();
        Changed { cell: was_open, canvas: was_open, ..Changed::default() }
    }

    /// Takes a text over into the cell that is in edit, and goes on.
    pub(super) fn commit_cell(&mut self, text: &str, then: Then) -> Changed {
        let Some(cell) = self.cell else { return Changed::default() };
        let text = text.trim();
        let fresh = self.unnamed;
        let done = match cell {
            Cell::Title(table) => self.commit_title(table, text),
            Cell::Name(table, column) => self.commit_name(table, column, text),
            Cell::Type(table, column) => self.commit_type(table, column, text),
            Cell::New(table) => self.commit_new(table, text),
            Cell::Area(id) | Cell::Note(id) => self.commit_annotation(cell, id, text),
        };
        match done {
            Err(say) => Changed::refused(say),
            Ok((changed, Cell::Name(table, column) | Cell::Type(table, column)))
                if then == Then::Insert && !matches!(cell, Cell::New(_)) =>
            {
                changed.and(self.insert_below(table, column))
            }
            Ok((changed, landed)) => {
                let next = self.next_cell(landed, text, then, fresh);
                let moved = match next {
                    Some(next) => self.edit_cell(next),
                    None => self.close_cell(),
                };
                self.unnamed = None;
                changed.and(moved)
            }
        }
    }

    /// Puts a new column below another one and opens its name.
    fn insert_below(&mut self, table: TableId, column: ColumnId) -> Changed {
        let position = self.document.schema.table(table).and_then(|table| table.position(column)).map(|at| at + 1);
        let column = Column::new(self.ids.mint(), "", self.document.schema.read_type(likely_type("")));
        let id = column.id;
        let changed = self.edit(Edit::AddColumn { table, column, position });
        changed.and(self.edit_cell(Cell::Name(table, id)))
    }

    fn commit_title(&mut self, table: TableId, text: &str) -> Result<(Changed, Cell), String> {
        let unchanged = text.is_empty() || text == self.name_of(table);
        let cell = Cell::Title(table);
        if unchanged {
            return Ok((Changed::default(), cell));
        }
        self.rename_table(table, text).map(|changed| (changed, cell)).map_err(|refusal| refusal.to_string())
    }

    fn commit_type(&mut self, table: TableId, column: ColumnId, text: &str) -> Result<(Changed, Cell), String> {
        let cell = Cell::Type(table, column);
        if text.is_empty() || Some(text) == self.cell_text(cell).as_deref() {
            return Ok((Changed::default(), cell));
        }
        // The marks of the short form count in the type's cell as well: `integer?`, `text unique`.
        let name = self.document.schema.table(table).and_then(|t| t.column(column)).map(|c| c.name.clone());
        let line = format!("{} {text}", Shorthand::spelled(&name.unwrap_or_default()));
        self.commit_line(table, column, &line).map(|changed| (changed, cell))
    }

    fn commit_name(&mut self, table: TableId, column: ColumnId, text: &str) -> Result<(Changed, Cell), String> {
        let cell = Cell::Name(table, column);
        if text.is_empty() || Some(text) == self.cell_text(cell).as_deref() {
            return Ok((Changed::default(), cell));
        }
        self.commit_line(table, column, text).map(|changed| (changed, cell))
    }

    fn commit_line(&mut self, table: TableId, column: ColumnId, line: &str) -> Result<Changed, String> {
        let read = Shorthand::read(line).ok_or("A name is needed. Type at least one letter.")?;
        let known = self.document.schema.table(table).and_then(|t| t.column(column)).map(|c| c.name.clone());
        let mut edits = Vec::new();
        if known.as_ref().is_some_and(|known| *known != read.name) {
            edits.push(Edit::RenameColumn { table, column, name: read.name.clone() });
        }
        if let Some(data_type) = &read.data_type {
            edits.push(Edit::RetypeColumn { table, column, data_type: data_type.clone() });
        }
        self.add_marks(table, column, &read, &mut edits)?;
        self.as_one(edits, "Change column", &read.name)
    }

    fn commit_new(&mut self, table: TableId, text: &str) -> Result<(Changed, Cell), String> {
        if text.is_empty() {
            return Ok((Changed::default(), Cell::New(table)));
        }
        let (edits, id) = self.column_edits(table, text)?;
        let name = Shorthand::read(text).map(|read| read.name).unwrap_or_default();
        self.as_one(edits, "Add column", &name).map(|changed| (changed, Cell::Name(table, id)))
    }

    /// What makes a new column of a line in short form.
    pub(super) fn column_edits(&mut self, table: TableId, text: &str) -> Result<(Vec<Edit>, ColumnId), String> {
        let read = Shorthand::read(text).ok_or("A name is needed. Type at least one letter.")?;
        let typed = read.data_type.as_deref().unwrap_or_else(|| likely_type(&read.name));
        let column = Column::new(self.ids.mint(), read.name.clone(), self.document.schema.read_type(typed));
        let id = column.id;
        let mut edits = vec![Edit::AddColumn { table, column, position: None }];
        self.add_marks(table, id, &read, &mut edits)?;
        Ok((edits, id))
    }

    fn as_one(&mut self, mut edits: Vec<Edit>, what: &str, name: &str) -> Result<Changed, String> {
        let edit = match edits.len() {
            0 => return Ok(Changed::default()),
            1 => edits.remove(0),
            _ => Edit::Many { label: format!("{what} {name}"), edits },
        };
        self.carry_out(edit).map_err(|refusal| refusal.to_string())
    }

    /// What the marks of the short form say, beside name and type.
    fn add_marks(&self, table: TableId, column: ColumnId, read: &Shorthand, edits: &mut Vec<Edit>) -> Result<(), String> {
        if read.primary {
            edits.push(Edit::SetPrimary { table, column, primary: true });
        }
        if let Some(nullable) = read.nullable.filter(|_| !read.primary) {
            edits.push(Edit::SetNullable { table, column, nullable });
        }
        if read.unique && read.target.is_none() {
            edits.push(Edit::SetUnique { table, column, unique: true });
        }
        if let Some(default) = &read.default {
            edits.push(Edit::SetDefault { table, column, default: Some(default.clone()) });
        }
        if let Some(target) = &read.target {
            let parent = self.target_of(target)?;
            let cardinality = if read.unique { Cardinality::OneToOne } else { Cardinality::OneToMany };
            let optional = read.nullable.unwrap_or(parent == table);
            let columns = vec![column];
            edits.push(Edit::Connect { parent, child: table, cardinality, columns, optional, x: 0.0, y: 0.0 });
        }
        Ok(())
    }

    /// The table that is meant by a name: as it is, or in the plural or singular.
    fn target_of(&self, target: &Target) -> Result<TableId, String> {
        let singular = |name: &str| crate::schema::singular(&name.to_lowercase());
        let named = |same: &dyn Fn(&Table) -> bool| self.document.schema.tables_by_name().into_iter().find(|t| same(t)).cloned();
        let found = named(&|table| table.name == target.table)
            .or_else(|| named(&|table| singular(&table.name) == singular(&target.table)))
            .ok_or_else(|| format!("There is no table {} to point at.", target.table))?;
        if let Some(wanted) = &target.column {
            let primary = found.primary_columns();
            let is_key = primary.len() == 1 && found.column(primary[0]).is_some_and(|c| c.name == *wanted);
            if !is_key {
                return Err(format!("{}.{wanted} is not the primary key of {}.", found.name, found.name));
            }
        }
        Ok(found.id)
    }

    /// Where editing goes from a cell that was taken over.
    fn next_cell(&self, cell: Cell, text: &str, then: Then, fresh: Option<TableId>) -> Option<Cell> {
        let (Cell::Title(id) | Cell::New(id) | Cell::Name(id, _) | Cell::Type(id, _)) = cell else { return None };
        let table = self.document.schema.table(id)?;
        let row = |index: Option<usize>| index.and_then(|index| table.columns.get(index));
        let below = |column| row(table.position(column).map(|at| at + 1)).map_or(Cell::New(id), |c| Cell::Name(id, c.id));
        let above = |column| row(table.position(column).and_then(|at| at.checked_sub(1)));
        let typed_too = Shorthand::read(text).is_some_and(|read| read.data_type.is_some() || read.target.is_some());
        let was_new = self.cell == Some(Cell::New(id));
        match (cell, then) {
            (_, Then::Stop) | (Cell::Area(_) | Cell::Note(_), _) => None,
            (Cell::Title(_), Then::Down | Then::Insert) => (fresh == Some(id) || table.columns.is_empty()).then_some(Cell::New(id)),
            (Cell::Title(_), Then::Next) if fresh == Some(id) => Some(Cell::New(id)),
            (Cell::Title(_), Then::Next) => Some(row(Some(0)).map_or(Cell::New(id), |c| Cell::Name(id, c.id))),
            (Cell::Title(_), Then::Previous) => None,
            (Cell::New(_), Then::Previous) => Some(table.columns.last().map_or(Cell::Title(id), |c| Cell::Type(id, c.id))),
            (Cell::New(_), _) => None,
            (Cell::Name(..), Then::Down | Then::Insert) if was_new => Some(Cell::New(id)),
            (Cell::Name(..), Then::Next) if was_new && typed_too => Some(Cell::New(id)),
            (Cell::Name(_, column), Then::Next) => Some(Cell::Type(id, column)),
            (Cell::Name(_, column), Then::Previous) => Some(above(column).map_or(Cell::Title(id), |c| Cell::Type(id, c.id))),
            (Cell::Type(_, column), Then::Previous) => Some(Cell::Name(id, column)),
            (Cell::Name(_, column) | Cell::Type(_, column), _) => Some(below(column)),
        }
    }
}
