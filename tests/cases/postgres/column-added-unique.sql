---- up
BEGIN;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(20);

-- Add unique constraint book_isbn_key of book
ALTER TABLE book ADD CONSTRAINT book_isbn_key UNIQUE (isbn);

COMMIT;

---- down
BEGIN;

-- Drop unique constraint book_isbn_key of book
ALTER TABLE book DROP CONSTRAINT book_isbn_key;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

COMMIT;
