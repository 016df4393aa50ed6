---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_title_idx of book
DROP INDEX book_title_idx ON book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_title_idx of book
DROP INDEX book_title_idx ON book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add index book_title_idx of book
CREATE UNIQUE INDEX book_title_idx ON book (title);
