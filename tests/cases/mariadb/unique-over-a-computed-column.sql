---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_leaves_key of book
DROP INDEX book_leaves_key ON book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column note of book: type from varchar(40) to varchar(60), may be empty
ALTER TABLE book MODIFY COLUMN note VARCHAR(60);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column note of book: type from varchar(60) to varchar(40), must have a value
ALTER TABLE book MODIFY COLUMN note VARCHAR(40);
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
UPDATE book SET note = '' WHERE note IS NULL;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN note VARCHAR(40) NOT NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint book_leaves_key of book
ALTER TABLE book ADD CONSTRAINT book_leaves_key UNIQUE (leaves);
