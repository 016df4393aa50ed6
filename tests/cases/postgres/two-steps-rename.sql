---- up
-- 
-- Part 1 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column name to book
ALTER TABLE book ADD COLUMN name varchar(40);

-- Add column called to author
ALTER TABLE author ADD COLUMN called varchar(20);

-- Carry what is written to title of book to name, and back
CREATE FUNCTION relata_both_zvwecxjvq4() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.name IS NULL THEN NEW.name := NEW.title; ELSIF NEW.name IS DISTINCT FROM (NEW.title) THEN NEW.title := NEW.name; END IF; ELSIF NEW.name IS DISTINCT FROM OLD.name THEN IF NEW.name IS DISTINCT FROM (NEW.title) THEN NEW.title := NEW.name; END IF; ELSIF NEW.title IS DISTINCT FROM OLD.title AND NEW.title IS DISTINCT FROM (NEW.name) THEN NEW.name := NEW.title; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_zvwecxjvq4 BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION relata_both_zvwecxjvq4();

COMMIT;

---- up
-- 
-- Part 2 of 4

-- Carry what is written to title of book to name, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET name = title WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE name IS NULL AND title IS NOT NULL LIMIT 10000)) AND name IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 3 of 4

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Carry what is written to nick of author to called, and back
CREATE FUNCTION relata_both_1qstckcyaq() RETURNS trigger LANGUAGE plpgsql AS $relata$ BEGIN IF TG_OP = 'INSERT' THEN IF NEW.called IS NULL THEN NEW.called := NEW.nick; ELSIF NEW.called IS DISTINCT FROM (NEW.nick) THEN NEW.nick := NEW.called; END IF; ELSIF NEW.called IS DISTINCT FROM OLD.called THEN IF NEW.called IS DISTINCT FROM (NEW.nick) THEN NEW.nick := NEW.called; END IF; ELSIF NEW.nick IS DISTINCT FROM OLD.nick AND NEW.nick IS DISTINCT FROM (NEW.called) THEN NEW.called := NEW.nick; END IF; RETURN NEW; END $relata$;
CREATE TRIGGER relata_both_1qstckcyaq BEFORE INSERT OR UPDATE ON author FOR EACH ROW EXECUTE FUNCTION relata_both_1qstckcyaq();

COMMIT;

---- up
-- 
-- Part 4 of 4

-- Carry what is written to nick of author to called, and back (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE author SET called = nick WHERE ctid = ANY (ARRAY(SELECT ctid FROM author WHERE called IS NULL AND nick IS NOT NULL LIMIT 10000)) AND called IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Stop carrying what is written to nick of author to called, and back
DROP TRIGGER relata_both_1qstckcyaq ON author;
DROP FUNCTION relata_both_1qstckcyaq();

-- Stop carrying what is written to title of book to name, and back
DROP TRIGGER relata_both_zvwecxjvq4 ON book;
DROP FUNCTION relata_both_zvwecxjvq4();

-- Drop column called of author
ALTER TABLE author DROP COLUMN called;

-- Drop column name of book
ALTER TABLE book DROP COLUMN name;

COMMIT;
