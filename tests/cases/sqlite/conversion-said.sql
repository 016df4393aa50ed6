---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Change column pages of book: type from varchar(20) to integer; Change column shelf of book: type from varchar(20) to integer, default; Change column seen of book: type from boolean to date, may be empty; Drop column gone of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    pages INTEGER,
    shelf INTEGER DEFAULT 7 NOT NULL,
    seen DATE,
    CONSTRAINT book_pages UNIQUE (pages)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, pages, shelf, seen) SELECT id, title, (id * 100), (CASE WHEN gone IS NULL THEN 0 ELSE id + 1 END), (gone) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
CREATE INDEX book_pages_idx ON book (pages DESC, title);
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

-- Rebuild table book with its rows: Change column seen of book: type from date to boolean, must have a value; Change column shelf of book: type from integer to varchar(20), default; Change column pages of book: type from integer to varchar(20); Add column gone to book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    pages VARCHAR(20),
    shelf VARCHAR(20) DEFAULT 'a' NOT NULL,
    seen BOOLEAN NOT NULL,
    gone DATE NOT NULL,
    CONSTRAINT book_pages UNIQUE (pages)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, pages, shelf, seen, gone) SELECT id, title, (CASE pages WHEN 100 THEN 'one' WHEN 200 THEN 'two' WHEN 300 THEN 'three' ELSE 'four' END), ('s'), coalesce((id = 1), FALSE), '1970-01-01' FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
CREATE INDEX book_pages_idx ON book (pages DESC, title);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
