---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table shelf with its rows: Add column state to shelf
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed'))
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'shelf', seq FROM sqlite_sequence WHERE name = 'shelf_old';
INSERT OR ROLLBACK INTO shelf (id, state) SELECT id, 'open' FROM shelf_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of shelf was copied' WHERE (SELECT count(*) FROM shelf_old) <> (SELECT count(*) FROM shelf);
DROP TABLE shelf_old;
RELEASE relata_rebuild;

-- Drop column state of book
ALTER TABLE book DROP COLUMN state;

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

-- Rebuild table book with its rows: Add column state to book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('old', 'closed'))
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, state) SELECT id, 'old' FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Drop column state of shelf
ALTER TABLE shelf DROP COLUMN state;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
