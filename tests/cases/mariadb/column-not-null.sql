---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: must have a value
UPDATE book SET title = 'none' WHERE title IS NULL;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: may be empty
ALTER TABLE book MODIFY COLUMN title VARCHAR(40);
