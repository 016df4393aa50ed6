//! The seven tables of the library, for tests.

#![cfg(test)]

use std::sync::Arc;

use crate::document::{Colour, Layout, Spot};
use crate::schema::{Column, ColumnId, DataType, ForeignKey, Ids, Key, Schema, Table, TableId};

/// Builds a design by names: `author: id* integer, name varchar(80), born date?`.
pub(crate) struct Sample {
    pub schema: Schema,
    pub layout: Layout,
    ids: Ids,
}

impl Sample {
    pub fn new() -> Self {
        Self { schema: Schema::default(), layout: Layout::default(), ids: Ids::new(11) }
    }

    pub fn table(&mut self, name: &str, (x, y): (f64, f64), colour: Colour, columns: &str) -> TableId {
        let mut table = Table::new(self.ids.mint(), name);
        let mut primary = Vec::new();
        for text in columns.split(", ") {
            let (name, kind) = text.split_once(' ').unwrap();
            let mut column = Column::new(self.ids.mint(), name.trim_matches(['*', '!']), DataType::read(kind.trim_end_matches('?')));
            column.nullable = kind.ends_with('?');
            if name.ends_with('*') {
                primary.push(column.id);
            }
            if name.ends_with('!') {
                table.uniques.push(Key { id: self.ids.mint(), name: format!("uq_{name}"), columns: vec![column.id] });
            }
            table.columns.push(column);
        }
        table.primary_key = Some(Key { id: self.ids.mint(), name: format!("pk_{name}"), columns: primary });
        let id = table.id;
        self.layout.spots.insert(id, Spot { x, y, colour, folded: false });
        self.schema.put_table(table);
        id
    }

    pub fn column(&self, table: TableId, name: &str) -> ColumnId {
        self.schema.table(table).unwrap().columns.iter().find(|c| c.name == name).unwrap().id
    }

    pub fn key(&mut self, table: TableId, column: &str, target: TableId) {
        let columns = vec![self.column(table, column)];
        let target_columns = self.schema.table(target).unwrap().primary_columns().to_vec();
        let key = ForeignKey::new(self.ids.mint(), format!("fk_{column}"), columns, target, target_columns);
        Arc::make_mut(self.schema.tables.get_mut(&table).unwrap()).foreign_keys.push(key);
    }

    pub fn library() -> Self {
        let mut s = Self::new();
        let author = s.table("author", (0.0, 0.0), Colour::Violet, "id* integer, name varchar(120), born date?, mentor_id integer?");
        let book = s.table(
            "book",
            (320.0, 0.0),
            Colour::Blue,
            "id* integer, title varchar(200), isbn! char(13), price numeric(8,2)?, author_id integer, borrower_id integer?",
        );
        let student = s.table("student", (680.0, 60.0), Colour::Teal, "id* integer, name varchar(120), email! varchar(255)");
        let club = s.table("club", (1280.0, 40.0), Colour::Amber, "id* integer, name varchar(80), founded timestamptz?");
        let pair = s.table("student_clubs", (980.0, 100.0), Colour::Plain, "student_id* integer, club_id* integer, since date");
        let person = s.table("person", (0.0, 300.0), Colour::Pink, "id* integer, name varchar(120)");
        let passport = s.table("passport", (320.0, 300.0), Colour::Green, "id* integer, number varchar(20), person_id! integer");
        s.key(author, "mentor_id", author);
        s.key(book, "author_id", author);
        s.key(book, "borrower_id", student);
        s.key(pair, "student_id", student);
        s.key(pair, "club_id", club);
        s.key(passport, "person_id", person);
        s
    }
}

impl Sample {
    /// Many tables of ten columns with one and a half lines each, in rows.
    pub fn stress(count: usize) -> Self {
        let mut random = fastrand::Rng::with_seed(4);
        let mut this = Self::new();
        let wide = (count as f64).sqrt().ceil() as usize;
        let columns = "id* integer, a_id integer, b_id integer?, name varchar(120), email! varchar(255), price numeric(8,2), at timestamptz, done boolean, note text?, kind char(3)";
        let mut tables = Vec::new();
        for index in 0..count {
            let at = ((index % wide) as f64 * 340.0, (index / wide) as f64 * 400.0);
            let colour = Colour::ALL[random.usize(..9)].0;
            tables.push(this.table(&format!("table_{index}"), at, colour, columns));
        }
        for (index, table) in tables.iter().enumerate() {
            for column in ["a_id", "b_id"].into_iter().take(1 + index % 2) {
                let near = index.saturating_sub(random.usize(1..=8));
                let far = random.usize(..count);
                this.key(*table, column, tables[if random.u8(..10) == 0 { far } else { near }]);
            }
        }
        this
    }
}
