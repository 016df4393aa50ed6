---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table log with its rows: Drop the primary key of log; Change column id of log: no longer numbered
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE log RENAME TO log_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE log (
    id INTEGER NOT NULL,
    line VARCHAR(40) NOT NULL
);
INSERT OR ROLLBACK INTO log (id, line) SELECT id, line FROM log_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of log was copied' WHERE (SELECT count(*) FROM log_old) <> (SELECT count(*) FROM log);
DROP TABLE log_old;
RELEASE relata_rebuild;

-- Rebuild table note with its rows: Add the primary key of note
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE note RENAME TO note_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE note (
    number INTEGER NOT NULL,
    line VARCHAR(40) NOT NULL,
    CONSTRAINT note_pkey PRIMARY KEY (number)
);
INSERT OR ROLLBACK INTO note (number, line) SELECT number, line FROM note_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of note was copied' WHERE (SELECT count(*) FROM note_old) <> (SELECT count(*) FROM note);
DROP TABLE note_old;
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

-- Rebuild table note with its rows: Drop the primary key of note
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE note RENAME TO note_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE note (
    number INTEGER NOT NULL,
    line VARCHAR(40) NOT NULL
);
INSERT OR ROLLBACK INTO note (number, line) SELECT number, line FROM note_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of note was copied' WHERE (SELECT count(*) FROM note_old) <> (SELECT count(*) FROM note);
DROP TABLE note_old;
RELEASE relata_rebuild;

-- Rebuild table log with its rows: Change column id of log: numbered by the database; Add the primary key of log
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE log RENAME TO log_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line VARCHAR(40) NOT NULL
);
INSERT OR ROLLBACK INTO log (id, line) SELECT id, line FROM log_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of log was copied' WHERE (SELECT count(*) FROM log_old) <> (SELECT count(*) FROM log);
DROP TABLE log_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
