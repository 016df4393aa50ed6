---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn VARCHAR(20);
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add unique constraint book_isbn_key of book
ALTER TABLE book ADD CONSTRAINT book_isbn_key UNIQUE (isbn);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_isbn_key of book
DROP INDEX book_isbn_key ON book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;
