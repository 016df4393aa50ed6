---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint book_code_key of book
DROP INDEX book_code_key ON book;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add column code to book
ALTER TABLE book ADD COLUMN code VARCHAR(20);
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages INT DEFAULT 4;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages INT;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Add column code to book
ALTER TABLE book ADD COLUMN code VARCHAR(20) AFTER id;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.
SET @relata_number = 0;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.
UPDATE book SET code = (@relata_number := @relata_number + 1) WHERE code IS NULL;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN code VARCHAR(20) NOT NULL;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add unique constraint book_code_key of book
ALTER TABLE book ADD CONSTRAINT book_code_key UNIQUE (code);
