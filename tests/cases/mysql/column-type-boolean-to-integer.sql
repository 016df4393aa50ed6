---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column sold of book: type from boolean to integer
ALTER TABLE book MODIFY COLUMN sold INT NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column sold of book: type from integer to boolean
ALTER TABLE book MODIFY COLUMN sold BOOLEAN NOT NULL;
