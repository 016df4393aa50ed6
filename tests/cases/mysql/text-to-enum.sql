---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column state of ticket: type from varchar(20) to state
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM ticket WHERE state NOT IN ('open', 'closed');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL DEFAULT 'open';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column state of ticket: type from state to varchar(20)
ALTER TABLE ticket MODIFY COLUMN state VARCHAR(20) NOT NULL DEFAULT 'open';
