//! A migration that fails loses nothing, also where the program that runs it goes on after an error.
//!
//! `sqlite3` does so when it reads a file without `-bail`: each statement after the one that failed is run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use relata::dialect::Dialect;
use relata::migrate::{Answers, create_script, migration};
use relata::schema::{Column, DataType, ForeignKey, Ids, Key, ReferentialAction, Schema, Table};

/// Runs `sql` as somebody would who does not know of `-bail`, and gives what was printed on both streams.
fn sqlite(database: &Path, sql: &str) -> (String, String) {
    let mut child = Command::new("sqlite3")
        .arg(database)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sqlite3 is installed");
    child.stdin.take().expect("a pipe").write_all(sql.as_bytes()).expect("sqlite3 reads");
    let output = child.wait_with_output().expect("sqlite3 ends");
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn table(ids: &mut Ids, name: &str, column: Column) -> Table {
    let mut table = Table::new(ids.mint(), name);
    let id = Column { identity: true, ..Column::new(ids.mint(), "id", DataType::Integer) };
    table.primary_key = Some(Key { id: ids.mint(), name: format!("pk_{name}"), columns: vec![id.id] });
    table.columns = vec![id, column];
    table
}

#[test]
fn rows_that_do_not_fit_are_all_still_there() {
    let mut ids = Ids::new(5);
    let title = Column { nullable: true, ..Column::new(ids.mint(), "title", DataType::Text) };
    let mut book = table(&mut ids, "book", title);
    let number = Column { nullable: true, ..Column::new(ids.mint(), "book_id", DataType::Integer) };
    let mut copy = table(&mut ids, "copy", number);
    copy.foreign_keys.push(ForeignKey {
        id: ids.mint(),
        name: "fk_copy_book".into(),
        columns: vec![copy.columns[1].id],
        target: book.id,
        target_columns: vec![book.columns[0].id],
        on_delete: ReferentialAction::Cascade,
        on_update: ReferentialAction::NoAction,
        ends: relata::schema::EndNames::default(),
        deferrable: relata::schema::Deferrable::Not,
    });
    let mut from = Schema::default();
    from.put_table(book.clone());
    from.put_table(copy.clone());
    // Both tables are rebuilt, and in both a row has nothing where from now on something must be.
    book.columns[1].nullable = false;
    copy.columns[1].nullable = false;
    let mut to = from.clone();
    to.put_table(book);
    to.put_table(copy);

    let folder = std::env::temp_dir().join(format!("relata-failing-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let database = folder.join("data.db");
    let rows = "SELECT id, title FROM book; SELECT id, book_id FROM copy;";
    let insert = "INSERT INTO book (title) VALUES ('one'), (NULL), ('three'); INSERT INTO copy (book_id) VALUES (1), (NULL), (3);";
    let (_, refused) = sqlite(&database, &format!("{}{insert}", create_script(&from, Dialect::Sqlite).text("")));
    assert_eq!(refused, "");
    let (before, _) = sqlite(&database, rows);
    assert_eq!(before, "1|one\n2|\n3|three\n1|1\n2|\n3|3\n");

    let (_, refused) = sqlite(&database, &migration(&from, &to, &Answers::default(), Dialect::Sqlite).up.text(""));
    assert!(refused.contains("NOT NULL constraint failed"), "{refused}");
    let (after, _) = sqlite(&database, rows);
    let (names, _) = sqlite(&database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1;");
    let (whole, _) = sqlite(&database, "PRAGMA integrity_check; PRAGMA foreign_key_check;");
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(after, before);
    assert_eq!(names, "book\ncopy\n");
    assert_eq!(whole, "ok\n");
}
