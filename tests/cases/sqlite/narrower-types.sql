---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table item with its rows: Change column a of item: type from bigint to integer; Change column b of item: type from varchar(100) to varchar(60); Change column c of item: type from text to varchar(100); Change column d of item: type from numeric(12,4) to numeric(10,4); Change column e of item: type from double to real
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b VARCHAR(60) NOT NULL,
    c VARCHAR(100) NOT NULL,
    d NUMERIC(10, 4) NOT NULL,
    e REAL NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO item (id, a, b, c, d, e) SELECT id, a, b, c, d, e FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
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

-- Rebuild table item with its rows: Change column e of item: type from real to double; Change column d of item: type from numeric(10,4) to numeric(12,4); Change column c of item: type from varchar(100) to text; Change column b of item: type from varchar(60) to varchar(100); Change column a of item: type from integer to bigint
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    a BIGINT NOT NULL,
    b VARCHAR(100) NOT NULL,
    c TEXT NOT NULL,
    d NUMERIC(12, 4) NOT NULL,
    e DOUBLE NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO item (id, a, b, c, d, e) SELECT id, a, b, c, d, e FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
