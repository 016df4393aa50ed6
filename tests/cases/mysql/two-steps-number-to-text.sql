---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column place to book
ALTER TABLE book ADD COLUMN place VARCHAR(20), ALGORITHM=INSTANT;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Carry what is written to shelf of book to place, and back
CREATE TRIGGER relata_both_ar0wdaxz22_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.shelf = IF(NEW.place IS NULL OR NEW.place <=> NEW.shelf, NEW.shelf, NEW.place), NEW.place = IF(NEW.place IS NULL, NEW.shelf, NEW.place);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_ar0wdaxz22_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.shelf = IF(@relata_filling IS NOT NULL OR NEW.place <=> OLD.place OR NEW.place <=> NEW.shelf, NEW.shelf, NEW.place), NEW.place = IF(@relata_filling IS NULL AND NEW.place <=> OLD.place AND NOT (NEW.shelf <=> OLD.shelf), NEW.shelf, NEW.place);
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET place = shelf WHERE place IS NULL;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to shelf of book to place, and back
DROP TRIGGER relata_both_ar0wdaxz22_insert;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_ar0wdaxz22_update;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column place of book
ALTER TABLE book DROP COLUMN place, LOCK=NONE;
