---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column isbn of shelf
ALTER TABLE shelf DROP COLUMN isbn;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn VARCHAR(20) NOT NULL DEFAULT 'none';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column isbn to shelf
ALTER TABLE shelf ADD COLUMN isbn VARCHAR(20);
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE shelf SET isbn = 'unknown' WHERE isbn IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN isbn VARCHAR(20) NOT NULL;
