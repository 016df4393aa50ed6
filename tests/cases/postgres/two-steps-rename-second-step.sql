---- up
-- 
-- Part 1 of 8

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to title of book to name, and back
DROP TRIGGER relata_both_zvwecxjvq4 ON book;
DROP FUNCTION relata_both_zvwecxjvq4();

-- Stop carrying what is written to nick of author to called, and back
DROP TRIGGER relata_both_1qstckcyaq ON author;
DROP FUNCTION relata_both_1qstckcyaq();

COMMIT;

---- up
-- 
-- Part 2 of 8

-- Drop index book_title of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_title;

---- up
-- 
-- Part 3 of 8

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop check book_named of book
ALTER TABLE book DROP CONSTRAINT book_named;

-- Drop column title of book
ALTER TABLE book DROP COLUMN title;

-- Drop column nick of author
ALTER TABLE author DROP COLUMN nick;

-- Change column name of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_zvwecxjvq4 CHECK (name IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 4 of 8

-- Change column name of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_zvwecxjvq4;

---- up
-- 
-- Part 5 of 8

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column name of book: must have a value (part 3)
ALTER TABLE book ALTER COLUMN name SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_zvwecxjvq4;

-- Change column called of author: default
ALTER TABLE author ALTER COLUMN called SET DEFAULT 'nobody';

COMMIT;

---- up
-- 
-- Part 6 of 8

-- Add index book_title of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_title ON book (name);

---- up
-- 
-- Part 7 of 8

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add check book_named of book
ALTER TABLE book ADD CONSTRAINT book_named CHECK (name <> '') NOT VALID;

COMMIT;

---- up
-- 
-- Part 8 of 8

-- Add check book_named of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_named;

---- down
-- 
-- Part 1 of 10

-- Drop index book_title of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_title;

---- down
-- 
-- Part 2 of 10

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop check book_named of book
ALTER TABLE book DROP CONSTRAINT book_named;

-- Add column nick to author
ALTER TABLE author ADD COLUMN nick varchar(20);

-- Add column title to book
ALTER TABLE book ADD COLUMN title varchar(40);

-- Change column called of author: no default
ALTER TABLE author ALTER COLUMN called DROP DEFAULT;

-- Change column name of book: may be empty
ALTER TABLE book ALTER COLUMN name DROP NOT NULL;

-- Carry what is written to nick of author to called, and back
CREATE FUNCTION relata_both_1qstckcyaq() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.called IS NULL THEN NEW.called := NEW.nick; ELSIF NEW.called IS DISTINCT FROM (NEW.nick) THEN NEW.nick := NEW.called; END IF; ELSIF NEW.called IS DISTINCT FROM OLD.called THEN IF NEW.called IS DISTINCT FROM (NEW.nick) THEN NEW.nick := NEW.called; END IF; ELSIF NEW.nick IS DISTINCT FROM OLD.nick AND NEW.nick IS DISTINCT FROM (NEW.called) THEN NEW.called := NEW.nick; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_1qstckcyaq BEFORE INSERT OR UPDATE ON author FOR EACH ROW EXECUTE FUNCTION relata_both_1qstckcyaq();

COMMIT;

---- down
-- 
-- Part 3 of 10

-- Carry what is written to nick of author to called, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE author SET nick = called WHERE ctid = ANY (ARRAY(SELECT ctid FROM author WHERE nick IS NULL AND called IS NOT NULL LIMIT 10000)) AND nick IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 4 of 10

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to nick of author to called, and back (part 3)
ALTER TABLE author ALTER COLUMN nick SET DEFAULT 'none';

-- Carry what is written to title of book to name, and back
CREATE FUNCTION relata_both_zvwecxjvq4() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.name IS NULL THEN NEW.name := NEW.title; ELSIF NEW.name IS DISTINCT FROM (NEW.title) THEN NEW.title := NEW.name; END IF; ELSIF NEW.name IS DISTINCT FROM OLD.name THEN IF NEW.name IS DISTINCT FROM (NEW.title) THEN NEW.title := NEW.name; END IF; ELSIF NEW.title IS DISTINCT FROM OLD.title AND NEW.title IS DISTINCT FROM (NEW.name) THEN NEW.name := NEW.title; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_zvwecxjvq4 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_zvwecxjvq4();
ALTER TABLE book ADD CONSTRAINT relata_filled_cjgek5tyw1 CHECK (title IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 5 of 10

-- Carry what is written to title of book to name, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET title = name WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE title IS NULL AND name IS NOT NULL LIMIT 10000)) AND title IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 6 of 10

-- Carry what is written to title of book to name, and back (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_cjgek5tyw1;

---- down
-- 
-- Part 7 of 10

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to title of book to name, and back (part 4)
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_cjgek5tyw1;

COMMIT;

---- down
-- 
-- Part 8 of 10

-- Add index book_title of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_title ON book (title);

---- down
-- 
-- Part 9 of 10

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add check book_named of book
ALTER TABLE book ADD CONSTRAINT book_named CHECK (title <> '') NOT VALID;

COMMIT;

---- down
-- 
-- Part 10 of 10

-- Add check book_named of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_named;
