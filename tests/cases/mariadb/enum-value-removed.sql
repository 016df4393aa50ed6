---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'waiting', 'closed') NOT NULL DEFAULT 'waiting';
-- Done: 1 of 7. If the next one fails, put it right and go on from here.
UPDATE ticket SET state = CASE state WHEN 'waiting' THEN 'closed' ELSE state END WHERE state IN ('waiting');
-- Done: 2 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL DEFAULT 'closed';
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('open', 'waiting', 'closed');
-- Done: 4 of 7. If the next one fails, put it right and go on from here.
UPDATE ticket SET other = CASE other WHEN 'waiting' THEN 'closed' ELSE other END WHERE other IN ('waiting');
-- Done: 5 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('open', 'closed');
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Change column state of ticket: default
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL DEFAULT 'open';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'waiting', 'closed') NOT NULL DEFAULT 'open';
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('open', 'waiting', 'closed');
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column state of ticket: default
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'waiting', 'closed') NOT NULL DEFAULT 'waiting';
