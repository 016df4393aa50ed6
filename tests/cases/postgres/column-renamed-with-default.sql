---- up
BEGIN;

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;

-- Change column name of book: default
ALTER TABLE book ALTER COLUMN name DROP DEFAULT;
ALTER TABLE book ALTER COLUMN name SET DEFAULT 'b';

COMMIT;

---- down
BEGIN;

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;

-- Change column title of book: default
ALTER TABLE book ALTER COLUMN title DROP DEFAULT;
ALTER TABLE book ALTER COLUMN title SET DEFAULT 'a';

COMMIT;
