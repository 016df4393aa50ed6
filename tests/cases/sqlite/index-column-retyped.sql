---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table item with its rows: Change column price of item: type from integer to bigint
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    price BIGINT NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO item (id, price) SELECT id, price FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
CREATE INDEX item_double ON item ((price * 2));
CREATE INDEX item_dear ON item (id) WHERE (price > 10);
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

-- Rebuild table item with its rows: Change column price of item: type from bigint to integer
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO item (id, price) SELECT id, price FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
CREATE INDEX item_double ON item ((price * 2));
CREATE INDEX item_dear ON item (id) WHERE (price > 10);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
