---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn VARCHAR(30) AFTER id;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.
UPDATE book SET isbn = 'none' WHERE isbn IS NULL;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN isbn VARCHAR(30) NOT NULL;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Add column copies to book
ALTER TABLE book ADD COLUMN copies INT NOT NULL DEFAULT 3;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add column sold to book
ALTER TABLE book ADD COLUMN sold BOOLEAN;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.
UPDATE book SET sold = FALSE WHERE sold IS NULL;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN sold BOOLEAN NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column sold of book
ALTER TABLE book DROP COLUMN sold;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop column copies of book
ALTER TABLE book DROP COLUMN copies;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;
