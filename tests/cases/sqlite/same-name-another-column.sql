---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename column code of book to code_old
ALTER TABLE book RENAME COLUMN code TO code_old;

-- Rename column pages of book to pages_old
ALTER TABLE book RENAME COLUMN pages TO pages_old;

-- Rebuild table book with its rows: Drop unique constraint book_code_key of book; Add column code to book; Add column pages to book; Drop column code_old of book; Drop column pages_old of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    code VARCHAR(20),
    pages INTEGER DEFAULT 4,
    CONSTRAINT book_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO book (id) SELECT id FROM book_old;
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

-- Rename column pages of book to pages_old
ALTER TABLE book RENAME COLUMN pages TO pages_old;

-- Rename column code of book to code_old
ALTER TABLE book RENAME COLUMN code TO code_old;

-- Rebuild table book with its rows: Add column pages to book; Add column code to book; Drop column pages_old of book; Drop column code_old of book; Add unique constraint book_code_key of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    code VARCHAR(20) NOT NULL,
    pages INTEGER,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_code_key UNIQUE (code)
);
INSERT OR ROLLBACK INTO book (id, code) SELECT id, row_number() OVER () FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
