---- up
BEGIN;

-- Drop foreign key book_authors_book_id_fkey of book_authors
ALTER TABLE book_authors DROP CONSTRAINT book_authors_book_id_fkey;

-- Drop foreign key book_authors_author_id_fkey of book_authors
ALTER TABLE book_authors DROP CONSTRAINT book_authors_author_id_fkey;

-- Add column author_id to book with values from book_authors
ALTER TABLE book ADD COLUMN author_id integer;
UPDATE book SET author_id = (SELECT book_authors.author_id FROM book_authors WHERE book_authors.book_id = book.id ORDER BY book_authors.author_id LIMIT 1);

-- Drop table book_authors
DROP TABLE book_authors;

-- Add foreign key book_book_authors_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_book_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_book_authors_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_book_authors_author_id_fkey;

-- Create table book_authors with rows from book
CREATE TABLE book_authors (
    book_id integer NOT NULL,
    author_id integer NOT NULL,
    CONSTRAINT book_authors_pkey PRIMARY KEY (book_id, author_id)
);
INSERT INTO book_authors (author_id, book_id) SELECT author_id, id FROM book WHERE author_id IS NOT NULL;

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;

-- Add foreign key book_authors_book_id_fkey of book_authors
ALTER TABLE book_authors ADD CONSTRAINT book_authors_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE;

-- Add foreign key book_authors_author_id_fkey of book_authors
ALTER TABLE book_authors ADD CONSTRAINT book_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

COMMIT;
