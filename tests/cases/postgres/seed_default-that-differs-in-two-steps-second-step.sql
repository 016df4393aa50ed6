---- up
-- 
-- Part 1 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to place of book to shelf, and back
DROP TRIGGER relata_both_xzz5pnbmfd ON book;
DROP FUNCTION relata_both_xzz5pnbmfd();

-- Drop column place of book
ALTER TABLE book DROP COLUMN place;

-- Change column shelf of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_xzz5pnbmfd CHECK (shelf IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 3

-- Change column shelf of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_xzz5pnbmfd;

---- up
-- 
-- Part 3 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column shelf of book: must have a value (part 3)
ALTER TABLE book ALTER COLUMN shelf SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_xzz5pnbmfd;

COMMIT;

---- down
-- 
-- Part 1 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column place to book
ALTER TABLE book ADD COLUMN place integer;

-- Change column shelf of book: may be empty
ALTER TABLE book ALTER COLUMN shelf DROP NOT NULL;

-- Carry what is written to place of book to shelf, and back
CREATE FUNCTION relata_both_xzz5pnbmfd() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.shelf IS NULL THEN NEW.shelf := NEW.place; ELSIF NEW.shelf IS DISTINCT FROM (NEW.place) THEN NEW.place := NEW.shelf; END IF; ELSIF NEW.shelf IS DISTINCT FROM OLD.shelf THEN IF NEW.shelf IS DISTINCT FROM (NEW.place) THEN NEW.place := NEW.shelf; END IF; ELSIF NEW.place IS DISTINCT FROM OLD.place AND NEW.place IS DISTINCT FROM (NEW.shelf) THEN NEW.shelf := NEW.place; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_xzz5pnbmfd BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_xzz5pnbmfd();
ALTER TABLE book ADD CONSTRAINT relata_filled_7d33m1v4wk CHECK (place IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 2 of 5

-- Carry what is written to place of book to shelf, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET place = shelf WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE place IS NULL AND shelf IS NOT NULL LIMIT 10000)) AND place IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 3 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to place of book to shelf, and back (part 3)
ALTER TABLE book ALTER COLUMN place SET DEFAULT (1 + 2);

COMMIT;

---- down
-- 
-- Part 4 of 5

-- Carry what is written to place of book to shelf, and back (part 4)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_7d33m1v4wk;

---- down
-- 
-- Part 5 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to place of book to shelf, and back (part 5)
ALTER TABLE book ALTER COLUMN place SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_7d33m1v4wk;

COMMIT;
