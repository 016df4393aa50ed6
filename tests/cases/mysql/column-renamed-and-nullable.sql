---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column name of book: may be empty
ALTER TABLE book MODIFY COLUMN name VARCHAR(40);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Change column title of book: must have a value
UPDATE book SET title = '' WHERE title IS NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL;
