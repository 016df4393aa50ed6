---- up
BEGIN;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(30);
UPDATE book SET isbn = 'none' WHERE isbn IS NULL;
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;

-- Add column copies to book
ALTER TABLE book ADD COLUMN copies integer DEFAULT 3 NOT NULL;

-- Add column sold to book
ALTER TABLE book ADD COLUMN sold boolean;
UPDATE book SET sold = FALSE WHERE sold IS NULL;
ALTER TABLE book ALTER COLUMN sold SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column sold of book
ALTER TABLE book DROP COLUMN sold;

-- Drop column copies of book
ALTER TABLE book DROP COLUMN copies;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

COMMIT;
