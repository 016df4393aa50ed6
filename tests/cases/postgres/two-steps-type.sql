---- up
-- 
-- Part 1 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column price_new to book
ALTER TABLE book ADD COLUMN price_new bigint;

-- Add column length to book
ALTER TABLE book ADD COLUMN length numeric(12, 2);

-- Add column code_new to book
ALTER TABLE book ADD COLUMN code_new varchar(80);
COMMENT ON COLUMN book.code_new IS 'longer';

-- Carry what is written to code of book to code_new, and back
CREATE FUNCTION relata_both_aceh2gxzsf() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.code_new IS NULL THEN NEW.code_new := NEW.code::text; ELSIF NEW.code_new IS DISTINCT FROM (NEW.code::text) THEN NEW.code := NEW.code_new::text; END IF; ELSIF NEW.code_new IS DISTINCT FROM OLD.code_new THEN IF NEW.code_new IS DISTINCT FROM (NEW.code::text) THEN NEW.code := NEW.code_new::text; END IF; ELSIF NEW.code IS DISTINCT FROM OLD.code AND NEW.code IS DISTINCT FROM (NEW.code_new::text) THEN NEW.code_new := NEW.code::text; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_aceh2gxzsf BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_aceh2gxzsf();

COMMIT;

---- up
-- 
-- Part 2 of 6

-- Carry what is written to code of book to code_new, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET code_new = code::text WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE code_new IS NULL AND code::text IS NOT NULL LIMIT 10000)) AND code_new IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 3 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to price of book to price_new, and back
CREATE FUNCTION relata_both_nz82hb5fv3() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.price_new IS NULL THEN NEW.price_new := NEW.price::bigint; ELSIF NEW.price_new IS DISTINCT FROM (NEW.price::bigint) THEN NEW.price := NEW.price_new::integer; END IF; ELSIF NEW.price_new IS DISTINCT FROM OLD.price_new THEN IF NEW.price_new IS DISTINCT FROM (NEW.price::bigint) THEN NEW.price := NEW.price_new::integer; END IF; ELSIF NEW.price IS DISTINCT FROM OLD.price AND NEW.price IS DISTINCT FROM (NEW.price_new::integer) THEN NEW.price_new := NEW.price::bigint; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_nz82hb5fv3 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_nz82hb5fv3();

COMMIT;

---- up
-- 
-- Part 4 of 6

-- Carry what is written to price of book to price_new, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET price_new = price::bigint WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE price_new IS NULL AND price::bigint IS NOT NULL LIMIT 10000)) AND price_new IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 5 of 6

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to pages of book to length, and back
CREATE FUNCTION relata_both_t3w68gjg6e() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.length IS NULL THEN NEW.length := NEW.pages::numeric(12, 2); ELSIF NEW.length IS DISTINCT FROM (NEW.pages::numeric(12, 2)) THEN NEW.pages := NEW.length::integer; END IF; ELSIF NEW.length IS DISTINCT FROM OLD.length THEN IF NEW.length IS DISTINCT FROM (NEW.pages::numeric(12, 2)) THEN NEW.pages := NEW.length::integer; END IF; ELSIF NEW.pages IS DISTINCT FROM OLD.pages AND NEW.pages IS DISTINCT FROM (NEW.length::integer) THEN NEW.length := NEW.pages::numeric(12, 2); END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_t3w68gjg6e BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_t3w68gjg6e();

COMMIT;

---- up
-- 
-- Part 6 of 6

-- Carry what is written to pages of book to length, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET length = pages::numeric(12, 2) WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE length IS NULL AND pages::numeric(12, 2) IS NOT NULL LIMIT 10000)) AND length IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
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

-- Drop column code_new of book
ALTER TABLE book DROP COLUMN code_new;

-- Drop column length of book
ALTER TABLE book DROP COLUMN length;

-- Drop column price_new of book
ALTER TABLE book DROP COLUMN price_new;

COMMIT;
