---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column code to book
ALTER TABLE book ADD COLUMN code INT, ALGORITHM=INSTANT;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add index aside_year of book
CREATE INDEX aside_year ON book ((pages % 1000), id DESC, year);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add index shelf_place of shelf
CREATE INDEX shelf_place ON shelf ((place % 1000)) ALGORITHM=INPLACE LOCK=SHARED;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop index shelf_place of shelf
ALTER TABLE shelf DROP INDEX shelf_place, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop index aside_year of book
ALTER TABLE book DROP INDEX aside_year, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column code of book
ALTER TABLE book DROP COLUMN code, LOCK=NONE;
