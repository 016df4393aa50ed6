---- up
BEGIN;

-- Drop index item_double of item
DROP INDEX item_double;

-- Drop index item_dear of item
DROP INDEX item_dear;

-- Change column price of item: type from integer to bigint
ALTER TABLE item ALTER COLUMN price TYPE bigint USING price::bigint;

-- Add index item_double of item
CREATE INDEX item_double ON item ((price * 2));

-- Add index item_dear of item
CREATE INDEX item_dear ON item (id) WHERE (price > 10);

COMMIT;

---- down
BEGIN;

-- Drop index item_double of item
DROP INDEX item_double;

-- Drop index item_dear of item
DROP INDEX item_dear;

-- Change column price of item: type from bigint to integer
ALTER TABLE item ALTER COLUMN price TYPE integer USING price::integer;

-- Add index item_double of item
CREATE INDEX item_double ON item ((price * 2));

-- Add index item_dear of item
CREATE INDEX item_dear ON item (id) WHERE (price > 10);

COMMIT;
