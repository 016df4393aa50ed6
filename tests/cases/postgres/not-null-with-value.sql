---- up
BEGIN;

-- Change column isbn of book: must have a value
UPDATE book SET isbn = 'it''s unknown' WHERE isbn IS NULL;
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;

-- Change column pages of book: must have a value
UPDATE book SET pages = 10 WHERE pages IS NULL;
ALTER TABLE book ALTER COLUMN pages SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Change column pages of book: may be empty
ALTER TABLE book ALTER COLUMN pages DROP NOT NULL;

-- Change column isbn of book: may be empty
ALTER TABLE book ALTER COLUMN isbn DROP NOT NULL;

COMMIT;
