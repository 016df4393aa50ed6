---- up
-- 
-- Part 1 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to shelf of book to place, and back
DROP TRIGGER relata_both_ar0wdaxz22 ON book;
DROP FUNCTION relata_both_ar0wdaxz22();

COMMIT;

---- up
-- 
-- Part 2 of 6

-- Drop index book_shelf of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_shelf;

---- up
-- 
-- Part 3 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf;

-- Change column place of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_ar0wdaxz22 CHECK (place IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 4 of 6

-- Change column place of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_ar0wdaxz22;

---- up
-- 
-- Part 5 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column place of book: must have a value (part 3)
ALTER TABLE book ALTER COLUMN place SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_ar0wdaxz22;

COMMIT;

---- up
-- 
-- Part 6 of 6

-- Add index book_shelf of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE UNIQUE INDEX CONCURRENTLY book_shelf ON book (place);

---- down
-- 
-- Part 1 of 6

-- Drop index book_shelf of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_shelf;

---- down
-- 
-- Part 2 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column shelf to book
ALTER TABLE book ADD COLUMN shelf smallint;

-- Change column place of book: may be empty
ALTER TABLE book ALTER COLUMN place DROP NOT NULL;

-- Carry what is written to shelf of book to place, and back
CREATE FUNCTION relata_both_ar0wdaxz22() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.place IS NULL THEN NEW.place := NEW.shelf::text; ELSIF NEW.place IS DISTINCT FROM (NEW.shelf::text) THEN NEW.shelf := NEW.place::text::smallint; END IF; ELSIF NEW.place IS DISTINCT FROM OLD.place THEN IF NEW.place IS DISTINCT FROM (NEW.shelf::text) THEN NEW.shelf := NEW.place::text::smallint; END IF; ELSIF NEW.shelf IS DISTINCT FROM OLD.shelf AND NEW.shelf IS DISTINCT FROM (NEW.place::text::smallint) THEN NEW.place := NEW.shelf::text; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_ar0wdaxz22 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_ar0wdaxz22();
ALTER TABLE book ADD CONSTRAINT relata_filled_2je46je0th CHECK (shelf IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 3 of 6

-- Carry what is written to shelf of book to place, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET shelf = place::text::smallint WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE shelf IS NULL AND place::text::smallint IS NOT NULL LIMIT 10000)) AND shelf IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 4 of 6

-- Carry what is written to shelf of book to place, and back (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_2je46je0th;

---- down
-- 
-- Part 5 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to shelf of book to place, and back (part 4)
ALTER TABLE book ALTER COLUMN shelf SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_2je46je0th;

COMMIT;

---- down
-- 
-- Part 6 of 6

-- Add index book_shelf of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_shelf ON book (shelf);
