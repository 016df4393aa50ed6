---- up
-- 
-- Part 1 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column lent_at to book
ALTER TABLE book ADD COLUMN lent_at timestamptz;

-- Change column back of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_fmd0cstek1 CHECK (back IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 5

-- Change column back of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET back = '2026-01-02 03:04:05' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE back IS NULL AND '2026-01-02 03:04:05' IS NOT NULL LIMIT 10000)) AND back IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 3 of 5

-- Change column back of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_fmd0cstek1;

---- up
-- 
-- Part 4 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column back of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN back SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_fmd0cstek1;

-- Change column read of book: may be empty
ALTER TABLE book ALTER COLUMN "read" DROP NOT NULL;

-- Carry what is written to lent of book to lent_at, and back
CREATE FUNCTION relata_both_y7vxc1kyf7() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.lent_at IS NULL THEN NEW.lent_at := NEW.lent; ELSIF NEW.lent_at IS DISTINCT FROM (NEW.lent) THEN NEW.lent := NEW.lent_at; END IF; ELSIF NEW.lent_at IS DISTINCT FROM OLD.lent_at THEN IF NEW.lent_at IS DISTINCT FROM (NEW.lent) THEN NEW.lent := NEW.lent_at; END IF; ELSIF NEW.lent IS DISTINCT FROM OLD.lent AND NEW.lent IS DISTINCT FROM (NEW.lent_at) THEN NEW.lent_at := NEW.lent; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_y7vxc1kyf7 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_y7vxc1kyf7();

COMMIT;

---- up
-- 
-- Part 5 of 5

-- Carry what is written to lent of book to lent_at, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET lent_at = lent WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE lent_at IS NULL AND lent IS NOT NULL LIMIT 10000)) AND lent_at IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 1 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to lent of book to lent_at, and back
DROP TRIGGER relata_both_y7vxc1kyf7 ON book;
DROP FUNCTION relata_both_y7vxc1kyf7();

-- Drop column lent_at of book
ALTER TABLE book DROP COLUMN lent_at;

-- Change column read of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_55y4yybj0a CHECK ("read" IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 2 of 4

-- Change column read of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET "read" = '1970-01-02 00:00:00' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE "read" IS NULL AND '1970-01-02 00:00:00' IS NOT NULL LIMIT 10000)) AND "read" IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 3 of 4

-- Change column read of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_55y4yybj0a;

---- down
-- 
-- Part 4 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column read of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN "read" SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_55y4yybj0a;

-- Change column back of book: may be empty
ALTER TABLE book ALTER COLUMN back DROP NOT NULL;

COMMIT;
