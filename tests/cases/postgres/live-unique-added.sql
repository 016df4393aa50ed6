---- up
-- 
-- Part 1 of 2

-- Add unique constraint book_title of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE UNIQUE INDEX CONCURRENTLY book_title ON book (title);

---- up
-- 
-- Part 2 of 2

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add unique constraint book_title of book (part 2)
ALTER TABLE book ADD CONSTRAINT book_title UNIQUE USING INDEX book_title;

COMMIT;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop unique constraint book_title of book
ALTER TABLE book DROP CONSTRAINT book_title;

COMMIT;
