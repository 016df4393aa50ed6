//! What the scripts say, word for word, for one small change. That databases accept them is shown elsewhere.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::sync::Arc;

use expect_test::{Expect, expect};
use relata::dialect::Dialect;
use relata::migrate::{Answers, create_script, migration};
use relata::schema::{Column, DataType, Expression, Ids, Key, Schema, Table};

/// A table `book` whose column is renamed and made shorter, and that gets a column with a value for old rows.
fn schemas() -> (Schema, Schema, Answers) {
    let mut ids = Ids::new(1);
    let mut book = Table::new(ids.mint(), "book");
    let id = Column { identity: true, ..Column::new(ids.mint(), "id", DataType::Integer) };
    book.primary_key = Some(Key { id: ids.mint(), name: "book_pkey".into(), columns: vec![id.id] });
    book.columns = vec![id, Column::new(ids.mint(), "title", DataType::Text)];
    let mut from = Schema::default();
    from.put_table(book.clone());
    let isbn = Column::new(ids.mint(), "isbn", DataType::Varchar(13));
    let answers = Answers { fills: [(isbn.id, relata::schema::DefaultValue::Literal("it's".into()))].into(), ..Answers::default() };
    book.columns[1].name = "order".into();
    book.columns[1].data_type = DataType::Varchar(100);
    book.columns.push(isbn);
    let mut to = Schema::default();
    to.put_table(book);
    (from, to, answers)
}

fn check(dialect: Dialect, expected: Expect) {
    let (from, to, answers) = schemas();
    expected.assert_eq(&migration(&from, &to, &answers, dialect).up.text("0002"));
}

#[test]
fn postgres() {
    check(
        Dialect::Postgres,
        expect![[r#"
        -- 0002

        BEGIN;

        -- Rename column title of book to order
        ALTER TABLE book RENAME COLUMN title TO "order";

        -- Add column isbn to book
        ALTER TABLE book ADD COLUMN isbn varchar(13);
        UPDATE book SET isbn = 'it''s' WHERE isbn IS NULL;
        ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;

        -- Change column order of book: type from text to varchar(100)
        ALTER TABLE book ALTER COLUMN "order" TYPE varchar(100) USING "order"::text;

        COMMIT;
    "#]],
    );
}

#[test]
fn mysql() {
    check(
        Dialect::MySql,
        expect![[r#"
            -- 0002

            -- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

            -- Rename column title of book to order
            ALTER TABLE book RENAME COLUMN title TO `order`;
            -- Done: 1 of 5. If the next one fails, put it right and go on from here.

            -- Add column isbn to book
            ALTER TABLE book ADD COLUMN isbn VARCHAR(13);
            -- Done: 2 of 5. If the next one fails, put it right and go on from here.
            UPDATE book SET isbn = 'it''s' WHERE isbn IS NULL;
            -- Done: 3 of 5. If the next one fails, put it right and go on from here.
            ALTER TABLE book MODIFY COLUMN isbn VARCHAR(13) NOT NULL;
            -- Done: 4 of 5. If the next one fails, put it right and go on from here.

            -- Change column order of book: type from text to varchar(100)
            ALTER TABLE book MODIFY COLUMN `order` VARCHAR(100) NOT NULL;
        "#]],
    );
}

#[test]
fn mariadb() {
    check(
        Dialect::MariaDb,
        expect![[r#"
            -- 0002

            -- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

            -- Rename column title of book to order
            ALTER TABLE book RENAME COLUMN title TO `order`;
            -- Done: 1 of 5. If the next one fails, put it right and go on from here.

            -- Add column isbn to book
            ALTER TABLE book ADD COLUMN isbn VARCHAR(13);
            -- Done: 2 of 5. If the next one fails, put it right and go on from here.
            UPDATE book SET isbn = 'it''s' WHERE isbn IS NULL;
            -- Done: 3 of 5. If the next one fails, put it right and go on from here.
            ALTER TABLE book MODIFY COLUMN isbn VARCHAR(13) NOT NULL;
            -- Done: 4 of 5. If the next one fails, put it right and go on from here.

            -- Change column order of book: type from text to varchar(100)
            ALTER TABLE book MODIFY COLUMN `order` VARCHAR(100) NOT NULL;
        "#]],
    );
}

#[test]
fn sqlite() {
    check(
        Dialect::Sqlite,
        expect![[r#"
            -- 0002

            -- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
            PRAGMA foreign_keys = OFF;
            DROP TABLE IF EXISTS temp.relata_guard;
            CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
            BEGIN;

            -- Rename column title of book to order
            ALTER TABLE book RENAME COLUMN title TO "order";

            -- Rebuild table book with its rows: Add column isbn to book; Change column order of book: type from text to varchar(100)
            SAVEPOINT relata_rebuild;
            PRAGMA legacy_alter_table = ON;
            ALTER TABLE book RENAME TO book_old;
            PRAGMA legacy_alter_table = OFF;
            CREATE TABLE book (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                "order" VARCHAR(100) NOT NULL,
                isbn VARCHAR(13) NOT NULL
            );
            INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
            INSERT OR ROLLBACK INTO book (id, "order", isbn) SELECT id, "order", 'it''s' FROM book_old;
            INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
            DROP TABLE book_old;
            RELEASE relata_rebuild;

            -- Take everything back where a row points at nothing
            INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

            COMMIT;
            DROP TABLE temp.relata_guard;
            PRAGMA foreign_keys = ON;
        "#]],
    );
}

/// Statements of a script that is nothing but comments and statements, one a line.
fn statements(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("--") && !line.trim().is_empty()).collect()
}

#[test]
fn nothing_in_a_head_or_a_name_breaks_out_of_a_comment() {
    let (from, _, _) = schemas();
    let mut hostile = from.clone();
    let table = hostile.tables.values_mut().next().map(Arc::make_mut).expect("a table");
    table.name = "a\nDROP TABLE b; --\u{2028}x".into();
    for dialect in Dialect::ALL {
        let plain = create_script(&from, dialect).text("");
        let headed = create_script(&from, dialect).text("one\r\nDROP TABLE book;\u{b}*/ two\u{0}\u{85}three\u{2029}four");
        assert_eq!(statements(&plain), statements(&headed), "{dialect:?}");
        let words = create_script(&hostile, dialect).text("");
        let comments: Vec<_> = words.lines().filter(|line| line.contains("DROP TABLE")).collect();
        assert!(comments.iter().all(|line| line.starts_with("--") || line.contains(['"', '`'])), "{comments:?}");
    }
}

#[test]
fn a_comment_in_a_check_does_not_swallow_what_follows() {
    let (mut from, ..) = schemas();
    let table = from.tables.values_mut().next().map(Arc::make_mut).expect("a table");
    let expression = Expression::read("title <> '' -- not empty", &table.columns);
    table.checks.push(relata::schema::Check { id: Ids::new(9).mint(), name: "book_title".into(), expression });
    for dialect in Dialect::ALL {
        let text = create_script(&from, dialect).text("");
        assert!(text.contains("-- not empty\n)"), "{dialect:?}:\n{text}");
    }
}
