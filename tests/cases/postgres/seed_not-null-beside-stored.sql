---- up
-- 
-- Part 1 of 7

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(20);
ALTER TABLE book ADD CONSTRAINT relata_filled_5srwq2dwz6 CHECK (isbn IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 7

-- Add column isbn to book (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET isbn = 'none' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE isbn IS NULL AND 'none' IS NOT NULL LIMIT 10000)) AND isbn IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 3 of 7

-- Add column isbn to book (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_5srwq2dwz6;

---- up
-- 
-- Part 4 of 7

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column isbn to book (part 4)
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_5srwq2dwz6;

-- Change column title of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_zvwecxjvq4 CHECK (title IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 5 of 7

-- Change column title of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET title = 'none' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE title IS NULL AND 'none' IS NOT NULL LIMIT 10000)) AND title IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 6 of 7

-- Change column title of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_zvwecxjvq4;

---- up
-- 
-- Part 7 of 7

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column title of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_zvwecxjvq4;

COMMIT;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

-- Change column title of book: may be empty
ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

COMMIT;
