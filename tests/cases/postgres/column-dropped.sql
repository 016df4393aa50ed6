---- up
BEGIN;

-- Drop column year of book
ALTER TABLE book DROP COLUMN year;

COMMIT;

---- down
BEGIN;

-- Add column year to book
ALTER TABLE book ADD COLUMN year integer;
UPDATE book SET year = 0 WHERE year IS NULL;
ALTER TABLE book ALTER COLUMN year SET NOT NULL;

COMMIT;
