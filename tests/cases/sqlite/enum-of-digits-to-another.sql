---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table ticket with its rows: Change column level of ticket: type from level to grade
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    id INTEGER NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('3', '1', '2')),
    CONSTRAINT ticket_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO ticket (id, level) SELECT id, level FROM ticket_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of ticket was copied' WHERE (SELECT count(*) FROM ticket_old) <> (SELECT count(*) FROM ticket);
DROP TABLE ticket_old;
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

-- Rebuild table ticket with its rows: Change column level of ticket: type from grade to level
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    id INTEGER NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('2', '3')),
    CONSTRAINT ticket_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO ticket (id, level) SELECT id, level FROM ticket_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of ticket was copied' WHERE (SELECT count(*) FROM ticket_old) <> (SELECT count(*) FROM ticket);
DROP TABLE ticket_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
