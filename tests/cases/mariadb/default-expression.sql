---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column seen of book: default
ALTER TABLE book MODIFY COLUMN seen DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column seen of book: no default
ALTER TABLE book MODIFY COLUMN seen DATETIME NOT NULL;
