---- up
BEGIN;

-- Change column id of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN id TYPE bigint USING id::bigint;

COMMIT;

---- down
BEGIN;

-- Change column id of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN id TYPE integer USING id::integer;

COMMIT;
