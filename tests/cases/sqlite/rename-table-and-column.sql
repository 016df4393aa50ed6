---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Rename column author_id of book to writer_id
ALTER TABLE book RENAME COLUMN author_id TO writer_id;

-- Rename column title of book to heading
ALTER TABLE book RENAME COLUMN title TO heading;

-- Rename column name of writer to full_name
ALTER TABLE writer RENAME COLUMN name TO full_name;

-- Rebuild table book with its rows: Drop foreign key book_author_id_fkey of book; Add foreign key book_writer_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    heading VARCHAR(100) DEFAULT 'untitled' NOT NULL,
    writer_id INTEGER NOT NULL,
    CONSTRAINT book_writer_id_fkey FOREIGN KEY (writer_id) REFERENCES writer (id) ON DELETE CASCADE
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, heading, writer_id) SELECT id, heading, writer_id FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
CREATE INDEX book_title_idx ON book (heading);
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

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Rename column writer_id of book to author_id
ALTER TABLE book RENAME COLUMN writer_id TO author_id;

-- Rename column heading of book to title
ALTER TABLE book RENAME COLUMN heading TO title;

-- Rename column full_name of author to name
ALTER TABLE author RENAME COLUMN full_name TO name;

-- Rebuild table book with its rows: Drop foreign key book_writer_id_fkey of book; Add foreign key book_author_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(100) DEFAULT 'untitled' NOT NULL,
    author_id INTEGER NOT NULL,
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, author_id) SELECT id, title, author_id FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
CREATE INDEX book_title_idx ON book (title);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
