//! The designs that everybody begins with: a school, a library, a blog, a shop.

use super::Pen;
use crate::document::{Colour, Document};
use crate::schema::{Cardinality, Ids};

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
