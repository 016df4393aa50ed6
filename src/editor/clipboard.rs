//! Copying, cutting and pasting: tables as the text of a design, and lines as columns.
//!
//! Law: what is copied reads as a design of its own, so it pastes into any other, and into a file. Relations
//! among the copied tables come along; those to other tables stay behind.
//! Deliberately not here: the clipboard itself (`web`).

use std::sync::Arc;

use super::Editor;
use super::action::{Changed, Selection, ViewCommand};
use super::shorthand::Shorthand;
use crate::canvas::{HEADER, Line, Point, ROW, Rect, World, free_spot, lines};
use crate::document::{Bend, Document, Edit, Layout, read_file, write_compact};
use crate::schema::gather::Gather;
use crate::schema::{DataType, RelationId, Schema, TableId};

/// About how wide a table is before it is measured.
const WIDTH: f64 = 240.0;
/// More lines than this are no list of columns.
const MOST_LINES: usize = 200;

/// What a small map shows: how much of the world, the tables in it, and the areas.
pub type MapShown = (Rect<World>, [Vec<Rect<World>>; 2]);

impl Editor {
    /// Copies the selected tables.
    pub(super) fn copy(&mut self) -> Changed {
        if !self.selection.has_things() {
            return Changed::default();
        }
        let part = self.part();
        let (count, drawn) = (part.schema.tables.len(), part.layout.annotations.len());
        let text = write_compact(&part);
        let say = match (count, drawn) {
            (1, 0) => "Copied the table.".into(),
            (_, 0) => format!("Copied {count} tables."),
            _ => format!("Copied {} things.", count + drawn),
        };
        let toast = super::Toast { say, is_error: false, undo: false, offer: None };
        Changed { copied: Some(text), toast: Some(toast), ..Changed::default() }
    }

    /// Copies the selected tables and deletes them.
    pub(super) fn cut(&mut self) -> Changed {
        let carried = self.diagram.carried(&self.selection.tables, &self.selection.annotations);
        let (tables, annotations) = (carried.tables.iter().copied().collect(), carried.annotations);
        let copied = self.copy();
        if copied.copied.is_none() {
            return copied;
        }
        copied.and(self.select(Selection { tables, annotations, ..Selection::default() })).and(self.delete())
    }

    /// What is selected, with what stands in its areas, as a design of its own, with the enums that it needs.
    pub(super) fn part(&self) -> Document {
        let whole = &self.document;
        let carried = self.diagram.carried(&self.selection.tables, &self.selection.annotations);
        let chosen = &carried.tables;
        let mut part = Document { name: whole.name.clone(), dialect: whole.dialect, ..Document::default() };
        for id in chosen {
            let Some(table) = whole.schema.tables.get(id) else { continue };
            let mut table = table.clone();
            if table.foreign_keys.iter().any(|key| !chosen.contains(&key.target)) {
                Arc::make_mut(&mut table).foreign_keys.retain(|key| chosen.contains(&key.target));
            }
            for column in &table.columns {
                if let DataType::Enum(id) = &column.data_type
                    && let Some(known) = whole.schema.enums.get(id)
                {
                    part.schema.enums.insert(*id, known.clone());
                }
            }
            part.layout.spots.extend(whole.layout.spots.get(id).map(|spot| (*id, *spot)));
            part.schema.tables.insert(*id, table);
        }
        let drawn = whole.layout.annotations.iter().filter(|annotation| carried.annotations.contains(&annotation.id));
        part.layout.annotations = drawn.cloned().collect();
        let is_inside = |bend: &&Bend| part.schema.table(bend.table).is_some_and(|table| table.foreign_key(bend.key).is_some());
        part.layout.bends = whole.layout.bends.iter().filter(is_inside).cloned().collect();
        part
    }

    /// Puts in what a text says: tables that were copied, or lines as columns of the selected table.
    pub(super) fn paste(&mut self, text: &str) -> Changed {
        if let Ok((document, _)) = read_file(text) {
            let near = self.pointer.map_or_else(|| self.viewport.seen().centre(), |at| self.viewport.world_from_screen(at));
            return self.put_in(document.schema, document.layout, near);
        }
        match self.selection.only_table() {
            Some(table) => self.paste_columns(table, text),
            None => Changed::refused("This text cannot be pasted here. Copy tables first, or select a table to paste columns into."),
        }
    }

    /// Puts tables, areas and notes in, in free space near a point, and selects them.
    pub(super) fn put_in(&mut self, schema: Schema, layout: Layout, near: Point<World>) -> Changed {
        let room = |(id, table): (&TableId, &Arc<crate::schema::Table>)| {
            let spot = layout.spots.get(id).copied().unwrap_or_default();
            Rect::<World>::new(spot.x, spot.y, WIDTH, HEADER + ROW * table.columns.len() as f64)
        };
        let drawn = layout.annotations.iter().map(|a| Rect::new(a.x, a.y, a.width, a.height));
        let Some(all) = schema.tables.iter().map(room).chain(drawn).reduce(|all, rect| all.around(&rect)) else {
            return Changed::default();
        };
        let at = free_spot(&self.diagram, near, all.size);
        let before = self.document.schema.tables.clone();
        let drawn_before = self.document.layout.annotations.len();
        let changed = self.edit(Edit::Insert { schema, layout, at: Some((at.x, at.y)) });
        let tables: Vec<_> = self.document.schema.tables.keys().filter(|id| !before.contains_key(id)).copied().gathered();
        let annotations = self.document.layout.annotations.iter().skip(drawn_before).map(|annotation| annotation.id).collect();
        let selected = self.select(Selection { tables, annotations, ..Selection::default() });
        let shown = self.bounds_of_selection().map_or_else(Changed::default, |all| self.view(ViewCommand::See(all.grown(24.0))));
        changed.and(selected).and(shown)
    }

    /// Each line is a column in short form; cells of a spreadsheet are its name and its type.
    fn paste_columns(&mut self, table: TableId, text: &str) -> Changed {
        let lines: Vec<String> = text.lines().map(|line| line.replace('\t', " ")).filter(|line| !line.trim().is_empty()).collect();
        let is_list = lines.len() <= MOST_LINES && !text.contains(';') && lines.iter().all(|line| Shorthand::read(line).is_some());
        if lines.is_empty() || !is_list {
            return Changed::refused("This text is no list of columns. Each line needs a name, and may have a type: email varchar(255).");
        }
        let mut edits = Vec::new();
        for line in &lines {
            match self.column_edits(table, line) {
                Ok((column, _)) => edits.extend(column),
                Err(say) => return Changed::refused(say),
            }
        }
        let label = format!("Paste {} columns into {}", lines.len(), self.name_of(table));
        self.edit(Edit::Many { label, edits })
    }

    // ---- hiding

    /// Hides the selected tables until they are shown again. Nothing of it is saved: the design is whole.
    pub(super) fn hide(&mut self) -> Changed {
        let mut hidden = self.diagram.hidden().clone();
        hidden.extend(self.selection.tables.iter().copied());
        self.show_without(hidden)
    }

    /// Hides all but the selected tables and those that a relation joins to one of them; a junction table
    /// comes with both of its ends.
    pub(super) fn only_neighbours(&mut self) -> Changed {
        let near = self.near(self.diagram.lines());
        let hidden = self.document.schema.tables.keys().filter(|id| !near.contains(id)).copied().gathered();
        self.look_at_near(hidden)
    }

    /// Shows hidden tables that a relation joins to a selected one: from one to the next, step by step.
    pub(super) fn also_neighbours(&mut self) -> Changed {
        let near = self.near(&lines(&self.document.schema, &self.document.layout));
        let hidden = self.diagram.hidden().iter().filter(|id| !near.contains(id)).copied().gathered();
        self.look_at_near(hidden)
    }

    fn look_at_near(&mut self, hidden: std::collections::BTreeSet<TableId>) -> Changed {
        let kept = self.selection.clone();
        self.show_without(hidden).and(self.select(kept)).and(self.view(ViewCommand::Fit))
    }

    /// The selected tables, and those that one of these lines joins to one of them.
    fn near(&self, lines: &[Line]) -> Vec<TableId> {
        let chosen = &self.selection.tables;
        let near = lines.iter().filter(|line| line.ends.iter().any(|end| chosen.contains(&end.table)));
        let near: Vec<RelationId> = near.map(|line| line.relation).collect();
        let joined = lines.iter().filter(|line| near.contains(&line.relation));
        chosen.iter().copied().chain(joined.flat_map(|line| line.ends.iter().map(|end| end.table))).collect()
    }

    /// Shows all but these tables.
    pub(super) fn show_without(&mut self, hidden: std::collections::BTreeSet<TableId>) -> Changed {
        self.diagram.hide(hidden);
        self.measure();
        let mut kept = self.selection.clone();
        kept.tables.retain(|id| !self.diagram.hidden().contains(id));
        kept.column = kept.column.filter(|(table, _)| kept.tables.contains(table));
        let selected = self.select(kept);
        Changed { canvas: true, selection: true, ..selected }
    }

    /// How many tables are hidden.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.diagram.hidden().iter().filter(|id| self.document.schema.tables.contains_key(id)).count()
    }

    /// What is selected is shown.
    pub(super) fn reveal(&mut self, tables: &[TableId]) {
        if tables.iter().any(|id| self.diagram.hidden().contains(id)) {
            let mut hidden = self.diagram.hidden().clone();
            hidden.retain(|id| !tables.contains(id));
            self.diagram.hide(hidden);
            self.measure();
        }
    }

    /// The rectangles of all tables, and of what is seen: for the small map.
    #[must_use]
    pub fn map(&self) -> Option<MapShown> {
        let tables = self.diagram.tables();
        let all = self.diagram.bounds().filter(|_| tables.len() > 15)?;
        let areas = self.diagram.sheets().iter().filter(|sheet| !sheet.annotation.is_note).map(|sheet| sheet.rect);
        Some((all, [tables.iter().map(|placed| placed.rect).collect(), areas.collect()]))
    }

    /// Moves the view so that a point is in its middle.
    pub(super) fn centre(&mut self, point: Point<World>) {
        self.viewport.origin = self.viewport.origin + (point - self.viewport.seen().centre());
    }
}
