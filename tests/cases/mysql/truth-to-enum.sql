---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column done of task: type from boolean to state
ALTER TABLE task MODIFY COLUMN done VARCHAR(255) NOT NULL;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE task SET done = CASE done WHEN '1' THEN 'true' WHEN '0' THEN 'false' ELSE done END;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM task WHERE done NOT IN ('late', 'true', 'false');
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE task MODIFY COLUMN done ENUM('late', 'true', 'false') NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column done of task: type from state to boolean
ALTER TABLE task MODIFY COLUMN done VARCHAR(255) NOT NULL;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
UPDATE task SET done = CASE WHEN lower(done) IN ('true', 't', 'yes') THEN '1' WHEN lower(done) IN ('false', 'f', 'no') THEN '0' ELSE done END;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
ALTER TABLE task MODIFY COLUMN done BOOLEAN NOT NULL;
