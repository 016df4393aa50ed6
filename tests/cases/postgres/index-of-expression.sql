---- up
BEGIN;

-- Drop index person_mail of person
DROP INDEX person_mail;

-- Drop index person_size of person
DROP INDEX person_size;

-- Rename column name of person to called
ALTER TABLE person RENAME COLUMN name TO called;

-- Add index person_mail of person
CREATE UNIQUE INDEX person_mail ON person ((upper(mail)));

-- Add index person_double of person
CREATE INDEX person_double ON person ((score * 2) DESC);

COMMIT;

---- down
BEGIN;

-- Drop index person_double of person
DROP INDEX person_double;

-- Drop index person_mail of person
DROP INDEX person_mail;

-- Rename column called of person to name
ALTER TABLE person RENAME COLUMN called TO name;

-- Add index person_size of person
CREATE INDEX person_size ON person ((length(name)), id);

-- Add index person_mail of person
CREATE UNIQUE INDEX person_mail ON person ((lower(mail)));

COMMIT;
