---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table person to employee
ALTER TABLE person RENAME TO employee;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Rename column boss_id of employee to manager_id
ALTER TABLE employee RENAME COLUMN boss_id TO manager_id;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Rename column id of employee to number
ALTER TABLE employee RENAME COLUMN id TO number;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add column mentor_id to employee
ALTER TABLE employee ADD COLUMN mentor_id INT;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add index person_mentor_id_fkey of employee
CREATE INDEX person_mentor_id_fkey ON employee (mentor_id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key person_mentor_id_fkey of employee
ALTER TABLE employee ADD CONSTRAINT person_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES employee (number);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key person_mentor_id_fkey of employee
ALTER TABLE employee DROP FOREIGN KEY person_mentor_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop index person_mentor_id_fkey of employee
DROP INDEX person_mentor_id_fkey ON employee;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop column mentor_id of employee
ALTER TABLE employee DROP COLUMN mentor_id;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Rename table employee to person
ALTER TABLE employee RENAME TO person;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Rename column manager_id of person to boss_id
ALTER TABLE person RENAME COLUMN manager_id TO boss_id;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Rename column number of person to id
ALTER TABLE person RENAME COLUMN number TO id;
