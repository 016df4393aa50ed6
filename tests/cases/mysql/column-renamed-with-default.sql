---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column name of book: default
ALTER TABLE book MODIFY COLUMN name VARCHAR(40) NOT NULL DEFAULT 'b';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column title of book: default
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL DEFAULT 'a';
