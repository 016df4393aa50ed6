---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop table hen
DROP TABLE hen;

-- Drop table egg
DROP TABLE egg;

-- Create table key
CREATE TABLE "key" (
    id INTEGER NOT NULL,
    lock_id INTEGER NOT NULL,
    CONSTRAINT key_pkey PRIMARY KEY (id),
    CONSTRAINT key_lock_id_fkey FOREIGN KEY (lock_id) REFERENCES "lock" (id)
);

-- Create table lock
CREATE TABLE "lock" (
    id INTEGER NOT NULL,
    key_id INTEGER NOT NULL,
    CONSTRAINT lock_pkey PRIMARY KEY (id),
    CONSTRAINT lock_key_id_fkey FOREIGN KEY (key_id) REFERENCES "key" (id)
);

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

-- Drop table lock
DROP TABLE "lock";

-- Drop table key
DROP TABLE "key";

-- Create table egg
CREATE TABLE egg (
    id INTEGER NOT NULL,
    hen_id INTEGER NOT NULL,
    CONSTRAINT egg_pkey PRIMARY KEY (id),
    CONSTRAINT egg_hen_id_fkey FOREIGN KEY (hen_id) REFERENCES hen (id)
);

-- Create table hen
CREATE TABLE hen (
    id INTEGER NOT NULL,
    egg_id INTEGER NOT NULL,
    CONSTRAINT hen_pkey PRIMARY KEY (id),
    CONSTRAINT hen_egg_id_fkey FOREIGN KEY (egg_id) REFERENCES egg (id)
);

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
