//! What the tests against real databases share.
//!
//! `server` starts the databases, `catalogue` asks them what they hold, `expect` says what a schema should
//! look like there, `rows` fills the tables, `trial` runs one migration through its phases, `random` draws
//! schemas and changes them, `story` reads the `.case` files, `flask` runs `flask db`, `expected` keeps the SQL that was proved.
//! Nothing here is copied from what Relata prints: the types that are expected are a table of the test's own.
#![allow(dead_code, reason = "each test binary uses a part")]

pub mod catalogue;
pub mod designs;
pub mod edits;
pub mod expect;
pub mod expected;
pub mod facts;
pub mod flask;
pub mod python;
pub mod random;
pub mod repair;
pub mod rows;
pub mod said;
pub mod server;
pub mod spell;
pub mod sqlite_text;
pub mod story;
pub mod trial;
pub mod values;
