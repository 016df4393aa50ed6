---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Drop foreign key f of book; Move column place from shelf to book: add it with its values; Change column shelf_id of book: type from integer to bigint, may be empty, computed
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    shelf_id BIGINT GENERATED ALWAYS AS (number * 2) STORED,
    title VARCHAR(40) NOT NULL,
    place INTEGER
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, number, title, place) SELECT id, number, title, (SELECT shelf.place FROM shelf WHERE shelf.id = book_old.shelf_id) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Move column place from shelf to book: drop it where it was
ALTER TABLE shelf DROP COLUMN place;

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

-- Rebuild table shelf with its rows: Move column place from book to shelf: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'shelf', seq FROM sqlite_sequence WHERE name = 'shelf_old';
INSERT OR ROLLBACK INTO shelf (id, place) SELECT id, coalesce((SELECT book.place FROM book WHERE book.shelf_id = shelf_old.id ORDER BY book.id LIMIT 1), 0) FROM shelf_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of shelf was copied' WHERE (SELECT count(*) FROM shelf_old) <> (SELECT count(*) FROM shelf);
DROP TABLE shelf_old;
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Change column shelf_id of book: type from bigint to integer, must have a value, no longer computed; Move column place from book to shelf: drop it where it was; Add foreign key f of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    shelf_id INTEGER NOT NULL,
    title VARCHAR(40) NOT NULL,
    CONSTRAINT f FOREIGN KEY (shelf_id) REFERENCES shelf (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, number, shelf_id, title) SELECT id, number, coalesce(shelf_id, (SELECT id FROM shelf ORDER BY id LIMIT 1)), title FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
