//! Designs to start from, laid out by hand.
//!
//! Each is drawn with the edits that a user has, so it follows the same rules for names and keys.
//! Law: no edit of a template is refused; every table has a place, and no two tables touch.

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

/// All of them, in the order in which they are offered.
pub const TEMPLATES: [Template; 4] = [
    Template { name: "School", about: "Teachers, students and clubs: the classic first design", make: school },
    Template { name: "Library", about: "Authors and books, clubs, passports: all kinds of relations", make: library },
    Template { name: "Blog", about: "Posts, comments that answer comments, tags", make: blog },
    Template { name: "Shop", about: "Products, carts, orders, two addresses for one order", make: shop },
];

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

    fn many_to_many(&mut self, left: TableId, right: TableId, at: (f64, f64)) {
        let before: Vec<TableId> = self.document.schema.tables.keys().copied().collect();
        let (columns, cardinality) = (Vec::new(), Cardinality::ManyToMany);
        self.edit(Edit::Connect { parent: left, child: right, cardinality, columns, optional: true, x: at.0, y: at.1 });
        let new = self.document.schema.tables.keys().find(|id| !before.contains(id)).copied();
        self.edit(Edit::Colour { tables: new.into_iter().collect(), colour: Colour::Teal });
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

/// Teacher and student, student and club, person and passport.
#[must_use]
pub fn school(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("School", ids);
    pen.enum_type("subject", &["mathematics", "languages", "science", "arts", "sports"]);
    let columns = ["name varchar(100)", "email varchar(255) unique", "subject subject"];
    let teacher = pen.table("teacher", (0.0, 0.0), Colour::Blue, "Those who teach", &columns);
    let columns = ["name varchar(100)", "email varchar(255) unique", "born date null"];
    let student = pen.table("student", (340.0, 0.0), Colour::Blue, "Those who learn", &columns);
    let columns = ["name varchar(80) unique", "room varchar(20) null -- Where it meets"];
    let club = pen.table("club", (340.0, 270.0), Colour::Teal, "Groups for the afternoon", &columns);
    pen.has_many(teacher, student);
    pen.many_to_many(student, club, (680.0, 135.0));
    person_and_passport(&mut pen, (0.0, 480.0), (340.0, 480.0));
    pen.done()
}

/// Author and book, student and club, person and passport: one-to-many, many-to-many, one-to-one.
#[must_use]
pub fn library(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Library", ids);
    pen.enum_type("genre", &["novel", "poetry", "science", "children"]);
    let columns = ["name varchar(100)", "born date null", "country varchar(60) null"];
    let author = pen.table("author", (0.0, 0.0), Colour::Violet, "People who write books", &columns);
    let columns =
        ["title varchar(200)", "isbn char(13) unique -- The number under the bar code", "genre genre = novel", "price numeric(8,2) null"];
    let book = pen.table("book", (340.0, 0.0), Colour::Violet, "Books on the shelves", &columns);
    pen.check(book, "price >= 0");
    let columns = ["name varchar(100)", "email varchar(255) unique"];
    let student = pen.table("student", (0.0, 330.0), Colour::Teal, "Those who read", &columns);
    let columns = ["name varchar(80) unique", "meets_on varchar(20) null"];
    let club = pen.table("club", (680.0, 330.0), Colour::Teal, "Reading clubs", &columns);
    pen.has_many(author, book);
    pen.many_to_many(student, club, (340.0, 330.0));
    person_and_passport(&mut pen, (0.0, 540.0), (340.0, 540.0));
    pen.done()
}

fn person_and_passport(pen: &mut Pen, person_at: (f64, f64), passport_at: (f64, f64)) {
    let columns = ["name varchar(100)", "born date null"];
    let person = pen.table("person", person_at, Colour::Amber, "Anyone", &columns);
    let columns = ["number varchar(20) unique", "valid_until date"];
    let passport = pen.table("passport", passport_at, Colour::Amber, "One for each person", &columns);
    pen.connect(person, passport, Cardinality::OneToOne, false);
}

/// Posts with comments, tags and categories.
#[must_use]
pub fn blog(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Blog", ids);
    pen.enum_type("post_status", &["draft", "published", "archived"]);
    let columns = ["email varchar(255) unique", "password_hash varchar(255)", "created_at timestamptz = (CURRENT_TIMESTAMP)"];
    let user = pen.table("user", (0.0, 0.0), Colour::Blue, "Everyone who can sign in", &columns);
    let columns = ["name varchar(100)", "about text null"];
    let profile = pen.table("profile", (0.0, 340.0), Colour::Blue, "What others see of a user", &columns);
    let columns = [
        "title varchar(200)",
        "slug varchar(200) unique -- Its name in the address",
        "body text",
        "status post_status = draft",
        "published_at timestamptz null",
    ];
    let post = pen.table("post", (340.0, 0.0), Colour::Violet, "Articles", &columns);
    let columns = ["body text", "created_at timestamptz = (CURRENT_TIMESTAMP)"];
    let comment = pen.table("comment", (340.0, 400.0), Colour::Green, "Answers to posts and to each other", &columns);
    let category = pen.table("category", (680.0, 240.0), Colour::Amber, "", &["name varchar(80) unique"]);
    let columns = ["path varchar(255)", "alt varchar(255) = picture -- For those who cannot see it"];
    let media = pen.table("media", (680.0, 430.0), Colour::Amber, "Pictures", &columns);
    let tag = pen.table("tag", (1020.0, 0.0), Colour::Teal, "", &["name varchar(60) unique"]);
    pen.connect(user, profile, Cardinality::OneToOne, false);
    pen.has_many(user, post);
    pen.may_have_many(category, post);
    pen.may_have_many(media, post);
    pen.has_many(user, comment);
    pen.has_many(post, comment);
    pen.may_have_many(comment, comment);
    pen.cascade(comment);
    pen.many_to_many(post, tag, (680.0, 0.0));
    pen.done()
}

/// Customers, products, carts and orders.
#[must_use]
pub fn shop(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Shop", ids);
    pen.enum_type("order_status", &["placed", "paid", "sent", "cancelled"]);
    pen.enum_type("payment_method", &["card", "transfer", "invoice"]);
    let columns = ["email varchar(255) unique", "name varchar(100)", "created_at timestamptz = (CURRENT_TIMESTAMP)"];
    let customer = pen.table("customer", (0.0, 0.0), Colour::Blue, "People who buy", &columns);
    let columns = ["street varchar(200)", "city varchar(100)", "postcode varchar(20)", "country char(2)"];
    let address = pen.table("address", (0.0, 300.0), Colour::Blue, "Where parcels and bills go", &columns);
    let columns = ["status order_status = placed", "total numeric(12,2) = 0", "placed_at timestamptz = (CURRENT_TIMESTAMP)"];
    let order = pen.table("order", (340.0, 160.0), Colour::Violet, "What was bought", &columns);
    let columns = ["method payment_method", "amount numeric(12,2)", "paid_at timestamptz null"];
    let payment = pen.table("payment", (340.0, 520.0), Colour::Violet, "", &columns);
    let columns = ["carrier varchar(60)", "tracking varchar(60) null", "sent_at timestamptz null"];
    let shipment = pen.table("shipment", (340.0, 760.0), Colour::Violet, "", &columns);
    let columns = ["quantity integer = 1", "price numeric(10,2) -- As it was on that day"];
    let order_item = pen.table("order_item", (680.0, 160.0), Colour::Violet, "", &columns);
    let columns = ["name varchar(200)", "sku varchar(40) unique -- The number on the shelf", "price numeric(10,2)", "stock integer = 0"];
    let product = pen.table("product", (1020.0, 160.0), Colour::Green, "What can be bought", &columns);
    let review = pen.table("review", (1020.0, 460.0), Colour::Amber, "", &["stars smallint", "body text null"]);
    let category = pen.table("category", (1700.0, 160.0), Colour::Teal, "A tree", &["name varchar(80) unique"]);
    let cart = pen.table("cart", (340.0, -80.0), Colour::Orange, "", &["created_at timestamptz = (CURRENT_TIMESTAMP)"]);
    let cart_item = pen.table("cart_item", (680.0, -80.0), Colour::Orange, "", &["quantity integer = 1"]);
    pen.has_many(customer, address);
    pen.has_many(customer, order);
    pen.has_many_as(address, order, "billing_address_id integer");
    pen.has_many_as(address, order, "shipping_address_id integer");
    pen.has_many(order, payment);
    pen.has_many(order, shipment);
    pen.has_many(order, order_item);
    pen.has_many(product, order_item);
    pen.has_many(product, review);
    pen.may_have_many(customer, review);
    pen.connect(customer, cart, Cardinality::OneToOne, false);
    pen.has_many(cart, cart_item);
    pen.has_many(product, cart_item);
    pen.cascade(cart_item);
    pen.may_have_many(category, category);
    pen.many_to_many(product, category, (1360.0, 160.0));
    pen.check(product, "price >= 0");
    pen.check(order_item, "quantity > 0");
    pen.check(review, "stars BETWEEN 1 AND 5");
    pen.done()
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
