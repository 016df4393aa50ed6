---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to title of book to name, and back
DROP TRIGGER relata_both_zvwecxjvq4_insert;
-- Done: 1 of 12. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_zvwecxjvq4_update;
-- Done: 2 of 12. If the next one fails, put it right and go on from here.

-- Stop carrying what is written to nick of author to called, and back
DROP TRIGGER relata_both_1qstckcyaq_insert;
-- Done: 3 of 12. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_1qstckcyaq_update;
-- Done: 4 of 12. If the next one fails, put it right and go on from here.

-- Drop index book_title of book
ALTER TABLE book DROP INDEX book_title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 12. If the next one fails, put it right and go on from here.

-- Drop check book_named of book
ALTER TABLE book DROP CHECK book_named;
-- Done: 6 of 12. If the next one fails, put it right and go on from here.

-- Drop column title of book
ALTER TABLE book DROP COLUMN title, LOCK=NONE;
-- Done: 7 of 12. If the next one fails, put it right and go on from here.

-- Drop column nick of author
ALTER TABLE author DROP COLUMN nick, LOCK=NONE;
-- Done: 8 of 12. If the next one fails, put it right and go on from here.

-- Change column name of book: must have a value
ALTER TABLE book MODIFY COLUMN name VARCHAR(40) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 9 of 12. If the next one fails, put it right and go on from here.

-- Change column called of author: default
ALTER TABLE author MODIFY COLUMN called VARCHAR(20) DEFAULT 'nobody', ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 10 of 12. If the next one fails, put it right and go on from here.

-- Add index book_title of book
CREATE INDEX book_title ON book (name) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 11 of 12. If the next one fails, put it right and go on from here.

-- Add check book_named of book
ALTER TABLE book ADD CONSTRAINT book_named CHECK (name <> '');

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop index book_title of book
ALTER TABLE book DROP INDEX book_title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 20. If the next one fails, put it right and go on from here.

-- Drop check book_named of book
ALTER TABLE book DROP CHECK book_named;
-- Done: 2 of 20. If the next one fails, put it right and go on from here.

-- Add column nick to author
ALTER TABLE author ADD COLUMN nick VARCHAR(20) AFTER mail, LOCK=NONE;
-- Done: 3 of 20. If the next one fails, put it right and go on from here.

-- Add column title to book
ALTER TABLE book ADD COLUMN title VARCHAR(40) AFTER id, LOCK=NONE;
-- Done: 4 of 20. If the next one fails, put it right and go on from here.

-- Change column called of author: no default
ALTER TABLE author MODIFY COLUMN called VARCHAR(20), ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 20. If the next one fails, put it right and go on from here.

-- Change column name of book: may be empty
ALTER TABLE book MODIFY COLUMN name VARCHAR(40), ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 6 of 20. If the next one fails, put it right and go on from here.

-- Carry what is written to nick of author to called, and back
CREATE TRIGGER relata_both_1qstckcyaq_insert BEFORE INSERT ON author FOR EACH ROW SET NEW.nick = IF(NEW.called IS NULL OR NEW.called <=> NEW.nick, NEW.nick, NEW.called), NEW.called = IF(NEW.called IS NULL, NEW.nick, NEW.called);
-- Done: 7 of 20. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_1qstckcyaq_update BEFORE UPDATE ON author FOR EACH ROW SET NEW.nick = IF(@relata_filling IS NOT NULL OR NEW.called <=> OLD.called OR NEW.called <=> NEW.nick, NEW.nick, NEW.called), NEW.called = IF(@relata_filling IS NULL AND NEW.called <=> OLD.called AND NOT (NEW.nick <=> OLD.nick), NEW.nick, NEW.called);
-- Done: 8 of 20. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 9 of 20. If the next one fails, put it right and go on from here.
UPDATE author SET nick = called WHERE nick IS NULL;
-- Done: 10 of 20. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 11 of 20. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN nick VARCHAR(20) DEFAULT 'none', ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 12 of 20. If the next one fails, put it right and go on from here.

-- Carry what is written to title of book to name, and back
CREATE TRIGGER relata_both_zvwecxjvq4_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.title = IF(NEW.name IS NULL OR NEW.name <=> NEW.title, NEW.title, NEW.name), NEW.name = IF(NEW.name IS NULL, NEW.title, NEW.name);
-- Done: 13 of 20. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_zvwecxjvq4_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.title = IF(@relata_filling IS NOT NULL OR NEW.name <=> OLD.name OR NEW.name <=> NEW.title, NEW.title, NEW.name), NEW.name = IF(@relata_filling IS NULL AND NEW.name <=> OLD.name AND NOT (NEW.title <=> OLD.title), NEW.title, NEW.name);
-- Done: 14 of 20. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 15 of 20. If the next one fails, put it right and go on from here.
UPDATE book SET title = name WHERE title IS NULL;
-- Done: 16 of 20. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 17 of 20. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 18 of 20. If the next one fails, put it right and go on from here.

-- Add index book_title of book
CREATE INDEX book_title ON book (title) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 19 of 20. If the next one fails, put it right and go on from here.

-- Add check book_named of book
ALTER TABLE book ADD CONSTRAINT book_named CHECK (title <> '');
