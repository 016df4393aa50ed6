---- up
BEGIN;

-- Rename foreign key book_author to author_of_book
ALTER TABLE book RENAME CONSTRAINT book_author TO author_of_book;

COMMIT;

---- down
BEGIN;

-- Rename foreign key author_of_book to book_author
ALTER TABLE book RENAME CONSTRAINT author_of_book TO book_author;

COMMIT;
