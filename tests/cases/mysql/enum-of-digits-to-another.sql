---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column level of ticket: type from level to grade
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM ticket WHERE level NOT IN ('3', '1', '2');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN level ENUM('3', '1', '2') NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column level of ticket: type from grade to level
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM ticket WHERE level NOT IN ('2', '3');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN level ENUM('2', '3') NOT NULL;
