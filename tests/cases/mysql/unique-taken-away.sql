---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_title of book
DROP INDEX book_title ON book;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add unique constraint book_title of book
ALTER TABLE book ADD CONSTRAINT book_title UNIQUE (title);
