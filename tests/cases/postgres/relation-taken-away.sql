---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop index book_author_id_idx of book
DROP INDEX book_author_id_idx;

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;

COMMIT;

---- down
BEGIN;

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id integer;

-- Add index book_author_id_idx of book
CREATE INDEX book_author_id_idx ON book (author_id);

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE SET NULL;

COMMIT;
