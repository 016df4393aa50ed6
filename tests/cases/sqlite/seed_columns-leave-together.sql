---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table author with its rows: Move column note from book to author: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(20) NOT NULL,
    note VARCHAR(20)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'author', seq FROM sqlite_sequence WHERE name = 'author_old';
INSERT OR ROLLBACK INTO author (id, name, note) SELECT id, name, (SELECT book.note FROM book WHERE book.author_id = author_old.id ORDER BY book.id LIMIT 1) FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
RELEASE relata_rebuild;

-- Move column note from book to author: drop it where it was
ALTER TABLE book DROP COLUMN note;

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf;

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

-- Rebuild table book with its rows: Add column shelf to book; Move column note from author to book: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note VARCHAR(20),
    shelf INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, note, shelf, author_id) SELECT id, (SELECT author.note FROM author WHERE author.id = book_old.author_id), 0, author_id FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Move column note from author to book: drop it where it was
ALTER TABLE author DROP COLUMN note;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
