---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column isbn of book: must have a value
UPDATE book SET isbn = 'it''s unknown' WHERE isbn IS NULL;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN isbn VARCHAR(30) NOT NULL;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Change column pages of book: must have a value
UPDATE book SET pages = 10 WHERE pages IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN pages INT NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column pages of book: may be empty
ALTER TABLE book MODIFY COLUMN pages INT;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column isbn of book: may be empty
ALTER TABLE book MODIFY COLUMN isbn VARCHAR(30);
