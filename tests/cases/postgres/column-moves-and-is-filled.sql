---- up
BEGIN;

-- Drop column added of book
ALTER TABLE book DROP COLUMN added;

-- Create enum state
CREATE TYPE state AS ENUM ('free', 'full');

-- Add column state to shelf
ALTER TABLE shelf ADD COLUMN state state;
UPDATE shelf SET state = 'full' WHERE state IS NULL;
ALTER TABLE shelf ALTER COLUMN state SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column state of shelf
ALTER TABLE shelf DROP COLUMN state;

-- Add column added to book
ALTER TABLE book ADD COLUMN added date;
UPDATE book SET added = '1970-01-01' WHERE added IS NULL;
ALTER TABLE book ALTER COLUMN added SET NOT NULL;

-- Drop enum state
DROP TYPE state;

COMMIT;
