---- up
BEGIN;

-- Change column title of book: must have a value
UPDATE book SET title = 'none' WHERE title IS NULL;
ALTER TABLE book ALTER COLUMN title SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Change column title of book: may be empty
ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

COMMIT;
