//! Reading SQL: `CREATE TABLE` and what belongs to it, as people write it and as `pg_dump`, `mysqldump` and
//! `sqlite3 .schema` print it.
//!
//! Names, types, defaults and keys are read by `sqlparser`. It is asked piece by piece, not for whole statements, so
//! that one clause it does not know costs that clause and not the table, and so that expressions stay as they are written.
//! Laws: no text is an error, and none makes this panic; what is left out is said with its line, or is no part of a
//! design in any case (rows, settings, rights).

mod alter;
mod cursor;
mod statements;
mod table;
pub(super) mod types;

use cursor::Cursor;
use statements::Statements;

use super::sketch::{Habit, Name, RawConstraint, RawEnum, RawIndex, RawKind, RawTable, Sketch, shortened};
use crate::dialect::Dialect;
use crate::schema::Severity;

/// What a script says.
pub(super) fn read(text: &str, dialect: Dialect) -> Sketch {
    let mut script = Script { sketch: Sketch::default(), dialect };
    if dialect == Dialect::default() {
        script.sketch.habit = Habit::Postgres;
    }
    for statement in Statements::of(text, is_mysql(dialect)) {
        script.statement(statement.text, statement.line);
    }
    if dialect.features().foreign_key_indexes {
        script.sketch.tables.iter_mut().for_each(drop_own_indexes);
    }
    script.sketch
}

/// An index that the database makes for a foreign key has its name; a design has none for it.
fn drop_own_indexes(table: &mut RawTable) {
    let is_key = |kind: &RawKind| matches!(kind, RawKind::ForeignKey(_));
    let keys: Vec<_> = table.constraints.iter().filter(|own| is_key(&own.kind)).filter_map(|own| own.name.clone()).collect();
    let is_own = |own: &RawConstraint| {
        let plain = matches!(&own.kind, RawKind::Index(index) if !index.unique && index.method.is_none());
        plain && own.name.as_ref().is_some_and(|name| keys.contains(name))
    };
    table.constraints.retain(|own| !is_own(own));
}

fn is_mysql(dialect: Dialect) -> bool {
    // A backslash in a string takes the next letter along in the databases that quote names with back-ticks.
    dialect.sql().name("Ä").starts_with('`')
}

/// What dumps have in their first lines; what is below may hold anything.
const DUMPS: [(&str, &str); 4] =
    [("POSTGRESQL DATABASE DUMP", "postgres"), ("MARIADB DUMP", "mariadb"), ("MYSQL DUMP", "mysql"), ("PRAGMA FOREIGN_KEYS=OFF", "sqlite")];

/// The database that a script was written for, as far as can be seen.
pub(super) fn dialect_of(text: &str) -> Dialect {
    let head = text.chars().take(400).collect::<String>().to_uppercase();
    if let Some((_, slug)) = DUMPS.iter().find(|(sign, _)| head.contains(sign)) {
        return Dialect::from_slug(slug).unwrap_or_default();
    }
    let upper = outside(text).to_uppercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| upper.contains(sign));
    let slug = if has(&["MARIADB"]) && has(&["`", "ENGINE=", "AUTO_INCREMENT"]) {
        "mariadb"
    } else if has(&["`", "ENGINE=", "ENGINE =", "AUTO_INCREMENT", " ENUM('", "/*!4"]) && !has(&["AS ENUM", "AUTOINCREMENT"]) {
        "mysql"
    } else if has(&["AUTOINCREMENT", "PRAGMA ", "WITHOUT ROWID", "SQLITE", " DATETIME"]) {
        "sqlite"
    } else {
        "postgres"
    };
    Dialect::from_slug(slug).unwrap_or_default()
}

/// The beginning of a script without what is in strings, quoted names and comments, but for the comment at its head;
/// of names in back-ticks a tick is left.
fn outside(text: &str) -> String {
    let (mut outside, mut rest) = (String::new(), text.get(..text.len().min(400_000)).unwrap_or(text));
    while let Some(letter) = rest.chars().next() {
        let end =
            |mark: &str| rest.get(letter.len_utf8()..).and_then(|after| after.find(mark)).map(|at| at + letter.len_utf8() + mark.len());
        let length = match letter {
            '\'' | '"' | '`' => {
                outside.push(letter);
                end(letter.encode_utf8(&mut [0; 4]))
            }
            '-' if rest.starts_with("--") => {
                let length = end("\n");
                if outside.len() < 300 {
                    outside.extend(rest.chars().take(length.unwrap_or(0)).filter(|letter| *letter != '`'));
                }
                length
            }
            '/' if rest.starts_with("/*") && !rest.starts_with("/*!") => end("*/"),
            _ => {
                outside.push(letter);
                Some(letter.len_utf8())
            }
        };
        rest = length.and_then(|length| rest.get(length..)).unwrap_or_default();
    }
    outside
}

/// Statements that are no part of a design: rows, settings, rights, and what takes things away before they are made.
const PASSED_OVER: &[&str] = &[
    "ANALYZE",
    "BEGIN",
    "CALL",
    "CHECKPOINT",
    "COMMIT",
    "COPY",
    "DECLARE",
    "DELETE",
    "DO",
    "DROP",
    "END",
    "EXEC",
    "EXECUTE",
    "EXPLAIN",
    "FLUSH",
    "GRANT",
    "IF",
    "INSERT",
    "LOCK",
    "NOTIFY",
    "PRAGMA",
    "PRINT",
    "REFRESH",
    "REINDEX",
    "RELEASE",
    "REPLACE",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SELECT",
    "SET",
    "SHOW",
    "START",
    "TRUNCATE",
    "UNLOCK",
    "UPDATE",
    "USE",
    "VACUUM",
    "VALUES",
    "WITH",
];

/// What CREATE makes that is no part of a design, and is said to be left out.
const LEFT_OUT: &[(&str, &str)] = &[
    ("VIEW", "Views"),
    ("MATERIALIZED", "Views"),
    ("FUNCTION", "Functions"),
    ("AGGREGATE", "Functions"),
    ("PROCEDURE", "Procedures"),
    ("TRIGGER", "Triggers"),
    ("EVENT", "Events"),
    ("POLICY", "Policies"),
    ("RULE", "Rules"),
    ("DOMAIN", "Domains"),
    ("VIRTUAL", "Virtual tables"),
];

/// A script while it is read.
struct Script {
    sketch: Sketch,
    dialect: Dialect,
}

impl Script {
    fn statement(&mut self, text: &str, line: usize) {
        let first: String = text.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_uppercase();
        let reads: fn(&mut Self, &mut Cursor<'_>) = match first.as_str() {
            "CREATE" => Self::create,
            "ALTER" => Self::alter,
            "COMMENT" => Self::comment,
            word if PASSED_OVER.contains(&word) => return,
            _ => {
                let say = format!("“{}” is no statement that is known here, so it is left out.", shortened(text));
                return self.sketch.say(line, Severity::Warning, "sql-statement", say);
            }
        };
        let flavour: &dyn sqlparser::dialect::Dialect = cursor::flavour(self.dialect);
        match Cursor::of(text, line, flavour) {
            Ok(mut cursor) => {
                cursor.next();
                reads(self, &mut cursor);
            }
            Err((line, message)) => self.sketch.say(line, Severity::Error, "sql-text", format!("This cannot be read: {message}.")),
        }
    }

    /// Says what is not understood at a place, as it stands there.
    fn unknown(&mut self, line: usize, text: &str) {
        let say = format!("“{}” is not understood, so it is left out.", shortened(text));
        self.sketch.say(line, Severity::Warning, "sql-unknown", say);
    }

    /// The name of a table or type; the schema that a database has in any case is no namespace.
    fn name(&self, parts: Vec<String>) -> Name {
        let mut parts = parts.into_iter().rev();
        let name = parts.next().unwrap_or_default();
        let namespace = parts.next().unwrap_or_default();
        let usual = matches!(namespace.to_lowercase().as_str(), "public" | "dbo" | "main") || !self.dialect.features().namespaces;
        Name { namespace: if usual { String::new() } else { namespace }, name }
    }

    // ---- CREATE

    fn create(&mut self, at: &mut Cursor<'_>) {
        let line = at.line();
        while at.take_any(&["OR", "REPLACE", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "UNLOGGED", "FOREIGN", "CONSTRAINT", "RECURSIVE"]) {}
        at.skip_definer();
        let word = at.word();
        match word.as_str() {
            "TABLE" => self.create_table(at),
            "UNIQUE" | "INDEX" | "FULLTEXT" | "SPATIAL" | "CLUSTERED" | "NONCLUSTERED" => self.create_index(at),
            "TYPE" => self.create_type(at),
            "SCHEMA" | "DATABASE" | "SEQUENCE" | "EXTENSION" | "ROLE" | "USER" | "COLLATION" | "OPERATOR" | "CAST" | "STATISTICS"
            | "PUBLICATION" | "SUBSCRIPTION" | "SERVER" | "LANGUAGE" | "TEXT" | "ACCESS" | "LOGIN" | "TABLESPACE" => {}
            _ => match LEFT_OUT.iter().find(|(known, _)| *known == word) {
                Some((_, things)) => {
                    let say = format!("{things} are no part of a design, so they are left out.");
                    self.sketch.say_once(line, Severity::Note, "sql-left-out", &say);
                }
                None => self.unknown(line, at.whole()),
            },
        }
    }

    /// `CREATE TYPE mood AS ENUM ('sad', 'ok')`.
    fn create_type(&mut self, at: &mut Cursor<'_>) {
        let line = at.line();
        at.next();
        let Ok(name) = at.object_name() else { return self.unknown(line, at.whole()) };
        if !(at.take("AS") && at.take("ENUM")) {
            let say = "Types other than enums are no part of a design, so they are left out.";
            return self.sketch.say_once(line, Severity::Note, "sql-left-out", say);
        }
        let values = at.strings();
        let name = self.name(name).name;
        self.sketch.enums.push(RawEnum { line, name, values, ..RawEnum::default() });
    }

    /// `CREATE UNIQUE INDEX name ON table USING btree (a, lower(b) DESC) INCLUDE (c) WHERE d`.
    fn create_index(&mut self, at: &mut Cursor<'_>) {
        let line = at.line();
        let mut index = RawIndex::default();
        loop {
            match at.word().as_str() {
                "UNIQUE" => index.unique = true,
                "FULLTEXT" | "SPATIAL" => index.method = Some(at.word().to_lowercase()),
                "INDEX" | "CLUSTERED" | "NONCLUSTERED" | "CONCURRENTLY" => {}
                _ => break,
            }
            at.next();
        }
        at.take_if_not_exists();
        let name = if at.is("ON") { None } else { at.object_name().ok().and_then(|mut name| name.pop()) };
        self.using(at, &mut index);
        if !at.take("ON") {
            return self.unknown(line, at.whole());
        }
        at.take("ONLY");
        let Ok(table) = at.object_name() else { return self.unknown(line, at.whole()) };
        let table = self.name(table);
        self.using(at, &mut index);
        let Some(parts) = at.group_parts() else { return self.unknown(line, at.whole()) };
        index.parts = parts.iter().map(|part| table::index_part(part, self.dialect)).collect();
        self.using(at, &mut index);
        while !at.is_end() {
            if at.take("INCLUDE") {
                let names = at.group_parts().unwrap_or_default();
                index.include = names.iter().map(|name| table::index_part(name, self.dialect).0).collect();
            } else if at.take("WHERE") {
                index.predicate = Some(table::bare(at.take_rest()).to_owned());
            } else {
                at.skip_piece();
            }
        }
        match self.sketch.table(&table) {
            Some(found) => found.constrain(line, name, RawKind::Index(index)),
            None => {
                let say = format!("This index is of the table {}, which is not in this text, so it is left out.", table.name);
                self.sketch.say(line, Severity::Warning, "sql-table", say);
            }
        }
    }

    fn using(&mut self, at: &mut Cursor<'_>, index: &mut RawIndex) {
        if at.take("USING") {
            index.method = Some(at.word().to_lowercase()).filter(|method| method != "btree");
            at.next();
        }
    }

    // ---- COMMENT ON

    fn comment(&mut self, at: &mut Cursor<'_>) {
        let line = at.line();
        at.take("ON");
        let of = at.word();
        at.next();
        if !matches!(of.as_str(), "TABLE" | "COLUMN") {
            return;
        }
        let Ok(mut name) = at.object_name() else { return self.unknown(line, at.whole()) };
        at.take("IS");
        let text = at.string().unwrap_or_default();
        let column = if of == "COLUMN" { name.pop() } else { None };
        let table = self.name(name);
        let Some(table) = self.sketch.table(&table) else { return };
        match column {
            None => table.comment = text,
            Some(column) => {
                if let Some(column) = table.column(&column) {
                    column.comment = text;
                }
            }
        }
    }

    /// Adds a constraint to a table that is there.
    fn constrain(&mut self, table: &Name, constraint: RawConstraint) {
        if let Some(table) = self.sketch.table(table) {
            table.constraints.push(constraint);
        }
    }
}
