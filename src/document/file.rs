//! The saved file: JSON in a stable order, a fact a line, so that a pull request that adds a column shows
//! the lines of that column.
//!
//! Laws: what is written reads back as the same document; what is read is always a sound document, whatever
//! the file says. What had to be repaired for that is said as a [`Problem`].
//! A revision holds only what differs from its parent. Fields that this version does not know are skipped.

mod json;
mod read;
mod repair;
mod write;
mod writer;

use super::Document;
use crate::schema::{Problem, Schema};
use json::{At, Fault, Json};
use writer::Writer;

/// The number of the format that is written.
pub const FORMAT: u32 = 1;

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The text is no JSON, or not of the shape of a design.
    #[error(
        "The file cannot be read: at {place}, {reason}. \
         Open a copy that you saved before, or correct this place in a text editor."
    )]
    Broken {
        /// The line and the column, or the way to the field.
        place: String,
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
    let mut text = written(document, true);
    text.push('\n');
    text
}

/// The same in as few letters as possible, for the browser's storage.
#[must_use]
pub fn write_compact(document: &Document) -> String {
    written(document, false)
}

fn written(document: &Document, pretty: bool) -> String {
    let mut writer = Writer::new(pretty);
    write::design(&mut writer, document);
    writer.finish()
}

/// Reads a file that [`write_file`] or [`write_compact`] wrote, or a hand.
///
/// # Errors
/// Where the text is no design, or one of a newer version. Anything less is repaired, and said.
pub fn read_file(text: &str) -> Result<(Document, Vec<Problem>), FileError> {
    let text = text.trim_start_matches('\u{feff}');
    let json: Json = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let Json::Record(_) = json else { return Err(FileError::NotADesign) };
    let fault = Fault::default();
    let at = At::top(&json, &fault);
    let Some(format) = at.some("format") else { return Err(FileError::NotADesign) };
    let found = at.number("format");
    if found < 0.0 || found.fract() != 0.0 {
        format.wrong("a whole number");
    } else if found > f64::from(FORMAT) {
        return Err(FileError::Newer { found: found as u64 });
    }
    let read = read::document(&at);
    match fault.told() {
        None => Ok(read),
        Some((place, reason)) => Err(FileError::Broken { place, reason }),
    }
}

/// Makes a schema sound: every id in it points at something, and no name is there twice.
pub(super) fn make_sound(schema: &mut Schema) {
    repair::repair(schema, &mut read::Findings::default());
}

fn broken(error: &serde_json::Error) -> FileError {
    let words = error.to_string();
    let reason = words.split(" at line ").next().unwrap_or_default();
    let reason = if error.is_eof() { "it ends too early; the end of the file is missing" } else { reason };
    FileError::Broken { place: format!("line {}, column {}", error.line(), error.column()), reason: reason.into() }
}
