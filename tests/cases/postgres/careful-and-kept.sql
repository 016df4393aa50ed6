---- up
-- 
-- Part 1 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

COMMIT;

---- up
-- 
-- Part 2 of 3

-- Drop index book_title of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_title;

---- up
-- 
-- Part 3 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Keep table author aside as relata_kept_author_tass5y
ALTER TABLE author RENAME TO relata_kept_author_tass5y;

-- Rename primary key author_pkey to relata_kept_author_pkey_k4zf4f
ALTER TABLE relata_kept_author_tass5y RENAME CONSTRAINT author_pkey TO relata_kept_author_pkey_k4zf4f;

-- Keep column author_id of book aside as relata_kept_author_id_0t17n3
ALTER TABLE book RENAME COLUMN author_id TO relata_kept_author_id_0t17n3;

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;

-- Change column relata_kept_author_id_0t17n3 of book: may be empty
ALTER TABLE book ALTER COLUMN relata_kept_author_id_0t17n3 DROP NOT NULL;

COMMIT;

---- down
-- 
-- Part 1 of 7

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Bring table author back
ALTER TABLE relata_kept_author_tass5y RENAME TO author;

-- Rename primary key relata_kept_author_pkey_k4zf4f to author_pkey
ALTER TABLE author RENAME CONSTRAINT relata_kept_author_pkey_k4zf4f TO author_pkey;

-- Bring column author_id of book back
ALTER TABLE book RENAME COLUMN relata_kept_author_id_0t17n3 TO author_id;

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;

-- Change column author_id of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_jppe0t17n3 CHECK (author_id IS NOT NULL) NOT VALID;

COMMIT;

---- down
-- 
-- Part 2 of 7

-- Change column author_id of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET author_id = (SELECT id FROM author ORDER BY id LIMIT 1) WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE author_id IS NULL AND (SELECT id FROM author ORDER BY id LIMIT 1) IS NOT NULL LIMIT 10000)) AND author_id IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- down
-- 
-- Part 3 of 7

-- Change column author_id of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_jppe0t17n3;

---- down
-- 
-- Part 4 of 7

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column author_id of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN author_id SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_jppe0t17n3;

COMMIT;

---- down
-- 
-- Part 5 of 7

-- Add index book_title of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_title ON book (title);

---- down
-- 
-- Part 6 of 7

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) NOT VALID;

COMMIT;

---- down
-- 
-- Part 7 of 7

-- Add foreign key book_author_id_fkey of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_author_id_fkey;
