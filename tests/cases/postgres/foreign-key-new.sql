---- up
BEGIN;

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id integer;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;

COMMIT;
