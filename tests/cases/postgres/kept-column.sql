---- up
BEGIN;

-- Drop unique constraint book_isbn of book
ALTER TABLE book DROP CONSTRAINT book_isbn;

-- Keep column isbn of book aside as relata_kept_isbn_q2dwz6
ALTER TABLE book RENAME COLUMN isbn TO relata_kept_isbn_q2dwz6;

-- Change column relata_kept_isbn_q2dwz6 of book: may be empty, no default
ALTER TABLE book ALTER COLUMN relata_kept_isbn_q2dwz6 DROP DEFAULT;
ALTER TABLE book ALTER COLUMN relata_kept_isbn_q2dwz6 DROP NOT NULL;

COMMIT;

---- down
BEGIN;

-- Bring column isbn of book back
ALTER TABLE book RENAME COLUMN relata_kept_isbn_q2dwz6 TO isbn;

-- Change column isbn of book: must have a value, default
ALTER TABLE book ALTER COLUMN isbn SET DEFAULT 'none';
UPDATE book SET isbn = numbered.number::text FROM (SELECT ctid AS row, row_number() OVER () AS number FROM book WHERE isbn IS NULL) AS numbered WHERE book.ctid = numbered.row;
ALTER TABLE book ALTER COLUMN isbn SET NOT NULL;

-- Add unique constraint book_isbn of book
ALTER TABLE book ADD CONSTRAINT book_isbn UNIQUE (isbn);

COMMIT;
