---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column lent_at to book
ALTER TABLE book ADD COLUMN lent_at TIMESTAMP NULL AFTER lent, LOCK=NONE;
-- Done: 1 of 9. If the next one fails, put it right and go on from here.

-- Change column back of book: must have a value
UPDATE book SET back = '2026-01-02 03:04:05' WHERE back IS NULL;
-- Done: 2 of 9. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN back TIMESTAMP NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 9. If the next one fails, put it right and go on from here.

-- Change column read of book: may be empty
ALTER TABLE book MODIFY COLUMN `read` TIMESTAMP NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 4 of 9. If the next one fails, put it right and go on from here.

-- Carry what is written to lent of book to lent_at, and back
CREATE TRIGGER relata_both_y7vxc1kyf7_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.lent = IF(NEW.lent_at IS NULL OR NEW.lent_at <=> NEW.lent, NEW.lent, NEW.lent_at), NEW.lent_at = IF(NEW.lent_at IS NULL, NEW.lent, NEW.lent_at);
-- Done: 5 of 9. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_y7vxc1kyf7_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.lent = IF(@relata_filling IS NOT NULL OR NEW.lent_at <=> OLD.lent_at OR NEW.lent_at <=> NEW.lent, NEW.lent, NEW.lent_at), NEW.lent_at = IF(@relata_filling IS NULL AND NEW.lent_at <=> OLD.lent_at AND NOT (NEW.lent <=> OLD.lent), NEW.lent, NEW.lent_at);
-- Done: 6 of 9. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 7 of 9. If the next one fails, put it right and go on from here.
UPDATE book SET lent_at = lent WHERE lent_at IS NULL;
-- Done: 8 of 9. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to lent of book to lent_at, and back
DROP TRIGGER relata_both_y7vxc1kyf7_insert;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_y7vxc1kyf7_update;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop column lent_at of book
ALTER TABLE book DROP COLUMN lent_at, LOCK=NONE;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Change column read of book: must have a value
UPDATE book SET `read` = '1970-01-02 00:00:00' WHERE `read` IS NULL;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN `read` TIMESTAMP NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Change column back of book: may be empty
ALTER TABLE book MODIFY COLUMN back TIMESTAMP NULL, ALGORITHM=INPLACE, LOCK=NONE;
