---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_isbn of book
DROP INDEX book_isbn ON book;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Keep column isbn of book aside as relata_kept_isbn_q2dwz6
ALTER TABLE book RENAME COLUMN isbn TO relata_kept_isbn_q2dwz6;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column relata_kept_isbn_q2dwz6 of book: may be empty, no default
ALTER TABLE book MODIFY COLUMN relata_kept_isbn_q2dwz6 VARCHAR(20);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Bring column isbn of book back
ALTER TABLE book RENAME COLUMN relata_kept_isbn_q2dwz6 TO isbn;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Change column isbn of book: must have a value, default
ALTER TABLE book MODIFY COLUMN isbn VARCHAR(20) DEFAULT 'none';
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
SET @relata_number = 0;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET isbn = (@relata_number := @relata_number + 1) WHERE isbn IS NULL;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN isbn VARCHAR(20) NOT NULL DEFAULT 'none';
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add unique constraint book_isbn of book
ALTER TABLE book ADD CONSTRAINT book_isbn UNIQUE (isbn);
