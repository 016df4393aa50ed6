---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column twice to book
ALTER TABLE book ADD COLUMN twice BIGINT GENERATED ALWAYS AS (price * 2) STORED AFTER price;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column twice to shelf
ALTER TABLE shelf ADD COLUMN twice BIGINT GENERATED ALWAYS AS (number * 2) STORED;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop column twice of shelf
ALTER TABLE shelf DROP COLUMN twice;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Drop column twice of book
ALTER TABLE book DROP COLUMN twice;
