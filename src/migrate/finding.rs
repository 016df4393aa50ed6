//! The catalogue of findings: what a step of a migration may cost, each under a stable code with an area prefix.
//!
//! One table says for each code how bad it is, what it means, why that is so in each database, and the page of
//! its documentation that says it. When a code applies is [`risk`](super::risk)'s business.

use super::kept::Aside;
use crate::dialect::Dialect;
use crate::schema::{ColumnId, DefaultValue, ForeignKeyId, TableId};

/// What a step may cost: rows, values, time, or a statement that fails on the rows that are there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// A stable code with an area prefix: `data-drop-table`. See [`RULES`].
    pub code: &'static str,
    /// What can go wrong.
    pub risk: Risk,
    /// How bad it is.
    pub level: Level,
    /// What can happen and what to do about it, in words for a beginner.
    pub say: String,
    /// The table that it is about.
    pub table: TableId,
    /// The column, where it is about one.
    pub column: Option<ColumnId>,
    /// A safer way, where there is one.
    pub fix: Option<Fix>,
}

/// What can go wrong with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Values or rows are lost.
    LosesData,
    /// The statement fails when the rows that are there do not fit.
    MayFail,
    /// Programs that run against the database stop working.
    Breaks,
    /// Every row is written anew, which takes time and space.
    Rewrites,
    /// Others wait as long as it takes to go through the rows.
    Blocks,
    /// Worth knowing; nothing is lost and nothing fails.
    Note,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something is lost for good.
    Error,
    /// Something can fail or break.
    Warning,
    /// Worth knowing.
    Note,
}

/// A safer way, which one click takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fix {
    /// Keep the table or column aside, so that the way back restores it.
    Keep(Aside),
    /// Make the whole migration carefully, as for a live database.
    Careful,
    /// Give rows without a value this one.
    Fill(ColumnId, DefaultValue),
    /// Let the column be empty.
    Open(TableId, ColumnId),
    /// Take the values of a moved column along by this foreign key.
    Carry(ColumnId, ForeignKeyId),
    /// Make values of the new type by this expression, going up or down.
    Convert {
        /// The column.
        column: ColumnId,
        /// Whether it is for the way down.
        down: bool,
        /// SQL over the columns of its table.
        expression: String,
    },
}

impl Fix {
    /// What a button for it says.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::Keep(Aside::Old(_)) => "Change it in two steps",
            Self::Keep(_) => "Keep the data aside",
            Self::Careful => "Use the careful way for live databases",
            Self::Fill(..) => "Give such rows a value",
            Self::Open(..) => "Let it be empty",
            Self::Carry(..) => "Take the values along",
            Self::Convert { .. } => "Give all of them one value",
        }
    }
}

/// What is known of a code.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The code.
    pub code: &'static str,
    /// What can go wrong.
    pub risk: Risk,
    /// How bad it is.
    pub level: Level,
    /// One sentence about it.
    pub title: &'static str,
    /// Why, for the databases where that is so.
    pub why: &'static [Why],
}

/// Why a finding is so in some databases.
#[derive(Clone, Copy, Debug)]
pub struct Why {
    /// The databases, as their slugs; empty is all.
    pub databases: &'static [&'static str],
    /// The reason.
    pub say: &'static str,
    /// The page of the documentation that says so.
    pub page: &'static str,
}

impl Rule {
    /// The rule of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.code == code)
    }

    /// Why it is so in a database.
    #[must_use]
    pub fn why(&self, dialect: Dialect) -> Option<&'static Why> {
        let slug = dialect.slug();
        self.why.iter().find(|why| why.databases.is_empty() || why.databases.contains(&slug))
    }
}

const fn why(databases: &'static [&'static str], say: &'static str, page: &'static str) -> Why {
    Why { databases, say, page }
}

const POSTGRES: &[&str] = &["postgres"];
const MYSQL: &[&str] = &["mysql"];
const MARIADB: &[&str] = &["mariadb"];
const SQLITE: &[&str] = &["sqlite"];

const PG_ALTER: &str = "https://www.postgresql.org/docs/current/sql-altertable.html";
const PG_DROP: &str = "https://www.postgresql.org/docs/current/sql-droptable.html";
const PG_LOCKS: &str = "https://www.postgresql.org/docs/current/explicit-locking.html";
const PG_INDEX: &str = "https://www.postgresql.org/docs/current/sql-createindex.html";
const PG_CONSTRAINTS: &str = "https://www.postgresql.org/docs/current/ddl-constraints.html";
const PG_ENUM: &str = "https://www.postgresql.org/docs/current/datatype-enum.html";
const PG_TRIGGER: &str = "https://www.postgresql.org/docs/current/plpgsql-trigger.html";
const MY_TRIGGER: &str = "https://dev.mysql.com/doc/refman/8.4/en/trigger-syntax.html";
const MA_TRIGGER: &str = "https://mariadb.com/kb/en/create-trigger/";
const MY_ALTER: &str = "https://dev.mysql.com/doc/refman/8.4/en/alter-table.html";
const MY_DROP: &str = "https://dev.mysql.com/doc/refman/8.4/en/drop-table.html";
const MY_ONLINE: &str = "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html";
const MY_KEYS: &str = "https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html";
const MY_ENUM: &str = "https://dev.mysql.com/doc/refman/8.4/en/enum.html";
const MA_ALTER: &str = "https://mariadb.com/kb/en/alter-table/";
const MA_DROP: &str = "https://mariadb.com/kb/en/drop-table/";
const MA_ONLINE: &str = "https://mariadb.com/kb/en/innodb-online-ddl-overview/";
const MA_KEYS: &str = "https://mariadb.com/kb/en/foreign-keys/";
const MA_ENUM: &str = "https://mariadb.com/kb/en/enum/";
const LITE_ALTER: &str = "https://www.sqlite.org/lang_altertable.html";
const LITE_DROP: &str = "https://www.sqlite.org/lang_droptable.html";
const LITE_TABLE: &str = "https://www.sqlite.org/lang_createtable.html";
const LITE_TRANSACTION: &str = "https://www.sqlite.org/lang_transaction.html";
const LITE_KEYS: &str = "https://www.sqlite.org/foreignkeys.html";

const fn rule(code: &'static str, risk: Risk, level: Level, title: &'static str, why: &'static [Why]) -> Rule {
    Rule { code, risk, level, title, why }
}

const fn loses(code: &'static str, title: &'static str, why: &'static [Why]) -> Rule {
    rule(code, Risk::LosesData, Level::Error, title, why)
}

const fn fails(code: &'static str, title: &'static str, why: &'static [Why]) -> Rule {
    rule(code, Risk::MayFail, Level::Warning, title, why)
}

const fn waits(code: &'static str, risk: Risk, title: &'static str, why: &'static [Why]) -> Rule {
    rule(code, risk, Level::Note, title, why)
}

/// Dropping a column is final in each database, where the pages about ALTER TABLE say so.
const DROPS_COLUMN: &[Why] = &[
    why(POSTGRES, "DROP COLUMN takes the values along, and only a backup has them.", PG_ALTER),
    why(MYSQL, "DROP COLUMN commits at once, and only a backup has the values.", MY_ALTER),
    why(MARIADB, "DROP COLUMN commits at once, and only a backup has the values.", MA_ALTER),
    why(SQLITE, "The table is written without the column, and only a backup has the values.", LITE_ALTER),
];

const CHECKS_ROWS: &[Why] = &[
    why(POSTGRES, "Adding a constraint looks at every row and stops at the first that does not keep it.", PG_CONSTRAINTS),
    why(MYSQL, "ALTER TABLE looks at every row and stops at the first that does not keep it.", MY_ALTER),
    why(MARIADB, "ALTER TABLE looks at every row and stops at the first that does not keep it.", MA_ALTER),
    why(SQLITE, "Copying the rows to the new table stops at the first that does not keep it.", LITE_TABLE),
];

const CHECKS_KEYS: &[Why] = &[
    why(POSTGRES, "Each row must point at a row that is there.", PG_CONSTRAINTS),
    why(MYSQL, "Each row must point at a row that is there.", MY_KEYS),
    why(MARIADB, "Each row must point at a row that is there.", MA_KEYS),
    why(SQLITE, "The check of the foreign keys at the end finds the row and takes everything back.", LITE_KEYS),
];

const CASTS: &[Why] = &[
    why(POSTGRES, "Each value is cast to the new type; the first that cannot be cast stops the statement.", PG_ALTER),
    why(MYSQL, "In strict mode the first value that does not fit the new type stops the statement.", MY_ALTER),
    why(MARIADB, "In strict mode the first value that does not fit the new type stops the statement.", MA_ALTER),
    why(SQLITE, "The value is converted with CAST, and the checks of the new table apply.", LITE_ALTER),
];

const ENUMS: &[Why] = &[
    why(POSTGRES, "A value cannot be taken out of an enum: the type is replaced, and each row must fit the new one.", PG_ENUM),
    why(MYSQL, "A row can hold only a value that the ENUM has.", MY_ENUM),
    why(MARIADB, "A row can hold only a value that the ENUM has.", MA_ENUM),
    why(SQLITE, "The check of the column lets in only the values that are left.", LITE_TABLE),
];

const REWRITES: &[Why] = &[
    why(POSTGRES, "Every row is written anew under ACCESS EXCLUSIVE: nobody reads or writes until it is done.", PG_ALTER),
    why(MYSQL, "The table is copied or built anew; what is copied cannot be written meanwhile.", MY_ONLINE),
    why(MARIADB, "The table is copied or built anew; what is copied cannot be written meanwhile.", MA_ONLINE),
    why(SQLITE, "A new table takes the rows of the old one, and nobody else writes meanwhile.", LITE_ALTER),
];

const NAMES: &[Why] = &[
    why(POSTGRES, "A program that still uses the old name gets an error from that moment on.", PG_ALTER),
    why(MYSQL, "A program that still uses the old name gets an error from that moment on.", MY_ALTER),
    why(MARIADB, "A program that still uses the old name gets an error from that moment on.", MA_ALTER),
    why(SQLITE, "A program that still uses the old name gets an error from that moment on.", LITE_ALTER),
];

const NO_WAY_BACK: &[Why] = &[
    why(POSTGRES, "A statement that drops data keeps nothing for the way back.", PG_DROP),
    why(MYSQL, "A statement that drops data keeps nothing for the way back.", MY_DROP),
    why(MARIADB, "A statement that drops data keeps nothing for the way back.", MA_DROP),
    why(SQLITE, "A statement that drops data keeps nothing for the way back.", LITE_DROP),
];

const CARRIES: &[Why] = &[
    why(POSTGRES, "A trigger that runs before each row is written can change what is written.", PG_TRIGGER),
    why(MYSQL, "A trigger that runs before each row is written can change what is written.", MY_TRIGGER),
    why(MARIADB, "A trigger that runs before each row is written can change what is written.", MA_TRIGGER),
];

/// Every code.
pub static RULES: &[Rule] = &[
    loses(
        "data-drop-table",
        "Dropping a table loses its rows.",
        &[
            why(POSTGRES, "DROP TABLE takes the rows along, and only a backup has them.", PG_DROP),
            why(MYSQL, "DROP TABLE commits at once, and only a backup has the rows.", MY_DROP),
            why(MARIADB, "DROP TABLE commits at once, and only a backup has the rows.", MA_DROP),
            why(SQLITE, "DROP TABLE takes the rows along, and only a backup has them.", LITE_DROP),
        ],
    ),
    loses("data-drop-column", "Dropping a column loses its values.", DROPS_COLUMN),
    loses("data-one-of-many", "Of several partners only the first is kept.", DROPS_COLUMN),
    loses("data-move-column", "A column moves to another table without its values.", DROPS_COLUMN),
    rule(
        "data-move-partner",
        Risk::LosesData,
        Level::Warning,
        "Values of a moved column are lost where the new table has no row for them.",
        DROPS_COLUMN,
    ),
    loses("data-narrow-type", "Values may be rounded or cut to fit the new type.", CASTS),
    loses("data-enum-value", "Rows lose the value that is taken out of an enum.", ENUMS),
    fails("rows-not-null", "Rows without a value stand in the way of NOT NULL.", CHECKS_ROWS),
    fails("rows-type", "A value may not fit the new type.", CASTS),
    fails("rows-conversion", "A value that your expression gives may not fit the new type.", CASTS),
    fails("rows-no-conversion", "Nothing is known that makes values of the one type values of the other.", CASTS),
    fails("rows-fill", "The value that old rows get may break a key or a check.", CHECKS_ROWS),
    fails("rows-primary-key", "Two rows may be equal in a new primary key.", CHECKS_ROWS),
    fails("rows-unique", "Two rows may be equal where they must differ.", CHECKS_ROWS),
    fails("rows-check", "A row may break a new check.", CHECKS_ROWS),
    fails("rows-foreign-key", "A row may point at nothing.", CHECKS_KEYS),
    fails("rows-enum-value", "A row may have the value that is taken out of an enum.", ENUMS),
    rule("breaks-table-name", Risk::Breaks, Level::Warning, "Programs that use the old name of a table stop working.", NAMES),
    rule("breaks-column-name", Risk::Breaks, Level::Warning, "Programs that use the old name of a column stop working.", NAMES),
    rule(
        "breaks-constraint",
        Risk::Breaks,
        Level::Note,
        "A rule that kept rows apart or in order is gone.",
        &[
            why(POSTGRES, "Rows that break it can come in from now on, and may stand in the way back.", PG_CONSTRAINTS),
            why(MYSQL, "Rows that break it can come in from now on, and may stand in the way back.", MY_ALTER),
            why(MARIADB, "Rows that break it can come in from now on, and may stand in the way back.", MA_ALTER),
            why(SQLITE, "Rows that break it can come in from now on, and may stand in the way back.", LITE_TABLE),
        ],
    ),
    waits("rewrite-column", Risk::Rewrites, "Adding this column writes every row anew.", REWRITES),
    waits("rewrite-type", Risk::Rewrites, "Changing this column writes every row anew.", REWRITES),
    waits("rewrite-table", Risk::Rewrites, "This writes every row of the table anew.", REWRITES),
    rule(
        "rewrite-older",
        Risk::Note,
        Level::Note,
        "An older version of the database writes every row anew for this.",
        &[why(
            MYSQL,
            "From 8.0.29 on the INSTANT algorithm adds and drops a column at any position; before, it added the last.",
            MY_ONLINE,
        )],
    ),
    waits(
        "block-index",
        Risk::Blocks,
        "Nobody can write while an index is built.",
        &[
            why(POSTGRES, "CREATE INDEX takes a SHARE lock; CREATE INDEX CONCURRENTLY does not.", PG_INDEX),
            why(MYSQL, "An index over an expression, over words or over places is built while writers wait.", MY_ONLINE),
            why(MARIADB, "An index over words or over places is built while writers wait.", MA_ONLINE),
            why(SQLITE, "CREATE INDEX reads every row, and only one transaction at a time writes to a database.", LITE_TRANSACTION),
        ],
    ),
    waits(
        "block-key",
        Risk::Blocks,
        "Nobody can use the table while the index of a key is built.",
        &[why(POSTGRES, "ADD CONSTRAINT takes ACCESS EXCLUSIVE; an index built before with CONCURRENTLY spares the time.", PG_ALTER)],
    ),
    waits(
        "block-foreign-key",
        Risk::Blocks,
        "Nobody can write to the two tables while the rows are checked.",
        &[
            why(POSTGRES, "ADD FOREIGN KEY takes SHARE ROW EXCLUSIVE on both; NOT VALID and VALIDATE part the two.", PG_ALTER),
            why(MYSQL, "With foreign_key_checks on, the table is copied and locked.", MY_ONLINE),
            why(MARIADB, "With foreign_key_checks on, the table is copied and locked.", MA_ONLINE),
        ],
    ),
    waits(
        "block-check",
        Risk::Blocks,
        "Others wait while the rows are checked.",
        &[
            why(POSTGRES, "ADD CHECK looks at all rows under ACCESS EXCLUSIVE; NOT VALID and VALIDATE part the two.", PG_ALTER),
            why(MYSQL, "The table is copied, and cannot be written meanwhile.", MY_ALTER),
            why(MARIADB, "The table is copied, and cannot be written meanwhile.", MA_ONLINE),
        ],
    ),
    waits(
        "block-not-null",
        Risk::Blocks,
        "Nobody can use the table while all rows are looked at.",
        &[why(POSTGRES, "SET NOT NULL looks at all rows unless a valid check says that none is empty.", PG_LOCKS)],
    ),
    rule("down-cannot-restore", Risk::Note, Level::Note, "The way back cannot bring back what was dropped.", NO_WAY_BACK),
    rule("down-fills", Risk::Note, Level::Note, "The way back gives rows without a value a harmless one.", CHECKS_ROWS),
    rule(
        "order-appended",
        Risk::Note,
        Level::Note,
        "A new column stands last, wherever it is drawn.",
        &[why(POSTGRES, "ALTER TABLE has no way to place a column: ADD COLUMN puts it after the others.", PG_ALTER)],
    ),
    rule("kept-aside", Risk::Note, Level::Note, "What would be dropped is kept under another name.", NO_WAY_BACK),
    rule(
        "beside-begun",
        Risk::Note,
        Level::Note,
        "A column is changed in two steps: the old one and the new one stand side by side.",
        CARRIES,
    ),
    rule("beside-narrow", Risk::Note, Level::Note, "What is carried between two columns may be rounded or cut.", CARRIES),
    rule("kept-dropped", Risk::LosesData, Level::Error, "What was kept aside is dropped for good.", NO_WAY_BACK),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_said_once_with_its_reason() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES[at + 1..].iter().all(|other| other.code != rule.code), "{} twice", rule.code);
            assert!(rule.title.ends_with('.') && !rule.why.is_empty(), "{}", rule.code);
            for why in rule.why {
                assert!(why.page.starts_with("https://") && why.say.ends_with('.'), "{}", rule.code);
                assert!(why.databases.iter().all(|slug| Dialect::from_slug(slug).is_some()), "{}", rule.code);
            }
        }
    }
}
