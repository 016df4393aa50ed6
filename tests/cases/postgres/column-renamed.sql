---- up
BEGIN;

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;

COMMIT;

---- down
BEGIN;

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;

COMMIT;
