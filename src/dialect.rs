//! How databases differ.
//!
//! [`Dialect::sql`] is the one place that knows the list of databases; everyone else asks the dialect
//! what it can do and how it spells a thing, and never which dialect it is.

/// A database that Relata writes SQL for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// PostgreSQL 12 and later.
    #[default]
    Postgres,
    /// MySQL 8.
    MySql,
    /// MariaDB 10.6 and later.
    MariaDb,
    /// SQLite 3.35 and later.
    Sqlite,
}

impl Dialect {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Postgres, Self::MySql, Self::MariaDb, Self::Sqlite];
}
