---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: type from varchar(40) to varchar(80)
ALTER TABLE book MODIFY COLUMN title VARCHAR(80) NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: type from varchar(80) to varchar(40)
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL;
