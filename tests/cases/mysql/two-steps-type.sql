---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column price_new to book
ALTER TABLE book ADD COLUMN price_new BIGINT AFTER price, LOCK=NONE;
-- Done: 1 of 18. If the next one fails, put it right and go on from here.

-- Add column length to book
ALTER TABLE book ADD COLUMN length DECIMAL(12, 2) AFTER pages, LOCK=NONE;
-- Done: 2 of 18. If the next one fails, put it right and go on from here.

-- Add column code_new to book
ALTER TABLE book ADD COLUMN code_new VARCHAR(80) COMMENT 'longer', ALGORITHM=INSTANT;
-- Done: 3 of 18. If the next one fails, put it right and go on from here.

-- Carry what is written to code of book to code_new, and back
CREATE TRIGGER relata_both_aceh2gxzsf_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.code = IF(NEW.code_new IS NULL OR NEW.code_new <=> NEW.code, NEW.code, NEW.code_new), NEW.code_new = IF(NEW.code_new IS NULL, NEW.code, NEW.code_new);
-- Done: 4 of 18. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_aceh2gxzsf_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.code = IF(@relata_filling IS NOT NULL OR NEW.code_new <=> OLD.code_new OR NEW.code_new <=> NEW.code, NEW.code, NEW.code_new), NEW.code_new = IF(@relata_filling IS NULL AND NEW.code_new <=> OLD.code_new AND NOT (NEW.code <=> OLD.code), NEW.code, NEW.code_new);
-- Done: 5 of 18. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 6 of 18. If the next one fails, put it right and go on from here.
UPDATE book SET code_new = code WHERE code_new IS NULL;
-- Done: 7 of 18. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 8 of 18. If the next one fails, put it right and go on from here.

-- Carry what is written to price of book to price_new, and back
CREATE TRIGGER relata_both_nz82hb5fv3_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.price = IF(NEW.price_new IS NULL OR NEW.price_new <=> NEW.price, NEW.price, NEW.price_new), NEW.price_new = IF(NEW.price_new IS NULL, NEW.price, NEW.price_new);
-- Done: 9 of 18. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_nz82hb5fv3_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.price = IF(@relata_filling IS NOT NULL OR NEW.price_new <=> OLD.price_new OR NEW.price_new <=> NEW.price, NEW.price, NEW.price_new), NEW.price_new = IF(@relata_filling IS NULL AND NEW.price_new <=> OLD.price_new AND NOT (NEW.price <=> OLD.price), NEW.price, NEW.price_new);
-- Done: 10 of 18. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 11 of 18. If the next one fails, put it right and go on from here.
UPDATE book SET price_new = price WHERE price_new IS NULL;
-- Done: 12 of 18. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 13 of 18. If the next one fails, put it right and go on from here.

-- Carry what is written to pages of book to length, and back
CREATE TRIGGER relata_both_t3w68gjg6e_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.pages = IF(NEW.length IS NULL OR NEW.length <=> NEW.pages, NEW.pages, NEW.length), NEW.length = IF(NEW.length IS NULL, NEW.pages, NEW.length);
-- Done: 14 of 18. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_t3w68gjg6e_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.pages = IF(@relata_filling IS NOT NULL OR NEW.length <=> OLD.length OR NEW.length <=> NEW.pages, NEW.pages, NEW.length), NEW.length = IF(@relata_filling IS NULL AND NEW.length <=> OLD.length AND NOT (NEW.pages <=> OLD.pages), NEW.pages, NEW.length);
-- Done: 15 of 18. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 16 of 18. If the next one fails, put it right and go on from here.
UPDATE book SET length = pages WHERE length IS NULL;
-- Done: 17 of 18. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to pages of book to length, and back
DROP TRIGGER relata_both_t3w68gjg6e_insert;
-- Done: 1 of 9. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_t3w68gjg6e_update;
-- Done: 2 of 9. If the next one fails, put it right and go on from here.

-- Stop carrying what is written to price of book to price_new, and back
DROP TRIGGER relata_both_nz82hb5fv3_insert;
-- Done: 3 of 9. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_nz82hb5fv3_update;
-- Done: 4 of 9. If the next one fails, put it right and go on from here.

-- Stop carrying what is written to code of book to code_new, and back
DROP TRIGGER relata_both_aceh2gxzsf_insert;
-- Done: 5 of 9. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_aceh2gxzsf_update;
-- Done: 6 of 9. If the next one fails, put it right and go on from here.

-- Drop column code_new of book
ALTER TABLE book DROP COLUMN code_new, LOCK=NONE;
-- Done: 7 of 9. If the next one fails, put it right and go on from here.

-- Drop column length of book
ALTER TABLE book DROP COLUMN length, LOCK=NONE;
-- Done: 8 of 9. If the next one fails, put it right and go on from here.

-- Drop column price_new of book
ALTER TABLE book DROP COLUMN price_new, LOCK=NONE;
