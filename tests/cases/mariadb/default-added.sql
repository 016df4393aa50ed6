---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: default
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL DEFAULT 'a';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: no default
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL;
