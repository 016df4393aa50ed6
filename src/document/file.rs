//! The saved file.

/// The number of the format that is written.
pub const FORMAT: u32 = 1;
