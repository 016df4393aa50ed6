---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from numeric(8,2) to numeric(10,2)
ALTER TABLE book MODIFY COLUMN price DECIMAL(10, 2) NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from numeric(10,2) to numeric(8,2)
ALTER TABLE book MODIFY COLUMN price DECIMAL(8, 2) NOT NULL;
