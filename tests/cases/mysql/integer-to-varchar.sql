---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column year of book: type from integer to varchar(40)
ALTER TABLE book MODIFY COLUMN year VARCHAR(40) NOT NULL DEFAULT '2000';
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column edition of book: type from smallint to varchar(10)
ALTER TABLE book MODIFY COLUMN edition VARCHAR(10);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column edition of book: type from varchar(10) to smallint
ALTER TABLE book MODIFY COLUMN edition SMALLINT;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column year of book: type from varchar(40) to integer
ALTER TABLE book MODIFY COLUMN year INT NOT NULL DEFAULT 2000;
