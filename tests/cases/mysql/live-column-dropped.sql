---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop column year of book
ALTER TABLE book DROP COLUMN year, LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column year to book
ALTER TABLE book ADD COLUMN year INT, ALGORITHM=INSTANT;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
UPDATE book SET year = 0 WHERE year IS NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN year INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
