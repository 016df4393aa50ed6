---- up
BEGIN;

-- Add check book_year of book
ALTER TABLE book ADD CONSTRAINT book_year CHECK (year > -1000);

COMMIT;

---- down
BEGIN;

-- Drop check book_year of book
ALTER TABLE book DROP CONSTRAINT book_year;

COMMIT;
