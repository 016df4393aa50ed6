---- up
BEGIN;

-- Add column year to book
ALTER TABLE book ADD COLUMN year integer;

COMMIT;

---- down
BEGIN;

-- Drop column year of book
ALTER TABLE book DROP COLUMN year;

COMMIT;
