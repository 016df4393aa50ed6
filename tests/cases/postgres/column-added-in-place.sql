---- up
BEGIN;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(20);

COMMIT;

---- down
BEGIN;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

COMMIT;
