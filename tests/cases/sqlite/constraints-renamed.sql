---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop index a_i of a
DROP INDEX a_i;

-- Drop index b_a_idx of b
DROP INDEX b_a_idx;

-- Rebuild table a with its rows: Drop check a_y of a; Drop the primary key of a; Drop unique constraint a_x of a; Add the primary key of a; Add unique constraint A x of a; Add index A i of a; Add check A y of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    CONSTRAINT "A key" PRIMARY KEY (id),
    CONSTRAINT "A x" UNIQUE (x),
    CONSTRAINT "A y" CHECK (y > 0)
);
INSERT OR ROLLBACK INTO a (id, x, y) SELECT id, x, y FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
CREATE INDEX "A i" ON a (y);
RELEASE relata_rebuild;

-- Rebuild table b with its rows: Drop foreign key b_a of b; Add index B idx of b; Add foreign key B to A of b
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE b RENAME TO b_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE b (
    id INTEGER NOT NULL,
    a_id INTEGER NOT NULL,
    CONSTRAINT b_pkey PRIMARY KEY (id),
    CONSTRAINT "B to A" FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO b (id, a_id) SELECT id, a_id FROM b_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of b was copied' WHERE (SELECT count(*) FROM b_old) <> (SELECT count(*) FROM b);
DROP TABLE b_old;
CREATE INDEX "B idx" ON b (a_id);
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

-- Drop index B idx of b
DROP INDEX "B idx";

-- Drop index A i of a
DROP INDEX "A i";

-- Rebuild table a with its rows: Drop check A y of a; Drop unique constraint A x of a; Drop the primary key of a; Add the primary key of a; Add unique constraint a_x of a; Add index a_i of a; Add check a_y of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    CONSTRAINT a_pk PRIMARY KEY (id),
    CONSTRAINT a_x UNIQUE (x),
    CONSTRAINT a_y CHECK (y > 0)
);
INSERT OR ROLLBACK INTO a (id, x, y) SELECT id, x, y FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
CREATE INDEX a_i ON a (y);
RELEASE relata_rebuild;

-- Rebuild table b with its rows: Drop foreign key B to A of b; Add index b_a_idx of b; Add foreign key b_a of b
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE b RENAME TO b_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE b (
    id INTEGER NOT NULL,
    a_id INTEGER NOT NULL,
    CONSTRAINT b_pkey PRIMARY KEY (id),
    CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO b (id, a_id) SELECT id, a_id FROM b_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of b was copied' WHERE (SELECT count(*) FROM b_old) <> (SELECT count(*) FROM b);
DROP TABLE b_old;
CREATE INDEX b_a_idx ON b (a_id);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
