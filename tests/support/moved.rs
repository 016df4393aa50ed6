//! What a row should hold in a column that came from another table: what the row of that table held that belongs to it.
//!
//! Which row that is, the rows before say, not the engine: those with the same values in the columns of the foreign key that the
//! user chose. Of several any will do. Nothing is known where what the key compares changes in the same migration, or where
//! the column comes from a junction table that goes.

use std::collections::BTreeMap;

use relata::schema::{Column, ColumnId, Schema, Table};

use super::super::rows::Rows;
use super::super::values::across_types;
use super::{Carried, Known};

type Row = BTreeMap<ColumnId, Option<String>>;

impl Carried<'_> {
    /// What is known of a value in a row of `table`, which was `row` of `old_table`, where its column was elsewhere before.
    pub(super) fn moved(&self, before: &Rows, old_table: &Table, table: &Table, column: &Column, row: &Row) -> Option<Known> {
        let is_home = |home: &&std::sync::Arc<Table>| home.id != table.id && home.column(column.id).is_some();
        let home = self.from.tables.values().find(is_home).filter(|_| old_table.column(column.id).is_none())?;
        let old = home.column(column.id)?;
        let stays = self.to.table(home.id).is_some();
        let Some(key) = self.answers.moves.get(&column.id) else {
            // A junction table gives its columns to the table that it points at.
            let is_junction = !stays && home.foreign_keys.iter().any(|key| key.target == table.id);
            return if is_junction { Some(Known::Nothing) } else { self.left_behind(table, column, old) };
        };
        let findings = || self.script.steps.iter().flat_map(|step| &step.findings);
        if findings().any(|f| f.code == "data-move-column" && f.column == Some(column.id)) {
            return self.left_behind(table, column, old);
        }
        if !stays && findings().any(|f| f.code == "data-drop-table" && f.table == home.id) {
            return Some(Known::Nothing);
        }
        let found = |schema: &Schema| {
            let mut tables = schema.tables.values();
            tables.find_map(|owner| Some((owner.id, owner.foreign_key(*key)?.clone())))
        };
        let Some((owner, key)) = found(self.from).or_else(|| found(self.to)) else { return Some(Known::Nothing) };
        let (ours, theirs) = if owner == table.id { (key.columns, key.target_columns) } else { (key.target_columns, key.columns) };
        let is_steady = |table: &Table, id: ColumnId| match (table.column(id), self.to.table(table.id)) {
            (Some(old), Some(goal)) => goal.column(id).is_none_or(|new| {
                new.data_type == old.data_type && goal.is_nullable(new) == table.is_nullable(old) && old.generated == new.generated
            }),
            (Some(_), None) => true,
            (None, _) => false,
        };
        let is_enum = |id| matches!(home.column(id).map(|c| &c.data_type), Some(relata::schema::DataType::Enum(_)));
        if !ours.iter().all(|id| is_steady(old_table, *id)) || !theirs.iter().all(|id| is_steady(home, *id) && !is_enum(*id)) {
            return Some(Known::Nothing);
        }
        let value = |row: &Row, id: &ColumnId| row.get(id).cloned().flatten().map(|text| across_types(&text));
        let belongs = |other: &&Row| ours.iter().zip(&theirs).all(|(a, b)| value(row, a).is_some() && value(row, a) == value(other, b));
        let partners: Vec<&Row> = before.get(&home.id)?.iter().filter(belongs).collect();
        let known = |text: Option<&str>| self.changed(home.id, old, column, text).unwrap_or_else(|| self.empty(table, column));
        Some(match partners.as_slice() {
            [] => self.empty(table, column),
            partners => Known::Among(partners.iter().map(|row| known(row.get(&column.id).and_then(|text| text.as_deref()))).collect()),
        })
    }

    /// What stands where nothing came along: that the column is new there, which what is known of others says.
    fn left_behind(&self, table: &Table, column: &Column, old: &Column) -> Option<Known> {
        // An answer may have been meant for the other way, or for a value that has another name now.
        let is_filled = self.answers.fills.contains_key(&column.id) && (old.data_type != column.data_type || is_enum(column));
        is_filled.then(|| if table.is_nullable(column) { Known::Nothing } else { Known::NotNull })
    }

    /// What a row without a value gets.
    fn empty(&self, table: &Table, column: &Column) -> Known {
        if table.is_nullable(column) { Known::Null } else { Known::NotNull }
    }
}

fn is_enum(column: &Column) -> bool {
    matches!(column.data_type, relata::schema::DataType::Enum(_))
}
