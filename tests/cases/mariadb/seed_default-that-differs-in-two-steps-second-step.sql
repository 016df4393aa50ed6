---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to place of book to shelf, and back
DROP TRIGGER relata_both_xzz5pnbmfd_insert;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_xzz5pnbmfd_update;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Drop column place of book
ALTER TABLE book DROP COLUMN place, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Change column shelf of book: must have a value
ALTER TABLE book MODIFY COLUMN shelf INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column place to book
ALTER TABLE book ADD COLUMN place INT AFTER id;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Change column shelf of book: may be empty
ALTER TABLE book MODIFY COLUMN shelf INT, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Carry what is written to place of book to shelf, and back
CREATE TRIGGER relata_both_xzz5pnbmfd_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.place = IF(NEW.shelf IS NULL OR NEW.shelf <=> NEW.place, NEW.place, NEW.shelf), NEW.shelf = IF(NEW.shelf IS NULL, NEW.place, NEW.shelf);
-- Done: 3 of 8. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_xzz5pnbmfd_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.place = IF(@relata_filling IS NOT NULL OR NEW.shelf <=> OLD.shelf OR NEW.shelf <=> NEW.place, NEW.place, NEW.shelf), NEW.shelf = IF(@relata_filling IS NULL AND NEW.shelf <=> OLD.shelf AND NOT (NEW.place <=> OLD.place), NEW.place, NEW.shelf);
-- Done: 4 of 8. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.
UPDATE book SET place = shelf WHERE place IS NULL;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN place INT NOT NULL DEFAULT (1 + 2);
