//! Changing the document: each edit is a step of undo, and what pointed at things that went away is mended.

use std::collections::BTreeSet;

use super::Editor;
use super::action::{Action, Cell, Changed, Flag, Selection, Toast};
use super::annotations::moving;
use crate::canvas::{HEADER, Point, ROW, Rect, Screen, Shift, Size, free_spot};
use crate::document::{Edit, Patch, Refusal, followers};
use crate::schema::gather::Gather;
use crate::schema::{RelationId, TableId};

/// A table that was renamed without what is named after it.
#[derive(Clone, Debug)]
pub(super) struct Renamed {
    table: TableId,
    name: String,
    step: u64,
}

impl Editor {
    /// Carries out a wish as one step of undo.
    pub(super) fn edit(&mut self, edit: Edit) -> Changed {
        match self.carry_out(edit) {
            Ok(changed) => changed,
            Err(refusal) => Changed::refused(refusal.to_string()),
        }
    }

    pub(super) fn carry_out(&mut self, edit: Edit) -> Result<Changed, Refusal> {
        let patch = self.document.edit(edit, &mut self.ids)?;
        if patch.is_empty() {
            return Ok(Changed::default());
        }
        let changed = self.after(&patch);
        if !patch.only_publishes() {
            self.history.push(patch);
        }
        Ok(changed)
    }

    /// The same for a layout: the tables are seen on their way.
    pub(super) fn carry_out_gliding(&mut self, edit: Edit) -> Result<Changed, Refusal> {
        let patch = self.document.edit(edit, &mut self.ids)?;
        self.glide(&patch);
        let changed = if patch.is_empty() { Changed::default() } else { self.after(&patch) };
        self.history.push(patch);
        Ok(changed)
    }

    pub(super) fn undo(&mut self) -> Changed {
        self.tool = std::mem::take(&mut self.tool).cancelled();
        match self.history.undo(&mut self.document) {
            Some(patch) => {
                self.glide(&patch);
                self.after(&patch).and(self.close_chip())
            }
            None => Changed::default(),
        }
    }

    pub(super) fn redo(&mut self) -> Changed {
        match self.history.redo(&mut self.document) {
            Some(patch) => {
                self.glide(&patch);
                self.after(&patch).and(self.close_chip())
            }
            None => Changed::default(),
        }
    }

    /// Looks at the document again after a step, and lets go of what is no longer there.
    fn after(&mut self, patch: &Patch) -> Changed {
        self.step += 1;
        self.measure_after(patch);
        let mut changed = Changed { document: true, canvas: true, ..Changed::default() };
        changed.cell = self.cell.is_some();
        changed.chip = self.chip.is_some();
        if !patch.changes_schema() && patch.annotations.is_none() {
            return changed;
        }
        let schema = &self.document.schema;
        let has_column = |table, column| schema.table(table).is_some_and(|table| table.column(column).is_some());
        let mut kept = self.selection.clone();
        kept.tables.retain(|id| schema.table(*id).is_some());
        kept.annotations.retain(|id| self.document.layout.annotation(*id).is_some());
        kept.column = kept.column.filter(|(table, column)| has_column(*table, *column));
        kept.relation = kept.relation.filter(|relation| self.relation(*relation).is_some());
        self.focus = self.focus.filter(|id| schema.table(*id).is_some());
        let cell_is_there = self.cell.is_none_or(|cell| match cell {
            Cell::Title(table) | Cell::New(table) => schema.table(table).is_some(),
            Cell::Name(table, column) | Cell::Type(table, column) => has_column(table, column),
            Cell::Area(id) | Cell::Note(id) => self.document.layout.annotation(id).is_some(),
        });
        if !cell_is_there {
            self.cell = None;
        }
        if self.chip.as_ref().is_some_and(|chip| self.relation(chip.relation).is_none()) {
            self.chip = None;
        }
        changed.and(self.select(kept))
    }

    /// Looks at what a step changed alone, where that is enough.
    fn measure_after(&mut self, patch: &Patch) {
        let drawn = patch.annotations.is_some() || patch.bends.is_some();
        if patch.enums.is_empty() && !drawn {
            let mut ids: Vec<TableId> = patch.tables.keys().chain(patch.spots.keys()).copied().collect();
            crate::schema::gather::sort_by(&mut ids, Ord::cmp);
            ids.dedup();
            let few = ids.len() * 8 <= self.diagram.tables().len().max(64);
            if ids.is_empty() || few && self.diagram.renew(&self.document.schema, &self.document.layout, &*self.ruler, &ids) {
                return;
            }
        }
        self.measure();
    }

    // ---- tables

    /// Makes a table at a point, or in free space near the middle of the view, and opens its name.
    pub(super) fn new_table(&mut self, at: Option<Point<Screen>>) -> Changed {
        let size = Size::new(180.0, HEADER + ROW);
        let near = at.or(self.pointer.filter(|point| self.on_canvas(*point)));
        let place = if let Some(point) = at {
            let point = self.viewport.world_from_screen(point);
            crate::canvas::snapped(Point::new(point.x - 20.0, point.y - HEADER / 2.0))
        } else {
            let middle = self.viewport.seen().centre();
            free_spot(&self.diagram, near.map_or(middle, |point| self.viewport.world_from_screen(point)), size)
        };
        let id = self.ids.mint();
        match self.carry_out(Edit::AddTable { id, name: String::new(), x: place.x, y: place.y }) {
            Ok(changed) => {
                self.unnamed = Some(id);
                let shown = self.view(super::ViewCommand::Show(id));
                changed.and(self.select(Selection::table(id))).and(shown).and(self.edit_cell(Cell::Title(id)))
            }
            Err(refusal) => Changed::refused(refusal.to_string()),
        }
    }

    fn on_canvas(&self, point: Point<Screen>) -> bool {
        Rect::new(0.0, 0.0, self.viewport.size.width, self.viewport.size.height).contains(point)
    }

    pub(super) fn duplicate(&mut self) -> Changed {
        if !self.selection.annotations.is_empty() {
            let part = self.part();
            let beside = self.bounds_of_selection().map(|rect| rect.centre() + Point::new(rect.size.width + 48.0, 0.0));
            return self.put_in(part.schema, part.layout, beside.unwrap_or_default());
        }
        let before: BTreeSet<TableId> = self.document.schema.tables.keys().copied().gathered();
        let changed = self.edit(Edit::DuplicateTables { tables: self.selection.tables.clone() });
        let new: Vec<_> = self.document.schema.tables.keys().filter(|id| !before.contains(id)).copied().collect();
        if new.is_empty() {
            return changed;
        }
        if let Some(area) = self.diagram.bounds_of(&new) {
            self.bring_into_sight(area.grown(24.0));
        }
        changed.and(self.select(Selection { tables: new, ..Selection::default() }))
    }

    pub(super) fn nudge(&mut self, x: f64, y: f64) -> Changed {
        let carried = self.diagram.carried(&self.selection.tables, &self.selection.annotations);
        let Some(edit) = moving(&self.diagram, &Shift { by: Point::new(x, y), ..carried }) else { return Changed::default() };
        let goes_on = self.nudged == Some(self.step);
        let moved = if goes_on { self.instead(edit) } else { self.carry_out(edit) };
        self.nudged = Some(self.step);
        moved.unwrap_or_else(|refusal| Changed::refused(refusal.to_string()))
    }

    // ---- renaming

    /// Renames a table. What is named after it follows at once where only constraints are, and is offered
    /// where columns are.
    pub(super) fn rename_table(&mut self, table: TableId, name: &str) -> Result<Changed, Refusal> {
        let old = self.name_of(table);
        let columns: Vec<String> = followers(&self.document.schema, table, name)
            .into_iter()
            .filter(|follower| follower.column.is_some())
            .map(|follower| follower.before)
            .collect();
        let follow = columns.is_empty();
        let changed = self.carry_out(Edit::RenameTable { table, name: name.into(), follow })?;
        if follow || !changed.document {
            return Ok(changed);
        }
        self.renamed = Some(Renamed { table, name: name.into(), step: self.step });
        let also = if columns.len() == 1 { columns[0].clone() } else { format!("{} columns", columns.len()) };
        let offer = (format!("Rename {also} too"), Box::new(Action::FollowRename));
        let toast = Toast { say: format!("Renamed {old} to {name}."), is_error: false, undo: true, offer: Some(offer) };
        Ok(Changed { toast: Some(toast), ..changed })
    }

    /// Renames what was named after the table as well, in place of the step before.
    pub(super) fn follow_rename(&mut self) -> Changed {
        let Some(renamed) = self.renamed.take().filter(|renamed| renamed.step == self.step) else {
            return Changed::default();
        };
        let edit = Edit::RenameTable { table: renamed.table, name: renamed.name, follow: true };
        self.instead(edit).unwrap_or_else(|refusal| Changed::refused(refusal.to_string()))
    }

    /// Carries out several wishes in place of the last step where that has their name; else as a step of its own.
    pub(super) fn again(&mut self, edit: Edit) -> Changed {
        match &edit {
            Edit::Many { label, .. } if self.history.labels().0 == Some(label) => {
                self.instead(edit).unwrap_or_else(|refusal| Changed::refused(refusal.to_string()))
            }
            _ => self.edit(edit),
        }
    }

    /// Carries out a wish in place of the last step; where it is refused, the last step stays.
    pub(super) fn instead(&mut self, edit: Edit) -> Result<Changed, Refusal> {
        let Some(back) = self.history.undo(&mut self.document) else { return self.carry_out(edit) };
        match self.document.edit(edit, &mut self.ids) {
            Ok(patch) => {
                let changed = self.after(&back).and(self.after(&patch));
                self.history.push(patch);
                Ok(changed)
            }
            Err(refusal) => {
                self.history.redo(&mut self.document);
                self.measure();
                Err(refusal)
            }
        }
    }

    // ---- deleting, and properties of columns

    pub(super) fn delete(&mut self) -> Changed {
        let (edit, say) = match (&self.selection, self.selection.column) {
            (_, Some((table, column))) => {
                let name = self.document.schema.table(table).and_then(|t| t.column(column)).map(|c| c.name.clone());
                let say = format!("Deleted column {} of {}", name.unwrap_or_default(), self.name_of(table));
                (Edit::DeleteColumns { table, columns: vec![column] }, say)
            }
            (Selection { relation: Some(relation), .. }, _) => {
                let say = match relation {
                    RelationId::Junction(table) => format!("Deleted table {} and its relation", self.name_of(*table)),
                    RelationId::Key(..) => format!("Deleted the relation {}", self.words_for(*relation)),
                };
                (Edit::Disconnect { relations: vec![*relation] }, say)
            }
            (Selection { tables, annotations, .. }, _) if !annotations.is_empty() => {
                let mut edits = vec![Edit::DeleteAnnotations { annotations: annotations.clone() }];
                edits.extend((!tables.is_empty()).then(|| Edit::DeleteTables { tables: tables.clone() }));
                let word = annotations.first().and_then(|id| self.document.layout.annotation(*id)).map_or("", |first| first.word());
                let say = match tables.len() + annotations.len() {
                    1 => format!("Deleted the {word}"),
                    count => format!("Deleted {count} things"),
                };
                (Edit::Many { label: say.replacen("Deleted", "Delete", 1), edits }, say)
            }
            (Selection { tables, .. }, _) if !tables.is_empty() => {
                let say = match tables[..] {
                    [table] => format!("Deleted table {}", self.name_of(table)),
                    _ => format!("Deleted {} tables", tables.len()),
                };
                (Edit::DeleteTables { tables: tables.clone() }, say)
            }
            _ => return Changed::default(),
        };
        match self.carry_out(edit) {
            Ok(changed) => changed.saying(say),
            Err(refusal) => Changed::refused(refusal.to_string()),
        }
    }

    pub(super) fn toggle(&mut self, flag: Flag) -> Changed {
        let Some((id, column)) = self.selection.column.or_else(|| self.cell_column()) else { return Changed::default() };
        let Some(table) = self.document.schema.table(id) else { return Changed::default() };
        let Some(known) = table.column(column) else { return Changed::default() };
        self.edit(match flag {
            Flag::Primary => Edit::SetPrimary { table: id, column, primary: !table.is_primary(column) },
            Flag::Nullable => Edit::SetNullable { table: id, column, nullable: !known.nullable },
            Flag::Unique => Edit::SetUnique { table: id, column, unique: !table.is_unique(&[column]) },
        })
    }

    /// Moves the selected column, or the one whose cell is open, a row up or down.
    pub(super) fn move_column(&mut self, by: i8) -> Changed {
        let Some((id, column)) = self.cell_column().or(self.selection.column) else { return Changed::default() };
        let Some(table) = self.document.schema.table(id) else { return Changed::default() };
        let to = table.position(column).and_then(|at| at.checked_add_signed(isize::from(by)));
        match to.filter(|to| *to < table.columns.len()) {
            Some(position) => self.edit(Edit::MoveColumn { table: id, column, position }),
            None => Changed::default(),
        }
    }

    /// Deletes the column whose cell is open.
    pub(super) fn delete_column(&mut self) -> Changed {
        let Some((table, column)) = self.cell_column() else { return Changed::default() };
        let closed = self.close_cell();
        closed.and(self.select(Selection::column(table, column))).and(self.delete())
    }

    pub(super) fn name_of(&self, table: TableId) -> String {
        self.document.schema.table(table).map(|table| table.name.clone()).unwrap_or_default()
    }
}
