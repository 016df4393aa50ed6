---- up
BEGIN;

-- Rename unique constraint book_title to title_of_book
ALTER TABLE book RENAME CONSTRAINT book_title TO title_of_book;

COMMIT;

---- down
BEGIN;

-- Rename unique constraint title_of_book to book_title
ALTER TABLE book RENAME CONSTRAINT title_of_book TO book_title;

COMMIT;
