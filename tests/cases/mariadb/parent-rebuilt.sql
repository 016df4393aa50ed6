---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: type from varchar(20) to varchar(60)
ALTER TABLE book MODIFY COLUMN title VARCHAR(60) NOT NULL;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Change column name of author: type from varchar(20) to varchar(60)
ALTER TABLE author MODIFY COLUMN name VARCHAR(60) NOT NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add check author_name_check of author
ALTER TABLE author ADD CONSTRAINT author_name_check CHECK (name <> 'nobody');

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check author_name_check of author
ALTER TABLE author DROP CONSTRAINT author_name_check;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Change column name of author: type from varchar(60) to varchar(20)
ALTER TABLE author MODIFY COLUMN name VARCHAR(20) NOT NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column title of book: type from varchar(60) to varchar(20)
ALTER TABLE book MODIFY COLUMN title VARCHAR(20) NOT NULL;
