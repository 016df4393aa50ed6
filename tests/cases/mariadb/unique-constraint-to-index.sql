---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index a_y of a
DROP INDEX a_y ON a;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop unique constraint a_x of a
DROP INDEX a_x ON a;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint a_y of a
ALTER TABLE a ADD CONSTRAINT a_y UNIQUE (y);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add index a_x of a
CREATE UNIQUE INDEX a_x ON a (x);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index a_x of a
DROP INDEX a_x ON a;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop unique constraint a_y of a
DROP INDEX a_y ON a;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint a_x of a
ALTER TABLE a ADD CONSTRAINT a_x UNIQUE (x);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add index a_y of a
CREATE UNIQUE INDEX a_y ON a (y);
