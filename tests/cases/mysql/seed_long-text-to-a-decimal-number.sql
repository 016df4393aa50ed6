---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from text to numeric(10,2)
ALTER TABLE book MODIFY COLUMN price VARCHAR(255);
-- Done: 1 of 2. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN price DECIMAL(10, 2);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column price of book: type from numeric(10,2) to text
ALTER TABLE book MODIFY COLUMN price TEXT;
