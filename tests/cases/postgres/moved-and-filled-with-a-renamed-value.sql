---- up
BEGIN;

-- Drop column state of book
ALTER TABLE book DROP COLUMN state;

-- Change the values of enum state
ALTER TYPE state RENAME VALUE 'old' TO 'open';

-- Add column state to shelf
ALTER TABLE shelf ADD COLUMN state state;
UPDATE shelf SET state = 'open' WHERE state IS NULL;
ALTER TABLE shelf ALTER COLUMN state SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column state of shelf
ALTER TABLE shelf DROP COLUMN state;

-- Change the values of enum state
ALTER TYPE state RENAME VALUE 'open' TO 'old';

-- Add column state to book
ALTER TABLE book ADD COLUMN state state;
UPDATE book SET state = 'old' WHERE state IS NULL;
ALTER TABLE book ALTER COLUMN state SET NOT NULL;

COMMIT;
