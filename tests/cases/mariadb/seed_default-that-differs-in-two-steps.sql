---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column shelf to book
ALTER TABLE book ADD COLUMN shelf INT, ALGORITHM=INSTANT;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Carry what is written to place of book to shelf, and back
CREATE TRIGGER relata_both_xzz5pnbmfd_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.place = IF(NEW.shelf IS NULL OR NEW.shelf <=> NEW.place, NEW.place, NEW.shelf), NEW.shelf = IF(NEW.shelf IS NULL, NEW.place, NEW.shelf);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_xzz5pnbmfd_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.place = IF(@relata_filling IS NOT NULL OR NEW.shelf <=> OLD.shelf OR NEW.shelf <=> NEW.place, NEW.place, NEW.shelf), NEW.shelf = IF(@relata_filling IS NULL AND NEW.shelf <=> OLD.shelf AND NOT (NEW.place <=> OLD.place), NEW.place, NEW.shelf);
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET shelf = place WHERE shelf IS NULL;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to place of book to shelf, and back
DROP TRIGGER relata_both_xzz5pnbmfd_insert;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_xzz5pnbmfd_update;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf, ALGORITHM=INPLACE, LOCK=NONE;
