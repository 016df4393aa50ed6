---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table country with its rows: Drop unique constraint country_code of country; Add column name to country; Add unique constraint country_code_is_one of country; Add unique constraint country_name_code of country
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE country RENAME TO country_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE country (
    id INTEGER NOT NULL,
    code VARCHAR(8) NOT NULL,
    name VARCHAR(30),
    CONSTRAINT country_pkey PRIMARY KEY (id),
    CONSTRAINT country_code_is_one UNIQUE (code),
    CONSTRAINT country_name_code UNIQUE (name, code)
);
INSERT OR ROLLBACK INTO country (id, code) SELECT id, code FROM country_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of country was copied' WHERE (SELECT count(*) FROM country_old) <> (SELECT count(*) FROM country);
DROP TABLE country_old;
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

-- Rebuild table country with its rows: Drop unique constraint country_name_code of country; Drop unique constraint country_code_is_one of country; Drop column name of country; Add unique constraint country_code of country
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE country RENAME TO country_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE country (
    id INTEGER NOT NULL,
    code VARCHAR(8) NOT NULL,
    CONSTRAINT country_pkey PRIMARY KEY (id),
    CONSTRAINT country_code UNIQUE (code)
);
INSERT OR ROLLBACK INTO country (id, code) SELECT id, code FROM country_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of country was copied' WHERE (SELECT count(*) FROM country_old) <> (SELECT count(*) FROM country);
DROP TABLE country_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
