---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column mood of book: type from varchar(10) to mood
ALTER TABLE book ADD COLUMN mood_new ENUM('happy', 'sad') AFTER mood;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.
UPDATE book SET mood_new = (CASE WHEN length(mood) > 100 THEN 'happy' ELSE 'sad' END);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN mood;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN mood_new TO mood;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad') NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column mood of book: type from mood to varchar(10)
ALTER TABLE book MODIFY COLUMN mood VARCHAR(10) NOT NULL;
