---- up
BEGIN;

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;

-- Change column name of book: may be empty
ALTER TABLE book ALTER COLUMN name DROP NOT NULL;

COMMIT;

---- down
BEGIN;

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;

-- Change column title of book: must have a value
UPDATE book SET title = '' WHERE title IS NULL;
ALTER TABLE book ALTER COLUMN title SET NOT NULL;

COMMIT;
