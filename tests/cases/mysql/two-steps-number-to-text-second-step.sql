---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to shelf of book to place, and back
DROP TRIGGER relata_both_ar0wdaxz22_insert;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_ar0wdaxz22_update;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop index book_shelf of book
ALTER TABLE book DROP INDEX book_shelf, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf, LOCK=NONE;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Change column place of book: must have a value
ALTER TABLE book MODIFY COLUMN place VARCHAR(20) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add index book_shelf of book
CREATE UNIQUE INDEX book_shelf ON book (place) ALGORITHM=INPLACE LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop index book_shelf of book
ALTER TABLE book DROP INDEX book_shelf, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.

-- Add column shelf to book
ALTER TABLE book ADD COLUMN shelf SMALLINT AFTER id, LOCK=NONE;
-- Done: 2 of 10. If the next one fails, put it right and go on from here.

-- Change column place of book: may be empty
ALTER TABLE book MODIFY COLUMN place VARCHAR(20), ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.

-- Carry what is written to shelf of book to place, and back
CREATE TRIGGER relata_both_ar0wdaxz22_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.shelf = IF(NEW.place IS NULL OR NEW.place <=> NEW.shelf, NEW.shelf, NEW.place), NEW.place = IF(NEW.place IS NULL, NEW.shelf, NEW.place);
-- Done: 4 of 10. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_ar0wdaxz22_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.shelf = IF(@relata_filling IS NOT NULL OR NEW.place <=> OLD.place OR NEW.place <=> NEW.shelf, NEW.shelf, NEW.place), NEW.place = IF(@relata_filling IS NULL AND NEW.place <=> OLD.place AND NOT (NEW.shelf <=> OLD.shelf), NEW.shelf, NEW.place);
-- Done: 5 of 10. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.
UPDATE book SET shelf = place WHERE shelf IS NULL;
-- Done: 7 of 10. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 8 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf SMALLINT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 9 of 10. If the next one fails, put it right and go on from here.

-- Add index book_shelf of book
CREATE INDEX book_shelf ON book (shelf) ALGORITHM=INPLACE LOCK=NONE;
