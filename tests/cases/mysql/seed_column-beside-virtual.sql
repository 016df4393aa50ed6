---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages INT NOT NULL DEFAULT 92 AFTER id, LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages, LOCK=NONE;
