---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table a with its rows: Change column id of a: numbered by the database
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    x VARCHAR(5) NOT NULL
);
INSERT OR ROLLBACK INTO a (id, x) SELECT id, x FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
RELEASE relata_rebuild;

-- Rebuild table b with its rows: Change column id of b: no longer numbered
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE b RENAME TO b_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE b (
    id INTEGER NOT NULL,
    x VARCHAR(5) NOT NULL,
    a_id INTEGER NOT NULL,
    CONSTRAINT b_pkey PRIMARY KEY (id),
    CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id)
);
INSERT OR ROLLBACK INTO b (id, x, a_id) SELECT id, x, a_id FROM b_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of b was copied' WHERE (SELECT count(*) FROM b_old) <> (SELECT count(*) FROM b);
DROP TABLE b_old;
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

-- Rebuild table b with its rows: Change column id of b: numbered by the database
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE b RENAME TO b_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE b (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    x VARCHAR(5) NOT NULL,
    a_id INTEGER NOT NULL,
    CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id)
);
INSERT OR ROLLBACK INTO b (id, x, a_id) SELECT id, x, a_id FROM b_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of b was copied' WHERE (SELECT count(*) FROM b_old) <> (SELECT count(*) FROM b);
DROP TABLE b_old;
RELEASE relata_rebuild;

-- Rebuild table a with its rows: Change column id of a: no longer numbered
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    x VARCHAR(5) NOT NULL,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO a (id, x) SELECT id, x FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
