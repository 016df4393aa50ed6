---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table sale with its rows: Change column total of sale: computed; Change column twice of sale: no longer computed; Add column less to sale; Drop column more of sale
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE sale RENAME TO sale_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE sale (
    id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    total BIGINT GENERATED ALWAYS AS (price + amount) STORED,
    twice BIGINT,
    less BIGINT GENERATED ALWAYS AS (price - 1) STORED,
    CONSTRAINT sale_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO sale (id, price, amount, twice) SELECT id, price, amount, twice FROM sale_old;
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

-- Rebuild table sale with its rows: Change column twice of sale: computed; Change column total of sale: computed; Add column more to sale; Drop column less of sale
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE sale RENAME TO sale_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE sale (
    id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    total BIGINT GENERATED ALWAYS AS (price * amount) STORED,
    twice BIGINT GENERATED ALWAYS AS (price * 2) STORED,
    more BIGINT GENERATED ALWAYS AS (price + 1) STORED,
    CONSTRAINT sale_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO sale (id, price, amount) SELECT id, price, amount FROM sale_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of sale was copied' WHERE (SELECT count(*) FROM sale_old) <> (SELECT count(*) FROM sale);
DROP TABLE sale_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
