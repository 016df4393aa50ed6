//! Random schemas, and random changes of them, from a seed.
//!
//! A change is bold and may leave the schema wrong (a key to a column that is gone); `repair` then takes out
//! what no longer fits, so that what comes out is a design that a database can have.

use fastrand::Rng;
use relata::dialect::Dialect;
use relata::schema::{
    Check, Column, ColumnId, DataType, DefaultValue, Deferrable, EnumType, EnumValue, Expression, ForeignKey, Generated, Id, Ids, Index,
    IndexKey, IndexPart, Key, Part, ReferentialAction, Schema, Table, TableId, unique_name,
};

use super::repair::{self, is_keyable};

const NAMES: &[&str] = &[
    "book",
    "author",
    "title",
    "price",
    "user",
    "order",
    "group",
    "select",
    "table",
    "id",
    "name",
    "email",
    "created at",
    "Title Case",
    "quo\"te",
    "back`tick",
    "semi;colon",
    "it's",
    "<script>alert(1)</script>",
    "a.b",
    "percent%s",
    "back\\slash",
    "-- dash",
    "/* star */",
    "naïve",
    "漢字",
    "$1",
    "check",
    "primary",
    "null",
    "1st",
    "x",
    "y",
    "a_name_that_is_longer_than_sixty_three_bytes_and_so_has_to_be_cut_somewhere",
    "another_long_name_with_some_words_in_it_for_mariadb_x",
];
const VALUES: &[&str] = &["happy", "sad", "it's", "a,b", "two words", "\"quoted\"", "back\\slash", "Ünïcode", "new", "old", "open", "(x)"];
const COMMENTS: &[&str] = &["a remark", "it's */ hard; -- \"said\" `he`", "line\nbreak", "back\\slash 🙂", "100 % <b>"];

/// Draws schemas for one dialect.
pub struct Drawer {
    pub rng: Rng,
    ids: Ids,
    dialect: Dialect,
    /// The dialect whose indexes and foreign keys are drawn.
    special: Dialect,
}

impl Drawer {
    pub fn new(seed: u64, dialect: Dialect) -> Self {
        Self { rng: Rng::with_seed(seed), ids: Ids::new(seed ^ 0x5eed), dialect, special: dialect }
    }

    /// Draws also what PostgreSQL alone has: indexes of its kinds, foreign keys that wait, tables in schemas.
    pub fn with_special(self) -> Self {
        Self { special: Dialect::Postgres, ..self }
    }

    fn is_special(&self) -> bool {
        self.special != self.dialect
    }

    /// A schema of up to `tables` tables.
    pub fn schema(&mut self, tables: usize) -> Schema {
        let mut schema = Schema::default();
        for _ in 0..self.rng.usize(0..3) {
            self.add_enum(&mut schema);
        }
        for _ in 0..self.rng.usize(1..=tables) {
            self.add_table(&mut schema);
        }
        for _ in 0..self.rng.usize(0..=tables) {
            self.add_foreign_key(&mut schema);
        }
        repair::repair_for(&mut schema, self.dialect, self.special);
        schema
    }

    /// The schema after so many random changes.
    pub fn changed(&mut self, schema: &Schema, changes: usize) -> Schema {
        let mut schema = schema.clone();
        for _ in 0..changes {
            self.change(&mut schema);
            repair::repair_for(&mut schema, self.dialect, self.special);
        }
        schema
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.rng.usize(0..one_in) == 0
    }

    fn mint<T: Id>(&mut self) -> T {
        self.ids.mint()
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.rng.usize(0..of.len())].clone()) }
    }

    fn name(&mut self, is_taken: impl Fn(&str) -> bool) -> String {
        let wanted = if self.chance(2) { self.rng.usize(0..12) } else { self.rng.usize(0..NAMES.len()) };
        let wanted = NAMES[wanted];
        // What tells long names apart stands at their beginning.
        let wanted = if wanted.len() > 30 { format!("{}_{wanted}", self.rng.usize(0..1000)) } else { wanted.to_owned() };
        unique_name(&wanted, |name| is_taken(&name.to_lowercase()))
    }

    fn comment(&mut self) -> String {
        if self.chance(5) { self.pick(COMMENTS).unwrap_or_default().to_owned() } else { String::new() }
    }

    fn a_table(&mut self, schema: &Schema) -> Option<Table> {
        let ids: Vec<TableId> = schema.tables.keys().copied().collect();
        self.pick(&ids).and_then(|id| schema.table(id)).map(|table| Table::clone(table))
    }

    fn data_type(&mut self, schema: &Schema) -> DataType {
        let enums: Vec<_> = schema.enums.keys().copied().collect();
        match self.rng.usize(0..22) {
            0..=3 => DataType::Integer,
            4 => DataType::SmallInt,
            5 | 6 => DataType::BigInt,
            7 => DataType::Numeric(Some((10, 2))),
            8 => DataType::Numeric(None),
            9 | 10 => DataType::Varchar([20, 40, 60, 200][self.rng.usize(0..4)]),
            11 => DataType::Char([1, 8][self.rng.usize(0..2)]),
            12 => DataType::Text,
            13 => DataType::Boolean,
            14 => DataType::Date,
            15 => DataType::Timestamp,
            16 => DataType::TimestampTz,
            17 => DataType::Uuid,
            18 => [DataType::Json, DataType::Binary, DataType::Time][self.rng.usize(0..3)].clone(),
            19 => [DataType::Real, DataType::Double][self.rng.usize(0..2)].clone(),
            _ => self.pick(&enums).map_or(DataType::Integer, DataType::Enum),
        }
    }

    fn default_for(&mut self, schema: &Schema, data_type: &DataType) -> Option<DefaultValue> {
        let literal = |text: &str| Some(DefaultValue::Literal(text.to_owned()));
        match data_type {
            DataType::Numeric(Some(_)) | DataType::Real | DataType::Double => literal(["0", "-1.5", "7.25"][self.rng.usize(0..3)]),
            t if t.is_integer() && self.chance(4) => Some(DefaultValue::Expression("(1 + 2)".into())),
            t if t.is_integer() || *t == DataType::Numeric(None) => literal(["0", "-3", "42"][self.rng.usize(0..3)]),
            DataType::Text | DataType::Varchar(20..) => {
                literal(["", "draft", "it's \"x\"", "true", "back\\slash", "5"][self.rng.usize(0..6)])
            }
            DataType::Varchar(_) | DataType::Char(_) => literal("x"),
            DataType::Boolean => literal(["true", "false"][self.rng.usize(0..2)]),
            DataType::Date => literal("2020-02-29"),
            DataType::Timestamp | DataType::TimestampTz if self.chance(2) => Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into())),
            DataType::Json => literal("{\"a\": [1, \"it's\"]}"),
            DataType::Enum(id) => {
                let values: Vec<_> = schema.enum_type(*id)?.values.iter().map(|value| value.name.clone()).collect();
                self.pick(&values).map(DefaultValue::Literal)
            }
            _ => None,
        }
    }

    fn column(&mut self, schema: &Schema, table: &Table) -> Column {
        let name = self.name(|name| table.columns.iter().any(|column| column.name.to_lowercase() == name));
        let mut column = Column::new(self.mint(), name, self.data_type(schema));
        column.nullable = self.chance(2);
        column.comment = self.comment();
        if self.chance(3) {
            column.default = self.default_for(schema, &column.data_type.clone());
        }
        column
    }

    fn add_table(&mut self, schema: &mut Schema) {
        let name = self.name(|name| is_name_taken(schema, name));
        let mut table = Table::new(self.mint(), name);
        table.comment = self.comment();
        table.namespace = self.namespace();
        for _ in 0..self.rng.usize(1..7) {
            let column = self.column(schema, &table);
            table.columns.push(column);
        }
        match self.rng.usize(0..10) {
            0 => {}
            1 | 2 => self.set_primary_key(schema, &mut table),
            _ => {
                let mut id = Column::new(self.mint(), "id", [DataType::Integer, DataType::BigInt][self.rng.usize(0..2)].clone());
                id.identity = self.chance(2);
                table.columns.retain(|column| column.name.to_lowercase() != "id");
                table.primary_key = Some(Key { id: self.mint(), name: self.constraint_name(schema, &table), columns: vec![id.id] });
                table.columns.insert(0, id);
            }
        }
        if self.chance(3) {
            self.add_unique(schema, &mut table);
        }
        if self.chance(2) {
            self.add_index(schema, &mut table);
        }
        if self.chance(3) {
            self.add_check(schema, &mut table);
        }
        if self.chance(4) {
            self.set_generated(&mut table);
        }
        schema.put_table(table);
    }

    fn constraint_name(&mut self, schema: &Schema, table: &Table) -> String {
        let own: Vec<_> = table.constraint_names().chain([table.name.as_str()]).map(str::to_lowercase).collect();
        self.name(|name| is_name_taken(schema, name) || own.iter().any(|own| own == name))
    }

    fn keyable(&mut self, table: &Table, most: usize) -> Vec<ColumnId> {
        let mut ids: Vec<_> = table.columns.iter().filter(|c| is_keyable(&c.data_type)).map(|column| column.id).collect();
        self.rng.shuffle(&mut ids);
        let most = most.min(ids.len());
        if most > 0 {
            ids.truncate(self.rng.usize(1..=most));
        }
        ids
    }

    fn set_primary_key(&mut self, schema: &Schema, table: &mut Table) {
        let columns = self.keyable(table, 3);
        let key = table.primary_key.take();
        let (id, name) = match key {
            Some(key) => (key.id, key.name),
            None => (self.mint(), self.constraint_name(schema, table)),
        };
        table.primary_key = (!columns.is_empty()).then_some(Key { id, name, columns });
    }

    fn add_unique(&mut self, schema: &Schema, table: &mut Table) {
        let key = Key { id: self.mint(), name: self.constraint_name(schema, table), columns: self.keyable(table, 2) };
        table.uniques.push(key);
    }

    fn parts(&mut self, table: &Table) -> Vec<IndexPart> {
        let columns = self.keyable(table, 3);
        columns.into_iter().map(|column| IndexPart { key: IndexKey::Column(column), descending: self.chance(4) }).collect()
    }

    fn add_index(&mut self, schema: &Schema, table: &mut Table) {
        let (id, name) = (self.mint(), self.constraint_name(schema, table));
        let mut index = Index::new(id, name, self.parts(table), self.chance(4));
        self.vary(table, &mut index);
        table.indexes.push(index);
    }

    /// Gives an index what only some databases know: an expression, a condition, another kind, columns beside the key.
    fn vary(&mut self, table: &Table, index: &mut Index) {
        (index.predicate, index.method) = (None, None);
        index.include.clear();
        let features = self.special.features();
        if features.partial_indexes && self.chance(4) {
            index.predicate = self.condition(table);
        }
        let numbers: Vec<_> = table.columns.iter().filter(|c| c.data_type.is_integer()).map(|c| c.id).collect();
        if features.expression_indexes
            && self.chance(5)
            && let (Some(column), Some(part)) = (self.pick(&numbers), index.parts.first_mut())
        {
            part.key = IndexKey::Expression(Expression::from_parts([Part::Column(column), Part::Text(" % 1000".into())]));
            index.unique = false;
        }
        if features.index_include && self.chance(5) {
            let own = index.columns();
            let others: Vec<_> = table.columns.iter().filter(|c| !own.contains(&c.id) && is_keyable(&c.data_type)).map(|c| c.id).collect();
            index.include = self.pick(&others).into_iter().collect();
        }
        if features.index_methods.has("brin") && self.chance(8) {
            index.method = Some(["brin", "hash"][self.rng.usize(0..2)].into());
            index.unique = false;
            index.include.clear();
            index.parts.truncate(1);
            index.parts.iter_mut().for_each(|part| part.descending = false);
        }
    }

    fn deferrable(&mut self) -> Deferrable {
        let waits = self.special.features().deferrable && self.chance(3);
        if waits { [Deferrable::Immediate, Deferrable::Deferred][self.rng.usize(0..2)] } else { Deferrable::Not }
    }

    fn namespace(&mut self) -> String {
        let apart = self.special.features().namespaces && self.chance(3);
        if apart { ["left_side", "Right Side"][self.rng.usize(0..2)].into() } else { String::new() }
    }

    /// Conditions that the rows of `rows` keep.
    fn condition(&mut self, table: &Table) -> Option<Expression> {
        let numbers: Vec<_> = table.columns.iter().filter(|c| c.data_type.is_integer()).map(|c| c.id).collect();
        let texts: Vec<_> = table.columns.iter().filter(|c| is_text(&c.data_type)).map(|c| c.id).collect();
        let text = |text: &str| Part::Text(text.to_owned());
        Some(Expression::from_parts(if self.chance(3) {
            vec![Part::Column(self.pick(&texts)?), text(" <> 'it''s (not)'")]
        } else if self.chance(2) {
            vec![Part::Column(self.pick(&numbers)?), text(" + "), Part::Column(self.pick(&numbers)?), text(" > -1000")]
        } else {
            vec![Part::Column(self.pick(&numbers)?), text([" >= -10", " < 100000"][self.rng.usize(0..2)])]
        }))
    }

    fn add_check(&mut self, schema: &Schema, table: &mut Table) {
        let Some(expression) = self.condition(table) else { return };
        let check = Check { id: self.mint(), name: self.constraint_name(schema, table), expression };
        table.checks.push(check);
    }

    fn set_generated(&mut self, table: &mut Table) {
        let numbers: Vec<_> = table.columns.iter().filter(|c| c.data_type.is_integer() && c.generated.is_none()).map(|c| c.id).collect();
        let Some(base) = self.pick(&numbers) else { return };
        let parts = [Part::Column(base), Part::Text([" * 2", " + 1"][self.rng.usize(0..2)].into())];
        let stored = self.dialect == Dialect::Postgres || self.chance(2);
        let others: Vec<_> = numbers.iter().copied().filter(|id| *id != base).collect();
        let Some(column) = self.pick(&others).and_then(|id| table.column_mut(id)) else { return };
        column.data_type = DataType::BigInt;
        column.default = None;
        column.generated = Some(Generated { expression: Expression::from_parts(parts), stored });
    }

    fn action(&mut self) -> ReferentialAction {
        let mut actions = ReferentialAction::ALL.to_vec();
        if matches!(self.dialect, Dialect::MariaDb | Dialect::MySql) {
            actions.pop();
        }
        if self.chance(2) { ReferentialAction::NoAction } else { self.pick(&actions).unwrap_or_default() }
    }

    /// A foreign key to a key of some table (often in new columns, often to the table itself or in a circle).
    fn add_foreign_key(&mut self, schema: &mut Schema) {
        let (Some(mut child), Some(parent)) = (self.a_table(schema), self.a_table(schema)) else { return };
        let keys: Vec<Key> = parent.primary_key.iter().chain(&parent.uniques).cloned().collect();
        let Some(target) = self.pick(&keys) else { return };
        let fresh = self.chance(2);
        let mut columns = Vec::new();
        for id in &target.columns {
            let Some(model) = parent.column(*id) else { return };
            let own: Vec<_> = child.columns.iter().filter(|c| c.data_type == model.data_type && c.id != model.id).map(|c| c.id).collect();
            let own = self.pick(&own).filter(|id| !fresh && !columns.contains(id));
            let id = own.unwrap_or_else(|| {
                let mut column = self.column(schema, &child);
                (column.data_type, column.default) = (model.data_type.clone(), None);
                child.columns.push(column);
                child.columns[child.columns.len() - 1].id
            });
            columns.push(id);
        }
        let mut target_columns = target.columns;
        if self.chance(3) {
            // The same said in another order.
            columns.reverse();
            target_columns.reverse();
        }
        let key = ForeignKey {
            id: self.mint(),
            name: self.constraint_name(schema, &child),
            columns,
            target: parent.id,
            target_columns,
            on_delete: self.action(),
            on_update: self.action(),
            ends: relata::schema::EndNames::default(),
            deferrable: self.deferrable(),
        };
        child.foreign_keys.push(key);
        schema.put_table(child);
    }

    fn add_enum(&mut self, schema: &mut Schema) {
        let name = self.name(|name| is_name_taken(schema, name));
        let mut words = VALUES.to_vec();
        self.rng.shuffle(&mut words);
        let count = self.rng.usize(1..5);
        let values = words.into_iter().take(count).map(|name| EnumValue { id: self.ids.mint(), name: name.into() }).collect();
        let id = self.mint();
        schema.put_enum(EnumType { id, name, values });
    }

    fn change(&mut self, schema: &mut Schema) {
        if self.is_special() && self.chance(5) {
            return self.change_special(schema);
        }
        match self.rng.usize(0..21) {
            20 => self.move_column(schema),
            0 => self.add_table(schema),
            1 => {
                let id = self.a_table(schema).map(|table| table.id);
                id.and_then(|id| schema.tables.remove(&id));
            }
            2 => self.swap_tables(schema),
            3 | 4 => self.add_foreign_key(schema),
            5 | 6 => self.change_enums(schema),
            _ => {
                let Some(mut table) = self.a_table(schema) else { return };
                if self.chance(2) {
                    self.change_column(schema, &mut table);
                } else {
                    self.change_table(schema, &mut table);
                }
                schema.put_table(table);
            }
        }
    }

    /// A table goes to another schema, a foreign key waits or no longer does, an index becomes of another kind.
    fn change_special(&mut self, schema: &mut Schema) {
        let Some(mut table) = self.a_table(schema) else { return };
        let (keys, indexes) = (table.foreign_keys.len(), table.indexes.len());
        match self.rng.usize(0..3) {
            0 if keys > 0 => {
                let at = self.rng.usize(0..keys);
                table.foreign_keys[at].deferrable = self.deferrable();
            }
            1 if indexes > 0 => {
                let mut index = table.indexes.remove(self.rng.usize(0..indexes));
                self.vary(&table, &mut index);
                table.indexes.push(index);
            }
            _ => table.namespace = self.namespace(),
        }
        schema.put_table(table);
    }

    /// A column goes to another table: most often to one that a foreign key ties to its own.
    fn move_column(&mut self, schema: &mut Schema) {
        let (Some(mut a), Some(other)) = (self.a_table(schema), self.a_table(schema)) else { return };
        let tied: Vec<TableId> =
            a.foreign_keys.iter().map(|key| key.target).chain(schema.references_to(a.id).map(|(table, _)| table.id)).collect();
        let b = self.pick(&tied).filter(|id| *id != a.id).unwrap_or(other.id);
        let free: Vec<_> = a.columns.iter().filter(|c| c.generated.is_none() && !a.is_primary(c.id)).map(|c| c.id).collect();
        let Some((column, b)) = self.pick(&free).zip(schema.table(b)).filter(|(_, b)| b.id != a.id) else { return };
        let (mut b, at) = (Table::clone(b), a.position(column).unwrap_or_default());
        let mut moved = a.columns.remove(at);
        moved.name = unique_name(&moved.name, |name| b.columns.iter().any(|other| other.name.eq_ignore_ascii_case(name)));
        let place = self.rng.usize(0..=b.columns.len());
        b.columns.insert(place, moved);
        schema.put_table(a);
        schema.put_table(b);
    }

    fn swap_tables(&mut self, schema: &mut Schema) {
        let (Some(mut a), Some(mut b)) = (self.a_table(schema), self.a_table(schema)) else { return };
        if a.id != b.id {
            std::mem::swap(&mut a.name, &mut b.name);
            schema.put_table(a);
            schema.put_table(b);
        }
    }

    fn change_enums(&mut self, schema: &mut Schema) {
        let ids: Vec<_> = schema.enums.keys().copied().collect();
        let Some(mut e) = self.pick(&ids).and_then(|id| schema.enum_type(id)).map(|e| EnumType::clone(e)) else {
            return self.add_enum(schema);
        };
        let at = self.rng.usize(0..e.values.len().max(1)).min(e.values.len().saturating_sub(1));
        let free: Vec<_> = VALUES.iter().filter(|word| !e.values.iter().any(|value| value.name == **word)).collect();
        let word = self.pick(&free).map_or("last", |word| *word).to_owned();
        match self.rng.usize(0..7) {
            0 => e.name = self.name(|name| is_name_taken(schema, name)),
            1 | 2 => e.values.insert(at, EnumValue { id: self.mint(), name: word }),
            3 => e.values[at].name = word,
            4 if e.values.len() > 1 => drop(e.values.remove(at)),
            5 => self.rng.shuffle(&mut e.values),
            _ if self.chance(2) => {
                schema.enums.remove(&e.id);
                return;
            }
            _ => return self.add_enum(schema),
        }
        schema.put_enum(e);
    }

    fn change_column(&mut self, schema: &Schema, table: &mut Table) {
        let at = self.rng.usize(0..table.columns.len().max(1));
        let Some(mut column) = table.columns.get(at).cloned() else { return };
        let taken: Vec<_> = table.columns.iter().map(|column| column.name.to_lowercase()).collect();
        match self.rng.usize(0..14) {
            0 | 1 => table.columns.insert(at, self.column(schema, table)),
            2 => drop(table.columns.remove(at)),
            3 => {
                // Another column of the same name in its place.
                column.id = self.mint();
                column.data_type = self.data_type(schema);
                table.columns[at] = column;
            }
            4 | 5 => table.columns[at].name = self.name(|name| taken.iter().any(|taken| taken == name)),
            6 => {
                let other = self.rng.usize(0..table.columns.len());
                table.columns[at].name = table.columns[other].name.clone();
                table.columns[other].name = column.name;
            }
            7 | 8 => {
                column.data_type = self.data_type(schema);
                table.columns[at] = column;
            }
            9 => table.columns[at].nullable = !column.nullable,
            10 => table.columns[at].default = self.default_for(schema, &column.data_type),
            11 => table.columns[at].identity = !column.identity,
            12 if column.generated.is_some() => table.columns[at].generated = None,
            12 => self.set_generated(table),
            _ => {
                table.columns[at].comment = self.comment();
                self.rng.shuffle(&mut table.columns);
            }
        }
    }

    fn change_table(&mut self, schema: &Schema, table: &mut Table) {
        let pick = self.rng.usize(0..1000);
        match self.rng.usize(0..17) {
            0 | 1 => table.name = self.name(|name| is_name_taken(schema, name)),
            2 => table.comment = self.comment(),
            3 | 4 => self.set_primary_key(schema, table),
            5 => table.primary_key = None,
            6 => self.add_unique(schema, table),
            7 if !table.uniques.is_empty() => drop(table.uniques.remove(pick % table.uniques.len())),
            8 => {
                let columns = self.keyable(table, 2);
                table.uniques.first_mut().into_iter().for_each(|key| key.columns = columns.clone());
            }
            9 => self.add_index(schema, table),
            10 if !table.indexes.is_empty() => drop(table.indexes.remove(pick % table.indexes.len())),
            11 => {
                let parts = self.parts(table);
                if let Some(index) = table.indexes.first_mut() {
                    (index.parts, index.unique) = (parts, !index.unique);
                }
            }
            12 => self.add_check(schema, table),
            13 if !table.checks.is_empty() => drop(table.checks.remove(0)),
            14 => {
                let condition = self.condition(table);
                table.checks.first_mut().zip(condition).into_iter().for_each(|(check, new)| check.expression = new);
            }
            15 if !table.foreign_keys.is_empty() => {
                let at = pick % table.foreign_keys.len();
                if self.chance(2) {
                    table.foreign_keys.remove(at);
                } else {
                    table.foreign_keys[at].on_delete = self.action();
                }
            }
            _ => {
                let name = self.constraint_name(schema, table);
                let names: Vec<&mut String> = (table.primary_key.iter_mut().chain(&mut table.uniques).map(|key| &mut key.name))
                    .chain(table.checks.iter_mut().map(|check| &mut check.name))
                    .chain(table.foreign_keys.iter_mut().map(|key| &mut key.name))
                    .chain(table.indexes.iter_mut().map(|index| &mut index.name))
                    .collect();
                let at = pick % names.len().max(1);
                names.into_iter().nth(at).into_iter().for_each(|old| *old = name.clone());
            }
        }
    }
}

fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Text | DataType::Varchar(_))
}

/// Tables, enums, constraints and indexes share one space of names in some database.
fn is_name_taken(schema: &Schema, name: &str) -> bool {
    schema.enums.values().any(|e| e.name.to_lowercase() == name)
        || schema
            .tables
            .values()
            .any(|table| table.name.to_lowercase() == name || table.constraint_names().any(|taken| taken.to_lowercase() == name))
}
