//! Words that several parts of the interface share.

use crate::document::{Document, Revision};
use crate::schema::{Cardinality, plural};

/// The number and the message of a revision: "0002 add email".
pub fn revision(design: &Document, revision: &Revision) -> String {
    format!("{:04} {}", design.number(revision.id), revision.message)
}

/// A number with its noun: "1 table", "3 tables".
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {}", if number == 1 { noun.to_owned() } else { plural(noun) })
}

/// The short form of a kind of relation.
pub fn cardinality(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::OneToOne => "1:1",
        Cardinality::OneToMany => "1:N",
        Cardinality::ManyToMany => "N:M",
    }
}
