//! Every foreign text, in and out.
//!
//! What cannot be said in a text becomes a [`Problem`](crate::schema::Problem), never silence.

mod dbml;
pub mod flask;
mod highlight;
mod mermaid;
mod png;
mod project;
#[cfg(feature = "readers")]
pub mod read;
mod service;
mod sum;
mod zip;

pub use dbml::{Dbml, Mark, write_dbml};
pub use highlight::{Token, TokenKind, highlight_mermaid, highlight_python, highlight_sql};
pub use mermaid::write_mermaid;
pub use png::{design_in_png, with_design};
pub use project::{
    differs_from_published, file_between, file_stem, migration_between, migration_file, migration_files, migration_of, project_files,
    published, slug,
};
pub use service::Service;
pub use sum::{Difference, SUM_FILE, compare_with_sum, sha256, sum_file};
pub use zip::{base64, unzip, zip};
