---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table team with its rows: Drop foreign key team_captain_id_fkey of team; Add column name to team; Drop column captain_id of team
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE team RENAME TO team_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE team (
    id INTEGER NOT NULL,
    name VARCHAR(20) DEFAULT 'x' NOT NULL,
    CONSTRAINT team_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO team (id) SELECT id FROM team_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of team was copied' WHERE (SELECT count(*) FROM team_old) <> (SELECT count(*) FROM team);
DROP TABLE team_old;
RELEASE relata_rebuild;

-- Rebuild table a with its rows: Add column b_id to a; Add foreign key a_b_id_fkey of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    b_id INTEGER,
    CONSTRAINT a_pkey PRIMARY KEY (id),
    CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES b (id)
);
INSERT OR ROLLBACK INTO a (id) SELECT id FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
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

-- Rebuild table a with its rows: Drop foreign key a_b_id_fkey of a; Drop column b_id of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER NOT NULL,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO a (id) SELECT id FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
RELEASE relata_rebuild;

-- Rebuild table team with its rows: Add column captain_id to team; Drop column name of team; Add foreign key team_captain_id_fkey of team
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE team RENAME TO team_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE team (
    id INTEGER NOT NULL,
    captain_id INTEGER,
    CONSTRAINT team_pkey PRIMARY KEY (id),
    CONSTRAINT team_captain_id_fkey FOREIGN KEY (captain_id) REFERENCES player (id) ON DELETE SET NULL
);
INSERT OR ROLLBACK INTO team (id) SELECT id FROM team_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of team was copied' WHERE (SELECT count(*) FROM team_old) <> (SELECT count(*) FROM team);
DROP TABLE team_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
