---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column new_one to book
ALTER TABLE book ADD COLUMN new_one INT;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Add column last_one to book
ALTER TABLE book ADD COLUMN last_one VARCHAR(3);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Reorder the columns of book
ALTER TABLE book MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT FIRST;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN c BOOLEAN NOT NULL AFTER id;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN new_one INT AFTER c;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column last_one of book
ALTER TABLE book DROP COLUMN last_one;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop column new_one of book
ALTER TABLE book DROP COLUMN new_one;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Reorder the columns of book
ALTER TABLE book MODIFY COLUMN a INT NOT NULL FIRST;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN b VARCHAR(20) NOT NULL DEFAULT 'b' COMMENT 'the b' AFTER id;
