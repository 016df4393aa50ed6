---- up
BEGIN;

-- Change column title of book: may be empty
ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

-- Change column pages of book: may be empty
ALTER TABLE book ALTER COLUMN pages DROP NOT NULL;

COMMIT;

---- down
BEGIN;

-- Change column pages of book: must have a value
UPDATE book SET pages = 1 WHERE pages IS NULL;
ALTER TABLE book ALTER COLUMN pages SET NOT NULL;

-- Change column title of book: must have a value
UPDATE book SET title = 'x' WHERE title IS NULL;
ALTER TABLE book ALTER COLUMN title SET NOT NULL;

COMMIT;
