---- up
BEGIN;

-- Change column price of book: type from numeric(8,2) to numeric(10,2)
ALTER TABLE book ALTER COLUMN price TYPE numeric(10, 2);

COMMIT;

---- down
BEGIN;

-- Change column price of book: type from numeric(10,2) to numeric(8,2)
ALTER TABLE book ALTER COLUMN price TYPE numeric(8, 2) USING price::numeric(8, 2);

COMMIT;
