//! Stands in for the crate of this name, which the parser of Python asks what `"\N{BULLET}"` is.
//!
//! The table of all names would be two thirds of what is loaded to read a `models.py`, where nobody writes such
//! names. A text that does is not misread: the parser says that the string is wrong, and where.

/// The character with this name: never one.
#[must_use]
pub fn character(_name: &str) -> Option<char> {
    None
}
