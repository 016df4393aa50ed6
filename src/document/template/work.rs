//! Designs for work: a team and its tasks, a music shop, a bank.

use super::Pen;
use crate::document::{Colour, Document};
use crate::schema::{Cardinality, Ids};

/// Organizations that share one database, with members, projects, tasks and what they pay.
#[must_use]
pub fn team(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Team", ids);
    pen.enum_type("member_role", &["owner", "admin", "member", "guest"]);
    pen.enum_type("task_status", &["open", "doing", "done"]);
    pen.enum_type("subscription_status", &["trial", "active", "late", "ended"]);
    let columns = ["name varchar(60) unique", "price numeric(10,2) = 0", "seats integer = 5"];
    let plan = pen.table("plan", (-60.0, 0.0), Colour::Amber, "What can be bought", &columns);
    let columns = ["status subscription_status = trial", "renews_on date null"];
    let subscription = pen.table("subscription", (-60.0, 240.0), Colour::Amber, "What an organization has bought", &columns);
    let columns = ["number varchar(40) unique", "amount numeric(12,2)", "paid_at timestamptz null"];
    let invoice = pen.table("invoice", (-60.0, 540.0), Colour::Amber, "", &columns);
    let columns = ["name varchar(80)", "hash varchar(128) unique -- The key itself is kept nowhere", "last_used_at timestamptz null"];
    let api_key = pen.table("api_key", (340.0, -60.0), Colour::Blue, "For programs", &columns);
    let columns = [
        "name varchar(120)",
        "slug varchar(60) unique -- Its name in the address",
        "settings json null",
        "created_at timestamptz = (CURRENT_TIMESTAMP)",
        "deleted_at timestamptz null -- Kept for thirty days",
    ];
    let organization = pen.table("organization", (340.0, 240.0), Colour::Blue, "Everything belongs to one", &columns);
    let columns = ["email varchar(255)", "role member_role = member", "expires_at timestamptz"];
    let invitation = pen.table("invitation", (340.0, 540.0), Colour::Blue, "", &columns);
    let columns =
        ["email varchar(255) unique", "name varchar(100)", "avatar varchar(255) null", "created_at timestamptz = (CURRENT_TIMESTAMP)"];
    let user = pen.table("user", (1020.0, -60.0), Colour::Violet, "People, in one organization or in many", &columns);
    let columns = ["name varchar(120)", "archived boolean = false"];
    let project = pen.table("project", (680.0, 240.0), Colour::Green, "", &columns);
    let columns = ["name varchar(60)", "colour char(7) = #4F46E5"];
    let label = pen.table("label", (680.0, 540.0), Colour::Teal, "", &columns);
    let columns = [
        "title varchar(200)",
        "body text null",
        "status task_status = open",
        "due_on date null",
        "place integer = 0 -- In its list, from the top",
    ];
    let task = pen.table("task", (1020.0, 240.0), Colour::Green, "What is to be done", &columns);
    let columns = ["body text", "created_at timestamptz = (CURRENT_TIMESTAMP)"];
    let comment = pen.table("comment", (1360.0, 240.0), Colour::Green, "", &columns);
    let columns = ["name varchar(200)", "path varchar(255)", "bytes bigint"];
    let attachment = pen.table("attachment", (1360.0, 540.0), Colour::Green, "Files beside a comment", &columns);
    let columns = ["action varchar(80)", "data json null", "happened_at timestamptz = (CURRENT_TIMESTAMP)"];
    let audit_log = pen.table("audit_log", (680.0, 800.0), Colour::Plain, "Who did what; never changed", &columns);
    pen.has_many(plan, subscription);
    pen.connect(organization, subscription, Cardinality::OneToOne, false);
    pen.has_many(subscription, invoice);
    for child in [api_key, invitation, project, label, audit_log] {
        pen.has_many(organization, child);
    }
    pen.many_to_many_as(
        "membership",
        (organization, user),
        (680.0, -60.0),
        &["role member_role = member", "joined_at timestamptz = (CURRENT_TIMESTAMP)"],
    );
    pen.has_many(project, task);
    pen.may_have_many_as(task, task, "parent_id integer");
    pen.many_to_many_as("task_assignees", (task, user), (1360.0, -60.0), &[]);
    pen.many_to_many(task, label, (1020.0, 640.0));
    pen.has_many(task, comment);
    pen.has_many(user, comment);
    pen.has_many(comment, attachment);
    pen.may_have_many(user, audit_log);
    pen.unique(project, &["organization_id", "name"]);
    pen.unique(label, &["organization_id", "name"]);
    pen.check(plan, "price >= 0");
    pen.check(plan, "seats > 0");
    pen.done()
}

/// The music shop that so many lessons are about: from the artist to the line of an invoice.
#[must_use]
pub fn music(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Music", ids);
    pen.enum_type("media_kind", &["mp3", "aac", "flac", "video"]);
    let artist = pen.table("artist", (0.0, 0.0), Colour::Violet, "", &["name varchar(120)"]);
    let columns = ["title varchar(160)", "released_on date null"];
    let album = pen.table("album", (340.0, 0.0), Colour::Violet, "", &columns);
    let columns = [
        "name varchar(200)",
        "composer varchar(220) null",
        "kind media_kind = mp3",
        "milliseconds integer",
        "bytes bigint null",
        "price numeric(10,2) = 0.99",
    ];
    let track = pen.table("track", (680.0, 0.0), Colour::Violet, "What is heard and sold", &columns);
    let columns = ["text text", "language char(2) = en"];
    let lyrics = pen.table("lyrics", (340.0, 200.0), Colour::Violet, "The words of a track, where it has some", &columns);
    let genre = pen.table("genre", (1020.0, 0.0), Colour::Amber, "", &["name varchar(80) unique"]);
    let playlist = pen.table("playlist", (1360.0, 150.0), Colour::Teal, "", &["name varchar(120)"]);
    let columns =
        ["first_name varchar(60)", "last_name varchar(60)", "title varchar(60) null", "hired_on date", "email varchar(255) unique"];
    let employee = pen.table("employee", (0.0, 440.0), Colour::Blue, "Those who sell, and to whom they report", &columns);
    let columns = ["first_name varchar(60)", "last_name varchar(60)", "email varchar(255) unique", "country varchar(60) null"];
    let customer = pen.table("customer", (340.0, 440.0), Colour::Blue, "", &columns);
    let columns = ["billed_at timestamptz = (CURRENT_TIMESTAMP)", "country varchar(60) null", "total numeric(12,2) = 0"];
    let invoice = pen.table("invoice", (680.0, 440.0), Colour::Orange, "", &columns);
    let columns = ["price numeric(10,2) -- As it was on that day", "quantity integer = 1"];
    let invoice_line = pen.table("invoice_line", (1020.0, 440.0), Colour::Orange, "", &columns);
    pen.has_many(artist, album);
    pen.may_have_many(album, track);
    pen.may_have_many(genre, track);
    pen.connect(track, lyrics, Cardinality::OneToOne, false);
    pen.many_to_many(track, playlist, (1020.0, 150.0));
    pen.may_have_many_as(employee, employee, "manager_id integer");
    pen.may_have_many_as(employee, customer, "contact_id integer -- Who looks after them");
    pen.has_many(customer, invoice);
    pen.has_many(invoice, invoice_line);
    pen.has_many(track, invoice_line);
    pen.check(invoice_line, "quantity > 0");
    pen.check(track, "price >= 0");
    pen.done()
}

/// A ledger: each transaction moves money by entries that add up to nothing.
#[must_use]
pub fn bank(ids: &mut Ids) -> Document {
    let mut pen = Pen::new("Bank", ids);
    pen.enum_type("account_kind", &["current", "savings", "loan", "internal"]);
    pen.enum_type("holder_role", &["owner", "proxy"]);
    let columns = ["name varchar(120)", "email varchar(255) unique", "born date null", "since date"];
    let customer = pen.table("customer", (0.0, 0.0), Colour::Blue, "", &columns);
    let columns = ["kind varchar(40)", "number varchar(40) unique", "valid_until date"];
    let identity = pen.table("identity_document", (0.0, 260.0), Colour::Blue, "How a customer was recognized", &columns);
    let columns = [
        "iban varchar(34) unique -- Its number anywhere in the world",
        "kind account_kind = current",
        "opened_on date",
        "closed_on date null",
    ];
    let account = pen.table("account", (680.0, 0.0), Colour::Green, "", &columns);
    let currency = pen.table(
        "currency",
        (680.0, 300.0),
        Colour::Amber,
        "",
        &["code char(3) -- EUR, JPY", "name varchar(60)", "digits smallint = 2 -- After the point"],
    );
    pen.natural_key(currency, &["code"]);
    let columns = ["reference varchar(40) unique", "description varchar(200) null", "booked_at timestamptz = (CURRENT_TIMESTAMP)"];
    let transaction = pen.table("transaction", (1360.0, 0.0), Colour::Violet, "Its entries add up to zero", &columns);
    let columns = ["line smallint -- From 1 in each transaction", "amount numeric(18,2) -- Below zero: money leaves the account"];
    let entry = pen.table("ledger_entry", (1020.0, 0.0), Colour::Violet, "Never changed, only reversed", &columns);
    let columns = ["day date", "rate numeric(18,8)"];
    let rate = pen.table("exchange_rate", (1020.0, 300.0), Colour::Amber, "How much of the second one gets for one of the first", &columns);
    pen.connect(customer, identity, Cardinality::OneToOne, false);
    pen.many_to_many_as("account_holder", (customer, account), (340.0, 0.0), &["role holder_role = owner", "since date"]);
    pen.has_many_as(currency, account, "currency_code char(3)");
    pen.has_many(transaction, entry);
    pen.has_many(account, entry);
    pen.natural_key(entry, &["transaction_id", "line"]);
    pen.has_many_as(currency, rate, "base_code char(3)");
    pen.has_many_as(currency, rate, "quote_code char(3)");
    pen.natural_key(rate, &["base_code", "quote_code", "day"]);
    pen.may_have_many_as(transaction, transaction, "reverses_id integer");
    pen.check(entry, "amount <> 0");
    pen.check(rate, "rate > 0");
    pen.done()
}
