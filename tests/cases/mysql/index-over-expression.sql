---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add index book_idx of book
CREATE INDEX book_idx ON book ((lower(title)));

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_idx of book
DROP INDEX book_idx ON book;
