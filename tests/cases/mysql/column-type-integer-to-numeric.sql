---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from integer to numeric(12,2)
ALTER TABLE book MODIFY COLUMN price DECIMAL(12, 2) NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from numeric(12,2) to integer
ALTER TABLE book MODIFY COLUMN price INT NOT NULL;
