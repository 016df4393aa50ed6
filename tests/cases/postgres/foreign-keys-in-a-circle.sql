---- up
BEGIN;

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id integer;

-- Add column book_id to author
ALTER TABLE author ADD COLUMN book_id integer;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

-- Add foreign key author_book_id_fkey of author
ALTER TABLE author ADD CONSTRAINT author_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key author_book_id_fkey of author
ALTER TABLE author DROP CONSTRAINT author_book_id_fkey;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop column book_id of author
ALTER TABLE author DROP COLUMN book_id;

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;

COMMIT;
