---- up
BEGIN;

-- Drop index a_y of a
DROP INDEX a_y;

-- Drop unique constraint a_x of a
ALTER TABLE a DROP CONSTRAINT a_x;

-- Add unique constraint a_y of a
ALTER TABLE a ADD CONSTRAINT a_y UNIQUE (y);

-- Add index a_x of a
CREATE UNIQUE INDEX a_x ON a (x);

COMMIT;

---- down
BEGIN;

-- Drop index a_x of a
DROP INDEX a_x;

-- Drop unique constraint a_y of a
ALTER TABLE a DROP CONSTRAINT a_y;

-- Add unique constraint a_x of a
ALTER TABLE a ADD CONSTRAINT a_x UNIQUE (x);

-- Add index a_y of a
CREATE UNIQUE INDEX a_y ON a (y);

COMMIT;
