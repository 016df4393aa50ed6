---- up
BEGIN;

-- Rename table book to book_old
ALTER TABLE book RENAME TO book_old;

-- Rename table author to book
ALTER TABLE author RENAME TO book;

-- Rename table book_old to author
ALTER TABLE book_old RENAME TO author;

COMMIT;

---- down
BEGIN;

-- Rename table author to author_old
ALTER TABLE author RENAME TO author_old;

-- Rename table book to author
ALTER TABLE book RENAME TO author;

-- Rename table author_old to book
ALTER TABLE author_old RENAME TO book;

COMMIT;
