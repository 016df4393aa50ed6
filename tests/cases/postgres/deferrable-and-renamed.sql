---- up
BEGIN;

-- Rename foreign key one to two
ALTER TABLE book RENAME CONSTRAINT one TO two;

-- Change when foreign key two of book is checked: deferrable initially immediate
ALTER TABLE book ALTER CONSTRAINT two DEFERRABLE INITIALLY IMMEDIATE;

COMMIT;

---- down
BEGIN;

-- Rename foreign key two to one
ALTER TABLE book RENAME CONSTRAINT two TO one;

-- Change when foreign key one of book is checked: deferrable initially deferred
ALTER TABLE book ALTER CONSTRAINT one DEFERRABLE INITIALLY DEFERRED;

COMMIT;
