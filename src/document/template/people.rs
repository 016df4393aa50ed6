//! Designs about people: a clinic, a social network, events with their tickets.

use super::Pen;
use crate::document::{Colour, Document};
use crate::schema::{Cardinality, Ids};

/// Patients, doctors, appointments in rooms, and what was prescribed.
#[must_use]
pub fn clinic(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Clinic", ids);
    pen.enum_type("appointment_status", &["planned", "arrived", "done", "missed"]);
    pen.enum_type("medication_form", &["tablet", "drops", "cream", "injection"]);
    let columns = ["name varchar(120)", "born date", "phone varchar(40) null", "email varchar(255) null"];
    let patient = pen.table("patient", (0.0, 0.0), Colour::Blue, "", &columns);
    let columns = ["company varchar(120)", "policy_number varchar(60) unique", "valid_until date null"];
    let insurance = pen.table("insurance", (0.0, 260.0), Colour::Blue, "Who pays for a patient", &columns);
    let columns = ["starts_at timestamptz", "minutes smallint = 20", "status appointment_status = planned", "note text null"];
    let appointment = pen.table("appointment", (340.0, 0.0), Colour::Violet, "A patient and a doctor at a time in a room", &columns);
    let columns = ["name varchar(40) unique", "storey smallint = 0"];
    let room = pen.table("room", (340.0, 340.0), Colour::Amber, "", &columns);
    let columns = ["name varchar(120)", "licence varchar(40) unique", "email varchar(255) unique"];
    let doctor = pen.table("doctor", (680.0, 0.0), Colour::Green, "", &columns);
    let prescription = pen.table("prescription", (680.0, 300.0), Colour::Violet, "One for an appointment at most", &["issued_on date"]);
    let columns = ["dose varchar(80) -- How much, and when", "days smallint = 7"];
    let item = pen.table("prescription_item", (1020.0, 300.0), Colour::Violet, "", &columns);
    let specialty = pen.table("specialty", (1360.0, 0.0), Colour::Green, "", &["name varchar(80) unique"]);
    let columns = ["name varchar(120)", "strength varchar(40)", "form medication_form = tablet"];
    let medication = pen.table("medication", (1360.0, 300.0), Colour::Amber, "", &columns);
    pen.connect(patient, insurance, Cardinality::OneToOne, false);
    pen.has_many(patient, appointment);
    pen.has_many(doctor, appointment);
    pen.may_have_many(room, appointment);
    pen.connect(appointment, prescription, Cardinality::OneToOne, false);
    pen.has_many(prescription, item);
    pen.cascade(item);
    pen.has_many(medication, item);
    pen.many_to_many(doctor, specialty, (1020.0, 0.0));
    pen.unique(appointment, &["doctor_id", "starts_at"]);
    pen.unique(appointment, &["room_id", "starts_at"]);
    pen.unique(medication, &["name", "strength", "form"]);
    pen.check(appointment, "minutes > 0");
    pen.check(item, "days > 0");
    pen.done()
}

/// People who follow and block each other, what they post and like, and what they write to each other.
#[must_use]
pub fn social(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Social", ids);
    pen.enum_type("visibility", &["everyone", "followers", "nobody"]);
    pen.enum_type("notification_kind", &["follow", "like", "reply", "message"]);
    let now = "created_at timestamptz = (CURRENT_TIMESTAMP)";
    let columns = ["handle varchar(40) unique -- @name", "email varchar(255) unique", now];
    let user = pen.table("user", (340.0, 0.0), Colour::Violet, "", &columns);
    let follow = pen.table("follow", (0.0, -40.0), Colour::Teal, "Who follows whom", &[]);
    let block = pen.table("block", (0.0, 160.0), Colour::Teal, "Who wants to see nothing of whom", &[]);
    let columns = ["name varchar(100)", "about varchar(500) null", "picture varchar(255) null"];
    let profile = pen.table("profile", (0.0, 360.0), Colour::Violet, "What others see of a user", &columns);
    let columns = ["body varchar(500)", "seen_by visibility = everyone", now];
    let post = pen.table("post", (680.0, 0.0), Colour::Green, "", &columns);
    let columns = ["kind notification_kind", "read_at timestamptz null", now];
    let notification = pen.table("notification", (340.0, 360.0), Colour::Amber, "", &columns);
    let conversation = pen.table("conversation", (1020.0, 360.0), Colour::Blue, "Two people or more", &["title varchar(120) null", now]);
    let columns = ["body text", "sent_at timestamptz = (CURRENT_TIMESTAMP)"];
    let message = pen.table("message", (680.0, 580.0), Colour::Blue, "", &columns);
    pen.connect(user, profile, Cardinality::OneToOne, false);
    for (table, one, other) in [(follow, "follower_id integer", "followed_id integer"), (block, "blocker_id integer", "blocked_id integer")]
    {
        pen.has_many_as(user, table, one);
        pen.has_many_as(user, table, other);
        pen.column(table, now);
    }
    pen.natural_key(follow, &["follower_id", "followed_id"]);
    pen.natural_key(block, &["blocker_id", "blocked_id"]);
    pen.has_many(user, post);
    pen.may_have_many_as(post, post, "answers_id integer -- The post that this one answers");
    pen.many_to_many_as("like", (user, post), (1020.0, 0.0), &[now]);
    pen.has_many(user, notification);
    pen.may_have_many(post, notification);
    pen.many_to_many_as("participant", (user, conversation), (680.0, 360.0), &["read_at timestamptz null"]);
    pen.has_many(conversation, message);
    pen.has_many(user, message);
    pen.cascade(message);
    pen.check(post, "body <> ''");
    pen.done()
}

/// Venues with their seats, events, performances, and tickets that are booked.
#[must_use]
pub fn events(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Events", ids);
    pen.enum_type("event_kind", &["concert", "theatre", "talk", "sport"]);
    pen.enum_type("booking_status", &["held", "paid", "cancelled"]);
    let columns = ["name varchar(120)", "email varchar(255) unique"];
    let organizer = pen.table("organizer", (0.0, 0.0), Colour::Blue, "", &columns);
    let columns = ["name varchar(120)", "city varchar(80)", "street varchar(160) null"];
    let venue = pen.table("venue", (0.0, 260.0), Colour::Amber, "", &columns);
    let columns = ["title varchar(160)", "about text null", "kind event_kind = concert"];
    let event = pen.table("event", (340.0, 0.0), Colour::Violet, "", &columns);
    let columns = ["starts_at timestamptz", "doors_at timestamptz null"];
    let performance = pen.table("performance", (340.0, 260.0), Colour::Violet, "An event at a time in a venue", &columns);
    let columns = ["line varchar(8) -- The row, such as F", "number smallint"];
    let seat = pen.table("seat", (340.0, 500.0), Colour::Amber, "", &columns);
    let artist = pen.table("artist", (1020.0, 0.0), Colour::Violet, "", &["name varchar(120)"]);
    let columns = ["name varchar(60) -- Standing, balcony", "price numeric(10,2)", "number integer -- How many there are"];
    let ticket_type = pen.table("ticket_type", (680.0, 260.0), Colour::Green, "", &columns);
    let ticket = pen.table("ticket", (1020.0, 260.0), Colour::Green, "", &["code varchar(40) unique -- What the door reads"]);
    let columns =
        ["email varchar(255)", "status booking_status = held", "total numeric(12,2) = 0", "booked_at timestamptz = (CURRENT_TIMESTAMP)"];
    let booking = pen.table("booking", (1360.0, 160.0), Colour::Orange, "", &columns);
    let columns = ["name varchar(120)", "email varchar(255) null"];
    let attendee = pen.table("attendee", (1360.0, 400.0), Colour::Orange, "Who comes", &columns);
    let columns = ["gate varchar(20) null", "scanned_at timestamptz = (CURRENT_TIMESTAMP)"];
    let check_in = pen.table("check_in", (1360.0, 580.0), Colour::Green, "A ticket lets in once", &columns);
    pen.has_many(organizer, event);
    pen.many_to_many(event, artist, (680.0, 0.0));
    pen.has_many(event, performance);
    pen.has_many(venue, performance);
    pen.has_many(venue, seat);
    pen.has_many(performance, ticket_type);
    pen.has_many(performance, ticket);
    pen.has_many(ticket_type, ticket);
    pen.may_have_many(seat, ticket);
    pen.has_many(booking, ticket);
    pen.may_have_many(attendee, ticket);
    pen.connect(ticket, check_in, Cardinality::OneToOne, false);
    pen.unique(seat, &["venue_id", "line", "number"]);
    pen.unique(ticket, &["performance_id", "seat_id"]);
    pen.check(ticket_type, "price >= 0");
    pen.done()
}
