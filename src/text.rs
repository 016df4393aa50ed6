//! Every foreign text, in and out.
//!
//! What cannot be said in a text becomes a [`Problem`](crate::schema::Problem), never silence.

pub mod flask;
mod highlight;
mod mermaid;
mod project;
mod zip;

pub use highlight::{Token, TokenKind, highlight_mermaid, highlight_sql};
pub use mermaid::write_mermaid;
pub use project::{file_stem, migration_file, migration_files, migration_of, project_files, slug};
pub use zip::zip;
