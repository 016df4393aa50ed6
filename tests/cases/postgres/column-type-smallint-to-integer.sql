---- up
BEGIN;

-- Change column count of book: type from smallint to integer
ALTER TABLE book ALTER COLUMN count DROP DEFAULT;
ALTER TABLE book ALTER COLUMN count TYPE integer USING count::integer;
ALTER TABLE book ALTER COLUMN count SET DEFAULT 7;

COMMIT;

---- down
BEGIN;

-- Change column count of book: type from integer to smallint
ALTER TABLE book ALTER COLUMN count DROP DEFAULT;
ALTER TABLE book ALTER COLUMN count TYPE smallint USING count::smallint;
ALTER TABLE book ALTER COLUMN count SET DEFAULT 7;

COMMIT;
