---- up
BEGIN;

-- Add index book_idx of book
CREATE INDEX book_idx ON book ((lower(title)));

COMMIT;

---- down
BEGIN;

-- Drop index book_idx of book
DROP INDEX book_idx;

COMMIT;
