---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_key of book
DROP INDEX book_key ON book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add unique constraint book_key of book
ALTER TABLE book ADD CONSTRAINT book_key UNIQUE (title, year);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_key of book
DROP INDEX book_key ON book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add unique constraint book_key of book
ALTER TABLE book ADD CONSTRAINT book_key UNIQUE (title);
