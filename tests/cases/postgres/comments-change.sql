---- up
BEGIN;

-- Change column title of book: comment
COMMENT ON COLUMN book.title IS NULL;

-- Change column pages of book: comment
COMMENT ON COLUMN book.pages IS E'how "many" \\n; -- 100 % */';

-- Change column id of shelf: comment
COMMENT ON COLUMN shelf.id IS 'the number';

-- Change the comment of table book
COMMENT ON TABLE book IS E'about ''good'' \\books';

-- Change the comment of table shelf
COMMENT ON TABLE shelf IS 'wood';

COMMIT;

---- down
BEGIN;

-- Change column id of shelf: comment
COMMENT ON COLUMN shelf.id IS NULL;

-- Change column pages of book: comment
COMMENT ON COLUMN book.pages IS NULL;

-- Change column title of book: comment
COMMENT ON COLUMN book.title IS 'what it''s called';

-- Remove the comment of table shelf
COMMENT ON TABLE shelf IS NULL;

-- Change the comment of table book
COMMENT ON TABLE book IS 'about books';

COMMIT;
