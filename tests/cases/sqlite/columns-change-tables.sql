---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename column note of a to note_old
ALTER TABLE a RENAME COLUMN note TO note_old;

-- Rename column note of b to note_old
ALTER TABLE b RENAME COLUMN note TO note_old;

-- Rebuild table b with its rows: Drop foreign key b_a_id_fkey of b; Add column note to b; Move column plain from a to b: add it with its values; Drop column note_old of b; Drop column a_id of b
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE b RENAME TO b_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE b (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note VARCHAR(20),
    plain INTEGER DEFAULT 5
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'b', seq FROM sqlite_sequence WHERE name = 'b_old';
INSERT OR ROLLBACK INTO b (id, plain) SELECT id, (SELECT a.plain FROM a WHERE a.id = b_old.a_id) FROM b_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of b was copied' WHERE (SELECT count(*) FROM b_old) <> (SELECT count(*) FROM b);
DROP TABLE b_old;
RELEASE relata_rebuild;

-- Rebuild table a with its rows: Add column note to a; Drop column note_old of a; Drop column plain of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note VARCHAR(30)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'a', seq FROM sqlite_sequence WHERE name = 'a_old';
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

-- Rename column note of a to note_old
ALTER TABLE a RENAME COLUMN note TO note_old;

-- Rename column note of b to note_old
ALTER TABLE b RENAME COLUMN note TO note_old;

-- Rebuild table b with its rows: Add column a_id to b; Add column note to b; Move column plain from b to a: drop it where it was; Drop column note_old of b; Add foreign key b_a_id_fkey of b
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE b RENAME TO b_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE b (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note VARCHAR(30),
    a_id INTEGER NOT NULL,
    CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'b', seq FROM sqlite_sequence WHERE name = 'b_old';
INSERT OR ROLLBACK INTO b (id, a_id) SELECT id, (SELECT id FROM a ORDER BY id LIMIT 1) FROM b_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of b was copied' WHERE (SELECT count(*) FROM b_old) <> (SELECT count(*) FROM b);
DROP TABLE b_old;
RELEASE relata_rebuild;

-- Rebuild table a with its rows: Add column plain to a; Add column note to a; Drop column note_old of a
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE a RENAME TO a_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE a (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note VARCHAR(20),
    plain INTEGER NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'a', seq FROM sqlite_sequence WHERE name = 'a_old';
INSERT OR ROLLBACK INTO a (id, plain) SELECT id, 0 FROM a_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of a was copied' WHERE (SELECT count(*) FROM a_old) <> (SELECT count(*) FROM a);
DROP TABLE a_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
