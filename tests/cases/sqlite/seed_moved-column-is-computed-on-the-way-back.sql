---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Move column next from shelf to book: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shelf_id INTEGER NOT NULL,
    next BIGINT,
    CONSTRAINT book_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, shelf_id, next) SELECT id, shelf_id, (SELECT shelf.next FROM shelf WHERE shelf.id = book_old.shelf_id) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Rebuild table shelf with its rows: Drop column next of shelf
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'shelf', seq FROM sqlite_sequence WHERE name = 'shelf_old';
INSERT OR ROLLBACK INTO shelf (id, number) SELECT id, number FROM shelf_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of shelf was copied' WHERE (SELECT count(*) FROM shelf_old) <> (SELECT count(*) FROM shelf);
DROP TABLE shelf_old;
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

-- Rebuild table shelf with its rows: Add column next to shelf
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    next BIGINT GENERATED ALWAYS AS (number + 1) STORED
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'shelf', seq FROM sqlite_sequence WHERE name = 'shelf_old';
INSERT OR ROLLBACK INTO shelf (id, number) SELECT id, number FROM shelf_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of shelf was copied' WHERE (SELECT count(*) FROM shelf_old) <> (SELECT count(*) FROM shelf);
DROP TABLE shelf_old;
RELEASE relata_rebuild;

-- Move column next from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN next;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
