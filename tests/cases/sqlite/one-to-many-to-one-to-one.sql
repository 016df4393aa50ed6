---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop index passport_person_idx of passport
DROP INDEX passport_person_idx;

-- Rebuild table passport with its rows: Add unique constraint passport_person_id_key of passport
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE passport RENAME TO passport_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE passport (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    CONSTRAINT passport_person_id_key UNIQUE (person_id),
    CONSTRAINT passport_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'passport', seq FROM sqlite_sequence WHERE name = 'passport_old';
INSERT OR ROLLBACK INTO passport (id, person_id) SELECT id, person_id FROM passport_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of passport was copied' WHERE (SELECT count(*) FROM passport_old) <> (SELECT count(*) FROM passport);
DROP TABLE passport_old;
RELEASE relata_rebuild;

-- Rebuild table desk with its rows: Drop unique constraint desk_person_id_key of desk; Add index desk_person_idx of desk
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE desk RENAME TO desk_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE desk (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER,
    CONSTRAINT desk_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'desk', seq FROM sqlite_sequence WHERE name = 'desk_old';
INSERT OR ROLLBACK INTO desk (id, person_id) SELECT id, person_id FROM desk_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of desk was copied' WHERE (SELECT count(*) FROM desk_old) <> (SELECT count(*) FROM desk);
DROP TABLE desk_old;
CREATE INDEX desk_person_idx ON desk (person_id);
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

-- Drop index desk_person_idx of desk
DROP INDEX desk_person_idx;

-- Rebuild table desk with its rows: Add unique constraint desk_person_id_key of desk
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE desk RENAME TO desk_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE desk (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER,
    CONSTRAINT desk_person_id_key UNIQUE (person_id),
    CONSTRAINT desk_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'desk', seq FROM sqlite_sequence WHERE name = 'desk_old';
INSERT OR ROLLBACK INTO desk (id, person_id) SELECT id, person_id FROM desk_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of desk was copied' WHERE (SELECT count(*) FROM desk_old) <> (SELECT count(*) FROM desk);
DROP TABLE desk_old;
RELEASE relata_rebuild;

-- Rebuild table passport with its rows: Drop unique constraint passport_person_id_key of passport; Add index passport_person_idx of passport
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE passport RENAME TO passport_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE passport (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    CONSTRAINT passport_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'passport', seq FROM sqlite_sequence WHERE name = 'passport_old';
INSERT OR ROLLBACK INTO passport (id, person_id) SELECT id, person_id FROM passport_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of passport was copied' WHERE (SELECT count(*) FROM passport_old) <> (SELECT count(*) FROM passport);
DROP TABLE passport_old;
CREATE INDEX passport_person_idx ON passport (person_id);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
