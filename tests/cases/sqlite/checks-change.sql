---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table item with its rows: Drop check price_not_negative of item; Drop check amount_small of item; Drop check word_said of item; Add check price_not_negative of item; Add check word_is_said of item; Add check sum_positive of item
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    word VARCHAR(20) NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id),
    CONSTRAINT price_not_negative CHECK (price >= -5),
    CONSTRAINT word_is_said CHECK (word <> 'no'),
    CONSTRAINT sum_positive CHECK (price + amount > 0)
);
INSERT OR ROLLBACK INTO item (id, price, amount, word) SELECT id, price, amount, word FROM item_old;
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

-- Rebuild table item with its rows: Drop check sum_positive of item; Drop check word_is_said of item; Drop check price_not_negative of item; Add check word_said of item; Add check amount_small of item; Add check price_not_negative of item
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE item RENAME TO item_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE item (
    id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    word VARCHAR(20) NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id),
    CONSTRAINT price_not_negative CHECK (price >= 0),
    CONSTRAINT amount_small CHECK (amount < 1000),
    CONSTRAINT word_said CHECK (word <> 'no')
);
INSERT OR ROLLBACK INTO item (id, price, amount, word) SELECT id, price, amount, word FROM item_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of item was copied' WHERE (SELECT count(*) FROM item_old) <> (SELECT count(*) FROM item);
DROP TABLE item_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
