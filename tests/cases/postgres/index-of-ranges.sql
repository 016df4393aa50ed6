---- up
BEGIN;

-- Drop index item_level of item
DROP INDEX item_level;

-- Create enum level
CREATE TYPE level AS ENUM ('low', 'high');

-- Change column level of item: type from varchar(20) to level
ALTER TABLE item ALTER COLUMN level TYPE level USING level::text::level;

-- Add index item_level of item
CREATE INDEX item_level ON item (level);

-- Add index item_done of item
CREATE INDEX item_done ON item (done);

COMMIT;

---- down
BEGIN;

-- Drop index item_done of item
DROP INDEX item_done;

-- Drop index item_level of item
DROP INDEX item_level;

-- Change column level of item: type from level to varchar(20)
ALTER TABLE item ALTER COLUMN level TYPE varchar(20) USING level::text;

-- Add index item_level of item
CREATE INDEX item_level ON item USING brin (level);

-- Drop enum level
DROP TYPE level;

COMMIT;
