---- up
BEGIN;

-- Rename table person to employee
ALTER TABLE person RENAME TO employee;

-- Rename column boss_id of employee to manager_id
ALTER TABLE employee RENAME COLUMN boss_id TO manager_id;

-- Rename column id of employee to number
ALTER TABLE employee RENAME COLUMN id TO number;

-- Add column mentor_id to employee
ALTER TABLE employee ADD COLUMN mentor_id integer;

-- Add foreign key person_mentor_id_fkey of employee
ALTER TABLE employee ADD CONSTRAINT person_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES employee (number);

COMMIT;

---- down
BEGIN;

-- Drop foreign key person_mentor_id_fkey of employee
ALTER TABLE employee DROP CONSTRAINT person_mentor_id_fkey;

-- Drop column mentor_id of employee
ALTER TABLE employee DROP COLUMN mentor_id;

-- Rename table employee to person
ALTER TABLE employee RENAME TO person;

-- Rename column manager_id of person to boss_id
ALTER TABLE person RENAME COLUMN manager_id TO boss_id;

-- Rename column number of person to id
ALTER TABLE person RENAME COLUMN number TO id;

COMMIT;
