---- up
-- 
-- Part 1 of 12

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column code to book
ALTER TABLE book ADD COLUMN code uuid;
ALTER TABLE book ALTER COLUMN code SET DEFAULT (gen_random_uuid());
ALTER TABLE book ADD CONSTRAINT relata_filled_aceh2gxzsf CHECK (code IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 12

-- Add column code to book (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET code = (gen_random_uuid()) WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE code IS NULL AND (gen_random_uuid()) IS NOT NULL LIMIT 10000)) AND code IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 3 of 12

-- Add column code to book (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_aceh2gxzsf;

---- up
-- 
-- Part 4 of 12

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column code to book (part 4)
ALTER TABLE book ALTER COLUMN code SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_aceh2gxzsf;

-- Change column isbn of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_5srwq2dwz6 CHECK (isbn IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 5 of 12

-- Change column isbn of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET isbn = 'none' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE isbn IS NULL AND 'none' IS NOT NULL LIMIT 10000)) AND isbn IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 6 of 12

-- Change column isbn of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_5srwq2dwz6;

---- up
-- 
-- Part 7 of 12

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column isbn of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_5srwq2dwz6;

-- Change column title of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_zvwecxjvq4 CHECK (title IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 8 of 12

-- Change column title of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET title = 'untitled' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE title IS NULL AND 'untitled' IS NOT NULL LIMIT 10000)) AND title IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 9 of 12

-- Change column title of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_zvwecxjvq4;

---- up
-- 
-- Part 10 of 12

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column title of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_zvwecxjvq4;

COMMIT;

---- up
-- 
-- Part 11 of 12

-- Add the primary key of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE UNIQUE INDEX CONCURRENTLY book_pkey ON book (isbn);

---- up
-- 
-- Part 12 of 12

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add the primary key of book (part 2)
ALTER TABLE book ADD CONSTRAINT book_pkey PRIMARY KEY USING INDEX book_pkey;

COMMIT;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop the primary key of book
ALTER TABLE book DROP CONSTRAINT book_pkey;

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;

-- Change column title of book: may be empty
ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

-- Change column isbn of book: may be empty
ALTER TABLE book ALTER COLUMN isbn DROP NOT NULL;

COMMIT;
