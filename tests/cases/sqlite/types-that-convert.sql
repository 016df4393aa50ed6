---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table item with its rows: Change column a of item: type from date to timestamp; Change column b of item: type from smallint to numeric(10,2); Change column c of item: type from numeric(8,2) to numeric(12,2); Change column d of item: type from char(5) to varchar(5); Change column e of item: type from uuid to varchar(40); Change column f of item: type from boolean to integer; Change column g of item: type from real to double
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    a DATETIME NOT NULL,
    b NUMERIC(10, 2) NOT NULL,
    c NUMERIC(12, 2) NOT NULL,
    d VARCHAR(5) NOT NULL,
    e VARCHAR(40) NOT NULL,
    f INTEGER NOT NULL,
    g DOUBLE NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO item (id, a, b, c, d, e, f, g) SELECT id, a || ' 00:00:00', b, c, d, e, f, g FROM item_old;
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

-- Rebuild table item with its rows: Change column g of item: type from double to real; Change column f of item: type from integer to boolean; Change column e of item: type from varchar(40) to uuid; Change column d of item: type from varchar(5) to char(5); Change column c of item: type from numeric(12,2) to numeric(8,2); Change column b of item: type from numeric(10,2) to smallint; Change column a of item: type from timestamp to date
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    a DATE NOT NULL,
    b SMALLINT NOT NULL,
    c NUMERIC(8, 2) NOT NULL,
    d CHAR(5) NOT NULL,
    e CHAR(36) NOT NULL,
    f BOOLEAN NOT NULL,
    g REAL NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO item (id, a, b, c, d, e, f, g) SELECT id, date(a), CASE typeof(b) WHEN 'real' THEN CAST(round(b) AS INTEGER) ELSE b END, c, d, e, f <> 0, g FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
