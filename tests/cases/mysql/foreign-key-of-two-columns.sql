---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column room to book
ALTER TABLE book ADD COLUMN room INT;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column no to book
ALTER TABLE book ADD COLUMN `no` INT;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add index book_shelf of book
CREATE INDEX book_shelf ON book (room, `no`);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add foreign key book_shelf of book
ALTER TABLE book ADD CONSTRAINT book_shelf FOREIGN KEY (room, `no`) REFERENCES shelf (room, `no`);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_shelf of book
ALTER TABLE book DROP FOREIGN KEY book_shelf;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop index book_shelf of book
DROP INDEX book_shelf ON book;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Drop column no of book
ALTER TABLE book DROP COLUMN `no`;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Drop column room of book
ALTER TABLE book DROP COLUMN room;
