//! Designs to start from, laid out by hand.
//!
//! Each is drawn with the edits that a user has, so it follows the same rules for names and keys.
//! Law: no edit of a template is refused; every table has a place, and no two tables touch.

mod classics;
mod people;
mod work;

pub use classics::{blog, library, school, shop};
pub use people::{clinic, events, social};
pub use work::{bank, music, team};

use super::{Colour, Document, Edit};
use crate::schema::{Cardinality, Column, ColumnId, DefaultValue, EnumId, Ids, ReferentialAction, RelationId, TableId, relations};

/// A design to start from.
#[derive(Clone, Copy)]
pub struct Template {
    /// Its name: "Library".
    pub name: &'static str,
    /// What it shows, in a few words.
    pub about: &'static str,
    /// Makes it, with fresh ids.
    pub make: fn(&mut Ids) -> Document,
}

/// What is offered: the name of each and what it shows. The page has these words and nothing more of a template.
pub const OFFERED: [(&str, &str); 10] = [
    ("School", "Teachers, students and clubs: the classic first design"),
    ("Library", "Authors and books, clubs, passports: all kinds of relations"),
    ("Blog", "Posts, comments that answer comments, tags"),
    ("Shop", "Products, carts, orders, two addresses for one order"),
    ("Team", "Organizations with members, projects, tasks and invoices"),
    ("Music", "Artists, albums, tracks, playlists and what was sold"),
    ("Clinic", "Patients, doctors, appointments and prescriptions"),
    ("Bank", "Accounts, a ledger in two entries, exchange rates"),
    ("Social", "People who follow each other, posts, likes, messages"),
    ("Events", "Venues, seats, performances, tickets and bookings"),
];

/// All of them, in the order in which they are offered.
pub const TEMPLATES: [Template; 10] = [
    offered(0, school),
    offered(1, library),
    offered(2, blog),
    offered(3, shop),
    offered(4, team),
    offered(5, music),
    offered(6, clinic),
    offered(7, bank),
    offered(8, social),
    offered(9, events),
];

const fn offered(at: usize, make: fn(&mut Ids) -> Document) -> Template {
    Template { name: OFFERED[at].0, about: OFFERED[at].1, make }
}

/// Draws a template. A column is a line of words: `title varchar(200) unique = nothing`.
struct Pen<'a> {
    document: Document,
    ids: &'a mut Ids,
    refused: usize,
}

impl<'a> Pen<'a> {
    fn new(name: &str, ids: &'a mut Ids) -> Self {
        Self { document: Document { name: name.into(), ..Document::default() }, ids, refused: 0 }
    }

    fn edit(&mut self, edit: Edit) {
        self.refused += usize::from(self.document.edit(edit, self.ids).is_err());
    }

    fn done(self) -> Document {
        debug_assert_eq!(self.refused, 0, "an edit of the template {} is refused", self.document.name);
        self.document
    }

    fn enum_type(&mut self, name: &str, values: &[&str]) {
        let id: EnumId = self.ids.mint();
        self.edit(Edit::AddEnum { id, name: name.into(), values: values.iter().map(|v| (*v).to_owned()).collect() });
    }

    fn table(&mut self, name: &str, at: (f64, f64), colour: Colour, comment: &str, columns: &[&str]) -> TableId {
        let table: TableId = self.ids.mint();
        self.edit(Edit::AddTable { id: table, name: name.into(), x: at.0, y: at.1 });
        self.edit(Edit::Colour { tables: vec![table], colour });
        self.edit(Edit::CommentTable { table, comment: comment.into() });
        for line in columns {
            self.column(table, line);
        }
        table
    }

    /// `name type`, then `null`, `unique`, `= default`, `= (expression)`, `-- comment`.
    fn column(&mut self, table: TableId, line: &str) -> ColumnId {
        let (line, comment) = line.split_once(" -- ").unwrap_or((line, ""));
        let (line, default) = line.split_once(" = ").map_or((line, None), |(line, text)| (line, Some(text)));
        let mut words = line.split(' ');
        let (name, data_type) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let flags: Vec<&str> = words.collect();
        let mut column = Column::new(self.ids.mint(), name, self.document.schema.read_type(data_type));
        column.nullable = flags.contains(&"null");
        column.comment = comment.into();
        column.default = default.map(|text| match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            Some(expression) => DefaultValue::Expression(expression.into()),
            None => DefaultValue::Literal(text.into()),
        });
        let id = column.id;
        self.edit(Edit::AddColumn { table, column, position: None });
        if flags.contains(&"unique") {
            self.edit(Edit::SetUnique { table, column: id, unique: true });
        }
        id
    }

    fn check(&mut self, table: TableId, expression: &str) {
        self.edit(Edit::AddCheck { table, name: String::new(), expression: expression.into() });
    }

    fn connect(&mut self, parent: TableId, child: TableId, cardinality: Cardinality, optional: bool) {
        self.edit(Edit::Connect { parent, child, cardinality, columns: Vec::new(), optional, x: 0.0, y: 0.0 });
    }

    fn has_many(&mut self, parent: TableId, child: TableId) {
        self.connect(parent, child, Cardinality::OneToMany, false);
    }

    fn may_have_many(&mut self, parent: TableId, child: TableId) {
        self.connect(parent, child, Cardinality::OneToMany, true);
    }

    /// One-to-many by a column with a name of its own, such as `billing_address_id`.
    fn has_many_as(&mut self, parent: TableId, child: TableId, line: &str) {
        let column = self.column(child, line);
        let columns = vec![column];
        let cardinality = Cardinality::OneToMany;
        self.edit(Edit::Connect { parent, child, cardinality, columns, optional: false, x: 0.0, y: 0.0 });
    }

    /// One-to-many that may be missing, by a column with a name of its own, such as `manager_id`.
    fn may_have_many_as(&mut self, parent: TableId, child: TableId, line: &str) {
        let columns = vec![self.column(child, line)];
        let cardinality = Cardinality::OneToMany;
        self.edit(Edit::Connect { parent, child, cardinality, columns, optional: true, x: 0.0, y: 0.0 });
    }

    /// The columns of a table by their names.
    fn columns(&self, table: TableId, names: &[&str]) -> Vec<ColumnId> {
        let table = self.document.schema.table(table);
        let of_name =
            |name: &&str| table.and_then(|table| table.columns.iter().find(|column| column.name == *name)).map(|column| column.id);
        names.iter().filter_map(of_name).collect()
    }

    /// Makes these columns the primary key in place of the number that every table begins with.
    fn natural_key(&mut self, table: TableId, names: &[&str]) {
        let (columns, id) = (self.columns(table, names), self.columns(table, &["id"]));
        self.edit(Edit::SetPrimaryKey { table, columns });
        self.edit(Edit::DeleteColumns { table, columns: id });
    }

    /// No two rows have the same values in these columns together.
    fn unique(&mut self, table: TableId, names: &[&str]) {
        let columns = self.columns(table, names);
        self.edit(Edit::AddUnique { table, columns });
    }

    /// Many-to-many with facts of its own: the junction table.
    fn many_to_many_as(&mut self, name: &str, (left, right): (TableId, TableId), at: (f64, f64), lines: &[&str]) {
        let Some(table) = self.many_to_many(left, right, at) else { return };
        self.edit(Edit::RenameTable { table, name: name.into(), follow: true });
        for line in lines {
            self.column(table, line);
        }
    }

    fn many_to_many(&mut self, left: TableId, right: TableId, at: (f64, f64)) -> Option<TableId> {
        let before: Vec<TableId> = self.document.schema.tables.keys().copied().collect();
        let (columns, cardinality) = (Vec::new(), Cardinality::ManyToMany);
        self.edit(Edit::Connect { parent: left, child: right, cardinality, columns, optional: true, x: at.0, y: at.1 });
        let new = self.document.schema.tables.keys().find(|id| !before.contains(id)).copied();
        self.edit(Edit::Colour { tables: new.into_iter().collect(), colour: Colour::Teal });
        new
    }

    /// Rows of the child go with their parent.
    fn cascade(&mut self, child: TableId) {
        let all = relations(&self.document.schema);
        for relation in all.iter().filter(|relation| relation.target == child) {
            if let RelationId::Key(table, key) = relation.id {
                let (on_delete, on_update) = (ReferentialAction::Cascade, ReferentialAction::NoAction);
                self.edit(Edit::SetActions { table, key, on_delete, on_update });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::Extent;
    use super::*;

    #[test]
    fn templates_are_whole() {
        for template in TEMPLATES {
            let document = (template.make)(&mut Ids::new(1));
            let schema = &document.schema;
            assert_eq!(document.name, template.name);
            assert!(!schema.enums.is_empty() && schema.tables.values().any(|table| !table.comment.is_empty()));
            let places: Vec<_> = schema.tables.values().map(|t| (&t.name, Extent::of(t, document.layout.spots[&t.id]))).collect();
            for (at, (name, place)) in places.iter().enumerate() {
                for (other, theirs) in &places[at + 1..] {
                    assert!(!place.touches(theirs), "{name} touches {other}");
                }
            }
        }
    }

    fn names(document: &Document) -> Vec<&str> {
        document.schema.tables_by_name().iter().map(|table| table.name.as_str()).collect()
    }

    #[test]
    fn each_template_has_relations_of_all_kinds() {
        for template in TEMPLATES {
            let document = (template.make)(&mut Ids::new(1));
            let kinds: Vec<Cardinality> = relations(&document.schema).iter().map(|relation| relation.cardinality).collect();
            for kind in [Cardinality::OneToOne, Cardinality::OneToMany, Cardinality::ManyToMany] {
                assert!(kinds.contains(&kind), "{} has no {kind:?}", template.name);
            }
        }
    }

    #[test]
    fn the_classics_have_their_tables() {
        let ids = &mut Ids::new(1);
        assert_eq!(names(&school(ids)), ["club", "passport", "person", "student", "student_clubs", "teacher"]);
        let seven = ["author", "book", "club", "passport", "person", "student", "student_clubs"];
        assert_eq!(names(&library(ids)), seven);
        let kinds: Vec<Cardinality> = relations(&library(ids).schema).iter().map(|r| r.cardinality).collect();
        assert_eq!(kinds.len(), 3);
        for kind in [Cardinality::OneToOne, Cardinality::OneToMany, Cardinality::ManyToMany] {
            assert!(kinds.contains(&kind));
        }
    }
}
