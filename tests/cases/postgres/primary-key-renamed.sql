---- up
BEGIN;

-- Rename primary key book_pk to pk_of_book
ALTER TABLE book RENAME CONSTRAINT book_pk TO pk_of_book;

COMMIT;

---- down
BEGIN;

-- Rename primary key pk_of_book to book_pk
ALTER TABLE book RENAME CONSTRAINT pk_of_book TO book_pk;

COMMIT;
