---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column count of book: type from smallint to integer
ALTER TABLE book MODIFY COLUMN count INT NOT NULL DEFAULT 7;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column count of book: type from integer to smallint
ALTER TABLE book MODIFY COLUMN count SMALLINT NOT NULL DEFAULT 7;
