---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to pages of book to length, and back
DROP TRIGGER relata_both_t3w68gjg6e_insert;
-- Done: 1 of 13. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_t3w68gjg6e_update;
-- Done: 2 of 13. If the next one fails, put it right and go on from here.

-- Stop carrying what is written to price of book to price_new, and back
DROP TRIGGER relata_both_nz82hb5fv3_insert;
-- Done: 3 of 13. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_nz82hb5fv3_update;
-- Done: 4 of 13. If the next one fails, put it right and go on from here.

-- Stop carrying what is written to code of book to code_new, and back
DROP TRIGGER relata_both_aceh2gxzsf_insert;
-- Done: 5 of 13. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_aceh2gxzsf_update;
-- Done: 6 of 13. If the next one fails, put it right and go on from here.

-- Drop column price of book
ALTER TABLE book DROP COLUMN price, LOCK=NONE;
-- Done: 7 of 13. If the next one fails, put it right and go on from here.

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages, LOCK=NONE;
-- Done: 8 of 13. If the next one fails, put it right and go on from here.

-- Drop column code of book
ALTER TABLE book DROP COLUMN code, LOCK=NONE;
-- Done: 9 of 13. If the next one fails, put it right and go on from here.

-- Rename column code_new of book to code
ALTER TABLE book RENAME COLUMN code_new TO code, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 10 of 13. If the next one fails, put it right and go on from here.

-- Rename column price_new of book to price
ALTER TABLE book RENAME COLUMN price_new TO price, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 11 of 13. If the next one fails, put it right and go on from here.

-- Change column price of book: must have a value
ALTER TABLE book MODIFY COLUMN price BIGINT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 12 of 13. If the next one fails, put it right and go on from here.

-- Change column code of book: must have a value, default
ALTER TABLE book MODIFY COLUMN code VARCHAR(80) NOT NULL DEFAULT '0' COMMENT 'longer', ALGORITHM=INPLACE, LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Rename column code of book to code_new
ALTER TABLE book RENAME COLUMN code TO code_new, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 24. If the next one fails, put it right and go on from here.

-- Rename column price of book to price_new
ALTER TABLE book RENAME COLUMN price TO price_new, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 24. If the next one fails, put it right and go on from here.

-- Add column code to book
ALTER TABLE book ADD COLUMN code VARCHAR(10) AFTER length, LOCK=NONE;
-- Done: 3 of 24. If the next one fails, put it right and go on from here.

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages INT AFTER price_new, LOCK=NONE;
-- Done: 4 of 24. If the next one fails, put it right and go on from here.

-- Add column price to book
ALTER TABLE book ADD COLUMN price INT AFTER id, LOCK=NONE;
-- Done: 5 of 24. If the next one fails, put it right and go on from here.

-- Change column code_new of book: may be empty, no default
ALTER TABLE book MODIFY COLUMN code_new VARCHAR(80) COMMENT 'longer', ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 6 of 24. If the next one fails, put it right and go on from here.

-- Change column price_new of book: may be empty
ALTER TABLE book MODIFY COLUMN price_new BIGINT, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 7 of 24. If the next one fails, put it right and go on from here.

-- Carry what is written to code of book to code_new, and back
CREATE TRIGGER relata_both_aceh2gxzsf_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.code = IF(NEW.code_new IS NULL OR NEW.code_new <=> NEW.code, NEW.code, NEW.code_new), NEW.code_new = IF(NEW.code_new IS NULL, NEW.code, NEW.code_new);
-- Done: 8 of 24. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_aceh2gxzsf_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.code = IF(@relata_filling IS NOT NULL OR NEW.code_new <=> OLD.code_new OR NEW.code_new <=> NEW.code, NEW.code, NEW.code_new), NEW.code_new = IF(@relata_filling IS NULL AND NEW.code_new <=> OLD.code_new AND NOT (NEW.code <=> OLD.code), NEW.code, NEW.code_new);
-- Done: 9 of 24. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 10 of 24. If the next one fails, put it right and go on from here.
UPDATE book SET code = code_new WHERE code IS NULL;
-- Done: 11 of 24. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 12 of 24. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN code VARCHAR(10) NOT NULL DEFAULT '0', ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 13 of 24. If the next one fails, put it right and go on from here.

-- Carry what is written to price of book to price_new, and back
CREATE TRIGGER relata_both_nz82hb5fv3_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.price = IF(NEW.price_new IS NULL OR NEW.price_new <=> NEW.price, NEW.price, NEW.price_new), NEW.price_new = IF(NEW.price_new IS NULL, NEW.price, NEW.price_new);
-- Done: 14 of 24. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_nz82hb5fv3_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.price = IF(@relata_filling IS NOT NULL OR NEW.price_new <=> OLD.price_new OR NEW.price_new <=> NEW.price, NEW.price, NEW.price_new), NEW.price_new = IF(@relata_filling IS NULL AND NEW.price_new <=> OLD.price_new AND NOT (NEW.price <=> OLD.price), NEW.price, NEW.price_new);
-- Done: 15 of 24. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 16 of 24. If the next one fails, put it right and go on from here.
UPDATE book SET price = price_new WHERE price IS NULL;
-- Done: 17 of 24. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 18 of 24. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN price INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 19 of 24. If the next one fails, put it right and go on from here.

-- Carry what is written to pages of book to length, and back
CREATE TRIGGER relata_both_t3w68gjg6e_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.pages = IF(NEW.length IS NULL OR NEW.length <=> NEW.pages, NEW.pages, NEW.length), NEW.length = IF(NEW.length IS NULL, NEW.pages, NEW.length);
-- Done: 20 of 24. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_t3w68gjg6e_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.pages = IF(@relata_filling IS NOT NULL OR NEW.length <=> OLD.length OR NEW.length <=> NEW.pages, NEW.pages, NEW.length), NEW.length = IF(@relata_filling IS NULL AND NEW.length <=> OLD.length AND NOT (NEW.pages <=> OLD.pages), NEW.pages, NEW.length);
-- Done: 21 of 24. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 22 of 24. If the next one fails, put it right and go on from here.
UPDATE book SET pages = length WHERE pages IS NULL;
-- Done: 23 of 24. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
