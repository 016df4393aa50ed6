//! The lines between tables: one for each foreign key, one for a junction table that is shown as a line.

use super::Foot;
use crate::document::Layout;
use crate::schema::{ColumnId, ForeignKey, ForeignKeyId, Link, RelationId, Schema, Table, TableId, junction};

/// An end of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineEnd {
    /// The table it ends at.
    pub table: TableId,
    /// The columns it stands for; it ends at the row of the first.
    pub columns: Vec<ColumnId>,
    /// How many rows stand there.
    pub foot: Foot,
    /// How far from the middle of the row it ends, where several do.
    pub offset: f64,
}

/// A line between two tables. One foreign key is one line; a folded junction table is one as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The relation it shows. The two lines of a junction table show the same one.
    pub relation: RelationId,
    /// The foreign key that it shows, with its table; of a folded junction table the first.
    pub key: (TableId, ForeignKeyId),
    /// The way that the user led it, as [`Bend`](crate::document::Bend) says; nothing where it finds its way itself.
    pub bend: Vec<f64>,
    /// The end with the foreign key, and the end that it points at.
    pub ends: [LineEnd; 2],
    /// Sets it apart from others that run beside it: lanes are counted from the middle of the gap.
    pub lane: f64,
    /// The same for where it goes around something, counted outwards.
    pub detour: f64,
}

pub(super) fn folded<'a>(table: &'a Table, layout: &Layout) -> Option<(&'a ForeignKey, &'a ForeignKey)> {
    layout.spots.get(&table.id).filter(|spot| spot.folded).and_then(|_| junction(table))
}

/// The lines of all tables, in the order of the tables.
#[must_use]
pub fn lines(schema: &Schema, layout: &Layout) -> Vec<Line> {
    let mut lines = Vec::new();
    for table in schema.tables.values() {
        lines_of(table, schema, layout, &mut lines);
    }
    lines
}

/// The lines of the foreign keys of one table.
pub(super) fn lines_of(table: &Table, schema: &Schema, layout: &Layout, lines: &mut Vec<Line>) {
    let hidden = |id: TableId| schema.table(id).is_none_or(|table| folded(table, layout).is_some());
    if let Some((left, right)) = folded(table, layout) {
        if !hidden(left.target) && !hidden(right.target) {
            let end = |key: &ForeignKey| LineEnd { table: key.target, columns: key.target_columns.clone(), foot: Foot::Many, offset: 0.0 };
            lines.push(line(table, left, RelationId::Junction(table.id), [end(left), end(right)], layout));
        }
        return;
    }
    let pair = junction(table);
    for key in table.foreign_keys.iter().filter(|key| !hidden(key.target)) {
        let is_half = pair.is_some_and(|(left, right)| key.id == left.id || key.id == right.id);
        let relation = if is_half { RelationId::Junction(table.id) } else { RelationId::Key(table.id, key.id) };
        lines.push(key_line(table, key, relation, layout));
    }
}

fn line(table: &Table, key: &ForeignKey, relation: RelationId, ends: [LineEnd; 2], layout: &Layout) -> Line {
    let bend = layout.bend(table.id, key.id).to_vec();
    Line { relation, key: (table.id, key.id), bend, ends, lane: 0.0, detour: 0.0 }
}

fn key_line(table: &Table, key: &ForeignKey, relation: RelationId, layout: &Layout) -> Line {
    let link = Link::of(table, key);
    let child = if link.unique { Foot::OneOrNone } else { Foot::Many };
    let parent = if link.optional { Foot::OneOrNone } else { Foot::One };
    let ends = [
        LineEnd { table: table.id, columns: key.columns.clone(), foot: child, offset: 0.0 },
        LineEnd { table: key.target, columns: key.target_columns.clone(), foot: parent, offset: 0.0 },
    ];
    line(table, key, relation, ends, layout)
}
