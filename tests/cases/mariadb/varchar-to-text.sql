---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: type from varchar(100) to varchar(200)
ALTER TABLE book MODIFY COLUMN title VARCHAR(200) NOT NULL DEFAULT 'it''s new' COMMENT 'what it''s called';
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column note of book: type from varchar(20) to text
ALTER TABLE book MODIFY COLUMN note TEXT;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column note of book: type from text to varchar(20)
ALTER TABLE book MODIFY COLUMN note VARCHAR(20);
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column title of book: type from varchar(200) to varchar(100)
ALTER TABLE book MODIFY COLUMN title VARCHAR(100) NOT NULL DEFAULT 'it''s new' COMMENT 'what it''s called';
