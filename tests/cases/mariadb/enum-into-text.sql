---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column mood of book: type from mood to varchar(20)
ALTER TABLE book MODIFY COLUMN mood VARCHAR(20) NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column mood of book: type from varchar(20) to mood
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM book WHERE mood NOT IN ('happy', 'sad');
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad') NOT NULL;
