---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename column price of sale to cost
ALTER TABLE sale RENAME COLUMN price TO cost;

-- Rebuild table sale with its rows: Change column cost of sale: type from integer to bigint; Change column twice of sale: computed; Add column more to sale
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE sale RENAME TO sale_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE sale (
    id INTEGER NOT NULL,
    cost BIGINT NOT NULL,
    twice BIGINT GENERATED ALWAYS AS (cost * 2) STORED,
    more BIGINT GENERATED ALWAYS AS (cost + 1) VIRTUAL,
    CONSTRAINT sale_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO sale (id, cost) SELECT id, cost FROM sale_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of sale was copied' WHERE (SELECT count(*) FROM sale_old) <> (SELECT count(*) FROM sale);
DROP TABLE sale_old;
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

-- Rename column cost of sale to price
ALTER TABLE sale RENAME COLUMN cost TO price;

-- Rebuild table sale with its rows: Change column twice of sale: computed; Change column price of sale: type from bigint to integer; Drop column more of sale
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE sale RENAME TO sale_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE sale (
    id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    twice BIGINT GENERATED ALWAYS AS (price * 2) VIRTUAL,
    CONSTRAINT sale_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO sale (id, price) SELECT id, price FROM sale_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of sale was copied' WHERE (SELECT count(*) FROM sale_old) <> (SELECT count(*) FROM sale);
DROP TABLE sale_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
