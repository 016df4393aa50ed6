---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: comment
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: comment
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL COMMENT 'on the cover';
