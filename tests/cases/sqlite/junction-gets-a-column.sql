---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table student_clubs to membership
ALTER TABLE student_clubs RENAME TO membership;

-- Rebuild table membership with its rows: Drop the primary key of membership; Add column id to membership; Add column since to membership; Add the primary key of membership; Add unique constraint membership_both of membership
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE membership RENAME TO membership_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    student_id INTEGER NOT NULL,
    club_id INTEGER NOT NULL,
    since DATE,
    CONSTRAINT membership_both UNIQUE (student_id, club_id),
    CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE,
    CONSTRAINT student_clubs_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO membership (student_id, club_id) SELECT student_id, club_id FROM membership_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of membership was copied' WHERE (SELECT count(*) FROM membership_old) <> (SELECT count(*) FROM membership);
DROP TABLE membership_old;
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

-- Rename table membership to student_clubs
ALTER TABLE membership RENAME TO student_clubs;

-- Rebuild table student_clubs with its rows: Drop unique constraint membership_both of student_clubs; Drop the primary key of student_clubs; Drop column since of student_clubs; Drop column id of student_clubs; Add the primary key of student_clubs
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE student_clubs RENAME TO student_clubs_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE student_clubs (
    student_id INTEGER NOT NULL,
    club_id INTEGER NOT NULL,
    CONSTRAINT student_clubs_pkey PRIMARY KEY (student_id, club_id),
    CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE,
    CONSTRAINT student_clubs_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO student_clubs (student_id, club_id) SELECT student_id, club_id FROM student_clubs_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of student_clubs was copied' WHERE (SELECT count(*) FROM student_clubs_old) <> (SELECT count(*) FROM student_clubs);
DROP TABLE student_clubs_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
