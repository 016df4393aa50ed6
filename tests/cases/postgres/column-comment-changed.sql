---- up
BEGIN;

-- Change column title of book: comment
COMMENT ON COLUMN book.title IS 'on the ''spine''';

COMMIT;

---- down
BEGIN;

-- Change column title of book: comment
COMMENT ON COLUMN book.title IS 'on the cover';

COMMIT;
