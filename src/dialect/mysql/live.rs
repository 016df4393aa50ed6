//! MySQL and MariaDB with rows and users in them: what a change costs, and the clause by which the database
//! refuses a change rather than keep others waiting.
//!
//! MySQL: <https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html>;
//! MariaDB: <https://mariadb.com/kb/en/innodb-online-ddl-overview/>. What both do in place is said in the words
//! that both know; MariaDB takes INPLACE as "this or better".

use super::is_long;
use crate::dialect::sql::ColumnChange;
use crate::dialect::work::{Deed, LiveStatement, Waits, Work, is_steady};
use crate::schema::{Column, Constraint, DataType, Index, Table};

const INSTANT: &str = "ALGORITHM=INSTANT";
const INPLACE: &str = "ALGORITHM=INPLACE, LOCK=NONE";
/// In an instant where the version can, else in place. MySQL takes INPLACE as just that, and builds the table anew.
const UNLOCKED: &str = "LOCK=NONE";
const SHARED: &str = "ALGORITHM=INPLACE, LOCK=SHARED";
/// The table is copied, and who writes waits.
const COPY: Work = Work::rewrite(Waits::Writers);

/// What a change costs.
pub(super) fn work(deed: &Deed<'_>, is_mariadb: bool) -> Work {
    // A column comes anywhere and goes without the rows being touched; MySQL learned that late.
    let anywhere = if is_mariadb { Work::by(INSTANT) } else { Work { rewrites_before: Some("MySQL 8.0.29"), ..Work::by(UNLOCKED) } };
    match deed {
        Deed::AddColumn(table, column) => {
            let copies = column.identity || column.generated.as_ref().is_some_and(|g| g.stored) || is_worked_out(column, is_mariadb);
            // An empty TIMESTAMP that must have a value from then on gets the moment, which only a copy works out.
            let copies = copies || (column.data_type == DataType::TimestampTz && !column.nullable);
            // MariaDB builds a table anew to put a column between others where one is computed at each reading.
            let is_virtual = |column: &Column| column.generated.as_ref().is_some_and(|generated| !generated.stored);
            let copies = copies || table.indexes.iter().any(is_fulltext);
            let last = table.columns.last().is_some_and(|last| last.id == column.id);
            let copies = copies || (is_mariadb && !last && table.columns.iter().any(is_virtual));
            // MySQL puts none of these before another one; that of an index over an expression stands behind all.
            let mut behind = table.columns.iter().rev().take_while(|other| other.id != column.id);
            let crosses = table.indexes.iter().any(is_computed) || behind.any(is_virtual);
            let copies = copies || (!is_mariadb && is_virtual(column) && crosses);
            match copies {
                true => COPY,
                false if last => Work::by(INSTANT),
                false => anywhere,
            }
        }
        Deed::DropColumn(_, column) if column.generated.is_some() => Work::default(),
        // Where an index holds words, the table is copied.
        Deed::DropColumn(table, _) if table.indexes.iter().any(is_fulltext) => COPY,
        Deed::DropColumn(..) if is_mariadb => Work::by(INPLACE),
        Deed::DropColumn(..) => anywhere,
        Deed::RenameColumn => Work::by(INPLACE),
        Deed::AlterColumn(change) => alter(change, is_mariadb),
        Deed::AddConstraint(table, _, constraint) => match constraint {
            // An index over an expression is one over a hidden column, which is added with it. Between others of
            // its kind it is not put in place.
            Constraint::Index(index) if is_computed(index) && table.indexes.iter().any(is_computed) => COPY,
            Constraint::Index(index) if is_computed(index) || index.method.is_some() => Work { waits: Waits::Writers, ..Work::by(SHARED) },
            Constraint::Unique(_) | Constraint::Index(_) => Work::by(INPLACE),
            Constraint::Primary(_) => Work::anew(""),
            Constraint::Check(_) | Constraint::ForeignKey(_) => COPY,
        },
        // Without a primary key a unique index that is never empty is what the rows are stored by.
        Deed::DropConstraint(table, constraint) if table.primary_key.is_none() && is_unique(constraint) => COPY,
        Deed::DropConstraint(_, constraint) => match constraint {
            Constraint::Index(_) | Constraint::Unique(_) | Constraint::ForeignKey(_) => Work::by(INPLACE),
            Constraint::Primary(_) => COPY,
            Constraint::Check(_) => Work::default(),
        },
        Deed::FillMirror(table, column) if !column.nullable && closes_by_copy(table, column, is_mariadb) => COPY,
        Deed::FillMirror(..) => Work { rewrites: false, ..Work::anew(INPLACE) },
        Deed::OrderColumns if is_mariadb => Work::default(),
        Deed::OrderColumns => Work::anew(""),
        Deed::Other => Work::default(),
    }
}

fn is_computed(index: &Index) -> bool {
    index.parts.iter().any(|part| part.as_column().is_none())
}

fn is_fulltext(index: &Index) -> bool {
    index.method.as_deref() == Some("fulltext")
}

fn is_unique(constraint: &Constraint) -> bool {
    matches!(constraint, Constraint::Unique(_)) || matches!(constraint, Constraint::Index(index) if index.unique)
}

/// Whether a table keeps values that it computes: MariaDB then copies it to let a column be empty or not.
fn stores(table: &Table) -> bool {
    table.columns.iter().any(|column| column.generated.as_ref().is_some_and(|generated| generated.stored))
}

/// Whether a default is worked out for each row: where it is an expression, which MySQL makes of that of a long type too.
fn is_worked_out(column: &Column, is_mariadb: bool) -> bool {
    column.default.as_ref().is_some_and(|default| !is_steady(default) || (!is_mariadb && is_long(&column.data_type)))
}

/// Whether the table is copied to say that a column must have a value.
fn closes_by_copy(table: &Table, column: &Column, is_mariadb: bool) -> bool {
    // What was empty would get the default, or a TIMESTAMP in MariaDB the moment, which only a copy works out.
    is_worked_out(column, is_mariadb) || (is_mariadb && (stores(table) || column.data_type == DataType::TimestampTz))
}

fn alter(change: &ColumnChange<'_>, is_mariadb: bool) -> Work {
    let (before, after) = (change.before, change.after);
    let same = |a: &Column, b: &Column| {
        Column { default: None, comment: String::new(), nullable: true, ..a.clone() }
            == Column { default: None, comment: String::new(), nullable: true, ..b.clone() }
    };
    let retyped = before.data_type != after.data_type;
    let grown = match (&before.data_type, &after.data_type) {
        // A length is one byte up to 255 bytes, two beyond; what MariaDB keeps in at most 127 looks the same in both ways.
        (DataType::Varchar(a), DataType::Varchar(b)) => a <= b && (*a > 63 || *b <= 63 || (is_mariadb && *a <= 31)),
        _ => false,
    };
    let (was_open, is_open) = change.nullable();
    let like = Column { data_type: after.data_type.clone(), ..before.clone() };
    if before.generated.is_some() || after.generated.is_some() || !same(&like, after) || (retyped && !grown) {
        return COPY;
    }
    let stored_by =
        |table: &Table| table.primary_key.is_none() && table.constraints().any(|c| is_unique(&c) && c.columns().contains(&after.id));
    match was_open == is_open {
        true => Work::by(INPLACE),
        false if stored_by(change.table) || (is_mariadb && stores(change.table)) => COPY,
        false if !is_open && closes_by_copy(change.table, after, is_mariadb) => COPY,
        false => Work::anew(INPLACE),
    }
}

/// The statements with the clause, where they can have it.
pub(super) fn live(plain: Vec<String>, work: Work, deed: &Deed<'_>, is_mariadb: bool) -> Vec<LiveStatement> {
    // What closes a column after it was added and filled is never done in an instant.
    let copies = matches!(deed, Deed::AddColumn(table, _) if is_mariadb && stores(table));
    let clause = |text: &str| match text.contains(" MODIFY COLUMN ") {
        true if copies => "",
        true if work.clause == INSTANT => INPLACE,
        _ => work.clause,
    };
    plain.into_iter().map(|text| (clause(&text), text)).map(|(clause, text)| LiveStatement::inside(with_clause(text, clause))).collect()
}

fn with_clause(text: String, clause: &str) -> String {
    if clause.is_empty() || text.starts_with("CREATE TRIGGER ") {
        text
    } else if let Some(rest) = text.strip_prefix("DROP INDEX ")
        && let Some((name, table)) = rest.rsplit_once(" ON ")
    {
        format!("ALTER TABLE {table} DROP INDEX {name}, {clause}")
    } else if text.starts_with("CREATE ") {
        format!("{text} {}", clause.replace(", ", " "))
    } else if text.starts_with("ALTER TABLE ") {
        format!("{text}, {clause}")
    } else {
        text
    }
}
