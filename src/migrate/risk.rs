//! What an operation may cost on rows that are there: said with a stable code and in simple words.
//!
//! An empty table costs nothing; the findings speak of tables with rows. New tables have none.

mod beside;
mod types;

use std::collections::BTreeMap;

pub(super) use types::is_unknown;

use super::beside::over_new;
use super::kept::{self, Aside};
use super::near::around;
use super::operation::{Carry, Operation, Partners};
use super::write::Writer;
use super::{Finding, Fix, Level, Risk, Rule, careful, moves};
use crate::dialect::{ColumnOrder, Deed, Waits};
use crate::schema::{Column, ColumnId, Constraint, EnumType, ForeignKey, Schema, Table};

/// The findings of an operation that leads from `now` to `after`.
pub(super) fn findings(operation: &Operation, now: &Schema, after: &Schema, writer: &Writer<'_>) -> Vec<Finding> {
    let mut look = Look { now, after, writer, found: Vec::new() };
    look.at(operation);
    look.found
}

struct Look<'a> {
    now: &'a Schema,
    after: &'a Schema,
    writer: &'a Writer<'a>,
    found: Vec<Finding>,
}

impl Look<'_> {
    fn tell(&mut self, code: &'static str, risk: Risk, table: &Table, column: Option<ColumnId>, say: String) {
        let level = Rule::of(code).map_or(Level::Note, |rule| rule.level);
        self.found.push(Finding { code, risk, level, say, table: table.id, column, fix: None });
    }

    /// A safer way for the finding that was told last; there is none for the way down.
    fn fix(&mut self, fix: Fix) {
        if let Some(last) = self.found.last_mut().filter(|_| !self.writer.fills.harmless) {
            last.fix = Some(fix);
        }
    }

    fn at(&mut self, operation: &Operation) {
        self.work(operation);
        self.about(operation);
    }

    /// All but what it costs in time.
    fn about(&mut self, operation: &Operation) {
        let table = operation.table().and_then(|id| self.now.table(id));
        match (operation, table) {
            (Operation::CreateTable { table, rows: Some(rows) }, _) => self.carried_in(table, rows),
            (Operation::DropTable { table, rows }, _) => self.drop_table(table, rows.as_ref()),
            (Operation::DropColumn { column, rows, .. }, Some(table)) => self.drop_column(table, column, rows.as_ref()),
            (Operation::AddColumn { column, rows, .. }, Some(table)) => self.add_column(table, column, rows.as_ref()),
            (Operation::AlterColumn { before, after, .. }, Some(table)) => self.alter_column(table, before, after),
            (Operation::AddConstraint { constraint, .. }, Some(table)) => self.add_constraint(table, constraint),
            (Operation::RenameTable { before, after, .. }, Some(table)) => self.rename(table, None, before, after),
            (Operation::RenameColumn { column, before, after, .. }, Some(table)) => self.rename(table, Some(*column), before, after),
            (Operation::DropConstraint { constraint, .. }, Some(table)) => self.drop_constraint(table, constraint),
            (Operation::AddMirror { mirror, .. }, Some(table)) => self.mirror(table, *mirror),
            (Operation::ChangeEnum { before, after }, _) => self.change_enum(before, after),
            (Operation::RebuildTable { before, after, changes }, Some(_)) => self.rebuild([before, after], changes),
            _ => {}
        }
    }

    fn rebuild(&mut self, tables: [&Table; 2], changes: &[Operation]) {
        let mut now = around(self.now, tables, changes);
        let mut after = now.clone();
        for (at, change) in changes.iter().enumerate() {
            if let Some(done) = at.checked_sub(1) {
                changes[done].apply(&mut now);
            }
            change.apply(&mut after);
            let mut look = Look { now: &now, after: &after, writer: self.writer, found: Vec::new() };
            look.about(change);
            self.found.append(&mut look.found);
        }
    }

    /// What the change costs in time: rows written anew, and others kept waiting.
    fn work(&mut self, operation: &Operation) {
        let Some(table) = operation.table().and_then(|id| self.writer.start.table(id)) else { return };
        let of = &table.name;
        if let Operation::RebuildTable { .. } = operation {
            let say = format!("Every row of {of} is copied to a new table.");
            return self.tell("rewrite-table", Risk::Rewrites, table, None, say);
        }
        let (now, after) = (self.now, self.after);
        let Some(deed) = careful::deed(operation, now, after, self.writer.start) else { return };
        let work = self.writer.sql.work(&deed);
        if let Some(version) = work.rewrites_before {
            let say = format!("Before {version} this writes every row of {of} anew, while others can go on.");
            self.tell("rewrite-older", Risk::Note, table, None, say);
        }
        if (!work.rewrites && work.waits == Waits::Nobody) || (work.avoidable && self.writer.careful()) {
            return;
        }
        let (what, column) = match deed {
            Deed::AddColumn(_, column) => ("rewrite-column", Some(column.id)),
            Deed::AlterColumn(change) if work.rewrites => ("rewrite-type", Some(change.after.id)),
            Deed::AlterColumn(change) => ("block-not-null", Some(change.after.id)),
            Deed::AddConstraint(_, _, constraint) => match constraint {
                Constraint::Primary(_) | Constraint::Unique(_) => ("block-key", None),
                Constraint::Index(_) => ("block-index", None),
                Constraint::Check(_) => ("block-check", None),
                Constraint::ForeignKey(_) => ("block-foreign-key", None),
            },
            _ => ("rewrite-table", None),
        };
        let rows = if work.rewrites { "is written anew" } else { "is looked at" };
        let say = match work.waits {
            Waits::Nobody => format!("Every row of {of} {rows}; others can go on meanwhile."),
            Waits::Writers => format!("Every row of {of} {rows}, and nobody can write to it meanwhile."),
            Waits::Everybody => format!("Every row of {of} {rows}, and nobody can use it meanwhile."),
        };
        let risk = if work.waits == Waits::Nobody || work.rewrites { Risk::Rewrites } else { Risk::Blocks };
        self.tell(what, risk, table, column, say);
        if work.avoidable && self.writer.sql.patience().is_some() {
            self.fix(Fix::Careful);
        }
        if let Some(column) = column.filter(|_| what == "rewrite-type") {
            self.offer_two_steps(table, column);
        }
    }

    /// A name that programs know goes; names on the way to another one are nobody's.
    fn rename(&mut self, table: &Table, column: Option<ColumnId>, before: &str, after: &str) {
        let name_in = |schema: &Schema| {
            let table = schema.table(table.id)?;
            column.map_or(Some(table.name.clone()), |id| table.column(id).map(|c| c.name.clone()))
        };
        if name_in(self.writer.start).as_deref() != Some(before) {
            return;
        }
        let of = &table.name;
        let goal = name_in(self.writer.goal).unwrap_or_default();
        if kept::is_reserved(&goal) && !kept::is_reserved(before) {
            let what = if column.is_some() { format!("{before} of {of}") } else { before.to_owned() };
            let say = format!("{what} is not dropped but kept aside as {after}. The way back restores it; a later migration can drop it.");
            return self.tell("kept-aside", Risk::Note, table, column, say);
        }
        if goal == before || kept::is_reserved(before) {
            return;
        }
        match column {
            Some(id) => {
                let say = format!("Programs that use {before} of {of} must use {goal} from then on.");
                self.tell("breaks-column-name", Risk::Breaks, table, column, say);
                self.offer_two_steps(table, id);
            }
            None => {
                let say = format!("Programs that use the table {before} must use {goal} from then on.");
                self.tell("breaks-table-name", Risk::Breaks, table, column, say);
            }
        }
    }

    fn drop_constraint(&mut self, table: &Table, constraint: &Constraint) {
        let goal = self.writer.goal.table(table.id);
        let goes = goal.is_some_and(|goal| goal.constraint(constraint.id()).is_none() && !kept::is_reserved(&goal.name));
        let kept = goal.is_some_and(|goal| constraint.columns().iter().all(|id| goal.column(*id).is_some()));
        if goes && kept && is_rule(constraint) {
            let say =
                format!("Rows of {} that break the {} {} can come in from then on.", table.name, constraint.kind(), constraint.name());
            self.tell("breaks-constraint", Risk::Breaks, table, None, say);
        }
    }

    fn drop_table(&mut self, table: &Table, rows: Option<&Carry>) {
        if kept::is_reserved(&table.name) {
            let say = format!("The rows that were kept aside in {} are lost for good.", table.name);
            return self.tell("kept-dropped", Risk::LosesData, table, None, say);
        }
        if rows.is_none() {
            let say = format!("All rows of {} are lost.", table.name);
            self.tell("data-drop-table", Risk::LosesData, table, None, say);
            return self.fix(Fix::Keep(Aside::Table(table.id)));
        }
        let say = format!("Where a row has several partners in {}, only the first is kept.", table.name);
        self.tell("data-one-of-many", Risk::LosesData, table, None, say);
        let moved = |id: ColumnId| rows.is_some_and(|r| r.columns.contains(&id) || r.key.iter().any(|(own, _)| *own == id));
        let others: Vec<_> = table.columns.iter().filter(|c| !moved(c.id)).cloned().collect();
        for column in others {
            self.drop_column(table, &column, None);
        }
    }

    fn drop_column(&mut self, table: &Table, column: &Column, rows: Option<&Carry>) {
        if column.generated.is_some() || self.drop_one_of_two(table, column) {
            return;
        }
        if let Some(carry) = self.writer.moved_by(column.id) {
            return self.moved(table, column, carry);
        }
        if let Some(home) = self.writer.goal.tables.values().find(|home| home.id != table.id && home.column(column.id).is_some()) {
            if rows.is_none_or(|rows| rows.partners != Partners::Junction) {
                let say = format!(
                    "{} moves from {} to {}, but its values do not come along: they are lost. Say by which foreign key rows of the two belong together.",
                    column.name, table.name, home.name
                );
                self.tell("data-move-column", Risk::LosesData, table, Some(column.id), say);
                if let Some(key) = moves::key_between(self.writer.start, self.writer.goal, table.id, home.id) {
                    self.fix(Fix::Carry(column.id, key));
                }
            }
            return;
        }
        if rows.is_some_and(|rows| rows.partners == Partners::Junction) {
            return;
        }
        if kept::is_reserved(&column.name) {
            let say = format!("The values that were kept aside in {} of {} are lost for good.", column.name, table.name);
            return self.tell("kept-dropped", Risk::LosesData, table, Some(column.id), say);
        }
        let say = format!("The values of {} in {} are lost.", column.name, table.name);
        self.tell("data-drop-column", Risk::LosesData, table, Some(column.id), say);
        if self.writer.goal.table(table.id).is_some() {
            self.fix(Fix::Keep(Aside::Column(column.id)));
        }
    }

    /// What rows that go into a new table get in columns that nothing gives them a value for.
    fn carried_in(&mut self, table: &Table, rows: &Carry) {
        let Some(source) = self.now.table(rows.table) else { return };
        let given = |id: ColumnId| rows.columns.contains(&id) || rows.key.iter().any(|(ours, _)| *ours == id);
        let goal = self.writer.goal_table(table);
        for column in rows.columns.iter().filter_map(|id| table.column(*id)) {
            self.comes_along(source, column);
        }
        let kept = |key: &ForeignKey| source.foreign_keys.iter().any(|old| old.columns == key.columns && old.target == key.target);
        for key in goal.foreign_keys.iter().filter(|key| key.columns.iter().all(|id| rows.columns.contains(id)) && !kept(key)) {
            let names: Vec<_> = key.columns.iter().filter_map(|id| source.column(*id)).map(|c| c.name.as_str()).collect();
            let target = self.writer.goal.table(key.target).map_or("?", |t| t.name.as_str());
            let say = format!("This fails where {} of a row of {} points at no row of {target}.", names.join(", "), source.name);
            self.tell("rows-foreign-key", Risk::MayFail, source, key.columns.first().copied(), say);
        }
        for column in table.columns.iter().filter(|column| !given(column.id) && !table.is_nullable(column)) {
            let fills_itself = column.default.is_some() || column.identity || column.generated.is_some();
            let is_ruled = goal.constraints().any(|constraint| is_rule(&constraint) && constraint.columns().contains(&column.id));
            if !fills_itself && is_ruled {
                let (name, of, from) = (&column.name, &table.name, &source.name);
                let say = format!(
                    "This fails where the value that rows of {from} get in {name} of the new table {of} does not keep its keys and checks. Say what they get."
                );
                self.tell("rows-fill", Risk::MayFail, source, Some(column.id), say);
                self.fix(Fix::Fill(column.id, super::question::proposed(self.writer.goal, column)));
            }
        }
    }

    /// A value that comes along to another table and gets another type on its way.
    fn comes_along(&mut self, source: &Table, column: &Column) {
        let Some(old) = source.column(column.id) else { return };
        if types::change(&old.data_type, &column.data_type).fails {
            let say = format!("This fails where a value of {} in {} does not fit the new type.", old.name, source.name);
            self.tell("rows-type", Risk::MayFail, source, Some(column.id), say);
        }
    }

    /// A column whose values come along to another table, as far as they have a place there.
    fn moved(&mut self, table: &Table, column: &Column, carry: &Carry) {
        let home = self.writer.goal.table(carry.table).map_or("?", |home| home.name.as_str());
        let (name, of) = (&column.name, &table.name);
        match carry.partners {
            Partners::One => {
                let say = format!("A value of {name} in {of} is lost where no row of {home} points at its row.");
                self.tell("data-move-partner", Risk::LosesData, table, Some(column.id), say);
            }
            Partners::Many => {
                let say = format!("Where several rows of {of} point at one of {home}, it gets the {name} of the first only.");
                self.tell("data-one-of-many", Risk::LosesData, table, Some(column.id), say);
            }
            Partners::Junction => {}
        }
    }

    fn add_column(&mut self, table: &Table, column: &Column, rows: Option<&Carry>) {
        let goal = self.writer.goal_table(table);
        let (name, of) = (&column.name, &table.name);
        let goal_column = goal.column(column.id).unwrap_or(column);
        self.appended(table, goal, column);
        if goal.mirror(column.id).is_some() {
            return;
        }
        if let Some(source) = rows.and_then(|rows| self.now.table(rows.junction)) {
            self.comes_along(source, column);
        }
        let fills_itself = column.default.is_some() || goal_column.identity || column.generated.is_some();
        let required = !goal.is_nullable(column) && !fills_itself;
        let answered = self.writer.fills.answers.fills.contains_key(&column.id);
        if self.writer.fills.harmless && column.generated.is_none() && rows.is_none() {
            let gets = if required && !answered { "rows get a harmless value" } else { "rows get what a new row gets" };
            let say = format!("What {name} of {of} held before cannot be brought back: {gets}.");
            self.tell("down-cannot-restore", Risk::Note, table, Some(column.id), say);
        } else if required && !answered && self.writer.fills.harmless {
            let say = format!("Rows of {of} without a value for {name} get a harmless one.");
            self.tell("down-fills", Risk::Note, table, Some(column.id), say);
        } else if required && !answered {
            let say = format!("Rows of {of} have no value for {name}, which must have one: this fails where rows are. Say what they get.");
            self.tell("rows-not-null", Risk::MayFail, table, Some(column.id), say);
            self.fix(Fix::Fill(column.id, super::question::proposed(self.writer.goal, column)));
        }
    }

    /// A new column that is drawn before an old one, in a database that puts each at the end.
    fn appended(&mut self, table: &Table, goal: &Table, column: &Column) {
        let sql = self.writer.sql.features();
        let behind = goal.columns.iter().skip_while(|other| other.id != column.id).skip(1);
        let before_old = behind.into_iter().any(|other| self.now.table(table.id).is_some_and(|t| t.column(other.id).is_some()));
        if sql.column_order == ColumnOrder::Appended && before_old {
            let say = format!(
                "{} puts a new column at the end: {} stands last in {}, not where it is drawn.",
                sql.label, column.name, table.name
            );
            self.tell("order-appended", Risk::Note, table, Some(column.id), say);
        }
    }

    fn alter_column(&mut self, table: &Table, before: &Column, after: &Column) {
        let (name, of) = (&after.name, &table.name);
        let table_after = self.after.table(table.id).map_or(table, |t| t);
        let closes = table.is_nullable(before) && !table_after.is_nullable(after);
        if closes && !self.is_full(table, after) {
            self.not_null(table, after);
        }
        if self.writer.fills.conversion(table, before, after).is_some() {
            let say = format!("This fails where your expression gives {name} in {of} a value that does not fit the new type.");
            return self.tell("rows-conversion", Risk::MayFail, table, Some(after.id), say);
        }
        if is_unknown(&before.data_type, &after.data_type) && before.generated.is_none() && after.generated.is_none() {
            return self.unknown(table, before, after);
        }
        let change = types::change(&before.data_type, &after.data_type);
        if change.loses {
            let say = format!("Values of {name} in {of} may be rounded or cut to fit the new type.");
            self.tell("data-narrow-type", Risk::LosesData, table, Some(after.id), say);
        }
        if change.fails {
            let say = format!("This fails where a value of {name} in {of} does not fit the new type.");
            self.tell("rows-type", Risk::MayFail, table, Some(after.id), say);
        }
    }

    /// No way is known from one type to the other: only the user can say it, for either way.
    fn unknown(&mut self, table: &Table, before: &Column, after: &Column) {
        let (from, to) = (self.now.write_type(&before.data_type), self.after.write_type(&after.data_type));
        let (name, of) = (&after.name, &table.name);
        let say =
            format!("No value of {name} in {of} is both {from} and {to}: this fails where there are values. Say what becomes of them.");
        self.tell("rows-no-conversion", Risk::MayFail, table, Some(after.id), say);
        let goal = self.writer.goal_table(table);
        let expression = super::question::proposed_conversion(self.writer.goal, goal, goal.column(after.id).unwrap_or(after));
        if let Some(last) = self.found.last_mut() {
            last.fix = Some(Fix::Convert { column: after.id, down: self.writer.fills.harmless, expression });
        }
    }

    fn not_null(&mut self, table: &Table, column: &Column) {
        let (name, of) = (&column.name, &table.name);
        if self.writer.fills.answers.fills.contains_key(&column.id) {
            let goal = self.writer.goal_table(table);
            if goal.constraints().any(|constraint| is_rule(&constraint) && constraint.columns().contains(&column.id)) {
                let say = format!("This fails where the value that old rows get in {name} does not keep the keys and checks of {of}.");
                self.tell("rows-fill", Risk::MayFail, table, Some(column.id), say);
            }
            return;
        }
        let (code, risk, say) = if self.writer.fills.harmless {
            ("down-fills", Risk::Note, format!("Rows of {of} without a value for {name} get a harmless one."))
        } else {
            let say = format!("This fails where a row of {of} has no value for {name}. Say what such rows get.");
            ("rows-not-null", Risk::MayFail, say)
        };
        self.tell(code, risk, table, Some(column.id), say);
        if risk == Risk::MayFail {
            self.fix(Fix::Fill(column.id, super::question::proposed(self.writer.goal, column)));
        }
    }

    fn add_constraint(&mut self, table: &Table, constraint: &Constraint) {
        if self.was_there(table, constraint) {
            return;
        }
        let of = &table.name;
        let columns = constraint.columns();
        let names: Vec<_> = columns.iter().filter_map(|id| table.column(*id)).map(|c| c.name.as_str()).collect();
        let names = names.join(", ");
        let column = if columns.len() == 1 { columns.first().copied() } else { None };
        match constraint {
            Constraint::Primary(key) => {
                for open in key.columns.iter().filter_map(|id| table.column(*id)).filter(|c| table.is_nullable(c)) {
                    self.not_null(table, open);
                }
                let say = format!("This fails where two rows of {of} have the same {names}.");
                self.tell("rows-primary-key", Risk::MayFail, table, column, say);
            }
            Constraint::Unique(_) => {
                let say = format!("This fails where two rows of {of} have the same {names}.");
                self.tell("rows-unique", Risk::MayFail, table, column, say);
            }
            Constraint::Index(index) if index.unique => {
                let say = format!("This fails where two rows of {of} have the same {names}.");
                self.tell("rows-unique", Risk::MayFail, table, column, say);
            }
            Constraint::Check(check) => {
                let say = format!("This fails where a row of {of} does not keep the check {}.", check.name);
                self.tell("rows-check", Risk::MayFail, table, column, say);
            }
            Constraint::ForeignKey(key) => {
                let target = self.now.table(key.target).map_or("?", |t| t.name.as_str());
                let say = format!("This fails where {names} of a row of {of} points at no row of {target}.");
                self.tell("rows-foreign-key", Risk::MayFail, table, column, say);
            }
            Constraint::Index(_) => {}
        }
    }

    /// Whether the rows keep a constraint already: it is only dropped and added again on the way, or it stands
    /// over columns that are empty so far, or its table is new.
    fn was_there(&self, table: &Table, constraint: &Constraint) -> bool {
        let Some(old) = self.writer.start.table(table.id) else { return true };
        if let Constraint::ForeignKey(key) = constraint {
            let like = |k: &ForeignKey| k.columns == key.columns && k.target == key.target && k.target_columns == key.target_columns;
            let moved = |other: &Table| other.id != table.id && other.foreign_keys.iter().any(like);
            if old.foreign_key(key.id).is_none() && self.writer.start.tables.values().any(|other| moved(other)) {
                return true;
            }
        }
        let same = old.constraint(constraint.id()).map(|before| over_new(old, before)).is_some_and(|mut before| {
            before.name_mut().clear();
            let mut after = constraint.clone();
            after.name_mut().clear();
            match (&mut before, &mut after) {
                (Constraint::ForeignKey(before), Constraint::ForeignKey(after)) => {
                    (before.on_delete, before.on_update) = (after.on_delete, after.on_update);
                    before == after
                }
                (Constraint::Index(before), Constraint::Index(after)) => before.parts == after.parts && before.unique,
                (before, after) => before == after,
            }
        });
        let columns = constraint.columns();
        let is_new = |id: ColumnId| old.column(id).is_none() && !comes_along(self.writer.operations, id);
        let are_new_and_empty = matches!(constraint, Constraint::ForeignKey(_) | Constraint::Unique(_) | Constraint::Index(_))
            && columns.iter().any(|id| is_new(*id) && table.column(*id).is_some_and(|c| is_empty(table, c)));
        same || are_new_and_empty
    }

    fn change_enum(&mut self, before: &EnumType, after: &EnumType) {
        let users: Vec<_> = self.now.users_of(before.id).map(|(table, column)| (table.clone(), column.clone())).collect();
        for value in before.values.iter().filter(|value| !after.values.iter().any(|other| other.id == value.id)) {
            let decided = self.writer.fills.answers.values.get(&value.id);
            let becomes = decided.and_then(|id| after.values.iter().find(|other| other.id == *id));
            for (table, column) in &users {
                let (name, of, gone) = (&column.name, &table.name, &value.name);
                let is_null = becomes.is_none() && table.is_nullable(column);
                if becomes.is_none() && !is_null && !self.writer.fills.harmless {
                    let say = format!("This fails where a row of {of} has {gone} in {name}. Say what such rows get.");
                    self.tell("rows-enum-value", Risk::MayFail, table, Some(column.id), say);
                    continue;
                }
                if becomes.is_none() {
                    let gets = if is_null { "no value" } else { "the first value that is left" };
                    let say = format!("Rows of {of} with {gone} in {name} get {gets}.");
                    self.tell("data-enum-value", Risk::LosesData, table, Some(column.id), say);
                }
                if !is_null && table.constraints().any(|c| keeps_apart(&c) && c.columns().contains(&column.id)) {
                    let say = format!("This fails where a row of {of} with another value in {name} is then equal to one that had {gone}.");
                    self.tell("rows-unique", Risk::MayFail, table, Some(column.id), say);
                }
            }
        }
    }
}

/// Whether the values of a column come along from another table.
fn comes_along(operations: &[Operation], id: ColumnId) -> bool {
    operations.iter().any(|operation| match operation {
        Operation::AddColumn { column, rows: Some(_), .. } => column.id == id,
        Operation::RebuildTable { changes, .. } => comes_along(changes, id),
        _ => false,
    })
}

/// How the values of columns come along to other tables.
pub(super) fn moves(operations: &[Operation], found: &mut BTreeMap<ColumnId, Carry>) {
    for operation in operations {
        match operation {
            Operation::AddColumn { column, rows: Some(rows), .. } if rows.partners != Partners::Junction => {
                found.entry(column.id).or_insert_with(|| rows.clone());
            }
            Operation::RebuildTable { changes, .. } => moves(changes, found),
            _ => {}
        }
    }
}

/// Whether no two rows may be equal in it.
fn keeps_apart(constraint: &Constraint) -> bool {
    match constraint {
        Constraint::Primary(_) | Constraint::Unique(_) => true,
        Constraint::Index(index) => index.unique,
        Constraint::Check(_) | Constraint::ForeignKey(_) => false,
    }
}

/// Whether rows must keep it; a plain index is no rule.
fn is_rule(constraint: &Constraint) -> bool {
    !matches!(constraint, Constraint::Index(index) if !index.unique)
}

/// Whether a column that was just added is empty in every row.
fn is_empty(table: &Table, column: &Column) -> bool {
    table.is_nullable(column) && column.default.is_none() && column.generated.is_none()
}
