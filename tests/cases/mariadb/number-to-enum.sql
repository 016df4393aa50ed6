---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column stars of book: type from smallint to rating
ALTER TABLE book MODIFY COLUMN stars VARCHAR(255) NOT NULL;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM book WHERE stars NOT IN ('4', '3', '2', '1');
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN stars ENUM('4', '3', '2', '1') NOT NULL;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Change column shelf of book: type from integer to bigint
ALTER TABLE book MODIFY COLUMN shelf BIGINT NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column stars of book: type from rating to smallint
ALTER TABLE book MODIFY COLUMN stars VARCHAR(255) NOT NULL;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN stars SMALLINT NOT NULL;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column shelf of book: type from bigint to integer
ALTER TABLE book MODIFY COLUMN shelf INT NOT NULL;
