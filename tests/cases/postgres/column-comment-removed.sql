---- up
BEGIN;

-- Change column title of book: comment
COMMENT ON COLUMN book.title IS NULL;

COMMIT;

---- down
BEGIN;

-- Change column title of book: comment
COMMENT ON COLUMN book.title IS 'on the cover';

COMMIT;
