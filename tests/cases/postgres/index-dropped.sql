---- up
BEGIN;

-- Drop index book_title_idx of book
DROP INDEX book_title_idx;

COMMIT;

---- down
BEGIN;

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title);

COMMIT;
