---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn VARCHAR(30) AFTER id;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
UPDATE book SET isbn = 'lost' WHERE isbn IS NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN isbn VARCHAR(30) NOT NULL;
