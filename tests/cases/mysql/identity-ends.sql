---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of book: no longer numbered
ALTER TABLE book MODIFY COLUMN id INT NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of book: numbered by the database
ALTER TABLE book MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
