---- up
BEGIN;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn VARCHAR(20) DEFAULT 'none' NOT NULL;

-- Drop column isbn of shelf
ALTER TABLE shelf DROP COLUMN isbn;

COMMIT;

---- down
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table shelf with its rows: Add column isbn to shelf
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    isbn VARCHAR(20) NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'shelf', seq FROM sqlite_sequence WHERE name = 'shelf_old';
INSERT OR ROLLBACK INTO shelf (id, isbn) SELECT id, 'unknown' FROM shelf_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of shelf was copied' WHERE (SELECT count(*) FROM shelf_old) <> (SELECT count(*) FROM shelf);
DROP TABLE shelf_old;
RELEASE relata_rebuild;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
