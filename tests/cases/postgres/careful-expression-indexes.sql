---- up
-- 
-- Part 1 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Add column code to book
ALTER TABLE book ADD COLUMN code integer;

COMMIT;

---- up
-- 
-- Part 2 of 3

-- Add index aside_year of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY aside_year ON book ((pages % 1000), id DESC, year);

---- up
-- 
-- Part 3 of 3

-- Add index shelf_place of shelf
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY shelf_place ON shelf ((place % 1000));

---- down
-- 
-- Part 1 of 3

-- Drop index shelf_place of shelf
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY shelf_place;

---- down
-- 
-- Part 2 of 3

-- Drop index aside_year of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY aside_year;

---- down
-- 
-- Part 3 of 3

BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;

COMMIT;
