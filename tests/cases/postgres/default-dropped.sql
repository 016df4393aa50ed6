---- up
BEGIN;

-- Change column title of book: no default
ALTER TABLE book ALTER COLUMN title DROP DEFAULT;

COMMIT;

---- down
BEGIN;

-- Change column title of book: default
ALTER TABLE book ALTER COLUMN title SET DEFAULT 'a';

COMMIT;
