---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of book: type from integer to bigint
ALTER TABLE book MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of book: type from bigint to integer
ALTER TABLE book MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
