---- up
BEGIN;

-- Drop index book_idx of book
DROP INDEX book_idx;

-- Add index book_idx of book
CREATE INDEX book_idx ON book (year DESC);

COMMIT;

---- down
BEGIN;

-- Drop index book_idx of book
DROP INDEX book_idx;

-- Add index book_idx of book
CREATE INDEX book_idx ON book (year);

COMMIT;
