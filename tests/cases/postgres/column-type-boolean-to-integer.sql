---- up
BEGIN;

-- Change column sold of book: type from boolean to integer
ALTER TABLE book ALTER COLUMN sold TYPE integer USING sold::integer::integer;

COMMIT;

---- down
BEGIN;

-- Change column sold of book: type from integer to boolean
ALTER TABLE book ALTER COLUMN sold TYPE boolean USING sold <> 0;

COMMIT;
