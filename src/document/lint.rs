//! What is wrong with a design whatever the database, before any SQL is written.
//!
//! A problem here never stops an edit: a half-drawn design has many. What one database cannot do is said
//! by the migration to it.

use std::collections::BTreeMap;

use crate::schema::gather::sort_by;
use crate::schema::{
    Column, ColumnId, DataType, DefaultValue, EnumType, ForeignKey, Index, Place, Problem, ReferentialAction, Schema, Severity, Table,
};

/// All that is wrong, in the order of the places.
#[must_use]
pub fn problems(schema: &Schema) -> Vec<Problem> {
    let mut lint = Lint { schema, found: Vec::new() };
    lint.names();
    for table in schema.tables.values() {
        lint.table(table);
        table.columns.iter().for_each(|column| lint.column(table, column));
        table.foreign_keys.iter().for_each(|key| lint.foreign_key(table, key));
    }
    schema.enums.values().for_each(|enum_type| lint.enum_type(enum_type));
    sort_by(&mut lint.found, Problem::cmp);
    lint.found
}

struct Lint<'a> {
    schema: &'a Schema,
    found: Vec<Problem>,
}

impl Lint<'_> {
    fn say(&mut self, severity: Severity, code: &'static str, at: Place, say: String) {
        self.found.push(Problem { at, severity, code, say });
    }

    // ---- names

    /// Tables and enums of one name, and such that differ in case alone.
    fn names(&mut self) {
        let mut spaces: Vec<&str> = self.schema.tables.values().map(|table| table.namespace.as_str()).chain([""]).collect();
        spaces.sort_unstable();
        spaces.dedup();
        for space in spaces {
            let tables = self.schema.tables.values().filter(|table| table.namespace == space);
            let mut named: Vec<_> = tables.map(|table| (table.name.as_str(), Place::Table(table.id))).collect();
            if space.is_empty() {
                named.extend(self.schema.enums.values().map(|e| (e.name.as_str(), Place::Enum(e.id))));
            }
            self.twice(named);
        }
        for table in self.schema.tables.values() {
            let columns = table.columns.iter();
            self.twice(columns.map(|column| (column.name.as_str(), Place::Column(table.id, column.id))).collect());
        }
        let all = self.schema.tables.values();
        self.twice(all.flat_map(|table| table.constraint_names().map(|name| (name, Place::Table(table.id)))).collect());
    }

    fn twice(&mut self, names: Vec<(&str, Place)>) {
        let mut first: BTreeMap<String, &str> = BTreeMap::new();
        for (name, at) in names {
            if name.trim().is_empty() {
                self.say(Severity::Error, "name-empty", at, "Something here has no name. Give it one.".into());
            }
            match first.insert(name.to_lowercase(), name) {
                Some(other) if other == name => {
                    let say = format!("The name {name} is there twice. Rename one of the two.");
                    self.say(Severity::Error, "name-twice", at, say);
                }
                Some(other) => {
                    let say = format!("{name} and {other} differ in case alone: most databases take them for the same. Rename one.");
                    self.say(Severity::Warning, "name-case", at, say);
                }
                None => {}
            }
        }
    }

    // ---- tables

    fn table(&mut self, table: &Table) {
        let (at, name) = (Place::Table(table.id), &table.name);
        if table.columns.is_empty() {
            self.say(Severity::Warning, "table-empty", at, format!("{name} has no columns. Add one, such as id."));
        } else if table.primary_columns().is_empty() {
            let say = format!("{name} has no primary key, so its rows cannot be told apart. Mark a column as primary key.");
            self.say(Severity::Warning, "table-key", at, say);
        }
        for key in table.primary_key.iter().chain(&table.uniques).filter(|key| key.columns.is_empty()) {
            let say = format!("The key {} of {name} has no columns. Choose some, or delete it.", key.name);
            self.say(Severity::Error, "key-empty", at, say);
        }
        for (place, index) in table.indexes.iter().enumerate() {
            if index.parts.is_empty() {
                let say = format!("The index {} of {name} has no columns. Choose some, or delete it.", index.name);
                self.say(Severity::Error, "index-empty", at, say);
            }
            if let Some(other) = table.indexes[..place].iter().find(|other| is_twin(other, index)) {
                let say = format!("The indexes {} and {} of {name} are over the same columns. One is enough.", other.name, index.name);
                self.say(Severity::Note, "index-twice", at, say);
            }
        }
    }

    // ---- columns

    fn column(&mut self, table: &Table, column: &Column) {
        let at = Place::Column(table.id, column.id);
        let name = format!("{}.{}", table.name, column.name);
        if column.generated.is_some() && column.default.is_some() {
            let say = format!("{name} is computed by the database, so its default is never used. Take one of the two away.");
            self.say(Severity::Error, "column-default", at, say);
        }
        if column.identity && column.default.is_some() {
            let say = format!("{name} is numbered by the database, so it cannot have a default. Take one of the two away.");
            self.say(Severity::Error, "column-default", at, say);
        }
        if column.identity && !column.data_type.is_integer() {
            let say = format!("{name} is numbered by the database, so it must be a whole number. Make it an integer.");
            self.say(Severity::Error, "column-identity", at, say);
        }
        if let Some(DefaultValue::Literal(text)) = &column.default
            && let Some(wanted) = self.misfit(&column.data_type, text)
        {
            let say = format!("The default of {name} is “{text}”, but the column holds {wanted}. Change the default or the type.");
            self.say(Severity::Error, "column-default", at, say);
        }
        let used = column.generated.iter().flat_map(|generated| generated.expression.columns());
        for other in used.filter_map(|id| table.column(id)).filter(|other| other.generated.is_some()) {
            let say = format!("{name} is computed from {}, which is computed itself: PostgreSQL refuses that.", other.name);
            self.say(Severity::Warning, "column-generated", at, say);
        }
    }

    /// What a column holds, where a default is not such a value.
    fn misfit(&self, data_type: &DataType, text: &str) -> Option<String> {
        let text = text.trim();
        let (fits, wanted) = match data_type {
            DataType::SmallInt => (text.parse::<i16>().is_ok(), "whole numbers from -32768 to 32767"),
            DataType::Integer => (text.parse::<i32>().is_ok(), "whole numbers of at most ten digits"),
            DataType::BigInt => (text.parse::<i64>().is_ok(), "whole numbers"),
            DataType::Numeric(_) | DataType::Real | DataType::Double => (text.parse::<f64>().is_ok(), "numbers"),
            DataType::Boolean => {
                let words = ["true", "false", "t", "f", "yes", "no", "on", "off", "1", "0"];
                (words.contains(&text.to_lowercase().as_str()), "true or false")
            }
            DataType::Enum(id) => {
                let enum_type = self.schema.enum_type(*id)?;
                let fits = enum_type.values.iter().any(|value| value.name == text);
                return (!fits).then(|| format!("values of {}", enum_type.name));
            }
            _ => return None,
        };
        (!fits).then(|| wanted.to_owned())
    }

    // ---- foreign keys

    fn foreign_key(&mut self, table: &Table, key: &ForeignKey) {
        let at = Place::Table(table.id);
        let Some(target) = self.schema.table(key.target) else { return };
        if !target.is_unique(&key.target_columns) {
            let columns = names(target, &key.target_columns);
            let say =
                format!("{} points at {columns} of {}, which is not unique. Make it the primary key, or unique.", key.name, target.name);
            self.say(Severity::Error, "relation-target", at, say);
        }
        for (id, to) in key.columns.iter().zip(&key.target_columns) {
            let (Some(column), Some(to)) = (table.column(*id), target.column(*to)) else { continue };
            let at = Place::Column(table.id, *id);
            if column.data_type != to.data_type {
                let (this, that) = (self.schema.write_type(&column.data_type), self.schema.write_type(&to.data_type));
                let (name, target) = (format!("{}.{}", table.name, column.name), format!("{}.{}", target.name, to.name));
                let say = format!("{name} is {this}, but it points at {target}, which is {that}. Give both the same type.");
                self.say(Severity::Error, "relation-type", at, say);
            }
            self.actions(table, column, key);
        }
    }

    fn actions(&mut self, table: &Table, column: &Column, key: &ForeignKey) {
        let at = Place::Column(table.id, column.id);
        let name = format!("{}.{}", table.name, column.name);
        for action in [key.on_delete, key.on_update] {
            let needs = match action {
                ReferentialAction::SetNull if !table.is_nullable(column) => {
                    "must have a value. Make the relation optional, or choose another action"
                }
                ReferentialAction::SetDefault if column.default.is_none() && !table.is_nullable(column) => {
                    "has no default. Give it one, or choose another action"
                }
                _ => continue,
            };
            let say = format!("{} of {} cannot be carried out: {name} {needs}.", action.sql(), key.name);
            self.say(Severity::Error, "relation-action", at, say);
        }
    }

    // ---- enums

    fn enum_type(&mut self, enum_type: &EnumType) {
        let (at, name) = (Place::Enum(enum_type.id), &enum_type.name);
        if enum_type.values.is_empty() {
            self.say(Severity::Error, "enum-empty", at, format!("The enum {name} has no values. Add at least one."));
        }
        let values = &enum_type.values;
        for (place, value) in values.iter().enumerate() {
            if values[..place].iter().any(|other| other.name == value.name) {
                self.say(Severity::Error, "enum-twice", at, format!("The enum {name} has the value “{}” twice.", value.name));
            }
        }
        if self.schema.users_of(enum_type.id).next().is_none() {
            self.say(Severity::Note, "enum-unused", at, format!("No column is of the type {name}."));
        }
    }
}

/// Whether two indexes find the same rows in the same way.
fn is_twin(one: &Index, other: &Index) -> bool {
    one.parts == other.parts && one.predicate == other.predicate && one.method == other.method && one.include == other.include
}

fn names(table: &Table, columns: &[ColumnId]) -> String {
    let names: Vec<&str> = columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str()).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::template::TEMPLATES;
    use super::*;
    use crate::schema::{Deferrable, EnumValue, Ids, IndexPart, Key};

    #[test]
    fn templates_have_no_problems() {
        for template in TEMPLATES {
            let found = problems(&(template.make)(&mut Ids::new(1)).schema);
            assert!(found.is_empty(), "{}: {found:#?}", template.name);
        }
    }

    /// A schema with a parent and a child that points at it, without any problem.
    fn sound() -> (Schema, Table, Table) {
        let mut ids = Ids::new(1);
        let mut parent = Table::new(ids.mint(), "parent");
        parent.columns.push(Column::new(ids.mint(), "id", DataType::Integer));
        parent.primary_key = Some(Key { id: ids.mint(), name: "pk_parent".into(), columns: vec![parent.columns[0].id] });
        let mut child = Table::new(ids.mint(), "child");
        child.columns.push(Column::new(ids.mint(), "parent_id", DataType::Integer));
        child.primary_key = Some(Key { id: ids.mint(), name: "pk_child".into(), columns: vec![child.columns[0].id] });
        child.foreign_keys.push(ForeignKey {
            id: ids.mint(),
            name: "fk".into(),
            columns: vec![child.columns[0].id],
            target: parent.id,
            target_columns: vec![parent.columns[0].id],
            on_delete: ReferentialAction::NoAction,
            on_update: ReferentialAction::NoAction,
            ends: crate::schema::EndNames::default(),
            deferrable: Deferrable::Not,
        });
        (Schema::default(), parent, child)
    }

    /// The codes that are found after a change of the sound schema.
    fn codes(change: impl FnOnce(&mut Schema, &mut Table, &mut Table)) -> Vec<&'static str> {
        let (mut schema, mut parent, mut child) = sound();
        change(&mut schema, &mut parent, &mut child);
        schema.put_table(parent);
        schema.put_table(child);
        let mut codes: Vec<_> = problems(&schema).iter().map(|problem| problem.code).collect();
        codes.sort_unstable();
        codes
    }

    #[test]
    fn each_problem_is_found() {
        assert_eq!(codes(|_, _, _| {}), [""; 0]);
        assert_eq!(codes(|_, parent, _| parent.name = "child".into()), ["name-twice"]);
        assert_eq!(codes(|_, parent, _| parent.name = "Child".into()), ["name-case"]);
        assert_eq!(codes(|_, parent, _| parent.name = " ".into()), ["name-empty"]);
        assert_eq!(codes(|_, _, child| child.primary_key = None), ["table-key"]);
        assert_eq!(codes(|_, parent, _| parent.primary_key = None), ["relation-target", "table-key"]);
        assert_eq!(codes(|_, parent, _| parent.columns[0].data_type = DataType::BigInt), ["relation-type"]);
        assert_eq!(codes(|_, _, child| child.foreign_keys[0].on_delete = ReferentialAction::SetNull), ["relation-action"]);
        let literal = |text: &str| Some(DefaultValue::Literal(text.into()));
        assert_eq!(codes(|_, _, child| child.columns[0].default = literal("x")), ["column-default"]);
        assert_eq!(codes(|_, _, child| child.columns[0].default = literal("-7")), [""; 0]);
    }

    #[test]
    fn enums_and_indexes() {
        let mut ids = Ids::new(2);
        let (id, value) = (ids.mint(), ids.mint());
        let empty = EnumType { id, name: "mood".into(), values: Vec::new() };
        assert_eq!(codes(|schema, _, _| schema.put_enum(empty.clone())), ["enum-empty", "enum-unused"]);
        let found = codes(|schema, parent, _| {
            schema.put_enum(EnumType { values: vec![EnumValue { id: value, name: "good".into() }], ..empty });
            let default = Some(DefaultValue::Literal("bad".into()));
            parent.columns.push(Column { default, ..Column::new(ids.mint(), "mood", DataType::Enum(id)) });
            let part = IndexPart::column(parent.columns[0].id);
            for name in ["a", "b"] {
                let index = Index::new(ids.mint(), name, vec![part.clone()], false);
                parent.indexes.push(index);
            }
        });
        assert_eq!(found, ["column-default", "index-twice"]);
    }
}
