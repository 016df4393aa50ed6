---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Keep table ticket aside as relata_kept_ticket_99a4bd
ALTER TABLE ticket RENAME TO relata_kept_ticket_99a4bd;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column state of relata_kept_ticket_99a4bd: type from state to varchar(255)
ALTER TABLE relata_kept_ticket_99a4bd MODIFY COLUMN state VARCHAR(255) NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Bring table ticket back
ALTER TABLE relata_kept_ticket_99a4bd RENAME TO ticket;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Change column state of ticket: type from varchar(255) to state
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM ticket WHERE state NOT IN ('open', 'closed', 'late', 'lost');
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed', 'late', 'lost') NOT NULL;
