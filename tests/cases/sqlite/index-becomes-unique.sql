---- up
BEGIN;

-- Drop index book_title_idx of book
DROP INDEX book_title_idx;

-- Add index book_title_idx of book
CREATE UNIQUE INDEX book_title_idx ON book (title);

COMMIT;

---- down
BEGIN;

-- Drop index book_title_idx of book
DROP INDEX book_title_idx;

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title);

COMMIT;
