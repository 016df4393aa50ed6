//! What PostgreSQL, MySQL, MariaDB and SQLite can all do: for texts that serve every one of them, such as a
//! migration of Alembic.

use super::{ColumnOrder, Features, IndexMethods, NameLimit, NameSpaces, Rename, Renames, mysql, postgres};

/// The features of all databases at once; names are such that SQLAlchemy can speak of them, too.
pub static PORTABLE: Features = Features {
    label: "SQLAlchemy",
    slug: "sqlalchemy",
    // PostgreSQL's 63 bytes are the shortest, and it has one space of names for all things.
    name_limit: NameLimit::Bytes(63),
    names: NameSpaces::Shared,
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
    // SQLAlchemy says these for the databases that have them, and leaves them out elsewhere.
    partial_indexes: true,
    index_include: true,
    index_methods: IndexMethods::AllBut(&["fulltext", "spatial"]),
    reserved_columns: postgres::SYSTEM_COLUMNS,
    reserved_types: postgres::TYPES,
    ..mysql::FEATURES
};
