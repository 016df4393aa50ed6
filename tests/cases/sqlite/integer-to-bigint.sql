---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table visit with its rows: Change column id of visit: type from integer to bigint; Change column hits of visit: type from integer to bigint
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE visit RENAME TO visit_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hits BIGINT DEFAULT 0 NOT NULL,
    page VARCHAR(20) NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'visit', seq FROM sqlite_sequence WHERE name = 'visit_old';
INSERT OR ROLLBACK INTO visit (id, hits, page) SELECT id, hits, page FROM visit_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of visit was copied' WHERE (SELECT count(*) FROM visit_old) <> (SELECT count(*) FROM visit);
DROP TABLE visit_old;
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

-- Rebuild table visit with its rows: Change column hits of visit: type from bigint to integer; Change column id of visit: type from bigint to integer
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE visit RENAME TO visit_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hits INTEGER DEFAULT 0 NOT NULL,
    page VARCHAR(20) NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'visit', seq FROM sqlite_sequence WHERE name = 'visit_old';
INSERT OR ROLLBACK INTO visit (id, hits, page) SELECT id, hits, page FROM visit_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of visit was copied' WHERE (SELECT count(*) FROM visit_old) <> (SELECT count(*) FROM visit);
DROP TABLE visit_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
