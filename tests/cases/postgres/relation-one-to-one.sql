---- up
BEGIN;

-- Add unique constraint book_author_id_key of book
ALTER TABLE book ADD CONSTRAINT book_author_id_key UNIQUE (author_id);

COMMIT;

---- down
BEGIN;

-- Drop unique constraint book_author_id_key of book
ALTER TABLE book DROP CONSTRAINT book_author_id_key;

COMMIT;
