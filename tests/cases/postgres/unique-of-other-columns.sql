---- up
BEGIN;

-- Drop unique constraint book_key of book
ALTER TABLE book DROP CONSTRAINT book_key;

-- Add unique constraint book_key of book
ALTER TABLE book ADD CONSTRAINT book_key UNIQUE (title, year);

COMMIT;

---- down
BEGIN;

-- Drop unique constraint book_key of book
ALTER TABLE book DROP CONSTRAINT book_key;

-- Add unique constraint book_key of book
ALTER TABLE book ADD CONSTRAINT book_key UNIQUE (title);

COMMIT;
