---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key b_a_id_fkey of b
ALTER TABLE b DROP FOREIGN KEY b_a_id_fkey;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Change column id of b: no longer numbered
ALTER TABLE b MODIFY COLUMN id INT NOT NULL;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Change column id of a: numbered by the database
ALTER TABLE a MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add foreign key b_a_id_fkey of b
ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key b_a_id_fkey of b
ALTER TABLE b DROP FOREIGN KEY b_a_id_fkey;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Change column id of a: no longer numbered
ALTER TABLE a MODIFY COLUMN id INT NOT NULL;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Change column id of b: numbered by the database
ALTER TABLE b MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add foreign key b_a_id_fkey of b
ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id);
