---- up
BEGIN;

-- Drop index item_name of item
DROP INDEX item_name;

-- Drop index item_id of item
DROP INDEX item_id;

-- Add index item_name of item
CREATE INDEX item_name ON item (name);

-- Add index item_id of item
CREATE INDEX item_id ON item USING hash (id);

COMMIT;

---- down
BEGIN;

-- Drop index item_id of item
DROP INDEX item_id;

-- Drop index item_name of item
DROP INDEX item_name;

-- Add index item_id of item
CREATE INDEX item_id ON item USING brin (id);

-- Add index item_name of item
CREATE INDEX item_name ON item USING hash (name);

COMMIT;
