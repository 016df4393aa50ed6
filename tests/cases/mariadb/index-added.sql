---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_title_idx of book
DROP INDEX book_title_idx ON book;
