---- up
BEGIN;

-- Add column state to book
ALTER TABLE book ADD COLUMN state VARCHAR(10) DEFAULT 'new' NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column state of book
ALTER TABLE book DROP COLUMN state;

COMMIT;
