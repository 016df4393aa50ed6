---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table ticket with its rows: Change column state of ticket: type from varchar(30) to state, default; Change column grade of ticket: type from level to integer; Change column level of ticket: type from integer to level
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT DEFAULT 'open' NOT NULL CHECK (state IN ('open', 'closed')),
    level TEXT CHECK (level IN ('low', 'high', 'worst')),
    grade INTEGER
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'ticket', seq FROM sqlite_sequence WHERE name = 'ticket_old';
INSERT OR ROLLBACK INTO ticket (id, state, level, grade) SELECT id, (CASE WHEN id < 3 THEN 'open' ELSE 'closed' END), (CASE WHEN level IS NULL THEN NULL WHEN level > 20 THEN 'worst' ELSE 'low' END), (CASE grade WHEN 'low' THEN 1 WHEN 'high' THEN 2 END) FROM ticket_old;
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

-- Rebuild table ticket with its rows: Change column level of ticket: type from level to integer; Change column state of ticket: type from state to varchar(30), default; Change column grade of ticket: type from integer to level
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket RENAME TO ticket_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state VARCHAR(30) DEFAULT 'x' NOT NULL,
    level INTEGER,
    grade TEXT CHECK (grade IN ('low', 'high'))
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'ticket', seq FROM sqlite_sequence WHERE name = 'ticket_old';
INSERT OR ROLLBACK INTO ticket (id, state, level, grade) SELECT id, (CASE state WHEN 'open' THEN 'x' ELSE 'y' END), (CASE level WHEN 'worst' THEN 21 ELSE 1 END), (CASE grade WHEN 1 THEN 'low' ELSE 'high' END) FROM ticket_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of ticket was copied' WHERE (SELECT count(*) FROM ticket_old) <> (SELECT count(*) FROM ticket);
DROP TABLE ticket_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
