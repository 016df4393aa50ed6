//! What PostgreSQL, MySQL, MariaDB and SQLite can all do: for texts that serve every one of them, such as a
//! migration of Alembic.

use super::{ColumnOrder, Dialect, Features, IndexMethods, NameLimit, NameSpaces, Rename, Renames, Sql, mysql, postgres};

/// The features of all databases at once; names are such that SQLAlchemy can speak of them, too.
pub static PORTABLE: Features = Features {
    label: "SQLAlchemy",
    slug: "sqlalchemy",
    // PostgreSQL's 63 bytes are the shortest, and it has one space of names for all things.
    name_limit: NameLimit::Bytes(63),
    names: NameSpaces::SharedByAll,
    // SQLAlchemy splits the target of a foreign key at dots, and does not read quotes in names back.
    barred: &['.', '`', '"'],
    column_order: ColumnOrder::Appended,
    enum_types: true,
    renames: Renames {
        primary: Rename::InPlace,
        unique: Rename::Again,
        check: Rename::Again,
        foreign_key: Rename::Again,
        index: Rename::Again,
    },
    generated_not_null: false,
    // SQLAlchemy says these for the databases that have them, and they are left out elsewhere.
    namespaces: true,
    deferrable: true,
    partial_indexes: true,
    index_include: true,
    index_methods: IndexMethods::AllBut(&["fulltext", "spatial"]),
    reserved_columns: postgres::SYSTEM_COLUMNS,
    reserved_types: postgres::TYPES,
    ..mysql::FEATURES
};

/// Databases that one text for all of them tells apart where they have nothing in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Enums are types of their own, and a column is altered part by part: PostgreSQL.
    Typed,
    /// A column is stated anew when it changes: MySQL and MariaDB.
    Restated,
    /// A table is made anew when it changes: SQLite.
    Rebuilt,
}

impl Family {
    /// The family of a database, and whether it is MariaDB, which answers to the same name as MySQL.
    #[must_use]
    pub fn of(dialect: Dialect) -> (Self, bool) {
        match dialect {
            Dialect::Postgres => (Self::Typed, false),
            Dialect::MySql => (Self::Restated, false),
            Dialect::MariaDb => (Self::Restated, true),
            Dialect::Sqlite => (Self::Rebuilt, false),
        }
    }

    /// All of them.
    pub const ALL: [Self; 3] = [Self::Typed, Self::Restated, Self::Rebuilt];

    /// The one whose SQL is nearest to the standard, for what all of them read.
    pub const STANDARD: Self = Self::Typed;

    /// How its databases write SQL.
    #[must_use]
    pub fn sql(self) -> &'static dyn Sql {
        self.dialect().sql()
    }

    /// The database that stands for it.
    #[must_use]
    pub fn dialect(self) -> Dialect {
        match self {
            Self::Typed => Dialect::Postgres,
            Self::Restated => Dialect::MariaDb,
            Self::Rebuilt => Dialect::Sqlite,
        }
    }

    /// What SQLAlchemy calls its databases.
    #[must_use]
    pub fn in_sqlalchemy(self) -> &'static [&'static str] {
        match self {
            Self::Typed => &["postgresql"],
            Self::Restated => &["mysql", "mariadb"],
            Self::Rebuilt => &["sqlite"],
        }
    }
}
