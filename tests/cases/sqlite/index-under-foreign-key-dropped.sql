---- up
BEGIN;

-- Drop index book_author_idx of book
DROP INDEX book_author_idx;

-- Add index book_editor_idx of book
CREATE INDEX book_editor_idx ON book (editor_id);

COMMIT;

---- down
BEGIN;

-- Drop index book_editor_idx of book
DROP INDEX book_editor_idx;

-- Add index book_author_idx of book
CREATE INDEX book_author_idx ON book (author_id);

COMMIT;
