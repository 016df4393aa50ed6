---- up
BEGIN;

-- Rename check book_year to year_of_book
ALTER TABLE book RENAME CONSTRAINT book_year TO year_of_book;

COMMIT;

---- down
BEGIN;

-- Rename check year_of_book to book_year
ALTER TABLE book RENAME CONSTRAINT year_of_book TO book_year;

COMMIT;
