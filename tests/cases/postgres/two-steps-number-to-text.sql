---- up
-- 
-- Part 1 of 2

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column place to book
ALTER TABLE book ADD COLUMN place varchar(20);

-- Carry what is written to shelf of book to place, and back
CREATE FUNCTION relata_both_ar0wdaxz22() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.place IS NULL THEN NEW.place := NEW.shelf::text; ELSIF NEW.place IS DISTINCT FROM (NEW.shelf::text) THEN NEW.shelf := NEW.place::text::smallint; END IF; ELSIF NEW.place IS DISTINCT FROM OLD.place THEN IF NEW.place IS DISTINCT FROM (NEW.shelf::text) THEN NEW.shelf := NEW.place::text::smallint; END IF; ELSIF NEW.shelf IS DISTINCT FROM OLD.shelf AND NEW.shelf IS DISTINCT FROM (NEW.place::text::smallint) THEN NEW.place := NEW.shelf::text; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_ar0wdaxz22 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_ar0wdaxz22();

COMMIT;

---- up
-- 
-- Part 2 of 2

-- Carry what is written to shelf of book to place, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET place = shelf::text WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE place IS NULL AND shelf::text IS NOT NULL LIMIT 10000)) AND place IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to shelf of book to place, and back
DROP TRIGGER relata_both_ar0wdaxz22 ON book;
DROP FUNCTION relata_both_ar0wdaxz22();

-- Drop column place of book
ALTER TABLE book DROP COLUMN place;

COMMIT;
