---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from text to numeric(10,2)
ALTER TABLE book MODIFY COLUMN price DECIMAL(10, 2);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from numeric(10,2) to text
ALTER TABLE book MODIFY COLUMN price TEXT;
