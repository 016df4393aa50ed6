---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename column c of t to c_old
ALTER TABLE t RENAME COLUMN c TO c_old;

-- Rename column b of t to c
ALTER TABLE t RENAME COLUMN b TO c;

-- Rename column a of t to b
ALTER TABLE t RENAME COLUMN a TO b;

-- Rename column c_old of t to a
ALTER TABLE t RENAME COLUMN c_old TO a;

-- Rebuild table t with its rows: Change column b of t: type from integer to bigint
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE t RENAME TO t_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE t (
    id INTEGER NOT NULL,
    b BIGINT NOT NULL,
    c VARCHAR(20),
    a BOOLEAN DEFAULT TRUE NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO t (id, b, c, a) SELECT id, b, c, a FROM t_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of t was copied' WHERE (SELECT count(*) FROM t_old) <> (SELECT count(*) FROM t);
DROP TABLE t_old;
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

-- Rename column a of t to a_old
ALTER TABLE t RENAME COLUMN a TO a_old;

-- Rename column b of t to a
ALTER TABLE t RENAME COLUMN b TO a;

-- Rename column c of t to b
ALTER TABLE t RENAME COLUMN c TO b;

-- Rename column a_old of t to c
ALTER TABLE t RENAME COLUMN a_old TO c;

-- Rebuild table t with its rows: Change column a of t: type from bigint to integer
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE t RENAME TO t_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE t (
    id INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b VARCHAR(20),
    c BOOLEAN DEFAULT TRUE NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO t (id, a, b, c) SELECT id, a, b, c FROM t_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of t was copied' WHERE (SELECT count(*) FROM t_old) <> (SELECT count(*) FROM t);
DROP TABLE t_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
