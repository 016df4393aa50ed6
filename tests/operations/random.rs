//! Random schemas and random changes of them, for the laws. The same seed gives the same schemas.

use std::sync::Arc;

use fastrand::Rng;

use crate::schema::*;

/// Makes schemas and changes them.
pub struct Random {
    pub rng: Rng,
    pub ids: Ids,
    names: u32,
}

const HOSTILE: &[&str] = &["order", "Mixed Case", "quo\"te", "back`tick", "emoji🙂", "it's", "group", "a;b--c", "<script>"];

impl Random {
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed), ids: Ids::new(seed), names: 0 }
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.rng.u32(0..100) < percent
    }

    fn name(&mut self, stem: &str) -> String {
        self.names += 1;
        let number = self.names;
        match self.rng.u32(0..12) {
            0 => format!("{}{number}", HOSTILE[self.rng.usize(0..HOSTILE.len())]),
            1 => format!("{stem}{number}_{}", "long".repeat(18)),
            _ => format!("{stem}{number}"),
        }
    }

    pub fn schema(&mut self) -> Schema {
        let mut schema = Schema::default();
        for _ in 0..self.rng.usize(0..3) {
            self.add_enum(&mut schema);
        }
        for _ in 0..self.rng.usize(1..6) {
            self.add_table(&mut schema);
        }
        for _ in 0..self.rng.usize(0..5) {
            self.add_foreign_key(&mut schema);
        }
        schema
    }

    fn add_enum(&mut self, schema: &mut Schema) {
        let values = (0..self.rng.usize(1..4)).map(|_| self.enum_value()).collect();
        schema.put_enum(EnumType { id: self.ids.mint(), name: self.name("kind"), values });
    }

    fn enum_value(&mut self) -> EnumValue {
        EnumValue { id: self.ids.mint(), name: self.name("value").chars().take(30).collect() }
    }

    fn data_type(&mut self, schema: &Schema) -> DataType {
        let common = DataType::common();
        let enums: Vec<_> = schema.enums.keys().copied().collect();
        if !enums.is_empty() && self.chance(15) {
            return DataType::Enum(enums[self.rng.usize(0..enums.len())]);
        }
        match common[self.rng.usize(0..common.len())].clone() {
            DataType::Varchar(_) => DataType::Varchar(self.rng.u32(40..200)),
            DataType::Char(_) => DataType::Char(40),
            other => other,
        }
    }

    fn default(&mut self, schema: &Schema, data_type: &DataType) -> Option<DefaultValue> {
        let text = match data_type {
            DataType::SmallInt | DataType::Integer | DataType::BigInt | DataType::Numeric(_) => "7".to_owned(),
            DataType::Real | DataType::Double => "1.5".to_owned(),
            DataType::Text | DataType::Varchar(_) => ["", "true", "it's \\ x", "now()"][self.rng.usize(0..4)].to_owned(),
            DataType::Boolean => ["true", "false"][self.rng.usize(0..2)].to_owned(),
            DataType::Timestamp | DataType::TimestampTz if self.chance(60) => {
                return Some(DefaultValue::Expression("now()".into()));
            }
            DataType::Date => "2001-02-03".to_owned(),
            DataType::Json => "{\"a\": 1}".to_owned(),
            DataType::Enum(id) => schema.enum_type(*id)?.values.first()?.name.clone(),
            _ => return None,
        };
        self.chance(40).then_some(DefaultValue::Literal(text))
    }

    fn column(&mut self, schema: &Schema) -> Column {
        let data_type = self.data_type(schema);
        let default = self.default(schema, &data_type);
        let comment = if self.chance(10) { "A 'remark' */ -- \\ here".to_owned() } else { String::new() };
        let nullable = self.chance(50);
        Column { nullable, default, comment, ..Column::new(self.ids.mint(), self.name("col"), data_type) }
    }

    pub fn add_table(&mut self, schema: &mut Schema) {
        let mut table = Table::new(self.ids.mint(), self.name("table"));
        let identity = self.chance(60);
        let key = Column { identity, ..Column::new(self.ids.mint(), self.name("id"), DataType::Integer) };
        let mut columns = vec![key.id];
        table.columns.push(key);
        if !identity && self.chance(30) {
            let second = Column::new(self.ids.mint(), self.name("id"), DataType::BigInt);
            columns.push(second.id);
            table.columns.push(second);
        }
        for _ in 0..self.rng.usize(0..5) {
            let column = self.column(schema);
            table.columns.push(column);
        }
        if self.chance(95) || identity {
            table.primary_key = Some(Key { id: self.ids.mint(), name: self.name("pkey"), columns });
        }
        for _ in 0..self.rng.usize(0..3) {
            self.add_constraint(&mut table);
        }
        if self.chance(20) {
            table.comment = "A table's comment".into();
        }
        schema.put_table(table);
    }

    fn indexable(&mut self, table: &Table) -> Option<ColumnId> {
        let fine = |c: &&Column| {
            c.generated.is_none() && !matches!(c.data_type, DataType::Json | DataType::Binary | DataType::Text | DataType::Boolean)
        };
        let columns: Vec<_> = table.columns.iter().filter(fine).map(|c| c.id).collect();
        (!columns.is_empty()).then(|| columns[self.rng.usize(0..columns.len())])
    }

    fn add_constraint(&mut self, table: &mut Table) {
        let Some(column) = self.indexable(table) else { return };
        let name = self.name("con");
        match self.rng.u32(0..4) {
            0 => table.uniques.push(Key { id: self.ids.mint(), name, columns: vec![column] }),
            1 => {
                if table.columns[0].identity {
                    return;
                }
                let first = table.columns[0].name.clone();
                let spelled = format!("\"{}\"", first.replace('"', "\"\""));
                let expression = Expression::read(&format!("{spelled} > 0 -- 'positive'"), &table.columns);
                table.checks.push(Check { id: self.ids.mint(), name, expression });
            }
            _ => {
                let descending = self.chance(20);
                let unique = self.chance(30);
                let parts = vec![IndexPart { key: IndexKey::Column(column), descending }];
                table.indexes.push(Index::new(self.ids.mint(), name, parts, unique));
            }
        }
    }

    fn tables(&self, schema: &Schema) -> Vec<TableId> {
        schema.tables.keys().copied().collect()
    }

    fn table(&mut self, schema: &Schema) -> Option<TableId> {
        let tables = self.tables(schema);
        (!tables.is_empty()).then(|| tables[self.rng.usize(0..tables.len())])
    }

    pub fn add_foreign_key(&mut self, schema: &mut Schema) {
        let (Some(child), Some(parent)) = (self.table(schema), self.table(schema)) else { return };
        let Some(key) = schema.tables[&parent].primary_key.clone() else { return };
        let types: Vec<_> = key.columns.iter().filter_map(|id| schema.tables[&parent].column(*id)).map(|c| c.data_type.clone()).collect();
        let nullable = self.chance(50);
        let mut columns = Vec::new();
        for data_type in types {
            columns.push(Column { nullable, ..Column::new(self.ids.mint(), self.name("ref"), data_type) });
        }
        let actions: &[ReferentialAction] = if nullable {
            &[ReferentialAction::NoAction, ReferentialAction::Cascade, ReferentialAction::SetNull, ReferentialAction::Restrict]
        } else {
            &[ReferentialAction::NoAction, ReferentialAction::Cascade, ReferentialAction::Restrict]
        };
        let foreign_key = ForeignKey {
            id: self.ids.mint(),
            name: self.name("fkey"),
            columns: columns.iter().map(|c| c.id).collect(),
            target: parent,
            target_columns: key.columns,
            on_delete: actions[self.rng.usize(0..actions.len())],
            on_update: ReferentialAction::NoAction,
            ends: EndNames::default(),
            deferrable: relata::schema::Deferrable::Not,
        };
        let parts = columns.iter().map(|c| IndexPart::column(c.id)).collect();
        let index = Index::new(self.ids.mint(), self.name("idx"), parts, self.chance(15));
        let indexed = self.chance(60);
        let table = change(schema, child);
        table.columns.extend(columns);
        table.foreign_keys.push(foreign_key);
        if indexed {
            table.indexes.push(index);
        }
    }

    /// One random change; now and then none.
    pub fn change(&mut self, schema: &mut Schema) {
        let Some(id) = self.table(schema) else { return self.add_table(schema) };
        let column = {
            let columns = &schema.tables[&id].columns;
            columns[self.rng.usize(0..columns.len())].clone()
        };
        let name = self.name("new");
        match self.rng.u32(0..26) {
            0 => self.add_table(schema),
            1 => drop_table(schema, id),
            2 => change(schema, id).name = name,
            3 => self.swap_tables(schema, id),
            4 | 5 => {
                let column = self.column(schema);
                let position = self.rng.usize(0..=schema.tables[&id].columns.len());
                change(schema, id).columns.insert(position, column);
            }
            6 => drop_column(schema, id, column.id),
            7 => edit(schema, id, column.id, |c| c.name = name),
            8 => {
                let table = change(schema, id);
                let other = self.rng.usize(0..table.columns.len());
                let taken = std::mem::replace(&mut table.columns[other].name, column.name);
                edit(schema, id, column.id, |c| c.name = taken);
            }
            9 | 10 => self.retype(schema, id, &column),
            11 => {
                let set_null = |k: &ForeignKey| k.columns.contains(&column.id) && k.on_delete == ReferentialAction::SetNull;
                if !schema.tables[&id].foreign_keys.iter().any(set_null) {
                    edit(schema, id, column.id, |c| c.nullable = !c.nullable);
                }
            }
            12 if column.generated.is_none() && !column.identity => {
                let default = self.default(schema, &column.data_type);
                edit(schema, id, column.id, |c| c.default = default);
            }
            13 => edit(schema, id, column.id, |c| c.comment = if c.comment.is_empty() { name } else { String::new() }),
            14 => change(schema, id).comment = name,
            15 => {
                let table = change(schema, id);
                let (from, to) = (self.rng.usize(0..table.columns.len()), self.rng.usize(0..table.columns.len()));
                let moved = table.columns.remove(from);
                table.columns.insert(to, moved);
            }
            16 => self.add_constraint(change(schema, id)),
            17 | 18 => self.change_constraint(schema, id),
            19 | 20 => self.add_foreign_key(schema),
            21 => self.change_enum(schema),
            22 => self.add_enum(schema),
            23 => self.change_primary_key(schema, id),
            24 => self.change_generated(schema, id, &column),
            25 => self.many_to_many(schema, id),
            _ => {}
        }
    }

    fn swap_tables(&mut self, schema: &mut Schema, id: TableId) {
        let Some(other) = self.table(schema) else { return };
        let (one, two) = (schema.tables[&id].name.clone(), schema.tables[&other].name.clone());
        change(schema, id).name = two;
        change(schema, other).name = one;
    }

    fn retype(&mut self, schema: &mut Schema, id: TableId, column: &Column) {
        let table = &schema.tables[&id];
        let used = table.is_foreign(column.id)
            || schema.references_to(id).any(|(_, key)| key.target_columns.contains(&column.id))
            || table.checks.iter().any(|check| check.expression.columns().any(|c| c == column.id))
            || column.generated.is_some();
        let computes = table.columns.iter().filter_map(|c| c.generated.as_ref()).any(|g| g.expression.columns().any(|c| c == column.id));
        if !used && !computes && !column.identity {
            let indexed = table.constraints().any(|c| c.columns().contains(&column.id));
            let data_type = self.data_type(schema);
            if indexed && matches!(data_type, DataType::Json | DataType::Binary | DataType::Text | DataType::Boolean) {
                return;
            }
            let default = self.default(schema, &data_type);
            edit(schema, id, column.id, |c| (c.data_type, c.default) = (data_type, default));
        } else if column.data_type == DataType::Integer && column.generated.is_none() && !table.is_foreign(column.id) {
            let pointing: Vec<_> = schema
                .references_to(id)
                .flat_map(|(t, k)| k.columns.iter().zip(&k.target_columns).map(move |(own, target)| (t.id, *own, *target)))
                .filter(|(.., target)| *target == column.id)
                .collect();
            if pointing.iter().any(|(t, own, _)| schema.tables[t].constraints().filter(|c| c.columns().contains(own)).count() > 2) {
                return;
            }
            edit(schema, id, column.id, |c| c.data_type = DataType::BigInt);
            for (table, own, _) in pointing {
                edit(schema, table, own, |c| c.data_type = DataType::BigInt);
            }
        }
    }

    fn change_constraint(&mut self, schema: &mut Schema, id: TableId) {
        let name = self.name("renamed");
        let all: Vec<_> = schema.tables[&id].constraints().collect();
        if all.is_empty() {
            return;
        }
        let mut picked = all[self.rng.usize(0..all.len())].clone();
        if matches!(picked, Constraint::Primary(_)) {
            change(schema, id).primary_key.as_mut().expect("there").name = name;
            return;
        }
        let position = schema.tables[&id].constraint_position(picked.id()).unwrap_or(0);
        let pointed = schema.references_to(id).any(|(_, k)| k.target_columns == picked.columns());
        change(schema, id).remove_constraint(picked.id());
        match (&mut picked, self.rng.u32(0..3)) {
            (_, 0) if !pointed => return,
            (Constraint::ForeignKey(key), 1) => key.on_update = ReferentialAction::Cascade,
            (Constraint::ForeignKey(key), _) if self.rng.bool() => key.ends.children = name,
            (Constraint::Index(index), 1) => index.unique = !index.unique,
            _ => *picked.name_mut() = name,
        }
        change(schema, id).insert_constraint(position, picked);
    }

    fn change_enum(&mut self, schema: &mut Schema) {
        let ids: Vec<_> = schema.enums.keys().copied().collect();
        if ids.is_empty() {
            return;
        }
        let id = ids[self.rng.usize(0..ids.len())];
        let value = self.enum_value();
        let at = self.rng.usize(0..4);
        let users: Vec<_> = schema.users_of(id).map(|(t, c)| (t.id, c.id)).collect();
        let name = self.name("enum");
        let Some(enum_type) = schema.enums.get_mut(&id).map(Arc::make_mut) else { return };
        match self.rng.u32(0..5) {
            0 => enum_type.name = name,
            1 => {
                let at = at.min(enum_type.values.len() - 1);
                let old = std::mem::replace(&mut enum_type.values[at].name, value.name.clone());
                for (table, column) in users {
                    edit(schema, table, column, |c| {
                        if c.default == Some(DefaultValue::Literal(old.clone())) {
                            c.default = Some(DefaultValue::Literal(value.name.clone()));
                        }
                    });
                }
            }
            2 if enum_type.values.len() > 1 => {
                let gone = enum_type.values.remove(at.min(enum_type.values.len() - 1));
                for (table, column) in users {
                    edit(schema, table, column, |c| {
                        if c.default == Some(DefaultValue::Literal(gone.name.clone())) {
                            c.default = None;
                        }
                    });
                }
            }
            3 if users.is_empty() => {
                schema.enums.remove(&id);
            }
            _ => enum_type.values.insert(at.min(enum_type.values.len()), value),
        }
    }

    fn change_primary_key(&mut self, schema: &mut Schema, id: TableId) {
        if schema.references_to(id).next().is_some() || schema.tables[&id].columns.iter().any(|c| c.identity) {
            return;
        }
        let Some(column) = self.indexable(&schema.tables[&id].clone()) else { return };
        let (key, name) = (self.ids.mint(), self.name("pkey"));
        let table = change(schema, id);
        match &mut table.primary_key {
            Some(key) if !key.columns.contains(&column) => key.columns.push(column),
            Some(_) => table.primary_key = None,
            None => table.primary_key = Some(Key { id: key, name, columns: vec![column] }),
        }
    }

    fn change_generated(&mut self, schema: &mut Schema, id: TableId, column: &Column) {
        let table = &schema.tables[&id];
        if column.generated.is_some() {
            edit(schema, id, column.id, |c| c.generated = None);
            return;
        }
        let fine = |c: &&Column| matches!(c.data_type, DataType::Integer | DataType::BigInt) && c.generated.is_none() && !c.identity;
        let Some(base) = table.columns.iter().find(fine) else { return };
        let set_null = |k: &ForeignKey| k.columns.contains(&base.id) && k.on_delete != ReferentialAction::NoAction;
        if table.foreign_keys.iter().any(set_null) {
            return;
        }
        let parts = [Part::Column(base.id), Part::Text(" + 1".into())];
        let stored = self.chance(50);
        let generated = Some(Generated { expression: Expression::from_parts(parts), stored });
        let column = Column { generated, nullable: true, ..Column::new(self.ids.mint(), self.name("gen"), DataType::BigInt) };
        change(schema, id).columns.push(column);
    }

    /// Turns a one-to-many relation into a many-to-many one: the column moves to a junction table.
    fn many_to_many(&mut self, schema: &mut Schema, id: TableId) {
        let table = schema.tables[&id].clone();
        let Some(primary) = table.primary_key.as_ref().filter(|key| key.columns.len() == 1) else { return };
        let Some(key) = table.foreign_keys.iter().find(|key| key.columns.len() == 1 && !primary.columns.contains(&key.columns[0])) else {
            return;
        };
        let users = table.constraints().filter(|c| c.columns().contains(&key.columns[0])).count();
        let index = table.indexes.iter().filter(|i| i.columns().contains(&key.columns[0])).count();
        if users > 1 + index || schema.references_to(id).any(|(_, k)| k.target_columns.contains(&key.columns[0])) {
            return;
        }
        if table.columns.iter().filter_map(|c| c.generated.as_ref()).any(|g| g.expression.columns().any(|c| c == key.columns[0])) {
            return;
        }
        let (Some(moved), Some(own)) = (table.column(key.columns[0]), table.column(primary.columns[0])) else { return };
        let mut junction = Table::new(self.ids.mint(), self.name("junction"));
        let back = Column::new(self.ids.mint(), self.name("ref"), own.data_type.clone());
        let name = self.name("fkey");
        junction.primary_key = Some(Key { id: self.ids.mint(), name: self.name("pkey"), columns: vec![back.id, moved.id] });
        junction.foreign_keys.push(ForeignKey {
            id: self.ids.mint(),
            name,
            columns: vec![back.id],
            target: id,
            target_columns: primary.columns.clone(),
            on_delete: ReferentialAction::Cascade,
            on_update: ReferentialAction::NoAction,
            ends: EndNames::default(),
            deferrable: relata::schema::Deferrable::Not,
        });
        let action = ReferentialAction::Cascade;
        junction.foreign_keys.push(ForeignKey { on_delete: action, ..key.clone() });
        junction.columns = vec![back, Column { nullable: false, default: None, ..moved.clone() }];
        drop_column(schema, id, moved.id);
        if schema.tables[&id].column(moved.id).is_none() {
            schema.put_table(junction);
        }
    }
}

fn change(schema: &mut Schema, id: TableId) -> &mut Table {
    Arc::make_mut(schema.tables.get_mut(&id).expect("there"))
}

fn edit(schema: &mut Schema, table: TableId, column: ColumnId, edit: impl FnOnce(&mut Column)) {
    edit(change(schema, table).column_mut(column).expect("there"));
}

fn drop_table(schema: &mut Schema, id: TableId) {
    schema.tables.remove(&id);
    for table in schema.tables.values_mut() {
        if table.foreign_keys.iter().any(|key| key.target == id) {
            Arc::make_mut(table).foreign_keys.retain(|key| key.target != id);
        }
    }
}

fn drop_column(schema: &mut Schema, id: TableId, column: ColumnId) {
    if schema.tables[&id].columns.iter().filter(|c| c.generated.is_none()).count() < 2 {
        return;
    }
    if schema.references_to(id).any(|(_, key)| key.target_columns.contains(&column)) {
        return;
    }
    let table = change(schema, id);
    let gone: Vec<_> = table.constraints().filter(|c| c.columns().contains(&column)).map(|c| c.id()).collect();
    gone.into_iter().for_each(|constraint| table.remove_constraint(constraint));
    let on_it: Vec<_> = table
        .columns
        .iter()
        .filter(|c| c.id == column || c.generated.as_ref().is_some_and(|g| g.expression.columns().any(|c| c == column)))
        .map(|c| c.id)
        .collect();
    table.columns.retain(|c| !on_it.contains(&c.id));
}
