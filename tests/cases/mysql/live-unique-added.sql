---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add unique constraint book_title of book
ALTER TABLE book ADD CONSTRAINT book_title UNIQUE (title), ALGORITHM=INPLACE, LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop unique constraint book_title of book
ALTER TABLE book DROP INDEX book_title, ALGORITHM=INPLACE, LOCK=NONE;
