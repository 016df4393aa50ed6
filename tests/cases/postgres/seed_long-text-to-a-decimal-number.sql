---- up
BEGIN;

-- Change column price of book: type from text to numeric(10,2)
ALTER TABLE book ALTER COLUMN price TYPE numeric(10, 2) USING price::text::numeric(10, 2);

COMMIT;

---- down
BEGIN;

-- Change column price of book: type from numeric(10,2) to text
ALTER TABLE book ALTER COLUMN price TYPE text USING price::text;

COMMIT;
