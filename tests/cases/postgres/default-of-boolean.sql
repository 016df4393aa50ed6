---- up
BEGIN;

-- Change column sold of book: default
ALTER TABLE book ALTER COLUMN sold DROP DEFAULT;
ALTER TABLE book ALTER COLUMN sold SET DEFAULT TRUE;

COMMIT;

---- down
BEGIN;

-- Change column sold of book: default
ALTER TABLE book ALTER COLUMN sold DROP DEFAULT;
ALTER TABLE book ALTER COLUMN sold SET DEFAULT FALSE;

COMMIT;
