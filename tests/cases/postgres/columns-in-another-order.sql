---- up
BEGIN;

-- Add column new_one to book
ALTER TABLE book ADD COLUMN new_one integer;

-- Add column last_one to book
ALTER TABLE book ADD COLUMN last_one varchar(3);

COMMIT;

---- down
BEGIN;

-- Drop column last_one of book
ALTER TABLE book DROP COLUMN last_one;

-- Drop column new_one of book
ALTER TABLE book DROP COLUMN new_one;

COMMIT;
