//! The saved file: JSON in a stable order, a fact a line, so that a pull request that adds a column shows
//! the lines of that column.
//!
//! Laws: what is written reads back as the same document; what is read is always a sound document, whatever
//! the file says. What had to be repaired for that is said as a [`Problem`].
//! A revision holds only what differs from its parent. Fields that this version does not know are skipped.

mod read;
mod records;
mod repair;
mod write;

use super::Document;
use crate::schema::{Problem, Schema};
use records::{DesignRecord, HeadRecord};

/// The number of the format that is written.
pub const FORMAT: u32 = 1;

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The text is no JSON, or not of the shape of a design.
    #[error(
        "The file cannot be read: at line {line}, column {column}, {reason}. \
         Open a copy that you saved before, or correct this place in a text editor."
    )]
    Broken {
        /// The line, from 1.
        line: usize,
        /// The column in it, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// JSON of something else.
    #[error("This is not a design of Relata: it has no format number. Choose a file that ends in .relata.json.")]
    NotADesign,
    /// A later version wrote it.
    #[error(
        "This design was saved by a newer version of Relata (format {found}; this version reads up to {FORMAT}). \
         Reload the page to get the newest version, then open it again."
    )]
    Newer {
        /// The number in the file.
        found: u64,
    },
}

/// The text of a file that people keep: a fact a line.
#[must_use]
pub fn write_file(document: &Document) -> String {
    let mut text = serde_json::to_string_pretty(&write::design(document)).unwrap_or_default();
    text.push('\n');
    text
}

/// The same in as few letters as possible, for the browser's storage.
#[must_use]
pub fn write_compact(document: &Document) -> String {
    serde_json::to_string(&write::design(document)).unwrap_or_default()
}

/// Reads a file that [`write_file`] or [`write_compact`] wrote, or a hand.
///
/// # Errors
/// Where the text is no design, or one of a newer version. Anything less is repaired, and said.
pub fn read_file(text: &str) -> Result<(Document, Vec<Problem>), FileError> {
    let text = text.trim_start_matches('\u{feff}');
    let head: HeadRecord = serde_json::from_str(text).map_err(|error| broken(&error))?;
    match head.format {
        None => return Err(FileError::NotADesign),
        Some(found) if found > u64::from(FORMAT) => return Err(FileError::Newer { found }),
        Some(_) => {}
    }
    let design: DesignRecord = serde_json::from_str(text).map_err(|error| broken(&error))?;
    Ok(read::document(design))
}

/// Makes a schema sound: every id in it points at something, and no name is there twice.
pub(super) fn make_sound(schema: &mut Schema) {
    repair::repair(schema, &mut read::Findings::default());
}

fn broken(error: &serde_json::Error) -> FileError {
    let words = error.to_string();
    let reason = words.split(" at line ").next().unwrap_or_default();
    let reason = if error.is_eof() { "it ends too early; the end of the file is missing" } else { reason };
    FileError::Broken { line: error.line(), column: error.column(), reason: reason.into() }
}
