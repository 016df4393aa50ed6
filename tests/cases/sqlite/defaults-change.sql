---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Change column a of book: default; Change column b of book: default; Change column c of book: no default; Change column d of book: default; Change column e of book: default; Change column f of book: default; Change column g of book: no default; Change column h of book: may be empty, no default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    a INTEGER DEFAULT -2 NOT NULL,
    b INTEGER DEFAULT 7 NOT NULL,
    c VARCHAR(20) NOT NULL,
    d VARCHAR(20) DEFAULT 'true' NOT NULL,
    e TEXT DEFAULT '',
    f BOOLEAN DEFAULT TRUE NOT NULL,
    g DATE NOT NULL,
    h DATETIME,
    CONSTRAINT book_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO book (id, a, b, c, d, e, f, g, h) SELECT id, a, b, c, d, e, f, g, h FROM book_old;
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

-- Rebuild table book with its rows: Change column h of book: must have a value, default; Change column g of book: default; Change column f of book: default; Change column e of book: no default; Change column d of book: no default; Change column c of book: default; Change column b of book: no default; Change column a of book: default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    a INTEGER DEFAULT 1 NOT NULL,
    b INTEGER NOT NULL,
    c VARCHAR(20) DEFAULT '5' NOT NULL,
    d VARCHAR(20) NOT NULL,
    e TEXT,
    f BOOLEAN DEFAULT FALSE NOT NULL,
    g DATE DEFAULT '2020-01-31' NOT NULL,
    h DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT book_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO book (id, a, b, c, d, e, f, g, h) SELECT id, a, b, c, d, e, f, g, coalesce(h, (CURRENT_TIMESTAMP)) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
