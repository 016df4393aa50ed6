---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'waiting', 'closed', 'it''s over') NOT NULL DEFAULT 'open';
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add column past to ticket
ALTER TABLE ticket ADD COLUMN past ENUM('open', 'waiting', 'closed', 'it''s over');
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column state of ticket: default
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'waiting', 'closed', 'it''s over') NOT NULL DEFAULT 'waiting';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column past of ticket
ALTER TABLE ticket DROP COLUMN past;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'waiting', 'closed', 'it''s over') NOT NULL DEFAULT 'waiting';
-- Done: 2 of 5. If the next one fails, put it right and go on from here.
UPDATE ticket SET state = CASE state WHEN 'waiting' THEN 'open' WHEN 'it''s over' THEN 'open' ELSE state END WHERE state IN ('waiting', 'it''s over');
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change column state of ticket: default
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL DEFAULT 'open';
