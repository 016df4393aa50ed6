---- up
-- 
-- Part 1 of 2

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id integer;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 2

-- Add foreign key book_author_id_fkey of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_author_id_fkey;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;

COMMIT;
