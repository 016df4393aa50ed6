//! A constraint or index of any kind, for those to whom the kind matters little: lists and migrations.

use super::{Check, CheckId, ColumnId, ForeignKey, ForeignKeyId, Index, IndexId, Key, KeyId, Table};

/// A constraint or an index of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// The primary key.
    Primary(Key),
    /// A unique constraint.
    Unique(Key),
    /// A check.
    Check(Check),
    /// A foreign key.
    ForeignKey(ForeignKey),
    /// An index.
    Index(Index),
}

/// What a constraint or index is, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConstraintId {
    /// The primary key.
    Primary(KeyId),
    /// A unique constraint.
    Unique(KeyId),
    /// A check.
    Check(CheckId),
    /// A foreign key.
    ForeignKey(ForeignKeyId),
    /// An index.
    Index(IndexId),
}

impl Constraint {
    /// Its id, with its kind.
    #[must_use]
    pub fn id(&self) -> ConstraintId {
        match self {
            Self::Primary(key) => ConstraintId::Primary(key.id),
            Self::Unique(key) => ConstraintId::Unique(key.id),
            Self::Check(check) => ConstraintId::Check(check.id),
            Self::ForeignKey(key) => ConstraintId::ForeignKey(key.id),
            Self::Index(index) => ConstraintId::Index(index.id),
        }
    }

    /// Its name in the database.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Primary(key) | Self::Unique(key) => &key.name,
            Self::Check(check) => &check.name,
            Self::ForeignKey(key) => &key.name,
            Self::Index(index) => &index.name,
        }
    }

    /// Its name, to be changed.
    pub fn name_mut(&mut self) -> &mut String {
        match self {
            Self::Primary(key) | Self::Unique(key) => &mut key.name,
            Self::Check(check) => &mut check.name,
            Self::ForeignKey(key) => &mut key.name,
            Self::Index(index) => &mut index.name,
        }
    }

    /// The columns of its own table that it speaks of.
    #[must_use]
    pub fn columns(&self) -> Vec<ColumnId> {
        match self {
            Self::Primary(key) | Self::Unique(key) => key.columns.clone(),
            Self::Check(check) => check.expression.columns().collect(),
            Self::ForeignKey(key) => key.columns.clone(),
            Self::Index(index) => index.columns(),
        }
    }

    /// The columns in which rows are told apart or found, in order: those of a key, of a foreign key, or of an
    /// index that is nothing but columns over all rows. None for a check.
    #[must_use]
    pub fn key_columns(&self) -> Vec<ColumnId> {
        match self {
            Self::Primary(key) | Self::Unique(key) => key.columns.clone(),
            Self::Check(_) => Vec::new(),
            Self::ForeignKey(key) => key.columns.clone(),
            Self::Index(index) => index.plain_columns(),
        }
    }

    /// What kind of thing it is, as a word in a sentence.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Primary(_) => "primary key",
            Self::Unique(_) => "unique constraint",
            Self::Check(_) => "check",
            Self::ForeignKey(_) => "foreign key",
            Self::Index(_) => "index",
        }
    }
}

impl Table {
    /// All its constraints and indexes: the primary key, uniques, checks, foreign keys, indexes.
    pub fn constraints(&self) -> impl Iterator<Item = Constraint> + '_ {
        let primary = self.primary_key.iter().cloned().map(Constraint::Primary);
        let uniques = self.uniques.iter().cloned().map(Constraint::Unique);
        let checks = self.checks.iter().cloned().map(Constraint::Check);
        let foreign_keys = self.foreign_keys.iter().cloned().map(Constraint::ForeignKey);
        let indexes = self.indexes.iter().cloned().map(Constraint::Index);
        primary.chain(uniques).chain(checks).chain(foreign_keys).chain(indexes)
    }

    /// The same, each by its id and its name.
    pub fn named_constraints(&self) -> impl Iterator<Item = (ConstraintId, &String)> + '_ {
        let primary = self.primary_key.iter().map(|key| (ConstraintId::Primary(key.id), &key.name));
        let uniques = self.uniques.iter().map(|key| (ConstraintId::Unique(key.id), &key.name));
        let checks = self.checks.iter().map(|check| (ConstraintId::Check(check.id), &check.name));
        let foreign_keys = self.foreign_keys.iter().map(|key| (ConstraintId::ForeignKey(key.id), &key.name));
        let indexes = self.indexes.iter().map(|index| (ConstraintId::Index(index.id), &index.name));
        primary.chain(uniques).chain(checks).chain(foreign_keys).chain(indexes)
    }

    /// The name of the constraint or index with this id.
    #[must_use]
    pub fn constraint_name(&self, id: ConstraintId) -> Option<&String> {
        self.named_constraints().find(|(other, _)| *other == id).map(|(_, name)| name)
    }

    /// The same, to be changed.
    pub fn constraint_name_mut(&mut self, id: ConstraintId) -> Option<&mut String> {
        match id {
            ConstraintId::Primary(id) => self.primary_key.as_mut().filter(|key| key.id == id).map(|key| &mut key.name),
            ConstraintId::Unique(id) => self.uniques.iter_mut().find(|key| key.id == id).map(|key| &mut key.name),
            ConstraintId::Check(id) => self.checks.iter_mut().find(|check| check.id == id).map(|check| &mut check.name),
            ConstraintId::ForeignKey(id) => self.foreign_keys.iter_mut().find(|key| key.id == id).map(|key| &mut key.name),
            ConstraintId::Index(id) => self.indexes.iter_mut().find(|index| index.id == id).map(|index| &mut index.name),
        }
    }

    /// Whether another table has a constraint or index that is the same in everything.
    #[must_use]
    pub fn shares_constraint(&self, other: &Self, id: ConstraintId) -> bool {
        fn same<T: PartialEq>(a: &[T], b: &[T], is: impl Fn(&T) -> bool) -> bool {
            let found = a.iter().find(|item| is(item));
            found.is_some() && found == b.iter().find(|item| is(item))
        }
        match id {
            ConstraintId::Primary(_) => self.primary_key.is_some() && self.primary_key == other.primary_key,
            ConstraintId::Unique(id) => same(&self.uniques, &other.uniques, |key| key.id == id),
            ConstraintId::Check(id) => same(&self.checks, &other.checks, |check| check.id == id),
            ConstraintId::ForeignKey(id) => same(&self.foreign_keys, &other.foreign_keys, |key| key.id == id),
            ConstraintId::Index(id) => same(&self.indexes, &other.indexes, |index| index.id == id),
        }
    }

    /// The constraint or index with this id.
    #[must_use]
    pub fn constraint(&self, id: ConstraintId) -> Option<Constraint> {
        match id {
            ConstraintId::Primary(id) => self.primary_key.iter().find(|k| k.id == id).cloned().map(Constraint::Primary),
            ConstraintId::Unique(id) => self.uniques.iter().find(|k| k.id == id).cloned().map(Constraint::Unique),
            ConstraintId::Check(id) => self.checks.iter().find(|c| c.id == id).cloned().map(Constraint::Check),
            ConstraintId::ForeignKey(id) => self.foreign_key(id).cloned().map(Constraint::ForeignKey),
            ConstraintId::Index(id) => self.indexes.iter().find(|i| i.id == id).cloned().map(Constraint::Index),
        }
    }

    /// Puts a constraint or index in, at a position among those of its kind or at the end.
    pub fn insert_constraint(&mut self, position: usize, constraint: Constraint) {
        fn put<T>(list: &mut Vec<T>, position: usize, item: T) {
            list.insert(position.min(list.len()), item);
        }
        match constraint {
            Constraint::Primary(key) => self.primary_key = Some(key),
            Constraint::Unique(key) => put(&mut self.uniques, position, key),
            Constraint::Check(check) => put(&mut self.checks, position, check),
            Constraint::ForeignKey(key) => put(&mut self.foreign_keys, position, key),
            Constraint::Index(index) => put(&mut self.indexes, position, index),
        }
    }

    /// Takes a constraint or index out.
    pub fn remove_constraint(&mut self, id: ConstraintId) {
        match id {
            ConstraintId::Primary(id) => self.primary_key = self.primary_key.take().filter(|key| key.id != id),
            ConstraintId::Unique(id) => self.uniques.retain(|key| key.id != id),
            ConstraintId::Check(id) => self.checks.retain(|check| check.id != id),
            ConstraintId::ForeignKey(id) => self.foreign_keys.retain(|key| key.id != id),
            ConstraintId::Index(id) => self.indexes.retain(|index| index.id != id),
        }
    }

    /// Where a constraint or index stands among those of its kind.
    #[must_use]
    pub fn constraint_position(&self, id: ConstraintId) -> Option<usize> {
        match id {
            ConstraintId::Primary(id) => self.primary_key.iter().position(|key| key.id == id),
            ConstraintId::Unique(id) => self.uniques.iter().position(|key| key.id == id),
            ConstraintId::Check(id) => self.checks.iter().position(|check| check.id == id),
            ConstraintId::ForeignKey(id) => self.foreign_keys.iter().position(|key| key.id == id),
            ConstraintId::Index(id) => self.indexes.iter().position(|index| index.id == id),
        }
    }
}
