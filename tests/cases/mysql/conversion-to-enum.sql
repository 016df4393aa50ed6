---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column state of ticket: type from varchar(30) to state, default
ALTER TABLE ticket ADD COLUMN state_new ENUM('open', 'closed') AFTER state;
-- Done: 1 of 13. If the next one fails, put it right and go on from here.
UPDATE ticket SET state_new = (CASE WHEN id < 3 THEN 'open' ELSE 'closed' END);
-- Done: 2 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket DROP COLUMN state;
-- Done: 3 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket RENAME COLUMN state_new TO state;
-- Done: 4 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL DEFAULT 'open';
-- Done: 5 of 13. If the next one fails, put it right and go on from here.

-- Change column grade of ticket: type from level to integer
ALTER TABLE ticket ADD COLUMN grade_new INT AFTER grade;
-- Done: 6 of 13. If the next one fails, put it right and go on from here.
UPDATE ticket SET grade_new = (CASE grade WHEN 'low' THEN 1 WHEN 'high' THEN 2 END);
-- Done: 7 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket DROP COLUMN grade;
-- Done: 8 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket RENAME COLUMN grade_new TO grade;
-- Done: 9 of 13. If the next one fails, put it right and go on from here.

-- Change column level of ticket: type from integer to level
ALTER TABLE ticket ADD COLUMN level_new ENUM('low', 'high', 'worst') AFTER level;
-- Done: 10 of 13. If the next one fails, put it right and go on from here.
UPDATE ticket SET level_new = (CASE WHEN level IS NULL THEN NULL WHEN level > 20 THEN 'worst' ELSE 'low' END);
-- Done: 11 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket DROP COLUMN level;
-- Done: 12 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket RENAME COLUMN level_new TO level;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column level of ticket: type from level to integer
ALTER TABLE ticket ADD COLUMN level_new INT AFTER level;
-- Done: 1 of 13. If the next one fails, put it right and go on from here.
UPDATE ticket SET level_new = (CASE level WHEN 'worst' THEN 21 ELSE 1 END);
-- Done: 2 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket DROP COLUMN level;
-- Done: 3 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket RENAME COLUMN level_new TO level;
-- Done: 4 of 13. If the next one fails, put it right and go on from here.

-- Change column state of ticket: type from state to varchar(30), default
ALTER TABLE ticket ADD COLUMN state_new VARCHAR(30) AFTER state;
-- Done: 5 of 13. If the next one fails, put it right and go on from here.
UPDATE ticket SET state_new = (CASE state WHEN 'open' THEN 'x' ELSE 'y' END);
-- Done: 6 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket DROP COLUMN state;
-- Done: 7 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket RENAME COLUMN state_new TO state;
-- Done: 8 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket MODIFY COLUMN state VARCHAR(30) NOT NULL DEFAULT 'x';
-- Done: 9 of 13. If the next one fails, put it right and go on from here.

-- Change column grade of ticket: type from integer to level
ALTER TABLE ticket ADD COLUMN grade_new ENUM('low', 'high') AFTER grade;
-- Done: 10 of 13. If the next one fails, put it right and go on from here.
UPDATE ticket SET grade_new = (CASE grade WHEN 1 THEN 'low' ELSE 'high' END);
-- Done: 11 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket DROP COLUMN grade;
-- Done: 12 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE ticket RENAME COLUMN grade_new TO grade;
