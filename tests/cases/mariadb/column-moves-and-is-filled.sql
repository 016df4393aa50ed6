---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column added of book
ALTER TABLE book DROP COLUMN added;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column state to shelf
ALTER TABLE shelf ADD COLUMN state ENUM('free', 'full');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE shelf SET state = 'full' WHERE state IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN state ENUM('free', 'full') NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column state of shelf
ALTER TABLE shelf DROP COLUMN state;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column added to book
ALTER TABLE book ADD COLUMN added DATE;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE book SET added = '1970-01-01' WHERE added IS NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN added DATE NOT NULL;
