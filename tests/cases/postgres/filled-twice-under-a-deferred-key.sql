---- up
BEGIN;

-- Check foreign keys with each statement: a table whose rows wait for a check cannot be altered
SET CONSTRAINTS ALL IMMEDIATE;

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages integer;
UPDATE book SET pages = 1 WHERE pages IS NULL;
ALTER TABLE book ALTER COLUMN pages SET NOT NULL;

-- Add column title to book
ALTER TABLE book ADD COLUMN title varchar(40);
UPDATE book SET title = 'untitled' WHERE title IS NULL;
ALTER TABLE book ALTER COLUMN title SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column title of book
ALTER TABLE book DROP COLUMN title;

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;

COMMIT;
