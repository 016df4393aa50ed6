//! What the two sides of a conflict say, in words.

use super::facts::{ColumnFact, Thing};
use super::{Conflict, Desk, Fact, Side, Sides};
use crate::schema::{ColumnId, Constraint, DefaultValue, EnumId, Schema, Table, TableId};

pub(super) fn text(text: &str) -> String {
    if text.is_empty() { "none".into() } else { format!("“{text}”") }
}

pub(super) fn table(schema: &Schema, id: TableId) -> String {
    schema.table(id).map_or_else(|| "?".into(), |table| table.name.clone())
}

pub(super) fn enum_name(schema: &Schema, id: EnumId) -> String {
    schema.enum_type(id).map_or_else(|| "?".into(), |e| e.name.clone())
}

pub(super) fn nullable(nullable: bool) -> String {
    if nullable { "may have no value" } else { "must have a value" }.into()
}

pub(super) fn identity(identity: bool) -> String {
    if identity { "numbered by the database" } else { "not numbered" }.into()
}

pub(super) fn default(value: Option<&DefaultValue>) -> String {
    match value {
        None => "none".into(),
        Some(DefaultValue::Literal(value)) => text(value),
        Some(DefaultValue::Expression(sql)) => sql.clone(),
    }
}

pub(super) fn generated(schema: &Schema, fact: &ColumnFact) -> String {
    let columns = schema.table(fact.table).map_or(&[][..], |table| &table.columns);
    fact.column.generated.as_ref().map_or_else(|| "none".into(), |generated| generated.expression.display(columns))
}

fn column(schema: &Schema, id: ColumnId) -> Option<String> {
    schema.tables.values().find_map(|table| table.column(id).map(|column| format!("{}.{}", table.name, column.name)))
}

fn names(schema: &Schema, ids: &[ColumnId]) -> String {
    ids.iter().map(|id| column(schema, *id).unwrap_or_else(|| "?".into())).collect::<Vec<_>>().join(", ")
}

pub(super) fn content(schema: &Schema, constraint: &Constraint) -> String {
    match constraint {
        Constraint::ForeignKey(key) => {
            let (from, to) = (names(schema, &key.columns), names(schema, &key.target_columns));
            format!("{from} > {to}, on delete {}, on update {}", key.on_delete.sql().to_lowercase(), key.on_update.sql().to_lowercase())
        }
        Constraint::Check(check) => {
            let home = schema.tables.values().find(|table| table.checks.iter().any(|other| other.id == check.id));
            check.expression.display(home.map_or(&[][..], |table| &table.columns))
        }
        other => names(schema, &other.columns()),
    }
}

/// What a thing is called: by ours, or by whoever knows it.
pub(super) fn thing(sides: Sides, thing: Thing) -> String {
    let all = [sides.ours, sides.theirs, sides.base];
    let first = |find: &dyn Fn(&Schema) -> Option<String>| all.iter().find_map(|schema| find(schema)).unwrap_or_else(|| "?".into());
    match thing {
        Thing::Table(id) => format!("table {}", sides.table_name(id)),
        Thing::Column(id) => format!("column {}", first(&|schema| column(schema, id))),
        Thing::Constraint(table, id) => first(&|schema| {
            let constraint = schema.table(table)?.constraint(id)?;
            Some(format!("{} {} of {}", constraint.kind(), constraint.name(), sides.table_name(table)))
        }),
        Thing::Enum(id) => format!("enum {}", first(&|schema| Some(schema.enum_type(id)?.name.clone()))),
        Thing::Value(id) => first(&|schema| {
            let (of, value) = schema.enums.values().find_map(|e| Some((e, e.values.iter().find(|value| value.id == id)?)))?;
            Some(format!("value {} of the enum {}", value.name, of.name))
        }),
    }
}

/// A field of a thing: "type of the column book.isbn".
pub(super) fn field(sides: Sides, of: Thing, field: &str) -> String {
    format!("{field} of the {}", thing(sides, of))
}

type ThreeLists = [String; 3];

pub(super) fn columns_in_order(sides: Sides, id: TableId) -> ThreeLists {
    let list = |table: &Table| table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    [sides.base, sides.ours, sides.theirs].map(|schema| schema.table(id).map(|table| list(table)).unwrap_or_default())
}

pub(super) fn values_in_order(sides: Sides, id: EnumId) -> ThreeLists {
    let list = |schema: &Schema| {
        schema.enum_type(id).map(|e| e.values.iter().map(|value| value.name.as_str()).collect::<Vec<_>>().join(", ")).unwrap_or_default()
    };
    [sides.base, sides.ours, sides.theirs].map(list)
}

impl Desk<'_> {
    /// Both turned a list around, each in its way: whether theirs is taken.
    pub(super) fn asks_order(&mut self, thing: Thing, [base, ours, theirs]: ThreeLists) -> bool {
        let (fact, about) = (Fact { thing, field: "order" }, field(self.sides, thing, "order"));
        let conflict = Conflict { fact, about, base: Some(base), ours, theirs, both: false, choice: None };
        self.ask(conflict) == Side::Theirs
    }
}
