---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column weight of book: type from real to double
ALTER TABLE book MODIFY COLUMN weight DOUBLE NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column weight of book: type from double to real
ALTER TABLE book MODIFY COLUMN weight FLOAT NOT NULL;
