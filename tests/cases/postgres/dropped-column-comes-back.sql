---- up
BEGIN;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

COMMIT;

---- down
BEGIN;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(30);
UPDATE book SET isbn = 'lost' WHERE isbn IS NULL;
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;

COMMIT;
