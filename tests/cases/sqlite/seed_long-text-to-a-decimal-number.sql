---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Change column price of book: type from text to numeric(10,2)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    price NUMERIC(10, 2)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, price) SELECT id, price FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;

---- down
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Change column price of book: type from numeric(10,2) to text
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    price TEXT
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, price) SELECT id, price FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
