---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop index book_price of book
ALTER TABLE book DROP INDEX book_price, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 15. If the next one fails, put it right and go on from here.

-- Add column made to book
ALTER TABLE book ADD COLUMN made DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, ALGORITHM=INSTANT;
-- Done: 2 of 15. If the next one fails, put it right and go on from here.

-- Add column note to book
ALTER TABLE book ADD COLUMN note VARCHAR(20), ALGORITHM=INSTANT;
-- Done: 3 of 15. If the next one fails, put it right and go on from here.
UPDATE book SET note = 'none' WHERE note IS NULL;
-- Done: 4 of 15. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN note VARCHAR(20) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 15. If the next one fails, put it right and go on from here.

-- Change column title of book: must have a value
UPDATE book SET title = 'untitled' WHERE title IS NULL;
-- Done: 6 of 15. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 7 of 15. If the next one fails, put it right and go on from here.

-- Change column mail of author: type from varchar(40) to varchar(60), must have a value
ALTER TABLE author MODIFY COLUMN mail VARCHAR(60), ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 8 of 15. If the next one fails, put it right and go on from here.
UPDATE author SET mail = 'nobody' WHERE mail IS NULL;
-- Done: 9 of 15. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN mail VARCHAR(60) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 10 of 15. If the next one fails, put it right and go on from here.

-- Add unique constraint author_mail of author
ALTER TABLE author ADD CONSTRAINT author_mail UNIQUE (mail), ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 11 of 15. If the next one fails, put it right and go on from here.

-- Add index book_by_author of book
CREATE INDEX book_by_author ON book (author_id, title) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 12 of 15. If the next one fails, put it right and go on from here.

-- Add index book_one_price of book
CREATE UNIQUE INDEX book_one_price ON book (price) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 13 of 15. If the next one fails, put it right and go on from here.

-- Add check book_cheap of book
ALTER TABLE book ADD CONSTRAINT book_cheap CHECK (price < 1000);
-- Done: 14 of 15. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.

-- Drop index book_one_price of book
ALTER TABLE book DROP INDEX book_one_price, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 10. If the next one fails, put it right and go on from here.

-- Drop index book_by_author of book
ALTER TABLE book DROP INDEX book_by_author, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.

-- Drop check book_cheap of book
ALTER TABLE book DROP CONSTRAINT book_cheap;
-- Done: 4 of 10. If the next one fails, put it right and go on from here.

-- Drop unique constraint author_mail of author
ALTER TABLE author DROP INDEX author_mail, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Drop column note of book
ALTER TABLE book DROP COLUMN note, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.

-- Drop column made of book
ALTER TABLE book DROP COLUMN made, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 7 of 10. If the next one fails, put it right and go on from here.

-- Change column mail of author: type from varchar(60) to varchar(40), may be empty
ALTER TABLE author MODIFY COLUMN mail VARCHAR(40);
-- Done: 8 of 10. If the next one fails, put it right and go on from here.

-- Change column title of book: may be empty
ALTER TABLE book MODIFY COLUMN title VARCHAR(40), ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 9 of 10. If the next one fails, put it right and go on from here.

-- Add index book_price of book
CREATE INDEX book_price ON book (price) ALGORITHM=INPLACE LOCK=NONE;
