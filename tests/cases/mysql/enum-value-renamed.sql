---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed', 'new_one', 'opened') NOT NULL DEFAULT 'open';
-- Done: 1 of 7. If the next one fails, put it right and go on from here.
UPDATE ticket SET state = CASE state WHEN 'open' THEN 'opened' WHEN 'closed' THEN 'new_one' WHEN 'new_one' THEN 'closed' ELSE state END WHERE state IN ('open', 'closed', 'new_one');
-- Done: 2 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('opened', 'new_one', 'closed') NOT NULL DEFAULT 'opened';
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('open', 'closed', 'new_one', 'opened');
-- Done: 4 of 7. If the next one fails, put it right and go on from here.
UPDATE ticket SET other = CASE other WHEN 'open' THEN 'opened' WHEN 'closed' THEN 'new_one' WHEN 'new_one' THEN 'closed' ELSE other END WHERE other IN ('open', 'closed', 'new_one');
-- Done: 5 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('opened', 'new_one', 'closed');
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Change column state of ticket: default
ALTER TABLE ticket MODIFY COLUMN state ENUM('opened', 'new_one', 'closed') NOT NULL DEFAULT 'opened';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('opened', 'new_one', 'closed', 'open') NOT NULL DEFAULT 'opened';
-- Done: 1 of 7. If the next one fails, put it right and go on from here.
UPDATE ticket SET state = CASE state WHEN 'opened' THEN 'open' WHEN 'new_one' THEN 'closed' WHEN 'closed' THEN 'new_one' ELSE state END WHERE state IN ('opened', 'new_one', 'closed');
-- Done: 2 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed', 'new_one') NOT NULL DEFAULT 'open';
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('opened', 'new_one', 'closed', 'open');
-- Done: 4 of 7. If the next one fails, put it right and go on from here.
UPDATE ticket SET other = CASE other WHEN 'opened' THEN 'open' WHEN 'new_one' THEN 'closed' WHEN 'closed' THEN 'new_one' ELSE other END WHERE other IN ('opened', 'new_one', 'closed');
-- Done: 5 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN other ENUM('open', 'closed', 'new_one');
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Change column state of ticket: default
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed', 'new_one') NOT NULL DEFAULT 'open';
