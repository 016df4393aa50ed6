---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Create table student_clubs with rows from student
CREATE TABLE student_clubs (
    student_id INTEGER NOT NULL,
    club_id INTEGER NOT NULL,
    shelf_id INTEGER NOT NULL,
    CONSTRAINT student_clubs_pkey PRIMARY KEY (student_id, club_id),
    CONSTRAINT student_clubs_shelf_id_key UNIQUE (shelf_id),
    CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE,
    CONSTRAINT student_clubs_student_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id) ON DELETE CASCADE,
    CONSTRAINT student_clubs_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id)
);
INSERT INTO student_clubs (club_id, student_id, shelf_id) SELECT club_id, id, 0 FROM student WHERE club_id IS NOT NULL;

-- Rebuild table student with its rows: Drop foreign key student_club_id_fkey of student; Drop column club_id of student
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE student RENAME TO student_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE student (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'student', seq FROM sqlite_sequence WHERE name = 'student_old';
INSERT OR ROLLBACK INTO student (id) SELECT id FROM student_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of student was copied' WHERE (SELECT count(*) FROM student_old) <> (SELECT count(*) FROM student);
DROP TABLE student_old;
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

-- Rebuild table student with its rows: Add column club_id to student with values from student_clubs; Add foreign key student_club_id_fkey of student
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE student RENAME TO student_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE student (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    club_id INTEGER,
    CONSTRAINT student_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'student', seq FROM sqlite_sequence WHERE name = 'student_old';
INSERT OR ROLLBACK INTO student (id, club_id) SELECT id, (SELECT student_clubs.club_id FROM student_clubs WHERE student_clubs.student_id = student_old.id ORDER BY student_clubs.club_id LIMIT 1) FROM student_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of student was copied' WHERE (SELECT count(*) FROM student_old) <> (SELECT count(*) FROM student);
DROP TABLE student_old;
RELEASE relata_rebuild;

-- Drop table student_clubs
DROP TABLE student_clubs;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
