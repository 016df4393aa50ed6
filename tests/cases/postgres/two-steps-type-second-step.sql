---- up
-- 
-- Part 1 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to pages of book to length, and back
DROP TRIGGER relata_both_t3w68gjg6e ON book;
DROP FUNCTION relata_both_t3w68gjg6e();

-- Stop carrying what is written to price of book to price_new, and back
DROP TRIGGER relata_both_nz82hb5fv3 ON book;
DROP FUNCTION relata_both_nz82hb5fv3();

-- Stop carrying what is written to code of book to code_new, and back
DROP TRIGGER relata_both_aceh2gxzsf ON book;
DROP FUNCTION relata_both_aceh2gxzsf();

-- Drop column price of book
ALTER TABLE book DROP COLUMN price;

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;

-- Rename column code_new of book to code
ALTER TABLE book RENAME COLUMN code_new TO code;

-- Rename column price_new of book to price
ALTER TABLE book RENAME COLUMN price_new TO price;

-- Change column price of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_nz82hb5fv3 CHECK (price IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 2 of 5

-- Change column price of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_nz82hb5fv3;

---- up
-- 
-- Part 3 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column price of book: must have a value (part 3)
ALTER TABLE book ALTER COLUMN price SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_nz82hb5fv3;

-- Change column code of book: must have a value, default
ALTER TABLE book ALTER COLUMN code SET DEFAULT '0';
ALTER TABLE book ADD CONSTRAINT relata_filled_aceh2gxzsf CHECK (code IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 4 of 5

-- Change column code of book: must have a value, default (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_aceh2gxzsf;

---- up
-- 
-- Part 5 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column code of book: must have a value, default (part 3)
ALTER TABLE book ALTER COLUMN code SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_aceh2gxzsf;

COMMIT;

---- down
-- 
-- Part 1 of 9

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Rename column code of book to code_new
ALTER TABLE book RENAME COLUMN code TO code_new;

-- Rename column price of book to price_new
ALTER TABLE book RENAME COLUMN price TO price_new;

-- Add column code to book
ALTER TABLE book ADD COLUMN code varchar(10);

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages integer;

-- Add column price to book
ALTER TABLE book ADD COLUMN price integer;

-- Change column code_new of book: may be empty, no default
ALTER TABLE book ALTER COLUMN code_new DROP DEFAULT;
ALTER TABLE book ALTER COLUMN code_new DROP NOT NULL;

-- Change column price_new of book: may be empty
ALTER TABLE book ALTER COLUMN price_new DROP NOT NULL;

-- Carry what is written to code of book to code_new, and back
CREATE FUNCTION relata_both_aceh2gxzsf() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.code_new IS NULL THEN NEW.code_new := NEW.code::text; ELSIF NEW.code_new IS DISTINCT FROM (NEW.code::text) THEN NEW.code := NEW.code_new::text; END IF; ELSIF NEW.code_new IS DISTINCT FROM OLD.code_new THEN IF NEW.code_new IS DISTINCT FROM (NEW.code::text) THEN NEW.code := NEW.code_new::text; END IF; ELSIF NEW.code IS DISTINCT FROM OLD.code AND NEW.code IS DISTINCT FROM (NEW.code_new::text) THEN NEW.code_new := NEW.code::text; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_aceh2gxzsf BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_aceh2gxzsf();
ALTER TABLE book ADD CONSTRAINT relata_filled_pcq5aqq88y CHECK (code IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 2 of 9

-- Carry what is written to code of book to code_new, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET code = code_new::text WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE code IS NULL AND code_new::text IS NOT NULL LIMIT 10000)) AND code IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 3 of 9

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to code of book to code_new, and back (part 3)
ALTER TABLE book ALTER COLUMN code SET DEFAULT '0';

COMMIT;

---- down
-- 
-- Part 4 of 9

-- Carry what is written to code of book to code_new, and back (part 4)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_pcq5aqq88y;

---- down
-- 
-- Part 5 of 9

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to code of book to code_new, and back (part 5)
ALTER TABLE book ALTER COLUMN code SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_pcq5aqq88y;

-- Carry what is written to price of book to price_new, and back
CREATE FUNCTION relata_both_nz82hb5fv3() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.price_new IS NULL THEN NEW.price_new := NEW.price::bigint; ELSIF NEW.price_new IS DISTINCT FROM (NEW.price::bigint) THEN NEW.price := NEW.price_new::integer; END IF; ELSIF NEW.price_new IS DISTINCT FROM OLD.price_new THEN IF NEW.price_new IS DISTINCT FROM (NEW.price::bigint) THEN NEW.price := NEW.price_new::integer; END IF; ELSIF NEW.price IS DISTINCT FROM OLD.price AND NEW.price IS DISTINCT FROM (NEW.price_new::integer) THEN NEW.price_new := NEW.price::bigint; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_nz82hb5fv3 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_nz82hb5fv3();
ALTER TABLE book ADD CONSTRAINT relata_filled_p571h1xvxs CHECK (price IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 6 of 9

-- Carry what is written to price of book to price_new, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET price = price_new::integer WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE price IS NULL AND price_new::integer IS NOT NULL LIMIT 10000)) AND price IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 7 of 9

-- Carry what is written to price of book to price_new, and back (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_p571h1xvxs;

---- down
-- 
-- Part 8 of 9

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to price of book to price_new, and back (part 4)
ALTER TABLE book ALTER COLUMN price SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_p571h1xvxs;

-- Carry what is written to pages of book to length, and back
CREATE FUNCTION relata_both_t3w68gjg6e() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.length IS NULL THEN NEW.length := NEW.pages::numeric(12, 2); ELSIF NEW.length IS DISTINCT FROM (NEW.pages::numeric(12, 2)) THEN NEW.pages := NEW.length::integer; END IF; ELSIF NEW.length IS DISTINCT FROM OLD.length THEN IF NEW.length IS DISTINCT FROM (NEW.pages::numeric(12, 2)) THEN NEW.pages := NEW.length::integer; END IF; ELSIF NEW.pages IS DISTINCT FROM OLD.pages AND NEW.pages IS DISTINCT FROM (NEW.length::integer) THEN NEW.length := NEW.pages::numeric(12, 2); END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_t3w68gjg6e BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_t3w68gjg6e();

COMMIT;

---- down
-- 
-- Part 9 of 9

-- Carry what is written to pages of book to length, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET pages = length::integer WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE pages IS NULL AND length::integer IS NOT NULL LIMIT 10000)) AND pages IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;
