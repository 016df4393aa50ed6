//! Two columns that hold the same while programs go over from the one to the other.
//!
//! No design has such a thing: it stands in a database between the two migrations that change a column in two steps.

use super::gather::sort_by_key;
use super::{Column, ColumnId, Expression, Id, Index, IndexKey, Part, Table};

/// A column and the one that comes in its place: what is written to either is carried to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mirror {
    /// The column as it was.
    pub old: ColumnId,
    /// The column as it will be.
    pub new: ColumnId,
}

impl Mirror {
    /// The mirror of a column of the design and of the one beside it, whose id follows from its own.
    #[must_use]
    pub fn of(old: ColumnId) -> Self {
        Self { old, new: old.beside() }
    }

    /// The one of the two that the design knows.
    #[must_use]
    pub fn known(self) -> ColumnId {
        if self.old.beside() == self.new { self.old } else { self.new }
    }

    /// The one of the two that only the database has.
    #[must_use]
    pub fn beside(self) -> ColumnId {
        self.other(self.known())
    }

    /// Whether a column is one of the two.
    #[must_use]
    pub fn has(self, column: ColumnId) -> bool {
        self.old == column || self.new == column
    }

    /// The other one of the two; a column that is neither is itself.
    #[must_use]
    pub fn other(self, column: ColumnId) -> ColumnId {
        match column {
            old if old == self.old => self.new,
            new if new == self.new => self.old,
            neither => neither,
        }
    }
}

impl Table {
    /// The mirror that a column is part of.
    #[must_use]
    pub fn mirror(&self, column: ColumnId) -> Option<Mirror> {
        self.mirrors.iter().copied().find(|mirror| mirror.has(column))
    }

    /// The two columns of a mirror, old and new.
    #[must_use]
    pub fn mirrored(&self, mirror: Mirror) -> Option<(&Column, &Column)> {
        Some((self.column(mirror.old)?, self.column(mirror.new)?))
    }

    /// Puts a mirror in its place among the others.
    pub fn put_mirror(&mut self, mirror: Mirror) {
        self.mirrors.push(mirror);
        sort_by_key(&mut self.mirrors, |mirror| *mirror);
    }

    /// Lets the two ids of a mirror change places, wherever the table speaks of them.
    pub fn exchange(&mut self, mirror: Mirror) {
        let change = |id: &mut ColumnId| *id = mirror.other(*id);
        self.columns.iter_mut().for_each(|column| change(&mut column.id));
        self.mirrors.iter_mut().for_each(|other| {
            change(&mut other.old);
            change(&mut other.new);
        });
        sort_by_key(&mut self.mirrors, |mirror| *mirror);
        self.primary_key.iter_mut().chain(&mut self.uniques).flat_map(|key| &mut key.columns).for_each(change);
        self.foreign_keys.iter_mut().flat_map(|key| &mut key.columns).for_each(change);
        self.checks.iter_mut().for_each(|check| exchange_in(&mut check.expression, mirror));
        self.indexes.iter_mut().for_each(|index| exchange_in_index(index, mirror));
    }
}

fn exchange_in(expression: &mut Expression, mirror: Mirror) {
    let parts = expression.parts().iter().map(|part| match part {
        Part::Column(id) => Part::Column(mirror.other(*id)),
        text @ Part::Text(_) => text.clone(),
    });
    *expression = Expression::from_parts(parts);
}

fn exchange_in_index(index: &mut Index, mirror: Mirror) {
    for part in &mut index.parts {
        match &mut part.key {
            IndexKey::Column(id) => *id = mirror.other(*id),
            IndexKey::Expression(expression) => exchange_in(expression, mirror),
        }
    }
    index.include.iter_mut().for_each(|id| *id = mirror.other(*id));
    index.predicate.iter_mut().for_each(|predicate| exchange_in(predicate, mirror));
}
