//! Finding a table, a column or a command by a few letters of its name.
//!
//! Law: what begins with the letters comes first, then what has them at the start of a word, then anywhere,
//! then in this order with others between. While a line is drawn, only tables are found: the one chosen is
//! its other end.

use super::Editor;
use super::action::{Action, Changed, Selection, Thing, ViewCommand};
use super::keymap::Command;
use super::menu::{ENTRIES, keys_of};
use super::tool::Tool;
use crate::schema::gather::sort_by_key;
use crate::schema::{AnnotationId, ColumnId, TableId};

/// As many are shown; the next letter brings the others nearer.
const MOST: usize = 50;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub say: String,
    /// What it is: the table of a column, the key of a command.
    pub beside: String,
    /// What choosing it does.
    pub goes: Goes,
}

/// Where choosing something leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Goes {
    Command(Command),
    Table(TableId),
    Column(TableId, ColumnId),
    Annotation(AnnotationId),
}

/// How well a name fits the letters that were typed; less is better. `None` where it does not.
#[must_use]
pub fn fits(name: &str, typed: &str) -> Option<usize> {
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    let name: Vec<char> = name.chars().map(lower).collect();
    let typed: Vec<char> = typed.chars().filter(|c| !c.is_whitespace()).map(lower).collect();
    let is_word = |at: usize| at == 0 || !name[at - 1].is_alphanumeric();
    let whole = (0..(name.len() + 1).saturating_sub(typed.len())).filter(|at| name[*at..].starts_with(&typed));
    let class = whole.map(|at| if at == 0 { 0 } else { 2 - usize::from(is_word(at)) }).min();
    let in_order = || {
        let mut letters = name.iter();
        typed.iter().all(|wanted| letters.any(|letter| letter == wanted)).then_some(3)
    };
    class.or_else(in_order).map(|class| class * 1000 + name.len().min(999))
}

impl Editor {
    /// What fits the letters that were typed, the best first.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<Found> {
        let linking = matches!(self.tool, Tool::Relate(_));
        let mut found: Vec<(usize, Goes)> = Vec::new();
        if !linking {
            let commands = ENTRIES.iter().filter(|entry| self.can(entry));
            found.extend(commands.filter_map(|entry| Some((fits(entry.say, typed)?, Goes::Command(entry.command)))));
        }
        for table in self.document.schema.tables_by_name() {
            found.extend(fits(&table.name, typed).map(|cost| (cost, Goes::Table(table.id))));
            if linking || typed.trim().is_empty() {
                continue;
            }
            // A column comes after a table that fits as well.
            let columns = table.columns.iter().filter_map(|column| Some((fits(&column.name, typed)? + 500, column.id)));
            found.extend(columns.map(|(cost, column)| (cost, Goes::Column(table.id, column))));
        }
        let drawn = self.document.layout.annotations.iter().filter(|_| !linking);
        found.extend(drawn.filter_map(|drawn| Some((fits(&drawn.text, typed)? + 200, Goes::Annotation(drawn.id)))));
        if !typed.trim().is_empty() {
            sort_by_key(&mut found, |(cost, _)| *cost);
        }
        found.truncate(MOST);
        found.into_iter().filter_map(|(_, goes)| self.found(goes)).collect()
    }

    fn found(&self, goes: Goes) -> Option<Found> {
        let table = |id| self.document.schema.table(id);
        let (say, beside) = match goes {
            Goes::Command(command) => {
                let entry = ENTRIES.iter().find(|entry| entry.command == command)?;
                (entry.say.to_owned(), keys_of(command).to_owned())
            }
            Goes::Table(id) => (table(id)?.name.clone(), "table".to_owned()),
            Goes::Annotation(id) => {
                let drawn = self.document.layout.annotation(id)?;
                (drawn.text.chars().take(60).collect(), drawn.word().to_owned())
            }
            Goes::Column(id, column) => (table(id)?.column(column)?.name.clone(), table(id)?.name.clone()),
        };
        Some(Found { say, beside, goes })
    }

    /// Goes to what was found, or does it.
    pub(super) fn go(&mut self, goes: Goes) -> Changed {
        match goes {
            Goes::Command(command) => self.run(command),
            Goes::Table(table) if matches!(self.tool, Tool::Relate(_)) => self.dispatch(Action::LinkTo(table)),
            Goes::Table(table) => self.select(Selection::table(table)).and(self.view(ViewCommand::Show(table))),
            Goes::Annotation(id) => {
                let area = self.diagram.sheet(id).map(|sheet| sheet.rect.grown(24.0));
                let shown = area.map_or_else(Changed::default, |area| self.view(ViewCommand::See(area)));
                shown.and(self.select(Selection::thing(Thing::Annotation(id))))
            }
            Goes::Column(table, column) => self.select(Selection::column(table, column)).and(self.view(ViewCommand::Show(table))),
        }
    }
}
