---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table person with its rows: Drop unique constraint No two the same of person; Drop unique constraint person_both of person; Add unique constraint person_both of person; Add unique constraint person_code_key of person
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE person RENAME TO person_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE person (
    id INTEGER NOT NULL,
    email VARCHAR(60) NOT NULL,
    phone VARCHAR(20) NOT NULL,
    code VARCHAR(20) NOT NULL,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT person_code_key UNIQUE (code),
    CONSTRAINT person_both UNIQUE (phone, email)
);
INSERT OR ROLLBACK INTO person (id, email, phone, code) SELECT id, email, phone, code FROM person_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of person was copied' WHERE (SELECT count(*) FROM person_old) <> (SELECT count(*) FROM person);
DROP TABLE person_old;
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

-- Rebuild table person with its rows: Drop unique constraint person_code_key of person; Drop unique constraint person_both of person; Add unique constraint person_both of person; Add unique constraint No two the same of person
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE person RENAME TO person_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE person (
    id INTEGER NOT NULL,
    email VARCHAR(60) NOT NULL,
    phone VARCHAR(20) NOT NULL,
    code VARCHAR(20) NOT NULL,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT "No two the same" UNIQUE (email),
    CONSTRAINT person_both UNIQUE (email, phone)
);
INSERT OR ROLLBACK INTO person (id, email, phone, code) SELECT id, email, phone, code FROM person_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of person was copied' WHERE (SELECT count(*) FROM person_old) <> (SELECT count(*) FROM person);
DROP TABLE person_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
