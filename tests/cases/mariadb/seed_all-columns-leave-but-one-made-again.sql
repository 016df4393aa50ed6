---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column double of a
ALTER TABLE a DROP COLUMN `double`;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Rename column user of a to user_old
ALTER TABLE a RENAME COLUMN `user` TO user_old;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Add column user to a
ALTER TABLE a ADD COLUMN `user` INT FIRST;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
UPDATE a SET `user` = 0 WHERE `user` IS NULL;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE a MODIFY COLUMN `user` INT NOT NULL;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add column double to a
ALTER TABLE a ADD COLUMN `double` BIGINT GENERATED ALWAYS AS (`user` * 2) STORED FIRST;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Drop column user_old of a
ALTER TABLE a DROP COLUMN user_old;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column double of a: no longer computed
ALTER TABLE a MODIFY COLUMN `double` BIGINT;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop column user of a
ALTER TABLE a DROP COLUMN `user`;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Add column user to a
ALTER TABLE a ADD COLUMN `user` BOOLEAN;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
UPDATE a SET `user` = FALSE WHERE `user` IS NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE a MODIFY COLUMN `user` BOOLEAN NOT NULL;
