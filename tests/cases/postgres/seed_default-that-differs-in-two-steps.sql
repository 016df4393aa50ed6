---- up
-- 
-- Part 1 of 2

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column shelf to book
ALTER TABLE book ADD COLUMN shelf integer;

-- Carry what is written to place of book to shelf, and back
CREATE FUNCTION relata_both_xzz5pnbmfd() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.shelf IS NULL THEN NEW.shelf := NEW.place; ELSIF NEW.shelf IS DISTINCT FROM (NEW.place) THEN NEW.place := NEW.shelf; END IF; ELSIF NEW.shelf IS DISTINCT FROM OLD.shelf THEN IF NEW.shelf IS DISTINCT FROM (NEW.place) THEN NEW.place := NEW.shelf; END IF; ELSIF NEW.place IS DISTINCT FROM OLD.place AND NEW.place IS DISTINCT FROM (NEW.shelf) THEN NEW.shelf := NEW.place; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_xzz5pnbmfd BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_xzz5pnbmfd();

COMMIT;

---- up
-- 
-- Part 2 of 2

-- Carry what is written to place of book to shelf, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET shelf = place WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE shelf IS NULL AND place IS NOT NULL LIMIT 10000)) AND shelf IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to place of book to shelf, and back
DROP TRIGGER relata_both_xzz5pnbmfd ON book;
DROP FUNCTION relata_both_xzz5pnbmfd();

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf;

COMMIT;
