---- up
BEGIN;

-- Drop unique constraint book_leaves_key of book
ALTER TABLE book DROP CONSTRAINT book_leaves_key;

-- Change column note of book: type from varchar(40) to varchar(60), may be empty
ALTER TABLE book ALTER COLUMN note TYPE varchar(60);
ALTER TABLE book ALTER COLUMN note DROP NOT NULL;

COMMIT;

---- down
BEGIN;

-- Change column note of book: type from varchar(60) to varchar(40), must have a value
ALTER TABLE book ALTER COLUMN note TYPE varchar(40) USING note::text;
UPDATE book SET note = '' WHERE note IS NULL;
ALTER TABLE book ALTER COLUMN note SET NOT NULL;

-- Add unique constraint book_leaves_key of book
ALTER TABLE book ADD CONSTRAINT book_leaves_key UNIQUE (leaves);

COMMIT;
