---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: may be empty
ALTER TABLE book MODIFY COLUMN title VARCHAR(60) DEFAULT 'x';
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column pages of book: may be empty
ALTER TABLE book MODIFY COLUMN pages INT;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column pages of book: must have a value
UPDATE book SET pages = 1 WHERE pages IS NULL;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN pages INT NOT NULL;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Change column title of book: must have a value
UPDATE book SET title = 'x' WHERE title IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(60) NOT NULL DEFAULT 'x';
