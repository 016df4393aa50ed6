---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column total of book: no longer computed
ALTER TABLE book MODIFY COLUMN total BIGINT;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column total of book
ALTER TABLE book DROP COLUMN total;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column total to book
ALTER TABLE book ADD COLUMN total BIGINT GENERATED ALWAYS AS (price * 2) STORED;
