---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column seen of book: type from date to timestamp
ALTER TABLE book MODIFY COLUMN seen DATETIME NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column seen of book: type from timestamp to date
ALTER TABLE book MODIFY COLUMN seen DATE NOT NULL;
