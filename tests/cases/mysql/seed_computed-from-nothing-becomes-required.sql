---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column twice of book: no longer computed
ALTER TABLE book MODIFY COLUMN twice BIGINT;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Change column twice of book: must have a value
UPDATE book SET twice = 0 WHERE twice IS NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN twice BIGINT NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column twice of book
ALTER TABLE book DROP COLUMN twice;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column twice to book
ALTER TABLE book ADD COLUMN twice BIGINT GENERATED ALWAYS AS (pages * 2) STORED;
