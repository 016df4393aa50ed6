---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column id to log
ALTER TABLE log ADD COLUMN id INT FIRST;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
SET @relata_number = 0;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
UPDATE log SET id = (@relata_number := @relata_number + 1) WHERE id IS NULL;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE log MODIFY COLUMN id INT NOT NULL;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add the primary key of log
ALTER TABLE log ADD PRIMARY KEY (id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Change column id of log: numbered by the database
ALTER TABLE log MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of log: no longer numbered
ALTER TABLE log MODIFY COLUMN id INT NOT NULL;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop the primary key of log
ALTER TABLE log DROP PRIMARY KEY;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column id of log
ALTER TABLE log DROP COLUMN id;
