---- up
-- 
-- Part 1 of 2

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add check book_year of book
ALTER TABLE book ADD CONSTRAINT book_year CHECK (year > -1000) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 2

-- Add check book_year of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_year;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop check book_year of book
ALTER TABLE book DROP CONSTRAINT book_year;

COMMIT;
