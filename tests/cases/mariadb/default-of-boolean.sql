---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column sold of book: default
ALTER TABLE book MODIFY COLUMN sold BOOLEAN NOT NULL DEFAULT TRUE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column sold of book: default
ALTER TABLE book MODIFY COLUMN sold BOOLEAN NOT NULL DEFAULT FALSE;
