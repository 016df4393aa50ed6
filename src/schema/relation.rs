//! Relations: what foreign keys mean, derived from them and never stored beside them.
//!
//! A foreign key is one-to-many; a unique one is one-to-one; a table whose primary key is two foreign
//! keys is a junction table, and stands for many-to-many. A nullable column makes that end optional.

use super::{ColumnId, ForeignKey, ForeignKeyId, Schema, Table, TableId};

/// How many rows of one table go with how many of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cardinality {
    /// One row here, at most one there.
    OneToOne,
    /// One row here, any number there.
    OneToMany,
    /// Any number on both sides, through a junction table.
    ManyToMany,
}

/// What a relation is, whatever the names: a foreign key, or a junction table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationId {
    /// A foreign key of a table.
    Key(TableId, ForeignKeyId),
    /// A junction table with its two foreign keys.
    Junction(TableId),
}

/// A foreign key as a line between two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The table that has the key: the many side.
    pub child: TableId,
    /// The key.
    pub key: ForeignKeyId,
    /// The table pointed at: the one side.
    pub parent: TableId,
    /// Whether a parent has at most one child.
    pub unique: bool,
    /// Whether a child may have no parent.
    pub optional: bool,
}

/// A relation as the user thinks of it. In one-to-many, `source` is the one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What it is.
    pub id: RelationId,
    /// How many go with how many.
    pub cardinality: Cardinality,
    /// The one side, or the left side of many-to-many.
    pub source: TableId,
    /// The many side (the one with the foreign key), or the right side of many-to-many.
    pub target: TableId,
    /// Whether a row of `target` may stand alone. Always so in many-to-many.
    pub optional: bool,
}

impl Link {
    /// The link that a foreign key of `table` is.
    #[must_use]
    pub fn of(table: &Table, key: &ForeignKey) -> Self {
        let may_be_null = |id: &ColumnId| table.column(*id).is_some_and(|column| table.is_nullable(column));
        Self {
            child: table.id,
            key: key.id,
            parent: key.target,
            unique: table.is_unique(&key.columns),
            optional: key.columns.iter().any(may_be_null),
        }
    }
}

/// Every foreign key of the schema as a link, in the order of tables and keys.
pub fn links(schema: &Schema) -> impl Iterator<Item = Link> + '_ {
    schema.tables.values().flat_map(|table| table.foreign_keys.iter().map(|key| Link::of(table, key)))
}

/// The two foreign keys of a junction table, left and right; `None` where a table is not one.
/// Its primary key is made of exactly the columns of two keys that share none; it may have columns beside.
#[must_use]
pub fn junction(table: &Table) -> Option<(&ForeignKey, &ForeignKey)> {
    let primary = table.primary_columns();
    let in_primary = |key: &&ForeignKey| !key.columns.is_empty() && key.columns.iter().all(|c| primary.contains(c));
    let mut keys = table.foreign_keys.iter().filter(in_primary);
    let (left, right) = (keys.next()?, keys.next()?);
    let apart = left.columns.iter().all(|c| !right.columns.contains(c));
    let whole = left.columns.len() + right.columns.len() == primary.len();
    (keys.next().is_none() && apart && whole).then_some((left, right))
}

/// The relations as the user thinks of them: a junction table counts once, as many-to-many, and its two
/// foreign keys are not listed again.
#[must_use]
pub fn relations(schema: &Schema) -> Vec<Relation> {
    let mut relations = Vec::new();
    for table in schema.tables.values() {
        let pair = junction(table);
        if let Some((left, right)) = pair {
            relations.push(Relation {
                id: RelationId::Junction(table.id),
                cardinality: Cardinality::ManyToMany,
                source: left.target,
                target: right.target,
                optional: true,
            });
        }
        let is_part = |key: &ForeignKey| pair.is_some_and(|(left, right)| key.id == left.id || key.id == right.id);
        relations.extend(table.foreign_keys.iter().filter(|key| !is_part(key)).map(|key| {
            let link = Link::of(table, key);
            Relation {
                id: RelationId::Key(table.id, key.id),
                cardinality: if link.unique { Cardinality::OneToOne } else { Cardinality::OneToMany },
                source: link.parent,
                target: link.child,
                optional: link.optional,
            }
        }));
    }
    relations
}

impl Schema {
    /// A relation in one or two plain sentences made of the names:
    /// "One author has many books. Each book has one author."
    #[must_use]
    pub fn explain(&self, relation: &Relation) -> String {
        let name = |id| self.table(id).map_or("?", |table| table.name.as_str());
        explain(relation.cardinality, name(relation.source), name(relation.target), relation.optional)
    }
}

/// The sentence for a relation between two names; see [`Schema::explain`].
#[must_use]
pub fn explain(cardinality: Cardinality, source: &str, target: &str, optional: bool) -> String {
    use super::{plural, singular};
    let (one, other) = (singular(source), singular(target));
    let has = if optional { "has one or no" } else { "has one" };
    match cardinality {
        Cardinality::OneToMany => format!("One {one} has many {}. Each {other} {has} {one}.", plural(target)),
        Cardinality::OneToOne => format!("One {one} has at most one {other}. Each {other} {has} {one}."),
        Cardinality::ManyToMany => {
            format!("One {one} has many {}. One {other} has many {}.", plural(target), plural(source))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        assert_eq!(explain(Cardinality::OneToMany, "author", "book", false), "One author has many books. Each book has one author.");
        assert_eq!(
            explain(Cardinality::OneToOne, "person", "passport", true),
            "One person has at most one passport. Each passport has one or no person."
        );
        assert_eq!(explain(Cardinality::ManyToMany, "students", "club", true), "One student has many clubs. One club has many students.");
    }
}
