---- up
BEGIN;

-- Change column price of book: type from integer to numeric(12,2)
ALTER TABLE book ALTER COLUMN price TYPE numeric(12, 2) USING price::numeric(12, 2);

COMMIT;

---- down
BEGIN;

-- Change column price of book: type from numeric(12,2) to integer
ALTER TABLE book ALTER COLUMN price TYPE integer USING price::integer;

COMMIT;
