---- up
BEGIN;

-- Drop index item_name of item
DROP INDEX item_name;

-- Drop index item_both of item
DROP INDEX item_both;

-- Change column price of item: type from integer to bigint
ALTER TABLE item ALTER COLUMN price TYPE bigint USING price::bigint;

-- Add index item_name of item
CREATE INDEX item_name ON item (name) INCLUDE (price, stock);

-- Add index item_both of item
CREATE UNIQUE INDEX item_both ON item (id, name) INCLUDE (stock);

COMMIT;

---- down
BEGIN;

-- Drop index item_both of item
DROP INDEX item_both;

-- Drop index item_name of item
DROP INDEX item_name;

-- Change column price of item: type from bigint to integer
ALTER TABLE item ALTER COLUMN price TYPE integer USING price::integer;

-- Add index item_both of item
CREATE UNIQUE INDEX item_both ON item (id, name);

-- Add index item_name of item
CREATE INDEX item_name ON item (name) INCLUDE (price);

COMMIT;
