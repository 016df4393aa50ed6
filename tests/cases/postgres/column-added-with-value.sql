---- up
BEGIN;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(20);
UPDATE book SET isbn = 'none' WHERE isbn IS NULL;
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

COMMIT;
