---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column pages of book: type from varchar(10) to integer
ALTER TABLE book ADD COLUMN pages_new INT AFTER pages;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
UPDATE book SET pages_new = (length(pages));
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN pages;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN pages_new TO pages;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column pages of book: type from integer to varchar(10)
ALTER TABLE book MODIFY COLUMN pages VARCHAR(10);
