//! What a change in two steps costs: little, but the programs must follow between the steps.

use super::super::beside;
use super::super::kept::Aside;
use super::super::{Fix, Risk};
use super::{Look, types};
use crate::schema::{Column, ColumnId, Mirror, Table};

impl Look<'_> {
    /// Offers two steps for a change of a column, on a live database.
    pub(super) fn offer_two_steps(&mut self, table: &Table, column: ColumnId) {
        let writer = self.writer;
        if writer.careful() && beside::is_possible(writer.start, writer.goal, writer.fills.answers, table.id, column) {
            self.fix(Fix::Keep(Aside::Old(column)));
        }
    }

    /// Two columns are kept alike, and one of them may be new.
    pub(super) fn mirror(&mut self, table: &Table, mirror: Mirror) {
        let Some((old, new)) = table.mirrored(mirror) else { return };
        let (a, b, of) = (&old.name, &new.name, &table.name);
        let say = format!(
            "{a} and {b} of {of} stand side by side, and what is written to one is carried to the other. The next migration drops {a}: let all programs use {b} before it."
        );
        self.tell("beside-begun", Risk::Note, table, Some(mirror.known()), say);
        let (there, back) = (types::change(&old.data_type, &new.data_type), types::change(&new.data_type, &old.data_type));
        if there.fails || back.fails {
            let say = format!(
                "This fails where a value of {a} in {of} is none of {b}, and later where one is written to {b} that is none of {a}."
            );
            self.tell("rows-type", Risk::MayFail, table, Some(mirror.known()), say);
        }
        if there.loses || back.loses {
            let say = format!("A value may be rounded or cut when it is carried between {a} and {b} of {of}.");
            self.tell("beside-narrow", Risk::Note, table, Some(mirror.known()), say);
        }
    }

    /// The second step, or the first one taken back: one of the two columns goes. Whether it is one of two.
    pub(super) fn drop_one_of_two(&mut self, table: &Table, column: &Column) -> bool {
        let Some(before) = self.writer.start.table(table.id) else { return false };
        let stays = before.mirror(column.id).and_then(|mirror| before.column(mirror.other(column.id)));
        let goal = self.writer.goal.table(table.id);
        let Some(other) = stays.filter(|other| goal.is_some_and(|goal| goal.column(other.id).is_some())) else { return false };
        let id = before.mirror(column.id).map(Mirror::known);
        if types::change(&column.data_type, &other.data_type).loses {
            let say = format!("What was rounded or cut in {} of {} when it came from {} is lost.", other.name, table.name, column.name);
            self.tell("data-narrow-type", Risk::LosesData, table, id, say);
        }
        let name = goal.and_then(|goal| goal.column(other.id)).map_or(&other.name, |goal| &goal.name);
        let say = format!("Programs that still use {} of {} must use {name} from then on.", column.name, table.name);
        self.tell("breaks-column-name", Risk::Breaks, table, id, say);
        true
    }

    /// Whether no row is without a value in a column, as it holds what another one held that must have one.
    pub(super) fn is_full(&self, table: &Table, column: &Column) -> bool {
        let Some(before) = self.writer.start.table(table.id) else { return false };
        let other = before.mirror(column.id).and_then(|mirror| before.column(mirror.other(column.id)));
        other.is_some_and(|other| !before.is_nullable(other))
    }
}
