---- up
-- 
-- Part 1 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to lent of book to lent_at, and back
DROP TRIGGER relata_both_y7vxc1kyf7 ON book;
DROP FUNCTION relata_both_y7vxc1kyf7();

-- Drop column lent of book
ALTER TABLE book DROP COLUMN lent;

-- Change column lent_at of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_y7vxc1kyf7 CHECK (lent_at IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 3

-- Change column lent_at of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_y7vxc1kyf7;

---- up
-- 
-- Part 3 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column lent_at of book: must have a value (part 3)
ALTER TABLE book ALTER COLUMN lent_at SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_y7vxc1kyf7;

COMMIT;

---- down
-- 
-- Part 1 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column lent to book
ALTER TABLE book ADD COLUMN lent timestamptz;

-- Change column lent_at of book: may be empty
ALTER TABLE book ALTER COLUMN lent_at DROP NOT NULL;

-- Carry what is written to lent of book to lent_at, and back
CREATE FUNCTION relata_both_y7vxc1kyf7() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.lent_at IS NULL THEN NEW.lent_at := NEW.lent; ELSIF NEW.lent_at IS DISTINCT FROM (NEW.lent) THEN NEW.lent := NEW.lent_at; END IF; ELSIF NEW.lent_at IS DISTINCT FROM OLD.lent_at THEN IF NEW.lent_at IS DISTINCT FROM (NEW.lent) THEN NEW.lent := NEW.lent_at; END IF; ELSIF NEW.lent IS DISTINCT FROM OLD.lent AND NEW.lent IS DISTINCT FROM (NEW.lent_at) THEN NEW.lent_at := NEW.lent; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_y7vxc1kyf7 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_y7vxc1kyf7();
ALTER TABLE book ADD CONSTRAINT relata_filled_tj7xrar46a CHECK (lent IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 2 of 4

-- Carry what is written to lent of book to lent_at, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET lent = lent_at WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE lent IS NULL AND lent_at IS NOT NULL LIMIT 10000)) AND lent IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 3 of 4

-- Carry what is written to lent of book to lent_at, and back (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_tj7xrar46a;

---- down
-- 
-- Part 4 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to lent of book to lent_at, and back (part 4)
ALTER TABLE book ALTER COLUMN lent SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_tj7xrar46a;

COMMIT;
