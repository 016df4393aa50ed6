---- up
BEGIN;

-- Drop unique constraint book_title of book
ALTER TABLE book DROP CONSTRAINT book_title;

COMMIT;

---- down
BEGIN;

-- Add unique constraint book_title of book
ALTER TABLE book ADD CONSTRAINT book_title UNIQUE (title);

COMMIT;
