---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum mood
ALTER TABLE book MODIFY COLUMN mood ENUM('calm', 'happy', 'sad') NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum mood
ALTER TABLE book MODIFY COLUMN mood ENUM('calm', 'happy', 'sad') NOT NULL;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
UPDATE book SET mood = CASE mood WHEN 'calm' THEN 'happy' ELSE mood END WHERE mood IN ('calm');
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad') NOT NULL;
