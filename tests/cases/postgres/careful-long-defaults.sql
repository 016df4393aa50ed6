---- up
-- 
-- Part 1 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column about to book
ALTER TABLE book ADD COLUMN about text DEFAULT 'nothing' NOT NULL;

-- Add column data to book
ALTER TABLE book ADD COLUMN data jsonb DEFAULT '{"a": 1}';

-- Change column summary of book: must have a value, default
ALTER TABLE book ALTER COLUMN summary SET DEFAULT 'none';
ALTER TABLE book ADD CONSTRAINT relata_filled_9kjf5a692e CHECK (summary IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 4

-- Change column summary of book: must have a value, default (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET summary = 'empty' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE summary IS NULL AND 'empty' IS NOT NULL LIMIT 10000)) AND summary IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 3 of 4

-- Change column summary of book: must have a value, default (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_9kjf5a692e;

---- up
-- 
-- Part 4 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column summary of book: must have a value, default (part 4)
ALTER TABLE book ALTER COLUMN summary SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_9kjf5a692e;

-- Change column remark of book: default
ALTER TABLE book ALTER COLUMN remark SET DEFAULT 'plain';

COMMIT;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop column data of book
ALTER TABLE book DROP COLUMN data;

-- Drop column about of book
ALTER TABLE book DROP COLUMN about;

-- Change column remark of book: no default
ALTER TABLE book ALTER COLUMN remark DROP DEFAULT;

-- Change column summary of book: may be empty, no default
ALTER TABLE book ALTER COLUMN summary DROP DEFAULT;
ALTER TABLE book ALTER COLUMN summary DROP NOT NULL;

COMMIT;
