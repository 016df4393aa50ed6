---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop index a_y of a
DROP INDEX a_y;

-- Rebuild table a with its rows: Drop unique constraint a_x of a; Add unique constraint a_y of a; Add index a_x of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    CONSTRAINT a_pkey PRIMARY KEY (id),
    CONSTRAINT a_y UNIQUE (y)
);
INSERT OR ROLLBACK INTO a (id, x, y) SELECT id, x, y FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
CREATE UNIQUE INDEX a_x ON a (x);
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

-- Drop index a_x of a
DROP INDEX a_x;

-- Rebuild table a with its rows: Drop unique constraint a_y of a; Add unique constraint a_x of a; Add index a_y of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    CONSTRAINT a_pkey PRIMARY KEY (id),
    CONSTRAINT a_x UNIQUE (x)
);
INSERT OR ROLLBACK INTO a (id, x, y) SELECT id, x, y FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
CREATE UNIQUE INDEX a_y ON a (y);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
