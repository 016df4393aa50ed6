---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Reorder the columns of book
ALTER TABLE book MODIFY COLUMN year INT NOT NULL AFTER id;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Reorder the columns of book
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL AFTER id;
