---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title) ALGORITHM=INPLACE LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop index book_title_idx of book
ALTER TABLE book DROP INDEX book_title_idx, ALGORITHM=INPLACE, LOCK=NONE;
