---- up
BEGIN;

-- Rename column price of book to cost
ALTER TABLE book RENAME COLUMN price TO cost;

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;

-- Change column cost of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN cost DROP DEFAULT;
ALTER TABLE book ALTER COLUMN cost TYPE bigint USING cost::bigint;
ALTER TABLE book ALTER COLUMN cost SET DEFAULT 5;

COMMIT;

---- down
BEGIN;

-- Rename column cost of book to price
ALTER TABLE book RENAME COLUMN cost TO price;

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;

-- Change column price of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN price DROP DEFAULT;
ALTER TABLE book ALTER COLUMN price TYPE integer USING price::integer;
ALTER TABLE book ALTER COLUMN price SET DEFAULT 5;

COMMIT;
