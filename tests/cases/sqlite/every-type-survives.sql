---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table item to thing
ALTER TABLE item RENAME TO thing;

-- Rebuild table thing with its rows: Add column q to thing; Add unique constraint item_f_key of thing; Add unique constraint item_m_key of thing; Add check item_check of thing
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE thing RENAME TO thing_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE thing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    a SMALLINT,
    b NUMERIC(10, 2) NOT NULL,
    c REAL NOT NULL,
    d DOUBLE NOT NULL,
    e TEXT NOT NULL,
    f VARCHAR(40) NOT NULL,
    g CHAR(3) NOT NULL,
    h BOOLEAN NOT NULL,
    i DATE NOT NULL,
    j TIME NOT NULL,
    k DATETIME NOT NULL,
    l DATETIME NOT NULL,
    m CHAR(36) NOT NULL,
    n JSON NOT NULL,
    o BLOB NOT NULL,
    p TEXT NOT NULL CHECK (p IN ('good', 'bad')),
    q INTEGER,
    CONSTRAINT item_f_key UNIQUE (f),
    CONSTRAINT item_m_key UNIQUE (m),
    CONSTRAINT item_check CHECK (b > 0)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'thing', seq FROM sqlite_sequence WHERE name = 'thing_old';
INSERT OR ROLLBACK INTO thing (id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) SELECT id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p FROM thing_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of thing was copied' WHERE (SELECT count(*) FROM thing_old) <> (SELECT count(*) FROM thing);
DROP TABLE thing_old;
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

-- Rename table thing to item
ALTER TABLE thing RENAME TO item;

-- Rebuild table item with its rows: Drop check item_check of item; Drop unique constraint item_m_key of item; Drop unique constraint item_f_key of item; Drop column q of item
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    a SMALLINT,
    b NUMERIC(10, 2) NOT NULL,
    c REAL NOT NULL,
    d DOUBLE NOT NULL,
    e TEXT NOT NULL,
    f VARCHAR(40) NOT NULL,
    g CHAR(3) NOT NULL,
    h BOOLEAN NOT NULL,
    i DATE NOT NULL,
    j TIME NOT NULL,
    k DATETIME NOT NULL,
    l DATETIME NOT NULL,
    m CHAR(36) NOT NULL,
    n JSON NOT NULL,
    o BLOB NOT NULL,
    p TEXT NOT NULL CHECK (p IN ('good', 'bad'))
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'item', seq FROM sqlite_sequence WHERE name = 'item_old';
INSERT OR ROLLBACK INTO item (id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) SELECT id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
