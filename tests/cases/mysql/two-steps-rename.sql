---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column name to book
ALTER TABLE book ADD COLUMN name VARCHAR(40) AFTER title, LOCK=NONE;
-- Done: 1 of 12. If the next one fails, put it right and go on from here.

-- Add column called to author
ALTER TABLE author ADD COLUMN called VARCHAR(20), ALGORITHM=INSTANT;
-- Done: 2 of 12. If the next one fails, put it right and go on from here.

-- Carry what is written to title of book to name, and back
CREATE TRIGGER relata_both_zvwecxjvq4_insert BEFORE INSERT ON book FOR EACH ROW SET NEW.title = IF(NEW.name IS NULL OR NEW.name <=> NEW.title, NEW.title, NEW.name), NEW.name = IF(NEW.name IS NULL, NEW.title, NEW.name);
-- Done: 3 of 12. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_zvwecxjvq4_update BEFORE UPDATE ON book FOR EACH ROW SET NEW.title = IF(@relata_filling IS NOT NULL OR NEW.name <=> OLD.name OR NEW.name <=> NEW.title, NEW.title, NEW.name), NEW.name = IF(@relata_filling IS NULL AND NEW.name <=> OLD.name AND NOT (NEW.title <=> OLD.title), NEW.title, NEW.name);
-- Done: 4 of 12. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 5 of 12. If the next one fails, put it right and go on from here.
UPDATE book SET name = title WHERE name IS NULL;
-- Done: 6 of 12. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;
-- Done: 7 of 12. If the next one fails, put it right and go on from here.

-- Carry what is written to nick of author to called, and back
CREATE TRIGGER relata_both_1qstckcyaq_insert BEFORE INSERT ON author FOR EACH ROW SET NEW.nick = IF(NEW.called IS NULL OR NEW.called <=> NEW.nick, NEW.nick, NEW.called), NEW.called = IF(NEW.called IS NULL, NEW.nick, NEW.called);
-- Done: 8 of 12. If the next one fails, put it right and go on from here.
CREATE TRIGGER relata_both_1qstckcyaq_update BEFORE UPDATE ON author FOR EACH ROW SET NEW.nick = IF(@relata_filling IS NOT NULL OR NEW.called <=> OLD.called OR NEW.called <=> NEW.nick, NEW.nick, NEW.called), NEW.called = IF(@relata_filling IS NULL AND NEW.called <=> OLD.called AND NOT (NEW.nick <=> OLD.nick), NEW.nick, NEW.called);
-- Done: 9 of 12. If the next one fails, put it right and go on from here.
SET @relata_filling = 1;
-- Done: 10 of 12. If the next one fails, put it right and go on from here.
UPDATE author SET called = nick WHERE called IS NULL;
-- Done: 11 of 12. If the next one fails, put it right and go on from here.
SET @relata_filling = NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Stop carrying what is written to nick of author to called, and back
DROP TRIGGER relata_both_1qstckcyaq_insert;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_1qstckcyaq_update;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Stop carrying what is written to title of book to name, and back
DROP TRIGGER relata_both_zvwecxjvq4_insert;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
DROP TRIGGER relata_both_zvwecxjvq4_update;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Drop column called of author
ALTER TABLE author DROP COLUMN called, LOCK=NONE;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Drop column name of book
ALTER TABLE book DROP COLUMN name, LOCK=NONE;
