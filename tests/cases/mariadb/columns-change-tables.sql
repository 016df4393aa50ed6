---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key b_a_id_fkey of b
ALTER TABLE b DROP FOREIGN KEY b_a_id_fkey;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.

-- Drop index b_a_id_fkey of b
DROP INDEX b_a_id_fkey ON b;
-- Done: 2 of 10. If the next one fails, put it right and go on from here.

-- Drop column note of a
ALTER TABLE a DROP COLUMN note;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.

-- Drop column note of b
ALTER TABLE b DROP COLUMN note;
-- Done: 4 of 10. If the next one fails, put it right and go on from here.

-- Add column note to a
ALTER TABLE a ADD COLUMN note VARCHAR(30) AFTER id;
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Add column note to b
ALTER TABLE b ADD COLUMN note VARCHAR(20) AFTER id;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.

-- Move column plain from a to b: add it with its values
ALTER TABLE b ADD COLUMN plain INT DEFAULT 5 AFTER note;
-- Done: 7 of 10. If the next one fails, put it right and go on from here.
UPDATE b SET plain = (SELECT a.plain FROM a WHERE a.id = b.a_id);
-- Done: 8 of 10. If the next one fails, put it right and go on from here.

-- Drop column plain of a
ALTER TABLE a DROP COLUMN plain;
-- Done: 9 of 10. If the next one fails, put it right and go on from here.

-- Drop column a_id of b
ALTER TABLE b DROP COLUMN a_id;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column note of b
ALTER TABLE b DROP COLUMN note;
-- Done: 1 of 13. If the next one fails, put it right and go on from here.

-- Drop column note of a
ALTER TABLE a DROP COLUMN note;
-- Done: 2 of 13. If the next one fails, put it right and go on from here.

-- Add column a_id to b
ALTER TABLE b ADD COLUMN a_id INT AFTER id;
-- Done: 3 of 13. If the next one fails, put it right and go on from here.
UPDATE b SET a_id = (SELECT id FROM (SELECT id FROM a ORDER BY id LIMIT 1) AS one_row) WHERE a_id IS NULL;
-- Done: 4 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE b MODIFY COLUMN a_id INT NOT NULL;
-- Done: 5 of 13. If the next one fails, put it right and go on from here.

-- Add column note to b
ALTER TABLE b ADD COLUMN note VARCHAR(30) AFTER id;
-- Done: 6 of 13. If the next one fails, put it right and go on from here.

-- Add column plain to a
ALTER TABLE a ADD COLUMN plain INT;
-- Done: 7 of 13. If the next one fails, put it right and go on from here.
UPDATE a SET plain = 0 WHERE plain IS NULL;
-- Done: 8 of 13. If the next one fails, put it right and go on from here.
ALTER TABLE a MODIFY COLUMN plain INT NOT NULL;
-- Done: 9 of 13. If the next one fails, put it right and go on from here.

-- Add column note to a
ALTER TABLE a ADD COLUMN note VARCHAR(20) AFTER id;
-- Done: 10 of 13. If the next one fails, put it right and go on from here.

-- Move column plain from b to a: drop it where it was
ALTER TABLE b DROP COLUMN plain;
-- Done: 11 of 13. If the next one fails, put it right and go on from here.

-- Add index b_a_id_fkey of b
CREATE INDEX b_a_id_fkey ON b (a_id);
-- Done: 12 of 13. If the next one fails, put it right and go on from here.

-- Add foreign key b_a_id_fkey of b
ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id);
