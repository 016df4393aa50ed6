---- up
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop column year of book
ALTER TABLE book DROP COLUMN year;

COMMIT;

---- down
-- 
-- Part 1 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column year to book
ALTER TABLE book ADD COLUMN year integer;
ALTER TABLE book ADD CONSTRAINT relata_filled_ca99tj73ez CHECK (year IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 2 of 4

-- Add column year to book (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET year = 0 WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE year IS NULL AND 0 IS NOT NULL LIMIT 10000)) AND year IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 3 of 4

-- Add column year to book (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_ca99tj73ez;

---- down
-- 
-- Part 4 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column year to book (part 4)
ALTER TABLE book ALTER COLUMN year SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_ca99tj73ez;

COMMIT;
