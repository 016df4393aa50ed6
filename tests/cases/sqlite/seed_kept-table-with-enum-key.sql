---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Keep table ticket aside as relata_kept_ticket_99a4bd
ALTER TABLE ticket RENAME TO relata_kept_ticket_99a4bd;

-- Rebuild table relata_kept_ticket_99a4bd with its rows: Change column state of relata_kept_ticket_99a4bd: type from state to varchar(255)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE relata_kept_ticket_99a4bd RENAME TO relata_kept_ticket_99a4bd_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE relata_kept_ticket_99a4bd (
    state VARCHAR(255) NOT NULL,
    note VARCHAR(20),
    CONSTRAINT ticket_pkey PRIMARY KEY (state)
);
INSERT OR ROLLBACK INTO relata_kept_ticket_99a4bd (state, note) SELECT state, note FROM relata_kept_ticket_99a4bd_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of relata_kept_ticket_99a4bd was copied' WHERE (SELECT count(*) FROM relata_kept_ticket_99a4bd_old) <> (SELECT count(*) FROM relata_kept_ticket_99a4bd);
DROP TABLE relata_kept_ticket_99a4bd_old;
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

-- Bring table ticket back
ALTER TABLE relata_kept_ticket_99a4bd RENAME TO ticket;

-- Rebuild table ticket with its rows: Change column state of ticket: type from varchar(255) to state
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'late', 'lost')),
    note VARCHAR(20),
    CONSTRAINT ticket_pkey PRIMARY KEY (state)
);
INSERT OR ROLLBACK INTO ticket (state, note) SELECT state, note FROM ticket_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of ticket was copied' WHERE (SELECT count(*) FROM ticket_old) <> (SELECT count(*) FROM ticket);
DROP TABLE ticket_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
