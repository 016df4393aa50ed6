---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of log: no longer numbered
ALTER TABLE log MODIFY COLUMN id INT NOT NULL;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop the primary key of log
ALTER TABLE log DROP PRIMARY KEY;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add the primary key of note
ALTER TABLE note ADD PRIMARY KEY (number);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop the primary key of note
ALTER TABLE note DROP PRIMARY KEY;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add the primary key of log
ALTER TABLE log ADD PRIMARY KEY (id);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column id of log: numbered by the database
ALTER TABLE log MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
