//! Random wishes for random documents: every kind of edit, mostly sensible, sometimes absurd.

use std::sync::Arc;

use fastrand::Rng;
use relata::dialect::Dialect;
use relata::document::{Annotation, Colour, Constraint, Document, Edit, Layout, Published, Revision, RevisionId, Spot};
use relata::migrate::{Aside, Own, kept_in};
use relata::schema::{
    AnnotationId, Cardinality, CheckId, Column, ColumnId, DataType, DefaultValue, Deferrable, EnumId, EnumType, EnumValueId, ForeignKeyId,
    Generated, Id, Ids, IndexKey, IndexPart, KeyId, ReferentialAction, RelationId, Schema, Table, TableId, relations,
};

const WORDS: &[&str] = &[
    "author", "book", "student", "club", "person", "passport", "order", "user", "group", "select", "name", "title", "price", "note",
    "café", "a b", "it's", "\"q\"", "<script>", "🙂", "Book", "id", "",
];
const TYPES: &[&str] = &[
    "integer",
    "bigint",
    "smallint",
    "text",
    "varchar(40)",
    "varchar(255)",
    "char(3)",
    "boolean",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "numeric(10,2)",
    "double",
    "real",
    "uuid",
    "json",
    "binary",
    "int",
    "str",
];
const DEFAULTS: &[&str] = &["0", "1", "", "it's", "2026-01-01", "true", "draft"];

/// A document grown by `steps` random edits; those that are refused count too.
#[allow(dead_code, reason = "each test that shares this file uses what it needs")]
pub fn random_document(rng: &mut Rng, steps: usize, ids: &mut Ids) -> Document {
    let mut document = Document::default();
    for _ in 0..steps {
        let edit = random_edit(rng, &document, ids);
        let _ = document.edit(edit, ids);
    }
    document
}

/// A wish for this document. It may well be refused.
pub fn random_edit(rng: &mut Rng, document: &Document, ids: &mut Ids) -> Edit {
    let schema = &document.schema;
    if schema.tables.len() < 2 || (schema.tables.len() < 12 && rng.u8(..12) == 0) {
        return add_table(rng, ids);
    }
    Picker { rng, schema, document, ids }.edit()
}

fn add_table(rng: &mut Rng, ids: &mut Ids) -> Edit {
    Edit::AddTable { id: ids.mint(), name: name(rng), x: f64::from(rng.i16(..)), y: f64::from(rng.i16(..)) }
}

fn name(rng: &mut Rng) -> String {
    let word = WORDS[rng.usize(..WORDS.len())];
    if rng.bool() && !word.is_empty() { format!("{word}_{}", rng.u8(..100)) } else { word.to_owned() }
}

fn choose<T: Clone>(rng: &mut Rng, items: &[T]) -> Option<T> {
    if items.is_empty() { None } else { Some(items[rng.usize(..items.len())].clone()) }
}

struct Picker<'a> {
    rng: &'a mut Rng,
    schema: &'a Schema,
    document: &'a Document,
    ids: &'a mut Ids,
}

impl Picker<'_> {
    fn edit(&mut self) -> Edit {
        if self.document.heads().len() > 1 && self.rng.bool() && self.is_clean() {
            return self.history_edit();
        }
        match self.rng.u8(..21) {
            20 => self.decision(),
            0..=1 => self.table_edit(),
            2..=8 => self.column_edit(),
            9..=11 => self.constraint_edit(),
            12..=15 => self.relation_edit(),
            16..=17 => self.enum_edit(),
            18 => self.layout_edit(),
            _ => self.design_edit(),
        }
    }

    fn table(&mut self) -> Arc<Table> {
        let tables: Vec<_> = self.schema.tables.values().cloned().collect();
        choose(self.rng, &tables).unwrap_or_else(|| Arc::new(Table::new(self.ids.mint(), "nowhere")))
    }

    fn table_id(&mut self) -> TableId {
        // Now and then one that is not there.
        if self.rng.u8(..60) == 0 { self.ids.mint() } else { self.table().id }
    }

    fn column(&mut self, table: &Table) -> ColumnId {
        let columns: Vec<_> = table.columns.iter().map(|column| column.id).collect();
        choose(self.rng, &columns).unwrap_or_else(|| self.ids.mint())
    }

    fn columns(&mut self, table: &Table, most: usize) -> Vec<ColumnId> {
        (0..self.rng.usize(..=most)).map(|_| self.column(table)).collect()
    }

    fn literal(&mut self) -> DefaultValue {
        DefaultValue::Literal(DEFAULTS[self.rng.usize(..DEFAULTS.len())].into())
    }

    fn default_for(&mut self, data_type: &DataType) -> Option<DefaultValue> {
        let text = match data_type {
            DataType::SmallInt | DataType::Integer | DataType::BigInt => self.rng.u8(..).to_string(),
            DataType::Numeric(_) | DataType::Real | DataType::Double => "1.5".into(),
            DataType::Text | DataType::Varchar(_) => "it's".into(),
            DataType::Boolean => "true".into(),
            DataType::Date => "2026-01-01".into(),
            DataType::Timestamp => return Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into())),
            DataType::Enum(id) => choose(self.rng, &self.schema.enum_type(*id)?.values)?.name,
            _ => return None,
        };
        Some(DefaultValue::Literal(text))
    }

    fn data_type(&mut self) -> String {
        let enums: Vec<_> = self.schema.enums.values().map(|e| e.name.clone()).collect();
        let of_enum = choose(self.rng, &enums).filter(|_| self.rng.u8(..5) == 0);
        of_enum.unwrap_or_else(|| TYPES[self.rng.usize(..TYPES.len())].into())
    }

    fn position(&mut self) -> Option<usize> {
        self.rng.bool().then(|| self.rng.usize(..5))
    }

    fn table_edit(&mut self) -> Edit {
        let table = self.table_id();
        let few = |picker: &mut Self| (0..picker.rng.usize(1..=2)).map(|_| picker.table_id()).collect::<Vec<_>>();
        match self.rng.u8(..8) {
            7 => {
                let namespace = ["", "left_side", "Right Side"][self.rng.usize(..3)].into();
                Edit::SetNamespace { tables: few(self), namespace }
            }
            0..=2 => Edit::RenameTable { table, name: name(self.rng), follow: self.rng.bool() },
            3 => Edit::CommentTable { table, comment: name(self.rng) },
            4 => Edit::DeleteTables { tables: few(self) },
            5 if self.schema.tables.len() < 20 => Edit::DuplicateTables { tables: few(self) },
            _ if self.schema.tables.len() < 20 => self.insert(),
            _ => Edit::DeleteTables { tables: few(self) },
        }
    }

    fn insert(&mut self) -> Edit {
        let all = self.rng.bool();
        let mut schema = Schema::default();
        let mut layout = Layout::default();
        if all && self.schema.tables.len() < 8 {
            // The design itself: all ids are taken.
            return Edit::Insert { schema: self.schema.clone(), layout: self.document.layout.clone(), at: None };
        }
        let mut table = Table::new(self.ids.mint(), name(self.rng) + "x");
        table.columns.push(Column::new(self.ids.mint(), "id", DataType::Integer));
        layout.spots.insert(table.id, Spot { x: 5.0, y: 7.5, ..Spot::default() });
        schema.put_table(table);
        schema.put_enum(EnumType { id: self.ids.mint(), name: "colour".into(), values: Vec::new() });
        Edit::Insert { schema, layout, at: Some((120.0, -80.0)) }
    }

    fn new_column(&mut self, from: &Table) -> Column {
        let text = self.data_type();
        let data_type = self.schema.read_type(&text);
        let mut column = Column::new(self.ids.mint(), name(self.rng), data_type);
        column.nullable = self.rng.bool();
        match self.rng.u8(..8) {
            0..=2 => column.default = self.default_for(&column.data_type.clone()),
            3 => column.identity = true,
            4 => {
                let text = self.expression(from);
                let expression = relata::schema::Expression::read(&text, &from.columns);
                column.generated = Some(Generated { expression, stored: self.rng.bool() });
            }
            _ => {}
        }
        column
    }

    fn expression(&mut self, table: &Table) -> String {
        let names: Vec<_> = table.columns.iter().map(|c| format!("\"{}\"", c.name.replace('"', "\"\""))).collect();
        let name = choose(self.rng, &names).unwrap_or_else(|| "1".into());
        match self.rng.u8(..4) {
            0 => format!("{name} IS NOT NULL"),
            1 => format!("{name} = {name}"),
            2 => "1 = 1".into(),
            _ => format!("coalesce({name}, {name}) IS NOT NULL"),
        }
    }

    fn column_edit(&mut self) -> Edit {
        let from = self.table();
        let (table, column) = (from.id, self.column(&from));
        let data_type = from.column(column).map_or(DataType::Text, |column| column.data_type.clone());
        match self.rng.u8(..22) {
            20..=21 => {
                let (target, position) = (self.table_id(), self.position());
                Edit::MoveColumnToTable { table, column, target, position }
            }
            0..=6 => Edit::AddColumn { table, column: self.new_column(&from), position: self.position() },
            7..=8 => Edit::RenameColumn { table, column, name: name(self.rng) },
            9..=11 => Edit::RetypeColumn { table, column, data_type: self.data_type() },
            12 => Edit::SetNullable { table, column, nullable: self.rng.bool() },
            13 => Edit::SetDefault { table, column, default: self.default_for(&data_type) },
            14 => Edit::SetIdentity { table, column, identity: self.rng.bool() },
            15 => {
                let expression = if self.rng.bool() { self.expression(&from) } else { String::new() };
                Edit::SetGenerated { table, column, expression, stored: self.rng.bool() }
            }
            16 => Edit::CommentColumn { table, column, comment: name(self.rng) },
            17 => Edit::MoveColumn { table, column, position: self.rng.usize(..6) },
            _ => Edit::DeleteColumns { table, columns: self.columns(&from, 2) },
        }
    }

    fn parts(&mut self, table: &Table) -> Vec<IndexPart> {
        let columns = self.columns(table, 2);
        columns.into_iter().map(|column| IndexPart { key: IndexKey::Column(column), descending: self.rng.bool() }).collect()
    }

    fn key(&mut self, table: &Table) -> KeyId {
        let keys: Vec<_> = table.uniques.iter().chain(&table.primary_key).map(|key| key.id).collect();
        choose(self.rng, &keys).unwrap_or_else(|| self.ids.mint())
    }

    fn check(&mut self, table: &Table) -> CheckId {
        let checks: Vec<_> = table.checks.iter().map(|check| check.id).collect();
        choose(self.rng, &checks).unwrap_or_else(|| self.ids.mint())
    }

    fn index(&mut self, table: &Table) -> relata::schema::IndexId {
        let indexes: Vec<_> = table.indexes.iter().map(|index| index.id).collect();
        choose(self.rng, &indexes).unwrap_or_else(|| self.ids.mint())
    }

    fn constraint(&mut self, table: &Table) -> Constraint {
        match self.rng.u8(..4) {
            0 => Constraint::Key(self.key(table)),
            1 => Constraint::Check(self.check(table)),
            2 => Constraint::ForeignKey(self.foreign_key(table)),
            _ => Constraint::Index(self.index(table)),
        }
    }

    fn constraint_edit(&mut self) -> Edit {
        let from = self.table();
        let (table, column) = (from.id, self.column(&from));
        match self.rng.u8(..13) {
            12 => {
                let method = ["", "hash", "brin", "gin"][self.rng.usize(..4)].into();
                let predicate = if self.rng.bool() { self.expression(&from) } else { String::new() };
                Edit::SetIndexDetails { table, index: self.index(&from), method, predicate, include: self.columns(&from, 1) }
            }
            0 => Edit::SetPrimary { table, column, primary: self.rng.bool() },
            1 => Edit::SetPrimaryKey { table, columns: self.columns(&from, 2) },
            2 => Edit::SetUnique { table, column, unique: self.rng.bool() },
            3 => Edit::AddUnique { table, columns: self.columns(&from, 2) },
            4 => Edit::ChangeUnique { table, key: self.key(&from), columns: self.columns(&from, 2) },
            5..=6 => Edit::AddIndex { table, parts: self.parts(&from), unique: self.rng.bool() },
            7 => {
                let (index, parts) = (self.index(&from), self.parts(&from));
                Edit::ChangeIndex { table, index, parts, unique: self.rng.bool() }
            }
            8 => Edit::AddCheck { table, name: String::new(), expression: self.expression(&from) },
            9 => Edit::ChangeCheck { table, check: self.check(&from), expression: self.expression(&from) },
            10 => Edit::RenameConstraint { table, constraint: self.constraint(&from), name: name(self.rng) },
            _ => Edit::DropConstraint { table, constraint: self.constraint(&from) },
        }
    }

    fn relation(&mut self) -> RelationId {
        let all: Vec<_> = relations(self.schema).into_iter().map(|relation| relation.id).collect();
        let none = RelationId::Junction(self.ids.mint());
        choose(self.rng, &all).unwrap_or(none)
    }

    fn cardinality(&mut self) -> Cardinality {
        let all = [Cardinality::OneToOne, Cardinality::OneToMany, Cardinality::OneToMany, Cardinality::ManyToMany];
        all[self.rng.usize(..all.len())]
    }

    fn action(&mut self) -> ReferentialAction {
        ReferentialAction::ALL[self.rng.usize(..ReferentialAction::ALL.len())]
    }

    fn foreign_key(&mut self, table: &Table) -> ForeignKeyId {
        let keys: Vec<_> = table.foreign_keys.iter().map(|key| key.id).collect();
        choose(self.rng, &keys).unwrap_or_else(|| self.ids.mint())
    }

    fn relation_edit(&mut self) -> Edit {
        let from = self.table();
        match self.rng.u8(..13) {
            12 => {
                let when = [Deferrable::Not, Deferrable::Immediate, Deferrable::Deferred];
                Edit::SetDeferrable { table: from.id, key: self.foreign_key(&from), deferrable: when[self.rng.usize(..3)] }
            }
            0..=4 => {
                let (parent, cardinality) = (self.table_id(), self.cardinality());
                let columns = if self.rng.u8(..4) == 0 { self.columns(&from, 1) } else { Vec::new() };
                Edit::Connect { parent, child: from.id, cardinality, columns, optional: self.rng.bool(), x: 1.0, y: 2.0 }
            }
            5..=7 => Edit::ChangeCardinality { relation: self.relation(), cardinality: self.cardinality() },
            8 => Edit::SetOptional { relation: self.relation(), optional: self.rng.bool() },
            9 => {
                let (key, on_delete) = (self.foreign_key(&from), self.action());
                if self.rng.u8(..4) == 0 {
                    let parent = ["", "owner", "class", "two words"][self.rng.usize(..4)].to_owned();
                    let ends = relata::schema::EndNames { parent, children: String::new(), backref: self.rng.bool() };
                    return Edit::NameEnds { table: from.id, key, ends };
                }
                Edit::SetActions { table: from.id, key, on_delete, on_update: self.action() }
            }
            10 => {
                let target = self.table();
                let (key, columns) = (self.foreign_key(&from), vec![self.column(&from)]);
                let target_columns = match target.primary_columns() {
                    [] => vec![self.column(&target)],
                    columns => columns.to_vec(),
                };
                Edit::Retarget { table: from.id, key, columns, target: target.id, target_columns }
            }
            _ => Edit::Disconnect { relations: vec![self.relation()] },
        }
    }

    fn enum_id(&mut self) -> EnumId {
        let enums: Vec<_> = self.schema.enums.keys().copied().collect();
        choose(self.rng, &enums).unwrap_or_else(|| self.ids.mint())
    }

    fn value(&mut self, id: EnumId) -> EnumValueId {
        let values: Vec<_> = self.schema.enum_type(id).map_or(Vec::new(), |e| e.values.iter().map(|v| v.id).collect());
        choose(self.rng, &values).unwrap_or_else(|| self.ids.mint())
    }

    fn enum_edit(&mut self) -> Edit {
        let id = self.enum_id();
        let value = self.value(id);
        match self.rng.u8(..8) {
            _ if self.schema.enums.is_empty() => self.add_enum(),
            0 if self.schema.enums.len() < 4 => self.add_enum(),
            1..=2 => Edit::AddEnumValue { id, name: name(self.rng), position: self.position() },
            3 => Edit::RenameEnumValue { id, value, name: name(self.rng) },
            4 => Edit::MoveEnumValue { id, value, position: self.rng.usize(..4) },
            5 => Edit::DeleteEnumValue { id, value },
            6 => Edit::RenameEnum { id, name: name(self.rng) },
            _ if self.rng.u8(..4) == 0 => Edit::DeleteEnum { id },
            _ => self.use_enum(id),
        }
    }

    fn add_enum(&mut self) -> Edit {
        Edit::AddEnum { id: self.ids.mint(), name: name(self.rng), values: vec!["draft".into(), "it's".into(), "true".into()] }
    }

    fn use_enum(&mut self, id: EnumId) -> Edit {
        let table = self.table().id;
        let column = Column::new(self.ids.mint(), name(self.rng), DataType::Enum(id));
        Edit::AddColumn { table, column, position: None }
    }

    fn layout_edit(&mut self) -> Edit {
        match self.rng.u8(..6) {
            3 => self.annotation_edit(),
            4 => Edit::MoveAnnotations { places: vec![(self.annotation_id(), self.rng.f64() * 900.0, f64::from(self.rng.i8(..)))] },
            5 => {
                let table = self.table();
                let at = (0..self.rng.usize(..5)).map(|_| self.rng.f64() * 2000.0 - 1000.0).collect();
                Edit::BendLine { table: table.id, key: self.foreign_key(&table), at }
            }
            0 => {
                let (x, y) = (f64::from(self.rng.i32(-4000..4000)) / 4.0, f64::from(self.rng.i32(-4000..4000)) / 4.0);
                Edit::MoveTables { places: vec![(self.table_id(), x, y)] }
            }
            1 => {
                let colour = Colour::ALL[self.rng.usize(..Colour::ALL.len())].0;
                Edit::Colour { tables: vec![self.table_id()], colour }
            }
            _ => {
                let junctions = relations(self.schema).into_iter().filter_map(|relation| match relation.id {
                    RelationId::Junction(table) => Some(table),
                    RelationId::Key(..) => None,
                });
                let junctions: Vec<_> = junctions.collect();
                let junction = choose(self.rng, &junctions).unwrap_or_else(|| self.table().id);
                Edit::Fold { junction, folded: self.rng.bool() }
            }
        }
    }

    fn annotation_id(&mut self) -> AnnotationId {
        let all: Vec<_> = self.document.layout.annotations.iter().map(|annotation| annotation.id).collect();
        choose(self.rng, &all).filter(|_| self.rng.u8(..12) > 0).unwrap_or_else(|| self.ids.mint())
    }

    fn annotation_edit(&mut self) -> Edit {
        if self.rng.u8(..4) == 0 {
            return Edit::DeleteAnnotations { annotations: vec![self.annotation_id()] };
        }
        let colour = Colour::ALL[self.rng.usize(..Colour::ALL.len())].0;
        let size = |rng: &mut Rng| rng.f64() * 900.0 - 100.0;
        let (width, height) = (size(self.rng), size(self.rng));
        let text = format!("{}\n{}", name(self.rng), name(self.rng));
        let (id, is_note) = (self.annotation_id(), self.rng.bool());
        Edit::PutAnnotation {
            annotation: Annotation { id, is_note, text, x: -7.25, y: f64::from(self.rng.i16(..)), width, height, colour },
        }
    }

    /// How the next migration is made.
    fn decision(&mut self) -> Edit {
        let table = self.table();
        let aside = if self.rng.bool() { Aside::Table(table.id) } else { Aside::Column(self.column(&table)) };
        let yes = self.rng.bool();
        match self.rng.u8(..10) {
            6 => {
                let expression = if yes { self.expression(&table) } else { String::new() };
                Edit::AnswerConversion { column: self.column(&table), down: self.rng.bool(), expression }
            }
            7 => {
                let (column, key) = (self.column(&table), self.foreign_key(&table));
                Edit::AnswerMove { column, key: yes.then_some(key) }
            }
            0 => Edit::Keep { aside, keep: yes },
            1 => Edit::KeepAll { keep: yes },
            2 | 8..=9 => {
                let head = self.document.head().map(|head| head.id);
                let kept: Vec<_> =
                    kept_in(&self.document.database_at(head, self.document.dialect)).into_iter().map(|(kept, _)| kept).collect();
                Edit::DropKept { aside: choose(self.rng, &kept).unwrap_or(aside), drop: yes }
            }
            3 => Edit::SetCareful { careful: yes },
            4 => Edit::Silence { code: "data-drop-table".into(), silent: yes },
            _ => {
                let own = Own { anchor: format!("drop-table:{}", table.id), after: yes, sql: name(self.rng), ..Own::default() };
                Edit::PutOwn { at: self.rng.bool().then_some(0), own: self.rng.bool().then_some(own) }
            }
        }
    }

    fn design_edit(&mut self) -> Edit {
        match self.rng.u8(..13) {
            10..=11 => self.decision(),
            0 => Edit::RenameDesign { name: name(self.rng) },
            1 => Edit::SetDialect { dialect: Dialect::ALL[self.rng.usize(..Dialect::ALL.len())] },
            2 => {
                let table = self.table();
                let (column, fill) = (self.column(&table), self.literal());
                Edit::Answer { column, fill: self.rng.bool().then_some(fill) }
            }
            3 => {
                let id = self.enum_id();
                let (value, becomes) = (self.value(id), self.value(id));
                Edit::AnswerValue { value, becomes: self.rng.bool().then_some(becomes) }
            }
            4..=5 => Edit::CreateRevision {
                id: RevisionId::from_bits(self.ids.bits()),
                message: format!("change {}", name(self.rng)),
                date: "2026-03-01T12:00:00Z".into(),
            },
            6..=8 => self.history_edit(),
            9 => {
                let schemas: Vec<_> = self.document.revisions.iter().map(|revision| revision.schema.clone()).collect();
                Edit::Become { schema: choose(self.rng, &schemas).unwrap_or_default() }
            }
            _ => {
                let edits = vec![self.column_edit(), self.relation_edit(), self.layout_edit()];
                Edit::Many { label: "Several".into(), edits }
            }
        }
    }
}

impl Picker<'_> {
    fn is_clean(&self) -> bool {
        self.document.head().is_some_and(|head| head.schema == self.document.schema)
    }

    fn revision(&mut self) -> RevisionId {
        let revisions: Vec<_> = self.document.revisions.iter().map(|revision| revision.id).collect();
        choose(self.rng, &revisions).unwrap_or_else(|| RevisionId::from_bits(self.ids.bits()))
    }

    fn history_edit(&mut self) -> Edit {
        let (revision, other) = (self.revision(), self.revision());
        let id = RevisionId::from_bits(self.ids.bits());
        let date = "2026-03-01T12:00:00Z".to_owned();
        match self.rng.u8(if self.is_clean() { 3 } else { 0 }..6) {
            0..=1 => Edit::GoTo { revision },
            2 => Edit::GoOnFrom { revision },
            3 => Edit::Squash { first: revision, last: other, message: "one".into() },
            4 => Edit::Publish { published: vec![Published { revision, dialect: Dialect::Postgres, sum: id.to_string() }] },
            _ if self.rng.bool() => {
                let heads: Vec<_> = self.document.heads().iter().map(|head| head.id).collect();
                let other = choose(self.rng, &heads).unwrap_or(other);
                Edit::Merge { id, other, schema: self.document.schema.clone(), message: "merge".into(), date }
            }
            _ => {
                let parents = vec![revision];
                let schema = self.document.schema.clone();
                let (answers, places) = (self.document.answers.clone(), Layout::default());
                let theirs = Revision { id, parents, message: "theirs".into(), date, schema, answers, places };
                Edit::TakeOver { revisions: vec![theirs], published: vec![] }
            }
        }
    }
}

/// A value of an id that no source minted, for callers that need a stranger.
#[allow(dead_code, reason = "each test that shares this file uses what it needs")]
pub fn stranger<T: Id>() -> T {
    T::from_bits(1)
}
