---- up
-- 
-- Part 1 of 19

-- Drop index book_price of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_price;

---- up
-- 
-- Part 2 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column made to book
ALTER TABLE book ADD COLUMN made timestamp DEFAULT (now()) NOT NULL;

-- Add column note to book
ALTER TABLE book ADD COLUMN note varchar(20);
ALTER TABLE book ADD CONSTRAINT relata_filled_a0sny33b6e CHECK (note IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 3 of 19

-- Add column note to book (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET note = 'none' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE note IS NULL AND 'none' IS NOT NULL LIMIT 10000)) AND note IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 4 of 19

-- Add column note to book (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_a0sny33b6e;

---- up
-- 
-- Part 5 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column note to book (part 4)
ALTER TABLE book ALTER COLUMN note SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_a0sny33b6e;

-- Change column title of book: must have a value
ALTER TABLE book ADD CONSTRAINT relata_filled_zvwecxjvq4 CHECK (title IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 6 of 19

-- Change column title of book: must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE book SET title = 'untitled' WHERE ctid = ANY (ARRAY(SELECT ctid FROM book WHERE title IS NULL AND 'untitled' IS NOT NULL LIMIT 10000)) AND title IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 7 of 19

-- Change column title of book: must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT relata_filled_zvwecxjvq4;

---- up
-- 
-- Part 8 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column title of book: must have a value (part 4)
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
ALTER TABLE book DROP CONSTRAINT relata_filled_zvwecxjvq4;

-- Change column mail of author: type from varchar(40) to varchar(60), must have a value
ALTER TABLE author ALTER COLUMN mail TYPE varchar(60);
ALTER TABLE author ADD CONSTRAINT relata_filled_p2ree6ghtz CHECK (mail IS NOT NULL) NOT VALID;

COMMIT;

---- up
-- 
-- Part 9 of 19

-- Change column mail of author: type from varchar(40) to varchar(60), must have a value (part 2)
-- Should it fail, put right what it says and run it again
DO $relata$ BEGIN LOOP UPDATE author SET mail = 'nobody' WHERE ctid = ANY (ARRAY(SELECT ctid FROM author WHERE mail IS NULL AND 'nobody' IS NOT NULL LIMIT 10000)) AND mail IS NULL; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $relata$;

---- up
-- 
-- Part 10 of 19

-- Change column mail of author: type from varchar(40) to varchar(60), must have a value (part 3)
-- Should it fail, put right what it says and run it again
ALTER TABLE author VALIDATE CONSTRAINT relata_filled_p2ree6ghtz;

---- up
-- 
-- Part 11 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column mail of author: type from varchar(40) to varchar(60), must have a value (part 4)
ALTER TABLE author ALTER COLUMN mail SET NOT NULL;
ALTER TABLE author DROP CONSTRAINT relata_filled_p2ree6ghtz;

COMMIT;

---- up
-- 
-- Part 12 of 19

-- Add unique constraint author_mail of author
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE UNIQUE INDEX CONCURRENTLY author_mail ON author (mail);

---- up
-- 
-- Part 13 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add unique constraint author_mail of author (part 2)
ALTER TABLE author ADD CONSTRAINT author_mail UNIQUE USING INDEX author_mail;

COMMIT;

---- up
-- 
-- Part 14 of 19

-- Add index book_by_author of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_by_author ON book (author_id, title);

---- up
-- 
-- Part 15 of 19

-- Add index book_one_price of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE UNIQUE INDEX CONCURRENTLY book_one_price ON book (price);

---- up
-- 
-- Part 16 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add check book_cheap of book
ALTER TABLE book ADD CONSTRAINT book_cheap CHECK (price < 1000) NOT VALID;

COMMIT;

---- up
-- 
-- Part 17 of 19

-- Add check book_cheap of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_cheap;

---- up
-- 
-- Part 18 of 19

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) NOT VALID;

COMMIT;

---- up
-- 
-- Part 19 of 19

-- Add foreign key book_author_id_fkey of book (part 2)
-- Should it fail, put right what it says and run it again
ALTER TABLE book VALIDATE CONSTRAINT book_author_id_fkey;

---- down
-- 
-- Part 1 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

COMMIT;

---- down
-- 
-- Part 2 of 5

-- Drop index book_one_price of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_one_price;

---- down
-- 
-- Part 3 of 5

-- Drop index book_by_author of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_by_author;

---- down
-- 
-- Part 4 of 5

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop check book_cheap of book
ALTER TABLE book DROP CONSTRAINT book_cheap;

-- Drop unique constraint author_mail of author
ALTER TABLE author DROP CONSTRAINT author_mail;

-- Drop column note of book
ALTER TABLE book DROP COLUMN note;

-- Drop column made of book
ALTER TABLE book DROP COLUMN made;

-- Change column mail of author: type from varchar(60) to varchar(40), may be empty
ALTER TABLE author ALTER COLUMN mail TYPE varchar(40) USING mail::text;
ALTER TABLE author ALTER COLUMN mail DROP NOT NULL;

-- Change column title of book: may be empty
ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

COMMIT;

---- down
-- 
-- Part 5 of 5

-- Add index book_price of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_price ON book (price);
