---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table person to employee
ALTER TABLE person RENAME TO employee;

-- Rename column boss_id of employee to manager_id
ALTER TABLE employee RENAME COLUMN boss_id TO manager_id;

-- Rename column id of employee to number
ALTER TABLE employee RENAME COLUMN id TO number;

-- Rebuild table employee with its rows: Add column mentor_id to employee; Add foreign key person_mentor_id_fkey of employee
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE employee RENAME TO employee_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE employee (
    number INTEGER NOT NULL,
    manager_id INTEGER,
    mentor_id INTEGER,
    CONSTRAINT person_pkey PRIMARY KEY (number),
    CONSTRAINT person_boss_id_fkey FOREIGN KEY (manager_id) REFERENCES employee (number) ON DELETE SET NULL,
    CONSTRAINT person_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES employee (number)
);
INSERT OR ROLLBACK INTO employee (number, manager_id) SELECT number, manager_id FROM employee_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of employee was copied' WHERE (SELECT count(*) FROM employee_old) <> (SELECT count(*) FROM employee);
DROP TABLE employee_old;
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

-- Rename table employee to person
ALTER TABLE employee RENAME TO person;

-- Rename column manager_id of person to boss_id
ALTER TABLE person RENAME COLUMN manager_id TO boss_id;

-- Rename column number of person to id
ALTER TABLE person RENAME COLUMN number TO id;

-- Rebuild table person with its rows: Drop foreign key person_mentor_id_fkey of person; Drop column mentor_id of person
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE person RENAME TO person_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE person (
    id INTEGER NOT NULL,
    boss_id INTEGER,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT person_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES person (id) ON DELETE SET NULL
);
INSERT OR ROLLBACK INTO person (id, boss_id) SELECT id, boss_id FROM person_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of person was copied' WHERE (SELECT count(*) FROM person_old) <> (SELECT count(*) FROM person);
DROP TABLE person_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
