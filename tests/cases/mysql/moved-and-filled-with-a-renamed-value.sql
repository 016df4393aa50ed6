---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column state of book
ALTER TABLE book DROP COLUMN state;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column state to shelf
ALTER TABLE shelf ADD COLUMN state ENUM('open', 'closed');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE shelf SET state = 'open' WHERE state IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN state ENUM('open', 'closed') NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column state of shelf
ALTER TABLE shelf DROP COLUMN state;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column state to book
ALTER TABLE book ADD COLUMN state ENUM('old', 'closed');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE book SET state = 'old' WHERE state IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN state ENUM('old', 'closed') NOT NULL;
