---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key b_a of b
ALTER TABLE b DROP FOREIGN KEY b_a;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop check a_y of a
ALTER TABLE a DROP CONSTRAINT a_y;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Rename unique constraint a_x to A x
ALTER TABLE a RENAME INDEX a_x TO `A x`;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Rename index a_i to A i
ALTER TABLE a RENAME INDEX a_i TO `A i`;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Rename index b_a_idx to B idx
ALTER TABLE b RENAME INDEX b_a_idx TO `B idx`;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add check A y of a
ALTER TABLE a ADD CONSTRAINT `A y` CHECK (y > 0);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key B to A of b
ALTER TABLE b ADD CONSTRAINT `B to A` FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key B to A of b
ALTER TABLE b DROP FOREIGN KEY `B to A`;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop check A y of a
ALTER TABLE a DROP CONSTRAINT `A y`;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Rename unique constraint A x to a_x
ALTER TABLE a RENAME INDEX `A x` TO a_x;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Rename index A i to a_i
ALTER TABLE a RENAME INDEX `A i` TO a_i;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Rename index B idx to b_a_idx
ALTER TABLE b RENAME INDEX `B idx` TO b_a_idx;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add check a_y of a
ALTER TABLE a ADD CONSTRAINT a_y CHECK (y > 0);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key b_a of b
ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE;
