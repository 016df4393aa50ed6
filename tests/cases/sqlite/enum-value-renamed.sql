---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table ticket with its rows: Change column state of ticket: default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    id INTEGER NOT NULL,
    state TEXT DEFAULT 'opened' NOT NULL CHECK (state IN ('opened', 'new_one', 'closed')),
    other TEXT CHECK (other IN ('opened', 'new_one', 'closed')),
    CONSTRAINT ticket_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO ticket (id, state, other) SELECT id, CASE state WHEN 'open' THEN 'opened' WHEN 'closed' THEN 'new_one' WHEN 'new_one' THEN 'closed' ELSE state END, CASE other WHEN 'open' THEN 'opened' WHEN 'closed' THEN 'new_one' WHEN 'new_one' THEN 'closed' ELSE other END FROM ticket_old;
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

-- Rebuild table ticket with its rows: Change column state of ticket: default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    id INTEGER NOT NULL,
    state TEXT DEFAULT 'open' NOT NULL CHECK (state IN ('open', 'closed', 'new_one')),
    other TEXT CHECK (other IN ('open', 'closed', 'new_one')),
    CONSTRAINT ticket_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO ticket (id, state, other) SELECT id, CASE state WHEN 'opened' THEN 'open' WHEN 'new_one' THEN 'closed' WHEN 'closed' THEN 'new_one' ELSE state END, CASE other WHEN 'opened' THEN 'open' WHEN 'new_one' THEN 'closed' WHEN 'closed' THEN 'new_one' ELSE other END FROM ticket_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of ticket was copied' WHERE (SELECT count(*) FROM ticket_old) <> (SELECT count(*) FROM ticket);
DROP TABLE ticket_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
