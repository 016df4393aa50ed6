---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Change column shelf of book: type from varchar(20) to integer
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shelf INTEGER NOT NULL,
    note VARCHAR(20),
    CONSTRAINT book_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf (code) ON DELETE CASCADE
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, shelf, note) SELECT id, (cast(substr(shelf, 1, 1) as decimal(10, 0)) + 1), note FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Rebuild table shelf with its rows: Drop check shelf_room of shelf; Change column code of shelf: type from varchar(20) to integer; Change column room of shelf: type from integer to varchar(20)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    code INTEGER NOT NULL,
    room VARCHAR(20) NOT NULL,
    CONSTRAINT shelf_pkey PRIMARY KEY (code)
);
INSERT OR ROLLBACK INTO shelf (code, room) SELECT (cast(substr(code, 1, 1) as decimal(10, 0)) + 1), ('room') FROM shelf_old;
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

-- Rebuild table book with its rows: Change column shelf of book: type from integer to varchar(20)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shelf VARCHAR(20) NOT NULL,
    note VARCHAR(20),
    CONSTRAINT book_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf (code) ON DELETE CASCADE
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, shelf, note) SELECT id, (CASE shelf WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' ELSE 'last' END), note FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Rebuild table shelf with its rows: Change column room of shelf: type from varchar(20) to integer; Change column code of shelf: type from integer to varchar(20); Add check shelf_room of shelf
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE shelf RENAME TO shelf_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE shelf (
    code VARCHAR(20) NOT NULL,
    room INTEGER NOT NULL,
    CONSTRAINT shelf_pkey PRIMARY KEY (code),
    CONSTRAINT shelf_room CHECK (room > -5)
);
INSERT OR ROLLBACK INTO shelf (code, room) SELECT (CASE code WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' ELSE 'last' END), (3) FROM shelf_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of shelf was copied' WHERE (SELECT count(*) FROM shelf_old) <> (SELECT count(*) FROM shelf);
DROP TABLE shelf_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
