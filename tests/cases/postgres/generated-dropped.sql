---- up
BEGIN;

-- Drop column twice of book
ALTER TABLE book DROP COLUMN twice;

COMMIT;

---- down
BEGIN;

-- Add column twice to book
ALTER TABLE book ADD COLUMN twice bigint GENERATED ALWAYS AS (price * 2) STORED;

COMMIT;
