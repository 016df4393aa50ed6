//! How databases differ.
//!
//! [`Dialect::sql`] is the one place that knows the list of databases; everyone else asks the dialect
//! what it can do ([`Features`]) and how it spells a thing ([`Sql`]), and never which dialect it is.
//! Deliberately not here: when a statement is needed. That is `migrate`'s business.

mod mariadb;
mod mysql;
mod portable;
mod postgres;
mod quote;
mod reserved;
mod sql;
mod sqlite;
mod work;

pub use portable::{Family, PORTABLE};
pub use quote::is_number;
pub use sql::{ColumnChange, EnumChange, Sql, arms, mapping};
pub use work::{Deed, LiveChange, LiveStatement, Waits, Work, grows};

use crate::schema::ConstraintId;

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

    /// How this database writes SQL.
    #[must_use]
    pub fn sql(self) -> &'static dyn Sql {
        match self {
            Self::Postgres => &postgres::Postgres,
            Self::MySql => &mysql::MYSQL,
            Self::MariaDb => &mariadb::MARIADB,
            Self::Sqlite => &sqlite::Sqlite,
        }
    }

    /// What this database can do.
    ///
    /// Not by way of [`sql`](Self::sql): who only asks what is possible need not have all that is written.
    #[must_use]
    pub fn features(self) -> &'static Features {
        match self {
            Self::Postgres => &postgres::FEATURES,
            Self::MySql => &mysql::FEATURES,
            Self::MariaDb => &mariadb::FEATURES,
            Self::Sqlite => &sqlite::FEATURES,
        }
    }

    /// Its name for people: "PostgreSQL".
    #[must_use]
    pub fn label(self) -> &'static str {
        self.features().label
    }

    /// Its name in files and addresses: "postgres".
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.features().slug
    }

    /// The dialect with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.slug() == slug)
    }
}

/// What a database can do, as facts.
#[derive(Clone, Debug)]
pub struct Features {
    /// Its name for people.
    pub label: &'static str,
    /// Its name in files.
    pub slug: &'static str,
    /// How long a name may be.
    pub name_limit: NameLimit,
    /// Whether names that differ only in case are the same name.
    pub folds_case: bool,
    /// Which names must differ from which.
    pub names: NameSpaces,
    /// How a script becomes one transaction.
    pub transaction: Transaction,
    /// Whether most changes of a table need a new table with the rows copied over.
    pub rebuilds: bool,
    /// What the order of columns means.
    pub column_order: ColumnOrder,
    /// Whether enums are types of their own, made before the tables.
    pub enum_types: bool,
    /// Whether tables and columns keep comments.
    pub comments: bool,
    /// Whether a generated column can be computed at each reading.
    pub virtual_columns: bool,
    /// Whether a table can be made without columns.
    pub empty_tables: bool,
    /// How constraints and indexes are renamed.
    pub renames: Renames,
    /// Whether a change of type takes an expression that gives the new values.
    pub converts_in_place: bool,
    /// Whether a column cannot be renamed under a check or a generated column.
    pub rename_breaks_expressions: bool,
    /// Whether a foreign key may be written before its target is there.
    pub forward_references: bool,
    /// Whether a column that numbers the rows must be the first of a key.
    pub identity: Identity,
    /// Whether a foreign key needs an index on its own columns, and makes one where there is none.
    pub foreign_key_indexes: bool,
    /// Whether a foreign key has its columns in the order of the key that it points at.
    pub ordered_targets: bool,
    /// Whether there must be a unique key over just the columns that a foreign key points at.
    pub unique_targets: bool,
    /// Whether text and bytes of any length can be part of a key or index.
    pub long_keys: bool,
    /// Whether a foreign key can put the default in place.
    pub set_default: bool,
    /// Whether a generated column can be NOT NULL.
    pub generated_not_null: bool,
    /// Whether names can have characters beyond U+FFFF (emoji).
    pub supplementary_names: bool,
    /// Characters that no name can have.
    pub barred: &'static [char],
    /// Names that a column cannot have, however it is quoted.
    pub reserved_columns: &'static [&'static str],
    /// Names that a constraint or index cannot have, in lower case.
    pub reserved_constraints: &'static [&'static str],
    /// Names that an enum cannot have, because the database's own types win over it.
    pub reserved_types: &'static [&'static str],
    /// Whether a check may not speak of a column that a foreign key's action changes.
    pub guarded_checks: bool,
    /// Whether a column of JSON has a check of its own name.
    pub json_checks: bool,
    /// Whether ON UPDATE CASCADE may lead from a column that can be empty to one that cannot.
    pub cascades_null: bool,
    /// Whether a generated column must stand after the columns in it that are generated or have an expression as default.
    pub computed_after_computed: bool,
    /// Whether tables stand in schemas of the database, so that two of one name can be told apart.
    pub namespaces: bool,
    /// Whether an index can hold some rows only.
    pub partial_indexes: bool,
    /// Whether an index can be over expressions.
    pub expression_indexes: bool,
    /// Whether an index can keep columns beside its key.
    pub index_include: bool,
    /// Which kinds of index there are beside trees.
    pub index_methods: IndexMethods,
    /// Whether a foreign key can wait for the end of the transaction.
    pub deferrable: bool,
    /// Whether that can be changed without dropping the key.
    pub alters_deferrable: bool,
}

/// Which kinds of index a database has beside trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexMethods {
    /// These, and none else.
    Only(&'static [&'static str]),
    /// Any that is installed, but not these of other databases.
    AllBut(&'static [&'static str]),
}

impl IndexMethods {
    /// Whether a kind of index is there.
    #[must_use]
    pub fn has(self, method: &str) -> bool {
        match self {
            Self::Only(known) => known.contains(&method),
            Self::AllBut(unknown) => !unknown.contains(&method),
        }
    }
}

/// How long a name may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLimit {
    /// So many bytes in UTF-8.
    Bytes(usize),
    /// So many characters.
    Characters(usize),
    /// Any length.
    Any,
}

impl NameLimit {
    /// Whether a name is short enough.
    #[must_use]
    pub fn allows(self, name: &str) -> bool {
        match self {
            Self::Bytes(limit) => name.len() <= limit,
            Self::Characters(limit) => name.chars().count() <= limit,
            Self::Any => true,
        }
    }
}

/// Which names must differ from which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSpaces {
    /// Tables, enums, keys and indexes share one space (PostgreSQL: relations and their types).
    Shared,
    /// The same, and whatever schema of the database they stand in.
    SharedByAll,
    /// Tables and indexes share one space (SQLite).
    TablesAndIndexes,
    /// Names of constraints have a space of their own (MySQL, MariaDB).
    Apart,
}

/// How a script becomes one transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transaction {
    /// `BEGIN` and `COMMIT` around all of it.
    Whole,
    /// The same, with foreign keys switched off around it and checked at the end (SQLite).
    WholeWithCheck,
    /// Each statement is its own: what was done stays done when a later one fails.
    Each,
}

/// What the order of columns means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnOrder {
    /// A new column stands last, whatever is drawn (PostgreSQL).
    Appended,
    /// A column can be put in its place (MySQL, MariaDB).
    Placed,
    /// A rebuild of the table puts the columns in order (SQLite).
    Rebuilt,
}

/// Where columns can number their rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// In any integer column.
    Anywhere,
    /// In one column, the first of a key or index (AUTO_INCREMENT).
    FirstOfKey,
    /// Only in the integer column that is the whole primary key (SQLite).
    WholePrimaryKey,
}

/// How a constraint or index gets another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rename {
    /// In place.
    InPlace,
    /// By dropping it and making it again.
    Again,
    /// It has no name that can be chosen.
    Nameless,
}

/// How each kind of constraint, and an index, gets another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renames {
    /// The primary key.
    pub primary: Rename,
    /// A unique constraint.
    pub unique: Rename,
    /// A check.
    pub check: Rename,
    /// A foreign key.
    pub foreign_key: Rename,
    /// An index.
    pub index: Rename,
}

impl Renames {
    /// How this constraint or index gets another name.
    #[must_use]
    pub fn of(&self, constraint: ConstraintId) -> Rename {
        match constraint {
            ConstraintId::Primary(_) => self.primary,
            ConstraintId::Unique(_) => self.unique,
            ConstraintId::Check(_) => self.check,
            ConstraintId::ForeignKey(_) => self.foreign_key,
            ConstraintId::Index(_) => self.index,
        }
    }
}
